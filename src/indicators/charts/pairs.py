"""Pairs: two figures a row on one scale, a ring and a dot, joined by a band."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.dots import Reference
from indicators.charts.row_labels import fit_row, row_axis, wrap_labels
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, Look, base_layout, country_color, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_share, format_value, key_rows, text_width, wrap_html
from indicators.i18n import translate

ROW, COMPACT_ROW = 26, 25
BOTTOM = 28


def draw_pairs(
    frame: pd.DataFrame,
    indicator: Indicator | None,
    lang: str,
    look: Look,
    *,
    words: tuple[str, str],
    references: Sequence[Reference] = (),
    top: float | None = None,
) -> go.Figure:
    """Return one row for each pair, in the order of the frame, on an axis from zero.

    Args:
        frame: columns `label` (text of the reader's language), `first` (ring), `second` (dot), either may be missing;
            optional `country` (its colour), `text` (stands at the right), `detail` (shown on hover), `strong` (bold label).
        indicator: what the values are; `None` for shares, given as fractions.
        lang: language of the texts.
        look: theme and width.
        words: what ring and dot are, for the key.
        references: thresholds, drawn as dotted lines.
        top: end of the axis, so that several figures can be compared.
    """
    rows = frame.reset_index(drop=True)
    left = round(
        min(max((text_width(str(t), TICK_SIZE) * 1.06 for t in rows["label"]), default=40) + 16, 142 if look.compact else 200)
    )
    texts = [str(t) for t in rows["text"]] if "text" in rows else [""] * len(rows)
    right = round(max((text_width(t, TICK_SIZE) for t in texts), default=0) + (18 if any(texts) else 8))
    key = 14 + 22 * key_rows(words, look, left + right) + (20 if references else 0)
    names = _write_names(rows, left)
    plot = len(rows) * fit_row(names, COMPACT_ROW if look.compact else ROW, look)
    figure = Sheet(base_layout(look, key + plot + BOTTOM, left=left, right=right, top=key, bottom=BOTTOM))
    figure.add_traces(_traces(rows, indicator, lang, look, words))
    known = rows[["first", "second"]].to_numpy(dtype=float).ravel()
    end = top or max([*known[~pd.isna(known)], *(r.value for r in references), 0.0]) or 1.0
    _set_axes(figure, names, indicator, lang, look, end)
    for i, text in enumerate(texts):
        if text:
            figure.add_annotation(
                x=1, xref="paper", y=i, text=escape(text), showarrow=False, xanchor="left", xshift=8,
                font={"size": TICK_SIZE, "color": look.tokens.ink},
            )  # fmt: skip
    _draw_references(figure, references, look, end)
    _add_key(figure, look)
    return figure.finish()


def _traces(rows: pd.DataFrame, indicator: Indicator | None, lang: str, look: Look, words: tuple[str, str]) -> list[go.Scatter]:
    tokens = look.tokens
    countries = list(rows["country"]) if "country" in rows else [""] * len(rows)
    colors = [country_color(look, c) if c in tokens.countries else tokens.steps[4] for c in countries]
    x: list[float | None] = []
    y: list[int | None] = []
    for i, (first, second) in enumerate(zip(rows["first"], rows["second"], strict=True)):
        if pd.notna(first) and pd.notna(second):
            x += [first, second, None]
            y += [i, i, None]
    hovers = [_hover(row, indicator, lang, words) for row in rows.to_dict("records")]
    common = {"mode": "markers", "customdata": countries, "hovertext": hovers, "hovertemplate": "%{hovertext}<extra></extra>"}
    places = list(range(len(rows)))
    ring = {"size": 12, "symbol": "circle-open", "color": tokens.ink, "opacity": 1, "line": {"width": 1.8, "color": tokens.ink}}
    dot = {"size": 8, "color": colors, "opacity": 1, "line": {"width": 0}}
    band = {"color": tokens.band, "width": 5}
    colored = any(c in tokens.countries for c in countries)
    key = [_key_trace(dot | {"color": tokens.steps[4]}, words[1])] if colored else []
    return [
        go.Scatter(x=x, y=y, mode="lines", line=band, hoverinfo="skip", connectgaps=False, showlegend=False, name="pairs"),
        go.Scatter(x=list(rows["first"]), y=places, marker=ring, name=escape(words[0]), cliponaxis=False, **common),
        go.Scatter(
            x=list(rows["second"]),
            y=places,
            marker=dot,
            name=escape(words[1]),
            cliponaxis=False,
            showlegend=not colored,
            **common,
        ),
        *key,
    ]


def _key_trace(marker: dict, word: str) -> go.Scatter:
    """The dot of the key alone: the trace would lend it the colour of the first row’s country."""
    return go.Scatter(x=[None], y=[None], mode="markers", marker=marker, name=escape(word), hoverinfo="skip")


def _text(indicator: Indicator | None, lang: str, value: float) -> str:
    if pd.isna(value):
        return "–"
    return format_share(lang, value) if indicator is None else format_value(indicator, lang, value)


def _hover(row: dict, indicator: Indicator | None, lang: str, words: tuple[str, str]) -> str:
    lines = [f"<b>{escape(str(row['label']))}</b>"]
    lines += [
        translate(lang, "{name}: {value}", name=escape(word), value=_text(indicator, lang, row[key]))
        for word, key in zip(words, ("first", "second"), strict=True)
    ]
    detail = row.get("detail")
    if isinstance(detail, str) and detail:
        lines.append(wrap_html(escape(detail), 48))
    return "<br>".join(lines)


def _write_names(rows: pd.DataFrame, left: int) -> list[str]:
    strong = rows["strong"] if "strong" in rows else [False] * len(rows)
    return [f"<b>{t}</b>" if bold else t for t, bold in zip(wrap_labels(rows["label"], left, TICK_SIZE), strong, strict=True)]


def _set_axes(figure: Sheet, names: list[str], indicator: Indicator | None, lang: str, look: Look, end: float) -> None:
    ticks, texts = choose_ticks(indicator, lang, 0, end, 3 if look.compact else 5, share=indicator is None)
    figure.update_xaxes(value_axis(look, range=[-0.02 * end, end * 1.04], tickvals=ticks, ticktext=texts))
    figure.update_yaxes(row_axis(names, look) | {"showgrid": True, "tickfont": {"size": TICK_SIZE, "color": look.tokens.ink}})


def _draw_references(figure: Sheet, references: Sequence[Reference], look: Look, end: float) -> None:
    dotted = {"color": look.tokens.zero, "width": 1.4, "dash": "3px,3px"}
    for reference in references:
        figure.add_shape(
            type="line", x0=reference.value, x1=reference.value, yref="paper", y0=0, y1=1, line=dotted, layer="below"
        )
        figure.add_annotation(
            x=reference.value, y=1, yref="paper", text=escape(reference.label), showarrow=False, yanchor="bottom",
            xanchor="left" if reference.value < end / 2 else "right", font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )  # fmt: skip


def _add_key(figure: Sheet, look: Look) -> None:
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": LABEL_SIZE - 1, "color": look.tokens.ink},
        },
    )
