"""Turns a publisher's country codes or names into ours, and says which it did not know."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract
from indicators.errors import Clause, DataError
from indicators.paths import DATA


def read_code_map(folder: Path) -> dict[str, str]:
    """Return the dataset's own code map (`countries.csv`: code, country), empty where it has none."""
    if not (folder / "countries.csv").exists():
        return {}
    table = read_extract(folder, "countries.csv", ("code", "country"))
    return dict(zip(table["code"], table["country"], strict=True))


def map_names(names: pd.Series, folder: Path, file: str) -> pd.Series:
    """Return our code of each name that a publisher writes; empty for those that the map leaves out on purpose.

    Raises:
        DataError: a name stands in no row of the dataset's `countries.csv`.
    """
    codes = read_code_map(folder)
    unknown = sorted(set(names) - set(codes))
    if unknown:
        raise DataError(
            "{file} names {names}, which countries.csv does not map. Add the name and its code.",
            file=file,
            names=", ".join(unknown[:5]),
        )
    return names.map(codes)


def list_known() -> set[str]:
    """Return every country code of the reference table."""
    return set(read_extract(DATA / "reference", "countries.csv", ("country",))["country"])


def map_codes(frame: pd.DataFrame, folder: Path, column: str = "code") -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the rows whose code we know, with our `country`, and the codes that we do not know.

    A code goes through the dataset's `countries.csv` first; what is then no code of the reference table is left out and named; one that the map leaves empty is left out on purpose.
    """
    codes, known = read_code_map(folder), list_known()
    country = frame[column].map(lambda code: codes.get(code, code))
    unknown = tuple(sorted({str(c) for c in frame.loc[~country.isin(known) & (country != ""), column] if c}))
    return frame.assign(country=country)[country.isin(known)].drop(columns=[column]), unknown


def require_unique(frame: pd.DataFrame, key: list[str], name: str) -> pd.DataFrame:
    """Return the frame when no key stands twice.

    Raises:
        DataError: two rows carry one key.
    """
    twice = frame[frame.duplicated(key)]
    if not twice.empty:
        shown = ", ".join(str(v) for v in twice.iloc[0][key])
        raise DataError(
            "{name}: two rows carry the key {shown}. Keep the right one in the file; nothing was written.", name=name, shown=shown
        )
    return frame


def say_unknown(codes: tuple[str, ...]) -> tuple[Clause, ...]:
    """Return the sentence about codes that were left out, none when all are known."""
    if not codes:
        return ()
    names = ", ".join(codes)
    return (Clause("Left out, no country of ours: {names}. If one is a changed code, add it to countries.csv.", names=names),)
