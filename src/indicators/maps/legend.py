"""The legend of a map, drawn in pixels at the lower left: seven steps, hatching, land outside the coalition."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from indicators.charts.sheet import Sheet
from indicators.charts.theme import NOTE_SIZE, Look

LINE = 20
SWATCH = 22, 9
SWATCH_COMPACT = 14, 9


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its words and the swatch: `land`, `hatch`, `reversed`, `dot`, `ring` or a mark of `PATHS`."""

    label: str
    swatch: str
    color: str = ""


def draw_legend(
    figure: Sheet, look: Look, *, ends: tuple[str, str] | None, entries: Sequence[Entry], left: int = 0, floor: int = 6
) -> None:
    """Add the legend to a map.

    Args:
        figure: the map.
        look: theme and width.
        ends: what stands under the first and under the last step; `None` leaves the steps out.
        entries: the lines below.
        left: distance from the left edge in pixels.
        floor: height of the lowest line above the bottom of the map; negative below it.
    """
    for position, entry in enumerate(reversed(list(entries))):
        _draw_entry(figure, look, entry, left, floor + position * LINE)
    if ends is not None:
        _draw_steps(figure, look, ends, left, floor + len(entries) * LINE + 20)


def _draw_steps(figure: Sheet, look: Look, ends: tuple[str, str], left: int, bottom: int) -> None:
    width, height = SWATCH_COMPACT if look.compact else SWATCH
    for i, color in enumerate(look.tokens.steps):
        _rectangle(figure, left + i * width, bottom, width, height, fill=color)
    total = width * len(look.tokens.steps)
    for text, shift, anchor in ((ends[0], left, "left"), (ends[1], left + total, "right")):
        _words(figure, look, text, shift, bottom - 11, anchor)


def _draw_entry(figure: Sheet, look: Look, entry: Entry, left: int, bottom: int) -> None:
    width, height = SWATCH_COMPACT if look.compact else SWATCH
    middle = bottom + height / 2
    if entry.swatch == "land":
        _rectangle(figure, left, bottom, width, height, fill=entry.color or look.tokens.land)
    elif entry.swatch in ("dot", "ring"):
        _disc(figure, look, entry, left + width / 2, middle)
    elif entry.swatch in PATHS:
        _mark(figure, look, entry, left + width / 2, middle)
    else:
        _rectangle(figure, left, bottom, width, height, edge=look.tokens.faint)
        lean = height if entry.swatch == "hatch" else -height
        for i in range(3):
            start = left + 1 + i * (width - height - 2) / 2 + (0 if lean > 0 else height)
            _line(figure, look, (start, bottom), (start + lean, bottom + height))
    _words(figure, look, entry.label, left + width + 6, middle, "left")


_PIXELS = {
    "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0,
}  # fmt: skip


def _rectangle(
    figure: Sheet, x: float, y: float, width: float, height: float, *, fill: str = "rgba(0,0,0,0)", edge: str = ""
) -> None:
    line = {"color": edge, "width": 1} if edge else {"width": 0}
    figure.add_shape(type="rect", x0=x, x1=x + width, y0=y, y1=y + height, fillcolor=fill, line=line, **_PIXELS)


def _line(figure: Sheet, look: Look, start: tuple[float, float], end: tuple[float, float]) -> None:
    line = {"color": look.tokens.faint, "width": 1}
    figure.add_shape(type="line", x0=start[0], y0=start[1], x1=end[0], y1=end[1], line=line, **_PIXELS)


def _disc(figure: Sheet, look: Look, entry: Entry, x: float, y: float) -> None:
    color = entry.color or look.tokens.steps[4]
    fill = color if entry.swatch == "dot" else "rgba(0,0,0,0)"
    line = {"color": color, "width": 1.8}
    figure.add_shape(type="circle", x0=x - 5, x1=x + 5, y0=y - 5, y1=y + 5, fillcolor=fill, line=line, **_PIXELS)


PATHS = {
    "diamond": ((0, 6), (6, 0), (0, -6), (-6, 0), (0, 6)),
    "square": ((-5, -5), (5, -5), (5, 5), (-5, 5), (-5, -5)),
    "triangle": ((-6, -4), (6, -4), (0, 6), (-6, -4)),
    "cross": ((-5, -5), (5, 5), None, (-5, 5), (5, -5)),
}
"""Marks as corners around their middle in pixels; `None` lifts the pen."""


def _mark(figure: Sheet, look: Look, entry: Entry, x: float, y: float) -> None:
    pen, path = "M", ""
    for corner in PATHS[entry.swatch]:
        if corner is None:
            pen = "M"
            continue
        path += f"{pen}{x + corner[0]:g},{y + corner[1]:g} "
        pen = "L"
    line = {"color": entry.color or look.tokens.steps[4], "width": 1.8}
    figure.add_shape(type="path", path=path.strip(), fillcolor="rgba(0,0,0,0)", line=line, **_PIXELS)


def _words(figure: Sheet, look: Look, text: str, x: float, y: float, anchor: str) -> None:
    figure.add_annotation(
        xref="paper",
        yref="paper",
        x=0,
        y=0,
        xshift=x,
        yshift=y,
        xanchor=anchor,
        yanchor="middle",
        text=escape(text),
        showarrow=False,
        borderpad=0,
        font={"size": NOTE_SIZE, "color": look.tokens.muted},
    )
