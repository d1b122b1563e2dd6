"""The maps of mine sites: one mark and one number a site, over Africa or one country, with close-ups of the crowds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, Look
from indicators.charts.words import text_width, wrap_html
from indicators.i18n import country_name
from indicators.maps.base import draw_land, start_map
from indicators.maps.closeups import HEIGHT, Point, Scale, Sheetlet, place_numbers, plan_closeups
from indicators.maps.legend import LINE, Entry, draw_legend
from indicators.maps.projection import AFRICA, AFRICA_COMPACT, View
from indicators.maps.shapes import INSET, load_shapes

MARGIN = 0.12
GAP = 8
NAME_ROOM = 12
"""Pixels between a name and the next mark, on the narrowest map; with less a country stays without a name."""
TALL = 430
"""Height of the first map where close-ups stand beside it."""
SYMBOLS = ("circle", "circle-open", "diamond-open", "x-thin", "square-open", "triangle-up-open")
SWATCHES = ("dot", "ring", "diamond", "cross", "square", "triangle")
"""The same marks in the legend."""


@dataclass(frozen=True)
class SiteMap:
    """One map of sites: the first shows all of them, the others are close-ups with a letter and their height in kilometres."""

    figure: go.Figure
    letter: str = ""
    kilometres: float = 0
    count: int = 0


def draw_sites(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    words: Mapping[str, str],
    zoom: bool = False,
) -> list[SiteMap]:
    """Return the map of the sites in some countries, and close-ups of the places where they lie too close to be told apart.

    Every site has its number beside its mark on one of the maps; a frame with a letter shows what a close-up holds.

    Args:
        frame: columns `number`, `site`, `country`, `lat`, `lon`, `status`, optional `detail` (minerals, operator, source) for
            the hover.
        lang: language of the texts.
        look: theme and width.
        countries: whose sites are shown; their land is drawn stronger.
        words: what each status is called, in the reader's language and in the order of the legend; the first one gets
            the full dot.
        zoom: true to fill the frame with these countries instead of all of Africa.
    """
    shown = frame[frame["country"].isin(list(countries)) & (frame["country"] != INSET)].reset_index(drop=True)
    view = find_view(countries) if zoom else AFRICA_COMPACT if look.compact else AFRICA
    points = list(zip(shown["lon"], shown["lat"], strict=True))
    sheets = plan_closeups(points, view)
    own = [c for c in countries if c != INSET and c in load_shapes()]
    alone = len(sheets) == 1
    maps = []
    for sheet in sheets:
        first = not sheet.letter
        figure = start_map(look, view=sheet.view, inset=False, lang=lang)
        figure.update_layout(height=figure.height if first and alone else TALL if first else HEIGHT)
        if own:
            figure.add_trace(draw_land(own, look, look.tokens.rule))
        entries = _draw_statuses(figure, shown.iloc[list(sheet.inside)], lang, look, words)
        figure.add_traces(_draw_numbers(sheet, shown, points, lang, look, words))
        figure.add_traces(_draw_frames(sheet, look))
        if first and zoom:
            figure.add_trace(_name_lands(own, sheet, points, lang, look))
        if first:
            below = (zoom or not alone) and len(entries) * LINE + GAP
            if below:
                figure.update_layout(height=figure.height + below, margin={"b": below})
            draw_legend(figure, look, ends=None, entries=entries, left=2, floor=6 - below)
        maps.append(SiteMap(figure.finish(), sheet.letter, sheet.kilometres, len(sheet.inside)))
    return maps


def _draw_statuses(figure: Sheet, shown: pd.DataFrame, lang: str, look: Look, words: Mapping[str, str]) -> list[Entry]:
    """The marks, one trace a status; returns their lines of the legend."""
    entries = []
    for number, (status, word) in enumerate(words.items()):
        part = shown[shown["status"] == status]
        if part.empty:
            continue
        figure.add_trace(_draw_marks(part, lang, look, number, word))
        entries.append(Entry(word, SWATCHES[min(number, len(SWATCHES) - 1)], _color(look, number)))
    return entries


def _draw_numbers(
    sheet: Sheetlet, shown: pd.DataFrame, points: Sequence[Point], lang: str, look: Look, words: Mapping[str, str]
) -> list[go.Scattergeo]:
    """The numbers with the hover of their sites, and lines to the marks from which they had to move away."""
    places = place_numbers(sheet, points, list(shown["number"]))
    lon: list[float | None] = []
    lat: list[float | None] = []
    for i, (spot, moved) in places.items():
        if moved:
            lon += [points[i][0], spot[0], None]
            lat += [points[i][1], spot[1], None]
    rows = shown.iloc[list(places)]
    hovers = [_write_hover(row, words.get(str(row["status"]), str(row["status"])), lang) for row in rows.to_dict("records")]
    lines = go.Scattergeo(
        lon=lon, lat=lat, mode="lines", line={"color": look.tokens.faint, "width": 0.8}, hoverinfo="skip", name="leaders"
    )
    numbers = go.Scattergeo(
        lon=[spot[0] for spot, _ in places.values()],
        lat=[spot[1] for spot, _ in places.values()],
        text=[str(n) for n in rows["number"]],
        mode="text",
        textposition="middle center",
        textfont={"size": NOTE_SIZE, "color": look.tokens.ink},
        customdata=list(rows["country"]),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        name="numbers",
    )
    return [lines, numbers]


def _name_lands(countries: Sequence[str], sheet: Sheetlet, points: Sequence[Point], lang: str, look: Look) -> go.Scattergeo:
    """The names of the countries whose sites are shown, each where its land is widest and no mark is near."""
    scale = Scale(sheet.view)
    taken = [scale.place(point) for point in points]
    taken += [scale.place((lon, lat)) for _, view in sheet.frames for lon in view.lon for lat in view.lat]
    names = {c: country_name(lang, c, "short") for c in countries}
    named = {c: spot for c, name in names.items() if (spot := _find_open_spot(c, name, scale, taken)) is not None}
    return go.Scattergeo(
        lon=[lon for lon, _ in named.values()],
        lat=[lat for _, lat in named.values()],
        text=[escape(names[c]) for c in named],
        mode="text",
        textposition="middle center",
        textfont={"size": LABEL_SIZE, "color": look.tokens.muted},
        hoverinfo="skip",
        name="lands",
    )


def _find_open_spot(country: str, name: str, scale: Scale, taken: Sequence[Point]) -> Point | None:
    """Return the middle of a hatching line of a country that is long and far from what is drawn; None where no mark-free one is."""
    best, room = None, 0.0
    shape, needed = load_shapes()[country], text_width(name, LABEL_SIZE) / 2 + NAME_ROOM
    for west, south, east, north in (*shape.hatch, *shape.reversed):
        middle = ((west + east) / 2, (south + north) / 2)
        spot = scale.place(middle)
        clear = min((math.dist(spot, other) for other in taken), default=math.inf)
        free = min(clear, math.dist(scale.place((west, south)), scale.place((east, north))) / 2)
        if clear >= needed and free > room:
            best, room = middle, free
    return best


def _draw_frames(sheet: Sheetlet, look: Look) -> list[go.Scattergeo]:
    """The windows of the close-ups of a map, each with its letter."""
    if not sheet.frames:
        return []
    lon: list[float | None] = []
    lat: list[float | None] = []
    for _, view in sheet.frames:
        (west, east), (south, north) = view.lon, view.lat
        lon += [west, east, east, west, west, None]
        lat += [south, south, north, north, south, None]
    lines = go.Scattergeo(
        lon=lon, lat=lat, mode="lines", line={"color": look.tokens.ink, "width": 1.2}, hoverinfo="skip", name="frames"
    )
    letters = go.Scattergeo(
        lon=[view.lon[1] for _, view in sheet.frames],
        lat=[view.lat[1] for _, view in sheet.frames],
        text=[f"<b>{letter}</b>" for letter, _ in sheet.frames],
        mode="text",
        textposition="bottom right",
        textfont={"size": LABEL_SIZE, "color": look.tokens.ink},
        hoverinfo="skip",
        name="letters",
    )
    return [lines, letters]


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
    hovers = [_write_hover(row, word, lang) for row in part.to_dict("records")]
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


def _write_hover(row: Mapping[str, object], word: str, lang: str) -> str:
    name = (
        f"<b>{row['number']} {escape(str(row['site']))}</b>, {escape(country_name(lang, str(row['country'])))}<br>{escape(word)}"
    )
    detail = str(row.get("detail") or "")
    return f"{name}<br>{wrap_html(escape(detail), 48)}" if detail else name
