"""What the commands answer: rows of an indicator, its description, the list of all."""

from difflib import get_close_matches

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.errors import UnknownNameError

OUT = ("country", "mineral", "stage", "partner", "year", "value", "lower", "upper", "obs_status", "note", "edition")


def list_rows(library: Library) -> pd.DataFrame:
    """Return one row for each indicator."""
    records = []
    for indicator in library.catalog.indicators.values():
        cover = indicator.coverage
        records.append(
            {
                "id": indicator.id,
                "title": indicator.title,
                "unit": indicator.unit,
                "first": cover.first if cover else None,
                "last": cover.last if cover else None,
                "countries": cover.countries if cover else None,
                "publisher": library.dataset_of(indicator).publisher,
            }
        )
    return pd.DataFrame(records)


def describe_indicator(library: Library, indicator: Indicator) -> dict[str, object]:
    """Return what must stand beside every figure."""
    dataset = library.dataset_of(indicator)
    return {
        "id": indicator.id,
        "title": indicator.title,
        "unit": indicator.unit,
        "direction": str(indicator.direction),
        "dataset": dataset.name,
        "edition": dataset.edition,
        "publisher": dataset.publisher,
        "source_url": dataset.url,
        "licence": dataset.licence.title,
        "redistribute": dataset.redistribute,
    }


def select_rows(library: Library, indicator: Indicator, countries: list[str], year: str, minerals: list[str]) -> pd.DataFrame:
    """Return the rows asked for, gaps included.

    Raises:
        UnknownNameError: a country, mineral or year that the indicator does not have; the nearest ones are named.
    """
    frame = library.observations(indicator)
    if countries:
        frame = frame[frame["country"].isin(_known(countries, frame["country"], f"{indicator.id} has no country"))]
    if minerals:
        if "mineral" not in frame.columns:
            raise UnknownNameError(f"{indicator.id} has no minerals: leave --mineral out.")
        frame = frame[frame["mineral"].isin(_known(minerals, frame["mineral"], f"{indicator.id} has no mineral", lower=True))]
    if year:
        frame = frame[frame["year"].isin(_years(year, frame, indicator))]
    dimensions = [d for d in indicator.dimensions if d not in OUT]
    return frame[[*(c for c in OUT if c in frame.columns), *dimensions]].reset_index(drop=True)


def _known(wanted: list[str], column: pd.Series, sentence: str, *, lower: bool = False) -> list[str]:
    held = sorted(set(column))
    result = []
    for name in wanted:
        code = name.lower() if lower else name.upper()
        if code not in held:
            near = get_close_matches(code, held, n=3, cutoff=0.5) or held[:5]
            raise UnknownNameError(f"{sentence} “{name}”. Nearest: {', '.join(near)}.")
        result.append(code)
    return result


def _years(text: str, frame: pd.DataFrame, indicator: Indicator) -> list[int]:
    held = sorted({int(y) for y in frame["year"]})
    first, colon, last = text.partition(":")
    try:
        start = int(first) if first else held[0]
        end = (int(last) if last else held[-1]) if colon else start
    except (ValueError, IndexError):
        raise UnknownNameError(f"“{text}” is no year: write 2023 or 2010:2023.") from None
    found = [y for y in held if start <= y <= end]
    if not found:
        span = f"{held[0]} to {held[-1]}" if held else "no years"
        raise UnknownNameError(f"{indicator.id} has no rows for {text} in this selection; it has {span}.")
    return found
