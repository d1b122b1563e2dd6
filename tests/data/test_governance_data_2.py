"""Further checks of V-Dem, Freedom House and human development: what the publishers' pages and notes print."""

import pandas as pd
import pytest

from indicators.data import Library

SCOPE = {
    *("AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"),
    *("GHA", "NAM", "ZAF", "COG"),
}
FREEDOM = ("total", "political_rights", "civil_liberties")
V_DEM = {
    **{f"vdem.{n}": 2025 for n in ("liberal_democracy", "electoral_democracy", "civil_liberties")},
    **{f"vdem_v14.{n}": 2023 for n in ("core_civil_society", "freedom_of_expression", "rule_of_law", "political_corruption")},
}
# Human Development Report 2023/24, the year 2022, rank of 193: wikimili.com and sierraloaded.sl.
RANKS_2022 = {"ZAF": 110, "BWA": 114, "SLE": 184}
# The Republic of the Congo in 2022 by either report, as the notes on the raw files quote them.
CONGO_2022 = {"hdi": 0.593, "hdi_2025": 0.644}


def pick(library: Library, indicator: str, country: str, year: int) -> pd.Series:
    """Return the only row of a country and year."""
    frame = library.observations(indicator)
    rows = frame[(frame["country"] == country) & (frame["year"] == year)]
    assert len(rows) == 1
    return rows.iloc[0]


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
        angola, belgium = (pick(library, "freedom_house.total", c, 2024) for c in ("AGO", "BEL"))
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


class TestHumanDevelopment:
    @pytest.mark.parametrize(("country", "rank"), RANKS_2022.items())
    def test_ranks_of_the_older_report(self, library: Library, country: str, rank: int):
        assert int(pick(library, "undp_hdr.hdi", country, 2022)["rank"]) == rank

    @pytest.mark.parametrize(("name", "value"), CONGO_2022.items())
    def test_congo_differs_between_the_reports(self, library: Library, name: str, value: float):
        assert pick(library, f"undp_hdr.{name}", "COG", 2022)["value"] == pytest.approx(value, abs=0.0005)

    def test_the_newer_report_starts_late_for_two_countries(self, library: Library):
        """Angola and Liberia from 1999; the Central African Republic, shown for 2023 alone, stands apart."""
        first = library.observations("undp_hdr.hdi_2025").groupby("country")["year"].min()
        late = first[first > 1990].drop("CAF").to_dict()
        assert late == {"AGO": 1999, "LBR": 1999}

    def test_the_newer_report_carries_both_aggregates_in_full(self, library: Library):
        frame = library.observations("undp_hdr.hdi_2025")
        assert set(frame["country"]) - SCOPE == {"WLD", "ZZJ"}
        for group in ("WLD", "ZZJ"):
            assert set(frame.loc[frame["country"] == group, "year"]) == set(range(1990, 2024))

    def test_the_adjusted_index_starts_in_2010(self, library: Library):
        assert library.observations("undp_hdr.ihdi")["year"].min() == 2010

    def test_inequality_never_raises_human_development(self, library: Library):
        """The adjusted index is the HDI less what inequality takes away."""
        key = ["country", "year"]
        plain, adjusted = (library.observations(f"undp_hdr.{n}").set_index(key)["value"] for n in ("hdi", "ihdi"))
        assert len(adjusted) > 100
        assert (adjusted <= plain.reindex(adjusted.index)).all()

    def test_only_gender_inequality_is_better_when_lower(self, library: Library):
        indicators = library.catalog.find_dataset("undp_hdr").indicators
        assert {n for n, i in indicators.items() if i.direction == "lower_is_better"} == {"gii"}
        assert set(indicators) == {"hdi", "ihdi", "gii", "hdi_2025"}
