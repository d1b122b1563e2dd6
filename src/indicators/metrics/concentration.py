"""How concentrated a supply is, and how well governed: HHI, weighted HHI, linear companion, bands."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from indicators.errors import DataError
from indicators.metrics.select import AGGREGATES
from indicators.metrics.uncertainty import LEVEL, normal_quantile

WEIGHT_UNKNOWN = 5.0
"""Governance weight of a supplier without a WGI mean: the middle of 0–10, as in the EU reproduction."""


@dataclass(frozen=True)
class Band:
    """A figure with the two ends it may lie between."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Concentration:
    """Concentration of one supply.

    `hhi` and `hhi_wgi` carry the band of the rest nobody names, `hhi_wgi_error` the one of the WGI's standard errors (the
    wider of independent and correlated), `linear` is Ḡ over the named share with `linear_error`, its band of the same errors.
    """

    hhi: Band
    hhi_wgi: Band
    hhi_wgi_error: Band | None
    linear: float
    named_share: float
    n: int
    linear_error: Band | None = None


def governance_weight(wgi_mean: ArrayLike) -> NDArray[np.float64]:
    """Return the governance weight of countries, 0 (best) to 10 (worst).

    Formula: g = 5 − 2·W, clipped to 0–10, W the mean of the six WGI estimates; NaN stays NaN. Reference: European
    Commission, Methodology for establishing the EU list of critical raw materials (2017), DOI 10.2873/769526: WGI
    rescaled to 0–10.

    >>> governance_weight([2.5, 0.0, -2.5, 3.0]).tolist()
    [0.0, 5.0, 10.0, 0.0]
    """
    return np.clip(5 - 2 * np.asarray(wgi_mean, dtype=float), 0, 10)


def herfindahl(shares: ArrayLike) -> float:
    """Return the Herfindahl-Hirschman index of shares given as fractions.

    Formula: HHI = Σ s². Between 1/n and 1 when the shares add to 1. Reference: A. O. Hirschman, The paternity of an index,
    Am. Econ. Rev. 54 (1964), 761.

    >>> herfindahl([0.5, 0.5])
    0.5
    """
    return float(np.square(_fractions(shares)).sum())


def weighted_herfindahl(shares: ArrayLike, weights: ArrayLike, trade: ArrayLike = 1.0) -> float:
    """Return the governance-weighted HHI, with the trade parameter where one is given.

    Formula: HHI_WGI,t = Σ s²·g·t, between 0 and 10·t. Reference: EU methodology (2017), DOI 10.2873/769526.

    >>> weighted_herfindahl([0.5, 0.5], [4.0, 6.0])
    2.5
    """
    return float(_terms(shares, weights, trade).sum())


def linear_companion(shares: ArrayLike, weights: ArrayLike, trade: ArrayLike = 1.0) -> float:
    """Return the average governance weight of the supply, small producers counted in full.

    Formula: Ḡ = Σ s·g·t / Σ s over the named countries; NaN when nothing is named. Squares make a 5 % producer count for
    1/400 of a monopolist, shares for 1/20: both are shown. Reference: measure of this project, design.md section 3.

    >>> linear_companion([0.5, 0.3], [4.0, 8.0])
    5.5
    """
    fractions = _fractions(shares)
    total = float(fractions.sum())
    return float((fractions * np.asarray(weights) * np.asarray(trade)).sum() / total) if total > 0 else float("nan")


def contributions(shares: ArrayLike, weights: ArrayLike, trade: ArrayLike = 1.0) -> NDArray[np.float64]:
    """Return each country's part of the weighted HHI; the parts add to 1 (all NaN when the index is 0).

    Formula: K_c = s_c²·g_c·t_c / HHI_WGI,t. Reference: additive decomposition of the EU methodology's index.

    >>> contributions([0.5, 0.5], [4.0, 6.0]).tolist()
    [0.4, 0.6]
    """
    terms = _terms(shares, weights, trade)
    total = terms.sum()
    return terms / total if total > 0 else np.full(terms.shape, np.nan)


