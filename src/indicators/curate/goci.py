"""Curates `goci`: criminality, resilience and non-renewable resource crimes of the Global Organized Crime Index."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries
from indicators.curate.standing import build_medians, compute_percentiles, keep_scope, rank_scores

EXTRACT = "governance/goci/goci_2021_2023.csv"
CODES = {
    "GOCI.CRIMINALITY": "criminality",
    "GOCI.RESILIENCE": "resilience",
    "GOCI.NONRENEWABLE": "non_renewable_resource_crimes",
}
BREAK = ("criminality", 2023, "15 markets and 5 kinds of actors against 10 and 4 in 2021.")


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each score; rank 1 is the highest score, percentile is among all countries."""
    expected = list_scope("member", "peer")
    world: dict[str, pd.DataFrame] = {}
    tables: dict[str, pd.DataFrame] = {}
    for code, name in CODES.items():
        frame = read_indicator(sources, EXTRACT, code)
        broken = (frame["year"] == BREAK[1]) & (name == BREAK[0])
        world[name] = frame.assign(
            rank=rank_scores(frame),
            percentile=compute_percentiles(frame),
            obs_status=broken.map({True: "B", False: "A"}),
            note=broken.map({True: BREAK[2], False: ""}),
        )
        columns = ("country", "year", "value", "rank", "percentile", "obs_status", "note")
        tables[name] = require_countries(keep_scope(world[name], columns), expected, f"goci.{name}")
    return tables | {"medians": build_medians(world, ("coalition", "africa", "world"))}
