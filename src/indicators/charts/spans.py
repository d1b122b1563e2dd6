"""Measures in force over time: bans, suspensions, partial measures; one bar each."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.axes import year_ticks
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, Look, base_layout, country_color, value_axis
from indicators.charts.words import PHONE, text_width, wrap_html
from indicators.i18n import translate

ROW, LINE, RIGHT = 44, 16, 14


def draw_spans(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    today: float,
    words: Mapping[str, str],
    hatched: frozenset[str] = frozenset({"kp_partial", "un_partial"}),
) -> go.Figure:
    """Return one bar for each measure, from its start to its end.

    Args:
        frame: columns `label` (text of the reader's language), `country`, `measure`, `start`, `end` (decimal years; a
            missing start is not known, a missing end means still in force), optional `detail` for the hover.
        lang: language of the texts.
        look: theme and width.
        today: right end of the axis, as a decimal year.
        words: what each measure is called, in the reader's language; written on the bar's row.
        hatched: the measures that cover a part of the trade only.
    """
    rows = frame.reset_index(drop=True)
    first = int(min(rows["start"].min(), rows["end"].min() - 1))
    left = round(min(max(text_width(str(t), LABEL_SIZE) for t in rows["label"]) + 20, 130 if look.compact else 220))
    starts = rows["start"].fillna(first)
    ends = rows["end"].fillna(today)
    names = [_name_measure(words.get(row.measure, row.measure), row.start, row.end, lang) for row in rows.itertuples()]
    texts = [escape(name) for name in names]
    late = [bool((a + b) / 2 > (first + today) / 2) for a, b in zip(starts, ends, strict=True)]
    if look.compact:
        years = [b - first if right else today - a for a, b, right in zip(starts, ends, late, strict=True)]
        rooms = [
            (PHONE - left - RIGHT) * length / (today - first) + (left if right else RIGHT)
            for length, right in zip(years, late, strict=True)
        ]
        texts = [_fit(name, room) for name, room in zip(names, rooms, strict=True)]
    row_height = ROW + LINE * any("<br>" in text for text in texts)
    figure = Sheet(base_layout(look, 8 + 30 + row_height * len(rows), left=left, right=RIGHT, top=8, bottom=30))
    figure.add_trace(_span_trace(rows, starts, ends, look, words, hatched))
    for i in range(len(rows)):
        figure.add_annotation(
            x=ends[i] if late[i] else starts[i], y=i, text=texts[i], showarrow=False, align="left",
            xanchor="right" if late[i] else "left", yanchor="bottom", yshift=7,
            font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )  # fmt: skip
    ticks = year_ticks(first, int(today), compact=look.compact)
    figure.update_xaxes(value_axis(look, range=[first - 0.2, today + 0.2], tickvals=ticks))
    figure.update_yaxes(
        value_axis(
            look,
            showgrid=False,
            range=[len(rows) - 0.45, -0.65],
            tickvals=list(range(len(rows))),
            ticktext=[wrap_html(escape(str(t)), max(10, int(left / 7))) for t in rows["label"]],
            tickfont={"size": LABEL_SIZE if not look.compact else TICK_SIZE, "color": look.tokens.ink},
        )
    )
    return figure.finish()


def _fit(text: str, room: float) -> str:
    """Return words over a bar as HTML, in two lines where a phone would cut them."""
    return escape(text) if text_width(text, NOTE_SIZE) <= room else wrap_html(escape(text), len(text) * 2 // 3)


def _name_measure(name: str, start: float, end: float, lang: str) -> str:
    """A measure's name, and which of its ends is open or not known."""
    if pd.isna(end):
        return translate(lang, "{measure}, still in force", measure=name)
    if pd.isna(start):
        return translate(lang, "{measure}, start not found", measure=name)
    return name


def _span_trace(
    rows: pd.DataFrame,
    starts: pd.Series,
    ends: pd.Series,
    look: Look,
    words: Mapping[str, str],
    hatched: frozenset[str],
) -> go.Bar:
    colors = [country_color(look, c) for c in rows["country"]]
    partial = [m in hatched for m in rows["measure"]]
    details = list(rows["detail"]) if "detail" in rows else [""] * len(rows)
    hovers = [
        f"<b>{escape(str(r.label))}</b>  {escape(words.get(r.measure, r.measure))}"
        + (f"<br>{wrap_html(escape(d), 48)}" if d else "")
        for r, d in zip(rows.itertuples(), details, strict=True)
    ]
    return go.Bar(
        base=list(starts),
        x=list(ends - starts),
        y=list(range(len(rows))),
        orientation="h",
        width=0.3,
        marker={
            "color": colors,
            "line": {"color": colors, "width": 1.2},
            "pattern": {
                "shape": ["/" if p else "" for p in partial],
                "fgcolor": colors,
                "bgcolor": look.tokens.paper,
                "fillmode": "replace",
                "size": 6,
                "solidity": 0.3,
            },
        },
        customdata=list(rows["country"]),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        name="spans",
    )
