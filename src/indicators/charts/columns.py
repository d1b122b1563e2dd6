"""Columns over years: a country's declared volume or value, with suspensions shaded, doubts pale and gaps hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import year_ticks
from indicators.charts.events import SMALL_ROOM, Event, draw_events
from indicators.charts.sheet import Sheet
from indicators.charts.theme import (
    LABEL_SIZE,
    NOTE_SIZE,
    Look,
    base_layout,
    country_color,
    plain_axis,
    value_axis,
    with_alpha,
)
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import BOLD, format_value, hover_value, missing_words, text_width, wrap_html

HEIGHT = 270
RIGHT = 16
WIDTH = 0.82
"""Of a column, in years."""
FEW_YEARS = 6
"""Up to so many years a column is wider than its label."""
LEAST_COLUMN = 12
"""Pixels of a year where three figures of twenty years stand side by side, or one on a phone."""


@dataclass(frozen=True)
class YearSpan:
    """A measure in force between two dates, as decimal years; `end` is `None` while it lasts."""

    start: float
    end: float | None
    label: str


@dataclass(frozen=True)
class _LastLabel:
    """The value of the last column: over a wide column in its middle, from the left edge of a narrow one to the right.

    So it never stands on the columns before it, which are often taller.
    """

    text: str = ""
    x: float = 0
    y: float = 0
    anchor: str = "center"
    over_gap: bool = False
    margin: int = RIGHT

    @classmethod
    def of(cls, present: pd.DataFrame, indicator: Indicator, lang: str, factor: float, start: int, stop: int) -> "_LastLabel":
        """Return the label and the margin that it needs at the right."""
        if present.empty:
            return cls()
        row = present.iloc[-1]
        year, text = int(row["year"]), format_value(indicator, lang, row["value"], factor=factor)
        if stop - start < FEW_YEARS:
            return cls(text, year, float(row["value"]))
        width = text_width(text, LABEL_SIZE) * BOLD
        margin = max(RIGHT, round(width - LEAST_COLUMN * (stop - year + 1)))
        return cls(text, year - WIDTH / 2, float(row["value"]), "left", over_gap=year < stop, margin=margin)


def draw_columns(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    country: str,
    spans: Sequence[YearSpan] = (),
    first: int | None = None,
    last: int | None = None,
    events: Sequence[Event] = (),
    peak: float | None = None,
    factor: float = 1,
    height: int = HEIGHT,
) -> go.Figure:
    """Return one column a year from zero.

    Args:
        frame: observations of one country; status U is pale with an outline, a year without a value is hatched.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        country: whose colour the columns have.
        spans: suspensions and bans, shaded behind the columns.
        first: first year of the axis, when it is not the first of the frame.
        last: last year of the axis, when it is not the last of the frame.
        events: dotted lines with numbers above the plot; `events.list_events(…, numbered=True)` explains them.
        peak: the value the axis must reach, so that two figures can be compared.
        factor: 1e6 writes millions.
        height: pixels.
    """
    rows = frame[frame["country"] == country].sort_values("year").reset_index(drop=True)
    start, stop = _find_years(rows, first, last)
    top = 18 + (26 if spans else 0) + (18 if events else 0)
    present = rows[rows["value"].notna() & rows["year"].between(start, stop)]
    label = _LastLabel.of(present, indicator, lang, factor, start, stop)
    figure = Sheet(base_layout(look, height, left=46, right=label.margin, top=top, bottom=28))
    peak = max(float(present["value"].max()) if len(present) else 0.0, peak or 0.0) or 1.0
    _shade_spans(figure, spans, look, start, stop)
    figure.add_trace(_column_trace(present, indicator, lang, look, country, factor))
    gaps = [y for y in range(start, stop + 1) if y not in set(present["year"])]
    if gaps:
        figure.add_trace(_gap_trace(gaps, set(rows["year"]), lang, look, peak))
    _set_axes(figure, indicator, lang, look, (start, stop), peak, factor)
    _label_last(figure, label, look)
    draw_events(figure, events, look, start, stop, numbered=True, lift=26 if spans else 0, room=SMALL_ROOM)
    return figure.finish()


def _find_years(rows: pd.DataFrame, first: int | None, last: int | None) -> tuple[int, int]:
    known = [int(y) for y in rows["year"]] + [y for y in (first, last) if y is not None]
    if not known:
        raise ValueError("draw_columns needs rows, or the first and the last year")
    return min(known) if first is None else first, max(known) if last is None else last


def _column_trace(present: pd.DataFrame, indicator: Indicator, lang: str, look: Look, country: str, factor: float) -> go.Bar:
    doubtful = [row.get("obs_status") == "U" for _, row in present.iterrows()]
    return go.Bar(
        x=[int(y) for y in present["year"]],
        y=list(present["value"]),
        width=WIDTH,
        marker={
            "color": [look.tokens.doubtful if d else country_color(look, country) for d in doubtful],
            "line": {"color": look.tokens.zero, "width": [1 if d else 0 for d in doubtful]},
        },
        customdata=[country] * len(present),
        hovertext=[hover_value(indicator, lang, row, factor=factor) for _, row in present.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
        name="columns",
    )


def _gap_trace(gaps: Sequence[int], listed: set[int], lang: str, look: Look, peak: float) -> go.Bar:
    return go.Bar(
        x=list(gaps),
        y=[peak] * len(gaps),
        width=WIDTH,
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {
                "shape": ["\\" if year in listed else "/" for year in gaps],
                "fgcolor": look.tokens.faint,
                "bgcolor": "rgba(0,0,0,0)",
                "fgopacity": 0.75,
                "size": 7,
                "solidity": 0.12,
                "fillmode": "overlay",
            },
        },
        hovertext=[f"<b>{year}</b>  {escape(missing_words(lang, covered=year in listed))}" for year in gaps],
        hovertemplate="%{hovertext}<extra></extra>",
        name="missing",
    )


def _shade_spans(figure: Sheet, spans: Sequence[YearSpan], look: Look, start: int, stop: int) -> None:
    for span in spans:
        left, right = max(span.start, start - 0.5), min(stop + 0.5 if span.end is None else span.end, stop + 0.5)
        if left >= right:
            continue
        figure.add_shape(
            type="rect",
            yref="paper",
            x0=left,
            x1=right,
            y0=0,
            y1=1.03,
            fillcolor=with_alpha(look.tokens.band, 0.42),
            line={"width": 0},
            layer="below",
        )
        late = (left + right) / 2 > (start + stop) / 2
        figure.add_annotation(
            x=right if late else left,
            y=1.03,
            yref="paper",
            text=wrap_html(escape(span.label), 26),
            showarrow=False,
            xanchor="right" if late else "left",
            yanchor="bottom",
            align="right" if late else "left",
            font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )


def _set_axes(
    figure: Sheet,
    indicator: Indicator,
    lang: str,
    look: Look,
    years: tuple[int, int],
    peak: float,
    factor: float,
) -> None:
    start, stop = years
    ticks = year_ticks(start, stop, compact=look.compact)
    figure.update_xaxes(plain_axis(look, range=[start - 0.6, stop + 0.6], tickvals=ticks, ticktext=[str(t) for t in ticks]))
    values, texts = choose_ticks(indicator, lang, 0, peak, 4, factor=factor)
    figure.update_yaxes(value_axis(look, range=[0, peak * 1.1], tickvals=values, ticktext=texts))


def _label_last(figure: Sheet, label: _LastLabel, look: Look) -> None:
    if not label.text:
        return
    figure.add_annotation(
        x=label.x,
        y=label.y,
        text=f"<b>{escape(label.text)}</b>",
        showarrow=False,
        xanchor=label.anchor,
        yanchor="bottom",
        yshift=2,
        font={"size": LABEL_SIZE, "color": look.tokens.ink},
        **({"bgcolor": look.tokens.paper, "borderpad": 0} if label.over_gap else {}),
    )
