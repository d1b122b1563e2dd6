"""A member's own file: every fault is named, nothing is stored, and no bytes whatsoever break the check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import Indicator
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.data.own_file import MOST_BYTES, OwnFile, check_own_file
from indicators.panels.own_file import compare_own_file
from indicators.paths import DATA

LIBRARY = Library(DATA)
CPI = LIBRARY.catalog.find_indicator("ti_cpi.score")
MINE = LIBRARY.catalog.find_indicator("usgs_mcs.mine_production")
COUNTRIES = set(LIBRARY.countries["country"])
MINERALS = set(LIBRARY.table("reference", "minerals")["mineral"])


def _check(content: bytes, indicator: Indicator = CPI) -> OwnFile:
    return check_own_file(content, "mine.csv", indicator, COUNTRIES, MINERALS)


def test_a_sound_file_is_set_beside_the_published_series():
    # The CPI 2025 workbook prints 26 for Guinea, 58 for Botswana, 34 for Sierra Leone.
    own = _check(b"country,year,value\nGIN,2025,26\nBWA,2025,60\nSLE,2025,34\nSLE,1999,20\n")
    assert own.problems == ()
    panel = compare_own_file(LIBRARY, CPI, own.frame, "en", Look())
    assert panel.title == "Your file: figures as published (2), different (1), without a published figure (1)"
    assert panel.listing is not None
    assert panel.listing.iloc[0].tolist() == ["Botswana 2025", "60", "58", "2"]
    assert len(panel.drawings) == 1


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("country,year,value\nGUI,2025,26\n", "mine.csv:2 country", "“GUI” is no code known here"),
        ("country,year,value\nGIN,25,26\n", "mine.csv:2 year", "“25” is no year"),
        ("country,year,value\nGIN,2025,26%\n", "mine.csv:2 value", "“26%” is not a number"),
        ("country,year,value\nGIN,2025,nan\n", "mine.csv:2 value", "“nan” is not a number"),
        ("country,year,value\nGIN,2025,126\n", "mine.csv:2 value", "126 is outside the scale of the indicator"),
        ("country,year,value\nGIN,2025,\n", "mine.csv:2 value", "is empty"),
        ("country,year,value\nGIN,2025,26\nGIN,2025,27\n", "mine.csv:3 country+year", "key GIN/2025 stands in row 2 too"),
        ("country,year,value,lower,upper\nGIN,2025,26,27,30\n", "mine.csv:2 value", "26 is outside its own interval"),
        ("pays,year,value\nGIN,2025,26\n", "mine.csv:1", "lacks the column country"),
        ("country,year,value\n", "mine.csv", "no rows"),
        ("country;year;value\nGIN;2025;26\n", "mine.csv:1", "its cells are not separated by commas"),
        ("", "mine.csv:1", "lacks the column country, year, value"),
        ("country,year,value,value\nGIN,2025,26,27\n", "mine.csv:1", "two columns have the same name"),
    ],
)
def test_every_fault_is_named(text: str, place: str, rule: str):
    own = _check(text.encode())
    assert (own.problems[0].place, str(own.problems[0].rule)) == (place, rule)


def test_decimal_commas_are_refused_not_guessed():
    own = _check(b'country,year,value\nGIN,2025,"26,5"\n')
    assert "decimal point" in str(own.problems[0].remedy)
    assert own.frame.empty


def test_a_dimension_is_asked_for():
    own = _check(b"country,year,value\nCOD,2025,230000\n", MINE)
    assert str(own.problems[0].rule) == "lacks the column mineral"
    assert _check(b"country,mineral,year,value\nCOD,cobalt,2025,230000\n", MINE).problems == ()


def test_size_and_encoding_are_limited():
    assert "more than 1 MB" in str(_check(b"x" * (MOST_BYTES + 1)).problems[0].rule)
    assert str(_check(b"\xff\xfe\x00c").problems[0].rule) == "is no CSV file in UTF-8"


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content: bytes):
    own = _check(content)
    assert own.problems or len(own.frame) == own.rows > 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["GIN", "SLE", "", "=1+1", "XXX", "<b>"]),
            st.sampled_from(["2020", "2021", "", "٢٠٢٠", "1e3", "99999"]),
            st.sampled_from(["1", "-5", "1e999", "nan", "inf", "", "50.5", "1_0", "0x1"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_rows_that_pass_are_sound_and_the_others_are_named(rows: list[tuple[str, str, str]]):
    own = _check(b"country,year,value\n" + "\n".join(",".join(r) for r in rows).encode())
    assert set(own.frame["country"]) <= {"GIN", "SLE"}
    assert own.frame["value"].between(*CPI.bounds).all()
    assert not own.frame.duplicated(["country", "year"]).any()
    if len(own.frame) < own.rows:
        assert own.problems
