"""Bars, columns and cells: rectangles on the plane, hatched where the chart hatches them."""

from collections.abc import Mapping
from typing import Any

from indicators.export.vector.lines import Point, find_ends
from indicators.export.vector.marks import draw_bars
from indicators.export.vector.paint import Paint, split_color
from indicators.export.vector.plane import Plane, as_list, is_missing
from indicators.export.vector.texts import write_number as n

Box = tuple[float, float, float, float]


class Stack:
    """Remembers how high the columns (or how long the bars) of a stacked figure already are."""

    def __init__(self, *, stacked: bool) -> None:
        self.stacked = stacked
        self._reached: dict[float, float] = {}

    def place(self, key: float, value: float) -> float:
        """Return where the next part of a stack begins."""
        if not self.stacked:
            return 0.0
        start = self._reached.get(key, 0.0)
        self._reached[key] = start + value
        return start


def draw_bar_trace(paint: Paint, plane: Plane, trace: Any, stack: Stack) -> str:
    """Return the bars of one trace, each with its own style."""
    lying = trace.orientation == "h"
    keys, values = (trace.y, trace.x) if lying else (trace.x, trace.y)
    count = len(keys)
    widths, bases = as_list(trace.width, count), as_list(trace.base, count)
    parts: list[str] = []
    points: list[Point | None] = []
    for i, (key, value) in enumerate(zip(keys, values, strict=True)):
        if is_missing(value):
            points.append(None)
            continue
        half = float(0.8 if is_missing(widths[i]) else widths[i]) / 2
        start = stack.place(float(key), float(value)) if is_missing(bases[i]) else float(bases[i])
        end = start + float(value)
        if lying:
            box = (plane.x(start), plane.y(key - half), plane.x(end), plane.y(key + half))
            points.append((plane.x(end), plane.y(key)))
        else:
            box = (plane.x(key - half), plane.y(start), plane.x(key + half), plane.y(end))
            points.append((plane.x(key), plane.y(end)))
        parts.append(_draw_bar(paint, sort_box(box), trace.marker, i, count))
    for bars, place in ((trace.error_x, plane.x), (trace.error_y, plane.y)):
        if bars.array is not None and bars.visible is not False:
            parts.append(draw_bars(paint, points, bars, find_ends(bars, place, values)))
    return "".join(parts)


def sort_box(box: Box) -> Box:
    """Return a box as left, top, right, bottom."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _draw_bar(paint: Paint, box: Box, marker: Any, i: int, count: int) -> str:
    color = as_list(marker.color, count)[i]
    width = as_list(marker.line.width, count)[i] or 0
    edge = as_list(marker.line.color, count)[i]
    shape = as_list(marker.pattern.shape, count)[i]
    line = f'{paint.stroke(edge)} stroke-width="{float(width):g}"' if width and split_color(edge)[1] else ""
    if not shape:
        return _rectangle(box, f"{paint.fill(color)}{line}")
    ground = as_list(marker.pattern.bgcolor, count)[i] if marker.pattern.fillmode == "replace" else color
    ink = as_list(marker.pattern.fgcolor, count)[i]
    gap = float(as_list(marker.pattern.size, count)[i] or 8)
    solid = float(as_list(marker.pattern.solidity, count)[i] or 0.3)
    path = hatch_box(box, gap, back=shape == "\\")
    hatch = f'<path d="{path}"{paint.stroke(ink)} stroke-width="{max(0.8, gap * solid / 1.4):.2g}"/>' if path else ""
    plain = not line and split_color(ground)[1] == 0
    return ("" if plain else _rectangle(box, f"{paint.fill(ground)}{line}")) + hatch


def _rectangle(box: Box, style: str) -> str:
    left, top, right, bottom = box
    return f'<path d="M{n(left)} {n(top)}H{n(right)}V{n(bottom)}H{n(left)}Z"{style}/>'


def hatch_box(box: Box, gap: float, *, back: bool) -> str:
    """Return lines at 45° that fill a box, each cut at its edges; `back` leans them to the left.

    >>> hatch_box((0, 0, 4, 4), 8, back=False)
    'M0 4L4 0'
    """
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    moves, offset = [], gap / 2
    while offset < wide + tall:
        x0, y0 = min(offset, wide), max(0.0, offset - wide)
        x1, y1 = max(0.0, offset - tall), min(offset, tall)
        ends = ((x1, y1), (x0, y0))
        if back:
            ends = ((wide - x1, y1), (wide - x0, y0))
        if abs(x0 - x1) > 0.05:
            moves.append("M" + "L".join(f"{n(left + x)} {n(top + y)}" for x, y in ends))
        offset += gap
    return "".join(moves)


def draw_cells(paint: Paint, plane: Plane, trace: Any) -> str:
    """Return the cells of a heatmap with stepped colours; a gap has none, equal colours share one path."""
    half = 0.5
    across, down = float(trace.xgap or 0) / 2, float(trace.ygap or 0) / 2
    paths: dict[str, list[str]] = {}
    for y, line in zip(trace.y, trace.z, strict=True):
        for x, value in zip(trace.x, line, strict=True):
            if is_missing(value):
                continue
            box = sort_box((plane.x(x - half), plane.y(y - half), plane.x(x + half), plane.y(y + half)))
            left, top, right, bottom = box[0] + across, box[1] + down, box[2] - across, box[3] - down
            color = find_color(trace, float(value))
            paths.setdefault(color, []).append(f"M{n(left)} {n(top)}H{n(right)}V{n(bottom)}H{n(left)}Z")
    return "".join(f'<path d="{"".join(p)}"{paint.fill(color)}/>' for color, p in paths.items())


def find_color(trace: Any, value: float) -> str:
    """Return the colour of a value on the trace's colour scale, which is a scale of steps."""
    low, high = trace.zmin, trace.zmax
    if low is None or high is None:
        return str(trace.colorscale[0][1])
    share = (value - float(low)) / (float(high) - float(low))
    steps: list[tuple[float, str]] = [(float(p), str(c)) for p, c in trace.colorscale]
    found: Mapping[bool, str] = {position <= share: color for position, color in steps}
    return found.get(True, steps[0][1])
