"""Who mines what: world shares, publishers beside one another, bases of weight, concentration."""

import pandas as pd
import pytest

from indicators.panels import Panel
from indicators.panels.quantities import (
    list_measures,
    list_minerals,
    measure_shares,
    newest_shares,
    read_quantities,
    sum_members,
)
from opening import build, open_page


def read_listing(panel: Panel, **where: str) -> pd.Series:
    rows = panel.listing
    for column, value in where.items():
        rows = rows[[(cell[0] if isinstance(cell, tuple) else cell) == value for cell in rows[column]]]
    return rows.iloc[0]


class TestProducers:
    """USGS first, World Mining Data for the members that it leaves out."""

    def test_congolese_cobalt_is_three_quarters_of_the_world(self, library):
        """MCS 2026: 230,000 t of 310,000 t in 2025, both estimates; 230/310 = 74.19 %."""
        panel = build(library, "mineral_producers", mineral="cobalt")
        row = read_listing(panel, Country="DR Congo")
        assert (row["Figure"], row["Share of the world"], row["Rank"]) == ("230,000 t", "74.2%", "1")
        assert row["Country"] == ("DR Congo", "2025, MCS 2026, estimate")
        assert panel.title == "DR Congo mined 74.2% of the world’s cobalt in 2025"
        assert "2025 (estimate); MCS 2026" in panel.subtitle

    def test_members_that_the_usgs_leaves_out_come_from_world_mining_data(self, library):
        """WMD 2024 prints 241 t of Zimbabwe's cobalt and 166,030 t of the world's for 2022: 0.145 %."""
        panel = build(library, "mineral_producers", mineral="cobalt")
        row = read_listing(panel, Country="Zimbabwe")
        assert (row["Figure"], row["Share of the world"]) == ("241 t", "0.15%")
        assert row["Country"] == ("Zimbabwe", "2022, WMD 2024")
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
        assert read_listing(panel, Country="Liberia")["Figure"] == ("2,640,000 t", "Fe content")

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


class TestConcentration:
    """Squared and plain shares, with the producers that nobody names."""

    def test_the_index_of_cobalt_by_hand(self, library):
        """MCS 2026, 2025, of 310,000 t: 230,000, 44,000, 7,700, 3,900, 3,700, 3,700, 3,500, then 2,800, 2,000, 2,000, 1,900, 300.

        Sum of squares: 0.741935² + 0.141935² + 0.024839² + 0.012581² + 2·0.011935² + 0.01129² + … = 0.57200; 1/0.572 = 1.7.
        """
        panel = build(library, "mineral_concentration", mineral="cobalt")
        row = panel.rows[panel.rows["year"] == 2025].iloc[0]
        assert row["hhi"] == pytest.approx(0.5720, abs=0.0005)
        assert panel.title.startswith("Cobalt: as concentrated as 1.7 equal countries (2025); DR Congo makes 98%")

    def test_world_mining_data_stands_where_it_names_everybody(self, library):
        rows = build(library, "mineral_concentration", mineral="cobalt").rows.set_index("year")
        assert rows.loc[2022, "edition"] == "WMD 2024"
        assert rows.loc[2022, "named_share"] == pytest.approx(1)
        assert rows.loc[2024, "edition"] == "MCS 2026"

    def test_a_rest_that_nobody_names_widens_the_band_upwards_only(self, library):
        """Copper 2025: 13 % of the world is “other countries”; as one country they add 0.13² to the index."""
        row = build(library, "mineral_concentration", mineral="copper").rows.set_index("year").loc[2025]
        rest = 1 - row["named_share"]
        assert rest == pytest.approx(0.13, abs=0.001)
        assert row["hhi_lower"] == row["hhi"]
        assert row["hhi_upper"] == pytest.approx(row["hhi"] + rest**2)

    def test_small_producers_count_in_the_linear_companion(self, library):
        listing = build(library, "mineral_concentration", mineral="cobalt").listing
        squared, linear = (float(listing[c].iloc[0].rstrip("%")) for c in ("Part of HHI-WGI", "Part of linear"))
        assert squared > 97
        assert linear < 85


class TestBases:
    """Where the USGS weighs a mineral in two ways, the reader sees which and can change it."""

    def test_zimbabwes_share_of_chromium_reserves_depends_on_what_is_weighed(self, library):
        # MCS 2026 prints 78 of more than 540 million tonnes of oxide, and 140 of more than 1,200 million tonnes of ore for 2024;
        # MCS 2025 printed 540 of more than 1,200 million tonnes of marketable ore, a definition that was given up.
        usual = build(library, "mineral_producers", mineral="chromium", measure="reserves")
        assert usual.title == "Zimbabwe holds 14.4% of the world’s reserves of chromium (2025)"
        assert "Also printed as ore, gross weight (MCS 2026, 2024): Zimbabwe 11.7% of the world." in usual.notes
        old = "marketable chromite ore, gross weight"
        assert f"Also printed as {old} (MCS 2025, 2024): Zimbabwe 45.0% of the world." in usual.notes
        code = "marketable_chromite_ore_gross_weight"
        before = build(library, "mineral_producers", mineral="chromium", measure="reserves", basis=code)
        assert before.title == "Zimbabwe holds 45.0% of the world’s reserves of chromium (2024)"
        assert "Also printed as Cr2O3 content (MCS 2026, 2025): Zimbabwe 14.4% of the world." in before.notes
        oxide = build(library, "mineral_producers", mineral="chromium", measure="reserves", basis="cr2o3_content")
        assert oxide.title == "Zimbabwe holds 14.4% of the world’s reserves of chromium (2025)"
        assert "Cr2O3 content" in oxide.subtitle
        assert set(oxide.rows["counted"]) == {"Cr2O3 content"}

    def test_a_basis_that_was_given_up_is_no_headline_of_a_country(self, library):
        panel = build(library, "portfolio", country="ZWE")
        assert "Chromium, reserves" not in set(panel.rows["label"])
        assert any(n.startswith("Not drawn: Chromium, reserves, 45.0% in MCS 2025") for n in panel.notes)

    def test_iron_content_of_the_usgs_stands_beside_that_of_world_mining_data(self, library):
        rows = build(library, "mineral_producers", mineral="iron_ore", basis="fe_content").rows.set_index("country")
        assert rows.loc["AUS", "share"] == pytest.approx(600 / 1600)
        # World Mining Data 2024 edition, 2022: Liberia 2.64 of 1,547.952593 million tonnes of iron
        assert rows.loc["LBR", "share"] == pytest.approx(2.64 / 1547.952593)
        assert set(rows["counted"]) == {"Fe content"}

    def test_a_basis_that_is_not_printed_leaves_the_usual_one(self, library):
        usual = build(library, "mineral_producers", mineral="cobalt")
        assert build(library, "mineral_producers", mineral="cobalt", basis="fe_content").title == usual.title
        assert not any(n.startswith("Also printed") for n in usual.notes)

    def test_the_choice_stands_only_where_there_are_two(self):
        at = open_page("minerals", mineral="chromium", measure="reserves", basis="ore_gross_weight")
        assert not at.exception
        assert at.selectbox(key="pick_basis").value == "ore_gross_weight"
        assert any("11.7%" in h.value for h in at.header)
        assert not [s for s in open_page("minerals", mineral="cobalt").selectbox if s.key == "pick_basis"]

    def test_a_wrong_basis_in_a_link_is_said(self):
        at = open_page("minerals", mineral="chromium", measure="reserves", basis="dust")
        assert not at.exception
        assert any("“dust” under “Weight that the shares count”" in i.value for i in at.info)


def test_parts_of_the_world_that_members_mine(library):
    """The vectorised sum equals the one over single minerals."""
    sums = sum_members(library)
    for mineral in ("cobalt", "gold", "diamond_gem"):
        assert sums[mineral] == pytest.approx(newest_shares(library, mineral, "mine", library.members)["share"].sum())
