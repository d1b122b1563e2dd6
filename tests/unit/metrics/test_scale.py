"""Orientation, normalisation, steps."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog.model import Direction
from indicators.errors import DataError
from indicators.metrics import WGI_EDGES, assign_steps, orient, rescale, standardise, step_edges

VALUES = st.lists(st.integers(-1000, 1000), min_size=2, max_size=20)


@given(VALUES)
def test_rescaled_values_stay_in_0_to_1_and_keep_their_order(values):
    scaled = rescale(sorted(values), (-500, 500))
    assert scaled.min() >= 0
    assert scaled.max() <= 1
    assert (np.diff(scaled) >= 0).all()


@given(VALUES)
def test_the_two_directions_add_to_one(values):
    np.testing.assert_allclose(rescale(values, (-9, 9)) + rescale(values, (-9, 9), Direction.LOWER), 1)


@given(VALUES, st.integers(1, 50), st.integers(-50, 50))
def test_z_scores_do_not_depend_on_the_unit(values, factor, shift):
    np.testing.assert_allclose(standardise(values), standardise([v * factor + shift for v in values]), atol=1e-7)


def test_equal_values_have_z_0_and_gaps_stay():
    assert standardise([0.1, 0.1, 0.1]).tolist() == [0, 0, 0]
    assert np.isnan(rescale([None], (0, 1))).all()


def test_neutral_indicators_and_reversed_bounds_are_refused():
    with pytest.raises(DataError, match="no better end"):
        orient([1.0], Direction.NEUTRAL)
    with pytest.raises(DataError, match="from low to high"):
        rescale([1.0], (1, 0))


def test_steps_of_the_wgi_and_of_scores():
    assert step_edges("wgi_estimate", (-2.5, 2.5)) == WGI_EDGES
    assert step_edges("score", (0, 100))[0] == pytest.approx(100 / 7)
    steps = assign_steps(pd.Series([-2.6, -1.25, -0.76, -0.75, 0.0, 1.24, 1.25, None]), WGI_EDGES)
    assert steps[:7].tolist() == [0, 1, 1, 2, 3, 5, 6]
    assert steps.isna().tolist() == [False] * 7 + [True]
    with pytest.raises(DataError, match="scale"):
        step_edges("tonnes", None)
