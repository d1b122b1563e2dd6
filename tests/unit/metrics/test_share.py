"""Shares of the world, ranks of producers, first since."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DataError, UnknownNameError
from indicators.metrics import (
    compute_shares,
    find_complete_year,
    find_first_since,
    named_rest,
    rank_producers,
    sum_group,
)


def production(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["country", "year", "value"])


def test_publishers_total_comes_before_the_sum_of_parts():
    rows = compute_shares(production([("A", 2024, 30.0), ("B", 2024, 30.0), ("OTH", 2024, 39.9), ("WLD", 2024, 100.0)]))
    assert rows.share.tolist() == pytest.approx([0.3, 0.3, 0.399])
    assert set(rows.basis) == {"publisher_total"}
    assert rows.named_share[0] == pytest.approx(0.6)
    assert set(rows.caveat) == {""}  # 99.9 against 100 is rounding


def test_parts_may_exceed_a_rounded_total():
    rows = compute_shares(production([("A", 2024, 101.0), ("WLD", 2024, 100.0)]))
    assert rows.share[0] == pytest.approx(1.01)
    assert rows.caveat[0] == "parts_exceed_total"


def test_without_a_total_the_sum_of_parts_is_said():
    rows = compute_shares(production([("A", 2024, 1.0), ("B", 2024, 3.0)]))
    assert rows.share.tolist() == [0.25, 0.75]
    assert set(rows.basis) == {"sum_of_parts"}
    assert set(rows.caveat) == {"no_published_total"}


def test_no_share_of_nothing():
    assert compute_shares(production([("A", 2024, 0.0), ("WLD", 2024, 0.0)])).share.isna().all()


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=15), st.integers(2, 1000))
def test_shares_of_the_sum_add_to_one_whatever_the_unit(values, factor):
    frame = production([(f"C{i}", 2024, float(v)) for i, v in enumerate(values)])
    shares = compute_shares(frame).share
    assert shares.sum() == pytest.approx(1)
    assert compute_shares(frame.assign(value=frame.value * factor)).share.tolist() == pytest.approx(shares.tolist())


def test_two_editions_in_one_frame_are_refused():
    with pytest.raises(DataError, match="one edition"):
        compute_shares(production([("A", 2024, 1.0), ("A", 2024, 2.0)]))


def test_producers_share_ranks_and_zero_produces_nothing():
    frame = production([("A", 2024, 5.0), ("B", 2024, 5.0), ("C", 2024, 1.0), ("D", 2024, 0.0), ("OTH", 2024, 9.0)])
    ranked = rank_producers(frame)
    assert ranked[["country", "rank", "tied", "n"]].values.tolist() == [
        ["A", 1, True, 3],
        ["B", 1, True, 3],
        ["C", 3, False, 3],
    ]


def test_first_since_ends_at_a_lost_place_and_at_a_gap():
    rows = [("A", y, 2.0) for y in (2020, 2021, 2023, 2024)] + [("B", y, 1.0) for y in range(2020, 2025)]
    run = find_first_since(production(rows), "A")
    assert (run.since, run.until, run.from_start) == (2023, 2024, False)
    assert find_first_since(production(rows), "B") is None
    assert find_first_since(production(rows), "B", rank=2).from_start
    with pytest.raises(UnknownNameError, match="Z is in none"):
        find_first_since(production(rows), "Z")


def test_group_share_counts_only_who_is_named():
    frame = production([("A", 2024, 10.0), ("B", 2024, 20.0), ("C", 2024, 0.0), ("WLD", 2024, 100.0)])
    row = sum_group(frame, ["A", "B", "C", "D"]).iloc[0]
    assert (row.share, row.n, row.countries) == (pytest.approx(0.3), 2, "B A")
    assert sum_group(frame, ["D"]).empty


def test_rest_is_never_negative():
    assert named_rest(pd.Series([0.7, 0.4]), pd.Series(["A", "B"])) == 0


def test_a_year_is_complete_when_every_producer_of_the_year_before_has_a_figure():
    rows = [
        *[("BWA", 2021, 5.0), ("AUS", 2021, 1.0), ("WLD", 2021, 6.0)],
        *[("BWA", 2022, 5.0), ("AUS", 2022, 0.0), ("WLD", 2022, 5.0)],  # a zero is a figure
        *[("BWA", 2023, None), ("AUS", 2023, 0.0), ("WLD", 2023, 4.0)],  # the world's total does not stand for Botswana
    ]
    frame = pd.DataFrame(rows, columns=["country", "year", "value"])
    assert find_complete_year(frame) == 2022
    assert find_complete_year(frame[frame["year"] == 2021]) is None
