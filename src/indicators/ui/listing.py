"""Tables meant for reading: a table where there is room, on a phone one block a row, so that nothing scrolls sideways."""

from urllib.parse import quote

import pandas as pd
import streamlit as st

from indicators.panels import Link
from indicators.ui.context import Context

MOST_COLUMNS_ON_PHONE = 2
BREAK = "  \n"
"""A line break inside a cell, in Markdown."""


def show_listing(context: Context, listing: pd.DataFrame, alt: str, *, light: bool = False) -> None:
    """Show texts and links under their headings.

    Args:
        context: the page.
        listing: columns headed and cells written in the reader's language; a cell is a text, a `Link` or a tuple of them.
        alt: what the table is, for readers who do not see it.
        light: two lines a row instead of a table, on every screen, where the first load must not carry the table's code.
    """
    written = listing.apply(lambda column: column.map(lambda cell: write_cell(context, cell)))
    if light:
        st.markdown("\n".join(_write_lines(list(written.columns), row) for row in written.itertuples(index=False)))
        return
    if not context.look.compact or len(written.columns) <= MOST_COLUMNS_ON_PHONE:
        st.table(written, border="horizontal", hide_index=True, alt=alt)
        return
    st.markdown("\n".join(_write_block(list(written.columns), row) for row in written.itertuples(index=False)))


def _write_lines(headings: list[str], row: tuple[str, ...]) -> str:
    """Return one row as an item of a list in two lines: its first cell, then the others after their headings."""
    first, *more = row[0].split(BREAK)
    named = [f":gray[{make_plain(str(h))}] {' '.join(c.split(BREAK))}" for h, c in zip(headings[1:], row[1:], strict=True) if c]
    return f"- {' '.join([f'**{first}**', *more])}{BREAK}  :small[{' · '.join(named)}]"


def _write_block(headings: list[str], row: tuple[str, ...]) -> str:
    """Return one row as an item of a list: its first cell strong, the others after their headings."""
    lines = [f"**{row[0]}**"]
    lines += [f":small[:gray[{make_plain(str(h))}]] {cell}" for h, cell in zip(headings[1:], row[1:], strict=True) if cell]
    return "- " + "  \n".join(lines).replace("\n", "\n  ")


def write_cell(context: Context, cell: object) -> str:
    """Return a cell as Markdown: texts made harmless, links to sources and to our own pages, one line below the other."""
    if isinstance(cell, tuple):
        lines = [write_cell(context, part) for part in cell]
        later = [f":small[:gray[{t}]]" if isinstance(p, str) else t for p, t in zip(cell[1:], lines[1:], strict=True)]
        return BREAK.join([*lines[:1], *later])
    if not isinstance(cell, Link):
        return make_plain(str(cell))
    if cell.page:
        return f"[{make_plain(cell.text)}]({find_address(context, cell.page, cell.query)})"
    return f"[{make_plain(cell.text)}]({quote(cell.url, safe=':/?&=%#.,-_~+;@!*')})" if cell.url else make_plain(cell.text)


def find_address(context: Context, page: str, query: tuple[tuple[str, str], ...]) -> str:
    """Return the address of one of our pages with its choices, in the reader's language."""
    return f"{page}?" + "&".join(f"{quote(k)}={quote(v, safe=',.:')}" for k, v in (("lang", context.lang), *query))


def make_plain(text: str) -> str:
    """Return text from data with Markdown's signs made harmless."""
    for sign in "\\[]*_`:$<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text


def color_option(word: str) -> str:
    """Return the label of a segment in the text accent: the theme's own colour for the chosen one is too dark on a dark page."""
    return f":blue[{word}]"
