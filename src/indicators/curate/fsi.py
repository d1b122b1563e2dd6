"""Curates `fsi`: the total of the Fragile States Index, with the published rank."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries, to_figures
from indicators.curate.standing import build_medians, keep_scope

EXTRACT = "governance/fsi/fsi_2022_2023.csv"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the total; the copies lack eleven countries a year, so no percentile and no median but the coalition's."""
    frame = read_indicator(sources, EXTRACT, "FSI.TOTAL")
    frame = frame.assign(rank=to_figures(frame["rank"], EXTRACT).astype("Int64"), obs_status="A", note="")
    columns = ("country", "year", "value", "rank", "obs_status", "note")
    table = require_countries(keep_scope(frame, columns), list_scope("member", "peer"), "fsi.total")
    return {"total": table, "medians": build_medians({"total": frame}, ("coalition",))}
