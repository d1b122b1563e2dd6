"""The controls of the page on communities: which condition, which measure of civic space."""

from collections.abc import Sequence

import streamlit as st

from indicators.i18n import translate
from indicators.panels.civic_space import CIVIC
from indicators.panels.conditions import CONDITIONS
from indicators.panels.texts import picker_title
from indicators.ui.context import Context
from indicators.ui.survival import survive


def _keep(key: str) -> None:
    st.session_state["chosen"][key] = st.session_state[f"pick_{key}"]


def _pick(context: Context, key: str, label: str, options: Sequence[str]) -> None:
    st.session_state[f"pick_{key}"] = context.chosen[key]
    catalog = context.library.catalog
    st.selectbox(
        label,
        [o for o in options if o in catalog.indicators],
        format_func=lambda i: picker_title(context.library, context.lang, catalog.find_indicator(i)),
        key=f"pick_{key}",
        on_change=_keep,
        args=(key,),
        width=560,
    )


@survive
def pick_condition(context: Context) -> None:
    """Choose human development, poverty, electricity or forest."""
    _pick(context, "condition", translate(context.lang, "Condition of life"), CONDITIONS)


@survive
def pick_civic(context: Context) -> None:
    """Choose a measure of civic space."""
    _pick(context, "civic", translate(context.lang, "Measure of civic space"), CIVIC)
