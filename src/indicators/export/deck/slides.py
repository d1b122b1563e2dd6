"""The deck as PPTX: native charts that can be edited, maps as pictures, speaker notes, text alternatives, sources."""

import datetime
import io
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from indicators.charts.theme import LIGHT
from indicators.errors import IndicatorsError
from indicators.export.deck.chart import Native
from indicators.export.deck.drawn import draw_code_png, draw_slide_png, show_address
from indicators.export.deck.legends import swap_words
from indicators.export.deck.model import (
    BODY,
    CAPTION,
    HEIGHT,
    SOURCES,
    WIDTH,
    Place,
    Slide,
    body_height,
    caption_size,
    place_drawings,
    place_side,
    plain_heading,
)
from indicators.export.deck.native import add_native
from indicators.export.deck.series import read_native
from indicators.export.site.tables import Grid
from indicators.i18n.languages import LOCALES
from indicators.panels import Drawing

PIXEL = 9525
TITLE_ONLY = 5
HEADING, TEXT = b"Georgia", b"Calibri"
POINTS = 0.75
TITLES = ((48, 27), (110, 22.5), (180, 18.5))
"""How many letters a heading may have at each size."""
CREATED = datetime.datetime(2000, 1, 1)


def write_pptx(slides: list[Slide], lang: str) -> bytes:
    """Return the presentation; equal slides give equal content."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * PIXEL), Emu(HEIGHT * PIXEL)
    layout = _prepare(deck)
    deck.core_properties.title = slides[0].title if slides else ""
    deck.core_properties.language = LOCALES[lang].replace("_", "-")
    deck.core_properties.created = deck.core_properties.modified = CREATED
    for number, slide in enumerate(slides, start=1):
        _add_slide(deck, layout, slide, number, len(slides))
    _set_language(deck, LOCALES[lang].replace("_", "-"))
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _prepare(deck: Any) -> Any:
    """Turn the built-in layouts into our 16:9 template: paper, fonts, place of the title."""
    master = deck.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="' + HEADING + b'"/>', 1)
    _fill_background(master, LIGHT.paper)
    layout = deck.slide_layouts[TITLE_ONLY]
    for shapes in (master.placeholders, layout.placeholders):
        for shape in list(shapes):
            if shape.placeholder_format.type == 1:
                _put(shape, Place(BODY.left, 30, BODY.width, 84))
    for shape in list(layout.placeholders):
        if shape.placeholder_format.type != 1:
            shape._element.getparent().remove(shape._element)
    return layout


def _fill_background(master: Any, color: str) -> None:
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor.from_string(color[1:])


def _put(shape: Any, place: Place) -> None:
    shape.left, shape.top, shape.width, shape.height = _box(place)


def _box(place: Place) -> tuple[int, int, int, int]:
    return tuple(Emu(round(v * PIXEL)) for v in (place.left, place.top, place.width, place.height))  # type: ignore[return-value]


def _add_slide(deck: Any, layout: Any, slide: Slide, number: int, count: int) -> None:
    page = deck.slides.add_slide(layout)
    natives = [None if d.is_map else read_native(d.figure, slide.lang, name_series(slide, d)) for d in slide.drawings]
    if any(natives):
        subtitle, caption = (swap_words(text, slide.swaps) for text in (slide.subtitle, slide.caption))
        slide = replace(slide, subtitle=subtitle, caption=caption)
    title = page.shapes.title
    title.text = slide.title
    top = 220 if slide.cover else 30
    _put(title, Place(BODY.left, top, BODY.width, 110 if slide.cover else 84))
    title.text_frame.margin_left = 0
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if slide.cover else MSO_ANCHOR.TOP
    _format(title.text_frame, 40 if slide.cover else _choose_size(slide.title), LIGHT.ink, bold=False)
    if slide.subtitle:
        _write(
            page,
            slide.subtitle,
            Place(BODY.left, top + (116 if slide.cover else 82), BODY.width, 50),
            24 if slide.cover else 15,
            LIGHT.muted,
        )
    _add_drawings(page, slide, natives)
    _add_side(page, slide)
    if slide.address:
        _add_code(page, slide)
    if slide.caption:
        _write(page, slide.caption, CAPTION, caption_size(slide), LIGHT.muted)
    if slide.sources:
        _write(page, slide.sources, replace(SOURCES, width=SOURCES.width - (240 if slide.address else 0)), 11.5, LIGHT.muted)
    _write(page, slide.source, Place(BODY.left, 662, BODY.width - 110, 44), 10.5, LIGHT.muted)
    _write(page, f"{number} / {count}", Place(BODY.left + BODY.width - 90, 680, 90, 26), 12, LIGHT.muted, right=True)
    page.notes_slide.notes_text_frame.text = "\n\n".join(slide.notes or (slide.title,))


def _choose_size(title: str) -> float:
    """The size of a heading so that it takes two lines at most, also where a wider font stands in."""
    return next((size for most, size in TITLES if len(title) <= most), 16)


def _add_drawings(page: Any, slide: Slide, natives: list[Native | None]) -> None:
    for drawing, native, place in zip(slide.drawings, natives, place_drawings(slide), strict=False):
        if drawing.heading:
            heading = plain_heading(drawing)
            _write(page, heading, Place(place.left, place.top - 44, place.width, 40), 12.5, LIGHT.ink, bold=True)
        if native is not None:
            area = place_native(slide, place)
            add_native(page, native, _box(area), drawing.alt)
        else:
            _add_picture(page, drawing, place)


def place_native(slide: Slide, place: Place) -> Place:
    """Return the room of a native chart: all that the slide has, because its letters keep their size."""
    shown = len(slide.drawings[:2])
    beside = bool(slide.facts or slide.grid or slide.points)
    each = (BODY.width * (0.6 if beside else 1) - 40 * (shown - 1)) / shown
    column = 0 if shown == 1 or place.left < BODY.left + BODY.width / 2 - 20 else 1
    return Place(BODY.left + column * (each + 40), place.top, each, BODY.top + body_height(slide) - place.top)


def name_series(slide: Slide, drawing: Drawing) -> str:
    """Return what the one series of a chart is called: the heading of the drawing, else the first words under the title."""
    return plain_heading(drawing) or slide.subtitle.split(".")[0].split(";")[0]


def _add_picture(page: Any, drawing: Drawing, place: Place) -> None:
    try:
        png = draw_slide_png(drawing, place)
    except IndicatorsError:
        _write(page, drawing.alt, place, 14, LIGHT.ink)
        return
    picture = page.shapes.add_picture(io.BytesIO(png), *_box(place))
    picture._element.nvPicPr.cNvPr.set("descr", drawing.alt)


def _add_side(page: Any, slide: Slide) -> None:
    side = place_side(slide)
    if slide.cover:
        for point in slide.points:
            _write(page, point, Place(BODY.left, 120, BODY.width, 60), 20, LIGHT.accent, bold=True)
        return
    if slide.facts:
        each = side.height / len(slide.facts)
        for i, (number, sentence) in enumerate(slide.facts):
            box = _write(page, number, Place(side.left, side.top + i * each, side.width, each), 22, LIGHT.accent, bold=True)
            run = box.text_frame.paragraphs[0].add_run()
            run.text = f" {sentence}"
            run.font.size, run.font.bold, run.font.color.rgb = Pt(20), False, RGBColor.from_string(LIGHT.ink[1:])
    if slide.points:
        _write(page, "\n".join(slide.points), side, 18, LIGHT.ink)
    if slide.grid:
        _add_table(page, slide.grid, Place(side.left, side.top, side.width - (240 if slide.address else 0), side.height))


def _add_table(page: Any, grid: Grid, place: Place) -> None:
    rows = len(grid.rows) + 1
    size = 10.5 if rows > 10 else 14
    frame = page.shapes.add_table(
        rows, len(grid.heads), *_box(Place(place.left, place.top, place.width, min(place.height, rows * 34)))
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", grid.name)
    table = frame.table
    style = frame._element.graphic.graphicData.tbl[0][-1]
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    lengths = [max(len(h), *(len(r[i].text) for r in grid.rows)) if grid.rows else len(h) for i, h in enumerate(grid.heads)]
    weights = [min(60, max(9, n)) for n in lengths]
    for i, weight in enumerate(weights):
        table.columns[i].width = Emu(round(place.width * PIXEL * weight / sum(weights)))
    for r, row in enumerate([list(grid.heads), *([c.text for c in cells] for cells in grid.rows)]):
        for i, text in enumerate(row):
            cell = table.cell(r, i)
            cell.text = text
            cell.margin_top = cell.margin_bottom = Pt(2)
            cell.margin_left = Pt(2)
            _format(cell.text_frame, size, LIGHT.muted if r == 0 else LIGHT.ink, bold=i == 0 and r > 0)
            _rule_below(cell)


def _rule_below(cell: Any) -> None:
    line = etree.SubElement(cell._tc.get_or_add_tcPr(), qn("a:lnB"))
    line.set("w", "9525")
    fill = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    fill.set("val", LIGHT.rule[1:])


def _add_code(page: Any, slide: Slide) -> None:
    place = Place(BODY.left + BODY.width - 208, BODY.top, 208, 208)
    picture = page.shapes.add_picture(io.BytesIO(draw_code_png(slide.address)), *_box(place))
    picture._element.nvPicPr.cNvPr.set("descr", slide.address)
    label = Place(place.left, place.top + 214, place.width, 90)
    box = _write(page, f"{slide.words.get('address', '')}\n{show_address(slide.address)}", label, 11, LIGHT.muted)
    box.text_frame.paragraphs[1].runs[0].hyperlink.address = slide.address


def _write(page: Any, text: str, place: Place, size: float, color: str, *, bold: bool = False, right: bool = False) -> Any:
    box = page.shapes.add_textbox(*_box(place))
    frame = box.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = text
    _format(frame, size, color, bold=bold, right=right)
    return box


def _format(frame: Any, size: float, color: str, *, bold: bool, right: bool = False) -> None:
    for paragraph in frame.paragraphs:
        paragraph.alignment = 3 if right else 1
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = RGBColor.from_string(color[1:])


def _set_language(deck: Any, tag: str) -> None:
    """Say to the spelling checker in which language the texts are."""
    parts = [p for page in deck.slides for p in (page._element, page.notes_slide._element)]
    for part in parts:
        for run in part.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", tag)
        for run in part.iter(qn("a:r")):
            if run.find(qn("a:rPr")) is None:
                run.insert(0, etree.Element(qn("a:rPr"), lang=tag))