def rest_band(named_index: float, rest: float, weight: float = 1.0) -> Band:
    """Return an index over the named countries with the band the unnamed rest leaves open.

    Formula: lower = the index itself (the rest is many small producers, Σ → 0); upper = index + r²·weight (the rest is one
    country). `weight` is 1 for the HHI, a governance weight for HHI_WGI. Reference: bounds as in Naldi, Flamini, The CR4
    index and the interval estimation of the HHI (2014), without their limit on the largest unnamed share.

    >>> rest_band(0.5, 0.2)
    Band(value=0.5, lower=0.5, upper=0.54)
    """
    return Band(named_index, named_index, named_index + max(0.0, rest) ** 2 * weight)


def error_band(
    shares: ArrayLike,
    weights: ArrayLike,
    stderr_independent: ArrayLike,
    stderr_correlated: ArrayLike,
    trade: ArrayLike = 1.0,
    level: float = LEVEL,
) -> Band:
    """Return the weighted HHI with the band of the WGI's standard errors, the wider of two assumptions.

    Formula: ∂HHI/∂W_c = −2·s_c²·t_c, so se = √Σ(2·s²·t·se_W)² with independent errors (between countries and dimensions)
    and Σ 2·s²·t·se_W with fully correlated ones; index ∓ z·max, not below 0. The clipping of g is left out. Reference: JCGM
    100:2008 (GUM), 5.1.2 and 5.2.2.

    >>> band = error_band([1.0], [5.0], [0.1], [0.2])
    >>> band.value, round(band.upper, 3)
    (5.0, 5.658)
    """
    pull = 2 * np.square(_fractions(shares)) * np.asarray(trade, dtype=float)
    independent = float(np.sqrt(np.square(pull * np.asarray(stderr_independent, dtype=float)).sum()))
    correlated = float((pull * np.asarray(stderr_correlated, dtype=float)).sum())
    value = weighted_herfindahl(shares, weights, trade)
    half = normal_quantile(level) * max(independent, correlated)
    return Band(value, max(0.0, value - half), value + half)


def linear_band(
    shares: ArrayLike,
    weights: ArrayLike,
    stderr_independent: ArrayLike,
    stderr_correlated: ArrayLike,
    trade: ArrayLike = 1.0,
    level: float = LEVEL,
) -> Band:
    """Return Ḡ with the band of the WGI's standard errors, the wider of two assumptions.

    Formula: ∂Ḡ/∂W_c = −2·s_c·t_c / Σ s, so se = √Σ(2·s·t·se_W)² / Σ s with independent errors and Σ 2·s·t·se_W / Σ s with fully
    correlated ones; Ḡ ∓ z·max, not below 0. The clipping of g is left out. Reference: JCGM 100:2008 (GUM), 5.1.2 and 5.2.2.

    >>> band = linear_band([0.5, 0.3], [4.0, 8.0], [0.1, 0.1], [0.2, 0.2])
    >>> band.value, round(band.upper, 3)
    (5.5, 6.158)
    """
    fractions = _fractions(shares)
    pull = 2 * fractions * np.asarray(trade, dtype=float) / fractions.sum()
    independent = float(np.sqrt(np.square(pull * np.asarray(stderr_independent, dtype=float)).sum()))
    correlated = float((pull * np.asarray(stderr_correlated, dtype=float)).sum())
    value = linear_companion(shares, weights, trade)
    half = normal_quantile(level) * max(independent, correlated)
    return Band(value, max(0.0, value - half), value + half)


