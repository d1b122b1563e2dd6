"""Scatter of two measures with error bars, direct labels and the peers' medians as guides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range
from indicators.charts.labels import Box, Placed, Plot, fit_labels
from indicators.charts.sheet import Sheet
from indicators.charts.theme import (
    LABEL_SIZE,
    NOTE_SIZE,
    TICK_SIZE,
    Look,
    base_layout,
    country_color,
    label_color,
    value_axis,
)
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import PHONE, format_value, text_width, wrap_html
from indicators.i18n import country_name, format_percent, translate

SIZE, COMPACT_SIZE, WALL_SIZE = (860, 560), (320, 430), (820, 335)
LEFT, RIGHT, TOP, BOTTOM = 52, 24, 46, 54
TITLE_LINE, TITLE_LETTERS = 17, 46
WORDS, STEP, BELOW = 18, 20, 24
"""Height of the words of a median, how far they move along it in search of room, room for names beside the ticks."""


@dataclass(frozen=True)
class Measure:
    """One of the two measures: its indicator (`None`: a share of the world as a fraction), title, guide."""

    title: str
    indicator: Indicator | None = None
    guide: float | None = None
    guide_label: str = ""
    factor: float = 1


def draw_quadrant(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    x: Measure,
    y: Measure,
    highlight: Collection[str] = (),
    zoom: bool = True,
) -> go.Figure:
    """Return the scatter of the countries that have both values.

    Args:
        frame: columns `country`, `x`, `y`, optional `x_lower`, `x_upper`, `y_lower`, `y_upper`, `note`.
        lang: language of the texts.
        look: theme and width.
        x: the measure across; its title stands below the plot.
        y: the measure upwards; its title stands above the plot, left.
        highlight: drawn in their colour with a bold name; nobody highlighted means everybody is.
        zoom: false to show the full scale of both measures.
    """
    title = _wrap_title(y.title, look)
    top = TOP + TITLE_LINE * title.count("<br>")
    figure = Sheet(base_layout(look, _size(look)[1], left=LEFT, right=RIGHT, top=top, bottom=BOTTOM))
    rows = frame[frame["x"].notna() & frame["y"].notna()].reset_index(drop=True)
    x_range, y_range = _extent(rows, "x", x, zoom), _extent(rows, "y", y, zoom)
    for strong in (False, True):
        part = rows[[(not highlight or c in highlight) == strong for c in rows["country"]]]
        if len(part):
            figure.add_trace(_points(part, lang, look, x, y, strong))
    across = _axis(x, lang, look, x_range)
    figure.update_xaxes(across)
    figure.update_yaxes(_axis(y, lang, look, y_range))
    plot = Plot(_size(look)[0] - LEFT - RIGHT, figure.height - top - BOTTOM, x_range, y_range)
    taken = [*_find_ticks(across, plot), *_draw_guides(figure, rows, x, y, look, plot)]
    _write_titles(figure, x, title, look)
    _write_labels(figure, rows, lang, look, highlight, plot, taken, (x, y))
    return figure.finish()


def _size(look: Look) -> tuple[int, int]:
    return COMPACT_SIZE if look.compact else WALL_SIZE if look.wall else SIZE


def _extent(rows: pd.DataFrame, name: str, measure: Measure, zoom: bool) -> tuple[float, float]:
    values = list(rows[name])
    for end in ("lower", "upper"):
        values += list(rows[f"{name}_{end}"]) if f"{name}_{end}" in rows else []
    if measure.guide is not None:
        values.append(measure.guide)
    signed = any(v < 0 for v in values if pd.notna(v))
    low, high = find_range(measure.indicator, values, zoom=zoom, from_zero=not signed)
    pad = (high - low) * 0.06
    return (low - pad * (0.5 if low == 0 else 1)), high + pad


def _text(measure: Measure, lang: str, value: float) -> str:
    if measure.indicator is None:
        return format_percent(lang, value, 1)
    return format_value(measure.indicator, lang, value, factor=measure.factor)


def _points(part: pd.DataFrame, lang: str, look: Look, x: Measure, y: Measure, strong: bool) -> go.Scatter:
    tokens = look.tokens
    colors = [country_color(look, c) if strong else tokens.others for c in part["country"]]
    hovers = [
        translate(
            lang,
            "<b>{name}</b><br>{x_title}: {x_value}<br>{y_title}: {y_value}",
            name=escape(country_name(lang, row["country"])),
            x_title=escape(x.title),
            x_value=_text(x, lang, row["x"]),
            y_title=escape(y.title),
            y_value=_text(y, lang, row["y"]),
        )
        for _, row in part.iterrows()
    ]
    return go.Scatter(
        x=list(part["x"]),
        y=list(part["y"]),
        mode="markers",
        error_x=_bars(part, "x", look),
        error_y=_bars(part, "y", look),
        marker={
            "size": 11 if look.compact else 14,
            "color": colors,
            "opacity": 1,
            "line": {"width": 1.5, "color": tokens.paper if strong else tokens.zero},
        },
        customdata=list(part["country"]),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        name="highlighted" if strong else "others",
    )


def _bars(part: pd.DataFrame, name: str, look: Look) -> dict[str, object]:
    if f"{name}_lower" not in part or f"{name}_upper" not in part:
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": list((part[f"{name}_upper"] - part[name]).fillna(0)),
        "arrayminus": list((part[name] - part[f"{name}_lower"]).fillna(0)),
        "thickness": 5,
        "width": 0,
        "color": look.tokens.band,
    }


def _axis(measure: Measure, lang: str, look: Look, extent: tuple[float, float]) -> dict[str, Any]:
    low, high = extent
    count = 4 if look.compact else 5
    ticks, texts = choose_ticks(measure.indicator, lang, low, high, count, factor=measure.factor, share=measure.indicator is None)
    return value_axis(look, range=[low, high], tickvals=ticks, ticktext=texts)


def _draw_guides(figure: Sheet, rows: pd.DataFrame, x: Measure, y: Measure, look: Look, plot: Plot) -> list[Box]:
    """Draw the medians and their words; return where the words stand."""
    dotted = {"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"}
    note = {"showarrow": False, "font": {"size": NOTE_SIZE, "color": look.tokens.muted}}
    boxes = []
    if x.guide is not None:
        figure.add_shape(type="line", x0=x.guide, x1=x.guide, yref="paper", y0=0, y1=1, line=dotted, layer="below")
        figure.add_annotation(x=x.guide, y=1, yref="paper", text=escape(x.guide_label), yanchor="bottom", yshift=2, **note)
        middle, half = plot.across(x.guide), text_width(x.guide_label, NOTE_SIZE) / 2
        boxes.append(Box(middle - half, -20, middle + half, -2))
    if y.guide is not None:
        figure.add_shape(type="line", y0=y.guide, y1=y.guide, xref="paper", x0=0, x1=1, line=dotted, layer="below")
        box = _place_level(rows, x, y, plot)
        above = box.bottom <= plot.down(y.guide)
        figure.add_annotation(
            x=box.right / plot.width, y=y.guide, xref="paper", text=escape(y.guide_label), xanchor="right",
            yanchor="bottom" if above else "top", **note,
        )  # fmt: skip
        boxes.append(box)
    return boxes


def _place_level(rows: pd.DataFrame, x: Measure, y: Measure, plot: Plot) -> Box:
    """Where the words of the level median cover nothing: at the right end, else further left, above the line or below it."""
    level, wide = plot.down(y.guide or 0), text_width(y.guide_label, NOTE_SIZE)
    marks = [Box(a - 8, b - 8, a + 8, b + 8) for a, b in _find_spots(rows, plot)]
    taken = [*marks, *_find_bars(rows, plot), *_find_lines(x, Measure(""), plot)]
    places = [
        Box(right - wide, top, right, top + WORDS)
        for right in range(round(plot.width), round(wide), -STEP)
        for top in (level - WORDS, level)
        if 0 <= top <= plot.height - WORDS
    ]
    free = (p for p in places if not any(p.overlap(t) for t in taken))
    return next(free, Box(plot.width - wide, level - WORDS, plot.width, level))


def _find_lines(x: Measure, y: Measure, plot: Plot) -> list[Box]:
    """Where the medians are drawn."""
    boxes = []
    if x.guide is not None:
        boxes.append(Box(plot.across(x.guide) - 1, 0, plot.across(x.guide) + 1, plot.height))
    if y.guide is not None:
        boxes.append(Box(0, plot.down(y.guide) - 1, plot.width, plot.down(y.guide) + 1))
    return boxes


def _find_ticks(axis: dict[str, Any], plot: Plot) -> list[Box]:
    """Where the numbers below the plot stand."""
    boxes = []
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        middle, half = plot.across(value), text_width(text, TICK_SIZE) / 2 + 4
        boxes.append(Box(middle - half, plot.height + 4, middle + half, plot.height + 24))
    return boxes


def _wrap_title(title: str, look: Look) -> str:
    """Return the title above the plot, in two lines where a phone would cut it."""
    whole = escape(title)
    room = PHONE - 2 * RIGHT
    return wrap_html(whole, TITLE_LETTERS) if look.compact and text_width(title, NOTE_SIZE + 0.5) > room else whole


def _write_titles(figure: Sheet, x: Measure, title: str, look: Look) -> None:
    font = {"size": NOTE_SIZE + 0.5, "color": look.tokens.muted}
    figure.add_annotation(
        x=1, xref="paper", y=0, yref="paper", text=f"{escape(x.title)} →", yshift=-36, showarrow=False,
        xanchor="right", yanchor="middle", font=font,
    )  # fmt: skip
    figure.add_annotation(
        x=0, xref="paper", y=1, yref="paper", text=f"↑ {title}", yshift=33 + TITLE_LINE / 2 * title.count("<br>"),
        xshift=-LEFT + 8, showarrow=False, xanchor="left", yanchor="middle", align="left", font=font,
    )  # fmt: skip


def _find_bars(rows: pd.DataFrame, plot: Plot) -> list[Box]:
    """Where the intervals across are drawn, so that no name is struck through."""
    if "x_lower" not in rows or "x_upper" not in rows:
        return []
    known = rows[rows["x_lower"].notna() & rows["x_upper"].notna()]
    return [
        Box(plot.across(r.x_lower), plot.down(r.y) - 3, plot.across(r.x_upper), plot.down(r.y) + 3) for r in known.itertuples()
    ]


def _find_spots(rows: pd.DataFrame, plot: Plot) -> list[tuple[float, float]]:
    """Where the dots stand."""
    return [plot.place(r.x, r.y) for r in rows.itertuples()]


def _write_labels(
    figure: Sheet,
    rows: pd.DataFrame,
    lang: str,
    look: Look,
    highlight: Collection[str],
    plot: Plot,
    taken: Sequence[Box],
    measures: tuple[Measure, Measure],
) -> None:
    ordered = rows.assign(weak=[bool(highlight) and c not in highlight for c in rows["country"]])
    ordered = ordered.sort_values("weak", kind="stable")
    if look.compact and highlight:
        ordered = ordered[~ordered["weak"]]
    form = "short" if look.compact or look.wall else "name"
    names: Sequence[str] = [country_name(lang, c, form) for c in ordered["country"]]
    places = fit_labels(
        _find_spots(ordered, plot),
        [text_width(n, NOTE_SIZE if w else LABEL_SIZE) * 1.05 for n, w in zip(names, ordered["weak"], strict=True)],
        plot.width,
        plot.height + BELOW,
        must=int((~ordered["weak"]).sum()),
        marks=_find_spots(rows, plot),
        obstacles=taken,
        lines=[*_find_bars(rows, plot), *_find_lines(*measures, plot)],
    )
    for (_, row), name, place in zip(ordered.iterrows(), names, places, strict=True):
        if place is not None:
            _write_name(figure, row, name, place, look)


def _write_name(figure: Sheet, row: pd.Series, name: str, place: Placed, look: Look) -> None:
    weak = row["weak"]
    figure.add_annotation(
        x=row["x"],
        y=row["y"],
        text=escape(name) if weak else f"<b>{escape(name)}</b>",
        showarrow=False,
        xanchor=place.anchor,
        xshift=place.dx,
        yshift=-place.dy,
        font={
            "size": NOTE_SIZE if weak else LABEL_SIZE,
            "color": look.tokens.muted if weak else label_color(look, row["country"]),
        },
    )
