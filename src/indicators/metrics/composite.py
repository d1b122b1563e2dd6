"""A composite on request, with the reader's weights, and how much of its order is real."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.catalog.model import Direction
from indicators.errors import DataError
from indicators.metrics.rank import DRAWS, SEED, count_ranks, order_samples
from indicators.metrics.scale import Normalisation, orientation, rescale

WEIGHT_SPREAD = 0.20
MISSING_SHARE = 0.25
CLEAR = 0.95
"""Probability from which one country counts as clearly ahead of the next (one-sided, the 90 % two-sided level)."""


@dataclass(frozen=True)
class Component:
    """One indicator of a composite: values and errors by country, its better end, its range, the reader's weight."""

    name: str
    values: pd.Series
    direction: Direction
    scale: tuple[float, float]
    weight: float = 1.0
    stderr: pd.Series | None = None


@dataclass(frozen=True)
class Composite:
    """Result of a composite.

    `scores`: country, score (0–1), rank, rank_low, rank_high, weight_used, missing, best first.
    `probabilities`: country × rank. `exact`: components treated as exact for lack of standard errors.
    `partly_exact`: those where some countries lack one. `unscored`: country → share of weight that is missing.
    `ahead`: for each country but the last, the probability of being ahead of the next one. `clear_pairs`, `pairs`: neighbours
    whose order holds with probability ≥ 0.95, and neighbours in all.
    """

    scores: pd.DataFrame
    probabilities: pd.DataFrame
    exact: tuple[str, ...]
    partly_exact: tuple[str, ...]
    unscored: Mapping[str, float]
    ahead: tuple[float, ...]

    @property
    def clear_pairs(self) -> int:
        """Neighbours whose order is clear."""
        return sum(p >= CLEAR for p in self.ahead)

    @property
    def pairs(self) -> int:
        """Neighbours in all."""
        return len(self.ahead)

    @property
    def clear_lead(self) -> int:
        """How many at the top stand clearly apart: those before the first unclear pair; 0 where no pair is unclear."""
        return next((i for i, p in enumerate(self.ahead) if p < CLEAR), 0)

    @property
    def clear_share(self) -> float:
        """Share of neighbouring pairs that are clearly ordered, NaN with fewer than two countries."""
        return self.clear_pairs / self.pairs if self.pairs else float("nan")


