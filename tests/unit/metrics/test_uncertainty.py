"""Standard errors and clear differences, by hand arithmetic and by property."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DataError, UnknownNameError
from indicators.metrics import (
    add_stderr,
    average_estimates,
    compare_to_reference,
    estimate_stderr,
    find_median,
    is_clear_difference,
    mean_interval,
    normal_quantile,
)

NUMBERS = st.floats(-100, 100, allow_nan=False)
ERRORS = st.floats(0, 10, allow_nan=False)


def test_quantiles_are_those_of_the_normal_table():
    assert normal_quantile(0.90) == pytest.approx(1.6449, abs=5e-5)
    assert normal_quantile(0.95) == pytest.approx(1.9600, abs=5e-5)
    with pytest.raises(DataError, match="between 0 and 1"):
        normal_quantile(90)


def test_stderr_by_stated_level():
    # 95 %: (52 - 48) / (2 * 1.96) = 1.0204
    assert estimate_stderr(48.0, 52.0, 0.95) == pytest.approx(1.0204, abs=1e-4)


def test_published_stderr_wins_and_none_is_invented():
    frame = pd.DataFrame({"value": 1.0, "lower": [0.0, 0.0, None], "upper": [2.0, 2.0, None], "stderr": [0.5, None, None]})
    errors = add_stderr(frame, 0.90).stderr
    assert errors[0] == 0.5
    assert errors[1] == pytest.approx(2 / (2 * 1.6449), abs=1e-4)
    assert np.isnan(errors[2])
    assert add_stderr(frame.drop(columns="stderr"), None).stderr.isna().all()


def test_mean_of_six_equal_errors_is_se_over_root_six_and_se():
    mean = mean_interval([1.0] * 6, [0.3] * 6)
    assert mean.stderr_independent == pytest.approx(0.3 / 6**0.5)
    assert mean.stderr_correlated == pytest.approx(0.3)
    assert mean.upper == pytest.approx(1 + 1.6449 * 0.3, abs=1e-4)


@given(st.lists(st.tuples(NUMBERS, ERRORS), min_size=1, max_size=8))
def test_correlated_errors_are_never_narrower(pairs):
    mean = mean_interval([a for a, _ in pairs], [b for _, b in pairs])
    assert mean.stderr_correlated >= mean.stderr_independent - 1e-9
    assert mean.lower <= mean.value <= mean.upper


def test_mean_refuses_gaps():
    with pytest.raises(DataError, match="gap"):
        mean_interval([1.0, float("nan")], [0.1, 0.1])


def test_average_leaves_out_incomplete_country_years():
    one = pd.DataFrame({"country": ["GIN", "SLE"], "year": 2023, "value": [1.0, 2.0], "stderr": 0.3})
    two = pd.DataFrame({"country": ["GIN", "SLE"], "year": 2023, "value": [3.0, None], "stderr": 0.4})
    rows = average_estimates([one, two])
    assert rows[["country", "value"]].values.tolist() == [["GIN", 2.0]]
    assert rows.stderr_independent[0] == pytest.approx(0.25)
    assert rows.stderr[0] == pytest.approx(0.35)


def test_difference_at_the_threshold():
    # sqrt(0.3^2 + 0.4^2) = 0.5, times 1.6449 = 0.8224
    assert is_clear_difference(0.83, 0.3, 0.0, 0.4)
    assert not is_clear_difference(0.82, 0.3, 0.0, 0.4)
    assert not is_clear_difference(1.0, 0.0, 1.0, 0.0)


@given(NUMBERS, ERRORS, NUMBERS, ERRORS)
def test_difference_is_symmetric(a, se_a, b, se_b):
    assert is_clear_difference(a, se_a, b, se_b) == is_clear_difference(b, se_b, a, se_a)


def test_comparison_says_unknown_without_an_error():
    frame = pd.DataFrame({"country": ["BWA", "GIN", "SLE"], "value": [1.0, 0.0, 0.0], "stderr": [0.1, None, 0.1]})
    assert compare_to_reference(frame, 0.5).comparison.tolist() == ["higher", "unknown", "lower"]
    with pytest.raises(UnknownNameError, match="BEL"):
        compare_to_reference(frame, "BEL")


def test_a_median_has_the_error_of_the_middle():
    """Three: −0.6 with 0.3. Four: between −0.6 (0.3) and 0.5 (0.4), −0.05 with √(0.09 + 0.16) / 2 = 0.25."""
    frame = pd.DataFrame({"value": [0.5, -1.0, -0.6, None, 0.9], "stderr": [0.4, 0.1, 0.3, 9.0, 0.1]})
    assert find_median(frame.head(3)) == (-0.6, 0.3)
    assert find_median(frame) == pytest.approx((-0.05, 0.25))


def test_a_median_without_an_error_leaves_the_comparison_open():
    value, stderr = find_median(pd.DataFrame({"value": [1.0, 2.0, 3.0], "stderr": [0.1, None, 0.1]}))
    assert value == 2.0
    assert math.isnan(stderr)
    assert compare_to_reference(pd.DataFrame({"value": [9.0], "stderr": [0.1]}), value, stderr)["comparison"].tolist() == [
        "unknown"
    ]
