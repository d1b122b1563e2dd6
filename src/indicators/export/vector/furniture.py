"""What stands round the marks: grid, ticks, shapes, texts, the key."""

import math
import re
from collections.abc import Sequence
from typing import Any

from indicators.charts.words import text_width
from indicators.export.vector.lines import write_dash
from indicators.export.vector.marks import draw_symbol
from indicators.export.vector.paint import Paint, split_color
from indicators.export.vector.plane import Plane
from indicators.export.vector.texts import write_number as n
from indicators.export.vector.texts import write_text

STANDOFF = 6
PADDING = 2
KEY_LINE, KEY_MARK = 22, 40
STEP = re.compile(r"([ML])\s*(-?[\d.]+)[,\s]+(-?[\d.]+)")


def draw_grid(paint: Paint, plane: Plane) -> str:
    """Return the grid lines of both axes."""
    layout, moves, color = plane.figure.layout, [], None
    for axis, across in ((layout.xaxis, False), (layout.yaxis, True)):
        if axis.visible is False or not axis.showgrid or axis.tickvals is None:
            continue
        color = axis.gridcolor
        for value in axis.tickvals:
            if across and _within(axis, value):
                moves.append(f"M{n(plane.left)} {n(plane.y(value))}H{n(plane.right)}")
            elif _within(axis, value):
                moves.append(f"M{n(plane.x(value))} {n(plane.top)}V{n(plane.bottom)}")
    return f'<path d="{"".join(moves)}"{paint.stroke(color)}/>' if moves else ""


def _within(axis: Any, value: Any) -> bool:
    low, high = sorted(float(v) for v in axis.range)
    slack = (high - low) * 1e-6
    spot = math.log10(float(value)) if axis.type == "log" else float(value)
    return low - slack <= spot <= high + slack


def draw_ticks(paint: Paint, plane: Plane) -> str:
    """Return the labels of both axes."""
    layout, parts = plane.figure.layout, []
    for axis, upright in ((layout.xaxis, False), (layout.yaxis, True)):
        if axis.visible is False or axis.tickvals is None:
            continue
        texts = axis.ticktext if axis.ticktext is not None else [f"{v:g}" for v in axis.tickvals]
        style = {"size": float(axis.tickfont.size or 13), "color": axis.tickfont.color or layout.font.color}
        off = float(STANDOFF if axis.ticklabelstandoff is None else axis.ticklabelstandoff)
        shown = [(v, str(t)) for v, t in zip(axis.tickvals, texts, strict=True) if _within(axis, v)]
        if not upright and not axis.tickangle and axis.side != "top":
            shown = thin_ticks([(plane.x(v), v, t) for v, t in shown], style["size"])
        for value, text in shown:
            if upright:
                spot = (plane.left - off, plane.y(value))
                parts.append(write_text(paint, text, *spot, anchor="right", **style))
            else:
                parts.append(_write_tick_below(paint, plane, axis, value, text, off, style))
    return "".join(parts)


def thin_ticks(ticks: Sequence[tuple[float, Any, str]], size: float) -> list[tuple[Any, str]]:
    """Return the labels of a horizontal axis that do not touch, every second or third of them when all would.

    >>> thin_ticks([(0, 1, "1,000"), (20, 2, "2,000"), (40, 3, "3,000")], 13)
    [(1, '1,000'), (3, '3,000')]
    """
    for step in range(1, len(ticks) + 1):
        kept = ticks[::step]
        halves = [max(text_width(line, size) for line in text.split("<br>")) / 2 for _, _, text in kept]
        spots = [x for x, _, _ in kept]
        if all(abs(b - a) > ha + hb + 4 for a, b, ha, hb in zip(spots, spots[1:], halves, halves[1:], strict=False)):
            break
    return [(value, text) for _, value, text in kept] if ticks else []


def _write_tick_below(paint: Paint, plane: Plane, axis: Any, value: Any, text: str, off: float, style: dict[str, Any]) -> str:
    x, above, angle = plane.x(value), axis.side == "top", float(axis.tickangle or 0)
    y = plane.top - off if above else plane.bottom + off
    if angle:
        return write_text(paint, text, x, y, anchor="left" if above else "right", rotate=angle, **style)
    return write_text(paint, text, x, y, anchor="center", place="bottom" if above else "top", **style)


def draw_shapes(paint: Paint, plane: Plane, shapes: Sequence[Any], *, below: bool) -> str:
    """Return the shapes that stand below the marks, or those above."""
    return "".join(_draw_shape(paint, plane, s) for s in shapes if (s.layer == "below") == below)


def _draw_shape(paint: Paint, plane: Plane, shape: Any) -> str:
    if shape.type == "path":
        return _draw_path(paint, plane, shape)
    x0, x1 = (_shape_x(plane, shape, v) for v in (shape.x0, shape.x1))
    y0, y1 = (_shape_y(plane, shape, v) for v in (shape.y0, shape.y1))
    width = 2 if shape.line.width is None else float(shape.line.width)
    color = shape.line.color or plane.figure.layout.font.color
    line = f'{paint.stroke(color)} stroke-width="{width:g}"{write_dash(shape.line.dash)}' if width else ""
    if shape.type == "line":
        return f'<path d="M{n(x0)} {n(y0)}L{n(x1)} {n(y1)}"{line}/>'
    fill = paint.fill(shape.fillcolor)
    if not line and split_color(shape.fillcolor)[1] == 0:
        return ""
    if shape.type == "circle":
        radius = abs(x1 - x0) / 2
        return f'<circle cx="{n((x0 + x1) / 2)}" cy="{n((y0 + y1) / 2)}" r="{n(radius)}"{fill}{line}/>'
    left, top = min(x0, x1), min(y0, y1)
    size = f'width="{n(abs(x1 - x0))}" height="{n(abs(y1 - y0))}"'
    return f'<rect x="{n(left)}" y="{n(top)}" {size}{fill}{line}/>'


