"""The map of quantities: a circle whose area is the amount, over a flat map."""

import math
from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.axes import nice_ticks, tick_places
from indicators.charts.sheet import Sheet
from indicators.charts.theme import NOTE_SIZE, Look, country_color, with_alpha
from indicators.charts.words import format_value, hover_value, missing_words
from indicators.i18n import translate
from indicators.maps.base import draw_land, start_map
from indicators.maps.labels import draw_labels
from indicators.maps.legend import Entry, draw_legend
from indicators.maps.shapes import INSET, african_codes, join_segments, load_shapes

LARGEST, LARGEST_COMPACT = 62, 40
SMALLEST = 3.0
LIFT = 4.2


def draw_circles(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    highlight: Collection[str] = (),
    factor: float = 1,
    rest_label: str | None = None,
) -> go.Figure:
    """Return the map; a click gives `customdata` (ISO3).

    Args:
        frame: at most one row for each country; a row without a value means “covered, no value”, no row “not covered”.
        indicator: what the quantities are; zero has no circle, and its hover says zero.
        lang: language of the texts.
        look: theme and width.
        countries: who is shown, those of Africa and Belgium.
        highlight: whose circle has the country's colour; nobody highlighted means everybody.
        factor: 1e6 writes millions.
        rest_label: legend word for the land of the others; “not in the coalition” when absent.
    """
    drawable = [c for c in african_codes() if c in load_shapes() and c in countries]
    inset = [INSET] if INSET in countries else []
    shown = [*drawable, *inset]
    rows = frame[frame["country"].isin(shown)].drop_duplicates("country").set_index("country", drop=False)
    known = rows[rows["value"].notna()]
    peak = float(known["value"].max()) if len(known) else 0.0
    figure = start_map(look, inset=bool(inset), lang=lang)
    for geo, group in (("geo", drawable), ("geo2", inset)):
        if group:
            figure.add_trace(draw_land(group, look, look.tokens.rule, geo))
        figure.add_traces(_draw_gaps([c for c in group if c not in known.index], set(rows.index), look, geo))
        part = known[known["country"].isin(group)].sort_values("value", ascending=False)
        if len(part):
            figure.add_trace(_draw_discs(part, indicator, lang, look, highlight, peak, factor, geo))
    figure.add_traces(draw_labels(drawable, lang, look, highlight=highlight, text_colors={}, lift=LIFT))
    blank = {c: c in rows.index for c in shown if c not in known.index}
    entries = [Entry(missing_words(lang, covered=c), s) for c, s in _swatches(blank.values())]
    rest = rest_label or translate(lang, "not in the coalition")
    draw_legend(figure, look, ends=None, entries=[*entries, Entry(rest, "land")])
    if peak > 0:
        _draw_size_key(figure, indicator, lang, look, peak, factor, 12 + 20 * (len(entries) + 1))
    return figure.finish()


def disc_size(value: float, peak: float, look: Look) -> float:
    """Return the diameter in pixels: areas are proportional to values, down to a dot that can still be seen."""
    if value <= 0 or peak <= 0:
        return 0.0
    return max(SMALLEST, (LARGEST_COMPACT if look.compact else LARGEST) * math.sqrt(value / peak))


def _draw_discs(
    part: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    highlight: Collection[str],
    peak: float,
    factor: float,
    geo: str,
) -> go.Scattergeo:
    colors = [country_color(look, c) if not highlight or c in highlight else look.tokens.zero for c in part["country"]]
    return go.Scattergeo(
        lon=[load_shapes()[c].centre[0] for c in part["country"]],
        lat=[load_shapes()[c].centre[1] for c in part["country"]],
        mode="markers",
        geo=geo,
        marker={
            "size": [disc_size(v, peak, look) for v in part["value"]],
            "sizemode": "diameter",
            "color": [with_alpha(c, 0.6) for c in colors],
            "line": {"color": colors, "width": 1.5},
            "opacity": 1,
        },
        customdata=list(part["country"]),
        hovertext=[hover_value(indicator, lang, row, factor=factor) for _, row in part.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
        name="circles",
    )


def _draw_gaps(countries: Sequence[str], listed: set[str], look: Look, geo: str) -> list[go.Scattergeo]:
    traces = []
    for covered in (False, True):
        group = [c for c in countries if (c in listed) == covered]
        if group:
            lon, lat = join_segments(group, leaning_back=covered)
            line = {"color": look.tokens.faint, "width": 1}
            name = "covered, no value" if covered else "not covered"
            traces.append(go.Scattergeo(lon=lon, lat=lat, mode="lines", line=line, geo=geo, hoverinfo="skip", name=name))
    return traces


def _swatches(covered: Collection[bool]) -> list[tuple[bool, str]]:
    return [(state, swatch) for state, swatch in ((False, "hatch"), (True, "reversed")) if state in covered]


def _draw_size_key(figure: Sheet, indicator: Indicator, lang: str, look: Look, peak: float, factor: float, floor: int) -> None:
    largest = nice_ticks(0, peak / factor, 5)[-1]
    shown = [largest, largest / 5]
    places = tick_places(shown)
    for tick in shown:
        size = disc_size(tick * factor, peak, look)
        middle = disc_size(shown[0] * factor, peak, look) / 2
        pixels = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
        line = {"color": look.tokens.zero, "width": 1}
        ends = {"x0": middle - size / 2, "x1": middle + size / 2, "y0": floor, "y1": floor + size}
        figure.add_shape(type="circle", line=line, **ends, **pixels)
        figure.add_annotation(
            xref="paper",
            yref="paper",
            x=0,
            y=0,
            xanchor="left",
            yanchor="middle",
            xshift=middle * 2 + 8,
            yshift=floor + size - 4,
            text=format_value(indicator, lang, tick * factor, factor=factor, decimals=places),
            showarrow=False,
            font={"size": NOTE_SIZE, "color": look.tokens.muted},
        )
