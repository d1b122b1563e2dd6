"""What we ship on production and reserves of minerals, against figures that the publishers print."""

import pandas as pd
import pytest

from indicators.data import Library
from tables import SCOPE, pick, read, read_descriptor


def mined(country: str, mineral: str, year: int, dataset: str = "usgs_mcs") -> pd.Series:
    """Return one row of mine production."""
    return pick(read(dataset, "mine_production"), country=country, mineral=mineral, year=year)


class TestUsgs:
    """Spot checks of the Mineral Commodity Summaries."""

    @pytest.mark.parametrize(
        ("country", "mineral", "year", "value", "status", "edition"),
        [
            ("GIN", "bauxite", 2024, 142_000_000, "A", "MCS 2026"),
            ("GIN", "bauxite", 2025, 150_000_000, "E", "MCS 2026"),
            ("COD", "cobalt", 2025, 230_000, "E", "MCS 2026"),
            ("ZWE", "lithium", 2023, 14_900, "E", "MCS 2025"),
            ("ZAF", "vanadium", 2024, 8_050, "A", "MCS 2026"),
            ("ZAF", "vanadium", 2025, 5_000, "E", "MCS 2026"),
            ("COD", "cobalt", 2024, 226_000, "E", "MCS 2026"),
        ],
    )
    def test_printed_figures(self, country, mineral, year, value, status, edition):
        row = mined(country, mineral, year)
        assert (row["value"], row["obs_status"], row["edition"]) == (value, status, edition)

    def test_congo_mines_three_quarters_of_cobalt(self):
        share = mined("COD", "cobalt", 2025)["value"] / mined("WLD", "cobalt", 2025)["value"]
        assert round(share, 2) == 0.74

    def test_guinea_is_first_in_bauxite_since_2023(self):
        for year in (2023, 2024, 2025):
            frame = read("usgs_mcs", "mine_production").query(f"mineral == 'bauxite' and year == {year}")
            named = frame[~frame["country"].isin(["WLD", "OTH"])]
            assert named.loc[named["value"].idxmax(), "country"] == "GIN"

    def test_the_first_estimate_of_zimbabwes_lithium_is_kept(self):
        row = pick(read("usgs_mcs", "earlier_editions"), country="ZWE", mineral="lithium", year=2023, edition="MCS 2024")
        assert row["value"] == 3_400

    def test_a_year_never_mixes_editions(self):
        for name in ("mine_production", "refinery_production", "smelter_production", "plant_production", "reserves"):
            editions = read("usgs_mcs", name).groupby(["mineral", "year"])["edition"].nunique()
            assert editions.max() == 1, f"{name}: {editions[editions > 1]}"

    def test_parts_never_exceed_the_world_by_more_than_rounding(self):
        """World totals are rounded, and those of three minerals leave parts out (SOURCES of the editions)."""
        frame = read("usgs_mcs", "mine_production")
        world = frame[frame["country"] == "WLD"].set_index(["mineral", "year"])["value"]
        assert len(world) > 150
        single = frame[~frame["country"].isin(["WLD", "OTH"])].groupby(["mineral", "year"])["value"].max()
        ratio = (single / world).dropna()
        assert ratio.max() <= 1.001

    def test_diamond_reserves_are_one_figure_printed_twice(self):
        gem, industrial = (
            pick(read("usgs_mcs", "reserves"), country="BWA", mineral=f"diamond_{kind}", year=2025)
            for kind in ("gem", "industrial")
        )
        assert gem["value"] == industrial["value"] == 250_000_000
        raw = read_descriptor("usgs_mcs")
        reserves = next(r for r in raw["resources"] if r["name"] == "reserves")
        assert "diamond_reserves_twice" in reserves["indicator"]["caveats"]

    def test_an_incredible_figure_is_left_out(self):
        row = pick(read("usgs_mcs", "reserves"), country="AUS", mineral="zinc", year=2022)
        assert row["obs_status"] == "O"
        assert pd.isna(row["value"])
        assert row["note"] == "Left out: the printed figure is larger than the world total."

    def test_manganese_reserves_say_that_file_and_chapter_differ(self):
        row = pick(read("usgs_mcs", "reserves"), country="WLD", mineral="manganese", year=2025)
        assert row["value"] == 1_700_000_000
        assert row["note"] == "The data file prints 1.7 billion t, the printed chapter 1.8 billion t."

    def test_a_zero_is_always_printed_as_one(self):
        for name in ("mine_production", "reserves", "refinery_production", "plant_production"):
            zeros = read("usgs_mcs", name).query("value == 0")
            assert len(zeros) > 0
            assert zeros["note"].fillna("").ne("").all()

    def test_countries_that_are_not_listed_have_no_row(self):
        countries = set(read("usgs_mcs", "mine_production")["country"])
        assert not {"CMR", "COG", "LBR"} & countries

    def test_guineas_neighbours_in_spelling_stay_apart(self):
        gold = read("world_mining_data", "mine_production").query("mineral == 'gold' and year == 2022")
        assert gold["country"].is_unique
        assert {"GIN", "PNG"} <= set(gold["country"])
        assert {"COD", "COG"} <= set(read("world_mining_data", "mine_production")["country"])


