"""The Kimberley Process workbook: years of two halves, names that are not mapped, an edition without a name."""

from pathlib import Path

import pytest

from indicators.curate.refresh import refresh_dataset
from indicators.data.checks import check_all
from indicators.errors import DataError
from refresh.formats import fingerprint, read_held, write_workbook

TODAY = "2026-11-25"


def _kp_rows(*filings: tuple[object, ...]) -> list[list[object]]:
    head = [
        "Country Name",
        "Year",
        "Quarter",
        "Trade Type",
        "Production Type",
        "Carat",
        "US Value",
        "Public",
        "Created",
        "Last Modified",
    ]
    return [head, *[[n, y, h, "Production", "LSM", c, v, "Public", "", ""] for n, y, h, c, v in filings]]


def test_kp_year_is_taken_only_when_both_halves_are_filed(root: Path):
    rows = _kp_rows(
        ("Sierra Leone", 2025, 1, 100000.0, 20000000.0),
        ("Sierra Leone", 2025, 2, 150000.0, 30000000.0),
        ("Angola", 2025, 1, 5000000.0, 700000000.0),
    )
    outcome = refresh_dataset(
        "kp", [write_workbook("Production of Diamonds", rows, "kp.xlsx")], root, TODAY, edition="KP database, November 2026"
    )
    waiting, lacking = map(str, outcome.notes)
    assert waiting == "Only one half-year is filed for AGO 2025: left out until the year is complete."
    assert lacking.startswith(
        "No value in 2025, though 2024 has one: AGO, BWA, CIV, COD, LBR, LSO, TZA, ZWE, COG, GHA, NAM, AUS and others, "
    )
    carats = read_held(root, "kp", "production_carats").query("year == '2025'")
    assert dict(zip(carats["country"], carats["value"], strict=True)) == {"SLE": "250000", "WLD": "250000"}
    price = read_held(root, "kp", "value_per_carat").query("year == '2025' and country == 'SLE'")
    assert price.iloc[0]["value"] == "200"
    doubtful = read_held(root, "kp", "production_carats").query("country == 'GIN' and year == '2007'")
    assert doubtful.iloc[0]["obs_status"] == "U"
    assert check_all(root, ["kp"]).problems == ()


def test_kp_half_a_year_that_is_completed_is_doubtful_no_more(root: Path):
    """Held for 2013: 81,628.85 carats, the first half alone. 81,628.85 + 18,371.15 = 100,000."""
    rows = _kp_rows(
        ("Central African Republic", 2013, 1, 81628.85, 14817500.0), ("Central African Republic", 2013, 2, 18371.15, 5e6)
    )
    refresh_dataset(
        "kp", [write_workbook("Production of Diamonds", rows, "kp.xlsx")], root, TODAY, edition="KP database, November 2026"
    )
    held = read_held(root, "kp", "production_carats").query("country == 'CAF' and year == '2013'").iloc[0]
    assert (held["value"], held["obs_status"], held["note"]) == ("100000", "A", "")


def test_kp_half_a_year_stays_doubtful_while_it_is_half(root: Path):
    rows = _kp_rows(
        ("Central African Republic", 2013, 1, 90000.0, 15000000.0),
        ("Sierra Leone", 2025, 1, 100000.0, 20000000.0),
        ("Sierra Leone", 2025, 2, 150000.0, 30000000.0),
    )
    refresh_dataset(
        "kp", [write_workbook("Production of Diamonds", rows, "kp.xlsx")], root, TODAY, edition="KP database, November 2026"
    )
    held = read_held(root, "kp", "production_carats").query("country == 'CAF' and year == '2013'").iloc[0]
    assert (held["value"], held["obs_status"], held["note"]) == ("90000", "U", "Only the first half-year was filed.")


def test_kp_unknown_name_stops_it(root: Path):
    before = fingerprint(root)
    with pytest.raises(DataError, match=r"names Zaire, which countries\.csv does not map"):
        refresh_dataset("kp", [write_workbook("Production of Diamonds", _kp_rows(("Zaire", 2025, 1, 1.0, 1.0)))], root, TODAY)
    assert fingerprint(root) == before


def test_an_edition_without_a_name_is_asked_for(root: Path):
    rows = _kp_rows(("Sierra Leone", 2025, 1, 1.0, 200.0), ("Sierra Leone", 2025, 2, 1.0, 200.0))
    before = fingerprint(root)
    with pytest.raises(DataError, match="Give --edition"):
        refresh_dataset("kp", [write_workbook("Production of Diamonds", rows)], root, TODAY)
    assert fingerprint(root) == before
