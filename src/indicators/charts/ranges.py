"""Ranges: the lowest, best and highest figure of a row; also publishers side by side, and rank ranges."""

import math
from dataclasses import replace
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import tick_places
from indicators.charts.row_labels import fit_row, row_axis, wrap_labels
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, Look, base_layout, country_color, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_tick, format_value, text_width, wrap_html
from indicators.i18n import format_number, translate

ROW, COMPACT_ROW = 42, 38
RANK_ROW, RANK_ROW_COMPACT = 36, 27


def draw_ranges(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    factor: float = 1,
    from_zero: bool = True,
    log: bool = False,
) -> go.Figure:
    """Return one row for each estimate: a bar from low to high, a dot for the best figure.

    Args:
        frame: columns `label` (text of the reader's language), `low`, `best`, `high` (any may be missing, not all),
            optional `decimals`, `country` (its colour), `detail` (source and year, shown on hover), `marks`: a tuple of
            (value, words) for each figure of the row, drawn as rings; the row then ends with its lowest and highest.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        factor: 1e6 writes millions.
        from_zero: false to let the axis follow the figures.
        log: true for an axis on which equal steps are equal factors, for figures of many magnitudes; say so in the subtitle.
    """
    rows = frame.dropna(subset=["low", "best", "high"], how="all").reset_index(drop=True)
    texts = [_range_text(row, indicator, lang, factor) for _, row in rows.iterrows()]
    right = round(max((text_width(t, LABEL_SIZE) for t in texts), default=40) + 18)
    left = round(min(max((text_width(str(t), LABEL_SIZE) for t in rows["label"]), default=40) + 20, _room(look)))
    names = wrap_labels(rows["label"], left)
    height = 8 + 30 + len(rows) * fit_row(names, COMPACT_ROW if look.compact else ROW, look)
    figure = Sheet(base_layout(look, height, left=left, right=min(right, 150 if look.compact else 200), top=8, bottom=30))
    figure.add_traces(_range_traces(rows, texts, look))
    if "marks" in rows:
        figure.add_trace(_draw_marks(rows, indicator, lang, look, factor))
    values = rows[["low", "best", "high"]].to_numpy().ravel()
    values = values[~pd.isna(values)]
    figure.update_xaxes(
        _log_axis(values, indicator, lang, look, factor)
        if log
        else _even_axis(values, indicator, lang, look, factor, from_zero=from_zero)
    )
    _set_rows(figure, names, look)
    for i, text in enumerate(texts):
        figure.add_annotation(
            x=1, xref="paper", y=i, text=f"<b>{escape(text)}</b>", showarrow=False, xanchor="left", xshift=8,
            font={"size": LABEL_SIZE},
        )  # fmt: skip
    return figure.finish()


def draw_rank_ranges(frame: pd.DataFrame, lang: str, look: Look, *, count: int) -> go.Figure:
    """Return the rank ranges of countries: columns `label`, `country`, `low`, `best`, `high`, of `count` ranks."""
    rows = frame.reset_index(drop=True)
    ends = [(format_number(lang, row.low, 0), format_number(lang, row.high, 0)) for row in rows.itertuples()]
    texts = [a if a == b else translate(lang, "{low} to {high}", low=a, high=b) for a, b in ends]
    left = round(min(max((text_width(str(t), LABEL_SIZE) for t in rows["label"]), default=40) + 20, _room(look)))
    names = wrap_labels(rows["label"], left)
    height = 8 + 30 + len(rows) * fit_row(names, RANK_ROW_COMPACT if look.compact else RANK_ROW, look)
    figure = Sheet(base_layout(look, height, left=left, right=80, top=8, bottom=30))
    figure.add_traces(_range_traces(rows, texts, look))
    ticks = sorted({1, *(t for t in range(5, count, 5)), count})
    figure.update_xaxes(value_axis(look, range=[0.5, count + 0.5], tickvals=ticks, ticktext=[str(t) for t in ticks]))
    _set_rows(figure, names, look)
    for i, text in enumerate(texts):
        figure.add_annotation(
            x=1, xref="paper", y=i, text=escape(text), showarrow=False, xanchor="left", xshift=8,
            font={"size": LABEL_SIZE, "color": look.tokens.muted},
        )  # fmt: skip
    return figure.finish()


