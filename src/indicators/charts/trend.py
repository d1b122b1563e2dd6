"""Lines over years: the chosen ones strong with their interval, the others grey, labels at the ends."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import find_range, year_ticks
from indicators.charts.dots import Reference
from indicators.charts.events import Event, draw_events
from indicators.charts.labels import spread
from indicators.charts.lines import grey_lines, strong_lines
from indicators.charts.sheet import Sheet
from indicators.charts.theme import (
    LABEL_SIZE,
    NOTE_SIZE,
    Look,
    base_layout,
    find_dashed,
    label_color,
    plain_axis,
    value_axis,
)
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import format_value, text_width
from indicators.i18n import country_name, format_quantity, translate

HEIGHT, COMPACT_HEIGHT, WALL_HEIGHT = 560, 460, 330
TOP, BOTTOM = 46, 28
CLEAR = 3
GREY_LABELS, HALF_GREY, CLEAR_END = 4, 8.5, 5
"""How many grey lines get their name, half the height of one, and how many pixels the ends must be apart."""
BOLD = 1.06
"""How much wider a name is in bold."""


def draw_trend(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    highlight: Sequence[str] = (),
    events: Sequence[Event] = (),
    references: Sequence[Reference] = (),
    zoom: bool = False,
    factor: float = 1,
    height: int | None = None,
) -> go.Figure:
    """Return the lines of several countries; a gap or a break of method is never bridged.

    Args:
        frame: observations over the years of the publisher; rows of other countries tell which years those are.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        countries: who is drawn, grey unless highlighted.
        highlight: who is drawn strong, at most six, the first on top.
        events: dotted lines with labels.
        references: horizontal guides, such as the world average.
        zoom: true to let the axis follow the values.
        factor: 1e6 writes millions.
        height: pixels, when the usual height does not fit.
    """
    tall = height or (WALL_HEIGHT if look.wall else COMPACT_HEIGHT if look.compact else HEIGHT)
    shown = frame[frame["country"].isin([*countries, *highlight]) & frame["value"].notna()]
    right = _find_margin(shown, indicator, lang, look, highlight, factor)
    figure = Sheet(base_layout(look, tall, left=40, right=right, top=TOP, bottom=BOTTOM))
    if shown.empty:
        return _write_empty(figure, lang, look)
    grey = [c for c in countries if c not in highlight]
    figure.add_trace(grey_lines(frame, grey, indicator, lang, look, factor))
    dashed = find_dashed(look, list(highlight))
    shade = 1 if len(highlight) <= CLEAR else 0.5
    for country in reversed(list(highlight)):
        figure.add_traces(strong_lines(frame, country, indicator, lang, look, country in dashed, factor, shade))
    first, last = int(shown["year"].min()), int(shown["year"].max())
    low, high = _extent(shown, indicator, highlight, references, zoom)
    _set_axes(figure, indicator, lang, look, (first, last), (low, high), factor)
    _draw_references(figure, references, look)
    _label_ends(figure, shown, indicator, lang, look, highlight, (low, high), factor)
    draw_events(figure, events, look, first, last)
    _mark_breaks(figure, indicator, lang, look, first, last)
    return figure.finish()


def _write_empty(figure: Sheet, lang: str, look: Look) -> go.Figure:
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=escape(translate(lang, "No value for these countries and years.")),
        showarrow=False,
        font={"color": look.tokens.muted},
    )
    return figure.finish()


def _extent(
    shown: pd.DataFrame, indicator: Indicator, highlight: Sequence[str], references: Sequence[Reference], zoom: bool
) -> tuple[float, float]:
    values = [*shown["value"], *(r.value for r in references)]
    strong = shown[shown["country"].isin(list(highlight))]
    for name in ("lower", "upper"):
        values += list(strong[name]) if name in strong else []
    low, high = find_range(indicator, values, zoom=zoom, from_zero=indicator.scale is None and not zoom)
    pad = (high - low) * 0.04
    return (low if low == 0 else low - pad), high + pad


def _set_axes(
    figure: Sheet,
    indicator: Indicator,
    lang: str,
    look: Look,
    years: tuple[int, int],
    extent: tuple[float, float],
    factor: float,
) -> None:
    first, last = years
    pad = max(0.2, (last - first) * 0.015)
    ticks = year_ticks(first, last, compact=look.compact)
    figure.update_xaxes(plain_axis(look, range=[first - pad, last + pad], tickvals=ticks, ticktext=[str(t) for t in ticks]))
    low, high = extent
    values, texts = choose_ticks(indicator, lang, low, high, factor=factor)
    figure.update_yaxes(value_axis(look, range=[low, high], tickvals=values, ticktext=texts))


def _draw_references(figure: Sheet, references: Sequence[Reference], look: Look) -> None:
    for reference in references:
        figure.add_shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            y0=reference.value,
            y1=reference.value,
            line={"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"},
            layer="below",
        )


def _find_ends(shown: pd.DataFrame) -> pd.DataFrame:
    """The last value of each country."""
    return shown.sort_values("year").groupby("country").tail(1).set_index("country")


def _write_end(row: pd.Series, last: int, indicator: Indicator, lang: str, look: Look, factor: float) -> str:
    """The last value of a line, with its year where the line ends before the others, and always on a wall."""
    value = _write_value(float(row["value"]), indicator, lang, factor)
    plain = int(row["year"]) == last and not look.wall
    return value if plain else translate(lang, "{value} ({year})", value=value, year=str(int(row["year"])))


def _write_value(value: float, indicator: Indicator, lang: str, factor: float) -> str:
    """A value in the axis's million or billion; one far below it as 11.7 million, or as less than the smallest printed."""
    if factor > 1 and 1e6 <= abs(value) < factor / 10:
        return format_quantity(lang, value)
    return format_value(indicator, lang, value, factor=factor)


