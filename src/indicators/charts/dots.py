"""Ordered dot list: one country a row, interval first, then the point, the value at the right."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Direction, Indicator
from indicators.charts.axes import find_edges, find_range, find_step
from indicators.charts.row_labels import fit_row, label_size, wrap_labels
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, Look, base_layout, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import BOLD, PHONE, format_value, hover_value, missing_words, text_width
from indicators.i18n import country_name, translate

ROW_HEIGHT = 42
COMPACT_ROW_HEIGHT, COMPACT_TWO_LINES = 27, 38
LEAST_WIDTH = 560
"""Pixels of a list beside a map."""
PAD = 0.03
"""Share of the axis that it is longer at an end where a dot stands: a dot on the edge would be cut in half."""


@dataclass(frozen=True)
class Reference:
    """A value to compare with, drawn as a dotted line with its label on top."""

    value: float
    label: str


def draw_dots(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    highlight: Collection[str] = (),
    year: int | None = None,
    references: Sequence[Reference] = (),
    zoom: bool = False,
    factor: float = 1,
    reasons: Mapping[str, str] | None = None,
) -> go.Figure:
    """Return the list of countries, the best on top, those without a value at the end.

    Args:
        frame: at most one row for each country; a row without a value means “covered, no value”, no row “not covered”.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        countries: who is listed.
        highlight: who is drawn strong.
        year: the chosen year; another year is printed beside its value.
        references: medians and averages.
        zoom: true to let the axis follow the values instead of showing the full scale.
        factor: 1e6 writes millions.
        reasons: why a country has no value, in the reader's language, where the caller knows more than “not covered”.
    """
    rows = order_rows(frame, indicator, countries)
    names = [country_name(lang, c) for c in rows["country"]]
    values = [_value_lines(row, indicator, lang, year, factor, look) for _, row in rows.iterrows()]
    left, right = _margins(names, values, look)
    labels = wrap_labels(names, left, label_size(look) * BOLD)
    narrow = COMPACT_TWO_LINES if any(len(lines) > 1 for lines in values) else COMPACT_ROW_HEIGHT
    broken = sum("<br>" in label for label in labels)
    row_height = narrow if look.compact else ROW_HEIGHT
    height = 40 + 28 + len(rows) * (fit_row(labels, row_height, look) if broken > 1 else row_height)
    figure = Sheet(base_layout(look, height, left=left, right=right, top=40, bottom=28))
    low, high = _extent(rows, indicator, references, zoom)
    figure.add_traces(_dot_traces(rows, indicator, lang, look, highlight, factor))
    _set_axes(figure, rows, labels, indicator, lang, look, highlight, (low, high), factor)
    _write_values(figure, rows, values, lang, look, highlight, low, reasons or {})
    _draw_references(figure, references, look, low, high)
    return figure.finish()


def order_rows(frame: pd.DataFrame, indicator: Indicator, countries: Sequence[str]) -> pd.DataFrame:
    """Return one row for each country, best first; missing ones last, marked in `covered`."""
    found = frame.drop_duplicates("country").set_index("country").reindex(list(countries))
    found = found.assign(covered=[c in set(frame["country"]) for c in found.index]).reset_index(names="country")
    ascending = indicator.direction is Direction.LOWER
    return found.sort_values("value", ascending=ascending, na_position="last", kind="stable").reset_index(drop=True)


def _extent(rows: pd.DataFrame, indicator: Indicator, references: Sequence[Reference], zoom: bool) -> tuple[float, float]:
    values = [*rows["value"], *_column(rows, "lower"), *_column(rows, "upper"), *(r.value for r in references)]
    low, high = find_range(indicator, values, zoom=zoom, from_zero=indicator.scale is None)
    pad, known = (high - low) * PAD, [v for v in values if pd.notna(v)]
    loose = zoom or indicator.scale is None
    below, above = (any(abs(v - end) < pad for v in known) for end in (low, high))
    return low - pad * (below or (loose and low != 0)), high + pad * (above or loose)


def _column(rows: pd.DataFrame, name: str) -> list[float]:
    return list(rows[name]) if name in rows else [math.nan] * len(rows)


def _value_lines(row: pd.Series, indicator: Indicator, lang: str, year: int | None, factor: float, look: Look) -> tuple[str, ...]:
    if pd.isna(row["value"]):
        return ()
    value = format_value(indicator, lang, row["value"], factor=factor)
    if year is None or int(row["year"]) == year:
        return (value,)
    if look.compact:
        return value, str(int(row["year"]))
    return (translate(lang, "{value} ({year})", value=value, year=str(int(row["year"]))),)


def _margins(names: Sequence[str], values: Sequence[tuple[str, ...]], look: Look) -> tuple[int, int]:
    widest = max((text_width(n, label_size(look)) * BOLD for n in names), default=0) + 14
    right = max((text_width(line, LABEL_SIZE) for lines in values for line in lines), default=0) + 18
    return round(min(widest, 128 if look.compact else 220)), round(max(52, right))


def _dot_traces(
    rows: pd.DataFrame, indicator: Indicator, lang: str, look: Look, highlight: Collection[str], factor: float
) -> list[go.Scatter]:
    tokens, traces = look.tokens, []
    edges = find_edges(indicator, rows["value"])
    present = rows[rows["value"].notna()]
    for strong in (False, True):
        part = present[present["country"].isin(list(highlight)) == strong]
        size = (12 if strong else 9) if look.compact else (15 if strong else 12)
        traces.append(
            go.Scatter(
                x=list(part["value"]),
                y=[int(i) for i in part.index],
                mode="markers",
                error_x=_interval_bars(part, look, strong),
                marker={
                    "size": size,
                    "opacity": 1,
                    "color": [tokens.steps[find_step(edges, v)] for v in part["value"]],
                    "line": {"color": tokens.ink if strong else tokens.zero, "width": 2 if strong else 1},
                },
                customdata=list(part["country"]),
                hovertext=[hover_value(indicator, lang, row, factor=factor) for _, row in part.iterrows()],
                hovertemplate="%{hovertext}<extra></extra>",
                name="highlighted" if strong else "others",
            )
        )
    return traces


def _interval_bars(part: pd.DataFrame, look: Look, strong: bool) -> dict[str, object]:
    up = [u - v if pd.notna(u) else 0 for u, v in zip(_column(part, "upper"), part["value"], strict=True)]
    down = [v - d if pd.notna(d) else 0 for d, v in zip(_column(part, "lower"), part["value"], strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "array": up,
        "arrayminus": down,
        "thickness": 9 if strong else 6,
        "width": 0,
        "color": look.tokens.band,
        "visible": any(up) or any(down),
    }


def _set_axes(
    figure: Sheet,
    rows: pd.DataFrame,
    labels: Sequence[str],
    indicator: Indicator,
    lang: str,
    look: Look,
    highlight: Collection[str],
    extent: tuple[float, float],
    factor: float,
) -> None:
    low, high = extent
    ticks, texts = choose_ticks(indicator, lang, low, high, 4 if look.compact else 5, factor=factor)
    figure.update_xaxes(value_axis(look, showgrid=False, range=[low, high], tickvals=ticks, ticktext=texts))
    bold = [f"<b>{n}</b>" if c in highlight else n for n, c in zip(labels, rows["country"], strict=True)]
    figure.update_yaxes(
        value_axis(
            look,
            showgrid=False,
            range=[len(rows) - 0.5, -0.5],
            tickvals=list(range(len(rows))),
            ticktext=bold,
            tickfont={"size": label_size(look), "color": look.tokens.ink},
        )
    )
    for i in range(len(rows)):
        line = {"color": look.tokens.grid, "width": 1}
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, yref="y", y0=i + 0.5, y1=i + 0.5, line=line, layer="below")


def _write_values(
    figure: Sheet,
    rows: pd.DataFrame,
    values: Sequence[tuple[str, ...]],
    lang: str,
    look: Look,
    highlight: Collection[str],
    low: float,
    reasons: Mapping[str, str],
) -> None:
    tokens = look.tokens
    for i, (row, lines) in enumerate(zip(rows.itertuples(), values, strict=True)):
        strong = row.country in highlight
        if lines:
            text = "<br>".join([escape(lines[0]), *(f'<span style="font-size:11px">{t}</span>' for t in lines[1:])])
            figure.add_annotation(
                x=1,
                xref="paper",
                y=i,
                text=f"<b>{text}</b>" if strong else text,
                showarrow=False,
                xanchor="right",
                align="right",
                xshift=figure.margin["r"] - 4,
                font={"size": LABEL_SIZE, "color": tokens.ink if strong else tokens.muted},
            )
        else:
            words = reasons.get(row.country) or missing_words(lang, covered=bool(row.covered))
            figure.add_annotation(
                name="reason",
                x=low,
                y=i,
                text=escape(words),
                showarrow=False,
                xanchor="left",
                xshift=2,
                bgcolor=tokens.paper,
                font={"size": NOTE_SIZE, "color": tokens.muted},
            )


def _draw_references(figure: Sheet, references: Sequence[Reference], look: Look, low: float, high: float) -> None:
    ordered = sorted((r for r in references if math.isfinite(r.value)), key=lambda r: r.value)
    for position, reference in enumerate(ordered):
        figure.add_shape(
            type="line",
            x0=reference.value,
            x1=reference.value,
            yref="paper",
            y0=0,
            y1=1.01,
            line={"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"},
        )
        share = (reference.value - low) / (high - low)
        anchor, level = _reference_anchor(position, len(ordered), share)
        if anchor == "left" and _leaves_figure(figure, reference.label, share, look):
            anchor, level = "right", 1
        figure.add_annotation(
            x=reference.value,
            y=1,
            yref="paper",
            text=escape(reference.label),
            showarrow=False,
            xanchor=anchor,
            yanchor="bottom",
            xshift={"left": 5, "right": -5, "center": 0}[anchor],
            yshift=4 + 16 * level,
            font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )


def _leaves_figure(figure: Sheet, label: str, share: float, look: Look) -> bool:
    """Return whether a label that begins at this share of the axis would be cut at the right edge."""
    plot = (PHONE if look.compact else LEAST_WIDTH) - figure.margin["l"] - figure.margin["r"]
    return share * plot + 5 + text_width(label, NOTE_SIZE) > plot + figure.margin["r"]


def _reference_anchor(position: int, count: int, share: float) -> tuple[str, int]:
    if count == 1:
        return ("right" if share > 0.6 else "left"), 0
    if position == 0:
        return "right", 0
    return "left", 0 if position == count - 1 else 1
