"""Curates `usgs_mcs`: production and reserves by country and mineral, each year whole from its newest edition."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, require_countries, with_key
from indicators.curate.usgs_words import read_words
from indicators.errors import DataError

EXTRACT = "minerals/usgs_mcs/usgs_mcs_world.csv"
NEEDED = (
    "iso3",
    "country",
    "year",
    "mineral",
    "measure",
    "basis",
    "value",
    "qualifier",
    "value_raw",
    "edition",
    "notes",
)
MEASURES = ("mine_production", "reserves", "refinery_production", "smelter_production", "plant_production")
PRINTED_MEMBERS = ("AGO", "BWA", "COD", "GIN", "SLE", "TZA", "ZWE")
OTHER_BASES = {
    "mine_production_fe": "mine_production",
    "reserves_fe": "reserves",
    "reserves_cr2o3": "reserves",
}
OTHER_ORE = ("chromium", "reserves", "ore, gross weight")
GROUP = ["mineral", "measure", "year"]
BREAKS = {
    ("copper", "reserves", 2025): ("*", "Copper content; earlier editions print recoverable copper content."),
    ("vanadium", "reserves", 2023): (
        "ZAF",
        "Not comparable with earlier years: South African reserves were defined anew.",
    ),
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each measure, the figures in other bases, and what earlier editions printed."""
    frame = _mark_bases(read_words(read_extract(sources, EXTRACT, NEEDED), EXTRACT))
    primary = frame[~frame["other_basis"]]
    newest = primary.groupby(GROUP)["edition"].transform("max")
    current = mark_breaks(primary[primary["edition"] == newest])
    tables = {measure: _build(current[current["measure"] == measure]) for measure in MEASURES}
    require_countries(tables["mine_production"], PRINTED_MEMBERS, EXTRACT)
    earlier = primary[primary["edition"] < newest]
    return {**tables, "other_bases": _build_other(frame), "earlier_editions": _build_earlier(earlier)}


def _mark_bases(frame: pd.DataFrame) -> pd.DataFrame:
    """Set figures in a second basis apart: iron content, chromium oxide, chromium ore as newly defined."""
    ore = frame[["mineral", "measure", "basis"]].apply(tuple, axis=1) == OTHER_ORE
    second = frame["measure"].isin(OTHER_BASES) | ore
    unknown = set(frame["measure"]) - set(OTHER_BASES) - set(MEASURES)
    if unknown:
        raise DataError(f"{EXTRACT} holds the measure {min(unknown)} that no table takes. Decide where it belongs.")
    return frame.assign(other_basis=second, measure=frame["measure"].replace(OTHER_BASES))


def mark_breaks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with status B and its reason where a definition changed."""
    for (mineral, measure, year), (country, note) in BREAKS.items():
        hit = (rows["mineral"] == mineral) & (rows["measure"] == measure) & (rows["year"] == year) & rows["value"].notna()
        if country != "*":
            hit &= rows["country"] == country
        rows = rows.assign(obs_status=rows["obs_status"].mask(hit, "B"), note=rows["note"].mask(hit, note))
    return rows


def _build(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["country", "mineral", "year", "value", "obs_status", "note", "edition"]
    return with_key(rows[columns], "country", "mineral", "year")


def _build_other(frame: pd.DataFrame) -> pd.DataFrame:
    rows = frame[frame["other_basis"]]
    newest = rows.groupby([*GROUP, "basis"])["edition"].transform("max")
    columns = ["country", "mineral", "measure", "basis", "year", "value", "obs_status", "note", "edition"]
    return with_key(rows.loc[rows["edition"] == newest, columns], "country", "mineral", "measure", "basis", "year")


def _build_earlier(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["country", "mineral", "measure", "year", "edition", "value", "obs_status", "note"]
    return with_key(rows[columns], "country", "mineral", "measure", "year", "edition")
