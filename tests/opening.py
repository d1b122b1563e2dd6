"""Opens a page as a visitor does who followed a link, or one of its panels alone, and reads what stands there."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Link, Panel, Selection, build_panel
from indicators.paths import ROOT


def open_page(page: str, **query: str) -> AppTest:
    """Return the page, drawn with the choices of the link. The overview is where the app starts."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page != "overview":
        at.run().switch_page(str(ROOT / "pages" / f"{page}.py"))
    at.query_params.update(query)
    return at.run()


def read_texts(at: AppTest) -> str:
    """Return the words of a page outside its widgets, tables and charts, no-break spaces as plain ones."""
    blocks = [*at.title, *at.header, *at.subheader, *at.markdown, *at.caption, *at.info, *at.warning]
    return "\n".join(str(b.value) for b in blocks).replace("\u00a0", " ")


def read_headings(at: AppTest) -> list[str]:
    """Return the findings of a page, no-break spaces as plain ones."""
    return [str(h.value).replace("\u00a0", " ") for h in [*at.header, *at.subheader]]


def build(library: Library, name: str, lang: str = "en", look: Look | None = None, **choices: object) -> Panel:
    """Return a panel with these choices and the defaults of every other."""
    return build_panel(name, library, Selection(**choices), lang, look or Look())


def read_cell(cell: object) -> str:
    """Return a cell of a listing as text: a link by its words, no-break spaces as plain ones."""
    return (cell.text if isinstance(cell, Link) else str(cell)).replace("\u00a0", " ")


def read_cells(panel: Panel) -> pd.DataFrame:
    """Return the listing of a panel as plain text, links by their words, the parts of a cell on one line."""
    return panel.listing.map(_write)


def _write(cell: object) -> str:
    if isinstance(cell, tuple):
        return " | ".join(_write(part) for part in cell)
    return cell.text if isinstance(cell, Link) else str(cell)


def find_line(panel: Panel, first: str) -> list[str]:
    """Return the cells of the one line that begins with these words."""
    table = read_cells(panel)
    found = table[table.iloc[:, 0].str.startswith(first)]
    assert len(found) == 1, f"{len(found)} lines begin with {first}"
    return found.iloc[0].tolist()
