"""The points of a scatter: symbols, sizes, outlines; on the plane and on the map."""

import math
from collections.abc import Sequence
from typing import Any

from indicators.errors import DrawingError
from indicators.export.vector.paint import Paint, split_color
from indicators.export.vector.plane import as_list, is_missing
from indicators.export.vector.texts import write_number as n

SMALLEST = 0.5
POLYGONS = {
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle-up": ((0, -1), (1.15, 0.8), (-1.15, 0.8)),
    "triangle-down": ((0, 1), (1.15, -0.8), (-1.15, -0.8)),
}
STROKES = {
    "line-ns": (((0, -1.4), (0, 1.4)),),
    "line-ew": (((-1.4, 0), (1.4, 0)),),
    "cross-thin": (((0, -1.4), (0, 1.4)), ((-1.4, 0), (1.4, 0))),
    "x-thin": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
    "x": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
    "cross": (((0, -1.2), (0, 1.2)), ((-1.2, 0), (1.2, 0))),
}


def draw_marks(paint: Paint, marker: Any, points: Sequence[tuple[float, float] | None]) -> str:
    """Return the marks of a trace; a missing point has none. Equal neighbours share one group of attributes."""
    count = len(points)
    sizes, colors = as_list(marker.size, count), as_list(marker.color, count)
    symbols = as_list(marker.symbol, count)
    widths, edges = as_list(marker.line.width, count), as_list(marker.line.color, count)
    groups: list[tuple[str, list[str]]] = []
    for i, point in enumerate(points):
        size = 6 if is_missing(sizes[i]) else float(sizes[i])
        if point is None or size < SMALLEST:
            continue
        symbol = str(symbols[i] or "circle")
        style = _style(paint, symbol, colors[i], widths[i], edges[i])
        shape = draw_symbol(paint, symbol, point, size / 2, colors[i])
        if groups and groups[-1][0] == style:
            groups[-1][1].append(shape)
        else:
            groups.append((style, [shape]))
    return "".join(f"<g{style}>{''.join(shapes)}</g>" for style, shapes in groups)


def _style(paint: Paint, symbol: str, color: Any, width: Any, edge: Any) -> str:
    wide = 0.0 if is_missing(width) else float(width)
    if _is_open(symbol):
        return f'{paint.fill(None)}{paint.stroke(color)} stroke-width="{max(wide, 1):g}"'
    if symbol in STROKES:
        return f'{paint.fill(None)}{paint.stroke(edge or color)} stroke-width="{max(wide, 1):g}"'
    line = f'{paint.stroke(edge or color)} stroke-width="{wide:g}"' if wide and split_color(edge or color)[1] else ""
    return f"{paint.fill(color)}{line}"


def _is_open(symbol: str) -> bool:
    return "-open" in symbol


def draw_symbol(paint: Paint, symbol: str, point: tuple[float, float], radius: float, color: Any) -> str:
    """Return one symbol without its style.

    Raises:
        DrawingError: a symbol that no chart of ours uses.
    """
    x, y = point
    base = symbol.replace("-open", "").replace("-dot", "")
    dot = f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius / 2.6)}"{paint.fill(color)}/>' if symbol.endswith("-dot") else ""
    if base == "circle":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"/>{dot}'
    if base in POLYGONS:
        spots = " ".join(f"{n(x + dx * radius)},{n(y + dy * radius)}" for dx, dy in POLYGONS[base])
        return f'<polygon points="{spots}"/>{dot}'
    if base in STROKES:
        moves = (
            f"M{n(x + a * radius)} {n(y + b * radius)}L{n(x + c * radius)} {n(y + d * radius)}"
            for (a, b), (c, d) in STROKES[base]
        )
        return f'<path d="{"".join(moves)}"/>'
    raise DrawingError("The symbol “{symbol}” has no SVG form yet: add it to export/vector/marks.py.", symbol=symbol)


def draw_bars(paint: Paint, points: Sequence[tuple[float, float] | None], bars: Any, ends: Sequence[tuple[float, float]]) -> str:
    """Return the error bars of a trace.

    Args:
        paint: colours.
        points: of the trace in pixels.
        bars: `error_x` or `error_y` of the trace.
        ends: for each point the pixels of both ends, along the axis of the bars.
    """
    across = bars.plotly_name == "error_x"
    cap = float(bars.width or 0)
    moves = []
    for point, (low, high) in zip(points, ends, strict=True):
        if point is None or math.isclose(low, high):
            continue
        x, y = point
        moves.append(f"M{n(low)} {n(y)}H{n(high)}" if across else f"M{n(x)} {n(low)}V{n(high)}")
        if cap and across:
            moves += [f"M{n(end)} {n(y - cap)}V{n(y + cap)}" for end in (low, high)]
        elif cap:
            moves += [f"M{n(x - cap)} {n(end)}H{n(x + cap)}" for end in (low, high)]
    if not moves:
        return ""
    return f'<path d="{"".join(moves)}"{paint.stroke(bars.color)} stroke-width="{float(bars.thickness or 2):g}"/>'
