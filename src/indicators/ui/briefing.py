"""The button that makes the country briefing when the reader asks for it."""

from datetime import date

import streamlit as st

from indicators.export import write_briefing
from indicators.i18n import translate
from indicators.ui.context import Context
from indicators.ui.survival import survive


@survive
def offer_briefing(context: Context) -> None:
    """Offer the two-page briefing of the chosen country; it is set when the button is pressed."""
    country, library, lang = str(context.chosen["country"]), context.library, context.lang
    st.download_button(
        translate(lang, "Briefing (PDF, two pages)"),
        lambda: write_briefing(library, country, lang, date.today()).pdf,
        file_name=f"{country}-{lang}.pdf",
        mime="application/pdf",
        key="briefing",
        on_click="ignore",
    )
