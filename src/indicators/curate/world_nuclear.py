"""Curates `world_nuclear`: uranium production of members and peers, 2015–2024, with the world and the rank."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures
from indicators.curate.iea import rank_and_keep

EXTRACT = "minerals/wna_uranium/wna_uranium_2015_2024.csv"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table; estimates of the publisher carry the status E."""
    rows = read_extract(sources, EXTRACT, ("iso3", "year", "mineral", "value", "qualifier"))
    rows = rows.assign(year=to_figures(rows["year"], EXTRACT).astype(int), value=to_figures(rows["value"], EXTRACT))
    return {"uranium_production": rank_and_keep(rows)}
