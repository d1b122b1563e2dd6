"""The years around an event: one country's line with its interval, the median of the others, the event between them."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range
from indicators.charts.events import Event
from indicators.charts.labels import spread
from indicators.charts.lines import strong_lines
from indicators.charts.sheet import Sheet
from indicators.charts.theme import (
    LABEL_SIZE,
    NOTE_SIZE,
    Look,
    base_layout,
    country_color,
    label_color,
    plain_axis,
    value_axis,
)
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_value, wrap_html
from indicators.i18n import country_name, translate

HEIGHT, COMPACT_HEIGHT = 420, 380
TOP, BOTTOM = 52, 28
RIGHT, COMPACT_RIGHT = 190, 104
EVENT_LINE, COMPACT_EVENT_LINE = 46, 30
GAP = 36


def draw_before_after(
    frame: pd.DataFrame,
    path: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    country: str,
    event: Event,
    zoom: bool = False,
    factor: float = 1,
) -> go.Figure:
    """Return the years on each side of an event; dotted levels are the country's means, a gap is never bridged.

    Args:
        frame: observations of the indicator in these years; rows of other countries tell which years the publisher has.
        path: columns `year`, `offset` (0 in the year of the event), `value`, `peer_median`, `peers`.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        country: whose line it is.
        event: what happened.
        zoom: true to let the axis follow the values.
        factor: 1e6 writes millions.
    """
    right = COMPACT_RIGHT if look.compact else RIGHT
    height = COMPACT_HEIGHT if look.compact else HEIGHT
    figure = Sheet(base_layout(look, height, left=44, right=right, top=TOP, bottom=BOTTOM))
    first, last = int(path["year"].min()), int(path["year"].max())
    low, high = _extent(frame, path, indicator, country, zoom)
    figure.add_trace(_median_trace(path, indicator, lang, look, factor))
    figure.add_traces(strong_lines(frame, country, indicator, lang, look, False, factor))
    _draw_levels(figure, path, look, country)
    _mark_event(figure, event, look)
    _label_ends(figure, path, indicator, lang, look, country, (low, high), height, factor)
    years = [first, int(path.loc[path["offset"] == 0, "year"].iloc[0]), last] if look.compact else list(range(first, last + 1))
    figure.update_xaxes(plain_axis(look, range=[first - 0.4, last + 0.4], tickvals=years, ticktext=[str(y) for y in years]))
    ticks, texts = choose_ticks(indicator, lang, low, high, factor=factor)
    figure.update_yaxes(value_axis(look, range=[low, high], tickvals=ticks, ticktext=texts))
    return figure.finish()


def _extent(frame: pd.DataFrame, path: pd.DataFrame, indicator: Indicator, country: str, zoom: bool) -> tuple[float, float]:
    values = [*path["value"].dropna(), *path["peer_median"].dropna()]
    own = frame[frame["country"] == country]
    for name in ("lower", "upper"):
        values += list(own[name].dropna()) if name in own else []
    low, high = find_range(indicator, values, zoom=zoom, from_zero=indicator.scale is None and not zoom)
    pad = (high - low) * 0.05
    return (low if low == 0 else low - pad), high + pad


def _median_trace(path: pd.DataFrame, indicator: Indicator, lang: str, look: Look, factor: float) -> go.Scatter:
    texts = [
        ""
        if pd.isna(row.peer_median)
        else translate(
            lang,
            "Median of {count} others  {value} ({year})",
            count=str(int(row.peers)),
            value=format_value(indicator, lang, row.peer_median, factor=factor),
            year=str(int(row.year)),
        )
        for row in path.itertuples()
    ]
    return go.Scatter(
        x=[int(y) for y in path["year"]],
        y=[None if pd.isna(v) else float(v) for v in path["peer_median"]],
        mode="lines+markers",
        line={"color": look.tokens.zero, "width": 2, "dash": "6px,3px"},
        marker={"size": 5, "color": look.tokens.zero, "opacity": 1},
        connectgaps=False,
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
        name="median",
    )


def _draw_levels(figure: Sheet, path: pd.DataFrame, look: Look, country: str) -> None:
    """A dotted line at the country's mean on each side, as long as its years with a value."""
    known = path[path["value"].notna()]
    for side in (known[known["offset"] < 0], known[known["offset"] > 0]):
        if side.empty:
            continue
        level = float(side["value"].mean())
        figure.add_shape(
            type="line",
            x0=int(side["year"].min()) - 0.3,
            x1=int(side["year"].max()) + 0.3,
            y0=level,
            y1=level,
            line={"color": country_color(look, country), "width": 1.5, "dash": "2px,3px"},
        )


def _mark_event(figure: Sheet, event: Event, look: Look) -> None:
    line = {"color": look.tokens.ink, "width": 1.2, "dash": "3px,3px"}
    figure.add_shape(type="line", x0=event.position, x1=event.position, yref="paper", y0=0, y1=1.02, line=line)
    figure.add_annotation(
        x=event.position,
        y=1.03,
        yref="paper",
        text=wrap_html(escape(event.label), COMPACT_EVENT_LINE if look.compact else EVENT_LINE),
        showarrow=False,
        yanchor="bottom",
        font={"size": NOTE_SIZE, "color": look.tokens.ink},
    )


def _label_ends(
    figure: Sheet,
    path: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    country: str,
    extent: tuple[float, float],
    height: int,
    factor: float,
) -> None:
    low, high = extent
    scale = (high - low) / (height - TOP - BOTTOM)
    ends = []
    for column, name, color in (
        ("value", country_name(lang, country, "short" if look.compact else "name"), label_color(look, country)),
        ("peer_median", translate(lang, "median of the others"), look.tokens.muted),
    ):
        known = path[path[column].notna()]
        if known.empty:
            continue
        row = known.iloc[-1]
        value = format_value(indicator, lang, row[column], factor=factor)
        words = wrap_html(escape(name), 14 if look.compact else 30)
        shown = translate(lang, "{value} ({year})", value=value, year=str(int(row["year"])))
        ends.append((float(row[column]), f"<b>{words}</b><br>{escape(shown)}", color))
    places = spread([end[0] / scale for end in ends], GAP + (14 if look.compact else 0), low / scale, high / scale)
    for (_, text, color), place in zip(ends, places, strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            y=place * scale,
            text=text,
            showarrow=False,
            xanchor="left",
            xshift=8,
            align="left",
            font={"size": NOTE_SIZE if look.compact else LABEL_SIZE, "color": color},
        )
