"""The headline facts of the overview: figures of the publishers, each with edition, year and the view that proves it."""

from pathlib import Path

import pytest

from indicators.data import Library
from indicators.panels import Fact, find_facts, gather_facts
from indicators.ui.registry import PAGES
from opening import build, open_page, read_headings


@pytest.fixture(scope="module")
def facts(library) -> list[Fact]:
    return find_facts(library, "en")


def find(facts: list[Fact], words: str) -> Fact:
    return next(f for f in facts if words in f.sentence)


@pytest.mark.parametrize(
    ("words", "number", "source"),
    [
        # MCS 2026, 2025 estimates: 230 of 310 thousand t; 150 of 440 million t; 1,300 of 2,500 t; 18 of 170 t; 110 of 450 thousand t
        ("cobalt was mined in DR Congo in 2025", "74%", "230,000 t of 310,000 t; USGS, MCS 2026 (estimate)"),
        ("bauxite was mined in Guinea in 2025: first producer since 2023", "34%", "150,000,000 t of 440,000,000 t"),
        ("tantalum was mined in DR Congo in 2025", "52%", "1,300 t of 2,500 t; USGS, MCS 2026 (estimate)"),
        ("platinum was mined in Zimbabwe in 2025", "11%", "18,000 kg of 170,000 kg"),
        ("rutile was mined in Sierra Leone in 2025", "24%", "110,000 t of 450,000 t"),
        # Study 2023: Guinea 62, Sierra Leone 8; DR Congo 35; Belgium 29, DR Congo 2
        ("bauxite was sourced in 2 coalition countries, 62% in Guinea alone (mean to 2020)", "70%", "Study 2023"),
        ("tantalum was sourced in DR Congo (mean to 2020)", "35%", "Study 2023"),
        ("cobalt (at processing) was sourced in 2 coalition countries, 29% in Belgium alone", "31%", "Study 2023"),
        # World Mining Data 2024: Belgium 200 t of selenium in 2022
        ("selenium was refined in Belgium in 2022", "5.4%", "World Mining Data 2024"),
    ],
)
def test_each_fact_is_what_the_publisher_prints(facts: list[Fact], words: str, number: str, source: str):
    fact = find(facts, words)
    assert fact.number == number
    assert source in fact.source


def test_diamonds_are_told_by_carats_and_by_value_with_the_largest_named(facts: list[Fact]):
    """Kimberley Process 2023: 12 members with 50.1 of 112.1 million carats; Botswana 25.1 million carats, the most."""
    carats, value = find(facts, "of the carats filed"), find(facts, "of the value of rough diamonds")
    assert carats.number == "45%"
    for fact in (carats, value):
        assert "in 2023 w" in fact.sentence
        assert "12 coalition countries" in fact.sentence
        assert "in Botswana alone" in fact.sentence


def test_every_fact_names_a_year_or_a_date_and_a_source(facts: list[Fact]):
    assert len(facts) == 12
    for fact in facts:
        assert any(year in fact.sentence for year in ("2020", "2022", "2023", "2024", "2025")), fact
        assert fact.source


def test_every_link_leads_to_a_page_that_shows_the_figure(library, facts: list[Fact]):
    known = {spec.name: spec.picks for spec in PAGES}
    for fact in facts:
        assert fact.page in known
        assert {key for key, _ in fact.query} <= set(known[fact.page]), fact
    for fact in (f for f in facts if f.page == "minerals"):
        panel = build(library, "mineral_producers", **dict(fact.query))
        share = float(fact.number.rstrip("%"))
        shown = panel.rows[panel.rows["country"].isin(library.members)]["share"].max() * 100
        assert shown == pytest.approx(share, abs=0.6), fact


def test_a_damaged_file_costs_its_own_facts(data_copy: Path):
    (data_copy / "kp" / "production_carats.csv").write_bytes(b"\x00damaged")
    facts, lost = gather_facts(Library(data_copy), "en")
    assert len(facts) == 11
    assert not any("carats filed" in f.sentence for f in facts)
    assert len(lost) == 1
    assert "kp/production_carats.csv" in lost[0]


def test_the_overview_shows_three_in_large_and_links_all():
    at = open_page("overview")
    assert not at.exception
    # The map comes before the list: a screen shows what the page is about without scrolling past nine links.
    assert read_headings(at)[1] == "9 more facts, each with its proof"
    large = [s.value for s in at.subheader if s.value.startswith(":blue[")]
    assert len(large) == 3
    links = at.get("page_link")
    assert [link.proto.page for link in links] == ["minerals", "minerals", "diamonds"]
    assert [link.proto.query_string for link in links] == ["mineral=cobalt", "mineral=bauxite", ""]
    lists = [m.value for m in at.markdown if m.value.startswith("- [**")]
    assert sum(text.count("- [**") for text in lists) == 9
    assert "[**52%** of the world’s tantalum was mined in DR Congo in 2025](minerals?lang=en&mineral=tantalum)" in "\n".join(
        lists
    )
    assert "(exposure?lang=en&leverage=supply_share&mineral=bauxite)" in "\n".join(lists)
