"""What methods says: figures with their units, every doubtful filing by name, places that a visitor can read."""

from datetime import date

import pytest

from indicators.data import Library
from indicators.panels.corrections import list_corrections
from indicators.panels.methods import read_methods
from indicators.panels.section import Section
from opening import build


@pytest.fixture(scope="module")
def sections(library: Library) -> dict[str, Section]:
    return {s.title: s for s in read_methods(library, "en", date(2026, 11, 26))}


def test_disagreeing_figures_have_units(sections):
    """USGS: 890 t of tantalum and 446,000 carats of gem diamonds in 2022, of DR Congo and of Zimbabwe."""
    _, table = sections["Where publishers disagree"].tables[0]
    rows = table.set_index(["Country", "Mineral", "Year"])
    assert rows.loc[("DR Congo", "Tantalum", "2022"), "USGS"] == "890 t"
    assert rows.loc[("Zimbabwe", "Diamonds, gem quality", "2022"), "USGS"] == "446,000 carats"
    assert all(text.endswith((" t", " kg", " carats")) for text in [*rows["USGS"], *rows["World Mining Data"]])


def test_every_doubtful_filing_is_named(sections, library):
    told = next(p for p in sections["How a figure becomes a sentence"].paragraphs if p.startswith("**Doubtful filings**"))
    for cell in build(library, "diamond_doubts").listing["Filing"]:
        assert cell in told


def test_long_lists_of_gaps_say_how_many_they_leave_out(sections):
    for point in sections["What we did not find, or do not hold"].points:
        count = int(point.split("(")[1].split(")")[0])
        listed = point.split(": ", 1)[1]
        assert listed.count(";") + 1 == min(count, 8)
        assert listed.endswith(f", and {count - 8} more") is (count > 8)


def test_a_mine_is_named_in_the_corrections(library):
    """USGS-ZAF095 is the Kroondal Platinum Mine in South Africa."""
    frame = list_corrections(library, library.catalog.find_dataset("mine_sites"), "en")
    assert "Latitude: South Africa, Kroondal Platinum Mine" in set(frame["Figure"])
    assert not frame["Figure"].str.contains("USGS-|site_type").any()


def test_an_interval_is_plus_or_minus(sections):
    assert "value ± 1.645 standard errors" in sections["How a figure becomes a sentence"].paragraphs[0]
