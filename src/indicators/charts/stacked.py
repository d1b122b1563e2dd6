"""Stacked bars: who contributes how much to a total, across rows or over years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import year_ticks
from indicators.charts.row_labels import LEAST_LETTERS, row_axis
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, Look, base_layout, country_color, plain_axis, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_share, format_value, key_rows, text_width, wrap_html
from indicators.i18n import translate

ROW = 46
NEUTRAL_STEPS = (4, 2, 6, 1, 5, 3, 0)


@dataclass(frozen=True)
class Part:
    """One layer of the stack: its key in the frame, its label, its colour: a country’s, else a step of the scale.

    `rest` is pale, `others` are the countries that have no colour of their own here: grey, since a step looks like Lesotho.
    """

    key: str
    label: str
    country: str = ""
    rest: bool = False
    others: bool = False


def draw_stacked_rows(
    frame: pd.DataFrame,
    indicator: Indicator | None,
    lang: str,
    look: Look,
    *,
    parts: Sequence[Part],
    rows: Sequence[str],
) -> go.Figure:
    """Return one horizontal stacked bar for each row.

    Args:
        frame: columns `row` (text of the reader's language), `part` and `value`.
        indicator: what the values are; `None` for shares, given as fractions.
        lang: language of the texts.
        look: theme and width.
        parts: the layers, from the left; `rest` marks “all others”, drawn grey.
        rows: the bars, from the top.
    """
    left = round(min(max(text_width(r, LABEL_SIZE) for r in rows) + 20, 132 if look.compact else 220))
    top = _key_height(parts, look)
    figure = Sheet(base_layout(look, top + 30 + ROW * len(rows), left=left, right=16, top=top, bottom=30))
    for number, part in enumerate(parts):
        own = frame[frame["part"] == part.key].set_index("row")["value"].reindex(list(rows))
        figure.add_trace(
            go.Bar(
                x=list(own),
                y=list(range(len(rows))),
                orientation="h",
                width=0.58,
                marker={"color": _color(part, number, look), "line": {"color": look.tokens.paper, "width": 1}},
                name=escape(part.label),
                customdata=[part.key] * len(rows),
                hovertext=[_hover(part, row, v, indicator, lang) for row, v in own.items()],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    total = frame.groupby("row")["value"].sum().max()
    ticks, texts = choose_ticks(indicator, lang, 0, total, 4 if look.compact else 5, share=indicator is None)
    figure.update_xaxes(value_axis(look, range=[0, total], tickvals=ticks, ticktext=texts))
    longest = max(LEAST_LETTERS, int(left / (LABEL_SIZE * 0.5)))
    figure.update_yaxes(row_axis([wrap_html(escape(r), longest) for r in rows], look))
    return _add_key(figure, look)


def draw_stacked_years(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    parts: Sequence[Part],
    factor: float = 1,
    height: int = 300,
    marks: Mapping[int, str] | None = None,
) -> go.Figure:
    """Return one stacked column a year.

    Args:
        frame: columns `year`, `part` and `value`.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        parts: the layers, from below.
        factor: 1e6 writes millions.
        height: pixels.
        marks: texts above the columns of some years, clear of the columns beside them.
    """
    top = _key_height(parts, look)
    figure = Sheet(base_layout(look, height, left=46, right=16, top=top, bottom=28))
    for number, part in enumerate(parts):
        own = frame[(frame["part"] == part.key) & frame["value"].notna()].sort_values("year")
        figure.add_trace(
            go.Bar(
                x=[int(y) for y in own["year"]],
                y=list(own["value"]),
                width=0.82,
                marker={"color": _color(part, number, look), "line": {"color": look.tokens.paper, "width": 1}},
                name=escape(part.label),
                hovertext=[_hover(part, str(int(row.year)), row.value, indicator, lang, factor) for row in own.itertuples()],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    years = [int(y) for y in frame["year"]]
    totals = frame.groupby("year")["value"].sum()
    total = totals.max()
    for year, text in (marks or {}).items():
        figure.add_annotation(
            x=year, y=totals.loc[year - 1 : year + 1].max(), text=f"<b>{escape(text)}</b>", showarrow=False, yanchor="bottom", yshift=1,
            font={"size": NOTE_SIZE, "color": look.tokens.ink},
        )  # fmt: skip
    ticks, texts = choose_ticks(indicator, lang, 0, total, 4, factor=factor)
    labels = year_ticks(min(years), max(years), compact=look.compact)
    figure.update_yaxes(value_axis(look, range=[0, total * (1.12 if marks else 1.05)], tickvals=ticks, ticktext=texts))
    figure.update_xaxes(plain_axis(look, range=[min(years) - 0.6, max(years) + 0.6], tickvals=labels))
    return _add_key(figure, look)


def _color(part: Part, number: int, look: Look) -> str:
    if part.rest:
        return look.tokens.band
    if part.others:
        return look.tokens.zero
    if part.country in look.tokens.countries:
        return country_color(look, part.country)
    return look.tokens.steps[NEUTRAL_STEPS[number % len(NEUTRAL_STEPS)]]


def _hover(part: Part, row: str, value: float, indicator: Indicator | None, lang: str, factor: float = 1) -> str:
    if pd.isna(value):
        return ""
    shown = format_share(lang, value) if indicator is None else format_value(indicator, lang, value, factor=factor)
    return translate(lang, "<b>{part}</b>  {value}<br>{row}", part=escape(part.label), value=shown, row=escape(row))


def _key_height(parts: Sequence[Part], look: Look) -> int:
    return 12 + 22 * key_rows([p.label for p in parts], look)


def _add_key(figure: Sheet, look: Look) -> go.Figure:
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "maxheight": 1,
            "itemclick": False,
            "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": TICK_SIZE, "color": look.tokens.ink},
        },
    )
    return figure.finish()
