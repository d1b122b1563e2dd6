"""What one dataset holds: a row for each of its indicators."""

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import translate, translate_context
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.texts import indicator_title, unit_label


@register_panel("dictionary")
def build_dictionary(library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
    """The indicators of the chosen dataset; of the first one where none is chosen."""
    dataset = library.catalog.find_dataset(selection.dataset or next(iter(library.catalog.datasets)))
    indicators = tuple(dataset.indicators.values())
    records = [
        {
            "indicator": i.id,
            "unit": i.unit,
            "rows": i.coverage.rows if i.coverage else None,
            "countries": i.coverage.countries if i.coverage else None,
            "first_year": i.coverage.first if i.coverage else None,
            "last_year": i.coverage.last if i.coverage else None,
        }
        for i in indicators
    ]
    columns = ["indicator", "unit", "rows", "countries", "first_year", "last_year"]
    listing = pd.DataFrame(
        {
            translate(lang, "Indicator"): [indicator_title(lang, i) for i in indicators],
            translate(lang, "Unit"): [unit_label(library, lang, i.unit) for i in indicators],
        }
    )
    return Panel(
        name="dictionary",
        title=translate_context(lang, "dataset", dataset.title),
        subtitle=translate_context(lang, "description", dataset.description),
        drawings=(),
        listing=listing,
        rows=pd.DataFrame(records, columns=columns).astype(dict.fromkeys(columns[2:], "Int64")),
        indicators=indicators,
        datasets=(dataset,),
        about_data=True,
        selection=selection,
    )
