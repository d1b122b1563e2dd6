"""Curates `wgi`: the six governance scores from 0 to 100 of the 2025 revision."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries
from indicators.curate.wgi_estimate import DIMENSIONS

EXTRACT = "governance/wgi/wgi_2025revision_scores_0_100_1996_2024.csv"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each dimension; the extract holds no intervals."""
    tables = {}
    for code, name in DIMENSIONS.items():
        frame = read_indicator(sources, EXTRACT, f"{code}.SC")[["country", "year", "value"]]
        table = frame.assign(obs_status="A", note="")
        tables[name] = require_countries(table, list_scope("member"), f"wgi.{name}")
    return tables
