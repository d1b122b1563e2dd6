"""A part of a page that is drawn again by itself: a choice in it leaves the menu, the heading and the other panels alone."""

from collections.abc import Callable

import streamlit as st

from indicators.ui.context import Context
from indicators.ui.frame import end_page
from indicators.ui.panel import show_panel

Step = Callable[[Context], None]


@st.fragment
def show_part(context: Context, picks: tuple[Step, ...], shows: tuple[str | Step, ...]) -> None:
    """Show controls in one line and what follows from them.

    Only for controls on which nothing else on the page depends.

    Args:
        context: of the page.
        picks: functions that draw a control.
        shows: names of panels, or functions that draw something else.
    """
    told = len(context.notices)
    if picks:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for pick in picks:
                pick(context)
    _tell(context, told)
    for show in shows:
        if isinstance(show, str):
            show_panel(context, show)
        else:
            show(context)
            _tell(context, told)
    end_page(context)


def _tell(context: Context, told: int) -> None:
    """Say what the controls had to say, once."""
    for notice in context.notices[told:]:
        st.info(notice)
    del context.notices[told:]
