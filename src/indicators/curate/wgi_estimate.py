"""Curates `wgi_estimate`: the six governance estimates of the 2024 update with standard errors and 90 % intervals."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, map_countries, read_indicator, require_countries, to_figures

EXTRACT = "governance/wgi/wgi_2024update_estimates_1996_2023.csv"
QUANTILE = 1.645
DIMENSIONS = {
    "VA": "voice_and_accountability",
    "PV": "political_stability",
    "GE": "government_effectiveness",
    "RQ": "regulatory_quality",
    "RL": "rule_of_law",
    "CC": "control_of_corruption",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each dimension; lower and upper are value ∓ 1.645·stderr, the publisher's 90 % interval."""
    return {name: _build(sources, f"{code}.EST", name) for code, name in DIMENSIONS.items()}


def _build(sources: Path, code: str, name: str) -> pd.DataFrame:
    frame = map_countries(read_indicator(sources, EXTRACT, code), "wgi_estimate")
    stderr = to_figures(frame["stderr"], EXTRACT)
    table = pd.DataFrame(
        {
            "country": frame["country"],
            "year": frame["year"],
            "value": frame["value"],
            "lower": (frame["value"] - QUANTILE * stderr).round(6),
            "upper": (frame["value"] + QUANTILE * stderr).round(6),
            "stderr": stderr,
            "n_sources": to_figures(frame["n_sources"], EXTRACT).astype("Int64").astype(str).replace("<NA>", ""),
            "obs_status": "A",
            "note": "",
        }
    )
    return require_countries(table, list_scope("member"), f"wgi_estimate.{name}")
