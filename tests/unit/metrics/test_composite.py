"""Composites: the rules on missing values, the simulation, its speed."""

import time

import numpy as np
import pandas as pd
import pytest

from indicators.catalog.model import Direction
from indicators.errors import DataError
from indicators.metrics import Component, build_composite, compute_scores

COUNTRIES = [f"C{i:02}" for i in range(13)]


def component(name: str, values: list[float | None], weight: float = 1.0, error: float | None = None) -> Component:
    series = pd.Series(values, index=COUNTRIES[: len(values)], dtype=float)
    return Component(name, series, Direction.HIGHER, (0, 100), weight, None if error is None else series * 0 + error)


def test_score_is_the_weighted_mean_on_the_stated_scale():
    score, used, _ = compute_scores([component("a", [20, 80], 3), component("b", [60, 40], 1)])
    assert score.tolist() == pytest.approx([(3 * 0.2 + 0.6) / 4, (3 * 0.8 + 0.4) / 4])
    assert used.tolist() == [1, 1]


def test_a_missing_value_is_neither_zero_nor_the_mean():
    parts = [component("a", [20, 80]), component("b", [20, 80]), component("c", [20, 80]), component("d", [20, None])]
    result = build_composite(parts, draws=50)
    rows = result.scores.set_index("country")
    assert rows.score["C01"] == pytest.approx(0.8)  # weights renormalised over three of four
    assert rows.weight_used["C01"] == pytest.approx(0.75)
    assert rows.missing["C01"] == "d"
    lone = build_composite([component("a", [20, 80]), component("b", [30, None])], draws=50)
    assert lone.unscored == {"C01": 0.5}
    assert lone.scores.country.tolist() == ["C00"]
    assert np.isnan(lone.clear_share)


def test_exact_inputs_are_named():
    result = build_composite([component("a", [20, 80]), component("b", [20, 80], error=1.0)], draws=50)
    assert result.exact == ("a",)
    partly = component("c", [20, 80])
    partly = Component("c", partly.values, Direction.HIGHER, (0, 100), 1.0, pd.Series({"C00": 1.0}))
    assert build_composite([partly], draws=50).partly_exact == ("c",)


def test_far_apart_is_clear_and_close_together_is_not():
    far = build_composite([component("a", [90, 50, 10], error=2.0)], draws=500)
    assert (far.clear_pairs, far.pairs) == (2, 2)
    close = build_composite([component("a", [50, 49, 48], error=20.0)], draws=500)
    assert close.clear_pairs == 0
    assert (close.scores.rank_high - close.scores.rank_low == 2).all()


def test_probabilities_add_up_and_the_seed_decides():
    parts = [component("a", [50, 49, 48], error=5.0), component("b", [10, 30, 20], 2.0, error=5.0)]
    one, two = build_composite(parts, draws=300, seed=4), build_composite(parts, draws=300, seed=4)
    np.testing.assert_allclose(one.probabilities.sum(axis=1), 1)
    np.testing.assert_allclose(one.probabilities.sum(axis=0), 1)
    pd.testing.assert_frame_equal(one.scores, two.scores)


def test_correlated_errors_leave_more_open():
    parts = [component(str(i), [55, 50], error=6.0) for i in range(6)]
    independent = build_composite(parts, draws=4000).probabilities.loc["C00", 1]
    correlated = build_composite(parts, draws=4000, correlation=1.0).probabilities.loc["C00", 1]
    assert independent > correlated + 0.1


def test_neutral_weightless_and_repeated_components_are_refused():
    neutral = Component("n", pd.Series({"C00": 1.0}), Direction.NEUTRAL, (0, 1))
    for parts, message in [
        ([neutral], "no better end"),
        ([], "at least one"),
        ([component("a", [1], 0.0)], "above 0"),
        ([component("a", [1]), component("a", [1])], "once"),
    ]:
        with pytest.raises(DataError, match=message):
            build_composite(parts)


def test_the_clear_lead_ends_at_the_first_pair_without_a_clear_difference():
    # 90 and 70 differ by 20, seven times the error of a difference, 2·√2; 40 and 39.9 do not differ.
    result = build_composite([component("a", [90, 70, 40, 39.9], error=2.0)], draws=1000)
    assert [p >= 0.95 for p in result.ahead] == [True, True, False]
    assert (result.clear_lead, result.clear_pairs, result.pairs) == (2, 2, 3)
    alone = build_composite([component("a", [90], error=2.0)], draws=100)
    assert (alone.ahead, alone.clear_lead, alone.pairs) == ((), 0, 0)


def test_ten_thousand_draws_of_thirteen_countries_and_twelve_indicators_are_quick():
    generator = np.random.default_rng(3)
    parts = [component(str(i), list(generator.uniform(0, 100, 13)), error=5.0) for i in range(12)]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        build_composite(parts)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.9  # the target is 0.3 s on a quiet machine; three times that on a shared one
