"""The deck as PDF: vector, tagged, one slide a page."""

from dataclasses import replace

from indicators.charts.theme import LIGHT
from indicators.export.deck.drawn import draw_code_svg, draw_slide_svg, show_address
from indicators.export.deck.model import (
    CAPTION,
    HEIGHT,
    SOURCES,
    WIDTH,
    Place,
    Slide,
    caption_size,
    place_drawings,
    place_side,
    plain_heading,
)
from indicators.export.markup import quote
from indicators.export.printing import print_pdf
from indicators.export.site.tables import Grid

POINTS = 0.75
TITLES = ((120, "28pt"), (150, "23pt"), (180, "20pt"))
"""How many letters a heading may have at each size."""
LONG_CELL = 60
"""Letters of a cell that are likely to be broken: the rows then stand closer, so that the table keeps its height."""
BALANCE = """
#let balance(body) = layout(size => {
  let tall(wide) = measure(body, width: wide).height
  let full = tall(size.width)
  let (low, high) = (size.width * 0.5, size.width)
  for _ in range(8) {
    let middle = (low + high) / 2
    if tall(middle) > full { low = middle } else { high = middle }
  }
  block(width: high, body)
})
"""
"""Sets a heading as narrow as its number of lines allows, so that no word stands alone in the last one."""


def write_pdf(slides: list[Slide], lang: str, *, created: int = 0) -> bytes:
    """Return the PDF.

    Args:
        slides: of the deck.
        lang: language of the document.
        created: its date in seconds since 1970.

    Raises:
        DrawingError: the typesetter refuses the document.
    """
    files: dict[str, bytes] = {}
    pages = []
    for number, slide in enumerate(slides, start=1):
        parts = [_write_head(slide)]
        for i, (drawing, place) in enumerate(zip(slide.drawings, place_drawings(slide), strict=False)):
            name = f"s{number}-{i}.svg"
            files[name] = draw_slide_svg(drawing, place, standalone=True).encode("utf-8")
            parts.append(_place(f'image("{name}", width: {_pt(place.width)}, alt: {quote(drawing.alt)})', place))
            if drawing.heading:
                words = f"text(size: 13pt, weight: 700)[#{quote(plain_heading(drawing))}]"
                parts.append(_place(words, Place(place.left, place.top - 44, place.width, 40)))
        parts += _write_side(slide)
        if slide.address:
            name = f"s{number}-code.svg"
            files[name] = draw_code_svg(slide.address, slide.address).encode("utf-8")
            parts += _write_code(slide, name)
        if slide.sources:
            small = f'text(size: 11.5pt, fill: rgb("{LIGHT.muted}"))[#{quote(slide.sources)}]'
            parts.append(_place(small, replace(SOURCES, width=SOURCES.width - (240 if slide.address else 0))))
        if slide.caption:
            small = f'text(size: {caption_size(slide)}pt, fill: rgb("{LIGHT.muted}"))[#{quote(slide.caption)}]'
            parts.append(_place(small, CAPTION))
        parts.append(_write_foot(slide, number, len(slides)))
        pages.append("\n".join(parts))
    title = quote(slides[0].title if slides else "")
    return print_pdf(_head(title, lang) + "\n#pagebreak()\n".join(pages), files, created=created)


def _head(title: str, lang: str) -> str:
    size = f"width: {_pt(WIDTH)}, height: {_pt(HEIGHT)}"
    return (
        f'#set document(title: {title})\n#set page({size}, margin: 0pt, fill: rgb("{LIGHT.paper}"))\n'
        f'#set text(font: "Basalt Sans", lang: "{lang}", size: 14pt, hyphenate: false, fill: rgb("{LIGHT.ink}"))\n'
        "#set par(leading: 0.5em)\n"
        '#show heading: set text(font: "Basalt Serif", weight: 600)\n'
        '#show regex("\\p{L}+-\\p{L}+(-\\p{L}+)?"): box\n' + BALANCE
    )


def _pt(pixels: float) -> str:
    return f"{pixels * POINTS:.2f}pt"


