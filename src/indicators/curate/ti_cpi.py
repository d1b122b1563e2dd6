"""Curates `ti_cpi`: the Corruption Perceptions Index since 2012 with its 90 % interval, rank and number of sources."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries, to_figures

EXTRACT = "governance/cpi/cpi_2012_2025.csv"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the scores as published, unaltered."""
    frame = read_indicator(sources, EXTRACT, "CPI.SCORE")
    table = frame.assign(
        lower=to_figures(frame["lower"], EXTRACT),
        upper=to_figures(frame["upper"], EXTRACT),
        stderr=to_figures(frame["stderr"], EXTRACT),
        obs_status="A",
        note="",
    )
    columns = ["country", "year", "value", "lower", "upper", "stderr", "n_sources", "rank", "obs_status", "note"]
    return {"score": require_countries(table[columns], list_scope("member"), "ti_cpi.score")}
