"""Where ticks stand, how a scale is cut into seven steps, how far an axis reaches."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from indicators.catalog.model import Indicator

STEPS = 7
QUARTERS = (2.5, 25)
ESTIMATE_EDGES = (-1.25, -0.75, -0.25, 0.25, 0.75, 1.25)
ESTIMATE_SCALE = (-2.5, 2.5)


def find_edges(indicator: Indicator, values: Iterable[float] = ()) -> tuple[float, ...]:
    """Return the six edges between the seven steps of an indicator.

    A scale with two sides has its middle step around zero; any other scale is cut into equal sevenths, and without a
    scale the values themselves are, from zero to their largest.
    """
    if indicator.scale is not None:
        low, high = indicator.scale
        if low == -high:
            return tuple(e * high / ESTIMATE_SCALE[1] for e in ESTIMATE_EDGES)
    else:
        known = [v for v in values if math.isfinite(v)]
        low, high = min([0.0, *known]), max([*known, 0.0]) or 1.0
    return tuple(low + (high - low) * i / STEPS for i in range(1, STEPS))


def find_step(edges: Sequence[float], value: float) -> int:
    """Return the step, 0 to 6, in which a value lies; a value on an edge belongs to the upper step."""
    return bisect_right(edges, value)


def find_range(
    indicator: Indicator | None, values: Iterable[float], *, zoom: bool = False, from_zero: bool = False
) -> tuple[float, float]:
    """Return the ends of the value axis: the full scale unless the reader zooms, never less than the values."""
    known = [v for v in values if v is not None and math.isfinite(v)]
    scale = indicator.scale if indicator is not None and not zoom else None
    low, high = min(known, default=0.0), max(known, default=1.0)
    if scale is not None:
        low, high = min(low, scale[0]), max(high, scale[1])
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (0.0, high) if high > 0 else (low - 1, low + 1)
    return low, high


def nice_ticks(low: float, high: float, count: int = 5, *, quarters: bool = True) -> list[float]:
    """Return at most `count` round numbers between two ends.

    Without `quarters`, steps such as 2.5 and 0.025 are left out: they need a decimal more than 2 or 5 would.

    >>> nice_ticks(-2.5, 2.5)
    [-2.0, -1.0, 0.0, 1.0, 2.0]
    >>> nice_ticks(0, 100)
    [0.0, 25.0, 50.0, 75.0, 100.0]
    >>> nice_ticks(0, 0.098, 4), nice_ticks(0, 0.098, 4, quarters=False)
    ([0.0, 0.025, 0.05, 0.075], [0.0, 0.05])
    """
    span = high - low
    if span <= 0 or not math.isfinite(span):
        return [low]
    power = 10.0 ** math.floor(math.log10(span / count))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50):
        step = factor * power
        if not quarters and factor in QUARTERS and step % 1:
            continue
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= count:
            return [round(i * step, 12) + 0.0 for i in range(first, last + 1)]
    return [low, high]


def tick_places(ticks: Sequence[float]) -> int:
    """Return how many decimals the ticks need."""
    return max((next(p for p in range(8) if p == 7 or abs(t - round(t, p)) < 1e-9) for t in ticks), default=0)


def year_ticks(first: int, last: int, *, compact: bool = False) -> list[int]:
    """Return the years to print: the ends, and round years between that keep clear of them."""
    span = last - first
    if span <= (3 if compact else 8):
        return list(range(first, last + 1, 2 if compact and span > 2 else 1))
    step = next((s for s in (2, 5, 10, 20, 50) if span / s <= (2.5 if compact else 7)), 50)
    clear = max(1, span * (0.2 if compact else 0.07))
    origin = first if step == 2 else 0  # every second year from an odd one: else its neighbour is a step of three
    between = [y for y in range(first + 1, last) if (y - origin) % step == 0 and y - first > clear and last - y > clear]
    return [first, *between, last]
