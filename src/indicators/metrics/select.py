"""Rows of an observations frame: by country, year and dimension, the newest ones, one column per series."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import pandas as pd

from indicators.errors import DataError, UnknownNameError

WORLD = "WLD"
OTHER = "OTH"
AGGREGATES = frozenset({WORLD, OTHER, "EUU"})
"""Codes that are no single country: never ranked, never a producer."""

KEYS = ("country", "indicator", "mineral", "material", "stage", "scope", "partner", "kind")
"""Columns that name a series. `year` is handled apart; `edition` is a key only where the caller says so."""

Years = int | slice | Iterable[int]


def key_columns(frame: pd.DataFrame) -> list[str]:
    """Return the columns that name a series: `country` and the dimensions, without `year`.

    >>> key_columns(pd.DataFrame(columns=["country", "mineral", "year", "value", "note"]))
    ['country', 'mineral']
    """
    return [column for column in frame.columns if column in KEYS]


def select(
    frame: pd.DataFrame,
    countries: str | Iterable[str] | None = None,
    years: Years | None = None,
    **dimensions: str | int | Iterable[str] | None,
) -> pd.DataFrame:
    """Return the rows for these countries, years and dimensions, in the frame's order.

    Formula: the conjunction of the conditions given; `None` means no condition. Reference: SDMX 2.1, section 3A, key
    filters of a data query.

    Args:
        frame: observations.
        countries: one ISO3 code or several.
        years: one year, several, or `slice(first, last)` with **both** ends included and either end open.
        **dimensions: any other column, with one value or several, e.g. `mineral="cobalt"`.

    Raises:
        UnknownNameError: the frame has no such column.

    >>> frame = pd.DataFrame({"country": ["GIN", "GIN", "SLE"], "year": [2022, 2023, 2023], "value": [1.0, 2.0, 3.0]})
    >>> select(frame, "GIN", slice(2023, None)).value.tolist()
    [2.0]
    """
    keep = pd.Series(True, index=frame.index)
    for column, wanted in {"country": countries, **dimensions}.items():
        if wanted is None:
            continue
        _require_columns(frame, [column])
        values = [wanted] if isinstance(wanted, str | int) else list(wanted)
        keep &= frame[column].isin(values)
    if isinstance(years, slice):
        keep &= frame["year"].ge(years.start) if years.start is not None else True
        keep &= frame["year"].le(years.stop) if years.stop is not None else True
    elif years is not None:
        keep &= frame["year"].isin([years] if isinstance(years, int) else list(years))
    return frame[keep].reset_index(drop=True)


def latest(frame: pd.DataFrame, year: int | None = None, by: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the newest observation of each series that is not after `year`.

    Formula: for each key k, the row with max{t : t ≤ year and value_kt is given}. The row keeps its own `year`, which
    must be printed wherever it is not the year that was asked for. Series without any value have no row.
    Reference: "last observation carried forward" is **not** done here; see OECD/JRC, Handbook on Constructing Composite
    Indicators (2008), section 2.3, on why a carried value must be dated.

    Args:
        frame: observations.
        year: upper limit; `None` takes the newest of all.
        by: key columns; by default `country` and the dimensions. Name `edition` here when it tells rows apart.

    Raises:
        DataError: two rows stand for the same series and year, so that there is no single newest one.

    >>> frame = pd.DataFrame({"country": ["GIN", "GIN", "SLE"], "year": [2022, 2023, 2021], "value": [1.0, None, 3.0]})
    >>> latest(frame, 2023)[["country", "year", "value"]].values.tolist()
    [['GIN', 2022, 1.0], ['SLE', 2021, 3.0]]
    """
    keys = list(by) if by is not None else key_columns(frame)
    _require_columns(frame, [*keys, "year", "value"])
    known = frame[frame["value"].notna()]
    if year is not None:
        known = known[known["year"] <= year]
    newest = known[known["year"] == known.groupby(keys)["year"].transform("max")]
    _require_unique(newest, [*keys, "year"])
    return newest.sort_values(keys).reset_index(drop=True)


def wide(frame: pd.DataFrame, columns: str | Sequence[str] = "country", values: str = "value") -> pd.DataFrame:
    """Return one row per year and one column per series; a gap stays a gap (NaN).

    Formula: M[t, k] = value of series k in year t. Reference: Wickham, Tidy Data, J. Stat. Softw. 59 (2014), section 3.

    Raises:
        DataError: two rows fall on the same cell.

    >>> frame = pd.DataFrame({"country": ["GIN", "SLE"], "year": [2022, 2023], "value": [1.0, 3.0]})
    >>> wide(frame).to_dict("index")
    {2022: {'GIN': 1.0, 'SLE': nan}, 2023: {'GIN': nan, 'SLE': 3.0}}
    """
    keys = [columns] if isinstance(columns, str) else list(columns)
    _require_columns(frame, [*keys, "year", values])
    _require_unique(frame, [*keys, "year"])
    table = frame.pivot(index="year", columns=keys[0] if len(keys) == 1 else keys, values=values)
    table.columns.name = None if len(keys) == 1 else table.columns.name
    return table.sort_index()


def _require_columns(frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """Complain in one sentence about the first column that the frame lacks."""
    for column in columns:
        if column not in frame.columns:
            known = [str(name) for name in frame.columns]
            near = get_close_matches(column, known, n=1, cutoff=0.5)
            if near:
                raise UnknownNameError(
                    "These observations have no column “{column}”. Did you mean “{near}”?", column=column, near=near[0]
                )
            raise UnknownNameError(
                "These observations have no column “{column}”. It has: {known}.", column=column, known=", ".join(known)
            )


def _require_unique(frame: pd.DataFrame, keys: list[str]) -> None:
    """Complain when two rows share a key: a sum or a choice between them would be silent."""
    twice = frame.duplicated(keys)
    if twice.any():
        first = frame[twice].iloc[0]
        named = ", ".join(f"{key} {first[key]}" for key in keys)
        raise DataError("Two observations stand for {named}: select one edition or dimension first.", named=named)