def compute_scores(components: list[Component], missing_share: float = MISSING_SHARE) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Return score (0–1), share of weight used and share missing by country, for the countries that can be scored.

    Formula: S_c = Σ_k w_k·x'_ck / Σ_k w_k over the components the country has, x' by min–max on each component's stated scale,
    oriented. A country that misses more than `missing_share` of the weight is not scored (NaN); otherwise the weights are
    renormalised: nothing is ever filled with zero or the mean. Reference: OECD/JRC, Handbook on Constructing Composite
    Indicators (2008), sections 4 to 6.

    >>> one = Component("a", pd.Series({"GIN": 20.0, "SLE": 40.0}), Direction.HIGHER, (0, 100))
    >>> two = Component("b", pd.Series({"GIN": 10.0, "SLE": None}), Direction.LOWER, (0, 100))
    >>> [part.round(2).to_dict() for part in compute_scores([one, two])[::2]]
    [{'GIN': 0.55, 'SLE': nan}, {'GIN': 0.0, 'SLE': 0.5}]
    """
    table, weights = _tabulate(components)
    scaled = np.column_stack([rescale(table[c.name], c.scale, c.direction) for c in components])
    known = table.notna().to_numpy()
    used = known @ weights
    score = (np.where(known, scaled, 0.0) @ weights) / np.where(used > 0, used, np.nan)
    score = np.where(1 - used <= missing_share + 1e-12, score, np.nan)
    return tuple(pd.Series(part, index=table.index) for part in (score, used, 1 - used))


def build_composite(
    components: list[Component],
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = 0.90,
    weight_spread: float = WEIGHT_SPREAD,
    missing_share: float = MISSING_SHARE,
    normalisations: tuple[Normalisation, ...] = tuple(Normalisation),
    correlation: float = 0.0,
) -> Composite:
    """Return scores, rank ranges and the probability of each rank from a seeded simulation.

    Formula: score by `compute_scores`. In each draw the values are x + se·ε, ε ~ N(0, 1), with correlation ρ between the
    components of one country (0 independent, 1 the cautious end for indicators that share sources, as the WGI do); each weight is
    multiplied by 1 + u, u ~ U(−0.2, 0.2), and normalised; the draws are split evenly between the normalisations (min–max on
    the stated scale; z-scores over the scored countries of the draw). Range: quantiles as in `rank_ranges`. Neighbours in the
    order of the score are clearly ordered when the first is ahead in ≥ 95 % of the draws. Reference: Saisana, Saltelli,
    Tarantola, Uncertainty and sensitivity analysis techniques for composite indicators, J. R. Stat. Soc. A 168 (2005), 307-323.

    Raises:
        DataError: no component, a neutral one, a weight that is not positive, or nothing that can be scored.

    >>> values = pd.Series({"BEL": 90.0, "GIN": 20.0})
    >>> result = build_composite([Component("a", values, Direction.HIGHER, (0, 100), stderr=values * 0 + 2)], draws=100)
    >>> result.scores[["country", "score", "rank_low", "rank_high"]].values.tolist(), result.clear_share
    ([['BEL', 0.9, 1, 1], ['GIN', 0.2, 2, 2]], 1.0)
    """
    score, used, missing = compute_scores(components, missing_share)
    scored = score.dropna().index
    if scored.empty:
        raise DataError("No country has enough of these indicators to be scored: choose others or fewer.")
    simulated = _simulate(components, scored, draws, seed, weight_spread, normalisations, correlation)
    ranks = pd.DataFrame(order_samples(-simulated, np.random.default_rng(seed + 1)), columns=scored)
    tail = (1 - level) / 2
    low, high = np.quantile(ranks.to_numpy(), [tail, 1 - tail], axis=0, method="inverted_cdf").astype(int)
    scores = pd.DataFrame({"score": score[scored], "rank_low": low, "rank_high": high}, index=scored)
    scores = scores.assign(
        rank=scores["score"].rank(method="min", ascending=False).astype(int),
        weight_used=used[scored],
        missing=[" ".join(c.name for c in components if pd.isna(c.values.get(country))) for country in scored],
    )
    scores = scores.rename_axis("country").reset_index().sort_values(["rank", "country"]).reset_index(drop=True)
    order = scored.get_indexer(scores["country"])
    ahead = (simulated[:, order[:-1]] > simulated[:, order[1:]]).mean(axis=0)
    return Composite(
        scores=scores[["country", "score", "rank", "rank_low", "rank_high", "weight_used", "missing"]],
        probabilities=count_ranks(ranks).loc[scores["country"]],
        exact=tuple(c.name for c in components if _count_errors(c, scored) == 0),
        partly_exact=tuple(c.name for c in components if 0 < _count_errors(c, scored) < _count_values(c, scored)),
        unscored=missing[score.isna()].to_dict(),
        ahead=tuple(float(p) for p in ahead),
    )


def _tabulate(components: list[Component]) -> tuple[pd.DataFrame, NDArray[np.float64]]:
    """Values, one column per component, and the weights as shares."""
    if not components:
        raise DataError("A composite needs at least one indicator: choose some.")
    if len({c.name for c in components}) < len(components):
        raise DataError("A composite takes each indicator once: remove the repeated one.")
    for component in components:
        orientation(component.direction)
        if not component.weight > 0:
            raise DataError(
                "The weight of {component} must be above 0: leave the indicator out instead.", component=component.name
            )
    table = pd.DataFrame({c.name: c.values.astype(float) for c in components}).sort_index()
    weights = np.array([c.weight for c in components], dtype=float)
    return table, weights / weights.sum()


def _simulate(
    components: list[Component],
    countries: pd.Index,
    draws: int,
    seed: int,
    spread: float,
    normalisations: tuple[Normalisation, ...],
    correlation: float,
) -> NDArray[np.float64]:
    """Simulated scores, draws × countries: errors, weights and normalisation vary together."""
    if draws < len(normalisations) or not normalisations:
        raise DataError("A simulation needs a normalisation and at least one draw for each, not {draws} in all.", draws=draws)
    if not 0 <= correlation <= 1:
        raise DataError("The correlation of errors lies between 0 and 1, not at {correlation}.", correlation=correlation)
    generator = np.random.default_rng(seed)
    shared = generator.standard_normal((draws, len(countries))) * np.sqrt(correlation) if correlation else None
    base = np.array([c.weight for c in components], dtype=float)
    weights = base * (1 + generator.uniform(-spread, spread, (draws, len(components))))
    parts = np.array_split(np.arange(draws), len(normalisations))
    total, used = np.zeros((draws, len(countries))), np.zeros((draws, len(countries)))
    for position, component in enumerate(components):
        values = component.values.reindex(countries).to_numpy(dtype=float)
        known = ~np.isnan(values)
        if not known.any():
            continue
        error = np.zeros(len(countries)) if component.stderr is None else component.stderr.reindex(countries).fillna(0)
        sample = generator.standard_normal((draws, int(known.sum())))
        if shared is not None:
            sample = sample * np.sqrt(1 - correlation) + shared[:, known]
        sample = sample * np.asarray(error, dtype=float)[known] + values[known]
        for part, method in zip(parts, normalisations, strict=True):
            sample[part] = _normalise(sample[part], component, method)
        total[:, known] += weights[:, [position]] * sample
        used[:, known] += weights[:, [position]]
    return total / used


def _normalise(sample: NDArray[np.float64], component: Component, method: Normalisation) -> NDArray[np.float64]:
    """Bring each draw (row) of one component to the common scale, higher is better."""
    if method == Normalisation.MIN_MAX:
        return rescale(sample, component.scale, component.direction)
    spread = sample.std(axis=1, keepdims=True)
    centred = orientation(component.direction) * (sample - sample.mean(axis=1, keepdims=True))
    return np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 1e-12)


def _count_values(component: Component, countries: pd.Index) -> int:
    """How many of the countries have a value."""
    return int(component.values.reindex(countries).notna().sum())


def _count_errors(component: Component, countries: pd.Index) -> int:
    """How many of the countries have a value with a standard error above 0."""
    if component.stderr is None:
        return 0
    known = component.values.reindex(countries).notna()
    return int(((component.stderr.reindex(countries) > 0) & known).sum())
