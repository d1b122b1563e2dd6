"""Ranks with ties, and rank ranges that say how much of an order is real."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.catalog.model import Direction
from indicators.errors import DataError, UnknownNameError
from indicators.metrics.select import AGGREGATES

DRAWS = 10_000
SEED = 20_030
"""Default seed of every simulation, so that two readers see the same ranges."""


def rank_countries(
    frame: pd.DataFrame, direction: Direction = Direction.HIGHER, among: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return the countries with rank (1 = best), ties, number ranked and percentile, best first.

    Formula: rank = 1 + number of countries strictly better (equal values share a rank: 1, 2, 2, 4);
    percentile = (number strictly worse + half of the equal others) / (n − 1), a fraction, 1 for the single best, NaN
    when n = 1. Best is the highest value, the lowest for `lower_is_better`; neutral indicators rank by size. Reference:
    standard competition ranking; the percentile is the mid-rank one, so that the median country has 0.5.

    Args:
        frame: one row per country (see `latest`); rows without a value are left out.
        direction: which end is the better one.
        among: rank these countries only; by default every code that is a single country (not WLD, OTH, EUU).

    >>> frame = pd.DataFrame({"country": ["BWA", "GIN", "SLE", "WLD"], "value": [3.0, 1.0, 3.0, 9.0]})
    >>> rank_countries(frame)[["country", "rank", "tied", "n", "percentile"]].values.tolist()
    [['BWA', 1, True, 3, 0.75], ['SLE', 1, True, 3, 0.75], ['GIN', 3, False, 3, 0.0]]
    """
    keep = ~frame["country"].isin(AGGREGATES) if among is None else frame["country"].isin(list(among))
    rows = frame[keep & frame["value"].notna()]
    if rows["country"].duplicated().any():
        twice = rows.loc[rows["country"].duplicated(), "country"].iloc[0]
        raise DataError("A ranking needs one row per country, and {twice} has several: take the latest year first.", twice=twice)
    key = rows["value"].astype(float) * (1 if direction == Direction.LOWER else -1)
    best, last, n = key.rank(method="min"), key.rank(method="max"), len(rows)
    percentile = ((n - last) + (last - best) / 2) / (n - 1) if n > 1 else pd.Series(np.nan, index=rows.index)
    ranked = rows.assign(rank=best.astype(int), tied=last > best, n=n, percentile=percentile)
    return ranked.sort_values(["rank", "country"]).reset_index(drop=True)


def rank_ranges(
    values: pd.Series,
    stderr: pd.Series,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = 0.90,
    direction: Direction = Direction.HIGHER,
) -> pd.DataFrame:
    """Return for each country its rank and the range of ranks that its standard error leaves open.

    Formula: x*_c ~ N(x_c, se_c²), independent, `draws` times; the range runs from the (1 − level)/2 to the
    (1 + level)/2 quantile of the simulated ranks (inverse of the empirical distribution, so both ends are ranks). Equal
    exact values change places at random. The result does not depend on the order of the rows. Reference: Goldstein,
    Spiegelhalter, League tables and their limitations, J. R. Stat. Soc. A 159 (1996), 385-443; Mogstad et al.,
    Inference for ranks, Rev. Econ. Stud. 91 (2024), on why such ranges are wide.

    Args:
        values: by country; a missing value gets no rank and takes no place.
        stderr: by country; a missing one is treated as exact, and column `exact` says so.
        draws: number of simulated orders.
        seed: of the generator; the same seed gives the same ranges.
        level: share of the simulated ranks inside the range.
        direction: which end is rank 1.

    Returns:
        Indexed as `values`: rank, rank_low, rank_high (Int64, empty for a missing value), exact.

    >>> values = pd.Series({"BEL": 1.3, "GIN": -0.9, "SLE": -0.7})
    >>> rank_ranges(values, values * 0 + 0.15)[["rank", "rank_low", "rank_high"]].values.tolist()
    [[1, 1, 1], [3, 2, 3], [2, 2, 3]]
    """
    ranks = simulate_ranks(values, stderr, draws, seed, direction)
    tail = (1 - level) / 2
    ends = np.quantile(ranks, [tail, 1 - tail], axis=0, method="inverted_cdf") if ranks.size else np.empty((2, 0))
    sign = 1 if direction == Direction.LOWER else -1
    result = pd.DataFrame({"rank": (values.astype(float) * sign).rank(method="min").astype("Int64")}, index=values.index)
    for name, row in zip(("rank_low", "rank_high"), ends, strict=True):
        result[name] = pd.Series(row, index=ranks.columns).astype("Int64").reindex(values.index)
    return result.assign(exact=~(stderr.reindex(values.index).fillna(0) > 0) & values.notna())


