"""World Bank interface (JSON): governance scores of source 3 with their bounds, development indicators of source 2."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.curate.refresh.answers import FETCH_AGAIN, Answer, find_table, read_json, read_sheet, to_numbers
from indicators.curate.refresh.codes import map_codes, require_unique, say_unknown
from indicators.curate.refresh.edition import Edition
from indicators.curate.wdi import CODES
from indicators.curate.wgi_estimate import DIMENSIONS, QUANTILE
from indicators.errors import DataError

INTERFACE = "https://api.worldbank.org/v2/country/all/indicator"
LEVEL = 0.90
DECIMALS = 3
PARTS = {"SC": "value", "SC_LB": "lower", "SC_UB": "upper"}
WORKBOOK = {
    "code": "code", "year": "year", "indicator": "indicator", "estimate": "value", "stddev": "stderr", "nsource": "n_sources",
}  # fmt: skip
SETTLED = (
    "Values and 90% bounds as the publisher’s interface gives them, rounded to three decimals. Economies to which the interface "
    "gives no ISO code are left out."
)


def wgi_address() -> str:
    """Return the address that answers with all scores and bounds at once."""
    series = ";".join(f"GOV_WGI_{code}.{part}" for code in DIMENSIONS for part in PARTS)
    return f"{INTERFACE}/{series}?source=3&format=json&per_page=200000"


def wdi_address() -> str:
    """Return the address that answers with all development indicators at once."""
    return f"{INTERFACE}/{';'.join(CODES)}?source=2&format=json&per_page=200000"


def read_wgi(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read scores of the 0–100 scale with their 90 % bounds.

    Raises:
        DataError: a series or page is missing, a bound does not enclose its value, or the answer is an error message.
    """
    rows, updated = read_pages(answers)
    series = {f"GOV_WGI_{code}.{part}": (name, column) for code, name in DIMENSIONS.items() for part, column in PARTS.items()}
    _require_series(rows, series, answers)
    found, unknown = map_codes(rows, folder)
    tables = {}
    for code, name in DIMENSIONS.items():
        parts = [
            found.loc[found["indicator"] == f"GOV_WGI_{code}.{part}", ["country", "year", "value"]].rename(
                columns={"value": column}
            )
            for part, column in PARTS.items()
        ]
        table = parts[0].dropna(subset=["value"])
        for part in parts[1:]:
            table = table.merge(part, on=["country", "year"], how="left", validate="1:1")
        table[list(PARTS.values())] = table[list(PARTS.values())].round(DECIMALS)
        crossed = table[(table["lower"] > table["value"]) | (table["upper"] < table["value"])]
        if not crossed.empty:
            worst = crossed.iloc[0]
            raise DataError(
                "wgi.{name}: the bounds of {country} {year} leave its score out. {remedy}",
                name=name,
                country=worst["country"],
                year=worst["year"],
                remedy=FETCH_AGAIN,
            )
        tables[name] = table.assign(obs_status="A", note="")
    last = max(int(t["year"].max()) for t in tables.values())
    return Edition(
        title=f"{updated[:4]} update (1996–{last}), interface of {updated}",
        tables=tables,
        origin_format="World Bank interface, source 3, GOV_WGI_*.SC with .SC_LB and .SC_UB",
        intervals=dict.fromkeys(tables, LEVEL),
        processing_note=SETTLED,
        settled_caveats=("wgi_no_interval",),
        notes=say_unknown(unknown),
    )


