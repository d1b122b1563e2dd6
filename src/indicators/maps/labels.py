"""Where the names of countries stand on the map: on the land where there is room, else in the sea with a line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from indicators.charts.theme import NOTE_SIZE, Look
from indicators.i18n import country_name
from indicators.maps.shapes import INSET, load_shapes

ROOMY = 800_000


@dataclass(frozen=True)
class Place:
    """Longitude and latitude of a label, on which side of that point the text is, and where its line ends."""

    lon: float
    lat: float
    side: str = "middle center"
    line_to: tuple[float, float] | None = None


IN_THE_SEA = {
    "GIN": Place(-17.4, 10.2, "middle left", (-14.2, 10.9)),
    "SLE": Place(-17.0, 7.2, "middle left", (-12.7, 8.2)),
    "LBR": Place(-14.6, 4.2, "middle left", (-10.4, 6.4)),
    "CIV": Place(-10.2, 1.4, "middle left", (-6.4, 5.6)),
    "CMR": Place(6.2, 1.6, "middle left", (10.1, 4.2)),
    "BWA": Place(7.6, -22.2, "middle left", (21.4, -22.2)),
    "ZWE": Place(37.0, -27.2, "middle right", (30.8, -20.2)),
    "LSO": Place(34.2, -32.2, "middle right", (28.7, -29.7)),
}
ON_LAND = {
    "COD": Place(23.4, -2.6),
    "CAF": Place(20.6, 6.7),
    "TZA": Place(34.8, -6.3),
    "AGO": Place(17.7, -12.4),
}
COMPACT = {
    "BWA": Place(36.5, -26.0, "middle right", (26.4, -22.6)),
    "SLE": Place(-12.6, 4.4, "middle left", (-12.2, 7.6)),
    "ZWE": Place(37.0, -22.6, "middle right", (31.4, -20.0)),
    "TZA": Place(42.6, -7.4, "middle right", (38.2, -7.4)),
    "AGO": Place(8.6, -13.4, "middle left", (14.2, -13.4)),
}


def draw_labels(
    countries: Sequence[str],
    lang: str,
    look: Look,
    *,
    highlight: Collection[str],
    text_colors: Mapping[str, str],
    years: Mapping[str, str] | None = None,
    lift: float = 0,
) -> list[go.Scattergeo]:
    """Return the leader lines and the names; on phones only the highlighted ones.

    Args:
        countries: who may have a label.
        lang: language of the names.
        look: theme and width.
        highlight: whose names are bold.
        text_colors: colour of the names that stand on a coloured country.
        years: what follows the names of countries whose value is of another year than the chosen one.
        lift: degrees by which the names on the land move up, to make room for circles.
    """
    shown = [c for c in countries if c != INSET and (c in highlight or not look.compact) and find_place(c, look)]
    if not shown:
        return []
    places = {c: find_place(c, look) or Place(0, 0) for c in shown}
    extra = years or {}
    lon: list[float | None] = []
    lat: list[float | None] = []
    for place in places.values():
        if place.line_to:
            gap = 0.5 if place.side.endswith("right") else -0.5
            lon += [place.lon - gap, place.line_to[0], None]
            lat += [place.lat, place.line_to[1], None]
    lines = go.Scattergeo(
        lon=lon, lat=lat, mode="lines", line={"color": look.tokens.zero, "width": 1}, hoverinfo="skip", name="leaders"
    )
    texts = go.Scattergeo(
        lon=[p.lon for p in places.values()],
        lat=[p.lat if p.line_to else p.lat + lift for p in places.values()],
        text=[_name(c, lang, c in highlight, extra.get(c, "")) for c in shown],
        textposition=[p.side for p in places.values()],
        mode="text",
        textfont={
            "size": NOTE_SIZE,
            "color": [look.tokens.ink if p.line_to else text_colors.get(c, look.tokens.ink) for c, p in places.items()],
        },
        hoverinfo="skip",
        name="labels",
    )
    return [lines, texts]


def find_place(country: str, look: Look) -> Place | None:
    """Return where a country's name goes; a country without a chosen place gets its centre if it is large enough."""
    if look.compact and country in COMPACT:
        return COMPACT[country]
    place = IN_THE_SEA.get(country) or ON_LAND.get(country)
    shape = load_shapes().get(country)
    if place is None and shape is not None and shape.area >= ROOMY:
        return Place(*shape.centre)
    return place


def _name(country: str, lang: str, strong: bool, year: str) -> str:
    name = escape(country_name(lang, country, form="short"))
    text = f"{name} {escape(year)}" if year else name
    return f"<b>{text}</b>" if strong else text
