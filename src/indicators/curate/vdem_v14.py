"""Curates `vdem_v14`: four V-Dem indices that were found in version 14 only. Never joined with version 16."""

from pathlib import Path

import pandas as pd

from indicators.curate.vdem import read_indices

EXTRACT = "governance/vdem/vdem_v14_core_indices_1990_2023.csv"
CODES = {
    "v2xcs_ccsi": "core_civil_society",
    "v2x_freexp_altinf": "freedom_of_expression",
    "v2x_rule": "rule_of_law",
    "v2x_corr": "political_corruption",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each index."""
    return read_indices(sources, EXTRACT, CODES)
