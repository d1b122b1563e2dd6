"""One series over time, such as a price: a line that never bridges a gap, the last value in bold."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range, year_ticks
from indicators.charts.events import Event, draw_events
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, Look, base_layout, country_color, plain_axis, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_value
from indicators.i18n import translate

HEIGHT = 270


def draw_price(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    country: str = "",
    events: Sequence[Event] = (),
    factor: float = 1,
    height: int = HEIGHT,
) -> go.Figure:
    """Return the line of one series, from zero.

    Args:
        frame: columns `year` (may be fractional, for months) and `value`, optional `obs_status`; one row a point. A
            step longer than the usual one is a gap. Status U is an open ring.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        country: whose colour the line has; the accent when empty.
        events: dotted lines with labels.
        factor: 1e6 writes millions.
        height: pixels.
    """
    rows = frame[frame["value"].notna()].sort_values("year").reset_index(drop=True)
    top = 46 if events else 18
    figure = Sheet(base_layout(look, height, left=52, right=18, top=top, bottom=28))
    if rows.empty:
        return _say_nothing(figure, lang, look)
    color = country_color(look, country) if country else look.tokens.steps[4]
    figure.add_trace(_line(rows, indicator, lang, color, factor))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    low, high = find_range(None, rows["value"], from_zero=True)
    ticks, texts = choose_ticks(indicator, lang, low, high, 4, factor=factor)
    figure.update_yaxes(value_axis(look, range=[low, high * 1.1], tickvals=ticks, ticktext=texts))
    years = year_ticks(first, last, compact=look.compact)
    end = float(rows["year"].max())
    figure.update_xaxes(plain_axis(look, range=[first - 0.4, end + 0.4], tickvals=years, ticktext=[str(y) for y in years]))
    value = float(rows["value"].iloc[-1])
    figure.add_annotation(
        x=end,
        y=value,
        text=f"<b>{escape(format_value(indicator, lang, value, factor=factor))}</b>",
        showarrow=False,
        yanchor="bottom",
        xanchor="right" if last > first else "center",
        xshift=8,
        yshift=7,
        font={"size": LABEL_SIZE, "color": look.tokens.ink},
    )
    draw_events(figure, events, look, first, last)
    return figure.finish()


def _say_nothing(figure: Sheet, lang: str, look: Look) -> go.Figure:
    """The sheet without axes, and the word that there is no value."""
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    text = escape(translate(lang, "No value for these years."))
    figure.add_annotation(text=text, showarrow=False, font={"color": look.tokens.muted})
    return figure.finish()


def _line(rows: pd.DataFrame, indicator: Indicator, lang: str, color: str, factor: float) -> go.Scatter:
    steps = rows["year"].diff()
    usual = steps.min() if len(rows) > 1 else 1
    statuses = list(rows["obs_status"]) if "obs_status" in rows else ["A"] * len(rows)
    x: list[float | None] = []
    y: list[float | None] = []
    sizes, symbols, texts = [], [], []
    for i, (year, value, status) in enumerate(zip(rows["year"], rows["value"], statuses, strict=True)):
        if i and (steps[i] > usual * 1.5 or status == "B"):
            x.append(None)
            y.append(None)
            sizes.append(0.1)
            symbols.append("circle")
            texts.append("")
        x.append(float(year))
        y.append(float(value))
        doubtful = status == "U"
        sizes.append(10 if doubtful or i == len(rows) - 1 else 4)
        symbols.append("circle-open" if doubtful else "circle")
        shown = escape(format_value(indicator, lang, value, factor=factor))
        doubt = f"<br>{escape(translate(lang, 'doubtful filing'))}" if doubtful else ""
        texts.append(f"<b>{int(year)}</b>  {shown}{doubt}")
    return go.Scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": color, "width": 2.5},
        marker={"size": sizes, "symbol": symbols, "color": color, "opacity": 1, "line": {"color": color, "width": 1.5}},
        connectgaps=False,
        cliponaxis=False,
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
        name="series",
    )
