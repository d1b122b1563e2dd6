"""Colours, type and the bare layout that every chart and map starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

TEMPLATE = "none"
FONT = '"Basalt Sans", "Source Sans", "Source Sans 3", "Source Sans Pro", Arial, sans-serif'
HEADING_FONT = '"Basalt Serif", "Source Serif 4", Georgia, serif'
TOPO_URL = "app/static/topo/"
PLOTLY_CONFIG: dict[str, Any] = {
    "topojsonURL": TOPO_URL,
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}

LABEL_SIZE = 14
TICK_SIZE = 13
NOTE_SIZE = 12.5


@dataclass(frozen=True)
class Tokens:
    """The palette of one theme."""

    paper: str
    surface: str
    ink: str
    muted: str
    faint: str
    rule: str
    grid: str
    land: str
    others: str
    band: str
    zero: str
    accent: str
    primary: str
    doubtful: str
    light_label: str
    dark_label: str
    light_label_steps: frozenset[int]
    fill_opacity: float
    steps: tuple[str, ...]
    countries: dict[str, str]
    ink_labels: frozenset[str]
    close_pairs: frozenset[frozenset[str]]


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("–")) for pair in text.split())


_CLOSE_LIGHT = "TZA–GIN TZA–BWA AGO–GIN LBR–AGO CMR–LSO"
_CLOSE_DARK = "TZA–ZWE TZA–BEL AGO–SLE LBR–SLE LBR–CIV CIV–SLE CIV–BEL CMR–BWA CMR–TZA CAF–SLE CAF–AGO CAF–CIV"

LIGHT = Tokens(
    paper="#F7F8F5",
    surface="#FFFFFF",
    ink="#0D171C",
    muted="#55616A",
    faint="#7F898F",
    rule="#CFD5D1",
    grid="#E1E5E1",
    land="#E4E8E3",
    others="#A9B1B3",
    band="#C3CCCF",
    zero="#6C777D",
    accent="#0B5A70",
    primary="#0B5A70",
    doubtful="#B9C6CB",
    light_label="#FFFFFF",
    dark_label="#0D171C",
    light_label_steps=frozenset({4, 5, 6}),
    fill_opacity=0.16,
    steps=("#A8D3E2", "#83BBCF", "#5EA3BB", "#3A88A1", "#1E6D85", "#0F5365", "#073643"),
    countries={
        "GIN": "#9A440E",
        "COD": "#251897",
        "BWA": "#007970",
        "ZWE": "#9A8910",
        "SLE": "#660047",
        "BEL": "#7449AE",
        "TZA": "#597B44",
        "LSO": "#4390B5",
        "AGO": "#8D0932",
        "LBR": "#4D3200",
        "CIV": "#683179",
        "CMR": "#6B907E",
        "CAF": "#474B54",
    },
    ink_labels=frozenset({"ZWE", "LSO", "CMR"}),
    close_pairs=_pairs(_CLOSE_LIGHT),
)

DARK = Tokens(
    paper="#10171B",
    surface="#1A242A",
    ink="#E9EEEC",
    muted="#A9B5BA",
    faint="#7C888E",
    rule="#35434B",
    grid="#222E35",
    land="#202B31",
    others="#56636A",
    band="#45545C",
    zero="#8B979C",
    accent="#8CCBE0",
    primary="#2F7C95",
    doubtful="#44545C",
    light_label="#FFFFFF",
    dark_label="#0D171C",
    light_label_steps=frozenset({0, 1, 2}),
    fill_opacity=0.22,
    steps=("#184655", "#215E70", "#2C768D", "#3F8FA8", "#5DABC4", "#83C6DD", "#B8E3F3"),
    countries={
        "GIN": "#EF9E77",
        "COD": "#7587F4",
        "BWA": "#7FCBC1",
        "ZWE": "#E4D681",
        "SLE": "#C772A2",
        "BEL": "#C6A3FF",
        "TZA": "#ACCC9A",
        "LSO": "#9DDDFF",
        "AGO": "#EB7C8A",
        "LBR": "#A88E65",
        "CIV": "#C08ED0",
        "CMR": "#BBDCCB",
        "CAF": "#9FA3AB",
    },
    ink_labels=frozenset(),
    close_pairs=_pairs(_CLOSE_LIGHT) | _pairs(_CLOSE_DARK),
)


@dataclass(frozen=True)
class Look:
    """How a drawing is to look: theme of the page, width of the screen, and whether it is for a wall, with few and large rows."""

    mode: str = "light"
    compact: bool = False
    wall: bool = False

    @property
    def tokens(self) -> Tokens:
        """Palette of this mode."""
        return DARK if self.mode == "dark" else LIGHT


def country_color(look: Look, country: str) -> str:
    """Return the colour that a country keeps in every drawing; ink for a country without one."""
    return look.tokens.countries.get(country, look.tokens.ink)


def label_color(look: Look, country: str) -> str:
    """Return the colour for a country's label: its own where that can be read as text, else ink."""
    return look.tokens.ink if country in look.tokens.ink_labels else country_color(look, country)


def step_label_color(look: Look, step: int) -> str:
    """Return the text colour that stays readable on one of the seven steps."""
    return look.tokens.light_label if step in look.tokens.light_label_steps else look.tokens.dark_label


def find_dashed(look: Look, countries: Sequence[str]) -> frozenset[str]:
    """Return the countries whose line must be dashed because an earlier one looks too much like it."""
    dashed: set[str] = set()
    for position, country in enumerate(countries):
        close = [c for c in countries[:position] if frozenset({c, country}) in look.tokens.close_pairs]
        if any(c not in dashed for c in close):
            dashed.add(country)
    return frozenset(dashed)


def with_alpha(color: str, opacity: float) -> str:
    """Return `#RRGGBB` as an `rgba()` text."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def stepped_scale(look: Look) -> list[list[Any]]:
    """Return the seven steps as a Plotly colour scale with hard edges, for z = 0…6 between −0.5 and 6.5."""
    count = len(look.tokens.steps)
    return [[p, color] for i, color in enumerate(look.tokens.steps) for p in (i / count, (i + 1) / count)]


def base_layout(look: Look, height: int, *, left: int = 8, right: int = 8, top: int = 4, bottom: int = 28) -> go.Layout:
    """Return the layout that every figure starts from: transparent, no legend, nothing to drag."""
    tokens = look.tokens
    return go.Layout(
        template=TEMPLATE,
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": LABEL_SIZE, "color": tokens.ink},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverdistance=24,
        hoverlabel={
            "bgcolor": tokens.surface,
            "bordercolor": tokens.rule,
            "align": "left",
            "font": {"family": FONT, "size": LABEL_SIZE, "color": tokens.ink},
        },
        uirevision="keep",
    )


def value_axis(look: Look, **options: Any) -> dict[str, Any]:
    """Return the axis that carries values: grid lines, no axis line, no title."""
    return {
        "showgrid": True,
        "gridcolor": look.tokens.grid,
        "gridwidth": 1,
        **_plain_axis(look),
        **options,
    }


def plain_axis(look: Look, **options: Any) -> dict[str, Any]:
    """Return an axis without grid: years or categories."""
    return {"showgrid": False, **_plain_axis(look), **options}


def _plain_axis(look: Look) -> dict[str, Any]:
    return {
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "ticklabelstandoff": 6,
        "tickfont": {"size": TICK_SIZE, "color": look.tokens.muted},
        "fixedrange": True,
        "automargin": False,
    }
