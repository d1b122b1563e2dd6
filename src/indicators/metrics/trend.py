"""Trend classes: ten years against the last five, by least-squares slopes with their errors."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from indicators.catalog.model import Direction

LONG, SHORT = 10, 5
NEEDED_LONG, NEEDED_SHORT = 7, 4
SPARSE_LONG, SPARSE_SHORT = 4, 2
SPARSE_SHARE = 0.05
T_QUANTILES = {1: 6.314, 2: 2.920, 3: 2.353, 4: 2.132, 5: 2.015, 6: 1.943, 7: 1.895, 8: 1.860}
"""Student's t, 95 % one-sided, by degrees of freedom."""


class TrendClass(StrEnum):
    """Where an indicator is going, in the words of the Ibrahim Index's trend classes."""

    IMPROVING = "improving"
    SLOWING = "slowing"
    WARNING_SIGNS = "warning_signs"
    BOUNCING_BACK = "bouncing_back"
    DECLINING = "declining"
    NO_CHANGE = "no_change"


@dataclass(frozen=True)
class Slope:
    """A least-squares slope per year, its standard error (NaN below three points) and the points it rests on."""

    value: float
    stderr: float
    n: int
    span: int


@dataclass(frozen=True)
class Trend:
    """The class (`None` when it cannot be told) with the slopes it comes from, in the indicator's own direction."""

    trend_class: TrendClass | None
    long: Slope
    short: Slope


def fit_slope(years: np.ndarray, values: np.ndarray) -> Slope:
    """Return the ordinary least-squares slope over the given points.

    Formula: b = Σ(t − t̄)(x − x̄)/Σ(t − t̄)²; se = √(Σe²/(n − 2)/Σ(t − t̄)²). Reference: Draper, Smith, Applied
    Regression Analysis, 3rd ed. (1998), section 1.4.

    >>> fit_slope(np.array([1, 2, 3]), np.array([1.0, 2.0, 3.0])).value
    1.0
    """
    t, x = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    n = t.size
    if n < 2 or np.ptp(t) == 0:
        return Slope(float("nan"), float("nan"), n, 0)
    centred = t - t.mean()
    squares = float((centred**2).sum())
    slope = float((centred * (x - x.mean())).sum() / squares)
    rest = x - x.mean() - slope * centred
    error = float(np.sqrt((rest**2).sum() / (n - 2) / squares)) if n > 2 else float("nan")
    return Slope(slope, error, n, int(np.ptp(t)))


def classify_trend(
    years: np.ndarray,
    values: np.ndarray,
    direction: Direction = Direction.HIGHER,
    scale: tuple[float, float] | None = None,
    breaks: Iterable[int] = (),
    year: int | None = None,
) -> Trend:
    """Return the trend class of one series: its last ten years against its last five.

    Formula: slopes by `fit_slope` over the years t−9…t and t−4…t, t the newest year; points before the last method break in
    the window are left out. A slope counts as up or down when |b| > t₀.₉₅(n − 2)·se, given 7 of 10 (4 of 5) points; with
    fewer (at least 4, at least 2), when the fitted change b·span is at least 5 % of the scale; below that, or without a scale,
    there is no class. Oriented so that up is better:

    | ten years | last five | class |
    |---|---|---|
    | up | up, at least half as steep | improving |
    | up | flat, or less than half as steep | slowing |
    | up or flat | down | warning signs |
    | down | up | bouncing back |
    | down | flat or down | declining |
    | flat | flat | no change |
    | flat | up | bouncing back if the first five years went down, else improving |

    A neutral indicator has no class: up is not better. Reference: Mo Ibrahim Foundation, 2024 IIAG, Guidelines, trend
    classification (ten-year against five-year annual average trend); the thresholds are ours.

    >>> classify_trend(np.arange(2014, 2024), np.arange(10.0)).trend_class.value
    'improving'
    """
    t, x = np.asarray(years, dtype=int), np.asarray(values, dtype=float)
    known = ~np.isnan(x) if year is None else ~np.isnan(x) & (t <= year)
    t, x = t[known], x[known]
    newest = int(t.max()) if t.size else 0
    start = max([newest - LONG + 1, *[first for first in breaks if first <= newest]])
    inside, recent, early = t >= start, t >= max(start, newest - SHORT + 1), (t >= start) & (t <= newest - SHORT)
    long, short = fit_slope(t[inside], x[inside]), fit_slope(t[recent], x[recent])
    if direction == Direction.NEUTRAL:
        return Trend(None, long, short)
    sign = -1 if direction == Direction.LOWER else 1
    floor = 1e-9 * max(1e-300, float(np.abs(x[inside]).max(initial=0)))
    far = _sign(long, NEEDED_LONG, SPARSE_LONG, scale, floor)
    near = _sign(short, NEEDED_SHORT, SPARSE_SHORT, scale, floor)
    if far is None or near is None:
        return Trend(None, long, short)
    before = _sign(fit_slope(t[early], x[early]), NEEDED_SHORT, SPARSE_SHORT, scale, floor) or 0
    steep = abs(short.value) >= abs(long.value) / 2
    return Trend(_name_trend(sign * far, sign * near, sign * before, steep), long, short)


