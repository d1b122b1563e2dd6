"""Texts on an SVG: Plotly's few tags become runs, everything else is escaped."""

import re
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import escape

from indicators.export.vector.paint import Paint

LINE_HEIGHT = 1.3
CENTRE = 0.35
TAG = re.compile(r"<(/?)(b|br|i|span)((?:\s[^<>]*)?)>")
SIZE = re.compile(r"font-size:\s*([\d.]+)px")
COLOR = re.compile(r"(?<!-)color:\s*(#[0-9A-Fa-f]{6})")
ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


@dataclass(frozen=True)
class Run:
    """A piece of a line in one style; size and colour are those of the text when empty."""

    text: str
    bold: bool = False
    size: float | None = None
    color: str | None = None


def write_number(value: float) -> str:
    """Return a coordinate with at most one decimal, as short as it can be.

    >>> write_number(12.04), write_number(-0.5), write_number(3.25)
    ('12', '-.5', '3.2')
    """
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text in ("-0", "") else text


def split_runs(text: str) -> list[list[Run]]:
    """Return the lines of a text with their runs. Only the tags that our charts write are read; others are plain text.

    >>> split_runs("<b>a</b> &lt;b<br>c")
    [[Run(text='a', bold=True, size=None, color=None), Run(text=' <b', bold=False, size=None, color=None)], \
[Run(text='c', bold=False, size=None, color=None)]]
    """
    lines: list[list[Run]] = [[]]
    spans: list[str] = []
    bold, position = 0, 0
    for tag in TAG.finditer(text):
        _add(lines, text[position : tag.start()], bold, spans)
        position = tag.end()
        closing, name, rest = tag.groups()
        if name == "br":
            lines.append([])
        elif name == "b":
            bold = max(0, bold + (-1 if closing else 1))
        elif name == "span" and closing:
            spans = spans[:-1]
        elif name == "span":
            spans = [*spans, rest]
    _add(lines, text[position:], bold, spans)
    return lines


def _add(lines: list[list[Run]], text: str, bold: int, spans: list[str]) -> None:
    if not text:
        return
    style = " ".join(spans)
    size, color = SIZE.search(style), COLOR.search(style)
    lines[-1].append(Run(unescape(text), bold > 0, float(size[1]) if size else None, color[1] if color else None))


def write_text(
    paint: Paint,
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    color: object,
    anchor: str = "left",
    place: str = "middle",
    rotate: float = 0,
    family: str = "",
    styled: bool = True,
) -> str:
    """Return a text element.

    Args:
        paint: colours.
        text: with Plotly's tags.
        x, y: where the text is anchored.
        size: of the letters in pixels.
        color: of the letters.
        anchor: which side of the text is at `x`: `left`, `center` or `right`.
        place: which part of the text is at `y`: `top`, `middle` or `bottom`.
        rotate: degrees, clockwise.
        family: font family, where it is not the drawing's.
        styled: false inside a group that carries `style_text` for all its texts.
    """
    lines = split_runs(text)
    height = size * LINE_HEIGHT
    top = {"top": 0.0, "middle": -height * len(lines) / 2, "bottom": -height * len(lines)}[place]
    first = y + top + height / 2 + size * CENTRE
    turned = f' transform="rotate({rotate:g} {write_number(x)} {write_number(y)})"' if rotate else ""
    weight = ' font-weight="700"' if all(run.bold for line in lines for run in line) and any(lines) else ""
    style = style_text(paint, size, color, anchor) if styled else ""
    head = f'<text x="{write_number(x)}" y="{write_number(first)}"{weight}{style}{turned}'
    head += f' font-family="{escape(family, {chr(34): "&quot;"})}"' if family else ""
    body = []
    for number, line in enumerate(lines):
        moved = f' x="{write_number(x)}" dy="{write_number(height)}"' if number else ""
        body.append(_write_line(paint, line, moved, bool(weight)))
    return f"{head}>{''.join(body)}</text>"


def style_text(paint: Paint, size: float, color: object, anchor: str) -> str:
    """Return the attributes that texts of one kind share."""
    return f' font-size="{size:g}"{ANCHORS[anchor]}{paint.fill(color)}'


def _write_line(paint: Paint, line: list[Run], moved: str, bold: bool) -> str:
    parts = []
    for run in line:
        style = ' font-weight="700"' if run.bold and not bold else ""
        style += f' font-size="{run.size:g}"' if run.size else ""
        style += paint.fill(run.color) if run.color else ""
        parts.append(f"<tspan{style}>{escape(run.text)}</tspan>" if style else escape(run.text))
    text = "".join(parts)
    return f"<tspan{moved}>{text}</tspan>" if moved else text
