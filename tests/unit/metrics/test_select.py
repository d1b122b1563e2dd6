"""Rows by country, year and dimension; gaps stay gaps."""

import pandas as pd
import pytest

from indicators.errors import DataError, UnknownNameError
from indicators.metrics import latest, select, wide


@pytest.fixture
def frame() -> pd.DataFrame:
    rows = [
        ("GIN", "bauxite", 2021, 1.0),
        ("GIN", "bauxite", 2022, None),
        ("GIN", "gold", 2022, 0.0),
        ("SLE", "bauxite", 2023, 3.0),
    ]
    return pd.DataFrame(rows, columns=["country", "mineral", "year", "value"])


def test_select_combines_conditions_and_slices_include_both_ends(frame):
    assert len(select(frame, ["GIN"], slice(2021, 2022))) == 3
    assert select(frame, mineral="gold").value.tolist() == [0.0]
    assert select(frame, years=[2023]).country.tolist() == ["SLE"]
    assert select(frame, "BEL").empty


def test_select_leaves_its_input_alone(frame):
    before = frame.copy()
    picked = select(frame, "GIN")
    picked.loc[0, "value"] = 99.0
    pd.testing.assert_frame_equal(frame, before)


def test_unknown_dimension_names_the_nearest_column(frame):
    with pytest.raises(UnknownNameError, match=r"“minerals”.*“mineral”"):
        select(frame, minerals="gold")


def test_latest_skips_gaps_keeps_zero_and_its_own_year(frame):
    rows = latest(frame, 2022)
    assert rows[["country", "mineral", "year", "value"]].values.tolist() == [
        ["GIN", "bauxite", 2021, 1.0],
        ["GIN", "gold", 2022, 0.0],
    ]


def test_latest_takes_computed_columns_for_no_key(frame):
    rows = latest(frame.assign(stderr_correlated=range(4)))
    assert len(rows) == 3


def test_latest_refuses_two_editions_of_one_year():
    frame = pd.DataFrame({"country": "GIN", "year": 2017, "value": [38.0, 44.0], "edition": ["RGI 2017", "restated"]})
    with pytest.raises(DataError, match="country GIN, year 2017"):
        latest(frame)
    assert len(latest(frame, by=["country", "edition"])) == 2


def test_wide_keeps_a_gap_and_refuses_doubles(frame):
    table = wide(select(frame, mineral="bauxite"))
    assert pd.isna(table.loc[2022, "GIN"])
    with pytest.raises(DataError, match="Two observations"):
        wide(frame.assign(year=2022))
