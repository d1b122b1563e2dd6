"""How it moved: lines with intervals, events and honest gaps; the same as small multiples."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.events import Event, list_events
from indicators.charts.multiples import draw_multiples
from indicators.charts.theme import Look
from indicators.charts.trend import draw_trend
from indicators.charts.words import choose_series_factor
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.panels.events import MOST_ON_CHART, cite_events, find_chart_events, list_lost_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.period import cut_period, span_words
from indicators.panels.quantities import QUANTITY, name_measure
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, shading_words
from indicators.panels.trend_words import Wording, list_absent, list_breaks, list_editions, state_trend

MOST_IN_MULTIPLE = 3


def _select_frame(library: Library, indicator: Indicator, selection: Selection) -> pd.DataFrame:
    """All years of the indicator, of the chosen mineral where it has minerals."""
    frame = library.observations(indicator)
    return frame[frame["mineral"] == selection.mineral] if "mineral" in indicator.dimensions else frame


def _has_cut(selection: Selection) -> bool:
    return selection.first is not None or selection.last is not None


def _find_span(shown: pd.DataFrame, selection: Selection) -> tuple[int | None, int | None]:
    """The years of the values shown; without any, the years that were asked for."""
    years = shown.loc[shown["value"].notna(), "year"]
    return (int(years.min()), int(years.max())) if len(years) else (selection.first, selection.last)


def _list_present(shown: pd.DataFrame, countries: Sequence[str]) -> list[str]:
    """The countries that have a line: events of the others would stand on nothing."""
    held = set(shown.loc[shown["value"].notna(), "country"])
    return [c for c in countries if c in held]


def _find_wording(indicator: Indicator, name: str, unit: str) -> Wording:
    """A quantity of a mineral carries its unit into the sentence."""
    return Wording(name, unit if indicator.unit == QUANTITY else "")


@register_panel("trend")
def build_trend(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Lines of the chosen countries over all years, the other members in grey."""
    indicator = library.catalog.find_indicator(selection.indicator)
    plain = indicator
    whole = _select_frame(library, indicator, selection)
    frame = cut_period(whole, selection)
    chosen = list(selection.countries)[:6]
    shown = frame[frame["country"].isin([*library.members, *chosen])]
    factor = choose_series_factor(indicator, shown["value"])
    indicator = replace(indicator, decimals=2) if factor > 1 else indicator
    first, last = _find_span(shown, selection)
    events = _find_events(library, _list_present(shown, chosen), lang, first, last)
    what, plain_unit = name_measure(library, indicator, selection.mineral, lang)
    words = _caption(library, indicator, scale_unit(lang, plain_unit, factor), (first, last), lang)
    wording = _find_wording(plain, what, plain_unit)
    figure = draw_trend(
        frame,
        indicator,
        lang,
        look,
        countries=library.members,
        highlight=chosen,
        events=events,
        zoom=selection.zoom,
        factor=factor,
    )
    return Panel(
        name="trend",
        title=state_trend(plain, frame, chosen or library.members, lang, cut=_has_cut(selection), wording=wording),
        subtitle=_state_subtitle(words, lang, chosen=bool(chosen)),
        drawings=(Drawing(figure, describe_series(lang, plain, shown[shown["country"].isin(chosen)], what)),),
        rows=shown[shown["country"].isin(chosen)] if chosen else shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator), *cite_events(library, events)),
        notes=(*_notes(indicator, events, whole, shown, chosen, lang, look, (first, last)), *list_lost_events(library, lang)),
        selection=selection,
    )


def _caption(library: Library, indicator: Indicator, unit: str, span: tuple[int | None, int | None], lang: str) -> dict[str, str]:
    """What the subtitles say of the figures: their unit, their years, and what the shading is."""
    first, last = span
    return {
        "unit": unit,
        "years": span_words(lang, first, last),
        "shading": shading_words(library, lang, indicator),
    }


