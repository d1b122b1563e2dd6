"""Scatter of materials between two thresholds: who passes both, who is marked, what does not come out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.labels import Box, Plot, fit_labels
from indicators.charts.quadrant import Measure
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, Look, base_layout, value_axis, with_alpha
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import key_rows, text_width

HEIGHT, COMPACT_HEIGHT = 600, 540
WIDTH, COMPACT_WIDTH = 860, 320
LEFT, RIGHT, BOTTOM = 40, 18, 54
HEAD = 40
"""Room above the plot for the name of the axis and of the upright guide."""
MOST_LABELS, MOST_LABELS_COMPACT = 30, 8
SIZE, COMPACT_SIZE, CHOSEN = 11, 9, 6
"""Size of the marks, and what the chosen one has more."""


@dataclass(frozen=True)
class Words:
    """What stands on the drawing besides the names: the key, and the name of the corner beyond both guides."""

    marked: str
    plain: str
    hollow: str
    corner: str


Extent = tuple[float, float]


def draw_thresholds(frame: pd.DataFrame, lang: str, look: Look, *, x: Measure, y: Measure, words: Words) -> go.Figure:
    """Return the scatter; marks are told apart by shape (marked or not) and filling (hollow or not) besides colour.

    Args:
        frame: columns `label`, `x`, `y`, `marked`, `hollow`, `chosen` (booleans), `hover` (lines, escaped), `second` (the other
            figure on the upright axis, joined by a line; missing where there is none), `extra` (stands behind the label of a
            marked point, not on phones). The labels of the chosen point and of marked ones are always written (on phones of
            those beyond both guides), the others as far as there is room, from the top.
        lang: language of the texts.
        look: theme and width.
        x: the measure across with its guide, which must be given.
        y: the measure upwards with its guide, which must be given.
        words: key and name of the corner.
    """
    top = HEAD + 8 + 22 * key_rows([words.marked, words.plain, words.hollow], look)
    height = COMPACT_HEIGHT if look.compact else HEIGHT
    figure = Sheet(base_layout(look, height, left=LEFT, right=RIGHT, top=top, bottom=BOTTOM))
    rows = frame.assign(beyond=(frame["x"] >= x.guide) & (frame["y"] >= y.guide)).reset_index(drop=True)
    x_range = _extend(rows["x"], x, 0.05)
    y_range = _extend([*rows["y"], *rows["second"].dropna(), 0.0], y, 0.09)
    _draw_corner(figure, x, y, look, (x_range, y_range))
    figure.add_trace(_join_seconds(rows, look))
    named: set[str] = set()
    for chosen in (False, True):
        for marked in (False, True):
            for hollow in (False, True):
                part = rows[(rows["chosen"] == chosen) & (rows["marked"] == marked) & (rows["hollow"] == hollow)]
                word = words.hollow if hollow else words.marked if marked else words.plain
                if len(part):
                    figure.add_trace(_draw_marks(part, word, look, first=word not in named))
                    named.add(word)
    figure.update_xaxes(_axis(x, lang, look, x_range))
    figure.update_yaxes(_axis(y, lang, look, y_range))
    _write_words(figure, x, y, words, look)
    plot = Plot((COMPACT_WIDTH if look.compact else WIDTH) - LEFT - RIGHT, height - top - BOTTOM, x_range, y_range)
    _write_labels(figure, rows, look, plot, _find_words(plot, x, y, words), _find_lines(rows, plot, x, y))
    _add_key(figure, look)
    return figure.finish()


def _extend(values: Sequence[float] | pd.Series, measure: Measure, pad: float) -> Extent:
    known = [float(v) for v in values if pd.notna(v)] + [float(measure.guide or 0)]
    low, high = min(known), max(known)
    return low - (high - low) * pad * (0.3 if low == 0 else 1), high + (high - low) * pad


def _axis(measure: Measure, lang: str, look: Look, extent: Extent) -> dict[str, object]:
    ticks, texts = choose_ticks(measure.indicator, lang, *extent, 4 if look.compact else 6)
    return value_axis(look, range=list(extent), tickvals=ticks, ticktext=texts)


def _draw_corner(figure: Sheet, x: Measure, y: Measure, look: Look, ranges: tuple[Extent, Extent]) -> None:
    """The ground beyond both guides and the guides themselves, below the marks."""
    dotted = {"color": look.tokens.zero, "width": 1.4, "dash": "3px,3px"}
    figure.add_shape(
        type="rect", x0=x.guide, x1=ranges[0][1], y0=y.guide, y1=ranges[1][1],
        fillcolor=with_alpha(look.tokens.band, 0.25), line={"width": 0}, layer="below",
    )  # fmt: skip
    figure.add_shape(type="line", x0=x.guide, x1=x.guide, yref="paper", y0=0, y1=1, line=dotted, layer="below")
    figure.add_shape(type="line", y0=y.guide, y1=y.guide, xref="paper", x0=0, x1=1, line=dotted, layer="below")


def _join_seconds(rows: pd.DataFrame, look: Look) -> go.Scatter:
    """A line from each point to its other figure, where there is one."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row in rows[rows["second"].notna()].itertuples():
        xs += [row.x, row.x, None]
        ys += [row.y, row.second, None]
    line = {"color": look.tokens.zero, "width": 1}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", connectgaps=False, showlegend=False, name="seconds")


