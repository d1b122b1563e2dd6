"""What we ship on freedom and democracy: V-Dem, Freedom House and civic space, against what pages and notes print."""

import pandas as pd
import pytest

from indicators.data import Library
from tables import MEMBERS, SCOPE, pick

FREEDOM = ("total", "political_rights", "civil_liberties")
V_DEM = {
    **{f"vdem.{n}": 2025 for n in ("liberal_democracy", "electoral_democracy", "civil_liberties")},
    **{f"vdem_v14.{n}": 2023 for n in ("core_civil_society", "freedom_of_expression", "rule_of_law", "political_corruption")},
}


class TestVDem:
    @pytest.mark.parametrize(("name", "last"), V_DEM.items())
    def test_each_index_covers_all_countries_of_the_comparison(self, library: Library, name: str, last: int):
        frame = library.observations(name)
        assert set(frame.loc[frame["year"] == last, "country"]) >= SCOPE
        assert frame["year"].min() == 1990
        assert frame["country"].nunique() > 170

    @pytest.mark.parametrize("name", V_DEM)
    def test_each_index_stays_between_0_and_1(self, library: Library, name: str):
        assert library.observations(name)["value"].between(0, 1).all()

    @pytest.mark.parametrize("name", V_DEM)
    def test_no_interval_is_made_up(self, library: Library, name: str):
        """The copies hold point estimates only."""
        frame = library.observations(name)
        assert frame["lower"].isna().all()
        assert frame["upper"].isna().all()

    def test_only_corruption_rises_as_things_get_worse(self, library: Library):
        """V-Dem: a higher value of v2x_corr is more corruption, of every other index here more freedom or law."""
        directions = {name: library.catalog.find_indicator(name).direction for name in V_DEM}
        assert {n for n, d in directions.items() if d == "lower_is_better"} == {"vdem_v14.political_corruption"}
        assert set(directions.values()) == {"lower_is_better", "higher_is_better"}

    def test_corruption_was_not_turned_round(self, library: Library):
        """Countries under the rule of law are less corrupt: the two columns run against each other."""
        law, corruption = (
            frame[frame["year"] == 2023].set_index("country")["value"]
            for frame in (library.observations(f"vdem_v14.{n}") for n in ("rule_of_law", "political_corruption"))
        )
        assert law.rank().corr(corruption.rank()) < -0.7


def test_versions_of_v_dem_stay_apart(library: Library):
    current, older = (library.catalog.find_dataset(n) for n in ("vdem", "vdem_v14"))
    assert set(current.indicators).isdisjoint(older.indicators)
    assert library.catalog.find_indicator("vdem_v14.political_corruption").direction == "lower_is_better"
    for dataset, last in ((current, 2025), (older, 2023)):
        for indicator in dataset.indicators.values():
            frame = library.observations(indicator)
            assert frame["year"].max() == last
            assert set(frame.loc[frame["year"] == last, "country"]) >= MEMBERS


class TestFreedomHouse:
    @pytest.mark.parametrize("name", FREEDOM)
    def test_every_country_has_every_year_from_2002(self, library: Library, name: str):
        years = library.observations(f"freedom_house.{name}").groupby("country")["year"].agg(set)
        assert set(years.index) == SCOPE
        assert all(of_country == set(range(2002, 2026)) for of_country in years)

    def test_the_newest_edition_lists_195_countries(self, library: Library):
        table = library.table("freedom_house", "medians").astype({"year": int, "n": int})
        rows = table[(table["group"] == "world") & (table["year"] == 2025)]
        assert dict(zip(rows["indicator"], rows["n"], strict=True)) == dict.fromkeys(FREEDOM, 195)

    @pytest.mark.parametrize("name", FREEDOM)
    def test_rank_and_percentile_agree(self, library: Library, name: str):
        """Of 195: those above (rank - 1), those below (percentile) and the country itself cannot exceed all."""
        frame = library.observations(f"freedom_house.{name}")
        frame = frame[frame["year"] == 2025]
        above = frame["rank"].astype(int) - 1
        below = frame["percentile"].astype(float) / 100 * 195
        whole = below.round()
        assert len(frame) == 17
        assert ((below - whole).abs() < 0.1).all()
        assert (above + whole + 1 <= 195).all()
        assert above.between(0, 194).all()

    def test_the_higher_score_has_the_better_rank(self, library: Library):
        """Angola 28 in 2024, as verangola.net prints it; Belgium, free since 1972, stands far above it."""
        angola, belgium = (pick(library.observations("freedom_house.total"), country=c, year=2024) for c in ("AGO", "BEL"))
        assert angola["value"] == 28
        assert belgium["value"] > angola["value"]
        assert int(belgium["rank"]) < int(angola["rank"])
        assert float(belgium["percentile"]) > float(angola["percentile"])

    def test_status_is_written_in_the_publishers_words(self, library: Library):
        table = library.table("freedom_house", "status")
        assert set(table["status"]) == {"Free", "Partly Free", "Not Free"}
        assert set(table["country"]) == SCOPE

    def test_south_africa_1972_is_left_out(self, library: Library):
        """The workbook gives one rating for each of two groups of people in that year, and none for the country."""
        table = library.table("freedom_house", "status").astype({"year": int})
        years = set(table.loc[table["country"] == "ZAF", "year"])
        assert 1972 not in years
        assert 1973 in years

    def test_no_country_has_a_status_in_1981(self, library: Library):
        """Freedom House published no rating for that year."""
        assert 1981 not in set(library.table("freedom_house", "status")["year"].astype(int))


def test_freedom_status_of_2010_as_printed(library: Library):
    """Freedom in the World 2011, the year 2010."""
    table = library.table("freedom_house", "status")
    rows = table[table["year"] == "2010"].set_index("country")["status"]
    words = {"F": "Free", "PF": "Partly Free", "NF": "Not Free"}
    printed = {"AGO": "NF", "BWA": "F", "CMR": "NF", "CAF": "PF", "COG": "NF", "COD": "NF", "CIV": "NF", "GHA": "F", "GIN": "PF"}
    assert {c: rows[c] for c in printed} == {c: words[w] for c, w in printed.items()}


def test_freedom_totals_are_the_sum_of_their_parts(library: Library):
    key = ["country", "year"]
    total, rights, liberties = (
        library.observations(f"freedom_house.{n}").set_index(key)["value"]
        for n in ("total", "political_rights", "civil_liberties")
    )
    assert len(total) == 17 * 24
    assert (total == rights + liberties).all()


def test_civic_space_in_the_publishers_words(library: Library):
    table = library.table("civicus", "ratings").set_index(["country", "year"])
    printed = {
        ("BWA", "2024"): "narrowed",
        ("NAM", "2022"): "narrowed",
        ("GHA", "2022"): "obstructed",
        ("ZWE", "2022"): "repressed",
    }
    assert {k: table.loc[k, "rating"] for k in printed} == printed
    unseen = table.loc[("LBR", "2025")]
    assert pd.isna(unseen["rating"])
    assert unseen["change"] == "downgraded"
