"""HHI and its weighted, linear and uncertain forms."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DataError
from indicators.metrics import (
    contributions,
    error_band,
    governance_weight,
    herfindahl,
    linear_band,
    linear_companion,
    measure_concentration,
    rest_band,
    weighted_herfindahl,
)

PARTS = st.lists(st.tuples(st.integers(1, 1000), st.floats(0, 10)), min_size=1, max_size=12)


def split(parts) -> tuple[np.ndarray, np.ndarray]:
    amounts = np.array([a for a, _ in parts], dtype=float)
    return amounts / amounts.sum(), np.array([g for _, g in parts])


@given(PARTS)
def test_bounds_of_every_index(parts):
    shares, weights = split(parts)
    hhi = herfindahl(shares)
    assert 1 / len(shares) - 1e-9 <= hhi <= 1 + 1e-9
    assert weights.min() * hhi - 1e-9 <= weighted_herfindahl(shares, weights) <= weights.max() * hhi + 1e-9
    assert weights.min() - 1e-9 <= linear_companion(shares, weights) <= weights.max() + 1e-9


@given(PARTS)
def test_contributions_add_to_one_or_are_unknown(parts):
    shares, weights = split(parts)
    total = contributions(shares, weights).sum()
    assert np.isnan(total) if weighted_herfindahl(shares, weights) == 0 else total == pytest.approx(1)


@given(PARTS)
def test_order_of_countries_does_not_matter_and_merging_concentrates(parts):
    shares, _ = split(parts)
    assert herfindahl(shares[::-1]) == pytest.approx(herfindahl(shares))
    merged = np.array([shares[:2].sum(), *shares[2:]])
    assert herfindahl(merged) >= herfindahl(shares) - 1e-12


def test_weight_by_hand():
    # 5 - 2 * (-1.2) = 7.4; 5 - 2 * 2.6 = -0.2, clipped
    assert governance_weight([-1.2, 2.6]).tolist() == pytest.approx([7.4, 0.0])


def test_trade_parameter_and_contributions_by_hand():
    # 0.36 * 5 * 1.1 = 1.98; 0.16 * 5 * 0.8 = 0.64; sum 2.62
    assert weighted_herfindahl([0.6, 0.4], [5, 5], [1.1, 0.8]) == pytest.approx(2.62)
    assert contributions([0.6, 0.4], [5, 5], [1.1, 0.8])[0] == pytest.approx(1.98 / 2.62)


def test_percent_and_gaps_are_refused():
    with pytest.raises(DataError, match="fractions"):
        herfindahl([60, 40])
    with pytest.raises(DataError, match="fractions"):
        herfindahl([0.6, None])


def test_band_of_the_rest_and_of_the_errors():
    assert rest_band(2.0, 0.3, 5.0).upper == pytest.approx(2.45)  # 0.09 * 5 = 0.45
    # pull 2 * 0.25 = 0.5 each: independent sqrt(2 * 0.05^2) = 0.0707, correlated 0.5 * 0.2 * 2 = 0.2
    band = error_band([0.5, 0.5], [5, 5], [0.1, 0.1], [0.2, 0.2])
    assert band.upper - band.value == pytest.approx(1.6449 * 0.2, abs=1e-4)
    assert band.lower <= band.value <= band.upper


def test_a_country_without_governance_takes_the_middle_and_other_is_rest():
    shares = pd.DataFrame({"country": ["A", "B", "OTH", "WLD"], "share": [0.5, 0.3, 0.2, 1.0]})
    result = measure_concentration(shares, pd.DataFrame({"country": ["A"], "value": [-2.0]}))
    assert result.hhi_wgi.value == pytest.approx(0.25 * 9 + 0.09 * 5)
    assert result.hhi_wgi.upper == pytest.approx(0.25 * 9 + 0.09 * 5 + 0.04 * 5)
    assert result.named_share == pytest.approx(0.8)
    assert result.linear == pytest.approx((0.5 * 9 + 0.3 * 5) / 0.8)
    assert result.hhi_wgi_error is None


def test_a_second_governance_row_is_refused():
    shares = pd.DataFrame({"country": ["A"], "share": [1.0]})
    with pytest.raises(DataError, match="one governance mean"):
        measure_concentration(shares, pd.DataFrame({"country": ["A", "A"], "value": [0.0, 1.0]}))


def test_band_of_the_linear_companion_by_hand():
    # pull 2 * 0.5 / 1 = 1 each: independent sqrt(2 * 0.1^2) = 0.1414, correlated 1 * 0.2 * 2 = 0.4
    band = linear_band([0.5, 0.5], [4, 6], [0.1, 0.1], [0.2, 0.2])
    assert band.value == pytest.approx(5.0)
    assert band.upper - band.value == pytest.approx(1.6449 * 0.4, abs=1e-4)


def test_a_country_without_standard_error_widens_the_bands_by_every_weight_it_may_have():
    shares = pd.DataFrame({"country": ["A", "B"], "share": [0.9, 0.1]})
    governance = pd.DataFrame({"country": ["A"], "value": [-1.0], "stderr_independent": 0.0, "stderr_correlated": 0.0})
    result = measure_concentration(shares, governance)
    # A: 0.81 * 7; B: g = 5 of 0 to 10, so 0.01 * 5 either way for the squares and 0.1 * 5 for the shares
    assert result.hhi_wgi_error.value == pytest.approx(0.81 * 7 + 0.01 * 5)
    assert result.hhi_wgi_error.lower == pytest.approx(0.81 * 7)
    assert result.hhi_wgi_error.upper == pytest.approx(0.81 * 7 + 0.01 * 10)
    assert result.linear_error.lower == pytest.approx(0.9 * 7)
    assert result.linear_error.upper == pytest.approx(0.9 * 7 + 0.1 * 10)
