"""The controls of the comparison: an indicator, countries and years, or the parts of a composite with their weights."""

import streamlit as st

from indicators.i18n import translate
from indicators.panels.composite import is_candidate, list_candidates, read_parts
from indicators.panels.texts import indicator_title, picker_title
from indicators.ui.context import Context
from indicators.ui.links import MOST_PARTS
from indicators.ui.pick_years import pick_years
from indicators.ui.pickers import (
    list_indicators,
    pick_countries,
    pick_indicator,
    pick_mineral,
    pick_view,
    pick_year,
    pick_zoom,
)
from indicators.ui.survival import survive

LOWEST, HIGHEST = 0.1, 10.0


@survive
def pick_compared(context: Context) -> None:
    """Choose what is compared: one indicator, countries and years, or the parts of a composite."""
    if context.chosen["view"] == "composite":
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _pick_parts(context)
            pick_view(context)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _pick_weights(context)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_indicator(context)
        pick_mineral(context)
        pick_countries(context)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_view(context)
        if context.chosen["view"] in ("dots", "table"):
            pick_year(context)
        else:
            pick_years(context)
        if context.chosen["view"] != "table":
            pick_zoom(context)


def _held(context: Context) -> dict[str, float]:
    """The parts that are chosen, or the ones that stand for nothing chosen, with their weights."""
    parts = tuple(str(p) for p in context.chosen["parts"])  # type: ignore[attr-defined]
    return {i.id: w for i, w in read_parts(context.library, parts) if is_candidate(i)}


def _write(weights: dict[str, float]) -> None:
    st.session_state["chosen"]["parts"] = tuple(f"{name}:{weight:g}" for name, weight in weights.items())


def _keep_parts(held: dict[str, float]) -> None:
    _write({name: held.get(name, 1.0) for name in st.session_state["pick_parts"]})


def _keep_weight(held: dict[str, float], name: str) -> None:
    _write({**held, name: float(st.session_state[f"pick_weight_{name}"])})


def _pick_parts(context: Context) -> None:
    possible = {i.id for i in list_candidates(context.library)}
    options = [i for i in list_indicators(context) if i in possible]
    held = _held(context)
    st.session_state["pick_parts"] = list(held)
    catalog = context.library.catalog
    st.multiselect(
        translate(context.lang, "Indicators (at most twelve)"),
        options,
        format_func=lambda i: picker_title(context.library, context.lang, catalog.find_indicator(i)),
        key="pick_parts",
        on_change=_keep_parts,
        args=(held,),
        max_selections=MOST_PARTS,
        placeholder=translate(context.lang, "Choose indicators"),
        width=760,
    )


def _pick_weights(context: Context) -> None:
    held = _held(context)
    catalog = context.library.catalog
    for name, weight in held.items():
        st.session_state[f"pick_weight_{name}"] = weight
        indicator = catalog.find_indicator(name)
        st.number_input(
            translate(context.lang, "Weight of {indicator}", indicator=indicator_title(context.lang, indicator)),
            LOWEST,
            HIGHEST,
            step=0.5,
            format="%g",
            key=f"pick_weight_{name}",
            on_change=_keep_weight,
            args=(held, name),
            help=picker_title(context.library, context.lang, indicator),
            width=165 if context.look.compact else 250,
        )
