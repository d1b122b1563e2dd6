"""The picture that messaging apps show beside a shared link: the finding, the drawing, the source."""

import re

from indicators.charts.theme import HEADING_FONT, LIGHT
from indicators.charts.words import text_width
from indicators.export.printing import print_png
from indicators.export.site.blocks import Block
from indicators.export.vector.paint import Paint, fix_theme
from indicators.export.vector.texts import write_text

WIDTH, HEIGHT, EDGE = 1200, 630, 48
TEXT_WIDTH, SIZE, SMALL = 520, 42, 19
MOST_LINES = 7
VIEW = re.compile(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)"')


def draw_card(block: Block, brand: str, name: str) -> bytes:
    """Return the PNG for a page.

    Args:
        block: the part of the page whose finding and first drawing are shown.
        brand: name of the dashboard.
        name: of the page.

    Raises:
        DrawingError: the typesetter refuses the drawing.
    """
    paint, family = Paint(), HEADING_FONT
    lines = wrap_words(block.title, TEXT_WIDTH, SIZE)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + " …"]
    title = "<br>".join(_mask(line) for line in lines)
    source = "<br>".join(_mask(line) for line in wrap_words(block.sources[0] if block.sources else "", TEXT_WIDTH, SMALL)[:2])
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}"{paint.fill(LIGHT.paper)}/>',
        write_text(paint, _mask(brand), EDGE, EDGE, size=22, color=LIGHT.accent, place="top"),
        write_text(paint, f"<b>{_mask(name)}</b>", EDGE, EDGE + 40, size=24, color=LIGHT.muted, place="top"),
        write_text(paint, title, EDGE, EDGE + 92, size=SIZE, color=LIGHT.ink, place="top", family=family),
        write_text(paint, source, EDGE, HEIGHT - EDGE, size=SMALL, color=LIGHT.muted, place="bottom"),
        _place_drawing(block.pictures[0].svg) if block.pictures else "",
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return print_png(f"{head} font-family=\"'Basalt Sans'\">{''.join(parts)}</svg>".encode(), ppi=96)


def _place_drawing(svg: str) -> str:
    left, room = EDGE * 2 + TEXT_WIDTH, HEIGHT - 2 * EDGE
    return VIEW.sub(
        rf'<svg x="{left}" y="{EDGE}" width="{WIDTH - left - EDGE}" height="{room}" viewBox="0 0 \1 \2"', fix_theme(svg), count=1
    )


def _mask(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def wrap_words(text: str, width: float, size: float) -> list[str]:
    """Return the lines of a text that are at most so wide.

    >>> wrap_words("one two three", 60, 20)
    ['one', 'two', 'three']
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
