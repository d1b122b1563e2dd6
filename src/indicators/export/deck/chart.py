"""A chart in a slide program's own terms: its kind, its series, its axes."""

from collections.abc import Iterable
from dataclasses import dataclass

BARS, COLUMNS, STACKED_BARS, STACKED_COLUMNS, LINES, MARKERS, SCATTER = (
    "bars", "columns", "stacked_bars", "stacked_columns", "lines", "markers", "scatter",
)  # fmt: skip


@dataclass(frozen=True)
class Series:
    """One series: a value, and where known the ends of its interval, for each category; a scatter has `x` as well."""

    name: str
    values: tuple[float | None, ...]
    color: str = ""
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    x: tuple[float | None, ...] = ()
    x_lower: tuple[float | None, ...] = ()
    x_upper: tuple[float | None, ...] = ()
    colors: tuple[str, ...] = ()
    strong: bool = True


@dataclass(frozen=True)
class Native:
    """A chart in a slide program's own terms."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    form: str = "General"
    low: float | None = None
    high: float | None = None
    x_form: str = "General"
    x_ends: tuple[float, float] | None = None
    step: float | None = None
    x_step: float | None = None


def all_values(series: Iterable[Series]) -> list[float | None]:
    """Return the values and the ends of the intervals of all series."""
    return [v for s in series for v in (*s.values, *s.lower, *s.upper)]
