"""The map of mine sites: one mark a site, over Africa or over one country."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.theme import Look
from indicators.charts.words import wrap_html
from indicators.i18n import country_name
from indicators.maps.base import draw_land, start_map
from indicators.maps.legend import LINE, Entry, draw_legend
from indicators.maps.projection import View
from indicators.maps.shapes import INSET, load_shapes

MARGIN = 0.12
GAP = 8
SYMBOLS = ("circle", "circle-open", "diamond-open", "x-thin", "square-open", "triangle-up-open")
SWATCHES = ("dot", "ring", "diamond", "cross", "square", "triangle")
"""The same marks in the legend."""


def draw_sites(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    words: Mapping[str, str],
    zoom: bool = False,
) -> go.Figure:
    """Return the map of the sites in some countries.

    Args:
        frame: columns `site`, `country`, `lat`, `lon`, `status`, optional `detail` (minerals, operator, source) for the
            hover.
        lang: language of the texts.
        look: theme and width.
        countries: whose sites are shown; their land is drawn stronger.
        words: what each status is called, in the reader's language and in the order of the legend; the first one gets
            the full dot.
        zoom: true to fill the frame with these countries instead of all of Africa.
    """
    shown = frame[frame["country"].isin(list(countries)) & (frame["country"] != INSET)]
    view = find_view(countries) if zoom else None
    figure = start_map(look, view=view, inset=False, lang=lang)
    own = [c for c in countries if c != INSET and c in load_shapes()]
    if own:
        figure.add_trace(draw_land(own, look, look.tokens.rule))
    entries = []
    for number, (status, word) in enumerate(words.items()):
        part = shown[shown["status"] == status]
        if part.empty:
            continue
        figure.add_trace(_draw_marks(part, lang, look, number, word))
        entries.append(Entry(word, SWATCHES[min(number, len(SWATCHES) - 1)], _color(look, number)))
    below = zoom and len(entries) * LINE + GAP
    if below:
        figure.update_layout(height=figure.height + below, margin={"b": below})
    draw_legend(figure, look, ends=None, entries=entries, left=2, floor=6 - below)
    return figure.finish()


def find_view(countries: Sequence[str]) -> View:
    """Return the window around some countries, with a margin, as wide as it is high at least by two thirds."""
    bounds = [load_shapes()[c].bounds for c in countries if c != INSET and c in load_shapes()]
    if not bounds:
        raise ValueError("find_view needs an African country")
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    size = max(east - west, north - south)
    wide = max((east - west) * (1 + 2 * MARGIN), size * 2 / 3) / 2
    tall = max((north - south) * (1 + 2 * MARGIN), size * 2 / 3) / 2
    middle = (west + east) / 2, (south + north) / 2
    return View((middle[0] - wide, middle[0] + wide), (middle[1] - tall, middle[1] + tall), middle[0])


def _color(look: Look, number: int) -> str:
    return look.tokens.steps[4] if number == 0 else look.tokens.zero


def _draw_marks(part: pd.DataFrame, lang: str, look: Look, number: int, word: str) -> go.Scattergeo:
    details = list(part["detail"]) if "detail" in part else [""] * len(part)
    hovers = [
        f"<b>{escape(str(site))}</b>, {escape(country_name(lang, country))}<br>{escape(word)}"
        + (f"<br>{wrap_html(escape(detail), 48)}" if detail else "")
        for site, country, detail in zip(part["site"], part["country"], details, strict=True)
    ]
    color = _color(look, number)
    return go.Scattergeo(
        lon=list(part["lon"]),
        lat=list(part["lat"]),
        mode="markers",
        marker={
            "symbol": SYMBOLS[min(number, len(SYMBOLS) - 1)],
            "size": 8 if look.compact else 10,
            "color": color,
            "opacity": 1,
            "line": {"color": look.tokens.paper if number == 0 else color, "width": 1 if number == 0 else 1.8},
        },
        customdata=list(part["country"]),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        name=escape(word),
    )
