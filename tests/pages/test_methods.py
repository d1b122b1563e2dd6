"""What methods says: figures with their units, every doubtful filing by name, places that a visitor can read."""

from datetime import date

import pytest

from indicators.data import Library
from indicators.export.table import trace_rows
from indicators.panels.corrections import list_corrections
from indicators.panels.methods import read_methods
from indicators.panels.section import Section
from opening import build, open_page


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


def test_long_lists_of_gaps_say_how_many_they_leave_out(library):
    panel = build(library, "gaps")
    assert len(panel.listing) == 13
    told = 0
    for country, listed in panel.listing.itertuples(index=False):
        count = int(country.split("(")[1].split(")")[0])
        told += count
        assert listed.count(";") + 1 == min(count, 8)
        assert listed.endswith(f", and {count - 8} more") is (count > 8)
    assert told == len(panel.rows)


TABLES = ("disagreements", "supply_misses", "gaps", "corrections")


def test_every_section_with_rows_has_the_four_tools_in_their_order():
    at = open_page("methods")
    keys = [b.key.removeprefix("tool_methods_") for b in at.button if b.key and b.key.startswith("tool_methods_")]
    assert keys == [f"{name}_{tool}" for name in TABLES for tool in ("share", "download", "table", "about")]
    assert set(TABLES) <= {h.proto.anchor for h in at.header}


@pytest.mark.parametrize("name", TABLES)
def test_the_link_of_a_section_leads_to_it_and_its_file_may_be_taken(name: str):
    at = open_page("methods")
    at.button(key=f"tool_methods_{name}_share").click().run()
    assert any(c.value.endswith(f"#{name}") for c in at.code)
    at = open_page("methods")
    at.button(key=f"tool_methods_{name}_download").click().run()
    assert any(b.label.startswith("CSV") for b in at.get("download_button"))


def test_rows_of_the_corrections_name_their_own_dataset(library):
    """The filing of Lesotho of 2022 is of the Kimberley Process, the Kroondal mine is of the USGS compilation of sites."""
    rows = trace_rows(build(library, "corrections"), library)
    lesotho = rows[(rows["country"] == "LSO") & (rows["year"] == "2022")].iloc[0]
    assert lesotho["data_version"].startswith("kp ")
    assert rows[rows["site"] == "USGS-ZAF095"]["data_version"].str.startswith("mine_sites ").all()


def test_disagreements_behind_the_ten_widest_can_be_taken(library):
    """USGS prints 890 t of tantalum of DR Congo in 2022."""
    panel = build(library, "disagreements")
    row = panel.rows[(panel.rows["country"] == "COD") & (panel.rows["mineral"] == "tantalum") & (panel.rows["year"] == 2022)]
    assert row["usgs"].tolist() == [890.0]
    assert row["unit"].tolist() == ["t"]
    assert len(panel.rows) > len(panel.listing) == 10


def test_a_mine_is_named_in_the_corrections(library):
    """USGS-ZAF095 is the Kroondal Platinum Mine in South Africa."""
    frame = list_corrections(library, library.catalog.find_dataset("mine_sites"), "en")
    assert "Latitude: South Africa, Kroondal Platinum Mine" in set(frame["Figure"])
    assert not frame["Figure"].str.contains("USGS-|site_type").any()


def test_an_interval_is_plus_or_minus(sections):
    assert "value ± 1.645 standard errors" in sections["How a figure becomes a sentence"].paragraphs[0]
