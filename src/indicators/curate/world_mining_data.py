"""Curates `world_mining_data`: every producer in 2021 and 2022, the five largest in 2024, in the publisher's own bases."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures, with_key
from indicators.errors import DataError
from indicators.paths import DATA

ALL = "minerals/wmd/wmd_production_2021_2022.csv"
TOP = "minerals/wmd/wmd2026_top5_2024.csv"
NEEDED = ("iso3", "year", "mineral", "measure", "basis", "value", "unit", "edition")
MEASURES = ("mine_production", "smelter_production", "refinery_production")
TOP_NOTE = "Five largest producers only; taken from a summary by others."
SCALES = {("kg", "t"): 0.001, ("t", "kg"): 1000.0}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each stage and the table of bases; mined, smelted and refined are never mixed."""
    full = read_extract(sources, ALL, NEEDED).assign(remark="")
    top = read_extract(sources, TOP, NEEDED).assign(remark=TOP_NOTE)
    frame = pd.concat([full, top], ignore_index=True)
    tables = {measure: _build(frame[frame["measure"] == measure]) for measure in MEASURES}
    if not {"CMR", "LBR", "CIV"} <= set(tables["mine_production"]["country"]):
        raise DataError(f"{ALL} lost Cameroon, Liberia or Côte d’Ivoire. Map their codes before joining.")
    return {**tables, "bases": _build_bases(frame)}


def _build(rows: pd.DataFrame) -> pd.DataFrame:
    values = to_figures(rows["value"], ALL)
    if values.isna().any():
        raise DataError(f"{ALL} or {TOP} holds a row without a figure. World Mining Data prints producers only.")
    return pd.DataFrame(
        {
            "country": rows["iso3"],
            "mineral": rows["mineral"],
            "year": rows["year"].astype(int),
            "value": values * find_scales(rows),
            "obs_status": "A",
            "note": rows["remark"],
            "edition": rows["edition"],
        }
    )


def read_units() -> pd.Series:
    """Return the unit of every mineral of the reference table."""
    return read_extract(DATA / "reference", "minerals.csv", ("mineral", "unit")).set_index("mineral")["unit"]


def find_scales(rows: pd.DataFrame) -> pd.Series:
    """Return what brings each row's unit of mass to the mineral's unit of the reference table.

    Raises:
        DataError: a mineral is not in the reference table, or the units are no masses of one another.
    """
    units = read_units()
    strange = set(rows["mineral"]) - set(units.index)
    if strange:
        raise DataError(f"The mineral {min(strange)} is not in data/reference/minerals.csv. Add it there.")
    pairs = list(zip(rows["unit"], rows["mineral"].map(units), strict=True))
    wrong = [p for p in pairs if p[0] != p[1] and p not in SCALES]
    if wrong:
        raise DataError(f"No factor leads from {wrong[0][0]} to {wrong[0][1]}. Correct the unit of the mineral.")
    return pd.Series([SCALES.get(p, 1.0) for p in pairs], index=rows.index)


def _build_bases(frame: pd.DataFrame) -> pd.DataFrame:
    minerals = read_extract(DATA / "reference", "minerals.csv", ("mineral", "basis", "wmd_factor", "wmd_comparable"))
    known = minerals.set_index("mineral")
    pairs = frame[["mineral", "measure", "basis"]].drop_duplicates()
    factors = to_figures(pairs["mineral"].map(known["wmd_factor"]), "minerals.csv")
    comparable = pairs["mineral"].map(known["wmd_comparable"]) == "true"
    table = pairs.assign(
        common_basis=pairs["mineral"].map(known["basis"]),
        factor=factors.mask(factors.isna() & comparable, 1.0),
        comparable=comparable,
    )
    return with_key(table, "mineral", "measure")
