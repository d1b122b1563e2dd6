"""Rows of a frame as typed values."""

from dataclasses import dataclass

import pandas as pd
import pytest

from indicators.data import read_rows


@dataclass(frozen=True)
class Filing:
    value: float
    country: str


def test_fields_are_found_by_name_in_any_order_and_other_columns_are_left_out():
    frame = pd.DataFrame({"country": ["AGO", "NAM"], "year": [2020, 2021], "value": [1.5, 2.5]}, index=[7, 3])
    assert read_rows(frame, Filing) == [Filing(1.5, "AGO"), Filing(2.5, "NAM")]


def test_a_frame_without_rows_has_none():
    assert read_rows(pd.DataFrame(columns=["country", "value"]), Filing) == []


def test_a_field_that_is_no_column_is_refused():
    with pytest.raises(KeyError, match="value"):
        read_rows(pd.DataFrame({"country": ["AGO"]}), Filing)