def _even_axis(
    values: np.ndarray, indicator: Indicator, lang: str, look: Look, factor: float, *, from_zero: bool
) -> dict[str, object]:
    low, high = (min(0.0, *values), max(values)) if from_zero else (min(values), max(values))
    pad = (high - low or 1) * 0.04
    ticks, texts = choose_ticks(indicator, lang, low, high, 2 if look.compact else 4, factor=factor)
    return value_axis(look, range=[low - pad, high + pad], tickvals=ticks, ticktext=texts)


def _log_axis(values: np.ndarray, indicator: Indicator, lang: str, look: Look, factor: float) -> dict[str, object]:
    """Powers of ten; values of zero or less have no place here."""
    known = [math.log10(v) for v in values if v > 0]
    ticks = [10.0**power for power in range(math.floor(min(known)), math.ceil(max(known)) + 1)]
    return value_axis(
        look,
        type="log",
        range=[min(known) - 0.08, max(known) + 0.08],
        tickvals=ticks,
        ticktext=[format_tick(indicator, lang, t / factor, places=tick_places([t / factor])) for t in ticks],
    )


def _room(look: Look) -> int:
    return 120 if look.compact else 240


def _range_text(row: pd.Series, indicator: Indicator, lang: str, factor: float) -> str:
    given = [k for k in ("low", "best", "high") if pd.notna(row[k])]
    own = replace(indicator, decimals=int(row["decimals"])) if "decimals" in row else indicator
    known = {k: format_value(own, lang, row[k], factor=factor) for k in given}
    if "best" in known and not row.get("marks"):
        return known["best"]
    if "low" in known and "high" in known and known["low"] != known["high"]:
        return translate(lang, "{low} to {high}", low=known["low"], high=known["high"])
    if "low" in known and "high" not in known:
        return translate(lang, "at least {value}", value=known["low"])
    if "high" in known and "low" not in known:
        return translate(lang, "at most {value}", value=known["high"])
    return known["low"] if "low" in known else known["best"]


def _draw_marks(rows: pd.DataFrame, indicator: Indicator, lang: str, look: Look, factor: float) -> go.Scatter:
    spots = [(i, value, words) for i, marks in enumerate(rows["marks"]) for value, words in marks]
    return go.Scatter(
        x=[value for _, value, _ in spots],
        y=[i for i, _, _ in spots],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 9,
            "color": look.tokens.ink,
            "opacity": 1,
            "line": {"color": look.tokens.ink, "width": 1.6},
        },
        hovertext=[
            f"<b>{escape(words)}</b>  {escape(format_value(indicator, lang, value, factor=factor))}" for _, value, words in spots
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="marks",
    )


def _range_traces(rows: pd.DataFrame, texts: list[str], look: Look) -> list[go.Scatter]:
    countries = list(rows["country"]) if "country" in rows else [""] * len(rows)
    colors = [country_color(look, c) if c in look.tokens.countries else look.tokens.steps[4] for c in countries]
    details = list(rows["detail"]) if "detail" in rows else [""] * len(rows)
    x: list[float | None] = []
    y: list[int | None] = []
    for i, row in enumerate(rows.itertuples()):
        if pd.notna(row.low) and pd.notna(row.high):
            x += [row.low, row.high, None]
            y += [i, i, None]
    points = rows["best"].fillna(rows["low"].where(rows["high"].isna() | (rows["low"] == rows["high"])))
    points = points.fillna(rows["high"].where(rows["low"].isna()))
    hovers = [
        f"<b>{escape(str(label))}</b>  {escape(text)}" + (f"<br>{wrap_html(escape(d), 48)}" if d else "")
        for label, text, d in zip(rows["label"], texts, details, strict=True)
    ]
    band = {"color": look.tokens.band, "width": 9}
    return [
        go.Scatter(x=x, y=y, mode="lines", line=band, hoverinfo="skip", connectgaps=False, name="ranges"),
        go.Scatter(
            x=list(points),
            y=list(range(len(rows))),
            mode="markers",
            cliponaxis=False,
            marker={"size": 13, "color": colors, "opacity": 1, "line": {"color": look.tokens.paper, "width": 1}},
            customdata=countries,
            hovertext=hovers,
            hovertemplate="%{hovertext}<extra></extra>",
            name="best",
        ),
    ]


def _set_rows(figure: Sheet, names: list[str], look: Look) -> None:
    figure.update_yaxes(row_axis(names, look))
    line = {"color": look.tokens.grid, "width": 1}
    for i in range(len(names)):
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=i + 0.5, y1=i + 0.5, line=line, layer="below")
