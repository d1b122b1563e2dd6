"""What the commands answer: the list of indicators, the description of one, its rows with unit and notes."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.data.checks import Report
from indicators.i18n import format_number, translate, translate_context, translate_plural
from indicators.panels.texts import indicator_title, licence_words, unit_label
from indicators.panels.units import list_row_minerals, name_units


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
        "licence": licence_words(lang, dataset.licences_of(indicator)),
        "redistribute": dataset.redistribute,
    }


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


def state_check(report: Report, lang: str) -> str:
    """Return how much was checked and how many rules are broken."""
    return translate(
        lang,
        "{rows} in {files} of {datasets} checked: {problems}.",
        rows=translate_plural(lang, "{n} row", "{n} rows", report.rows, n=format_number(lang, report.rows)),
        files=translate_plural(lang, "{n} file", "{n} files", report.files, n=report.files),
        datasets=translate_plural(lang, "{n} dataset", "{n} datasets", report.datasets, n=report.datasets),
        problems=translate_plural(lang, "{n} problem", "{n} problems", len(report.problems), n=len(report.problems)),
    )
