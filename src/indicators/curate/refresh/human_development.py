"""UNDP's wide file of composite indices: one row a country, one column a measure and year."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_extract, to_figures
from indicators.curate.refresh.answers import Answer, read_csv, to_numbers
from indicators.curate.refresh.codes import map_codes, require_unique
from indicators.curate.refresh.edition import Edition
from indicators.curate.standing import build_medians
from indicators.errors import DataError

ENCODING = "cp1252"
MEASURES = ("hdi", "ihdi", "gii")


def read_hdr(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read HDI, inequality-adjusted HDI and gender inequality index of members and peers, with the medians of all.

    Raises:
        DataError: a measure has no column, or a cell is no figure.
    """
    answer = answers[0]
    frame = require_unique(read_csv(answer, ["iso3"], ENCODING), ["iso3"], answer.name)
    scope = list_scope("member", "peer")
    tables: dict[str, pd.DataFrame] = {}
    whole = {}
    for name in MEASURES:
        found, _ = map_codes(_lengthen(frame, name, answer), folder)
        whole[name] = found
        tables[name] = _add_rank(found[found["country"].isin(scope)], frame, name, answer).assign(obs_status="A", note="")
    medians = build_medians(whole, ("coalition", "africa", "world"))
    held = read_extract(folder, "medians.csv", ("indicator", "group", "year", "value", "n"))
    kept = held[~held["indicator"].isin(MEASURES)]
    kept = kept.assign(year=to_figures(kept["year"], "medians.csv").astype(int), value=to_figures(kept["value"], "medians.csv"))
    extra = pd.concat([medians, kept], ignore_index=True)
    extra.attrs["key"] = ["indicator", "group", "year"]
    last = max(int(t["year"].max()) for t in tables.values())
    return Edition(
        f"composite indices 1990–{last}", tables, "publisher’s wide CSV file of composite indices", extra={"medians": extra}
    )


def _lengthen(frame: pd.DataFrame, name: str, answer: Answer) -> pd.DataFrame:
    years = {c: int(m[1]) for c in frame.columns if (m := re.fullmatch(rf"{name}_(\d{{4}})", c))}
    if not years:
        raise DataError(
            "{file} lacks the columns {name}_YEAR: the publisher renamed or dropped them. Adapt the adapter first.",
            file=answer.name,
            name=name,
        )
    long = frame.melt(id_vars=["iso3"], value_vars=list(years), var_name="column", value_name="text")
    value = to_numbers(long["text"], answer, name)
    return long.assign(code=long["iso3"], year=long["column"].map(years), value=value)[["code", "year", "value"]].dropna()


def _add_rank(rows: pd.DataFrame, frame: pd.DataFrame, name: str, answer: Answer) -> pd.DataFrame:
    """Add the publisher's rank, which the file gives for the newest year of the HDI only."""
    if name != "hdi":
        return rows
    columns = [c for c in frame.columns if re.fullmatch(r"hdi_rank_\d{4}", c)]
    if not columns:
        return rows.assign(rank=pd.Series(pd.NA, index=rows.index, dtype="Int64"))
    newest = max(columns)
    ranks = dict(zip(frame["iso3"], to_numbers(frame[newest], answer, newest), strict=True))
    rank = rows["country"].map(ranks).where(rows["year"] == int(newest[-4:]))
    return rows.assign(rank=rank.astype("Int64"))
