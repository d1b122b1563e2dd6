"""The controls of the timeline: whose events, which kind, which years; the event to look around."""

from functools import partial

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import country_name, translate
from indicators.panels.event_choice import choose_country, choose_event
from indicators.panels.events import category_name, format_event_date, list_concerned, read_all_events
from indicators.panels.timeline import filter_events
from indicators.ui.context import Context
from indicators.ui.pickers import EVERYTHING, choose_or_all, keep_or_none, name_year
from indicators.ui.survival import survive


@survive
def pick_place(context: Context) -> None:
    """Choose one member, or all."""
    lang = context.lang
    options = sorted(context.library.members, key=lambda c: country_name(lang, c))
    everywhere = translate(lang, "All 13 countries")

    def words(country: object) -> str:
        return everywhere if country == EVERYTHING else country_name(lang, str(country))

    choose_or_all("place", context.chosen["place"], translate(lang, "Country"), options, words, 280)


@survive
def pick_category(context: Context) -> None:
    """Choose a kind of event, or all."""
    lang = context.lang
    everything = translate(lang, "All kinds")

    def words(category: object) -> str:
        name = everything if category == EVERYTHING else category_name(lang, str(category))
        return name[:1].upper() + name[1:]

    options = sorted(set(_event_column(context, "category")), key=words)
    choose_or_all("category", context.chosen["category"], translate(lang, "Kind"), options, words, 220)


@survive
def pick_period(context: Context) -> None:
    """Choose the first and the last year."""
    lang = context.lang
    years = sorted({int(d[:4]) for d in _event_column(context, "date")})
    span = range(years[0], years[-1] + 1) if years else range(0)
    for key, label in (("first", translate(lang, "From")), ("last", translate(lang, "Until"))):
        asked = context.chosen[key]
        if isinstance(asked, int) and span and (asked > span[-1] if key == "first" else asked < span[0]):
            context.chosen[key] = span[-1] if key == "first" else span[0]
        limit = translate(lang, "start") if key == "first" else translate(lang, "today")
        choose_or_all(key, context.chosen[key], label, list(span), partial(name_year, limit), 145)


def _event_column(context: Context, column: str) -> list[str]:
    """One column of the events; nothing when the file cannot be read, which its panel explains."""
    try:
        return list(read_all_events(context.library, context.lang)[column])
    except IndicatorsError:
        return []


@survive
def pick_event(context: Context) -> None:
    """Choose the event to look around: one of those shown above, or the one the link names."""
    try:
        held = read_all_events(context.library, context.lang)
        selection = context.select()
        chosen = choose_event(context.library, selection, context.lang)
    except IndicatorsError:
        return
    shown = filter_events(held, selection)
    options = list(dict.fromkeys([*shown["id"], chosen["id"]]))
    dates = {
        i: format_event_date(context.lang, d, p) for i, d, p in zip(held["id"], held["date"], held["precision"], strict=True)
    }
    titles = dict(zip(held["id"], held["title"], strict=True))
    st.session_state["pick_event"] = chosen["id"]
    st.selectbox(
        translate(context.lang, "Event"),
        options,
        format_func=lambda i: translate(context.lang, "{date}: {event}", date=dates[i], event=titles[i]),
        key="pick_event",
        on_change=keep_or_none,
        args=("event",),
        width=520,
    )


@survive
def pick_concerned(context: Context) -> None:
    """Choose whose figures to look at, where the event concerns several members."""
    try:
        selection = context.select()
        event = choose_event(context.library, selection, context.lang)
    except IndicatorsError:
        return
    options = list_concerned(context.library, str(event["countries"]))
    if len(options) < 2 or selection.place in options:
        return
    st.session_state["pick_country"] = choose_country(context.library, event, selection)
    st.selectbox(
        translate(context.lang, "Figures of"),
        sorted(options, key=lambda c: country_name(context.lang, c)),
        format_func=lambda c: country_name(context.lang, c),
        key="pick_country",
        on_change=keep_or_none,
        args=("country",),
        width=260,
    )
