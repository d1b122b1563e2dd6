"""The catalogue as a reading table: one row for each dataset."""

import pandas as pd

from indicators.data import Library
from indicators.i18n import format_date, translate, translate_context
from indicators.panels.texts import edition_words, publisher_name

REFERENCE = "reference"
"""The folder of our own lists of countries, minerals and words: no publisher's dataset, so it is neither listed nor counted."""


def list_datasets(library: Library, lang: str) -> pd.DataFrame:
    """Return publisher, edition, years, licence and next edition of each dataset, headed in the reader's language."""
    rows = []
    for dataset in library.catalog.datasets.values():
        if dataset.name == REFERENCE:
            continue
        spans = [i.coverage for i in dataset.indicators.values() if i.coverage]
        years = f"{min(s.first for s in spans)}–{max(s.last for s in spans)}" if spans else "–"
        rows.append(
            {
                translate(lang, "Dataset"): translate_context(lang, "dataset", dataset.title),
                translate(lang, "Publisher"): publisher_name(lang, dataset.publisher),
                translate(lang, "Edition"): edition_words(lang, dataset.edition),
                translate(lang, "Years"): years,
                translate(lang, "Licence"): translate_context(lang, "licence", dataset.licence.title),
                translate(lang, "Next edition"): format_date(lang, dataset.next_expected) if dataset.next_expected else "–",
            }
        )
    return pd.DataFrame(rows)
