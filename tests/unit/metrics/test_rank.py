"""Ranks, ties, ranges and probabilities."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalog.model import Direction
from indicators.errors import DataError, UnknownNameError
from indicators.metrics import rank_countries, rank_probabilities, rank_ranges, standing


def by_country(values: list[float]) -> pd.Series:
    return pd.Series(values, index=[f"C{i:02}" for i in range(len(values))], dtype=float)


def test_ties_share_a_rank_and_aggregates_have_none():
    frame = pd.DataFrame({"country": ["A", "B", "C", "D", "WLD", "E"], "value": [4.0, 3.0, 3.0, 1.0, 9.0, None]})
    ranked = rank_countries(frame)
    assert ranked["rank"].tolist() == [1, 2, 2, 4]
    assert ranked["n"].tolist() == [4] * 4
    # percentile of a tied one: one worse, half of one equal, of three others
    assert ranked["percentile"].tolist() == [1.0, 0.5, 0.5, 0.0]


def test_lower_is_better_turns_the_order_and_among_limits_it():
    frame = pd.DataFrame({"country": ["A", "B", "C"], "value": [1.0, 2.0, 3.0]})
    assert rank_countries(frame, Direction.LOWER, ["B", "C"]).country.tolist() == ["B", "C"]


def test_two_rows_of_a_country_are_refused():
    with pytest.raises(DataError, match="A has several"):
        rank_countries(pd.DataFrame({"country": ["A", "A"], "value": [1.0, 2.0]}))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-5, 5, allow_nan=False), min_size=1, max_size=8), st.floats(0, 2))
def test_probabilities_are_a_doubly_stochastic_matrix(values, error):
    series = by_country(values)
    table = rank_probabilities(series, series * 0 + error, draws=200)
    np.testing.assert_allclose(table.sum(axis=0), 1)
    np.testing.assert_allclose(table.sum(axis=1), 1)


def test_exact_values_have_one_rank_and_wide_errors_all_of_them():
    series = by_country([3.0, 2.0, 1.0])
    sharp = rank_ranges(series, series * 0)
    assert sharp[["rank_low", "rank_high"]].to_numpy().tolist() == [[1, 1], [2, 2], [3, 3]]
    assert sharp.exact.all()
    vague = rank_ranges(series, series * 0 + 1e6)
    assert (vague.rank_low == 1).all()
    assert (vague.rank_high == 3).all()


def test_equal_exact_values_change_places():
    ranges = rank_ranges(by_country([1.0, 1.0]), by_country([0.0, 0.0]))
    assert ranges[["rank_low", "rank_high"]].to_numpy().tolist() == [[1, 2], [1, 2]]


def test_same_seed_same_ranges_whatever_the_order_of_rows():
    values, error = by_country([0.3, 0.1, 0.2, 0.0]), by_country([0.2] * 4)
    one = rank_ranges(values, error, seed=7)
    two = rank_ranges(values[::-1], error, seed=7).loc[values.index]
    pd.testing.assert_frame_equal(one, two)


def test_two_equal_errors_give_the_normal_probability():
    # Difference 0.2 with sqrt(2) * 0.1 = 0.1414: z = 1.4142, Phi = 0.9214
    table = rank_probabilities(by_country([0.2, 0.0]), by_country([0.1, 0.1]), draws=20_000)
    assert table.loc["C00", 1] == pytest.approx(0.9214, abs=0.01)


def test_a_missing_value_has_no_rank_and_takes_no_place():
    ranges = rank_ranges(by_country([1.0, float("nan"), 0.0]), by_country([0.0, 0.1, 0.0]))
    assert ranges.rank_high.isna().tolist() == [False, True, False]
    assert ranges.loc["C02", "rank_high"] == 2


def test_standing_gives_place_and_median_by_group():
    frame = pd.DataFrame({"country": ["A", "B", "C"], "value": [3.0, 2.0, 1.0]})
    rows = standing(frame, "B", {"pair": ["C"], "world": None})
    assert rows[["group", "rank", "n", "median"]].values.tolist() == [["pair", 1, 2, 1.5], ["world", 2, 3, 2.0]]
    with pytest.raises(UnknownNameError, match="Z has no value"):
        standing(frame, "Z", {"world": None})