def read_wdi(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read the development indicators; years and groups that we never held are left out.

    Raises:
        DataError: a series or page is missing, or the answer is an error message.
    """
    rows, updated = read_pages(answers)
    _require_series(rows, CODES, answers)
    found, unknown = map_codes(rows[rows["year"] >= 1990], folder)
    known = found.dropna(subset=["value"])
    tables = {
        name: known.loc[known["indicator"] == code, ["country", "year", "value"]].assign(obs_status="A", note="")
        for code, name in CODES.items()
    }
    return Edition(
        title=f"state of {updated}",
        tables=tables,
        origin_format="World Bank interface, source 2",
        notes=say_unknown(unknown),
    )


def read_wgi_estimate(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read the workbook of estimates with standard errors; lower and upper are estimate ∓ 1.645·stderr.

    Raises:
        DataError: another layout, or figures that are none.
    """
    answer = answers[0]
    frame = find_table(answer, read_sheet(answer, "Sheet1"), WORKBOOK)
    figures = {c: to_numbers(frame[c], answer, c) for c in ("value", "stderr", "n_sources")}
    rows = frame.assign(**figures, year=to_numbers(frame["year"], answer, "year").astype(int)).dropna(subset=["value"])
    found, unknown = map_codes(rows, folder)
    lost = sorted({c.lower() for c in DIMENSIONS} - set(found["indicator"]))
    if lost:
        raise DataError(
            "{file} lacks the dimension {names}: the publisher changed its codes. Adapt the adapter.",
            file=answer.name,
            names=", ".join(lost),
        )
    tables = {}
    for code, name in DIMENSIONS.items():
        part = require_unique(found[found["indicator"] == code.lower()], ["country", "year"], f"wgi_estimate.{name}")
        value, stderr = part["value"].round(6), part["stderr"].round(6)
        tables[name] = pd.DataFrame(
            {
                "country": part["country"],
                "year": part["year"],
                "value": value,
                "lower": (value - QUANTILE * stderr).round(6),
                "upper": (value + QUANTILE * stderr).round(6),
                "stderr": stderr,
                "n_sources": part["n_sources"].astype("Int64"),
                "obs_status": "A",
                "note": "",
            }
        )
    return Edition("", tables, "publisher’s workbook wgidataset.xlsx", dict.fromkeys(tables, LEVEL), notes=say_unknown(unknown))


def read_pages(answers: Sequence[Answer]) -> tuple[pd.DataFrame, str]:
    """Return code, indicator, year, value of all pages of one answer, and the date of its last update.

    Raises:
        DataError: an error message in place of rows, or pages that are missing.
    """
    records: list[dict[str, Any]] = []
    pages, expected, updated = set(), 1, ""
    for answer in answers:
        content = read_json(answer)
        if not isinstance(content, list) or len(content) != 2 or not isinstance(content[1], list):
            raise DataError(
                "{file}: the interface answered “{answer}” in place of figures. Check the address.",
                file=answer.name,
                answer=_find_message(content),
            )
        head, rows = content
        pages.add(int(head["page"]))
        expected, updated = max(expected, int(head["pages"])), str(head.get("lastupdated") or updated)
        records += rows
        total = int(head["total"])
    if len(pages) < expected or len(records) != total:
        raise DataError(
            "{file} is cut: {rows} of {total} rows, {pages} of {expected} pages. Ask with a larger per_page or give all pages.",
            file=answers[0].name,
            rows=len(records),
            total=total,
            pages=len(pages),
            expected=expected,
        )
    frame = _read_records(records, answers[0].name)
    return require_unique(frame[frame["code"] != ""], ["code", "indicator", "year"], answers[0].name), updated


def _read_records(records: Sequence[dict[str, Any]], file: str) -> pd.DataFrame:
    try:
        return pd.DataFrame(
            {
                "code": [str(r["countryiso3code"]) for r in records],
                "indicator": [str(r["indicator"]["id"]) for r in records],
                "year": [int(r["date"]) for r in records],
                "value": [float("nan") if r["value"] is None else float(r["value"]) for r in records],
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "{file}: a row lacks {reason}: the interface changed its format. Adapt the adapter.", file=file, reason=error
        ) from None


def _require_series(rows: pd.DataFrame, series: Iterable[str], answers: Sequence[Answer]) -> None:
    lost = [s for s in series if s not in set(rows.loc[rows["value"].notna(), "indicator"])]
    if lost:
        what = ", ".join(lost)
        raise DataError(
            "{file} holds no value of {what}: the publisher renamed or withdrew it. Nothing was written.",
            file=answers[0].name,
            what=what,
        )


def _find_message(content: object) -> str:
    try:
        return str(content[0]["message"][0]["value"])[:120]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return "something unknown"
