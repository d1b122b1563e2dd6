"""Standard errors, intervals of means, and when a difference is a difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from indicators.errors import DataError, UnknownNameError

LEVEL = 0.90
"""Level of the intervals we compute ourselves: the one of the WGI and of the CPI."""


class Comparison(StrEnum):
    """How a value stands to a reference, as far as the uncertainty lets one say."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class MeanInterval:
    """Mean of several estimates with the interval of the wider of two assumptions on their errors."""

    value: float
    stderr_independent: float
    stderr_correlated: float
    lower: float
    upper: float
    level: float
    n: int

    @property
    def stderr(self) -> float:
        """The larger of the two standard errors, the one the interval is drawn with."""
        return max(self.stderr_independent, self.stderr_correlated)


def normal_quantile(level: float = LEVEL) -> float:
    """Return the half-width, in standard errors, of a two-sided normal interval.

    Formula: z = Φ⁻¹((1 + level) / 2). Reference: JCGM 100:2008 (GUM), annex G, table G.1.

    Raises:
        DataError: the level is not between 0 and 1.

    >>> round(normal_quantile(0.90), 3), round(normal_quantile(0.95), 2)
    (1.645, 1.96)
    """
    if not 0 < level < 1:
        raise DataError("The level of an interval lies between 0 and 1, not at {level}: state it as in 0.90.", level=level)
    return NormalDist().inv_cdf((1 + level) / 2)