def _end_name(lang: str, country: str, look: Look) -> str:
    return country_name(lang, country, "short" if look.compact else "name")


def _find_margin(
    shown: pd.DataFrame, indicator: Indicator, lang: str, look: Look, highlight: Sequence[str], factor: float
) -> int:
    """Room for the labels at the ends of the strong lines."""
    ends, least = _find_ends(shown), 104 if look.compact else 170
    if ends.empty:
        return least
    last, widths = int(shown["year"].max()), [0.0]
    for country in (c for c in highlight if c in ends.index):
        name, value = _end_name(lang, country, look), _write_end(ends.loc[country], last, indicator, lang, look, factor)
        lines = [name, value] if look.compact else [f"{name} {value}"]
        widths += [text_width(line, LABEL_SIZE) * BOLD for line in lines]
    return max(least, min(round(max(widths)) + 14, 150 if look.compact else 320))


def _label_ends(
    figure: Sheet,
    shown: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    highlight: Sequence[str],
    extent: tuple[float, float],
    factor: float,
) -> None:
    low, high = extent
    plot = figure.height - TOP - BOTTOM
    scale = (high - low) / plot
    ends = _find_ends(shown)
    strong = [c for c in highlight if c in ends.index]
    gap = 34 if look.compact else 19
    floor = low / scale + (gap / 2 - 2 if look.compact else 0)
    places = spread([float(ends.at[c, "value"]) / scale for c in strong], gap, floor, high / scale)
    last = int(shown["year"].max())
    for country, place in zip(strong, places, strict=True):
        value = _write_end(ends.loc[country], last, indicator, lang, look, factor)
        name = escape(_end_name(lang, country, look))
        joint = "<br>" if look.compact else " "
        text = f"<b>{name}</b>{joint}{escape(value)}"
        _write_label(figure, text, place * scale, label_color(look, country), LABEL_SIZE)
    taken = [(place, gap / 2) for place in places]
    for country in _order_by_room(ends["value"], CLEAR_END * scale):
        spot = float(ends.at[country, "value"]) / scale
        free = all(abs(spot - place) >= half + HALF_GREY for place, half in taken)
        if free and country not in highlight and len(taken) < len(places) + GREY_LABELS:
            taken.append((spot, HALF_GREY))
            _write_label(figure, escape(_end_name(lang, country, look)), spot * scale, look.tokens.muted, NOTE_SIZE)


def _order_by_room(values: pd.Series, least: float) -> list[str]:
    """Countries by how far the end of their line is from any other, if far enough that a name can belong to no other line."""
    ordered = values.sort_values(ascending=False)
    room = pd.concat([ordered.diff(), ordered.diff(-1)], axis=1).abs().min(axis=1)
    return list(room[room >= least].sort_values(ascending=False, kind="stable").index)


def _write_label(figure: Sheet, text: str, y: float, color: str, size: float) -> None:
    figure.add_annotation(
        x=1,
        xref="paper",
        y=y,
        text=text,
        showarrow=False,
        xanchor="left",
        xshift=6,
        align="left",
        font={"size": size, "color": color},
    )


def _mark_breaks(figure: Sheet, indicator: Indicator, lang: str, look: Look, first: int, last: int) -> None:
    for change in indicator.breaks:
        if not first < change.year <= last:
            continue
        place = change.year - 0.5
        line = {"color": look.tokens.faint, "width": 1}
        figure.add_shape(type="line", x0=place, x1=place, yref="paper", y0=0, y1=1, line=line, layer="below")
        figure.add_annotation(
            x=place,
            y=0,
            yref="paper",
            text=escape(translate(lang, "method changed")),
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            xshift=-3,
            font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )
