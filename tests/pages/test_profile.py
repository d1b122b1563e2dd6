"""The governance profile of a country: ranks among the values of the year that is named, as the publisher's file has them."""

import pytest

from indicators.charts.theme import Look
from opening import build

# Worldwide Governance Indicators, 2024 update, estimates of 2023: the country's rank among all that have one that year,
# counted in the publisher's file (control of corruption, rule of law, effectiveness, regulation, voice, stability).
PUBLISHED = {
    "GIN": ((170, 213), (183, 213), (177, 213), (185, 213), (169, 205), (178, 212)),
    "AGO": ((151, 213), (182, 213), (182, 213), (165, 213), (148, 205), (144, 212)),
}


@pytest.mark.parametrize("country", PUBLISHED)
def test_world_ranks_are_among_the_values_of_one_year(library, country):
    """American Samoa, Guam and Niue have no estimate of 2023 on every dimension: their older ones take no place."""
    ranks = build(library, "profile", country=country).listing["Rank in the world"]
    assert list(ranks) == [f"{rank} of {count}" for rank, count in PUBLISHED[country]]


def test_ranks_of_an_older_year_are_among_the_values_of_that_year(library):
    """Estimates of 2003, Sierra Leone, voice and accountability: counted in the publisher's file."""
    table = build(library, "profile", country="SLE", year=2003).listing.set_index("Dimension")
    assert table.loc["Voice and accountability", "Rank in the world"] == "123 of 202"


def test_belgium_has_a_rank_in_the_world_and_none_in_africa(library):
    """Belgium, control of corruption 2023: 1.34, with its rank counted in the publisher's file."""
    table = build(library, "profile", country="BEL").listing
    assert "Rank in Africa" not in table
    assert table["Estimate"].iloc[0] == "+1.34"


def test_ranks_are_folded_on_phones(library):
    assert build(library, "profile", look=Look("light", True)).fold == "All 6 rows"
    assert build(library, "profile").fold == ""
