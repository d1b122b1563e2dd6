"""The panel: what is shown on a page, exported, put on a slide. Built from the data alone, without a user interface."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog import Dataset, Indicator
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import UnknownNameError


@dataclass(frozen=True)
class Selection:
    """What the reader chose. Everything a panel depends on besides the data, the language and the theme.

    Attributes:
        year: year of lists and tables; None shows the newest value of each country.
        first: first year of lines and of events; None begins with the publisher.
        last: last year of lines and of events; None ends with the newest.
        measure: for minerals, `mine`, `reserves` or `refinery`.
        basis: code of another basis on which the mineral is weighed; empty for the usual one.
        governance: indicator id of the governance axis of the exposure quadrant.
        leverage: code of its other axis.
        material: material of the EU list, as the list writes it.
        stage: `extraction` or `processing`.
        vintage: update year of the WGI used by the supply-risk model.
        viewpoint: `buyers` or `citizens`.
        supplier: ISO3 of the country whose share or score the reader changes; None leaves the model as published.
        scope: where the supplier's share changes: `world` supply, `eu` sourcing or `both`.
        share: the supplier's share of world supply, a fraction.
        eu_share: the supplier's share of EU sourcing, a fraction.
        score: the supplier's mean WGI estimate, −2.5 to 2.5.
        recycling: end-of-life recycling input rate, a fraction.
        reliance: import reliance, a fraction.
        category: category of events.
        event: id of an event.
        place: ISO3 of the country whose events are listed; None lists all.
        parts: parts of a composite, each `indicator:weight`.
        condition: indicator id of a condition of life.
        civic: indicator id of a measure of civic space.
        dataset: name of the dataset whose contents are listed.
    """

    country: str = "GIN"
    countries: tuple[str, ...] = ()
    indicator: str = "wgi_estimate.control_of_corruption"
    year: int | None = None
    first: int | None = None
    last: int | None = None
    mineral: str = "bauxite"
    kind: str = "lines"
    zoom: bool = False
    measure: str = "mine"
    basis: str = ""
    governance: str = "wgi_estimate.control_of_corruption"
    leverage: str = "world_share"
    material: str = "Cobalt"
    stage: str = "extraction"
    vintage: str = "2022"
    viewpoint: str = "buyers"
    supplier: str | None = None
    scope: str = "world"
    share: float | None = None
    eu_share: float | None = None
    score: float | None = None
    recycling: float | None = None
    reliance: float | None = None
    category: str | None = None
    event: str | None = None
    place: str | None = None
    parts: tuple[str, ...] = ()
    condition: str = "undp_hdr.hdi_2025"
    civic: str = "vdem_v14.core_civil_society"
    dataset: str | None = None


@dataclass(frozen=True)
class Drawing:
    """One figure with its text alternative."""

    figure: go.Figure
    alt: str
    heading: str = ""
    width: float = 1
    selects: bool = False
    is_map: bool = False


@dataclass(frozen=True)
class Link:
    """A cell of a listing that leads somewhere: an outside source, or a page of ours with its query (`page` set)."""

    text: str
    url: str = ""
    page: str = ""
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Panel:
    """A finding, the drawings that show it, the rows behind it, and where they come from.

    `listing` is a table meant for reading (events, statuses): columns headed and cells written in the reader's language, a
    cell a text, a `Link`, or a tuple of them, which stand below each other, the first one strongest. It is drawn below the
    drawings, folded under `fold` when that is given. `rows` are the figures behind everything, for table and download;
    `lead` is the finding as a sentence that stands alone, with year, source and edition, where the title and its source are not
    enough; `about_data` marks rows that hold no figure of any publisher, only what is held of whom, which may be handed out.
    """

    name: str
    title: str
    subtitle: str
    drawings: tuple[Drawing, ...]
    rows: pd.DataFrame
    indicators: tuple[Indicator, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    notes: tuple[str, ...] = ()
    listing: pd.DataFrame | None = None
    fold: str = ""
    key: str = ""
    lead: str = ""
    about_data: bool = False
    selection: Selection = field(default_factory=Selection)

    @property
    def redistribute(self) -> bool:
        """Whether the rows may be handed out as a file."""
        return self.about_data or all(d.redistribute for d in self.datasets)


Builder = Callable[[Library, Selection, str, Look], Panel]
_BUILDERS: dict[str, Builder] = {}


def register_panel(name: str) -> Callable[[Builder], Builder]:
    """Give a builder its public name."""

    def add(builder: Builder) -> Builder:
        _BUILDERS[name] = builder
        return builder

    return add


def has_panel(name: str) -> bool:
    """Return whether there is a panel of this name."""
    return name in _BUILDERS


def build_panel(name: str, library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Return the panel of this name for a selection.

    Raises:
        UnknownNameError: no such panel.
        DataError: a file it needs cannot be read.
    """
    if name not in _BUILDERS:
        raise UnknownNameError("Unknown panel “{name}”. Known: {known}.", name=name, known=", ".join(sorted(_BUILDERS)))
    return _BUILDERS[name](library, selection, lang, look)
