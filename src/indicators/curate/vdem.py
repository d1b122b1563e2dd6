"""Curates `vdem`: three democracy indices of V-Dem version 16."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries

EXTRACT = "governance/vdem/vdem_v16_libdem_polyarchy_civlib_1990_2025.csv"
CODES = {
    "v2x_libdem": "liberal_democracy",
    "v2x_polyarchy": "electoral_democracy",
    "v2x_civlib": "civil_liberties",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each index."""
    return read_indices(sources, EXTRACT, CODES)


def read_indices(sources: Path, extract: str, codes: dict[str, str]) -> dict[str, pd.DataFrame]:
    """Return the indices of one V-Dem extract under our names."""
    tables = {}
    for code, name in codes.items():
        table = read_indicator(sources, extract, code)[["country", "year", "value"]].assign(obs_status="A", note="")
        tables[name] = require_countries(table, list_scope("member"), f"V-Dem {code}")
    return tables