def estimate_stderr(lower: ArrayLike, upper: ArrayLike, level: float) -> NDArray[np.float64]:
    """Return the standard error behind a published interval.

    Formula: se = (upper − lower) / (2·z), z by `normal_quantile(level)`: exact for symmetric normal intervals, an
    approximation for others. Reference: JCGM 100:2008 (GUM), 4.3.4 to 4.3.6.

    >>> estimate_stderr(-1.645, 1.645, 0.90).round(3).tolist()
    1.0
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    return (high - low) / (2 * normal_quantile(level))


def add_stderr(frame: pd.DataFrame, level: float | None) -> pd.DataFrame:
    """Return the observations with a `stderr` on each row that has a published one or an interval.

    Formula: the publisher's `stderr` where given, else `estimate_stderr(lower, upper, level)`, else NaN: **no** error is
    known, which is not the same as no error. Reference: as `estimate_stderr`.

    Args:
        frame: observations with `lower` and `upper`, perhaps `stderr`.
        level: level the publisher states for the interval, `None` when it states none.

    >>> frame = pd.DataFrame({"value": [50.0, 60.0], "lower": [48.355, None], "upper": [51.645, None]})
    >>> add_stderr(frame, 0.90).stderr.round(3).tolist()
    [1.0, nan]
    """
    given = frame["stderr"].astype(float) if "stderr" in frame else pd.Series(np.nan, index=frame.index)
    if level is None or "lower" not in frame or "upper" not in frame:
        return frame.assign(stderr=given)
    return frame.assign(stderr=given.fillna(pd.Series(estimate_stderr(frame.lower, frame.upper, level), frame.index)))


def mean_interval(values: ArrayLike, stderrs: ArrayLike, level: float = LEVEL) -> MeanInterval:
    """Return the mean of n estimates and its interval, independent and fully correlated errors, drawn with the wide one.

    Formula: m = Σx/n; se_independent = √(Σse²)/n; se_correlated = Σse/n; interval m ∓ z·max(se_independent, se_correlated).
    For six estimates with equal se the first is se/√6 and the second se. Reference: JCGM 100:2008 (GUM), 5.1.2 and the
    note to 5.2.2 (all correlation coefficients equal to 1).

    Raises:
        DataError: lengths differ, nothing is given, or a value or standard error is missing.

    >>> mean = mean_interval([1.0, 2.0], [0.3, 0.4])
    >>> mean.value, round(mean.stderr_independent, 3), round(mean.stderr_correlated, 3)
    (1.5, 0.25, 0.35)
    """
    x, errors = np.asarray(values, dtype=float), np.asarray(stderrs, dtype=float)
    if x.shape != errors.shape or x.size == 0:
        raise DataError(
            "A mean needs one standard error for each estimate, not {given} for {needed}.", given=errors.size, needed=x.size
        )
    if np.isnan(x).any() or np.isnan(errors).any():
        raise DataError("A mean with an interval needs every estimate and its standard error: leave the gap a gap.")
    independent, correlated = float(np.sqrt((errors**2).sum()) / x.size), float(errors.mean())
    half = normal_quantile(level) * max(independent, correlated)
    centre = float(x.mean())
    return MeanInterval(centre, independent, correlated, centre - half, centre + half, level, int(x.size))


def average_estimates(frames: Sequence[pd.DataFrame], level: float = LEVEL) -> pd.DataFrame:
    """Return W, the mean of several indicators (the six WGI estimates), per country and year, with both errors.

    Formula: as `mean_interval`, on every country and year that **all** frames have a value for; a country-year with fewer
    is left out, never averaged over what is there. Without every standard error the interval stays NaN. Reference:
    Kaufmann, Kraay, Mastruzzi, The Worldwide Governance Indicators, World Bank WPS 5430 (2010), section 4, on the
    errors; European Commission, Methodology for establishing the EU list of CRMs (2017), section 3.2, on the mean.

    Args:
        frames: observations of one indicator each, with `country`, `year`, `value` and perhaps `stderr`.
        level: level of the interval returned.

    Returns:
        Columns country, year, value, lower, upper, stderr (the wide one), stderr_independent, stderr_correlated.

    >>> one = pd.DataFrame({"country": ["GIN"], "year": [2023], "value": [-1.0], "stderr": [0.2]})
    >>> average_estimates([one, one.assign(value=-0.5)])[["value", "stderr"]].round(2).values.tolist()
    [[-0.75, 0.2]]
    """
    if not frames:
        raise DataError("A mean of indicators needs at least one of them.")
    parts = [_keyed(frame, position) for position, frame in enumerate(frames)]
    joined = reduce(lambda left, right: left.join(right, how="inner"), parts)
    values = joined[[f"value_{i}" for i in range(len(frames))]]
    complete = values.notna().all(axis=1)
    joined, values = joined[complete], values[complete]
    errors = joined[[f"stderr_{i}" for i in range(len(frames))]].to_numpy(dtype=float)
    independent, correlated = np.sqrt((errors**2).sum(axis=1)) / len(frames), errors.mean(axis=1)
    wide = np.maximum(independent, correlated)
    centre, half = values.mean(axis=1), normal_quantile(level) * wide
    return pd.DataFrame(
        {
            "value": centre,
            "lower": centre - half,
            "upper": centre + half,
            "stderr": wide,
            "stderr_independent": independent,
            "stderr_correlated": correlated,
        },
        index=joined.index,
    ).reset_index()


def is_clear_difference(a: ArrayLike, se_a: ArrayLike, b: ArrayLike, se_b: ArrayLike, level: float = LEVEL) -> NDArray[np.bool_]:
    """Return whether two estimates differ by more than their errors.

    Formula: |a − b| ≥ z·√(se_a² + se_b²), z = 1.645 at 90 %, and a ≠ b. A missing value or standard error gives False:
    what is not known is not clear. The errors are taken as independent; for one country in two years they are positively
    correlated, so the test is on the cautious side there. Reference: Schenker, Gentleman, On judging the significance of
    differences by examining the overlap between confidence intervals, Am. Stat. 55 (2001), 182-186.

    >>> is_clear_difference(1.0, 0.3, 0.0, 0.4).tolist()
    True
    >>> is_clear_difference([0.8, 1.0], [0.3, None], 0.0, 0.4).tolist()
    [False, False]
    """
    first, second = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    gap = np.abs(first - second)
    spread = np.hypot(np.asarray(se_a, dtype=float), np.asarray(se_b, dtype=float))
    return np.asarray((gap >= normal_quantile(level) * spread) & (gap > 0))


def find_median(frame: pd.DataFrame) -> tuple[float, float]:
    """Return the median of the values and its standard error: the one of the country, or of the two, that it is the value of.

    Formula: x_(m), se_(m) for an odd number; (x_(m) + x_(m+1)) / 2 and √(se_(m)² + se_(m+1)²) / 2 for an even one. Of values
    that are equal the larger error counts. Which country is in the middle is taken as known, so for many countries this is
    larger than the error of their median by simulation: a difference is called clear too rarely, never too easily.
    Reference: JCGM 100:2008 (GUM), 5.1.2.

    Args:
        frame: one row per country with `value` and `stderr`; rows without a value are left out.

    >>> find_median(pd.DataFrame({"value": [0.5, -1.0, -0.6], "stderr": [0.1, 0.2, 0.3]}))
    (-0.6, 0.3)
    >>> find_median(pd.DataFrame({"value": [0.0, 1.0], "stderr": [0.3, 0.4]}))
    (0.5, 0.25)
    """
    known = frame[frame["value"].notna()]
    if known.empty:
        return float("nan"), float("nan")
    ordered = known.astype({"value": float, "stderr": float}).sort_values(["value", "stderr"])
    middle = [ordered["value"].iloc[(len(ordered) - 1) // 2], ordered["value"].iloc[len(ordered) // 2]]
    errors = [ordered.loc[ordered["value"] == value, "stderr"].max(skipna=False) for value in middle]
    stderr = errors[0] if len(ordered) % 2 else float(np.hypot(*errors)) / 2
    return float(sum(middle) / 2), float(stderr)


def compare_to_reference(
    frame: pd.DataFrame, reference: str | float, reference_stderr: float = 0.0, level: float = LEVEL
) -> pd.DataFrame:
    """Return the rows with `difference` from a reference and a `comparison` word.

    Formula: difference = value − reference; the word by `is_clear_difference`; UNKNOWN where no standard error is given.
    Higher and lower are meant numerically, not as better and worse. Reference: as `is_clear_difference`.

    Args:
        frame: one row per country with `value` and `stderr` (see `latest`, `add_stderr`).
        reference: a country of the frame, or a number such as a median.
        reference_stderr: error of a number given as reference; a country brings its own.
        level: level of the difference.

    Raises:
        UnknownNameError: the reference country has no row.

    >>> frame = pd.DataFrame({"country": ["BWA", "GIN"], "value": [0.7, -1.0], "stderr": [0.15, 0.15]})
    >>> compare_to_reference(frame, "BWA").comparison.tolist()
    ['no_clear_difference', 'lower']
    """
    if isinstance(reference, str):
        row = frame[frame["country"] == reference]
        if len(row) != 1:
            raise UnknownNameError(
                "The reference country “{reference}” has {count} rows here: it needs just one.",
                reference=reference,
                count=len(row),
            )
        reference, reference_stderr = float(row["value"].iloc[0]), float(row["stderr"].iloc[0])
    gap = frame["value"].astype(float) - reference
    clear = is_clear_difference(frame["value"], frame["stderr"], reference, reference_stderr, level)
    unknown = gap.isna() | frame["stderr"].isna() | bool(np.isnan(reference_stderr))
    words = np.select(
        [unknown, ~clear, gap > 0],
        [Comparison.UNKNOWN, Comparison.NO_CLEAR_DIFFERENCE, Comparison.HIGHER],
        Comparison.LOWER,
    )
    return frame.assign(difference=gap, comparison=[str(word) for word in words])


def _keyed(frame: pd.DataFrame, position: int) -> pd.DataFrame:
    """Value and standard error of one indicator, indexed by country and year, the columns numbered."""
    errors = frame["stderr"] if "stderr" in frame else pd.Series(np.nan, index=frame.index)
    part = frame[["country", "year"]].assign(**{f"value_{position}": frame["value"], f"stderr_{position}": errors})
    if part.duplicated(["country", "year"]).any():
        raise DataError("A mean of indicators needs one row per country and year: select the dimension first.")
    return part.set_index(["country", "year"])
