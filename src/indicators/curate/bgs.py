"""Curates `bgs`: production 1990–2015 of six minerals, and shares of the reporters' sum to 2024."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures, with_key
from indicators.curate.world_mining_data import find_scales

PRODUCTION = "minerals/history/bgs_2016_production_1990_2015.csv"
SHARES = "minerals/history/bgs_share_of_world_2000_2024.csv"
ZERO = "The publisher’s data file prints zero."
GROSS = {"lithium": "lithium_minerals"}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return production and shares; lithium is gross weight of minerals and therefore carries its own id."""
    return {"mine_production": _build_production(sources), "share_of_world": _build_shares(sources)}


def _build_production(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, PRODUCTION, ("iso3", "year", "mineral", "value", "unit"))
    values = to_figures(rows["value"], PRODUCTION) * find_scales(rows)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "mineral": rows["mineral"],
            "year": to_figures(rows["year"], PRODUCTION).astype(int),
            "value": values,
            "obs_status": values.isna().map({True: "O", False: "A"}),
            "note": values.eq(0).map({True: ZERO, False: ""}),
        }
    )
    return with_key(table, "country", "mineral", "year")


def _build_shares(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, SHARES, ("iso3", "year", "mineral", "value"))
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "mineral": rows["mineral"].replace(GROSS),
            "year": to_figures(rows["year"], SHARES).astype(int),
            "value": to_figures(rows["value"], SHARES),
            "obs_status": "I",
            "note": "",
        }
    )
    return with_key(table, "country", "mineral", "year")
