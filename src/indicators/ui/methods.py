"""The methods page: the sections of `panels.methods` on the screen."""

from datetime import date

import streamlit as st

from indicators.panels.methods import read_methods
from indicators.panels.section import Section
from indicators.ui.context import DEFAULTS, Context
from indicators.ui.panel import show_panel
from indicators.ui.survival import survive

WIDTH = 820


@survive
def show_methods(context: Context) -> None:
    """Every section in reading order."""
    library, lang = context.library, context.lang
    today = date.today()
    for section in library.keep(("methods", lang, today), lambda: read_methods(library, lang, today)):
        if section.broken:
            st.warning(section.title)
        elif section.panel:
            show_panel(context, section.panel, vintage=DEFAULTS["vintage"])
        else:
            _show_section(section)


def _show_section(section: Section) -> None:
    st.header(section.title, anchor=section.anchor or None)
    for paragraph in section.paragraphs:
        st.markdown(paragraph, width=WIDTH)
    for point in section.points:
        st.markdown(f"- {point}", width=WIDTH)
    for title, definition, anchor in section.terms:
        with st.container(gap=None):
            st.subheader(title, anchor=anchor)
            st.markdown(definition, width=WIDTH)
