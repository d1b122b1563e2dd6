"""Small multiples: one small figure a country, all on the same axes, the others grey behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range
from indicators.charts.events import SMALL_ROOM, Event, draw_events
from indicators.charts.lines import grey_lines, strong_lines
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, Look, base_layout, plain_axis, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_value, missing_words

HEIGHT = 190


@dataclass(frozen=True)
class Multiple:
    """One of the small figures and the country it is about."""

    country: str
    figure: Sheet


def draw_multiples(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    events: Mapping[str, Sequence[Event]] | None = None,
    zoom: bool = False,
    factor: float = 1,
) -> list[Multiple]:
    """Return one small figure for each country, in the given order; a country without values says why.

    `events` are dotted lines with numbers, for each country its own; `events.list_events(…, numbered=True)` explains them.
    """
    shown = frame[frame["country"].isin(list(countries)) & frame["value"].notna()]
    values = list(shown["value"])
    for name in ("lower", "upper"):
        values += list(shown[name]) if name in shown else []
    extent = find_range(indicator, values, zoom=zoom, from_zero=indicator.scale is None and not zoom)
    years = (int(shown["year"].min()), int(shown["year"].max())) if len(shown) else (0, 1)
    own = events or {}
    return [
        Multiple(c, _draw_one(frame, indicator, lang, look, c, countries, own.get(c, ()), extent, years, factor))
        for c in countries
    ]


def _draw_one(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    country: str,
    countries: Sequence[str],
    events: Sequence[Event],
    extent: tuple[float, float],
    years: tuple[int, int],
    factor: float,
) -> go.Figure:
    top = 24 if events else 8
    figure = Sheet(base_layout(look, HEIGHT + top - 8, left=38, right=46, top=top, bottom=26))
    own = frame[(frame["country"] == country) & frame["value"].notna()].sort_values("year")
    figure.add_trace(grey_lines(frame, [c for c in countries if c != country], indicator, lang, look, factor))
    figure.add_traces(strong_lines(frame, country, indicator, lang, look, False, factor))
    low, high = extent
    pad = (high - low) * 0.05
    ticks, texts = choose_ticks(indicator, lang, low, high, 3, factor=factor)
    figure.update_xaxes(
        plain_axis(look, range=[years[0] - 0.4, years[1] + 0.4], tickvals=years, ticktext=[str(y) for y in years])
    )
    ends = [low if low == 0 else low - pad, high + pad]
    figure.update_yaxes(value_axis(look, range=ends, tickvals=ticks, ticktext=texts))
    if own.empty:
        text = missing_words(lang, covered=country in set(frame["country"]))
        place = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
        figure.add_annotation(text=text, showarrow=False, font={"color": look.tokens.muted}, **place)
    else:
        text = f"<b>{format_value(indicator, lang, own['value'].iloc[-1], factor=factor)}</b>"
        place = {"x": int(own["year"].iloc[-1]), "y": float(own["value"].iloc[-1]), "xanchor": "left", "xshift": 7}
        figure.add_annotation(text=text, showarrow=False, font={"size": LABEL_SIZE, "color": look.tokens.ink}, **place)
    draw_events(figure, events, look, *years, numbered=True, room=SMALL_ROOM)
    return figure.finish()