class TestWorldMiningData:
    """All producers, in the publisher's own bases."""

    def test_belgium_refines_and_cameroon_smelts(self):
        assert pick(read("world_mining_data", "refinery_production"), country="BEL", mineral="indium", year=2022)["value"] == 19
        assert (
            pick(read("world_mining_data", "refinery_production"), country="BEL", mineral="selenium", year=2022)["value"] == 200
        )
        assert (
            pick(read("world_mining_data", "smelter_production"), country="CMR", mineral="aluminium", year=2022)["value"]
            == 62_770
        )

    def test_liberia_is_not_lost(self):
        assert mined("LBR", "diamond_gem", 2022, "world_mining_data")["value"] == 26_590
        assert mined("LBR", "gold", 2022, "world_mining_data")["value"] == 11.718  # 11,718 kg printed

    @pytest.mark.parametrize(
        ("mineral", "factor"), [("lithium", 0.4646), ("niobium", 0.699), ("tantalum", 0.819), ("uranium", 0.848)]
    )
    def test_oxides_carry_their_factor(self, mineral, factor):
        assert pick(read("world_mining_data", "bases"), mineral=mineral)["factor"] == factor
        assert pick(read("reference", "minerals"), mineral=mineral)["wmd_factor"] == factor

    @pytest.mark.parametrize("mineral", ["chromium", "phosphate_rock", "iron_ore", "beryllium", "titanium"])
    def test_other_bases_are_not_comparable(self, mineral):
        row = pick(read("world_mining_data", "bases"), mineral=mineral)
        assert not row["comparable"]
        assert pd.isna(row["factor"])

    def test_one_mineral_has_one_unit(self):
        """World gold of 2022: 3,323 t here, and both publishers agree within a fifth."""
        ours = mined("WLD", "gold", 2022, "world_mining_data")["value"]
        assert ours == pytest.approx(mined("WLD", "gold", 2022)["value"], rel=0.2)

    def test_2024_holds_five_producers_at_most(self):
        frame = read("world_mining_data", "mine_production").query("year == 2024 and country != 'WLD'")
        assert frame.groupby("mineral").size().max() == 5


def test_producers_are_covered_by_world_mining_data(library: Library):
    frame = library.observations("world_mining_data.mine_production")
    assert {"CMR", "LBR", "CIV", "CAF"} <= set(frame["country"])
    refined = library.observations("world_mining_data.refinery_production")
    assert "BEL" in set(refined["country"])


def test_publishers_disagree_on_congolese_cobalt():
    values = [mined("COD", "cobalt", 2024, name)["value"] for name in ("usgs_mcs", "world_mining_data", "iea")]
    assert [round(v / 1000) for v in values] == [226, 200, 182]


def test_graphite_of_tanzania_differs_threefold():
    usgs, other = mined("TZA", "graphite", 2024)["value"], mined("TZA", "graphite", 2024, "iea")["value"]
    assert [round(v / 1000) for v in (usgs, other)] == [27, 9]


def test_iea_ships_its_base_year_only():
    assert set(read("iea", "mine_production")["year"]) == {2024}


def test_uranium_of_peers_and_the_world():
    assert pick(read("world_nuclear", "uranium_production"), country="NAM", year=2024)["value"] == 7_333
    assert pick(read("world_nuclear", "uranium_production"), country="ZAF", year=2024)[["value", "obs_status"]].tolist() == [
        200,
        "E",
    ]
    assert pick(read("world_nuclear", "uranium_production"), country="WLD", year=2024)["value"] == 60_213


def test_bgs_lithium_is_never_lithium_content():
    for name in ("mine_production", "share_of_world"):
        assert "lithium" not in set(read("bgs", name)["mineral"])
    assert pick(read("bgs", "share_of_world"), country="COD", mineral="cobalt", year=2000)["value"] == 21
    assert "WLD" not in set(read("bgs", "mine_production")["country"])


def test_terms_hold_back_what_may_not_be_handed_on():
    for dataset in ("iea", "world_nuclear"):
        raw = read_descriptor(dataset)
        assert raw["dataset"]["redistribute"] is False
        for resource in raw["resources"]:
            assert set(read(dataset, resource["name"])["country"]) <= SCOPE | {"WLD"}
