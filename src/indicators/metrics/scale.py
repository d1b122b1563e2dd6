"""Common scales: orientation, normalisation with stated bounds, the seven steps of the maps."""

from enum import StrEnum
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from indicators.catalog.model import Direction
from indicators.errors import DataError

STEPS = 7
WGI_EDGES = (-1.25, -0.75, -0.25, 0.25, 0.75, 1.25)
"""Inner edges of the seven steps of a WGI estimate: half a standard deviation of the world each, the middle one on 0."""


class Normalisation(StrEnum):
    """How indicators with different units are brought to one."""

    MIN_MAX = "min_max"
    Z_SCORE = "z_score"


def orientation(direction: Direction) -> int:
    """Return +1 when a higher value is better, −1 when a lower one is.

    Formula: o = +1 or −1. Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), section 5.

    Raises:
        DataError: the indicator has no better end.

    >>> orientation(Direction.LOWER)
    -1
    """
    if direction == Direction.NEUTRAL:
        raise DataError("This indicator has no better end, so it cannot be oriented: leave it out of scores.")
    return -1 if direction == Direction.LOWER else 1


def orient(values: ArrayLike, direction: Direction) -> NDArray[np.float64]:
    """Return the values turned so that higher is better.

    Formula: x' = o·x, o by `orientation`. Reference: as `orientation`.

    >>> orient([1.0, 2.0], Direction.LOWER).tolist()
    [-1.0, -2.0]
    """
    return orientation(direction) * np.asarray(values, dtype=float)


def rescale(
    values: ArrayLike, bounds: tuple[float, float], direction: Direction = Direction.HIGHER, clip: bool = True
) -> NDArray[np.float64]:
    """Return the values on 0 (worst bound) to 1 (best bound).

    Formula: x' = (x − low)/(high − low), and 1 − x' for `lower_is_better`; clipped to 0–1 unless `clip` is false. The
    bounds are stated by the caller (the instrument's scale), never taken silently from the sample. Reference: OECD/JRC
    Handbook (2008), section 5.3.

    Raises:
        DataError: the bounds are not in order, or the indicator has no better end.

    >>> rescale([-2.5, 0.0, 2.5], (-2.5, 2.5)).tolist()
    [0.0, 0.5, 1.0]
    >>> rescale([0.0, 25.0], (0, 100), Direction.LOWER).tolist()
    [1.0, 0.75]
    """
    low, high = bounds
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise DataError(
            "Bounds of a scale go from low to high, not from {low} to {high}: state them in that order.", low=low, high=high
        )
    shares = (np.asarray(values, dtype=float) - low) / (high - low)
    shares = shares if orientation(direction) == 1 else 1 - shares
    return np.clip(shares, 0, 1) if clip else shares


def standardise(values: ArrayLike, direction: Direction = Direction.HIGHER) -> NDArray[np.float64]:
    """Return z-scores, higher is better, over the values that are given.

    Formula: z = o·(x − mean)/sd, sd with n in the denominator; all 0 when every value is the same; a gap stays a gap.
    Reference: OECD/JRC Handbook (2008), section 5.2.

    >>> standardise([1.0, 3.0]).tolist()
    [-1.0, 1.0]
    >>> standardise([1.0, None, 3.0], Direction.LOWER).tolist()
    [1.0, nan, -1.0]
    """
    oriented = orient(values, direction)
    known = oriented[~np.isnan(oriented)]
    if known.size == 0:
        return oriented
    spread = float(known.std())
    centred = oriented - known.mean()
    return centred / spread if spread > 1e-12 * max(1.0, float(np.abs(known).max())) else centred * 0


def step_edges(unit: str, scale: tuple[float, float] | None) -> tuple[float, ...]:
    """Return the six inner edges of the seven steps of a map.

    Formula: WGI estimates −1.25, −0.75, … 1.25; other scales low + k·(high − low)/7, k = 1…6. Reference: design
    decision of this project; fixed edges, so that a colour means the same in every year.

    Raises:
        DataError: the indicator has no scale, so it has no steps (quantities are drawn as circles).

    >>> step_edges("wgi_estimate", (-2.5, 2.5))
    (-1.25, -0.75, -0.25, 0.25, 0.75, 1.25)
    >>> step_edges("score", (0, 70))
    (10.0, 20.0, 30.0, 40.0, 50.0, 60.0)
    """
    if unit == "wgi_estimate":
        return WGI_EDGES
    if scale is None or not scale[0] < scale[1]:
        raise DataError("Steps need an indicator with a scale: show quantities as circles or bars.")
    low, high = scale
    return tuple(low + k * (high - low) / STEPS for k in range(1, STEPS))


def assign_steps(values: pd.Series, edges: tuple[float, ...]) -> pd.Series:
    """Return the step of each value, 0 for the lowest, `<NA>` for a gap.

    Formula: step = number of edges ≤ x, so a value on an edge belongs to the upper step. Reference: as `step_edges`.

    >>> assign_steps(pd.Series([-2.0, -1.25, 0.0, 1.3, None]), WGI_EDGES).tolist()
    [0, 1, 3, 6, <NA>]
    """
    if any(a >= b for a, b in pairwise(edges)):
        raise DataError("The edges of steps must rise from one to the next.")
    steps = np.searchsorted(np.asarray(edges), values.to_numpy(dtype=float), side="right")
    return pd.Series(steps, index=values.index, dtype="Int64").mask(values.isna())
