"""EITI's open data interface, version 1.0: implementing countries with the summary figures of their reports."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures
from indicators.curate.refresh.answers import Answer, read_json
from indicators.curate.refresh.codes import map_codes, require_unique, say_unknown
from indicators.curate.refresh.edition import Edition
from indicators.errors import Clause, DataError

REVENUE = "Government revenue - extractive industries"
PRODUCT = "Gross Domestic Product - all sectors"
DOLLARS = "USD"
INTERFACE = "EITI interface 1.0"
COLUMNS = ("country", "year", "value", "obs_status", "note")
MOST_OF_PRODUCT = 0.70


def read_eiti(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read what governments received from extractive industries, in U.S. dollars, by fiscal year.

    A figure above 70 % of the country's product, as the same report states it, is in another unit than it says: it is left out
    and named. Years that the interface does not hold stay as they are.

    Raises:
        DataError: no list of countries, or a value that is no figure.
    """
    records, doubtful = [], []
    for answer in answers:
        content = read_json(answer)
        rows = content.get("data") if isinstance(content, Mapping) else content
        if not isinstance(rows, list) or not rows or not all(isinstance(r, Mapping) and "iso3" in r for r in rows):
            raise DataError(
                "{file} is no list of implementing countries: the interface changed. Adapt the adapter first.", file=answer.name
            )
        for row in rows:
            found, odd = _read_country(row, answer)
            records += found
            doubtful += odd
    if not records:
        raise DataError(
            "{file} holds no “{measure}” in dollars: the interface renamed it. Nothing was written.",
            file=answers[0].name,
            measure=REVENUE,
        )
    fresh, unknown = map_codes(require_unique(pd.DataFrame(records), ["code", "year"], answers[0].name), folder)
    held = read_extract(folder, "revenue_extractives.csv", (*COLUMNS, "edition"))
    held = held.assign(year=to_figures(held["year"], "year").astype(int), value=to_figures(held["value"], "value"))
    pairs = set(zip(fresh["country"], fresh["year"], strict=True))
    kept = held[[p not in pairs for p in zip(held["country"], held["year"], strict=True)]]
    table = pd.concat([kept, fresh.assign(obs_status="A", note="", edition=INTERFACE)[[*COLUMNS, "edition"]]])
    left_out = (
        (Clause("Left out, above 70% of the product stated: {names}.", names=", ".join(sorted(doubtful))),) if doubtful else ()
    )
    return Edition(
        "", {"revenue_extractives": table}, f"{INTERFACE}, implementing_country", notes=(*left_out, *say_unknown(unknown))
    )


def _read_country(row: Mapping[str, object], answer: Answer) -> tuple[list[dict[str, object]], list[str]]:
    reports = row.get("reports")
    found: list[dict[str, object]] = []
    doubtful: list[str] = []
    for year, lines in reports.items() if isinstance(reports, Mapping) else ():
        values = {str(x["commodity"]): _read_value(x, answer) for x in lines if x.get("unit") == DOLLARS}
        revenue, product = values.get(REVENUE), values.get(PRODUCT)
        if revenue is None:
            continue
        if product and revenue > MOST_OF_PRODUCT * product:
            doubtful.append(f"{row['iso3']} {year}")
            continue
        found.append({"code": str(row["iso3"]), "year": int(year), "value": revenue})
    return found, doubtful


def _read_value(line: Mapping[str, object], answer: Answer) -> float | None:
    text = line.get("value")
    if text in (None, ""):
        return None
    try:
        return float(str(text))
    except ValueError:
        raise DataError(
            "{file}: “{cell}” is not a number. Ask the publisher; nothing was written.", file=answer.name, cell=str(text)[:40]
        ) from None
