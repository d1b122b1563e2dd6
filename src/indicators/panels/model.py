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
    """What the reader chose. Everything a panel depends on besides the data, the language and the theme."""

    country: str = "GIN"
    countries: tuple[str, ...] = ()
    indicator: str = "wgi_estimate.control_of_corruption"
    year: int | None = None
    first: int | None = None
    last: int | None = None
    mineral: str = "bauxite"
    kind: str = "lines"
    zoom: bool = False


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
class Panel:
    """A finding, the drawings that show it, the rows behind it, and where they come from."""

    name: str
    title: str
    subtitle: str
    drawings: tuple[Drawing, ...]
    rows: pd.DataFrame
    indicators: tuple[Indicator, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    notes: tuple[str, ...] = ()
    key: str = ""
    selection: Selection = field(default_factory=Selection)

    @property
    def redistribute(self) -> bool:
        """Whether the rows may be handed out as a file."""
        return all(d.redistribute for d in self.datasets)


Builder = Callable[[Library, Selection, str, Look], Panel]
_BUILDERS: dict[str, Builder] = {}


def register_panel(name: str) -> Callable[[Builder], Builder]:
    """Give a builder its public name."""

    def add(builder: Builder) -> Builder:
        _BUILDERS[name] = builder
        return builder

    return add


def build_panel(name: str, library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Return the panel of this name for a selection.

    Raises:
        UnknownNameError: no such panel.
        DataError: a file it needs cannot be read.
    """
    if name not in _BUILDERS:
        raise UnknownNameError(f"Unknown panel “{name}”. Known: {', '.join(sorted(_BUILDERS))}.")
    return _BUILDERS[name](library, selection, lang, look)