def _draw_path(paint: Paint, plane: Plane, shape: Any) -> str:
    """A path of straight lines: pairs of numbers behind M and L."""
    moved = STEP.sub(
        lambda found: f"{found[1]}{n(_shape_x(plane, shape, found[2]))} {n(_shape_y(plane, shape, found[3]))}", str(shape.path)
    )
    line = f'{paint.stroke(shape.line.color)} stroke-width="{float(shape.line.width or 2):g}"'
    return f'<path d="{moved}"{paint.fill(shape.fillcolor)}{line}/>'


def _shape_x(plane: Plane, shape: Any, value: Any) -> float:
    if shape.xsizemode == "pixel":
        return plane.refer_x(shape.xref, shape.xanchor or 0) + float(value)
    return plane.refer_x(shape.xref, value)


def _shape_y(plane: Plane, shape: Any, value: Any) -> float:
    if shape.ysizemode == "pixel":
        return plane.refer_y(shape.yref, shape.yanchor or 0) - float(value)
    return plane.refer_y(shape.yref, value)


def draw_annotations(paint: Paint, plane: Plane, annotations: Sequence[Any]) -> str:
    """Return the free texts of a figure."""
    return "".join(_draw_annotation(paint, plane, a) for a in annotations if a.text and a.visible is not False)


def _draw_annotation(paint: Paint, plane: Plane, note: Any) -> str:
    layout = plane.figure.layout
    x = plane.paper_x(0.5) if note.x is None else plane.refer_x(note.xref, note.x)
    y = plane.paper_y(0.5) if note.y is None else plane.refer_y(note.yref, note.y)
    x, y = x + float(note.xshift or 0), y - float(note.yshift or 0)
    anchor = _choose(note.xanchor, note.xref, note.x, ("left", "center", "right"))
    place = _choose(note.yanchor, note.yref, note.y, ("bottom", "middle", "top"))
    size = float(note.font.size or layout.font.size or 12)
    x += {"left": PADDING, "center": 0, "right": -PADDING}[anchor]
    y += {"top": PADDING, "middle": 0, "bottom": -PADDING}[place]
    color = note.font.color or layout.font.color
    ground = _draw_ground(paint, str(note.text), x, y, size, anchor, note.bgcolor)
    angle = float(note.textangle or 0)
    return ground + write_text(paint, str(note.text), x, y, size=size, color=color, anchor=anchor, place=place, rotate=angle)


def _choose(wanted: str | None, reference: str | None, share: Any, sides: tuple[str, str, str]) -> str:
    if wanted not in (None, "auto"):
        return str(wanted)
    if reference != "paper" or share is None:
        return sides[1]
    return sides[0] if float(share) < 1 / 3 else sides[2] if float(share) > 2 / 3 else sides[1]


def _draw_ground(paint: Paint, text: str, x: float, y: float, size: float, anchor: str, color: Any) -> str:
    if split_color(color)[1] == 0:
        return ""
    wide = text_width(text, size) + 4
    left = {"left": x - 2, "center": x - wide / 2, "right": x - wide + 2}[anchor]
    tall = size * 1.3
    return f'<rect x="{n(left)}" y="{n(y - tall / 2)}" width="{n(wide)}" height="{n(tall)}"{paint.fill(color)}/>'


def draw_key(paint: Paint, plane: Plane) -> str:
    """Return the key above the plot: entries side by side, as wide as the longest, in lines."""
    layout = plane.figure.layout
    shown = [t for t in plane.figure.data if t.showlegend is not False and t.name]
    if not layout.showlegend or not shown:
        return ""
    size = float(layout.legend.font.size or 13)
    entry = max(text_width(str(t.name), size) for t in shown) + KEY_MARK + 6
    per_line = max(1, int((plane.width - plane.left - 4) // entry))
    lines = -(-len(shown) // per_line)
    start = max(2.0, plane.top - lines * KEY_LINE - 4)
    if layout.legend.yref == "container":
        start = 4.0 + (1 - float(1 if layout.legend.y is None else layout.legend.y)) * plane.height
    parts = []
    for i, trace in enumerate(shown):
        x, y = plane.left + (i % per_line) * entry, start + KEY_LINE * (i // per_line + 0.5)
        color = layout.legend.font.color or layout.font.color
        parts.append(_draw_swatch(paint, trace, x, y) + write_text(paint, str(trace.name), x + 28, y, size=size, color=color))
    return "".join(parts)


def _draw_swatch(paint: Paint, trace: Any, x: float, y: float) -> str:
    color = trace.marker.color
    color = color if isinstance(color, str) or color is None else color[0]
    if trace.type == "bar":
        return f'<rect x="{n(x + 6)}" y="{n(y - 6)}" width="12" height="12"{paint.fill(color)}/>'
    symbol = str(trace.marker.symbol or "circle")
    hollow = "-open" in symbol or symbol.startswith("line")
    style = f'{paint.fill(None)}{paint.stroke(color)} stroke-width="1.8"' if hollow else paint.fill(color)
    return f"<g{style}>{draw_symbol(paint, symbol, (x + 12, y), 6.5, color)}</g>"
