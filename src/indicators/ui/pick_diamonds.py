"""The year of the diamond page: every year the Kimberley Process has figures for, the newest complete one first shown."""

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import translate
from indicators.panels.diamond_words import CARATS
from indicators.panels.diamond_world import read_world
from indicators.ui.context import Context
from indicators.ui.survival import survive


def _keep() -> None:
    st.session_state["chosen"]["year"] = st.session_state["pick_diamond_year"]


@survive
def pick_diamond_year(context: Context) -> None:
    """Choose the year of shares and concentration."""
    try:
        frame = context.library.observations(CARATS)
        newest = read_world(context.library, None).complete
    except IndicatorsError:
        return
    options = sorted({int(y) for y in frame.loc[frame["value"].notna(), "year"]}, reverse=True)
    chosen = context.chosen["year"]
    if chosen is not None and chosen not in options:
        context.notices.append(
            translate(
                context.lang,
                "The Kimberley Process has no figures for {asked}; the newest complete year, {year}, is shown.",
                asked=str(chosen),
                year=str(newest),
            )
        )
        context.chosen["year"] = None
    st.session_state["pick_diamond_year"] = context.chosen["year"] or newest
    st.selectbox(translate(context.lang, "Year of shares"), options, key="pick_diamond_year", on_change=_keep, width=150)
