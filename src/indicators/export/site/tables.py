"""Tables of a light page: reading tables of panels, tables drawn as charts, figures behind a drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from indicators.data import Library
from indicators.export.site.plan import find_path
from indicators.i18n import DEFAULT_LANGUAGE, country_name, format_number, translate, translate_context
from indicators.i18n.messages import read_catalogue
from indicators.panels import Link, Panel
from indicators.panels.texts import indicator_title

MOST_ROWS = 40
SAFE = ("https://", "http://")


@dataclass(frozen=True)
class Cell:
    """Text of a cell, and where it leads when it leads somewhere; numbers stand at the right, `more` below the text."""

    text: str
    url: str = ""
    number: bool = False
    more: tuple["Cell", ...] = ()


@dataclass(frozen=True)
class Grid:
    """Headings and rows of a table, with its name for those who cannot see it; a `plain` one stays a table on phones."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: int = 0
    fold: str = ""
    plain: bool = False


def read_listing(panel: Panel, pages: Sequence[str]) -> Grid | None:
    """Return the reading table of a panel; links to our own pages lead to light pages where there is one."""
    if panel.listing is None or panel.listing.empty:
        return None
    return replace(read_frame(panel.listing, panel.title, pages), fold=panel.fold)


def read_frame(frame: pd.DataFrame, name: str, pages: Sequence[str] = ()) -> Grid:
    """Return a table whose cells are texts or links."""
    rows = tuple(tuple(_read_cell(v, pages) for v in row) for row in frame.itertuples(index=False))
    return Grid(name, tuple(str(c) for c in frame.columns), rows)


def _read_cell(value: object, pages: Sequence[str]) -> Cell:
    if isinstance(value, tuple):
        first, *rest = (_read_cell(v, pages) for v in value) if value else (Cell(""),)
        return replace(first, more=tuple(c for c in rest if c.text))
    if not isinstance(value, Link):
        return Cell("" if value is None or value != value else str(value))
    if value.page:
        path = find_path(value.page, dict(value.query))
        return Cell(value.text, path if path in pages else "")
    return Cell(value.text, value.url if value.url.startswith(SAFE) else "")


def read_figures(panel: Panel, library: Library, lang: str) -> Grid | None:
    """Return the figures behind a panel: who, what, when, how much, between which ends; a gap says why."""
    rows = panel.rows
    if not {"country", "value"} <= set(rows.columns) or rows.empty:
        return None
    indicators = {i.id: i for i in panel.indicators}
    shown = rows.head(MOST_ROWS)
    writers = [w for w in _writers(library, lang, indicators) if w[0] in shown.columns and shown[w[0]].notna().any()]
    if len(indicators) < 2:
        writers = [w for w in writers if w[0] != "indicator"]
    body = tuple(tuple(write(row) for _, _, write in writers) for row in shown.to_dict("records"))
    return Grid(panel.title, tuple(head for _, head, _ in writers), body, len(rows) - len(shown), plain=True)


def _writers(library: Library, lang: str, indicators: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    def number(column: str) -> Any:
        return lambda row: Cell(_write_value(lang, row, column, indicators), number=True)

    def kind(row: Mapping[str, Any]) -> Cell:
        found = indicators.get(str(row["indicator"]))
        return Cell(indicator_title(lang, found) if found else str(row["indicator"]))

    return [
        ("country", translate(lang, "Country"), lambda row: Cell(country_name(lang, str(row["country"])))),
        ("indicator", translate(lang, "Measure"), kind),
        ("year", translate(lang, "Year"), lambda row: Cell(_write_year(row["year"]), number=True)),
        ("value", translate(lang, "Value"), number("value")),
        ("lower", translate(lang, "Lower end"), number("lower")),
        ("upper", translate(lang, "Upper end"), number("upper")),
        ("note", translate(lang, "Note"), lambda row: Cell(_write_note(lang, row["note"]))),
    ]


def _write_value(lang: str, row: Mapping[str, Any], column: str, indicators: Mapping[str, Any]) -> str:
    value = row[column]
    if value is None or value != value:
        return ""
    found = indicators.get(str(row.get("indicator"))) or (next(iter(indicators.values())) if len(indicators) == 1 else None)
    return write_figure(lang, float(value), found.decimals if found else 2)


def write_figure(lang: str, value: float, decimals: int) -> str:
    """Return a figure with the decimals of its indicator; a small one keeps two significant figures."""
    places = decimals
    while value and abs(value) < 10**-places and places < 8:
        places += 1
    return format_number(lang, value, places)


def _write_year(year: object) -> str:
    return "" if year is None or year != year else str(int(float(str(year))))


def _write_note(lang: str, note: object) -> str:
    """A note in the reader's language; some panels have put it into that language already."""
    if not isinstance(note, str):
        return ""
    known = lang != DEFAULT_LANGUAGE and ("note", note) in read_catalogue(lang)
    return translate_context(lang, "note", note) if known else note