def classify_trends(
    frame: pd.DataFrame,
    direction: Direction = Direction.HIGHER,
    scale: tuple[float, float] | None = None,
    breaks: Iterable[int] = (),
    year: int | None = None,
) -> pd.DataFrame:
    """Return the trend class of each country's series: country, trend, slope_ten, slope_five, n_ten, n_five.

    Formula and reference: `classify_trend`; a row with status B breaks its own country's series.

    Args:
        frame: observations of one indicator, dimensions selected.
        direction: which end is the better one.
        scale: range of the instrument, for sparse series.
        breaks: first years after a change of method, for all countries.
        year: newest year to look at.

    >>> frame = pd.DataFrame({"country": "GIN", "year": range(2014, 2024), "value": [10.0 - i for i in range(10)]})
    >>> classify_trends(frame)[["country", "trend", "slope_ten"]].values.tolist()
    [['GIN', 'declining', -1.0]]
    """
    rows = []
    for country, part in frame.sort_values("year").groupby("country"):
        own = part.loc[part["obs_status"] == "B", "year"].tolist() if "obs_status" in part else []
        trend = classify_trend(
            part["year"].to_numpy(), part["value"].to_numpy(dtype=float), direction, scale, [*breaks, *own], year
        )
        word = None if trend.trend_class is None else trend.trend_class.value
        rows.append((country, word, trend.long.value, trend.short.value, trend.long.n, trend.short.n))
    return pd.DataFrame(rows, columns=["country", "trend", "slope_ten", "slope_five", "n_ten", "n_five"])


def _sign(slope: Slope, needed: int, sparse: int, scale: tuple[float, float] | None, floor: float) -> int | None:
    """+1, 0 or −1 for a slope that counts as up, flat or down; `None` when that cannot be told."""
    if slope.n < sparse or np.isnan(slope.value):
        return None
    if abs(slope.value) <= floor:
        return 0
    if slope.n >= needed:
        moves = abs(slope.value) > T_QUANTILES[slope.n - 2] * slope.stderr
    elif scale is None:
        return None
    else:
        moves = abs(slope.value) * slope.span >= SPARSE_SHARE * (scale[1] - scale[0])
    return int(np.sign(slope.value)) if moves else 0


def _name_trend(far: int, near: int, before: int, steep: bool) -> TrendClass:
    """The class by the table of `classify_trend`, all signs oriented."""
    if far > 0 and near >= 0:
        return TrendClass.IMPROVING if near > 0 and steep else TrendClass.SLOWING
    if far >= 0 and near < 0:
        return TrendClass.WARNING_SIGNS
    if far < 0:
        return TrendClass.BOUNCING_BACK if near > 0 else TrendClass.DECLINING
    if near > 0:
        return TrendClass.BOUNCING_BACK if before < 0 else TrendClass.IMPROVING
    return TrendClass.NO_CHANGE