def _state_subtitle(words: dict[str, str], lang: str, *, chosen: bool) -> str:
    if not chosen:
        return translate(lang, "{unit}, {years}. Grey: the members.", **words)
    if words["shading"]:
        return translate(lang, "{unit}, {years}. {shading} Grey: the other members.", **words)
    return translate(lang, "{unit}, {years}. Grey: the other members.", **words)


def _state_pictures(words: dict[str, str], lang: str) -> str:
    if words["shading"]:
        return translate(lang, "{unit}, {years}. {shading} Same scale in every picture.", **words)
    return translate(lang, "{unit}, {years}. Same scale in every picture.", **words)


@register_panel("multiples")
def build_multiples(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One small chart for each member, all on one scale."""
    indicator = library.catalog.find_indicator(selection.indicator)
    plain = indicator
    whole = _select_frame(library, indicator, selection)
    frame = cut_period(whole, selection)
    chosen = list(selection.countries) or list(library.members)
    shown = frame[frame["country"].isin(chosen)]
    factor = choose_series_factor(indicator, shown["value"])
    indicator = replace(indicator, decimals=2) if factor > 1 else indicator
    what, unit = name_measure(library, indicator, selection.mineral, lang)
    first, last = _find_span(shown, selection)
    events = {c: _find_events(library, [c], lang, first, last, MOST_IN_MULTIPLE) for c in _list_present(shown, chosen)}
    parts = draw_multiples(frame, indicator, lang, look, countries=chosen, events=events, zoom=selection.zoom, factor=factor)
    drawings = tuple(
        Drawing(
            part.figure,
            describe_series(lang, plain, shown[shown["country"] == part.country], f"{country_name(lang, part.country)}, {what}"),
            heading=country_name(lang, part.country),
        )
        for part in parts
    )
    return Panel(
        name="multiples",
        title=state_trend(plain, frame, chosen, lang, cut=_has_cut(selection), wording=_find_wording(plain, what, unit)),
        subtitle=_state_pictures(_caption(library, indicator, scale_unit(lang, unit, factor), (first, last), lang), lang),
        drawings=drawings,
        rows=shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator), *cite_events(library, [e for own in events.values() for e in own])),
        notes=(
            *_list_own_events(events, lang, look, first, last),
            *list_absent(whole, shown, chosen, lang),
            *list_editions(shown, lang),
            *_list_breaks(indicator, lang, first, last),
            *list_lost_events(library, lang),
        ),
        selection=selection,
    )


def _find_events(
    library: Library, countries: Sequence[str], lang: str, first: int | None, last: int | None, most: int = MOST_ON_CHART
) -> list[Event]:
    """The events of the years shown; none where nothing is shown."""
    if first is None or last is None:
        return []
    return find_chart_events(library, countries, lang, first, last, most)


def _notes(
    indicator: Indicator,
    events: Sequence[Event],
    whole: pd.DataFrame,
    shown: pd.DataFrame,
    chosen: Sequence[str],
    lang: str,
    look: Look,
    span: tuple[int | None, int | None],
) -> tuple[str, ...]:
    """The events that have numbers, who has no value in these years, changes of method within them."""
    first, last = span
    listed = list_events(events, lang, look, first, last) if first is not None and last is not None else ""
    own = shown[shown["country"].isin(list(chosen))] if chosen else shown
    notes = (
        listed,
        *list_absent(whole, shown, chosen, lang),
        *list_editions(own, lang),
        *_list_breaks(indicator, lang, first, last),
    )
    return tuple(n for n in notes if n)


def _list_breaks(indicator: Indicator, lang: str, first: int | None, last: int | None) -> list[str]:
    return list_breaks(indicator, lang, first, last) if first is not None and last is not None else []


def _list_own_events(
    events: Mapping[str, Sequence[Event]], lang: str, look: Look, first: int | None, last: int | None
) -> list[str]:
    """What the numbers mean, one line a country."""
    if first is None or last is None:
        return []
    return [
        translate(
            lang,
            "{country}: {events}",
            country=country_name(lang, country),
            events=list_events(own, lang, look, first, last, numbered=True),
        )
        for country, own in events.items()
        if own
    ]
