"""The minerals page: world shares, publishers beside one another, concentration, prices, lists, sites, history."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export import trace_rows
from indicators.panels import Panel
from indicators.panels.mineral_price import find_mineral_events
from indicators.panels.quantities import (
    list_measures,
    list_minerals,
    measure_shares,
    newest_shares,
    read_quantities,
    sum_members,
)
from opening import build, open_page, read_headings


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


def test_the_link_restores_mineral_and_measure():
    at = open_page("minerals", mineral="cobalt", measure="reserves")
    assert not at.exception
    assert at.selectbox(key="pick_mineral").value == "cobalt"
    assert "DR Congo holds 50.0% of the world’s reserves of cobalt" in "\n".join(h.value for h in at.header)


def test_a_measure_without_figures_falls_back_and_says_so():
    at = open_page("minerals", mineral="alumina", measure="mine")
    assert not at.exception
    assert any("No publisher here prints “Mine production” for this mineral" in c.value for c in at.caption)


def test_the_portfolio_of_the_chosen_country_is_on_the_page():
    at = open_page("minerals", mineral="cobalt", country="SLE")
    assert any("Sierra Leone mined 24.4% of the world’s rutile in 2025" in h.value for h in at.header)


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


class TestPrice:
    """Each series in its own unit; no price is said."""

    def test_lithium_fell_from_its_peak(self, library):
        """MCS 2026: 63,700 in 2022, 9,000 in 2025: 1 − 9,000/63,700 = 85.9 %."""
        panel = build(library, "mineral_price", mineral="lithium")
        assert panel.title == "Lithium: 9,000 USD/t Li2CO3 in 2025, 86% below the peak of 2022"
        assert any("Zimbabwe bans exports of raw lithium ore" in note for note in panel.notes)

    def test_copper_has_two_series_with_two_units(self, library):
        panel = build(library, "mineral_price", mineral="copper")
        assert [d.heading.split("**")[1] for d in panel.drawings] == ["US cents/lb", "$/mt"]
        assert any("2026 is not over and not drawn: 12,997 $/mt. Mean of 5 months." in note for note in panel.notes)

    def test_the_file_gives_each_series_its_own_unit(self, library):
        panel = build(library, "mineral_price", mineral="copper")
        rows = trace_rows(panel, library)
        assert set(rows["unit"]) == {"US cents/lb", "$/mt"}

    def test_the_months_of_a_year_that_is_not_over_are_no_year(self, library):
        """Pink Sheet of gold: 3,441.5 in 2025, 4,787.4 for five months of 2026, which would be the highest of all."""
        panel = build(library, "mineral_price", mineral="gold")
        line = panel.drawings[1].figure.data[0]
        assert max(line.x) == 2025
        assert max(line.y) == pytest.approx(3441.5058)
        assert 2026 in set(panel.rows["year"])
        assert "2023 is provisional: Mean of 11 months." in build(library, "mineral_price", mineral="phosphate_rock").notes

    def test_a_value_that_stood_before_is_not_the_highest_alone(self, library):
        """MCS 2023 and 2026: bauxite 32 in 2019, 2022 and 2025, the value of imports into the United States."""
        panel = build(library, "mineral_price", mineral="bauxite")
        assert panel.title == "Bauxite: 32 USD/t in 2025, as high as in 2019 and 2022, never higher since 2018"
        assert panel.subtitle.startswith("The USGS gives the value of U.S. imports, not a world price.")

    def test_a_small_fall_is_no_zero(self, library):
        """Alumina: 592 in 2018, 590 in 2025: 1 − 590/592 = 0.3 %."""
        assert "0.3% below the peak of 2018" in build(library, "mineral_price", mineral="alumina").title

    def test_diamonds_have_no_single_price(self, library):
        panel = build(library, "mineral_price", mineral="diamond_gem")
        assert panel.title == "Diamonds, gem quality: no price is held"
        assert any("too much in quality for one price" in note for note in panel.notes)

    def test_an_event_must_name_the_mineral(self, library):
        assert find_mineral_events(library, "lead", "en").empty
        titles = list(find_mineral_events(library, "cobalt", "en")["title_en"])
        assert "DRC suspends all cobalt exports" in titles
        assert not any("gold" in t for t in titles)


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


class TestLists:
    """Membership with the year of the list; unknown is not no."""

    def test_cobalt_is_on_every_list(self, library):
        assert build(library, "mineral_lists", mineral="cobalt").title == "Cobalt: on 9 of 9 lists of critical minerals"

    def test_columns_carry_the_year_of_the_table_of_lists(self, library):
        (drawing,) = build(library, "mineral_lists", mineral="cobalt").drawings
        columns = [text.replace("<br>", " ") for text in drawing.figure.layout.xaxis.ticktext]
        assert columns[:2] == ["African Union observatory", "EU critical 2024"]
        assert columns[3:7] == ["United States 2022", "United States 2025", "United Kingdom 2021", "United Kingdom 2024"]
        assert "Lists of 2021 to 2025" in build(library, "mineral_lists", mineral="cobalt").subtitle

    def test_unknown_is_said(self, library):
        panel = build(library, "mineral_lists", mineral="lithium")
        assert panel.title == "Lithium: on 8 of 9 lists of critical minerals, not known for 1"
        assert any("United Kingdom of 2024 was not found" in note for note in panel.notes)

    def test_diamonds_and_rutile_stand_under_their_family(self, library):
        assert build(library, "mineral_lists", mineral="diamond_gem").title.endswith(
            "on none of 8 lists of critical minerals, not known for 1"
        )
        assert "titanium" in set(build(library, "mineral_lists", mineral="titanium_rutile").rows["mineral"])

    def test_phones_get_two_narrow_matrices(self, library):
        panel = build(library, "mineral_lists", look=Look(compact=True), mineral="cobalt")
        assert len(panel.drawings) == 2


class TestSites:
    """Likely duplicates are left out, the status carries its year."""

    def test_duplicates_are_neither_drawn_nor_counted(self, library):
        panel = build(library, "mineral_sites", mineral="cobalt")
        every = panel.rows
        assert (every["duplicate_of"] != "").any()
        assert len(panel.listing) == int((every["duplicate_of"] == "").sum())
        assert panel.title.startswith(f"Cobalt: {len(panel.listing)} mines and plants")

    def test_sites_lie_in_members_and_hold_the_mineral(self, library):
        rows = build(library, "mineral_sites", mineral="bauxite").rows
        assert set(rows["country"]) == {"GIN", "SLE"}
        assert rows["minerals"].str.contains("bauxite").all()

    def test_every_status_has_its_year_and_every_site_its_source(self, library):
        listing = build(library, "mineral_sites", mineral="cobalt").listing
        for status, source in listing["Status and source"]:
            assert status.endswith(("2018", "2025"))
            assert source in ("ICMM, September 2025", "USGS compilation of 2021")

    def test_each_site_can_be_told_apart_by_its_number_in_list_and_hover(self, library):
        for look in (Look(), Look(compact=True)):
            panel = build(library, "mineral_sites", look=look, mineral="cobalt")
            assert [d.heading.split("**")[1] for d in panel.drawings[1:]] == [f"Close-up {n}" for n in "ABCDE"]
            numbers = [t for d in panel.drawings for t in d.figure.data if t.name == "numbers"]
            hovers = {n: h for t in numbers for n, h in zip(t.text, t.hovertext, strict=True)}
            listed = dict(cell[0].split(" ", 1) for cell in panel.listing["Site"])
            assert len(hovers) == sum(len(t.text) for t in numbers) == len(listed) - 1  # one of them lies in Belgium
            assert all(h.startswith(f"<b>{n} {listed[n]}</b>") for n, h in hovers.items())
            assert "Kisanfu" in listed.values()
            assert all(d.alt for d in panel.drawings)

    def test_few_sites_need_no_close_up(self, library):
        panel = build(library, "mineral_sites", mineral="lithium")
        assert len(panel.drawings) == 1
        assert not any("close-up" in n for n in panel.notes)

    def test_the_disclaimer_of_the_map_is_the_last_note(self, library):
        assert "Western Sahara" in build(library, "mineral_sites", mineral="cobalt").notes[-1]


class TestHistory:
    """One drawing for each publisher and basis."""

    def test_publishers_stand_apart(self, library):
        panel = build(library, "mineral_history", mineral="cobalt")
        assert len(panel.drawings) == 3
        assert panel.title == "Cobalt: DR Congo from 98,000 t in 2020 (MCS 2022) to 230,000 t in 2025 (MCS 2026), +135%"

    def test_two_editions_are_named_with_what_lies_between(self, library):
        """Zimbabwe's lithium: 417 t in MCS 2022, 28,000 t in MCS 2026; 2023 went from 3,400 t to 14,900 t between."""
        panel = build(library, "mineral_history", mineral="lithium")
        assert panel.title == ("Lithium: Zimbabwe from 417 t in 2020 (MCS 2022) to 28,000 t in 2025 (MCS 2026), 67 times as much")
        assert any("Zimbabwe in 2023: 3,400 t in MCS 2024, 14,900 t in MCS 2025" in note for note in panel.notes)

    def test_gross_weight_of_lithium_minerals_is_named(self, library):
        headings = [d.heading for d in build(library, "mineral_history", mineral="lithium").drawings]
        assert any("gross weight of lithium minerals" in h for h in headings)
        assert any("lithium content" in h and "gross" not in h for h in headings)

    def test_the_five_largest_of_2024_are_said(self, library):
        assert any(
            n.startswith("2024: Five largest producers") for n in build(library, "mineral_history", mineral="bauxite").notes
        )


