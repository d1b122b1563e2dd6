"""Where a figure's coordinates fall in pixels: the plot inside its margins, its two axes, shapes' and texts' references."""

import math
import re
from dataclasses import dataclass
from html import unescape
from typing import Any, NoReturn

import plotly.graph_objects as go

from indicators.charts.words import text_width
from indicators.errors import DrawingError

STANDOFF, WIDEST, BOLD = 6, 0.42, 1.05
TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Plane:
    """A figure of a given width.

    Attributes:
        figure: what is drawn.
        width, height: of the whole drawing in pixels.
        left, right, top, bottom: edges of the plot in pixels.
        x_range, y_range: ends of the axes, where the figure has plain ones; powers of ten on logarithmic axes.
        x_log, y_log: whether an axis is logarithmic.
    """

    figure: go.Figure
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    x_log: bool = False
    y_log: bool = False

    def paper_x(self, share: float) -> float:
        """Return the pixel of a share of the plot's width."""
        return self.left + share * (self.right - self.left)

    def paper_y(self, share: float) -> float:
        """Return the pixel of a share of the plot's height, from below."""
        return self.bottom - share * (self.bottom - self.top)

    def x(self, value: Any) -> float:
        """Return the pixel of a value on the horizontal axis."""
        low, high = self.x_range or _complain("x")
        return self.paper_x((_scale(value, self.x_log) - low) / (high - low))

    def y(self, value: Any) -> float:
        """Return the pixel of a value on the vertical axis."""
        low, high = self.y_range or _complain("y")
        return self.paper_y((_scale(value, self.y_log) - low) / (high - low))

    def refer_x(self, reference: str | None, value: Any) -> float:
        """Return the pixel of a shape's or text's horizontal place."""
        return self.paper_x(float(value)) if _is_paper(reference) else self.x(value)

    def refer_y(self, reference: str | None, value: Any) -> float:
        """Return the pixel of a shape's or text's vertical place."""
        return self.paper_y(float(value)) if _is_paper(reference) else self.y(value)


def open_plane(figure: go.Figure, width: float, height: float | None = None) -> Plane:
    """Return the plane of a figure."""
    layout = figure.layout
    tall = float(height or layout.height or 450)
    margin = layout.margin
    left, right = find_margins(figure, width)
    return Plane(
        figure,
        width,
        tall,
        left,
        width - right,
        float(margin.t or 0),
        tall - float(margin.b or 0),
        _find_range(layout.xaxis),
        _find_range(layout.yaxis),
        layout.xaxis.type == "log",
        layout.yaxis.type == "log",
    )


def find_margins(figure: go.Figure, width: float) -> tuple[float, float]:
    """Return the margins left and right: the figure's, or more where its labels need it, up to a share of the width."""
    layout, margin = figure.layout, figure.layout.margin
    left, right = float(margin.l or 0), float(margin.r or 0)
    axis = layout.yaxis
    if axis.visible is not False and axis.ticktext is not None and left:
        size = float(axis.tickfont.size or 13)
        left = max(left, *(measure_lines(t, size) + STANDOFF + 2 for t in axis.ticktext), 0)
    for note in layout.annotations:
        if note.xanchor == "left" and note.text and note.x is not None:
            right = max(right, _room_for(note, layout.xaxis, width, left))
    return min(left, max(width * WIDEST, float(margin.l or 0))), min(right, max(width * WIDEST, float(margin.r or 0)))


def _room_for(note: Any, axis: Any, width: float, left: float) -> float:
    """The right margin at which a text that begins at its place still ends inside the drawing."""
    wide = measure_lines(note.text, float(note.font.size or 12)) + float(note.xshift or 0) + 4
    if note.xref == "paper":
        return wide if note.x == 1 else 0.0
    ends = _find_range(axis)
    if ends is None or axis.type == "log":
        return 0.0
    share = (float(note.x) - ends[0]) / (ends[1] - ends[0])
    return width - left - (width - left - wide) / share if share > 0 else 0.0


def measure_lines(text: object, size: float) -> float:
    """Return about how wide the longest line of a text is; bold letters are wider."""
    wide = BOLD if "<b>" in str(text) else 1.0
    return max(text_width(unescape(TAGS.sub("", line)), size) * wide for line in str(text).split("<br>"))


def is_missing(value: Any) -> bool:
    """Return whether a coordinate is a gap."""
    return value is None or value != value


def as_list(value: Any, count: int) -> list[Any]:
    """Return one value for each of `count` points, whether the trace gives one for all or one for each."""
    if value is None or isinstance(value, str | int | float):
        return [value] * count
    return list(value)


def _find_range(axis: Any) -> tuple[float, float] | None:
    plain = axis.range is not None and axis.type in (None, "linear", "-", "log")
    return (float(axis.range[0]), float(axis.range[1])) if plain else None


def _scale(value: Any, log: bool) -> float:
    return math.log10(float(value)) if log else float(value)


def _complain(name: str) -> NoReturn:
    raise DrawingError("The figure’s {axis} axis has no plain range: give it `range` in the chart.", axis=name)


def _is_paper(reference: str | None) -> bool:
    return reference == "paper" or str(reference).endswith(" domain")
