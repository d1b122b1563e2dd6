"""Curates `undp_hdr`: human development of two report editions, kept apart."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator
from indicators.curate.standing import build_medians

OLD = "governance/undp_hdr/hdr_2023_24_1990_2022.csv"
NEW = "governance/undp_hdr/hdr_2025_1990_2023.csv"
NEW_WORLD = "governance/undp_hdr/hdr_2025_hdi_2022_2023.csv"
AGGREGATES = "governance/undp_hdr/hdr_2025_aggregates_1990_2023.csv"
GROUPS = {"ZZK.WORLD": "WLD", "ZZJ.SSA": "ZZJ"}
UNUSABLE, ONLY_YEAR = "CAF", 2023


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return HDI, IHDI and GII of HDR 2023/24, the HDI of HDR 2025 and medians, for members and peers (terms not seen)."""
    scope = list_scope("member", "peer")
    tables = {}
    whole = {}
    for code, name in (("HDI", "hdi"), ("IHDI", "ihdi"), ("GII", "gii")):
        frame = read_indicator(sources, OLD, code)
        whole[name] = frame
        tables[name] = _tidy(frame[frame["country"].isin(scope)])
    new = read_indicator(sources, NEW, "HDI")
    usable = (new["country"] != UNUSABLE) | (new["year"] == ONLY_YEAR)
    groups = read_indicator(sources, AGGREGATES, "HDI")
    groups = groups.assign(country=groups["country"].map(GROUPS).fillna(groups["country"]))
    both = pd.concat([new[usable & new["country"].isin(scope)], groups[groups["country"].isin(GROUPS.values())]])
    tables["hdi_2025"] = _tidy(both)
    world = read_indicator(sources, NEW_WORLD, "HDI")
    whole["hdi_2025"] = world[(world["country"] != UNUSABLE) | (world["year"] == ONLY_YEAR)]
    tables["medians"] = build_medians(whole, ("coalition", "africa", "world"))
    return tables


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    table = frame.assign(obs_status="A", note="")
    columns = ["country", "year", "value", "obs_status", "note"]
    if "rank" in table and table["rank"].ne("").any():
        columns.insert(3, "rank")
    return table[columns]