def measure_concentration(
    shares: pd.DataFrame, governance: pd.DataFrame, rest_weight: float = WEIGHT_UNKNOWN, level: float = LEVEL
) -> Concentration:
    """Return every concentration figure of one mineral and year.

    Formula: the functions above, over the single countries named; the rest r = 1 − Σ s (what `OTH` stands for, too). A country
    without W takes g = 5; without its standard error its g may lie anywhere from 0 to 10 and widens the error bands so far. When
    no standard error is given at all there are no error bands. Reference: as the functions.

    Args:
        shares: `country`, `share` (fractions of the world), as from `compute_shares`.
        governance: `country`, `value` (W) and perhaps `stderr_independent`, `stderr_correlated` (`average_estimates`).
        rest_weight: governance weight of the rest when it is one country; 10 gives the extreme.
        level: level of the error band.

    >>> shares = pd.DataFrame({"country": ["COD", "OTH"], "share": [0.8, 0.2]})
    >>> result = measure_concentration(shares, pd.DataFrame({"country": ["COD"], "value": [-1.5]}))
    >>> round(result.hhi.lower, 2), round(result.hhi.upper, 2), round(result.hhi_wgi.value, 2), result.linear
    (0.64, 0.68, 5.12, 8.0)
    """
    named = shares[~shares["country"].isin(AGGREGATES) & shares["share"].notna()]
    if named.empty or named["country"].duplicated().any():
        raise DataError("Concentration needs one share per named country of one mineral and year: select them first.")
    if governance["country"].duplicated().any():
        raise DataError("Concentration needs one governance mean per country: take the latest year first.")
    rows = named[["country", "share"]].merge(governance.rename(columns={"value": "wgi"}), on="country", how="left")
    weights = np.nan_to_num(governance_weight(rows["wgi"]), nan=WEIGHT_UNKNOWN)
    share = rows["share"].to_numpy(dtype=float)
    rest = max(0.0, 1 - float(share.sum()))
    errors = _error_bands(rows, share, weights, level)
    return Concentration(
        hhi=rest_band(herfindahl(share), rest),
        hhi_wgi=rest_band(weighted_herfindahl(share, weights), rest, rest_weight),
        hhi_wgi_error=errors[0],
        linear=linear_companion(share, weights),
        named_share=float(share.sum()),
        n=int((share > 0).sum()),
        linear_error=errors[1],
    )


def _error_bands(
    rows: pd.DataFrame, share: NDArray[np.float64], weights: NDArray[np.float64], level: float
) -> tuple[Band | None, Band | None]:
    """The bands of HHI_WGI and Ḡ; a country without a standard error may have any weight from 0 to 10."""
    names = ["stderr_independent", "stderr_correlated"]
    if not set(names) <= set(rows.columns) or rows[names].isna().all(axis=None):
        return None, None
    unknown = rows[names].isna().any(axis=1).to_numpy()
    independent, correlated = (np.where(unknown, 0.0, rows[name]) for name in names)
    open_below, open_above = np.where(unknown, weights, 0.0), np.where(unknown, 10 - weights, 0.0)
    bands = []
    for make, pull in ((error_band, np.square(share)), (linear_band, share / max(share.sum(), 1e-12))):
        band = make(share, weights, independent, correlated, level=level)
        low, high = band.lower - float((pull * open_below).sum()), band.upper + float((pull * open_above).sum())
        bands.append(Band(band.value, max(0.0, low), high))
    return bands[0], bands[1]


def _fractions(shares: ArrayLike) -> NDArray[np.float64]:
    """The shares as fractions; percent or negative ones are refused before they are squared."""
    fractions = np.asarray(shares, dtype=float)
    if np.isnan(fractions).any() or (fractions < 0).any() or (fractions > 1.05).any():
        raise DataError("Shares are fractions from 0 to 1 without gaps: divide percent by 100 and leave gaps out.")
    return fractions


def _terms(shares: ArrayLike, weights: ArrayLike, trade: ArrayLike) -> NDArray[np.float64]:
    """s²·g·t of each supplier."""
    return np.asarray(np.square(_fractions(shares)) * np.asarray(weights, dtype=float) * np.asarray(trade, dtype=float))
