"""The comparison in the form the reader chose."""

import streamlit as st

from indicators.i18n import translate
from indicators.ui.context import Context
from indicators.ui.panel import show_panel
from indicators.ui.pick_years import find_period
from indicators.ui.survival import survive


@survive
def show_comparison(context: Context) -> None:
    """Lines, small multiples, dots or the coalition table of the chosen measure, or a composite of several."""
    view = str(context.chosen["view"])
    period = find_period(context)
    if view == "lines" and not context.chosen["countries"]:
        st.info(translate(context.lang, "No country is highlighted: choose one to six above. All members are drawn in grey."))
    if view == "dots":
        show_panel(context, "standing")
    elif view == "multiples":
        show_panel(context, "multiples", first=period.first, last=period.last)
    elif view == "composite":
        show_panel(context, "composite")
    elif view == "table":
        show_panel(context, "ledger")
    else:
        show_panel(context, "trend", first=period.first, last=period.last)
