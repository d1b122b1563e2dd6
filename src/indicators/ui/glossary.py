"""The glossary at the end of the methods page; every term has an anchor that other pages link to."""

import streamlit as st

from indicators.i18n import fold_accents, translate, translate_context
from indicators.ui.context import Context

WIDTH = 820


def term_anchor(term: str) -> str:
    """Return the anchor of a term, the same in every language.

    >>> term_anchor("rank_range")
    'term-rank-range'
    """
    return f"term-{term.replace('_', '-')}"


def show_glossary(context: Context) -> None:
    """Every term with its definition, in the alphabet of the reader's language."""
    lang = context.lang
    frame = context.library.table("reference", "glossary")
    terms = [
        (translate_context(lang, "term", row.title), translate_context(lang, "term", row.definition), term_anchor(row.term))
        for row in frame.itertuples()
    ]
    st.header(translate(lang, "Glossary"), anchor="glossary")
    for title, definition, anchor in sorted(terms, key=lambda t: fold_accents(t[0])):
        with st.container(gap=None):
            st.subheader(title, anchor=anchor)
            st.markdown(definition, width=WIDTH)
