"""Curates `open_budget`: the transparency score of the Open Budget Survey for African members and peers."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries
from indicators.curate.standing import build_medians, keep_scope

EXTRACT = "governance/obs/open_budget_transparency_africa_2015_2023.csv"
NOT_COVERED = {"BEL", "CAF", "COG", "GIN"}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the score by survey edition; a country that was not surveyed has no row, and zero is a score."""
    frame = read_indicator(sources, EXTRACT, "OBS.TRANSPARENCY").assign(obs_status="A", note="")
    columns = ("country", "year", "value", "obs_status", "note")
    expected = set(list_scope("member", "peer")) - NOT_COVERED
    table = require_countries(keep_scope(frame, columns), expected, "open_budget.transparency")
    return {"transparency": table, "medians": build_medians({"transparency": frame}, ("coalition", "africa"))}
