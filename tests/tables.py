"""The tables that we ship, the one row that a test means, and the countries that must be there."""

import json

import pandas as pd

from indicators.paths import DATA

MEMBERS = {"AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"}
PEERS = {"GHA", "NAM", "ZAF", "COG"}
SCOPE = MEMBERS | PEERS


def read(dataset: str, name: str) -> pd.DataFrame:
    """Return a shipped file with typed columns; `NA` stays Namibia."""
    return pd.read_csv(DATA / dataset / f"{name}.csv", keep_default_na=False, na_values=[""])


def read_descriptor(dataset: str) -> dict:
    """Return what stands in the descriptor of a dataset."""
    return json.loads((DATA / dataset / "datapackage.json").read_text(encoding="utf-8"))


def pick(frame: pd.DataFrame, **where: object) -> pd.Series:
    """Return the one row that matches."""
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, f"{len(frame)} rows match {where}"
    return frame.iloc[0]


def members_by_year(frame: pd.DataFrame) -> dict[int, set[str]]:
    """Return the members that have a value, for each year of the series."""
    filled = frame[frame["value"].notna()]
    return {int(year): set(rows["country"]) & MEMBERS for year, rows in filled.groupby("year")}
