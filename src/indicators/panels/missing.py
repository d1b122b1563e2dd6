"""What the methods page says is missing: empty pairs, editions that are due, figures that no public page gave."""

from datetime import date

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_date, format_list, join_clauses, translate, translate_context, translate_plural
from indicators.panels.catalogue import REFERENCE, list_overdue
from indicators.panels.coverage import list_states, measure_coverage
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.section import Section

NAMED = 8
"""Indicators of a country that are named before the rest is counted."""


@register_panel("gaps")
def build_gaps(library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
    """The empty pairs of indicator and country, by country."""
    frame = measure_coverage(library, lang)
    empty = frame[frame["last"].isna()]
    return Panel(
        name="gaps",
        title=translate(lang, "What we did not find, or do not hold"),
        subtitle=translate(
            lang,
            "{count} of {total} pairs of indicator and country are empty. The matrix on the data page shows each of them; by country:",
            count=str(len(empty)),
            total=str(len(frame)),
        ),
        drawings=(),
        listing=_list_gaps(library, empty, lang),
        rows=list_states(empty, lang).drop(columns="last_year"),
        datasets=tuple(d for d in library.catalog.datasets.values() if d.name != REFERENCE),
        about_data=True,
        selection=selection,
    )


def _list_gaps(library: Library, empty: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A row for each country with a gap: how many there are and the first of them."""
    held = [(country, empty.loc[empty["column"] == country, "row"]) for country in library.members]
    held = [(country, own) for country, own in held if len(own)]
    return pd.DataFrame(
        {
            translate(lang, "Country"): [
                translate(lang, "{title} ({count})", title=country_name(lang, country), count=str(len(own)))
                for country, own in held
            ],
            translate(lang, "What is missing"): [_name_gaps(own, lang) for _, own in held],
        }
    )


def _name_gaps(own: pd.Series, lang: str) -> str:
    names, more = join_clauses(lang, own.head(NAMED)), len(own) - NAMED
    if more <= 0:
        return names
    return translate_plural(lang, "{names}, and {n} more", "{names}, and {n} more", more, names=names, n=str(more))


def list_known_gaps(today: date, library: Library, lang: str) -> Section:
    """Return the editions that are due, and what no public page gave."""
    return Section(
        translate(lang, "Known gaps"),
        (
            *_state_overdue(library, lang, today),
            translate(lang, "The Kimberley Process counts the European Union as one participant: Belgium has no row of its own."),
            translate(
                lang,
                "The 17th organisation of the coalition, and the names of the members of Angola and Tanzania, were not found.",
            ),
            translate(lang, "Kimberley Process production of 2025 and certificate counts were not found in public copies."),
            translate(
                lang,
                "Standard errors of the 2025 governance revision were not found; intervals are drawn for the 2024 update only.",
            ),
            translate(
                lang, "Mineral rents and ores-and-metals exports leave diamonds out and say nothing about dependence on them."
            ),
            translate(
                lang,
                "Botswana, Lesotho and Zimbabwe are not EITI members, Belgium supports it: no Validation score exists for them.",
            ),
        ),
    )


def _state_overdue(library: Library, lang: str, today: date) -> list[str]:
    """Which editions were due; nothing when none was."""
    late = list_overdue(library, today)
    if not late:
        return []
    names = [
        f"{translate_context(lang, 'dataset', d.title)} ({format_date(lang, d.next_expected)})" for d in late if d.next_expected
    ]
    return [translate(lang, "Newer editions were due and are not yet taken in: {datasets}.", datasets=format_list(lang, names))]
