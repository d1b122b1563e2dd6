"""The catalogue as a reading table: one row for each dataset."""

from datetime import date

import pandas as pd

from indicators.catalog import Dataset
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import DEFAULT_LANGUAGE, format_date, translate, translate_context
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.texts import edition_words, licence_words, publisher_name

JOINER = "\u2060"
REFERENCE = "reference"
"""The folder of our own lists of countries, minerals and words: no publisher's dataset, so it is neither listed nor counted."""


def is_overdue(dataset: Dataset, today: date) -> bool:
    """Return whether the publisher's next edition was due before today and is not taken in yet."""
    return dataset.next_expected is not None and dataset.next_expected < today.isoformat()


def list_overdue(library: Library, today: date) -> list[Dataset]:
    """Return the datasets whose next edition was due, the longest overdue first."""
    late = [d for d in library.catalog.datasets.values() if is_overdue(d, today)]
    return sorted(late, key=lambda d: (d.next_expected or "", d.name))


def next_edition(lang: str, dataset: Dataset, today: date) -> str:
    """Return when the next edition is due, or since when it has been."""
    if dataset.next_expected is None:
        return "–"
    day = format_date(lang, dataset.next_expected)
    return translate(lang, "was due on {date}; not yet taken in", date=day) if is_overdue(dataset, today) else day


def _write_years(first: int, last: int) -> str:
    """Return one year, or two that no line break parts."""
    return str(first) if first == last else f"{first}{JOINER}–{JOINER}{last}"


def list_datasets(library: Library, lang: str, today: date) -> pd.DataFrame:
    """Return publisher, edition, years, licence and next edition of each dataset, headed in the reader's language."""
    rows = []
    for dataset in library.catalog.datasets.values():
        if dataset.name == REFERENCE:
            continue
        spans = [i.coverage for i in dataset.indicators.values() if i.coverage]
        years = _write_years(min(s.first for s in spans), max(s.last for s in spans)) if spans else "–"
        rows.append(
            {
                translate(lang, "Dataset"): translate_context(lang, "dataset", dataset.title),
                translate(lang, "Publisher"): publisher_name(lang, dataset.publisher),
                translate(lang, "Edition"): edition_words(lang, dataset.edition),
                translate(lang, "Years"): years,
                translate(lang, "Licence"): licence_words(lang, dataset.licences),
                translate(lang, "Next edition"): next_edition(lang, dataset, today),
            }
        )
    return pd.DataFrame(rows)


@register_panel("catalogue")
def build_catalogue(library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
    """One row for each dataset: publisher, edition, years, licence, next edition; kept by nobody longer than a day."""
    listing = list_datasets(library, lang, date.today())
    return Panel(
        name="catalogue",
        title=translate(lang, "{count} datasets", count=str(len(listing))),
        subtitle=translate(lang, "Publisher, edition, years and licence of each, and when its next edition is due."),
        drawings=(),
        listing=listing,
        rows=_describe_datasets(library),
        datasets=tuple(d for d in library.catalog.datasets.values() if d.name != REFERENCE),
        about_data=True,
        selection=selection,
    )


def _describe_datasets(library: Library) -> pd.DataFrame:
    records = []
    for dataset in library.catalog.datasets.values():
        spans = [i.coverage for i in dataset.indicators.values() if i.coverage]
        record = {
            "dataset": dataset.name,
            "title": dataset.title,
            "publisher": dataset.publisher,
            "edition": dataset.edition,
            "first_year": min((s.first for s in spans), default=None),
            "last_year": max((s.last for s in spans), default=None),
            "licence": licence_words(DEFAULT_LANGUAGE, dataset.licences),
            "redistribute": dataset.redistribute,
            "next_expected": dataset.next_expected,
        }
        if dataset.name != REFERENCE:
            records.append(record)
    return pd.DataFrame(records).astype({"first_year": "Int64", "last_year": "Int64"})