def _place(body: str, place: Place) -> str:
    return f"#place(top + left, dx: {_pt(place.left)}, dy: {_pt(place.top)}, block(width: {_pt(place.width)}, {body}))"


def _write_head(slide: Slide) -> str:
    size, top = ("44pt", 220) if slide.cover else (choose_size(slide.title), 34)
    heading = f"balance(heading(level: 1, text(size: {size})[#{quote(slide.title)}]))"
    small = "22pt" if slide.cover else "14pt"
    under = f'text(size: {small}, fill: rgb("{LIGHT.muted}"))[#{quote(slide.subtitle)}]' if slide.subtitle else "[]"
    return _place(f"stack(spacing: {'26pt' if slide.cover else '13pt'}, {heading}, {under})", Place(56, top, 1168, 110))


def choose_size(title: str) -> str:
    """Return the size of a heading so that it takes two lines at most."""
    return next((size for most, size in TITLES if len(title) <= most), "17pt")


def _write_side(slide: Slide) -> list[str]:
    side = place_side(slide)
    parts = []
    if slide.cover:
        parts = [f'text(size: 18pt, weight: 700, fill: rgb("{LIGHT.accent}"))[#{quote(p)}]' for p in slide.points]
        return [_place(p, Place(56, 130, 1168, 60)) for p in parts]
    for number, sentence in slide.facts:
        strong = f'text(fill: rgb("{LIGHT.accent}"))[#{quote(number)}]'
        parts.append(f'text(size: 20pt, font: "Basalt Serif")[#{strong} #{quote(sentence)}]')
    parts += [f"text(size: 17pt)[#{quote(p)}]" for p in slide.points]
    shown = [_place(f"stack(spacing: 24pt, {', '.join(parts)})", side)] if parts else []
    if slide.grid:
        room = Place(side.left, side.top, side.width - (240 if slide.address else 0), side.height)
        shown.append(_place(write_table(slide.grid, 13 if len(slide.grid.rows) > 9 else 17), room))
    return shown


def write_table(grid: Grid, size: float) -> str:
    """Return a table with its headings, for the typesetter."""
    lengths = [max([len(h), *(len(r[i].text) for r in grid.rows)]) for i, h in enumerate(grid.heads)]
    columns = ", ".join(f"{min(60, max(9, n))}fr" for n in lengths)
    heads = ", ".join(f'text(fill: rgb("{LIGHT.muted}"))[#{quote(h)}]' for h in grid.heads)
    cells = ", ".join(
        f"text(weight: 700)[#{quote(c.text)}]" if i == 0 else f"[#{quote(c.text)}]"
        for row in grid.rows
        for i, c in enumerate(row)
    )
    rule = f'(x, y) => (bottom: 0.5pt + rgb("{LIGHT.rule}"))'
    broken = sum(any(len(c.text) > LONG_CELL for c in row) for row in grid.rows)
    pad = 6 if len(grid.rows) > 9 else max(3, 8 - broken)
    table = f"table(columns: ({columns},), stroke: {rule}, inset: (x: 0pt, y: {pad:.1f}pt), column-gutter: 12pt, table.header({heads}), {cells})"
    return f"text(size: {size}pt, {table})"


def _write_code(slide: Slide, name: str) -> list[str]:
    left = 56 + 1168 - 208
    image = _place(f'image("{name}", width: {_pt(208)}, alt: {quote(slide.address)})', Place(left, 166, 208, 208))
    words = f'text(size: 11pt, fill: rgb("{LIGHT.muted}"))[#{quote(slide.words.get("address", ""))} #linebreak() '
    words += f"#link({quote(slide.address)}, {quote(show_address(slide.address))})]"
    return [image, _place(words, Place(left, 382, 208, 90))]


def _write_foot(slide: Slide, number: int, count: int) -> str:
    small = f'text(size: 10.5pt, fill: rgb("{LIGHT.muted}"))'
    body = f"grid(columns: (1fr, auto), column-gutter: 24pt, {small}[#{quote(slide.source)}], {small}[{number} \\/ {count}])"
    return _place(body, Place(56, 664, 1168, 44))
