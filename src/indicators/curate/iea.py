"""Curates `iea`: mining and refining of 2024 in members and peers, with the world and the rank; no projection."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_extract, to_figures, with_key
from indicators.errors import DataError

EXTRACT = "minerals/iea/iea_supply_2024_and_projections.csv"
MEASURES = ("mine_production", "refinery_production")
BASE_YEAR = 2024
AGGREGATES = ("WLD", "OTH")
RANK_NOTE = "Rank among the countries that the publisher names."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return mine production; refining names no member or peer, and its world totals alone say little."""
    rows = read_extract(sources, EXTRACT, ("iso3", "year", "mineral", "measure", "value", "unit", "qualifier"))
    unknown = set(rows["measure"]) - set(MEASURES)
    if unknown:
        raise DataError(f"{EXTRACT} holds the measure {min(unknown)}. Decide where it belongs.")
    years = to_figures(rows["year"], EXTRACT).astype(int)
    mined = rows[(rows["measure"] == "mine_production") & (years == BASE_YEAR)]
    if mined["qualifier"].ne("").any():
        raise DataError(f"{EXTRACT} marks figures of {BASE_YEAR} as projections. Use the base year of the edition.")
    return {"mine_production": rank_and_keep(mined.assign(year=BASE_YEAR, value=to_figures(mined["value"], EXTRACT)))}


def rank_and_keep(rows: pd.DataFrame) -> pd.DataFrame:
    """Return members, peers and the world with the rank among all countries named, for terms that allow no world table.

    Raises:
        DataError: no member or peer is left.
    """
    named = rows[~rows["iso3"].isin(AGGREGATES)]
    ranks = named.groupby(["mineral", "year"])["value"].rank(ascending=False, method="min")
    rows = rows.assign(rank=ranks)
    kept = rows[rows["iso3"].isin([*list_scope("member", "peer"), "WLD"])]
    if set(kept["iso3"]) <= {"WLD"}:
        raise DataError("No member or peer is left. Map the country codes before selecting.")
    table = pd.DataFrame(
        {
            "country": kept["iso3"],
            "mineral": kept["mineral"],
            "year": kept["year"],
            "value": kept["value"],
            "rank": kept["rank"],
            "obs_status": kept["qualifier"].eq("e").map({True: "E", False: "A"}),
            "note": kept["rank"].notna().map({True: RANK_NOTE, False: ""}),
        }
    )
    return with_key(table, "country", "mineral", "year")
