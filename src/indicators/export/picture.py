"""Pictures of charts for slides and reports: SVG and PNG with title, subtitle and source inside, made without a browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from indicators.charts.theme import HEADING_FONT, Look
from indicators.export.printing import print_png
from indicators.export.vector import draw_svg

WIDTH, PPI, LINE = 1000, 192, 105


@dataclass(frozen=True)
class Words:
    """What stands round a drawing: title, subtitle, source, and where there is one its heading with the unit, and its key.

    The key explains numbers on the drawing; it stands below the subtitle.
    """

    title: str
    subtitle: str
    source: str
    heading: str = ""
    key: str = ""


def render_svg(figure: go.Figure, look: Look, words: Words, *, alt: str, width: int = WIDTH) -> bytes:
    """Return an SVG of the figure with its words.

    Raises:
        DrawingError: the figure holds something that has no SVG form.
    """
    drawn = add_words(figure, look, words)
    return draw_svg(drawn, width=width, alt=alt, standalone=True).encode("utf-8")


def render_png(figure: go.Figure, look: Look, words: Words, *, alt: str = "") -> bytes:
    """Return a PNG of the figure with its words, two pixels for each of the drawing's.

    Raises:
        DrawingError: the figure holds something that has no SVG form.
    """
    return print_png(render_svg(figure, look, words, alt=alt), ppi=PPI)


def add_words(figure: go.Figure, look: Look, words: Words) -> go.Figure:
    """Return a copy of the figure on paper with title, subtitle, key and heading above and the source line below."""
    drawn = go.Figure(figure)
    lines = _wrap(words.title, 72)
    small = [line for text in (words.subtitle, words.key, words.heading) if text for line in _wrap(text, LINE)]
    head = 30 + 28 * len(lines) + 18 * len(small)
    foot = 26 + 16 * len(_wrap(words.source, LINE + 15))
    margin = drawn.layout.margin
    top, bottom = (margin.t or 0), (margin.b or 0)
    height = int(drawn.layout.height or 450)
    drawn.update_layout(
        paper_bgcolor=look.tokens.paper,
        height=height + head + foot,
        margin={"t": top + head, "b": bottom + foot, "l": (margin.l or 0) + 24, "r": (margin.r or 0) + 24},
        title=_head(lines, small, look),
    )
    if drawn.layout.legend.yref == "container":
        drawn.update_layout(legend_y=1 - head / (height + head + foot))
    drawn.add_annotation(
        text="<br>".join(_wrap(words.source, LINE + 15)),
        showarrow=False,
        xref="paper",
        yref="paper",
        x=0,
        y=0,
        xanchor="left",
        yanchor="top",
        yshift=-(bottom + 6),
        align="left",
        font={"size": 12.5, "color": look.tokens.muted},
    )
    return drawn


def _head(lines: Sequence[str], small: Sequence[str], look: Look) -> dict[str, Any]:
    """The title in its lines, and the smaller lines below it."""
    return {
        "text": "<br>".join(lines),
        "font": {"family": HEADING_FONT, "size": 23, "color": look.tokens.ink},
        "subtitle": {"text": "<br>".join(small), "font": {"size": 14, "color": look.tokens.muted}},
        "x": 0.024,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "pad": {"t": 16 if len(lines) == 1 else 30},
    }


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.replace("<", "&lt;").split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
