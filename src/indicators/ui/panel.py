"""Shows a panel: finding, subtitle, drawings, notes, source line and the four tools, always in this order."""

from typing import Any

import streamlit as st

from indicators.charts.theme import PLOTLY_CONFIG
from indicators.i18n import keep_together, translate
from indicators.panels import Drawing, Panel, recall_panel
from indicators.panels.texts import source_line
from indicators.ui.context import Context
from indicators.ui.listing import make_plain, show_listing
from indicators.ui.survival import survive
from indicators.ui.tools import show_tools

SMALL_PER_ROW = 3
LONG_NOTES = 3
FIRST_NOTES = 2
MOST_SOURCES = 6
LONG_LISTING = 7
"""Rows from which a phone shows the list under a chart only when it is asked for: each row takes four lines there."""


@survive
def show_panel(context: Context, name: str, *, level: int = 2, light: bool = False, **changes: object) -> None:
    """Build and show one panel; a file that cannot be read costs this panel only and is named.

    `light` writes its listing without a table, for the page that opens first.
    """
    panel = recall_panel(name, context.library, context.select(**changes), context.lang, context.look)
    show_built_panel(context, panel, level=level, light=light)


def show_built_panel(context: Context, panel: Panel, *, level: int = 2, light: bool = False) -> None:
    """Show a panel: heading, drawings, listing, notes, source line, tools."""
    with st.container(gap=None):
        if level == 2:
            st.header(keep_together(panel.title), anchor=panel.name)
        else:
            st.subheader(keep_together(panel.title), anchor=panel.name)
        st.caption(keep_together(panel.subtitle))
    _show_drawings(context, panel)
    _show_listing(context, panel, light=light)
    _show_notes(context, panel)
    show_foot(context, panel)


def _show_drawings(context: Context, panel: Panel) -> None:
    drawings = panel.drawings
    if len(drawings) <= 2:
        columns = st.columns([d.width for d in drawings], gap="medium") if len(drawings) == 2 else [st.container()]
        for number, (column, drawing) in enumerate(zip(columns, drawings, strict=False)):
            with column, st.container(gap=None):
                if drawing.heading:
                    st.markdown(_write_heading(drawing.heading))
                show_figure(context, panel, drawing, number)
        return
    for start in range(0, len(drawings), SMALL_PER_ROW):
        for column, (number, drawing) in zip(
            st.columns(SMALL_PER_ROW, gap="medium"), list(enumerate(drawings))[start : start + SMALL_PER_ROW], strict=False
        ):
            with column, st.container(gap=None):
                st.markdown(_write_heading(drawing.heading))
                show_figure(context, panel, drawing, number)


def _write_heading(heading: str) -> str:
    return heading if heading.startswith("**") else f"**{heading}**"


def show_figure(context: Context, panel: Panel, drawing: Drawing, number: int = 0) -> None:
    """The one place where a figure meets the page."""
    key = f"{context.page}_{panel.name}_{number}"
    options: dict[str, Any] = {"on_select": lambda: _adopt_click(key), "selection_mode": "points"} if drawing.selects else {}
    st.plotly_chart(drawing.figure, width="stretch", theme="streamlit", config=PLOTLY_CONFIG, key=key, alt=drawing.alt, **options)


def _adopt_click(key: str) -> None:
    """Add the clicked country to the highlighted ones, or take it away; the picker is the truth."""
    state = st.session_state.get(key) or {}
    points = state.get("selection", {}).get("points", [])
    code = next((str(c) for p in points for c in (p.get("location"), _first(p.get("customdata"))) if c), "")
    chosen = st.session_state["chosen"]
    if len(code) != 3:
        return
    held = list(chosen["countries"])
    held = [c for c in held if c != code] if code in held else [*held, code][-6:]
    chosen["countries"] = tuple(held)
    chosen["country"] = code
    st.session_state["pick_countries"] = held


def _first(value: object) -> object:
    return value[0] if isinstance(value, list | tuple) and value else value


def _show_listing(context: Context, panel: Panel, *, light: bool) -> None:
    if panel.listing is None or panel.listing.empty:
        return
    long = context.look.compact and panel.drawings and len(panel.listing) >= LONG_LISTING
    fold = panel.fold or (translate(context.lang, "All {count} rows", count=str(len(panel.listing))) if long else "")
    if not fold:
        show_listing(context, panel.listing, panel.title, light=light)
        return
    folded = st.expander(fold, key=f"fold_{context.page}_{panel.name}", on_change="rerun")
    if folded.open:
        with folded:
            show_listing(context, panel.listing, panel.title)


def _show_notes(context: Context, panel: Panel) -> None:
    notes = [n for n in panel.notes if n]
    if not notes:
        return
    shown = len(notes) if len(notes) <= LONG_NOTES else FIRST_NOTES
    for note in notes[:shown]:
        st.caption(keep_together(make_plain(note)))
    if notes[shown:]:
        with st.expander(translate(context.lang, "More notes ({count})", count=str(len(notes) - shown))):
            for note in notes[shown:]:
                st.markdown(make_plain(note))


def show_foot(context: Context, panel: Panel) -> None:
    """Show where the figures come from and the four tools: what stands below every panel."""
    with st.container(gap=None):
        if len(panel.datasets) <= MOST_SOURCES:
            for dataset in panel.datasets:
                st.caption(make_plain(source_line(context.lang, dataset)))
        else:
            st.caption(_count_sources(context, panel))
        show_tools(context, panel)


def _count_sources(context: Context, panel: Panel) -> str:
    """Where the many sources of a panel about data are listed."""
    count = str(len(panel.datasets))
    if context.page == "data":
        return translate(
            context.lang, "{count} datasets, each with publisher, edition and licence in the list above.", count=count
        )
    return translate(
        context.lang, "{count} datasets, each with publisher, edition and licence in the list on the page Data.", count=count
    )
