"""Changes against earlier years and editions."""

import pandas as pd
import pytest

from indicators.catalog.model import Direction
from indicators.errors import DataError
from indicators.metrics import compare_editions, compare_years, list_changes


def series(values: dict[int, float | None], **columns) -> pd.DataFrame:
    return pd.DataFrame({"country": "SLE", "year": list(values), "value": list(values.values())}).assign(**columns)


def test_a_change_beyond_the_interval_is_worded_by_direction():
    frame = series({2022: 1.0, 2023: 2.0}, stderr=0.2)  # 1.0 against 1.645 * 0.283 = 0.465
    assert compare_years(frame).move.tolist() == ["improved"]
    assert compare_years(frame, direction=Direction.LOWER).move.tolist() == ["worsened"]
    assert compare_years(frame, direction=Direction.NEUTRAL).move.tolist() == ["rose"]
    assert compare_years(frame.assign(stderr=0.5)).move.tolist() == ["no_clear_change"]  # 1.163


def test_without_errors_only_a_stated_threshold_decides():
    frame = series({2022: 10.0, 2023: 8.0})
    assert compare_years(frame).move.tolist() == ["unknown"]
    assert compare_years(frame, threshold=2.0).move.tolist() == ["worsened"]
    assert compare_years(frame, threshold=2.1).move.tolist() == ["no_clear_change"]


def test_no_comparison_across_a_break():
    frame = series({2021: 1.0, 2023: 5.0}, stderr=0.1)
    row = compare_years(frame, back=2, breaks=[2022]).iloc[0]
    assert row.crosses_break
    assert row.move == "unknown"
    marked = frame.assign(obs_status=["A", "B"])
    assert compare_years(marked, back=2).move.tolist() == ["unknown"]
    assert compare_years(frame, back=2, breaks=[2021]).move.tolist() == ["improved"]


def test_a_gap_in_the_earlier_year_is_no_change_from_zero():
    assert compare_years(series({2021: 1.0, 2022: None, 2023: 5.0})).empty
    with pytest.raises(DataError, match="at least one year"):
        compare_years(series({2023: 1.0}), back=0)


def test_ratio_is_not_computed_on_zero():
    assert compare_years(series({2022: 0.0, 2023: 5.0})).ratio.isna().all()
    assert compare_years(series({2022: 4.0, 2023: 5.0})).ratio.tolist() == [1.25]


def test_the_list_holds_clear_changes_largest_first():
    rows = pd.DataFrame({"country": ["A", "B", "C"], "difference": [0.5, -2.0, 9.0], "move": ["improved", "worsened", "unknown"]})
    assert list_changes(rows).country.tolist() == ["B", "A"]


def test_editions_differ_by_revision_addition_and_withdrawal():
    old = pd.DataFrame({"country": ["A", "B", "C", "D"], "year": 2023, "value": [1.0, 100.0, 3.0, None]})
    new = pd.DataFrame({"country": ["A", "B", "D", "E"], "year": 2023, "value": [2.0, 100.4, 0.0, None]})
    rows = compare_editions(old, new, tolerance=0.005)
    assert rows[["country", "revision"]].values.tolist() == [["A", "revised"], ["C", "withdrawn"], ["D", "added"]]
    assert rows.difference.isna().tolist() == [False, True, True]


def test_a_change_comes_with_the_error_of_the_difference():
    frame = series({2022: 1.0, 2023: 2.0}, stderr=[0.3, 0.4])
    assert compare_years(frame).stderr_difference.tolist() == [pytest.approx(0.5)]  # √(0.09 + 0.16)
    assert compare_years(series({2022: 1.0, 2023: 2.0})).stderr_difference.isna().all()


def test_a_revision_is_measured_beside_the_earlier_figure_but_not_beside_zero():
    old = pd.DataFrame({"country": ["A", "B", "C"], "year": 2024, "value": [200.0, 0.0, 5.0]})
    new = pd.DataFrame({"country": ["A", "B"], "year": 2024, "value": [150.0, 3.0]})
    found = compare_editions(old, new).set_index("country").relative
    assert found["A"] == -0.25
    assert found[["B", "C"]].isna().all()
