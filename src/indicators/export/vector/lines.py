"""Scatter traces on the plane: lines with their gaps, bands, error bars, marks and texts."""

from collections.abc import Callable, Sequence
from typing import Any

from indicators.export.vector.marks import draw_bars, draw_marks
from indicators.export.vector.paint import Paint
from indicators.export.vector.plane import Plane, as_list, is_missing
from indicators.export.vector.texts import style_text, write_text
from indicators.export.vector.texts import write_number as n

Point = tuple[float, float]
DASHES = {"dot": "2 3", "dash": "9 9", "longdash": "15 15", "dashdot": "9 9 3 9"}


def draw_scatter(paint: Paint, plane: Plane, trace: Any) -> str:
    """Return one scatter trace."""
    points = [None if is_missing(x) or is_missing(y) else (plane.x(x), plane.y(y)) for x, y in zip(trace.x, trace.y, strict=True)]
    mode, parts = str(trace.mode or "lines"), []
    for bars, place, values in ((trace.error_x, plane.x, trace.x), (trace.error_y, plane.y, trace.y)):
        if bars.array is not None and bars.visible is not False:
            parts.append(draw_bars(paint, points, bars, find_ends(bars, place, values)))
    if trace.fill in ("toself", "tozeroy"):
        parts.append(f'<path d="{join_points(points, close=True)}"{paint.fill(trace.fillcolor)}/>')
    if "lines" in mode and trace.line.width != 0:
        parts.append(draw_line(paint, points, trace.line))
    if "markers" in mode:
        parts.append(draw_marks(paint, trace.marker, points))
    if "text" in mode:
        parts.append(draw_labels(paint, trace, points, plane.figure.layout.font.color))
    return "".join(parts)


def find_ends(bars: Any, place: Callable[[Any], float], values: Sequence[Any]) -> list[Point]:
    """Return the two ends of each error bar in pixels."""
    up = as_list(bars.array, len(values))
    down = as_list(bars.arrayminus if bars.arrayminus is not None else bars.array, len(values))
    return [
        (0.0, 0.0) if is_missing(v) else (place(float(v) - float(d or 0)), place(float(v) + float(u or 0)))
        for v, u, d in zip(values, up, down, strict=True)
    ]


def join_points(points: Sequence[Point | None], *, close: bool = False) -> str:
    """Return a path that is interrupted at missing points.

    >>> join_points([(0, 0), (4, 1), None, (8, 8), (9, 9)])
    'M0 0L4 1M8 8L9 9'
    """
    parts, drawing = [], False
    for point in points:
        if point is None:
            parts.append("Z" if close and drawing else "")
            drawing = False
            continue
        parts.append(f"{'L' if drawing else 'M'}{n(point[0])} {n(point[1])}")
        drawing = True
    return "".join(parts) + ("Z" if close and drawing else "")


def draw_line(paint: Paint, points: Sequence[Point | None], line: Any) -> str:
    """Return the line of a trace; a point between two gaps has none."""
    path = join_points(points)
    if "L" not in path:
        return ""
    width = 2 if line.width is None else float(line.width)
    return f'<path d="{path}" fill="none"{paint.stroke(line.color)} stroke-width="{width:g}"{write_dash(line.dash)}/>'


def write_dash(dash: str | None) -> str:
    """Return the attribute for Plotly's name or list of a dash."""
    if dash in (None, "", "solid"):
        return ""
    text = DASHES.get(str(dash)) or str(dash).replace("px", "").replace(",", " ")
    return f' stroke-dasharray="{text}"'


def draw_labels(paint: Paint, trace: Any, points: Sequence[Point | None], usual: object) -> str:
    """Return the texts of a trace beside its points."""
    count = len(points)
    sizes, colors = as_list(trace.textfont.size, count), as_list(trace.textfont.color, count)
    places = as_list(trace.textposition, count)
    groups: dict[str, list[str]] = {}
    for i, (point, text) in enumerate(zip(points, as_list(trace.text, count), strict=True)):
        if point is None or not text:
            continue
        upright, _, side = str(places[i] or "middle center").partition(" ")
        anchor = {"left": "right", "right": "left"}.get(side, "center")
        place = {"top": "bottom", "bottom": "top"}.get(upright, "middle")
        size, color = float(sizes[i] or 12), colors[i] or usual
        drawn = write_text(paint, str(text), *point, size=size, color=color, anchor=anchor, place=place, styled=False)
        groups.setdefault(style_text(paint, size, color, anchor), []).append(drawn)
    return "".join(f"<g{style}>{''.join(texts)}</g>" for style, texts in groups.items())
