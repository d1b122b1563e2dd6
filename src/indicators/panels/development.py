"""What reached people: a country's development figures beside the medians of the coalition and of Africa."""

import pandas as pd

from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_number, translate
from indicators.panels.conditions import find_medians, newest_rows
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.texts import indicator_title, short_source, unit_label

IDS = (
    "undp_hdr.hdi_2025",
    "wdi.poverty",
    "wdi.electricity_access",
    "wdi.gdp_per_capita_ppp",
    "wdi.forest_area",
    "ti_cpi.score",
    "vdem_v14.core_civil_society",
)
PERCENT = "percent"
"""The unit that figures carry themselves."""


def _measure_country(library: Library, country: str, lang: str) -> pd.DataFrame:
    """Each measure in words: its unit, the country's newest value with its year, both medians, the source."""
    records = []
    for indicator_id in IDS:
        indicator = library.catalog.find_indicator(indicator_id)
        rows = newest_rows(library, indicator)
        own = rows[(rows["country"] == country) & rows["value"].notna()]
        medians = {g: format_value(indicator, lang, v) for g, v in find_medians(library, indicator, rows).items()}
        records.append(
            {
                "indicator": indicator.id,
                "measure": indicator_title(lang, indicator),
                "unit": unit_label(library, lang, indicator.unit),
                "value": format_value(indicator, lang, own["value"].iloc[0]) if len(own) else translate(lang, "no value"),
                "year": str(int(own["year"].iloc[0])) if len(own) else "–",
                "coalition": medians.get("coalition", "–"),
                "africa": medians.get("africa", "–"),
                "edition": short_source(library, lang, indicator),
            }
        )
    return pd.DataFrame(records)


def _list_measures(library: Library, frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The measures for reading, each with its unit below; percentages carry theirs."""
    heads = {
        "measure": translate(lang, "Measure"),
        "value": translate(lang, "Value"),
        "year": translate(lang, "Year"),
        "coalition": translate(lang, "Median of the 13"),
        "africa": translate(lang, "Median of Africa"),
        "edition": translate(lang, "Source"),
    }
    bare = frame["unit"] == unit_label(library, lang, PERCENT)
    rows = zip(frame["measure"], frame["unit"], bare, strict=True)
    named = frame.assign(measure=[measure if is_bare else (measure, unit) for measure, unit, is_bare in rows])
    return named[list(heads)].rename(columns=heads)


@register_panel("development")
def build_development(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """A table of seven measures: value, year, coalition median, Africa's median where the source covers it."""
    frame = _measure_country(library, selection.country, lang)
    indicators = tuple(library.catalog.find_indicator(i) for i in IDS)
    have = int((frame["year"] != "–").sum())
    return Panel(
        name="development",
        title=translate(
            lang,
            "Communities {in_country}: {have} of {total} measures have a figure",
            in_country=country_name(lang, selection.country, "in"),
            have=format_number(lang, have),
            total=format_number(lang, len(IDS)),
        ),
        subtitle=translate(
            lang,
            "Newest value with its year, beside the median of the newest values of the coalition and of Africa, whatever their years; "
            "a dash: fewer than half are covered.",
        ),
        drawings=(),
        listing=_list_measures(library, frame, lang),
        rows=frame,
        indicators=indicators,
        datasets=tuple({d.name: d for d in (library.dataset_of(i) for i in indicators)}.values()),
        selection=selection,
    )
