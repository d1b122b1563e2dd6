"""Governance profile: one strip a dimension, every African country a tick, the country a dot with its interval."""

from collections.abc import Collection, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, Look, base_layout, country_color, value_axis, with_alpha
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import hover_value, missing_words
from indicators.i18n import translate

STRIP = 66


def draw_profile(
    frame: pd.DataFrame,
    indicators: Sequence[Indicator],
    lang: str,
    look: Look,
    *,
    country: str,
    members: Collection[str],
    african: Collection[str],
    titles: Sequence[str],
    zero_label: str | None = None,
) -> go.Figure:
    """Return one strip for each indicator; all of them share one scale.

    Args:
        frame: one row for each indicator and country, with a column `indicator` that holds the id.
        indicators: the strips, from the top.
        lang: language of the texts.
        look: theme and width.
        country: the country of the page.
        members: drawn as rings.
        african: drawn as grey ticks; their median is the ink stroke.
        titles: of the strips, in the reader's language.
        zero_label: what zero means, such as “world average”; it then replaces the tick 0.
    """
    count = len(indicators)
    figure = Sheet(base_layout(look, count * STRIP + 44, left=10, right=10, top=8, bottom=32))
    ids = [i.id for i in indicators]
    part = frame[frame["indicator"].isin(ids) & frame["value"].notna()]
    strip = {name: position for position, name in enumerate(ids)}
    values = [*part["value"], *part.loc[part["country"] == country, ["lower", "upper"]].to_numpy().ravel()]
    low, high = find_range(indicators[0], values)
    figure.add_trace(_african_ticks(part[part["country"].isin(list(african))], strip, indicators, lang, look))
    figure.add_trace(_own_interval(part[part["country"] == country], strip, look, country))
    rings = part[part["country"].isin([m for m in members if m != country])]
    figure.add_trace(_rings(rings, strip, indicators, lang, look))
    figure.add_trace(_medians(part[part["country"].isin(list(african))], strip, lang, look))
    figure.add_trace(_own_dots(part[part["country"] == country], strip, indicators, lang, look, country))
    _set_axes(figure, indicators[0], lang, look, (low, high), count, zero_label)
    known = set(part.loc[part["country"] == country, "indicator"])
    covered = set(frame.loc[frame["country"] == country, "indicator"])
    for position, (name, title) in enumerate(zip(ids, titles, strict=True)):
        words = "" if name in known else f"  {missing_words(lang, covered=name in covered)}"
        _write_title(figure, look, low, position, title, words)
    return figure.finish()


def _african_ticks(
    part: pd.DataFrame, strip: dict[str, int], indicators: Sequence[Indicator], lang: str, look: Look
) -> go.Scatter:
    return go.Scatter(
        x=list(part["value"]),
        y=[strip[i] for i in part["indicator"]],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 13,
            "opacity": 1,
            "line": {"color": look.tokens.others, "width": 1.2},
        },
        hovertext=_hovers(part, indicators, lang),
        hovertemplate="%{hovertext}<extra></extra>",
        name="africa",
    )


def _own_interval(part: pd.DataFrame, strip: dict[str, int], look: Look, country: str) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in part.itertuples():
        if pd.notna(row.lower) and pd.notna(row.upper):
            x += [row.lower, row.upper, None]
            y += [strip[row.indicator], strip[row.indicator], None]
    line = {"color": with_alpha(country_color(look, country), 0.42), "width": 10}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", connectgaps=False, name="interval")


def _rings(part: pd.DataFrame, strip: dict[str, int], indicators: Sequence[Indicator], lang: str, look: Look) -> go.Scatter:
    return go.Scatter(
        x=list(part["value"]),
        y=[strip[i] for i in part["indicator"]],
        mode="markers",
        marker={
            "size": 8 if look.compact else 10,
            "color": look.tokens.paper,
            "opacity": 1,
            "line": {"color": look.tokens.zero, "width": 1.5},
        },
        customdata=list(part["country"]),
        hovertext=_hovers(part, indicators, lang),
        hovertemplate="%{hovertext}<extra></extra>",
        name="members",
    )


def _medians(part: pd.DataFrame, strip: dict[str, int], lang: str, look: Look) -> go.Scatter:
    medians = part.groupby("indicator")["value"].median()
    return go.Scatter(
        x=list(medians),
        y=[strip[i] for i in medians.index],
        mode="markers",
        marker={"symbol": "line-ns", "size": 19, "opacity": 1, "line": {"color": look.tokens.ink, "width": 2.5}},
        hovertext=[escape(translate(lang, "Africa median"))] * len(medians),
        hovertemplate="%{hovertext}<extra></extra>",
        name="median",
    )


def _own_dots(
    part: pd.DataFrame, strip: dict[str, int], indicators: Sequence[Indicator], lang: str, look: Look, country: str
) -> go.Scatter:
    return go.Scatter(
        x=list(part["value"]),
        y=[strip[i] for i in part["indicator"]],
        mode="markers",
        marker={"size": 12 if look.compact else 14, "color": country_color(look, country), "opacity": 1},
        customdata=list(part["country"]),
        hovertext=_hovers(part, indicators, lang),
        hovertemplate="%{hovertext}<extra></extra>",
        name=country,
    )


def _hovers(part: pd.DataFrame, indicators: Sequence[Indicator], lang: str) -> list[str]:
    by_id = {i.id: i for i in indicators}
    return [hover_value(by_id[row["indicator"]], lang, row) for _, row in part.iterrows()]


def _set_axes(
    figure: Sheet,
    indicator: Indicator,
    lang: str,
    look: Look,
    extent: tuple[float, float],
    count: int,
    zero_label: str | None,
) -> None:
    low, high = extent
    pad = (high - low) * 0.02
    ticks, texts = choose_ticks(indicator, lang, low, high, 3 if look.compact else 5)  # the words for zero need room
    if zero_label is not None:
        texts = [zero_label if t == 0 else text for t, text in zip(ticks, texts, strict=True)]
    figure.update_xaxes(value_axis(look, showgrid=False, range=[low - pad, high + pad], tickvals=ticks, ticktext=texts))
    figure.update_yaxes(visible=False, range=[count - 0.55, -0.65], fixedrange=True)
    line = {"color": look.tokens.grid, "width": 1}
    for position in range(count):
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=position, y1=position, line=line, layer="below")
    if low < 0 < high:
        dotted = {"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"}
        figure.add_shape(type="line", yref="paper", x0=0, x1=0, y0=0, y1=1, line=dotted, layer="below")


def _write_title(figure: Sheet, look: Look, low: float, position: int, title: str, words: str) -> None:
    note = f'<span style="font-size:{NOTE_SIZE}px;color:{look.tokens.muted}">{escape(words)}</span>'
    figure.add_annotation(
        x=0,
        xref="paper",
        y=position,
        text=f"<b>{escape(title)}</b>{note if words else ''}",
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=9,
        align="left",
        font={"size": LABEL_SIZE, "color": look.tokens.ink},
    )
