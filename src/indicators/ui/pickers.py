"""The controls. Each shows the shared choice, writes it back at once, and returns nothing: panels read the choice."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from indicators.i18n import country_name, translate, translate_context
from indicators.panels.texts import picker_title
from indicators.ui.context import Context
from indicators.ui.links import MOST_COUNTRIES, WORDS, can_compare
from indicators.ui.survival import survive

SIX_CHIPS = 740
"""Width of a field in which six names can be read."""
EVERYTHING = ""
"""Entry of a list that stands for no filter; the shared choice is None then."""


def keep_choice(key: str) -> None:
    value = st.session_state[f"pick_{key}"]
    st.session_state["chosen"][key] = tuple(value) if isinstance(value, list) else value


def start_choice(context: Context, key: str, options: Sequence[object]) -> None:
    """Set the widget to the shared choice: after a page switch the old widget's value is not the new one's."""
    value = context.chosen[key]
    if isinstance(value, tuple):
        st.session_state[f"pick_{key}"] = [v for v in value if v in options]
        return
    if value not in options and options:
        value = options[0]
        context.chosen[key] = value
    st.session_state[f"pick_{key}"] = value


def keep_or_none(key: str) -> None:
    """Write a choice back; the entry that stands for all is no choice."""
    st.session_state["chosen"][key] = st.session_state[f"pick_{key}"] or None


def choose_or_all(
    key: str, value: object, label: str, options: Sequence[object], words: Callable[[object], str], width: int
) -> None:
    """Draw a list whose first entry means all, set to `value`."""
    st.session_state[f"pick_{key}"] = value if value in options else EVERYTHING
    shown = [EVERYTHING, *options]
    st.selectbox(label, shown, format_func=words, key=f"pick_{key}", on_change=keep_or_none, args=(key,), width=width)


def name_year(limit: str, year: object) -> str:
    """Return a year of a list, or the word for its open end."""
    return limit if year == EVERYTHING else str(year)


def list_indicators(context: Context) -> list[str]:
    """Return the ids that a reader can choose, ordered by topic and title."""
    topics = context.library.table("reference", "topics")
    order = dict(zip(topics["topic"], topics["order"].astype(int), strict=True))
    found = [i for i in context.library.catalog.indicators.values() if can_compare(context.library, i)]
    return [i.id for i in sorted(found, key=lambda i: (order.get(i.topic, 99), i.dataset != "wgi_estimate", i.dataset, i.title))]


def title_indicators(context: Context) -> dict[str, str]:
    """Return id and title of every indicator that a reader can choose, in their order."""
    library, lang = context.library, context.lang

    def write() -> dict[str, str]:
        return {i: picker_title(library, lang, library.catalog.find_indicator(i)) for i in list_indicators(context)}

    return library.keep(("indicator titles", lang), write)


@survive
def pick_indicator(context: Context) -> None:
    """Choose one indicator of the catalogue."""
    titles = title_indicators(context)
    start_choice(context, "indicator", list(titles))
    st.selectbox(
        translate(context.lang, "Measure"),
        list(titles),
        format_func=titles.__getitem__,
        key="pick_indicator",
        on_change=keep_choice,
        args=("indicator",),
        width=560,
    )


@survive
def pick_mineral(context: Context) -> None:
    """Choose a mineral, only where the indicator has one."""
    indicator = context.library.catalog.find_indicator(str(context.chosen["indicator"]))
    if "mineral" not in indicator.dimensions:
        return
    frame = context.library.observations(indicator)
    held = set(frame.loc[frame["country"].isin(context.library.members), "mineral"])
    minerals = context.library.table("reference", "minerals").set_index("mineral")["title"]
    options = [m for m in minerals.index if m in held]
    start_choice(context, "mineral", options)
    st.selectbox(
        translate(context.lang, "Mineral"),
        options,
        format_func=lambda m: translate_context(context.lang, "mineral", str(minerals[m])),
        key="pick_mineral",
        on_change=keep_choice,
        args=("mineral",),
        width=260,
    )


@survive
def pick_countries(context: Context) -> None:
    """Choose up to six members to highlight; the field takes what the row leaves, so that six names can be read."""
    options = sorted(context.library.members, key=lambda c: country_name(context.lang, c))
    start_choice(context, "countries", options)
    st.multiselect(
        translate(context.lang, "Highlight (at most six)"),
        options,
        format_func=lambda c: country_name(context.lang, c),
        key="pick_countries",
        on_change=keep_choice,
        args=("countries",),
        max_selections=MOST_COUNTRIES,
        placeholder=translate(context.lang, "Choose countries"),
        width=SIX_CHIPS if _is_crowded(context) else "stretch",
    )


def _is_crowded(context: Context) -> bool:
    """Return whether three other pickers stand in the row, which would leave this field no room."""
    catalog = context.library.catalog
    return context.page == "exposure" or (
        context.page == "overview" and "mineral" in catalog.find_indicator(str(context.chosen["indicator"])).dimensions
    )


@survive
def pick_country(context: Context) -> None:
    """Choose one member."""
    options = sorted(context.library.members, key=lambda c: country_name(context.lang, c))
    start_choice(context, "country", options)
    st.selectbox(
        translate(context.lang, "Country"),
        options,
        format_func=lambda c: country_name(context.lang, c),
        key="pick_country",
        on_change=keep_choice,
        args=("country",),
        width=300,
    )


def find_years(context: Context) -> list[int]:
    """Return the years in which a member has a value, the newest first."""
    library = context.library
    indicator = library.catalog.find_indicator(str(context.chosen["indicator"]))
    mineral = str(context.chosen["mineral"]) if "mineral" in indicator.dimensions else ""

    def find() -> list[int]:
        frame = library.observations(indicator)
        frame = frame[frame["mineral"] == mineral] if mineral else frame
        part = frame[frame["country"].isin(library.members) & frame["value"].notna()]
        return sorted({int(y) for y in part["year"]}, reverse=True)

    return library.keep(("years", indicator.id, mineral), find)


@survive
def pick_year(context: Context) -> None:
    """Choose the newest value of each country, or one year of the indicator."""
    options = find_years(context)
    if not options:
        return
    asked = context.chosen["year"]
    if asked is not None and asked not in options:
        context.notices.append(
            translate(
                context.lang,
                "No value of {asked}; the newest value of each country is shown.",
                asked=str(asked),
            )
        )
        context.chosen["year"] = None
    newest = translate(context.lang, "Newest of each")
    choose_or_all(
        "year",
        context.chosen["year"],
        translate(context.lang, "Year"),
        options,
        partial(name_year, newest),
        240,
    )


@survive
def pick_view(context: Context) -> None:
    """Choose lines, small multiples, dots, the table or a composite."""
    words = {
        "lines": translate(context.lang, "Lines"),
        "multiples": translate(context.lang, "Small multiples"),
        "dots": translate(context.lang, "Dots"),
        "table": translate(context.lang, "Table"),
        "composite": translate(context.lang, "Composite"),
    }
    start_choice(context, "view", WORDS["view"])
    st.selectbox(
        translate(context.lang, "Show"),
        WORDS["view"],
        format_func=words.__getitem__,
        key="pick_view",
        on_change=keep_choice,
        args=("view",),
        width=180,
    )


@survive
def pick_zoom(context: Context) -> None:
    """Let the axis follow the values instead of the full scale."""
    st.session_state["pick_zoom"] = bool(context.chosen["zoom"])
    st.toggle(translate(context.lang, "Zoom the scale"), key="pick_zoom", on_change=keep_choice, args=("zoom",))


@survive
def pick_dataset(context: Context) -> None:
    """Choose a dataset of the catalogue."""
    options = [d for d in context.library.catalog.datasets if d != "reference"]
    start_choice(context, "dataset", options)
    datasets = context.library.catalog.datasets
    st.selectbox(
        translate(context.lang, "Dataset"),
        options,
        format_func=lambda d: translate_context(context.lang, "dataset", datasets[d].title),
        key="pick_dataset",
        on_change=keep_choice,
        args=("dataset",),
        width=430,
    )
