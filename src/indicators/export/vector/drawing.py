"""From a Plotly figure to an SVG. The figure stays the one description of a chart; what it cannot say is not drawn."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from indicators.errors import DrawingError
from indicators.export.vector.blocks import Stack, draw_bar_trace, draw_cells
from indicators.export.vector.furniture import draw_annotations, draw_grid, draw_key, draw_shapes, draw_ticks
from indicators.export.vector.globe import Globe, draw_choropleth, draw_scattergeo, is_opaque
from indicators.export.vector.lines import draw_scatter
from indicators.export.vector.paint import Paint, split_color
from indicators.export.vector.plane import Plane, open_plane
from indicators.export.vector.texts import write_number as n
from indicators.export.vector.texts import write_text

GEO = ("choropleth", "scattergeo")


def draw_svg(
    figure: go.Figure,
    *,
    width: float,
    alt: str,
    height: float | None = None,
    paint: Paint | None = None,
    standalone: bool = False,
    family: str = "",
) -> str:
    """Return a figure as one SVG element, text alternative included.

    Args:
        figure: one of ours; its axes have ranges and its colours are those of the theme.
        width: pixels.
        alt: text alternative.
        height: pixels; the figure's when absent. Letters keep their size, rows move closer.
        paint: how colours are written; as they are when absent.
        standalone: true for a file of its own, with namespace and fonts.
        family: font family of the texts, for uses where no CSS gives one.

    Raises:
        DrawingError: a kind of trace, symbol or axis that has no SVG form.
    """
    ink = paint or Paint()
    plane = open_plane(figure, width, height)
    layout = figure.layout
    body = [
        _draw_paper(ink, plane),
        draw_grid(ink, plane),
        draw_shapes(ink, plane, layout.shapes, below=True),
        _draw_traces(ink, plane),
        draw_shapes(ink, plane, layout.shapes, below=False),
        draw_ticks(ink, plane),
        draw_key(ink, plane),
        draw_annotations(ink, plane, layout.annotations),
        _draw_title(ink, plane),
    ]
    name = escape(alt, quote=True)
    size = f'viewBox="0 0 {n(plane.width)} {n(plane.height)}"'
    head = f'<svg {size} role="img" aria-label="{name}"'
    if standalone:
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}" height="{n(plane.height)}" {size}'
        head += f' role="img" aria-label="{name}"'
    fonts = family or (str(layout.font.family or "") if standalone else "")
    head += f' font-family="{escape(fonts, quote=True)}"' if fonts else ""
    return f"{head}>{''.join(body)}</svg>"


def _draw_paper(paint: Paint, plane: Plane) -> str:
    color = plane.figure.layout.paper_bgcolor
    if split_color(color)[1] == 0:
        return ""
    return f'<rect width="{n(plane.width)}" height="{n(plane.height)}"{paint.fill(color)}/>'


def _draw_traces(paint: Paint, plane: Plane) -> str:
    figure, parts = plane.figure, []
    stack = Stack(stacked=figure.layout.barmode in ("stack", "relative"))
    globes: dict[str, Globe] = {}
    for position, trace in enumerate(figure.data):
        if trace.visible is False:
            continue
        if trace.type in GEO:
            name = trace.geo or "geo"
            globe = globes.setdefault(name, Globe(plane, figure.layout[name]))
            parts.append(_draw_geo(paint, plane, globe, trace, position))
        elif trace.type == "scatter":
            parts.append(draw_scatter(paint, plane, trace))
        elif trace.type == "bar":
            parts.append(draw_bar_trace(paint, plane, trace, stack))
        elif trace.type == "heatmap":
            parts.append(draw_cells(paint, plane, trace))
        else:
            raise DrawingError("A trace of kind “{kind}” has no SVG form: show its table instead.", kind=trace.type)
    return "".join(parts)


def _draw_geo(paint: Paint, plane: Plane, globe: Globe, trace: Any, position: int) -> str:
    if trace.type == "scattergeo":
        return draw_scattergeo(paint, globe, trace, plane.figure.layout.font.color)
    later = [t for t in plane.figure.data[position + 1 :] if t.type == "choropleth" and (t.geo or "geo") == (trace.geo or "geo")]
    covered = {str(c) for t in later if is_opaque(t) for c in t.locations}
    drawn = draw_choropleth(paint, globe, trace, covered)
    if not globe.leaves_frame([str(c) for c in trace.locations]):
        return drawn
    left, top, right, bottom = globe.frame
    box = f'x="{n(left)}" y="{n(top)}" width="{n(right - left)}" height="{n(bottom - top)}"'
    window = f"{n(left)} {n(top)} {n(right - left)} {n(bottom - top)}"
    return f'<svg {box} viewBox="{window}" overflow="hidden">{drawn}</svg>'


def _draw_title(paint: Paint, plane: Plane) -> str:
    title = plane.figure.layout.title
    if not title.text:
        return ""
    x, size = float(title.x or 0) * plane.width, float(title.font.size or 20)
    lines = str(title.text).count("<br>") + 1
    style = {"color": title.font.color, "place": "top"}
    parts = [write_text(paint, str(title.text), x, 12, size=size, family=str(title.font.family or ""), **style)]
    small = title.subtitle
    if small.text:
        y = 12 + lines * size * 1.3 + 4
        parts.append(
            write_text(paint, str(small.text), x, y, size=float(small.font.size or 14), color=small.font.color, place="top")
        )
    return "".join(parts)
