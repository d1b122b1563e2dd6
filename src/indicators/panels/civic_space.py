"""Whether anyone may speak: civil society, expression, press freedom and the words of the CIVICUS Monitor, each with its year."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.dots import draw_dots
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate, translate_context
from indicators.panels.conditions import dated_value, find_medians, median_references
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.standing import choose_year, pick_rows
from indicators.panels.standing_words import state_finding
from indicators.panels.texts import (
    describe_series,
    indicator_title,
    interval_words,
    list_members,
    name_list,
    short_source,
    unit_label,
)

LISTED = ("vdem_v14.core_civil_society", "vdem_v14.freedom_of_expression", "rsf.press_freedom")
CIVIC = (*LISTED, "vdem.civil_liberties", "freedom_house.total", "iiag.participation_rights_inclusion")
PRESSURES = (
    *("goci.criminality", "goci.non_renewable_resource_crimes", "goci.resilience", "fsi.total", "bti.status", "bti.governance"),
    *("bti.anti_corruption_policy", "iiag.overall", "iiag.security_and_rule_of_law", "iiag.accountability_and_transparency"),
)


def rate_civic_space(library: Library, country: str, lang: str) -> Link | str:
    """Return the newest rating of the CIVICUS Monitor that a page states, with its year, and what came after it."""
    frame = library.table("civicus", "ratings")
    own = frame[frame["country"] == country].sort_values("year")
    rated = own[own["rating"].notna()]
    if rated.empty:
        return translate(lang, "no rating found")
    row = rated.iloc[-1]
    text = translate(lang, "{value} ({year})", value=translate_context(lang, "rating", row["rating"]), year=row["year"])
    later = own[own["year"] > row["year"]]
    if len(later) and later.iloc[-1]["change"] == "downgraded":
        text = translate(lang, "{rating}, downgraded in {year}", rating=text, year=later.iloc[-1]["year"])
        row = later.iloc[-1]
    return Link(text, row["source"])


def _newest(library: Library, indicator: Indicator) -> tuple[int, pd.DataFrame]:
    frame = library.observations(indicator)
    year = choose_year(frame, library.members, None)
    return year, pick_rows(frame, year)


def _list_civic(library: Library, lang: str) -> pd.DataFrame:
    members = list_members(library, lang)
    columns: dict[str, list[object]] = {translate(lang, "Country"): [country_name(lang, c) for c in members]}
    for indicator_id in LISTED:
        indicator = library.catalog.find_indicator(indicator_id)
        year, rows = _newest(library, indicator)
        head = translate(lang, "{what}, {year}", what=indicator_title(lang, indicator), year=str(year))
        columns[head] = [dated_value(indicator, rows, c, lang, year) for c in members]
    columns[translate(lang, "CIVICUS Monitor")] = [rate_civic_space(library, c, lang) for c in members]
    return pd.DataFrame(columns)


@register_panel("civic_space")
def build_civic_space(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Dots of the chosen measure with the medians, and four publishers side by side in one list."""
    indicator = library.catalog.find_indicator(selection.civic)
    year, rows = _newest(library, indicator)
    members = rows[rows["country"].isin(library.members)]
    figure = draw_dots(
        members, indicator, lang, look, countries=library.members, highlight=selection.countries, year=year,
        references=median_references(lang, find_medians(library, indicator, rows)),
    )  # fmt: skip
    what = indicator_title(lang, indicator)
    listed = [library.catalog.find_indicator(i) for i in dict.fromkeys((indicator.id, *LISTED))]
    every = pd.concat([_newest(library, i)[1].assign(indicator=i.id) for i in listed], ignore_index=True)
    datasets = {i.dataset: library.dataset_of(i) for i in listed}
    return Panel(
        name="civic_space",
        title=state_finding(library, indicator, rows, lang),
        subtitle=translate(
            lang,
            "{unit}, {year}. {interval}",
            unit=(unit := unit_label(library, lang, indicator.unit))[:1].upper() + unit[1:],
            year=str(year),
            interval=interval_words(library, lang, indicator),
        ).rstrip(),
        drawings=(Drawing(figure, describe_series(lang, indicator, members, what), selects=True),),
        listing=_list_civic(library, lang),
        rows=every[every["country"].isin(library.members)],
        indicators=tuple(listed),
        datasets=(*datasets.values(), library.catalog.find_dataset("civicus")),
        notes=_write_notes(library, lang),
        selection=selection,
    )


@register_panel("civic_pressures")
def build_civic_pressures(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Organised crime, fragility and transformation: where each measure opens in the comparison."""
    indicators = [library.catalog.find_indicator(i) for i in PRESSURES]
    records, rows = [], []
    for indicator in indicators:
        frame = library.observations(indicator)
        known = frame[frame["value"].notna() & frame["country"].isin(library.members)]
        years = sorted({int(y) for y in known["year"]})
        absent = [country_name(lang, c) for c in library.members if c not in set(known["country"])]
        records.append(
            {
                translate(lang, "Open in Compare"): Link(
                    indicator_title(lang, indicator), page="compare", query=(("indicator", indicator.id), ("view", "dots"))
                ),
                translate(lang, "Source"): short_source(library, lang, indicator),
                translate(lang, "Years"): f"{years[0]}–{years[-1]}"
                if len(years) > 2
                else format_list(lang, [str(y) for y in years]),
                translate(lang, "Not covered"): format_list(lang, absent) or translate(lang, "none"),
            }
        )
        rows.append(known.assign(indicator=indicator.id))
    return Panel(
        name="civic_pressures",
        title=translate(
            lang,
            "Organised crime, fragility and the course of reforms: {count} more measures to compare",
            count=format_number(lang, len(indicators)),
        ),
        subtitle=translate(lang, "Each opens as a list of dots of all thirteen, with its own year, interval and source."),
        drawings=(),
        listing=pd.DataFrame(records),
        rows=pd.concat(rows, ignore_index=True),
        indicators=tuple(indicators),
        datasets=tuple({i.dataset: library.dataset_of(i) for i in indicators}.values()),
        selection=selection,
    )


def _write_notes(library: Library, lang: str) -> tuple[str, ...]:
    """Who has no rating, since when press freedom compares, and that the publishers measure different things."""
    rated = set(library.table("civicus", "ratings").dropna(subset=["rating"])["country"])
    unrated = [c for c in library.members if c not in rated]
    return (
        translate(
            lang,
            "CIVICUS Monitor: no rating was found for {countries}; that says nothing about their civic space.",
            countries=name_list(lang, unrated),
        ),
        translate(
            lang,
            "Press freedom is comparable since 2022, when method and scale changed; earlier scores are left out and 2022 is derived.",
        ),
        translate(lang, "The publishers measure different things on different scales: read down a column, not across a row."),
    )
