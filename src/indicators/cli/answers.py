"""What the commands answer: rows of an indicator, its description, the list of all."""

from difflib import get_close_matches

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import translate_context
from indicators.panels.texts import indicator_title, unit_label
from indicators.panels.units import list_row_minerals, name_units

OUT = ("country", "mineral", "stage", "partner", "year", "value", "lower", "upper", "obs_status", "note", "edition")


def list_rows(library: Library, lang: str) -> pd.DataFrame:
    """Return one row for each indicator."""
    records = []
    for indicator in library.catalog.indicators.values():
        cover = indicator.coverage
        records.append(
            {
                "id": indicator.id,
                "title": indicator_title(lang, indicator),
                "unit": unit_label(library, lang, indicator.unit),
                "first": cover.first if cover else None,
                "last": cover.last if cover else None,
                "countries": cover.countries if cover else None,
                "publisher": library.dataset_of(indicator).publisher,
            }
        )
    return pd.DataFrame(records)


def describe_indicator(library: Library, indicator: Indicator, unit: str, lang: str) -> dict[str, object]:
    """Return what must stand beside every figure; `unit` in words."""
    dataset = library.dataset_of(indicator)
    return {
        "id": indicator.id,
        "title": indicator_title(lang, indicator),
        "unit": unit,
        "direction": str(indicator.direction),
        "dataset": dataset.name,
        "edition": translate_context(lang, "edition", dataset.edition),
        "publisher": dataset.publisher,
        "source_url": dataset.url,
        "licence": translate_context(lang, "licence", dataset.licence.title),
        "redistribute": dataset.redistribute,
    }


def select_rows(library: Library, indicator: Indicator, countries: list[str], year: str, minerals: list[str]) -> pd.DataFrame:
    """Return the rows asked for, gaps included.

    Raises:
        UnknownNameError: a country, mineral or year that the indicator does not have; the nearest ones are named.
    """
    frame = library.observations(indicator)
    if countries:
        frame = frame[frame["country"].isin(_known(countries, frame["country"], indicator, "country"))]
    if minerals:
        if "mineral" not in frame.columns:
            raise UnknownNameError("{indicator} has no minerals: leave --mineral out.", indicator=indicator.id)
        frame = frame[frame["mineral"].isin(_known(minerals, frame["mineral"], indicator, "mineral"))]
    if year:
        frame = frame[frame["year"].isin(_years(year, frame, indicator))]
    dimensions = [d for d in indicator.dimensions if d not in OUT]
    return frame[[*(c for c in OUT if c in frame.columns), *dimensions]].reset_index(drop=True)


def add_unit(
    library: Library, indicator: Indicator, frame: pd.DataFrame, lang: str, *, always: bool = False
) -> tuple[str, pd.DataFrame]:
    """Return the unit in words and the rows; where minerals differ in it, or `always`, each row has its own."""
    units = name_units(library, lang, indicator, list_row_minerals(frame))
    if not (units.each or always):
        return units.label, frame
    own = frame["mineral"].map(units.find) if units.each else units.label
    rows = frame.copy()
    rows.insert(list(frame.columns).index("value") + 1, "unit", own)
    return units.label, rows


def translate_notes(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the rows with their notes in the reader's language."""
    return frame.assign(note=[translate_context(lang, "note", str(n)) if n else n for n in frame["note"]])


def _known(wanted: list[str], column: pd.Series, indicator: Indicator, what: str) -> list[str]:
    held = sorted(set(column))
    result = []
    for name in wanted:
        code = name.lower() if what == "mineral" else name.upper()
        if code not in held:
            near = get_close_matches(code, held, n=3, cutoff=0.5) or held[:5]
            values = {"indicator": indicator.id, "name": name, "near": ", ".join(near)}
            if what == "mineral":
                raise UnknownNameError("{indicator} has no mineral “{name}”. Nearest: {near}.", **values)
            raise UnknownNameError("{indicator} has no country “{name}”. Nearest: {near}.", **values)
        result.append(code)
    return result


def _years(text: str, frame: pd.DataFrame, indicator: Indicator) -> list[int]:
    held = sorted({int(y) for y in frame["year"]})
    first, colon, last = text.partition(":")
    try:
        start = int(first) if first else held[0]
        end = (int(last) if last else held[-1]) if colon else start
    except (ValueError, IndexError):
        raise UnknownNameError("“{text}” is no year: write 2023 or 2010:2023.", text=text) from None
    found = [y for y in held if start <= y <= end]
    if not found:
        values = {"indicator": indicator.id, "text": text}
        if not held:
            raise UnknownNameError("{indicator} has no rows at all in this selection: ask for other countries.", **values)
        raise UnknownNameError(
            "{indicator} has no rows for {text} in this selection; it has {first} to {last}.",
            first=held[0],
            last=held[-1],
            **values,
        )
    return found
