"""How it moved: lines with intervals, events and honest gaps; the same as small multiples."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.charts.events import Event, list_events
from indicators.charts.multiples import draw_multiples
from indicators.charts.theme import Look
from indicators.charts.trend import draw_trend
from indicators.charts.words import choose_factor, format_value
from indicators.data import Library
from indicators.i18n import country_name, format_percent, translate, translate_context
from indicators.panels.events import find_chart_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, indicator_title, unit_label

QUANTILE = 1.645
MOST_IN_MULTIPLE = 3


def _select_frame(library: Library, indicator: Indicator, selection: Selection) -> pd.DataFrame:
    frame = library.observations(indicator)
    if "mineral" in indicator.dimensions:
        frame = frame[frame["mineral"] == selection.mineral]
    if selection.first is not None:
        frame = frame[frame["year"] >= selection.first]
    if selection.last is not None:
        frame = frame[frame["year"] <= selection.last]
    return frame


def state_trend(indicator: Indicator, frame: pd.DataFrame, countries: Sequence[str], lang: str) -> str:
    """Return the finding of the lines: who is ahead of whom, only as far as the intervals tell them apart."""
    title = indicator_title(lang, indicator)
    known = frame[frame["country"].isin(list(countries)) & frame["value"].notna()]
    if known.empty:
        return translate(lang, "{indicator}: no value is published for this selection", indicator=title)
    newest = known.sort_values("year").drop_duplicates("country", keep="last")
    if len(newest) == 1:
        return _state_one(indicator, known, title, lang)
    ordered = newest.sort_values("value", ascending=indicator.direction is Direction.LOWER)
    top, low = ordered.iloc[0], ordered.iloc[-1]
    words = {
        "indicator": title,
        "first": country_name(lang, top["country"], "the"),
        "last": country_name(lang, low["country"], "the"),
        "year": str(int(top["year"])),
    }
    gap = abs(top["value"] - low["value"])
    half = ((top["upper"] - top["lower"]) ** 2 + (low["upper"] - low["lower"]) ** 2) ** 0.5 / 2
    if indicator.direction is Direction.NEUTRAL:
        return translate(lang, "{indicator}: more in {first} than in {last} in {year}", **words)
    if pd.notna(half) and gap < half:
        return translate(lang, "{indicator}: no clear difference between {first} and {last} in {year}", **words)
    if pd.notna(half):
        return translate(lang, "{indicator}: {first} stands clearly ahead of {last} in {year}", **words)
    return translate(lang, "{indicator}: {first} stands ahead of {last} in {year}", **words)


def _state_one(indicator: Indicator, known: pd.DataFrame, title: str, lang: str) -> str:
    ordered = known.sort_values("year")
    new = ordered.iloc[-1]
    back = ordered[ordered["year"] <= new["year"] - 10]
    old = back.iloc[-1] if len(back) else ordered.iloc[0]
    words = {
        "indicator": title,
        "country": country_name(lang, new["country"], "the"),
        "value": format_value(indicator, lang, new["value"]),
        "year": str(int(new["year"])),
        "before": format_value(indicator, lang, old["value"]),
        "then": str(int(old["year"])),
    }
    half = ((new["upper"] - new["lower"]) ** 2 + (old["upper"] - old["lower"]) ** 2) ** 0.5 / 2
    if pd.notna(half) and abs(new["value"] - old["value"]) < half:
        return translate(
            lang,
            "{indicator}: {country} {value} in {year}, no clear difference from {before} in {then}",
            **words,
        )
    return translate(lang, "{indicator}: {country} {value} in {year}, after {before} in {then}", **words)


@register_panel("trend")
def build_trend(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Lines of the chosen countries over all years, the other members in grey."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = _select_frame(library, indicator, selection)
    chosen = list(selection.countries)[:6]
    shown = frame[frame["country"].isin([*library.members, *chosen])]
    factor = 1.0 if indicator.scale else choose_factor(float(shown["value"].abs().max()) if len(shown) else 1)
    indicator = replace(indicator, decimals=2) if factor > 1 else indicator
    years = shown.loc[shown["value"].notna(), "year"]
    first, last = (int(years.min()), int(years.max())) if len(years) else (2000, 2025)
    events = find_chart_events(library, chosen, lang, first, last)
    what = indicator_title(lang, indicator)
    unit = scale_unit(lang, unit_label(library, lang, indicator.unit), factor)
    shade = (
        translate(lang, "Shading: {level} interval.", level=format_percent(lang, indicator.interval_level))
        if indicator.interval_level
        else translate(lang, "The publisher gives no interval.")
    )
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
    listed = list_events(events, lang, look, first, last)
    return Panel(
        name="trend",
        title=state_trend(indicator, frame, chosen, lang),
        subtitle=translate(
            lang,
            "{unit}, {first} to {last}. {shading} Grey: the other members.",
            unit=unit,
            first=str(first),
            last=str(last),
            shading=shade,
        ),
        drawings=(Drawing(figure, describe_series(lang, indicator, shown[shown["country"].isin(chosen)], what)),),
        rows=shown[shown["country"].isin(chosen)] if chosen else shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=tuple(n for n in (listed, *_break_notes(indicator, lang)) if n),
        selection=selection,
    )


@register_panel("multiples")
def build_multiples(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One small chart for each member, all on one scale."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = _select_frame(library, indicator, selection)
    chosen = list(selection.countries) or list(library.members)
    shown = frame[frame["country"].isin(chosen)]
    factor = 1.0 if indicator.scale else choose_factor(float(shown["value"].abs().max()) if len(shown) else 1)
    indicator = replace(indicator, decimals=2) if factor > 1 else indicator
    what = indicator_title(lang, indicator)
    years = shown.loc[shown["value"].notna(), "year"]
    first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
    events = {c: find_chart_events(library, [c], lang, first, last, MOST_IN_MULTIPLE) for c in chosen}
    parts = draw_multiples(frame, indicator, lang, look, countries=chosen, events=events, zoom=selection.zoom, factor=factor)
    span = (str(first), str(last)) if len(years) else ("", "")
    drawings = tuple(
        Drawing(
            part.figure,
            describe_series(
                lang, indicator, shown[shown["country"] == part.country], f"{country_name(lang, part.country)}, {what}"
            ),
            heading=country_name(lang, part.country),
        )
        for part in parts
    )
    return Panel(
        name="multiples",
        title=state_trend(indicator, frame, chosen, lang),
        subtitle=translate(
            lang,
            "{unit}, {first} to {last}. Same scale in every picture.",
            unit=scale_unit(lang, unit_label(library, lang, indicator.unit), factor),
            first=span[0],
            last=span[1],
        ),
        drawings=drawings,
        rows=shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=(*_list_own_events(events, lang, look, first, last), *_break_notes(indicator, lang)),
        selection=selection,
    )


def _list_own_events(events: Mapping[str, Sequence[Event]], lang: str, look: Look, first: int, last: int) -> list[str]:
    """What the numbers mean, one line a country."""
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


def _break_notes(indicator: Indicator, lang: str) -> list[str]:
    return [
        translate(lang, "Change of method in {year}: {note}", year=str(b.year), note=translate_context(lang, "note", b.note))
        for b in indicator.breaks
    ]