def test_parts_of_the_world_that_members_mine(library):
    """The vectorised sum equals the one over single minerals."""
    sums = sum_members(library)
    for mineral in ("cobalt", "gold", "diamond_gem"):
        assert sums[mineral] == pytest.approx(newest_shares(library, mineral, "mine", library.members)["share"].sum())


def test_a_damaged_file_is_named_where_it_would_be_missed(data_copy, monkeypatch):
    """Without World Mining Data a member would look as if nobody named it: its panels say which file is broken."""
    (data_copy / "world_mining_data" / "mine_production.csv").write_bytes(b"\x00damaged")
    monkeypatch.setattr("indicators.ui.frame.open_library", lambda: Library(data_copy))
    at = open_page("minerals", mineral="cobalt")
    assert not at.exception
    assert any("mine_production.csv" in w.value and "world_mining_data" in w.value for w in at.warning)
    texts = "\n".join(read_headings(at))
    assert "Cobalt: 15.00 USD/lb in 2025" in texts
    assert "Cobalt: 41 mines and plants" in texts


def test_long_lists_are_folded_on_phones_only(library):
    for name in ("mineral_publishers", "mineral_concentration"):
        assert build(library, name, look=Look(compact=True), mineral="cobalt").fold
        assert not build(library, name, mineral="cobalt").fold
