"""The bare map: Equal Earth, Africa alone, Belgium in a framed inset with its enlargement printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from indicators.charts.sheet import Sheet
from indicators.charts.theme import NOTE_SIZE, Look, base_layout
from indicators.i18n import country_name, translate
from indicators.maps.projection import AFRICA, AFRICA_COMPACT, View, enlarge
from indicators.maps.shapes import INSET, african_codes, load_shapes

HEIGHT, COMPACT_HEIGHT = 620, 430
LABEL_STRIP = 0.045


@dataclass(frozen=True)
class Frame:
    """Where the inset stands, as parts of the figure."""

    left: float
    right: float
    bottom: float
    top: float


INSET_FRAME = Frame(0.755, 0.995, 0.8, 0.995)
INSET_COMPACT = Frame(0.74, 0.995, 0.8, 0.995)


def start_map(look: Look, *, view: View | None = None, inset: bool = True, lang: str = "en") -> Sheet:
    """Return a figure with the land of Africa and, with `inset`, the frame for Belgium.

    Args:
        look: theme and width.
        view: window, when it is not all of Africa.
        inset: whether Belgium is shown.
        lang: language of the inset's name.
    """
    height = COMPACT_HEIGHT if look.compact else HEIGHT
    figure = Sheet(base_layout(look, height, left=0, right=0, top=2, bottom=2))
    main = view or (AFRICA_COMPACT if look.compact else AFRICA)
    figure.update_layout(geo=describe_geo(main))
    figure.add_trace(draw_land(african_codes(), look))
    if inset:
        _add_inset(figure, main, look, lang)
    return figure


def describe_geo(view: View, domain: Frame | None = None) -> dict[str, object]:
    """Return the settings of one map window: nothing of Plotly's own base map is drawn."""
    area = domain or Frame(0, 1, 0, 1)
    return {
        "scope": "world",
        "resolution": 110,
        "projection": {"type": "equal earth", "rotation": {"lon": view.rotation, "lat": 0, "roll": 0}},
        "lonaxis": {"range": list(view.lon)},
        "lataxis": {"range": list(view.lat)},
        "domain": {"x": [area.left, area.right], "y": [area.bottom, area.top]},
        "bgcolor": "rgba(0,0,0,0)",
        "fitbounds": False,
        "showland": False,
        "showcountries": False,
        "showcoastlines": False,
        "showlakes": False,
        "showocean": False,
        "showrivers": False,
        "showframe": False,
        "uirevision": "keep",
    }


def draw_land(countries: Sequence[str], look: Look, color: str | None = None, geo: str = "geo") -> go.Choropleth:
    """Return countries in one flat colour, without hover."""
    fill = color or look.tokens.land
    return go.Choropleth(
        locations=list(countries),
        z=[0] * len(countries),
        colorscale=[[0, fill], [1, fill]],
        showscale=False,
        hoverinfo="skip",
        geo=geo,
        marker={"line": {"color": look.tokens.paper, "width": 0.7}},
        name="land",
    )


def inset_factor(look: Look) -> int:
    """Return how many times larger than Africa Belgium is drawn."""
    frame = INSET_COMPACT if look.compact else INSET_FRAME
    return _inset_view(AFRICA_COMPACT if look.compact else AFRICA, frame)[1]


def _inset_view(main: View, frame: Frame) -> tuple[View, int]:
    share = (frame.right - frame.left, frame.top - frame.bottom - LABEL_STRIP)
    return enlarge(main, load_shapes()[INSET].bounds, share)


def _add_inset(figure: Sheet, main: View, look: Look, lang: str) -> None:
    frame = INSET_COMPACT if look.compact else INSET_FRAME
    view, factor = _inset_view(main, frame)
    domain = Frame(frame.left, frame.right, frame.bottom + LABEL_STRIP, frame.top)
    figure.update_layout(geo2=describe_geo(view, domain))
    figure.add_shape(
        type="rect",
        xref="paper",
        yref="paper",
        x0=frame.left,
        x1=frame.right,
        y0=frame.bottom,
        y1=frame.top,
        line={"color": look.tokens.rule, "width": 1},
    )
    name = escape(country_name(lang, INSET))
    figure.add_annotation(
        xref="paper",
        yref="paper",
        x=(frame.left + frame.right) / 2,
        y=frame.bottom,
        xanchor="center",
        yanchor="bottom",
        yshift=3,
        text=translate(lang, "<b>{country}</b>, × {factor}", country=name, factor=str(factor)),
        showarrow=False,
        font={"size": NOTE_SIZE, "color": look.tokens.ink},
    )
