"""What we ship on critical lists, prices and sites of minerals, and figures that are wrong at the source."""

import pandas as pd

from indicators.curate.mine_sites import OWN_SHAPES, OWN_TOLERANCE_KM, measure_distances, read_shapes
from tables import SCOPE, pick, read


class TestLists:
    """Critical lists."""

    def test_lengths_of_the_lists(self):
        lengths = read("critical_lists", "list_entries")["list"].value_counts()
        expected = {
            "eu_critical": 34,
            "eu_strategic": 17,
            "us_2022": 50,
            "us_2025": 60,
            "iea_key": 6,
            "african_union": 8,
        }
        assert {name: int(lengths[name]) for name in expected} == expected

    def test_each_list_has_its_name_and_year(self):
        lists = read("critical_lists", "lists").set_index("list")
        # Regulation (EU) 2024/1252; USGS lists of 2022 and of 7 November 2025; the United Kingdom's of 2021 and 2024; IEA 2025.
        years = {"eu_critical": 2024, "eu_strategic": 2024, "us_2022": 2022, "us_2025": 2025, "uk_2021": 2021, "uk_2024": 2024}
        assert {name: int(lists.loc[name, "year"]) for name in years} == years
        assert {int(lists.loc[name, "year"]) for name in ("iea_key", "iea_demand_model")} == {2025}
        assert set(read("critical_lists", "mineral_lists")["list"]) == set(lists.index)

    def test_diamonds_are_on_no_list(self):
        states = read("critical_lists", "mineral_lists").query("mineral == 'diamond'")
        assert len(states) == 9
        assert not states["status"].isin(["listed", "watchlist"]).any()

    def test_unknown_is_not_no(self):
        assert pick(read("critical_lists", "mineral_lists"), mineral="lithium", list="uk_2024")["status"] == "unknown"


class TestPrices:
    """One series for each mineral."""

    def test_lithium_comes_from_one_edition(self):
        rows = read("mineral_prices", "price").query("mineral == 'lithium'")
        assert set(rows["edition"]) == {"MCS 2026"}
        assert rows.set_index("year")["value"].to_dict() == {
            2021: 11700,
            2022: 63700,
            2023: 39000,
            2024: 11800,
            2025: 9000,
        }

    def test_every_price_has_one_shown_series_with_a_unit(self):
        series = read("mineral_prices", "price_series").query("shown")
        for name in ("price", "pink_sheet_price"):
            mine = series[series["indicator"] == name]
            assert mine["mineral"].is_unique
            assert set(mine["mineral"]) == set(read("mineral_prices", name)["mineral"])
            assert mine["price_unit"].ne("").all()

    def test_a_year_of_five_months_is_provisional(self):
        row = pick(read("mineral_prices", "pink_sheet_price"), mineral="copper", year=2026)
        assert (row["obs_status"], row["note"]) == ("P", "Mean of 5 months.")


class TestSites:
    """Mines and plants."""

    def test_counts_and_duplicates(self):
        sites = read("mine_sites", "sites")
        assert sites["duplicate_of"].notna().sum() == 163
        assert set(sites["country"]) == SCOPE
        firsts = set(sites.loc[sites["duplicate_of"].isna(), "site"])
        assert set(sites["duplicate_of"].dropna()) <= firsts

    def test_no_software_residue(self):
        sites = read("mine_sites", "sites").astype(str)
        assert not sites.apply(lambda c: c.str.contains("<null>|<NULL>", regex=True)).any().any()

    def test_points_lie_in_their_countries(self):
        """Against this repository's simplified shapes: 20 km, that is the 5 km of the full shapes and their simplification."""
        sites = read("mine_sites", "sites")
        onshore = sites[sites["country_check"] != "offshore"]
        assert len(sites) - len(onshore) == 2
        assert set(sites.loc[sites["country_check"] == "offshore", "country"]) == {"NAM"}
        distances = measure_distances(onshore, read_shapes(OWN_SHAPES))
        assert len(distances) == len(onshore) == 766
        assert distances.max() <= OWN_TOLERANCE_KM

    def test_known_minerals_only(self):
        known = set(read("reference", "minerals")["mineral"])
        assert {m for cell in read("mine_sites", "sites")["minerals"] for m in cell.split(";")} <= known


class TestCorrections:
    """Figures that are wrong at the source are held as the log says."""

    def test_usgs_figures(self):
        rows = read("usgs_mcs", "corrections")
        assert len(rows) == 7
        for row in rows.itertuples():
            country, mineral, year = row.where.split(" ")
            value = pick(read("usgs_mcs", row.what), country=country, mineral=mineral, year=int(year))["value"]
            assert pd.isna(value) if row.expect == "empty" else value == float(row.expect)

    def test_sites(self):
        rows = read("mine_sites", "corrections")
        assert len(rows) == 3
        for row in rows.itertuples():
            value = pick(read("mine_sites", "sites"), site=row.where)[row.what]
            assert pd.isna(value) if row.expect == "empty" else str(value) == row.expect
