"""Reads reference extracts as text and turns their columns into figures, so that no module meets pandas' guesses."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from indicators.errors import DataError
from indicators.paths import DATA


def read_extract(sources: Path, name: str, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Return an extract with every cell as text; an empty cell is an empty string and `NA` stays Namibia.

    Raises:
        DataError: the file is missing or unreadable, or lacks one of `columns`.
    """
    path = sources / name
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise DataError("The extract {name} is missing. Give --from the folder that holds it.", name, name=name) from None
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError("The extract {name} cannot be read ({reason}). Fetch it again.", name, name=name, reason=error) from None
    lost = [c for c in columns if c not in frame.columns]
    if lost:
        raise DataError(
            "The extract {name} lacks the column {names}. Fetch the right edition.", name, name=name, names=", ".join(lost)
        )
    if frame.empty:
        raise DataError("The extract {name} holds no row. Fetch it again.", name, name=name)
    return frame


def to_figures(column: pd.Series, name: str) -> pd.Series:
    """Return a text column as numbers; an empty cell becomes NaN.

    Raises:
        DataError: a cell is neither empty nor a number; the message gives file and row.
    """
    figures = pd.to_numeric(column.replace("", None), errors="coerce").astype(float)
    wrong = figures.isna() & column.ne("")
    if wrong.any():
        row = column.index[wrong][0]
        raise DataError(
            "{name}:{row} “{cell}” is not a number. Correct the extract.", name, name=name, row=row + 2, cell=column[row]
        )
    return figures


def read_indicator(sources: Path, name: str, indicator: str) -> pd.DataFrame:
    """Return one indicator of an `iso3,year,indicator,value,…` extract as country, year, value and its other columns.

    Raises:
        DataError: the extract holds no row of that indicator.
    """
    frame = read_extract(sources, name, ("iso3", "year", "indicator", "value"))
    rows = frame[frame["indicator"] == indicator]
    if rows.empty:
        raise DataError(
            "The extract {name} holds no row of {indicator}. Fetch the edition it was written for.",
            name,
            name=name,
            indicator=indicator,
        )
    rows = rows.assign(year=to_figures(rows["year"], name).astype(int), value=to_figures(rows["value"], name))
    return rows.rename(columns={"iso3": "country"}).drop(columns=["indicator"]).reset_index(drop=True)


def list_scope(*marks: str) -> tuple[str, ...]:
    """Return the countries that carry one of `marks` (member, peer, africa) in the reference table."""
    table = read_extract(DATA / "reference", "countries.csv", ("country", *marks))
    chosen = pd.concat([table[m] == "true" for m in marks], axis=1).any(axis=1)
    return tuple(table.loc[chosen, "country"])


def require_countries(frame: pd.DataFrame, expected: Iterable[str], what: str) -> pd.DataFrame:
    """Return `frame` unchanged when it holds every expected country.

    Raises:
        DataError: countries were lost on the way, for instance by a code that nobody mapped.
    """
    lost = sorted(set(expected) - set(frame["country"]))
    if lost:
        raise DataError("{what} has no row for {names}. Map their codes before joining.", what=what, names=", ".join(lost))
    return frame


def normalise_text(text: str) -> str:
    """Return a sentence with typographic quotation marks and apostrophes and no double spaces.

    >>> normalise_text("L'ONU  lève l'embargo"), normalise_text("'at least' two")
    ('L’ONU lève l’embargo', '“at least” two')
    """
    quoted = re.sub(r"(?<!\w)'([^']+)'(?!\w)", r"“\1”", text)
    return " ".join(quoted.replace("'", "’").split())


def say_not_found(text: str) -> str:
    """Return a note of an extract with “unverified” as what it means there: we found no public evidence.

    >>> say_not_found("exact day unverified"), say_not_found("its result is unverified")
    ('exact day not found', 'its result was not found')
    """
    return text.replace("is unverified", "was not found").replace("unverified", "not found")


def with_key(frame: pd.DataFrame, *key: str) -> pd.DataFrame:
    """Return the table with the columns it is to be sorted by.

    Raises:
        DataError: two rows carry the same key.
    """
    twice = frame[frame.duplicated(list(key))]
    if not twice.empty:
        shown = ", ".join(str(v) for v in twice.iloc[0][list(key)])
        raise DataError("Two rows carry the key {shown}. A key names one row: extend it or drop one row.", shown=shown)
    frame = frame.copy()
    frame.attrs["key"] = list(key)
    return frame


def map_countries(frame: pd.DataFrame, dataset: str) -> pd.DataFrame:
    """Return `frame` with the publisher's own country codes replaced by ISO codes, by the dataset's `countries.csv`."""
    table = read_extract(DATA / dataset, "countries.csv", ("code", "country"))
    codes = dict(zip(table["code"], table["country"], strict=True))
    return frame.assign(country=frame["country"].map(lambda code: codes.get(code, code)))
