"""Where publishers print different figures for the same country, mineral and year, on the same basis."""

import pandas as pd

from indicators.data import Library
from indicators.panels.quantities import MEASURES, read_quantities

USGS, WMD = "usgs_mcs.mine_production", "world_mining_data.mine_production"
OTHERS = {"mine": ("iea.mine_production", "bgs.mine_production", "world_nuclear.uranium_production")}
"""Publishers of few countries: never the source of a share here, but of a second figure."""


def find_disagreements(library: Library) -> pd.DataFrame:
    """Return members' figures of the USGS beside World Mining Data's, converted to one basis, the widest gap first.

    Columns: country, mineral, year, usgs, wmd, gap (usgs / wmd − 1). Minerals whose bases cannot be converted are left out.
    """
    bases = library.table("world_mining_data", "bases")
    usable = bases[(bases["measure"] == "mine_production") & (bases["comparable"] == "true")]
    factors = usable.set_index("mineral")["factor"].astype(float)
    left = library.observations(USGS)[["country", "mineral", "year", "value"]]
    right = library.observations(WMD)[["country", "mineral", "year", "value"]]
    right = right[right["mineral"].isin(factors.index)]
    right = right.assign(value=right["value"] * right["mineral"].map(factors))
    merged = left.merge(right, on=["country", "mineral", "year"], suffixes=("_usgs", "_wmd"), validate="1:1").dropna()
    part = merged[merged["country"].isin(library.members) & (merged["value_wmd"] > 0)]
    part = part.rename(columns={"value_usgs": "usgs", "value_wmd": "wmd"})
    part = part.assign(gap=part["usgs"] / part["wmd"] - 1)
    return part.sort_values("gap", key=lambda s: -s.abs(), kind="stable").reset_index(drop=True)


def find_figures(library: Library, mineral: str, measure: str) -> pd.DataFrame:
    """Return every figure that any publisher here prints for one mineral, earlier USGS editions included, on one basis.

    Columns: country, year, value, obs_status, note, edition, counted, indicator, world (the total that the same publisher prints
    in the same edition), share, earlier (whether a newer edition replaced the figure). Figures that no factor brings to the
    basis of the code list are left out: they would not be a disagreement.
    """
    basis = str(library.find_mineral(mineral)["basis"])
    frames = []
    for indicator_id in (*MEASURES[measure], *OTHERS.get(measure, ())):
        rows = read_quantities(library, mineral, indicator_id)
        frames.append(rows[rows["counted"] == basis].assign(earlier=False))
    frames.append(_read_earlier(library, mineral, measure, basis))
    filled = [f for f in frames if len(f)]
    if not filled:
        return pd.DataFrame(columns=["country", "year", "value", "edition", "indicator", "earlier", "world", "share"])
    rows = pd.concat(filled, ignore_index=True)
    keys = ["indicator", "edition", "year"]
    totals = rows[rows["country"] == "WLD"].set_index(keys)["value"].rename("world")
    rows = rows.join(totals, on=keys)
    return rows.assign(share=(rows["value"] / rows["world"]).where(rows["country"] != "WLD"))


def _read_earlier(library: Library, mineral: str, measure: str, basis: str) -> pd.DataFrame:
    """What earlier USGS editions printed for the years that newer ones print again."""
    frame = library.table("usgs_mcs", "earlier_editions")
    names = {i.split(".")[1] for i in MEASURES[measure] if i.startswith("usgs_mcs.")}
    rows = frame[(frame["mineral"] == mineral) & frame["measure"].isin(names) & frame["value"].notna()]
    return rows.assign(
        year=rows["year"].astype(int),
        value=rows["value"].astype(float),
        note=rows["note"].fillna(""),
        indicator="usgs_mcs." + rows["measure"],
        counted=basis,
        earlier=True,
    )[["country", "year", "value", "obs_status", "note", "edition", "counted", "indicator", "earlier"]]
