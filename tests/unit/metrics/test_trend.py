"""Each trend class from a series made for it; the t table against Student's density."""

import math

import numpy as np
import pandas as pd
import pytest

from indicators.catalog.model import Direction
from indicators.metrics import TrendClass, classify_trend, classify_trends
from indicators.metrics.trend import T_QUANTILES, fit_slope

YEARS = np.arange(2014, 2024)
SHAPES = {
    TrendClass.IMPROVING: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    TrendClass.SLOWING: [0, 2, 4, 6, 8, 9, 9, 9, 9, 9],
    TrendClass.WARNING_SIGNS: [0, 3, 6, 9, 12, 15, 14, 13, 12, 11],
    TrendClass.BOUNCING_BACK: [15, 12, 9, 6, 3, 0, 1, 2, 3, 4],
    TrendClass.DECLINING: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    TrendClass.NO_CHANGE: [5, 6, 5, 6, 5, 6, 5, 6, 5, 6],
}


@pytest.mark.parametrize(("expected", "values"), SHAPES.items())
def test_each_class(expected, values):
    assert classify_trend(YEARS, np.array(values, dtype=float)).trend_class == expected


@pytest.mark.parametrize(("expected", "values"), SHAPES.items())
def test_classes_do_not_depend_on_the_unit_and_turn_with_the_direction(expected, values):
    turned = 100 - 7 * np.array(values, dtype=float)
    assert classify_trend(YEARS, turned, Direction.LOWER).trend_class == expected


def test_slope_and_error_by_hand():
    # t - mean: -1, 0, 1; slope = (2 - 0)/2 = 1; residuals 1/3, -2/3, 1/3: sum of squares 2/3; se = sqrt(2/3/1/2)
    slope = fit_slope(np.array([1, 2, 3]), np.array([1.0, 1.0, 3.0]))
    assert slope.value == pytest.approx(1)
    assert slope.stderr == pytest.approx(math.sqrt(1 / 3))


def test_a_constant_series_does_not_change():
    assert classify_trend(YEARS, np.full(10, 0.1)).trend_class == TrendClass.NO_CHANGE


def test_neutral_has_no_class_and_few_points_need_a_scale():
    rising = np.arange(10.0)
    assert classify_trend(YEARS, rising, Direction.NEUTRAL).trend_class is None
    few = np.where(np.isin(YEARS, [2015, 2018, 2021, 2023]), rising, np.nan)
    assert classify_trend(YEARS, few).trend_class is None
    # 1 a year over 8 and 2 years: 8 % and 2 % of 0-100, so up over ten years, flat over five
    assert classify_trend(YEARS, few, scale=(0, 100)).trend_class == TrendClass.SLOWING
    assert classify_trend(YEARS[:3], rising[:3], scale=(0, 100)).trend_class is None


def test_points_before_a_break_do_not_count():
    values = np.array([90.0] * 3 + [1, 2, 3, 4, 5, 6, 7])
    assert classify_trend(YEARS, values).trend_class != TrendClass.IMPROVING
    assert classify_trend(YEARS, values, breaks=[2017]).trend_class == TrendClass.IMPROVING
    frame = pd.DataFrame({"country": "GIN", "year": YEARS, "value": values, "obs_status": ["A"] * 3 + ["B"] + ["A"] * 6})
    assert classify_trends(frame).trend.tolist() == ["improving"]


@pytest.mark.parametrize(("degrees", "quantile"), T_QUANTILES.items())
def test_the_t_table_leaves_five_percent_above(degrees, quantile):
    # P(T > q) = 0.5 - integral of the density from 0 to q, by the trapezoid rule
    scale = math.gamma((degrees + 1) / 2) / (math.sqrt(degrees * math.pi) * math.gamma(degrees / 2))
    points = np.linspace(0, quantile, 20_001)
    density = scale * (1 + points**2 / degrees) ** (-(degrees + 1) / 2)
    assert 0.5 - np.trapezoid(density, points) == pytest.approx(0.05, abs=5e-5)  # three printed decimals
