"""Curates `bti`: status, governance and anti-corruption policy of the Bertelsmann Transformation Index."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries
from indicators.curate.standing import build_medians, compute_percentiles, keep_scope, rank_scores

EXTRACT = "governance/bti/bti_2006_2024.csv"
CODES = {"BTI.STATUS": "status", "BTI.GOVERNANCE": "governance", "BTI.Q15.3_ANTI_CORRUPTION": "anti_corruption_policy"}
NOT_COVERED = {"BEL"}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each score; rank and percentile are among all countries of that edition."""
    expected = set(list_scope("member", "peer")) - NOT_COVERED
    world: dict[str, pd.DataFrame] = {}
    tables: dict[str, pd.DataFrame] = {}
    for code, name in CODES.items():
        frame = read_indicator(sources, EXTRACT, code)
        world[name] = frame.assign(rank=rank_scores(frame), percentile=compute_percentiles(frame), obs_status="A", note="")
        columns = ("country", "year", "value", "rank", "percentile", "obs_status", "note")
        tables[name] = require_countries(keep_scope(world[name], columns), expected, f"bti.{name}")
    return tables | {"medians": build_medians(world, ("coalition", "africa", "world"))}
