"""Equal Earth against arithmetic by hand, and the enlargement of Belgium."""

import pytest

from indicators.charts.theme import Look
from indicators.maps.base import inset_factor
from indicators.maps.projection import AFRICA, AFRICA_COMPACT, enlarge, find_extent, project, unproject_latitude
from indicators.maps.shapes import load_shapes


def test_the_corners_agree_with_the_formula_worked_by_hand():
    # Equator: x = π / (√3/2 · 1.340264) = 3.141593 / 1.160703 = 2.70663.
    # Pole: θ = π/3, y = 1.047198 · (1.340264 − 0.081106·1.096623 + 0.000893·1.318804 + 0.003796·1.446231) = 1.31737.
    assert project(180, 0) == pytest.approx((2.70663, 0), abs=2e-5)
    assert project(0, 90)[1] == pytest.approx(1.31737, abs=2e-5)


def test_areas_are_kept():
    # On a globe a cell of 1° by 1° has an area proportional to sin(φ + 1°) − sin φ:
    # (sin 51° − sin 50°) / sin 1° = (0.777146 − 0.766044) / 0.017452 = 0.6361.
    def area(lat: float) -> float:
        low, high = project(1, lat), project(1, lat + 1)
        return (low[0] + high[0]) / 2 * (high[1] - low[1])

    assert area(50) / area(0) == pytest.approx(0.6361, abs=0.0005)


def test_latitudes_come_back():
    assert unproject_latitude(project(0, -29.6)[1]) == pytest.approx(-29.6)


@pytest.mark.parametrize("main", [AFRICA, AFRICA_COMPACT])
def test_the_stated_factor_holds_whichever_side_limits_the_fit(main):
    share = (0.24, 0.15)
    view, factor = enlarge(main, load_shapes()["BEL"].bounds, share)
    wide, tall = find_extent(main)
    own_wide, own_tall = find_extent(view)
    assert share[0] / own_wide * wide == pytest.approx(factor, rel=0.002)
    assert share[1] / own_tall * tall == pytest.approx(factor, rel=0.002)
    west, south, east, north = load_shapes()["BEL"].bounds
    assert view.lon[0] < west
    assert view.lon[1] > east
    assert view.lat[0] < south
    assert view.lat[1] > north


def test_belgium_is_several_times_larger_than_africa():
    assert inset_factor(Look()) >= 5
    assert inset_factor(Look(compact=True)) >= 5