def rank_probabilities(
    values: pd.Series,
    stderr: pd.Series,
    draws: int = DRAWS,
    seed: int = SEED,
    direction: Direction = Direction.HIGHER,
) -> pd.DataFrame:
    """Return the probability of each rank: one row per country with a value, one column per rank, rows sum to 1.

    Formula: p[c, r] = share of the simulated orders (see `rank_ranges`) in which c has rank r. Reference: OECD/JRC,
    Handbook on Constructing Composite Indicators (2008), section 7.2.

    >>> values = pd.Series({"BEL": 1.3, "GIN": -0.9})
    >>> rank_probabilities(values, values * 0 + 0.1).to_dict("index")
    {'BEL': {1: 1.0, 2: 0.0}, 'GIN': {1: 0.0, 2: 1.0}}
    """
    return count_ranks(simulate_ranks(values, stderr, draws, seed, direction)).reindex(values.dropna().index)


def standing(
    frame: pd.DataFrame,
    country: str,
    groups: Mapping[str, Iterable[str] | None],
    direction: Direction = Direction.HIGHER,
) -> pd.DataFrame:
    """Return the place of one country in each group: rank, n, percentile and the group's median.

    Formula: `rank_countries` among each group; the country itself always counts as one of it; median over the group's
    countries with a value. Reference: as `rank_countries`.

    Args:
        frame: one row per country.
        country: whose place.
        groups: name → countries; `None` for all single countries of the frame.
        direction: which end is the better one.

    Raises:
        UnknownNameError: the country has no value here.

    >>> frame = pd.DataFrame({"country": ["BEL", "GIN", "SLE"], "value": [1.3, -0.9, -0.7]})
    >>> standing(frame, "SLE", {"africa": ["GIN", "SLE"], "world": None})[["group", "rank", "n"]].values.tolist()
    [['africa', 1, 2], ['world', 2, 3]]
    """
    rows = []
    for group, members in groups.items():
        among = None if members is None else {*members, country}
        ranked = rank_countries(frame, direction, among)
        own = ranked[ranked["country"] == country]
        if own.empty:
            raise UnknownNameError(
                "{country} has no value here, so it has no rank: choose another year or indicator.", country=country
            )
        place = own[["country", "value", "rank", "tied", "n", "percentile"]].iloc[0].to_dict()
        rows.append({"group": group, **place, "median": float(ranked["value"].median())})
    return pd.DataFrame(rows)


def simulate_ranks(
    values: pd.Series, stderr: pd.Series, draws: int = DRAWS, seed: int = SEED, direction: Direction = Direction.HIGHER
) -> pd.DataFrame:
    """Return simulated ranks, one row per draw and one column per country with a value, sorted by code.

    Formula and reference: as `rank_ranges`.

    >>> simulate_ranks(pd.Series({"BEL": 1.3, "GIN": -0.9}), pd.Series({"BEL": 0.1}), draws=2, seed=1).values.tolist()
    [[1, 2], [1, 2]]
    """
    if draws < 1:
        raise DataError("A simulation needs at least one draw, not {draws}.", draws=draws)
    if values.index.has_duplicates:
        raise DataError("A ranking needs one value per country: take the latest year first.")
    centre = values.dropna().astype(float).sort_index()
    error = stderr.reindex(centre.index).fillna(0).astype(float)
    generator = np.random.default_rng(seed)
    samples = generator.standard_normal((draws, len(centre))) * error.to_numpy() + centre.to_numpy()
    if direction != Direction.LOWER:
        samples = -samples
    return pd.DataFrame(order_samples(samples, generator), columns=centre.index)


def order_samples(samples: NDArray[np.float64], generator: np.random.Generator) -> NDArray[np.int64]:
    """Return the rank of each column within its row, smallest first, equal values in random order.

    Formula: rank = position in the sorted row, from 1. Reference: as `rank_ranges`.

    >>> order_samples(np.array([[3.0, 1.0, 2.0]]), np.random.default_rng(1)).tolist()
    [[3, 1, 2]]
    """
    order = np.argsort(samples, axis=1)
    ordered = np.take_along_axis(samples, order, axis=1)
    tied = (ordered[:, 1:] == ordered[:, :-1]).any(axis=1)
    if tied.any():
        noise = generator.random((int(tied.sum()), samples.shape[1]))
        order[tied] = np.lexsort((noise, samples[tied]), axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, samples.shape[1] + 1)[None, :], axis=1)
    return ranks


def count_ranks(ranks: pd.DataFrame) -> pd.DataFrame:
    """Return the share of draws in which each country (row) has each rank (column).

    Formula: p[c, r] = #{draws : rank of c = r} / draws. Reference: as `rank_probabilities`.

    >>> count_ranks(pd.DataFrame({"BEL": [1, 1], "GIN": [2, 2]})).loc["BEL"].tolist()
    [1.0, 0.0]
    """
    n, draws = ranks.shape[1], len(ranks)
    places = ranks.to_numpy() - 1 + np.arange(n)[None, :] * n
    shares = np.bincount(places.ravel(), minlength=n * n).reshape(n, n) / draws
    return pd.DataFrame(shares, index=ranks.columns, columns=range(1, n + 1))
