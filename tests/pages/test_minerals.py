"""The minerals page: world shares, publishers beside one another, concentration, prices, lists, sites, history."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators.charts.theme import Look
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.quantities import list_measures, list_minerals, measure_shares, newest_shares, read_quantities
from indicators.paths import ROOT


def build(library, name: str, **choices: object) -> Panel:
    return build_panel(name, library, Selection(**choices), "en", Look())


def open_page(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(str(ROOT / "pages" / "minerals.py"))
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def read_listing(panel: Panel, **where: str) -> pd.Series:
    rows = panel.listing
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows.iloc[0]


class TestProducers:
    """USGS first, World Mining Data for the members that it leaves out."""

    def test_congolese_cobalt_is_three_quarters_of_the_world(self, library):
        """MCS 2026: 230,000 t of 310,000 t in 2025, both estimates; 230/310 = 74.19 %."""
        panel = build(library, "mineral_producers", mineral="cobalt")
        row = read_listing(panel, Country="DR Congo")
        assert (row["Figure"], row["Share of the world"], row["Rank"], row["Year"]) == ("230,000 t", "74.2%", "1", "2025")
        assert row["Edition"] == "MCS 2026, estimate"
        assert panel.title == "DR Congo mined 74.2% of the world’s cobalt in 2025"
        assert "2025 (estimate); MCS 2026" in panel.subtitle

    def test_members_that_the_usgs_leaves_out_come_from_world_mining_data(self, library):
        """WMD 2024 prints 241 t of Zimbabwe's cobalt and 166,030 t of the world's for 2022: 0.145 %."""
        panel = build(library, "mineral_producers", mineral="cobalt")
        row = read_listing(panel, Country="Zimbabwe")
        assert (row["Figure"], row["Share of the world"], row["Year"], row["Edition"]) == ("241 t", "0.15%", "2022", "WMD 2024")
        assert any("Zimbabwe: from World Mining Data" in note for note in panel.notes)

    def test_several_members_are_added_and_the_largest_is_named(self, library):
        """Gem diamonds 2025, MCS 2026: Angola 13, Botswana 13 of 69 million carats, 18.84 % each."""
        title = build(library, "mineral_producers", mineral="diamond_gem").title
        assert title.startswith("7 members mined")
        assert title.endswith("Angola and Botswana 18.8% each")

    def test_reserves_and_refining(self, library):
        """MCS 2026: 6 of 12 million t of cobalt reserves; Belgium refines 19 of 1,100 t of indium (1.7 %)."""
        panel = build(library, "mineral_producers", mineral="cobalt", measure="reserves")
        assert panel.title == "DR Congo holds 50.0% of the world’s reserves of cobalt (2025)"
        panel = build(library, "mineral_producers", mineral="indium", measure="refinery")
        assert panel.title == "Belgium refined 1.7% of the world’s indium in 2025"

    def test_an_oxide_is_turned_into_metal(self, library):
        """WMD 2024 prints 25 t of tantalum oxide of Sierra Leone for 2022; times 0.819 it is 20.475 t of metal."""
        rows = read_quantities(library, "tantalum", "world_mining_data.mine_production")
        own = rows[(rows["country"] == "SLE") & (rows["year"] == 2022)].iloc[0]
        assert own["value"] == pytest.approx(20.475)
        assert own["counted"] == "tantalum content"

    def test_a_basis_that_cannot_be_converted_is_named(self, library):
        rows = read_quantities(library, "iron_ore", "world_mining_data.mine_production")
        assert set(rows["counted"]) == {"Fe content"}
        panel = build(library, "mineral_producers", mineral="iron_ore")
        assert "Fe content" in read_listing(panel, Country="Liberia")["Figure"]

    def test_a_measure_that_nobody_prints_is_said(self, library):
        panel = build(library, "mineral_producers", mineral="cobalt", measure="refinery")
        assert panel.title == "No publisher held here prints refining of cobalt"
        assert panel.drawings == ()

    def test_a_share_is_of_the_same_publishers_total(self, library):
        for mineral in ("bauxite", "gold", "lithium"):
            for row in newest_shares(library, mineral, "mine", library.members).itertuples():
                world = read_quantities(library, mineral, row.indicator)
                total = world[(world["country"] == "WLD") & (world["year"] == row.year)]["value"].iloc[0]
                assert row.share == pytest.approx(row.value / total)

    def test_what_the_world_total_leaves_out_is_said(self, library):
        assert measure_shares(library, "bauxite", "usgs_mcs.mine_production").world_note.startswith("Leaves out production")
        assert any("World total: Leaves out" in n for n in build(library, "mineral_producers", mineral="bauxite").notes)

    def test_every_mineral_and_measure_can_be_shown(self, library):
        minerals = list_minerals(library)
        assert {"cobalt", "bauxite", "tantalum", "platinum", "titanium_rutile", "indium", "uranium"} <= set(minerals)
        for mineral in minerals:
            for measure in list_measures(library, mineral):
                panel = build(library, "mineral_producers", mineral=mineral, measure=measure)
                assert len(panel.drawings) == 1, (mineral, measure)
                assert panel.drawings[0].alt.startswith("Bar chart")


class TestPublishers:
    """The same figure from several publishers."""

    def test_cobalt_of_2024_at_every_publisher(self, library):
        """USGS 226,000 t (first 220,000 t), World Mining Data 200,253 t, IEA 181,796.3 t: what the publishers print."""
        panel = build(library, "mineral_publishers", mineral="cobalt")
        own = panel.rows[(panel.rows["country"] == "COD") & (panel.rows["year"] == 2024)]
        figures = dict(zip(zip(own["indicator"], own["edition"], strict=True), own["value"], strict=True))
        assert figures["usgs_mcs.mine_production", "MCS 2026"] == 226_000
        assert figures["usgs_mcs.mine_production", "MCS 2025"] == 220_000
        assert figures["world_mining_data.mine_production", "WMD 2026"] == 200_253
        assert sorted(own["value"])[0] == pytest.approx(181_796.3)
        assert panel.title == "4 figures for cobalt in DR Congo in 2024: 181,796 t to 226,000 t"

    def test_a_publisher_whose_terms_forbid_it_keeps_the_file_back(self, library):
        assert not build(library, "mineral_publishers", mineral="cobalt").redistribute
        assert build(library, "mineral_publishers", mineral="bauxite").redistribute

    def test_other_bases_are_no_disagreement(self, library):
        """World Mining Data counts the iron in the ore: less than half of the ore is no disagreement about it."""
        rows = build(library, "mineral_publishers", mineral="iron_ore").rows
        assert set(rows["indicator"]) == {"usgs_mcs.mine_production"}

    def test_one_publisher_only_is_said(self, library):
        panel = build(library, "mineral_publishers", mineral="cobalt", measure="reserves")
        assert panel.title == "One figure only for cobalt: no second publisher to compare"


def test_the_link_restores_mineral_and_measure():
    at = open_page(mineral="cobalt", measure="reserves")
    assert not at.exception
    assert at.selectbox(key="pick_mineral").value == "cobalt"
    assert "DR Congo holds 50.0% of the world’s reserves of cobalt" in "\n".join(h.value for h in at.header)


def test_a_measure_without_figures_falls_back_and_says_so():
    at = open_page(mineral="alumina", measure="mine")
    assert not at.exception
    assert any("No publisher here prints “Mine production” for this mineral" in c.value for c in at.caption)


def test_the_portfolio_of_the_chosen_country_is_on_the_page():
    at = open_page(mineral="cobalt", country="SLE")
    assert any("Sierra Leone mined 24.4% of the world’s rutile in 2025" in h.value for h in at.header)