def _draw_marks(part: pd.DataFrame, word: str, look: Look, *, first: bool) -> go.Scatter:
    tokens = look.tokens
    marked, hollow, chosen = (bool(part[name].iloc[0]) for name in ("marked", "hollow", "chosen"))
    color = tokens.accent if marked else tokens.ink if chosen else tokens.zero
    edge = tokens.paper if not hollow else color
    return go.Scatter(
        x=list(part["x"]),
        y=list(part["y"]),
        mode="markers",
        marker={
            "symbol": ("diamond" if marked else "circle") + ("-open" if hollow else ""),
            "size": (COMPACT_SIZE if look.compact else SIZE) + (CHOSEN if chosen else 0),
            "color": color,
            "opacity": 1,
            "line": {"width": 2 if hollow else 1, "color": edge},
        },
        hovertext=list(part["hover"]),
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        showlegend=first and not chosen,
        name=escape(word),
    )


def _write_words(figure: Sheet, x: Measure, y: Measure, words: Words, look: Look) -> None:
    """The names of axes, guides and corner."""
    font = {"size": NOTE_SIZE, "color": look.tokens.muted}
    figure.add_annotation(
        x=1, xref="paper", y=0, yref="paper", text=f"{escape(x.title)} →", yshift=-36, showarrow=False,
        xanchor="right", yanchor="middle", font=font,
    )  # fmt: skip
    figure.add_annotation(
        x=0, xref="paper", y=1, yref="paper", text=f"↑ {escape(y.title)}", yshift=26, xshift=6 - LEFT, showarrow=False,
        xanchor="left", yanchor="middle", font=font,
    )  # fmt: skip
    figure.add_annotation(
        x=x.guide, y=1, yref="paper", text=escape(x.guide_label), showarrow=False, yanchor="bottom", xanchor="center", font=font
    )
    figure.add_annotation(
        x=0, xref="paper", y=y.guide, text=escape(y.guide_label), showarrow=False, xanchor="left", yanchor="bottom", font=font
    )
    figure.add_annotation(
        x=1, xref="paper", y=1, yref="paper", text=f"<b>{escape(words.corner)}</b>", showarrow=False, xanchor="right",
        yanchor="top", xshift=-4, yshift=-3, font={"size": LABEL_SIZE, "color": look.tokens.ink},
    )  # fmt: skip


def _find_words(plot: Plot, x: Measure, y: Measure, words: Words) -> list[Box]:
    """Where words stand that no label may cover."""
    _, level = plot.place(float(x.guide or 0), float(y.guide or 0))
    wide = text_width(words.corner, LABEL_SIZE) * 1.1
    return [
        Box(0, level - 18, text_width(y.guide_label, NOTE_SIZE) + 6, level + 2),
        Box(plot.width - wide - 8, 0, plot.width, 24),
    ]


def _find_lines(rows: pd.DataFrame, plot: Plot, x: Measure, y: Measure) -> list[Box]:
    """The guides and the lines between two figures of one point."""
    across, level = plot.place(float(x.guide or 0), float(y.guide or 0))
    boxes = [Box(0, level - 1, plot.width, level + 1), Box(across - 1, 0, across + 1, plot.height)]
    for row in rows[rows["second"].notna()].itertuples():
        (left, one), (_, other) = plot.place(row.x, row.y), plot.place(row.x, row.second)
        boxes.append(Box(left - 1, min(one, other), left + 1, max(one, other)))
    return boxes


def _write_labels(
    figure: Sheet, rows: pd.DataFrame, look: Look, plot: Plot, obstacles: Sequence[Box], lines: Sequence[Box]
) -> None:
    """The names of the chosen and the marked points, then of the others as long as there is room."""
    spots = [plot.place(r.x, r.y) for r in rows.itertuples()]
    strong = rows["chosen"] | rows["marked"]
    ordered = rows.assign(spot=spots, strong=strong).sort_values(
        ["chosen", "strong", "beyond", "y"], ascending=False, kind="stable"
    )
    must = int((rows["chosen"] | (rows["marked"] & rows["beyond"] if look.compact else rows["marked"])).sum())
    ordered = ordered.head(must + (MOST_LABELS_COMPACT if look.compact else MOST_LABELS))
    extras = [f" {r.extra}" if r.marked and r.extra and not look.compact else "" for r in ordered.itertuples()]
    widths = [
        text_width(r.label, LABEL_SIZE if r.strong else NOTE_SIZE) * (1.08 if r.strong else 1) + text_width(e, LABEL_SIZE)
        for r, e in zip(ordered.itertuples(), extras, strict=True)
    ]
    places = fit_labels(
        list(ordered["spot"]), widths, plot.width, plot.height, must=must, marks=spots, obstacles=obstacles, lines=lines
    )
    for row, extra, place in zip(ordered.itertuples(), extras, places, strict=True):
        if place is None:
            continue
        name = escape(row.label)
        color = look.tokens.accent if row.marked and not row.chosen else look.tokens.ink if row.strong else look.tokens.muted
        figure.add_annotation(
            x=row.x, y=row.y, text=f"<b>{name}</b>{escape(extra)}" if row.strong else name, showarrow=False,
            xanchor=place.anchor, xshift=place.dx, yshift=-place.dy,
            font={"size": LABEL_SIZE if row.strong else NOTE_SIZE, "color": color},
        )  # fmt: skip


def _add_key(figure: Sheet, look: Look) -> None:
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h", "traceorder": "normal", "x": 0, "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
            "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": LABEL_SIZE - 1, "color": look.tokens.ink},
        },
    )  # fmt: skip
