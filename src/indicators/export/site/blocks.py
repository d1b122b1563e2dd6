"""From panels to what a template writes: finding, drawings, tables, notes, sources."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.catalog import Dataset
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.export.site.plan import Step
from indicators.export.site.tables import Cell, Grid, read_figures, read_listing
from indicators.export.vector import Paint, draw_svg
from indicators.i18n import translate, translate_error
from indicators.panels import Panel, build_panel
from indicators.panels.texts import source_line, state_finding

LOG = logging.getLogger(__name__)
WIDTH, SMALL_WIDTH = 390, 300
MOST_SOURCES, FEW = 6, 4
PAINT = Paint(themed=True)


@dataclass(frozen=True)
class Picture:
    """One drawing, with a heading where several stand together."""

    svg: str
    heading: str = ""
    small: bool = False


@dataclass(frozen=True)
class Item:
    """A fact, a status line, a link with a sentence."""

    lead: str
    text: str = ""
    small: str = ""
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A part of a page."""

    kind: str
    title: str = ""
    subtitle: str = ""
    anchor: str = ""
    lead: str = ""
    pictures: tuple[Picture, ...] = ()
    grids: tuple[Grid, ...] = ()
    figures: Grid | None = None
    items: tuple[Item, ...] = ()
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    files: tuple[Cell, ...] = field(default=())
    datasets: tuple[Dataset, ...] = ()


def make_panel_block(library: Library, step: Step, lang: str, pages: Sequence[str]) -> Block:
    """Return the block of a panel; one that cannot be built says why."""
    try:
        panel = build_panel(step.name, library, step.selection, lang, Look("light", True))
    except IndicatorsError as error:
        return Block("warning", title=translate_error(lang, error))
    return show_panel(library, panel, lang, pages)


def show_panel(library: Library, panel: Panel, lang: str, pages: Sequence[str]) -> Block:
    """Return the block of a panel that is built."""
    pictures = draw_pictures(panel)
    listing = read_listing(panel, pages)
    return Block(
        "panel",
        title=panel.title,
        subtitle=panel.subtitle,
        anchor=panel.name,
        lead=state_finding(lang, panel),
        pictures=tuple(pictures),
        grids=(listing,) if listing else (),
        figures=read_figures(panel, library, lang) if pictures else None,
        notes=tuple(n for n in panel.notes if n),
        sources=list_sources(panel, lang),
        files=list_files(panel, lang),
        datasets=panel.datasets,
    )


def draw_pictures(panel: Panel) -> list[Picture]:
    """Return the drawings as SVG."""
    pictures = []
    small = len(panel.drawings) > FEW
    for drawing in panel.drawings:
        try:
            svg = draw_svg(drawing.figure, width=SMALL_WIDTH if small else WIDTH, alt=drawing.alt, paint=PAINT)
        except IndicatorsError as error:
            LOG.warning("Light edition: a drawing of panel “%s” is left out: %s", panel.name, error)
            continue
        pictures.append(Picture(svg, drawing.heading.replace("**", ""), small))
    return pictures


def list_sources(panel: Panel, lang: str) -> tuple[str, ...]:
    """Return the source lines; a panel of very many datasets says how many."""
    if len(panel.datasets) > MOST_SOURCES:
        return (
            translate(
                lang,
                "{count} datasets, each with publisher, edition and licence in the list above.",
                count=str(len(panel.datasets)),
            ),
        )
    return tuple(source_line(lang, d) for d in panel.datasets)


def list_files(panel: Panel, lang: str) -> tuple[Cell, ...]:
    """Return links to the files of the panel's indicators, where they may be handed out."""
    allowed = {d.name for d in panel.datasets if d.redistribute}
    found = [i for i in panel.indicators if i.dataset in allowed]
    return tuple(Cell(f"{i.id}.csv", f"../api/{i.id}.csv") for i in found[:3])
