"""Curates `world_mining_data`: every producer in 2021 and 2022, the five largest in 2024, in the publisher's own bases."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures
from indicators.errors import DataError

ALL = "minerals/wmd/wmd_production_2021_2022.csv"
TOP = "minerals/wmd/wmd2026_top5_2024.csv"
MEASURES = ("mine_production", "smelter_production", "refinery_production")
TOP_NOTE = "Five largest producers only; taken from a summary by others."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each stage; mined, smelted and refined are never mixed."""
    needed = ("iso3", "year", "mineral", "measure", "value", "edition")
    full = read_extract(sources, ALL, needed).assign(remark="")
    top = read_extract(sources, TOP, needed).assign(remark=TOP_NOTE)
    frame = pd.concat([full, top], ignore_index=True)
    tables = {measure: _build(frame[frame["measure"] == measure]) for measure in MEASURES}
    if not {"CMR", "LBR", "CIV"} <= set(tables["mine_production"]["country"]):
        raise DataError(f"{ALL} lost Cameroon, Liberia or Côte d’Ivoire. Map their codes before joining.")
    return tables


def _build(rows: pd.DataFrame) -> pd.DataFrame:
    values = to_figures(rows["value"], ALL)
    return pd.DataFrame(
        {
            "country": rows["iso3"],
            "mineral": rows["mineral"],
            "year": rows["year"].astype(int),
            "value": values,
            "obs_status": values.isna().map({True: "O", False: "A"}),
            "note": rows["remark"],
            "edition": rows["edition"],
        }
    )
