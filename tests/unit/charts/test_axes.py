"""Ticks, ranges and the seven steps."""

from dataclasses import replace

import pytest

from indicators.charts.axes import find_edges, find_range, find_step, nice_ticks, year_ticks
from indicators.charts.ticks import choose_ticks


def test_estimates_have_their_middle_step_around_the_world_average(estimate):
    edges = find_edges(estimate)
    assert edges == (-1.25, -0.75, -0.25, 0.25, 0.75, 1.25)
    assert [find_step(edges, v) for v in (-2.9, -1.25, -0.9, 0, 1.34)] == [0, 1, 1, 3, 6]


def test_scores_are_cut_into_equal_sevenths(estimate):
    edges = find_edges(replace(estimate, scale=(0, 70)))
    assert edges == pytest.approx((10, 20, 30, 40, 50, 60))
    assert find_step(edges, 70) == 6


def test_the_scale_is_kept_unless_the_reader_zooms_and_never_cuts_a_value(estimate):
    assert find_range(estimate, [-0.5, 1.0]) == (-2.5, 2.5)
    assert find_range(estimate, [-3.1, 1.0]) == (-3.1, 2.5)
    assert find_range(estimate, [-0.5, 1.0], zoom=True) == (-0.5, 1.0)
    assert find_range(None, [5.0, 8.0], from_zero=True) == (0.0, 8.0)


@pytest.mark.parametrize("ends", [(0, 100), (-2.5, 2.5), (0, 0.37), (0, 3.1e6), (-3.2, 1)])
def test_at_most_five_ticks_all_inside(ends):
    ticks = nice_ticks(*ends)
    assert 2 <= len(ticks) <= 5
    assert all(ends[0] <= t <= ends[1] for t in ticks)


def test_the_first_and_the_last_year_are_always_printed():
    assert year_ticks(1996, 2023) == [1996, 2000, 2005, 2010, 2015, 2020, 2023]
    # Every second year from the first one: even years alone would leave three years at both ends.
    assert year_ticks(2005, 2015) == [2005, 2007, 2009, 2011, 2013, 2015]
    assert year_ticks(2019, 2023) == [2019, 2020, 2021, 2022, 2023]
    assert year_ticks(1996, 2023, compact=True)[0] == 1996


@pytest.mark.parametrize(
    ("top", "places", "texts"),
    [
        # A fifth of 0.1 % would make five ticks, one too many; the quarter, 0.025 %, needs a third decimal; the half does.
        (0.00098, [0, 0.0005], ["0\u202f%", "0,05\u202f%"]),
        (0.0034, [0, 0.001, 0.002, 0.003], ["0\u202f%", "0,1\u202f%", "0,2\u202f%", "0,3\u202f%"]),
        (0.058, [0, 0.02, 0.04], ["0\u202f%", "2\u202f%", "4\u202f%"]),
        (0.098, [0, 0.05], ["0\u202f%", "5\u202f%"]),
        (0.98, [0, 0.25, 0.5, 0.75], ["0\u202f%", "25\u202f%", "50\u202f%", "75\u202f%"]),
    ],
)
def test_ticks_of_shares_have_no_decimal_too_many(top, places, texts):
    found = choose_ticks(None, "fr", 0, top, 4, share=True)
    assert found[0] == pytest.approx(places)
    assert found[1] == texts


def test_percentages_and_shares_of_an_indicator_are_written_alike(estimate):
    plain = replace(estimate, scale=None, interval_level=None)
    assert choose_ticks(replace(plain, unit="percent"), "en", 0, 0.4) == (
        pytest.approx([0, 0.1, 0.2, 0.3, 0.4]),
        ["0%", "0.1%", "0.2%", "0.3%", "0.4%"],
    )
    assert choose_ticks(replace(plain, unit="share"), "en", 0, 0.004) == (
        pytest.approx([0, 0.001, 0.002, 0.003, 0.004]),
        ["0%", "0.1%", "0.2%", "0.3%", "0.4%"],
    )


def test_zero_has_no_decimals_and_no_sign(estimate):
    assert choose_ticks(replace(estimate, scale=(0, 1)), "en", 0, 1)[1] == ["0", "0.25", "0.50", "0.75", "1.00"]
    assert choose_ticks(estimate, "en", -1, 1)[1] == ["−1.0", "−0.5", "0", "+0.5", "+1.0"]
    assert choose_ticks(estimate, "en", -0.1, 4)[1] == ["0", "1", "2", "3", "4"]
    assert choose_ticks(estimate, "en", 0, 34.3e6, 4, factor=1e6) == ([0, 10e6, 20e6, 30e6], ["0", "10", "20", "30"])
