"""Where two publishers print different figures for the same country, mineral and year, on the same basis."""

import pandas as pd

from indicators.data import Library

USGS, WMD = "usgs_mcs.mine_production", "world_mining_data.mine_production"


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
