"""What we ship on governance and the economy, against figures that are printed elsewhere."""

import pandas as pd
import pytest
from frictionless import Package

from indicators.data import Library
from indicators.paths import DATA

CLOSED = ("freedom_house", "rsf", "iiag", "bti", "fsi", "goci", "open_budget", "rgi", "undp_hdr")
DATASETS = ("wgi_estimate", "wgi", "ti_cpi", "wdi", "vdem", "vdem_v14", "civicus", *CLOSED)
DIMENSIONS = (
    *("voice_and_accountability", "political_stability", "government_effectiveness"),
    *("regulatory_quality", "rule_of_law", "control_of_corruption"),
)
MEMBERS = {"AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"}
# The World Bank surveyed every second year until 2002: no 1997, 1999, 2001.
WGI_YEARS = {1996, 1998, 2000, *range(2002, 2024)}

# Transparency International, score and rank, as Transparency Romania and the BBC print them for 2018.
CPI_2018 = {
    "BWA": (61, 34), "NAM": (53, 52), "ZAF": (43, 73), "GHA": (41, 78), "LSO": (41, 78), "TZA": (36, 99),
    "CIV": (35, 105), "LBR": (32, 120), "SLE": (30, 129), "GIN": (28, 138), "CAF": (26, 149), "CMR": (25, 152),
    "ZWE": (22, 160), "COD": (20, 161), "AGO": (19, 165), "COG": (19, 165),
}  # fmt: skip
# Diaspora Messenger for 2012, Pindula for 2024.
CPI_OTHER_YEARS = [
    ("BWA", 2012, 65, 30), ("NAM", 2012, 48, 58), ("GHA", 2012, 45, 64), ("LBR", 2012, 41, 75), ("ZWE", 2024, 21, 158),
]  # fmt: skip
# The publisher's workbook of 2025; Belgium and the peers beside the members of test_shipped_figures.py.
CPI_2025_PEERS = {"BEL": (69, 21), "COG": (23, 153), "GHA": (43, 76), "NAM": (46, 65)}
# probster.com, copy of the World Bank's series.
ELECTRICITY_2023 = {"AGO": 51.1, "BWA": 76.0, "CAF": 17.6, "CIV": 72.4, "CMR": 72.0, "COD": 22.1, "COG": 51.3}

PEERS = {"GHA", "NAM", "ZAF", "COG"}
IIAG_CATEGORIES = (
    *("overall", "security_and_rule_of_law", "participation_rights_inclusion", "economic_opportunity"),
    "human_development",
)
NOT_COVERED = {
    "rsf.press_freedom": set(),
    "iiag.overall": {"BEL"},
    "bti.governance": {"BEL"},
    "fsi.total": set(),
    "goci.criminality": set(),
    "open_budget.transparency": {"BEL", "CAF", "COG", "GIN"},
    "freedom_house.total": set(),
    "undp_hdr.hdi_2025": set(),
    "undp_hdr.gii": {"CAF"},
}
# Pages that print the publishers' figures: torizone.com and businessday.ng (fragility 2023), talkafricana.com (budgets
# 2019), the notes on the raw file (budgets 2017), verangola.net (freedom in 2023 and 2024), bti-project.org, wikimili.com,
# sierraloaded.sl and worldpopulationreview.com (human development).
PRINTED = [
    ("fsi.total", "COD", 2023, 107.2), ("fsi.total", "CAF", 2023, 105.7), ("fsi.total", "GIN", 2023, 98.5),
    ("open_budget.transparency", "ZAF", 2019, 87), ("open_budget.transparency", "GHA", 2019, 54),
    ("open_budget.transparency", "NAM", 2019, 51), ("open_budget.transparency", "ZWE", 2019, 49),
    ("open_budget.transparency", "BWA", 2017, 8), ("open_budget.transparency", "CMR", 2017, 7),
    ("open_budget.transparency", "TZA", 2017, 10), ("freedom_house.total", "AGO", 2023, 28),
    ("freedom_house.total", "AGO", 2024, 28), ("bti.governance", "CIV", 2024, 5.60),
]  # fmt: skip
HUMAN_DEVELOPMENT = [
    ("hdi", "ZAF", 2022, 0.717), ("hdi", "BWA", 2022, 0.708), ("hdi", "SLE", 2022, 0.458), ("hdi_2025", "ZAF", 2022, 0.737),
    ("hdi_2025", "BWA", 2023, 0.731), ("hdi_2025", "BEL", 2023, 0.951), ("hdi_2025", "COG", 2022, 0.644),
]  # fmt: skip
# torizone.com (Ibrahim Index), cedirates.com and axadletimes.com (press freedom), sierraleonemonitor.com and
# africaninsider.com (organised crime), bti-project.org, jagranjosh.com (human development).
RANKS = [
    ("iiag.overall", "ZAF", 2023, 4), ("iiag.overall", "BWA", 2023, 5), ("iiag.overall", "NAM", 2023, 6),
    ("iiag.overall", "GHA", 2023, 7), ("iiag.overall", "ZAF", 2014, 4), ("iiag.overall", "BWA", 2014, 2),
    ("iiag.overall", "NAM", 2014, 5), ("iiag.overall", "GHA", 2014, 8), ("rsf.press_freedom", "ZAF", 2025, 27),
    ("rsf.press_freedom", "ZAF", 2024, 38), ("rsf.press_freedom", "NAM", 2025, 28), ("goci.criminality", "COD", 2023, 5),
    ("goci.criminality", "ZAF", 2023, 7), ("goci.criminality", "CAF", 2023, 23), ("goci.criminality", "CMR", 2023, 37),
    ("goci.criminality", "COD", 2021, 1), ("goci.criminality", "CAF", 2021, 9), ("goci.criminality", "ZAF", 2021, 19),
    ("bti.governance", "CIV", 2024, 36), ("undp_hdr.hdi_2025", "BEL", 2023, 10), ("undp_hdr.hdi_2025", "ZAF", 2023, 106),
    ("undp_hdr.hdi_2025", "BWA", 2023, 111),
]  # fmt: skip
# NRGI, Resource Governance Index 2017, mining.
RGI_MINING_2017 = {
    "BWA": 61.0, "ZAF": 56.5, "GHA": 56.4, "TZA": 49.1, "SLE": 45.6, "LBR": 43.5, "GIN": 38.0, "COD": 33.0, "ZWE": 29.0,
}  # fmt: skip


def pick(library: Library, indicator: str, country: str, year: int) -> pd.Series:
    """Return the one row of a country and year."""
    frame = library.observations(indicator)
    found = frame[(frame["country"] == country) & (frame["year"] == year)]
    assert len(found) == 1, f"{indicator} has {len(found)} rows of {country} {year}"
    return found.iloc[0]


def members_by_year(frame: pd.DataFrame) -> dict[int, set[str]]:
    """Return the members that have a value, for each year of the series."""
    filled = frame[frame["value"].notna()]
    return {int(year): set(rows["country"]) & MEMBERS for year, rows in filled.groupby("year")}


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_stranger_finds_every_row_valid(dataset):
    report = Package(str(DATA / dataset / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "note"])[:5]


@pytest.mark.parametrize("name", DIMENSIONS)
def test_estimates_hold_every_member_in_every_year(library: Library, name: str):
    found = members_by_year(library.observations(f"wgi_estimate.{name}"))
    assert found == dict.fromkeys(sorted(WGI_YEARS), MEMBERS)


@pytest.mark.parametrize("name", DIMENSIONS)
def test_scores_hold_every_member_in_every_year(library: Library, name: str):
    found = members_by_year(library.observations(f"wgi.{name}"))
    assert found == dict.fromkeys(sorted(WGI_YEARS | {2024}), MEMBERS)


def test_perceptions_hold_every_member_in_every_year(library: Library):
    found = members_by_year(library.observations("ti_cpi.score"))
    assert found == dict.fromkeys(range(2012, 2026), MEMBERS)


@pytest.mark.parametrize(("dataset", "economies"), [("wgi_estimate", 213), ("wgi", 207), ("ti_cpi", 183)])
def test_the_whole_world_is_kept_for_ranks(library: Library, dataset: str, economies: int):
    indicators = library.catalog.find_dataset(dataset).indicators.values()
    seen = set().union(*(library.observations(i)["country"] for i in indicators))
    assert len(seen) == economies


@pytest.mark.parametrize("name", DIMENSIONS)
def test_estimates_carry_the_interval_of_their_standard_error(library: Library, name: str):
    frame = library.observations(f"wgi_estimate.{name}")
    half = 1.645 * frame["stderr"]
    assert frame["stderr"].gt(0).all()
    assert (frame["lower"] - (frame["value"] - half)).abs().max() < 2e-6
    assert (frame["upper"] - (frame["value"] + half)).abs().max() < 2e-6
    assert frame["n_sources"].astype(int).ge(1).all()


def test_median_control_of_corruption_of_sierra_leone(library: Library):
    """Journal of Sierra Leone Studies: median −0.831 of 24 values, 1996 to 2022."""
    frame = library.observations("wgi_estimate.control_of_corruption")
    values = frame.loc[(frame["country"] == "SLE") & (frame["year"] <= 2022), "value"]
    assert len(values) == 24
    assert values.median() == pytest.approx(-0.831, abs=0.0005)


def test_scores_of_the_revision_carry_no_interval_and_stay_on_their_scale(library: Library):
    values = []
    for indicator in library.catalog.find_dataset("wgi").indicators.values():
        frame = library.observations(indicator)
        assert indicator.interval_level is None
        assert frame[["lower", "upper"]].isna().all(axis=None)
        values.append(frame["value"])
    world = pd.concat(values)
    assert world.min() == pytest.approx(3.5, abs=0.05)
    assert world.max() == pytest.approx(98.1, abs=0.05)


@pytest.mark.parametrize(
    ("country", "year", "score", "rank"),
    [(c, 2018, *printed) for c, printed in CPI_2018.items()]
    + CPI_OTHER_YEARS
    + [(c, 2025, *printed) for c, printed in CPI_2025_PEERS.items()],
)
def test_perceptions_as_printed(library: Library, country: str, year: int, score: int, rank: int):
    row = pick(library, "ti_cpi.score", country, year)
    assert (row["value"], int(row["rank"])) == (score, rank)


def test_perceptions_2025_rank_182_countries_by_three_sources_or_more(library: Library):
    frame = library.observations("ti_cpi.score")
    newest = frame[frame["year"] == 2025]
    assert newest["country"].nunique() == 182
    assert frame["n_sources"].astype(int).min() == 3
    assert (frame["lower"] <= frame["value"]).all()
    assert (frame["value"] <= frame["upper"]).all()


@pytest.mark.parametrize(("country", "printed"), ELECTRICITY_2023.items())
def test_electricity_access_as_printed(library: Library, country: str, printed: float):
    assert pick(library, "wdi.electricity_access", country, 2023)["value"] == pytest.approx(printed, abs=0.05)


def test_forest_of_liberia_as_printed(library: Library):
    """Trendometric prints 78.46 per cent of land for 2022, My Data Jungle 78.8 for 2021."""
    assert pick(library, "wdi.forest_area", "LBR", 2022)["value"] == pytest.approx(78.46, abs=0.005)
    assert pick(library, "wdi.forest_area", "LBR", 2021)["value"] == pytest.approx(78.8, abs=0.05)


@pytest.mark.parametrize("name", ["gdp", "population", "gdp_per_capita_ppp"])
def test_size_and_income_hold_every_member_in_every_year(library: Library, name: str):
    found = members_by_year(library.observations(f"wdi.{name}"))
    assert found == dict.fromkeys(range(1990, max(found) + 1), MEMBERS)


def test_no_member_has_tax_revenue_that_the_publisher_does_not_list(library: Library):
    frame = library.observations("wdi.tax_revenue")
    filled = frame[frame["value"].notna()]
    last = filled.groupby("country")["year"].max()
    assert {"LBR", "SLE"}.isdisjoint(last.index), "a gap is not a zero"
    assert MEMBERS - {"LBR", "SLE"} <= set(last.index)
    assert (last["GIN"], last["ZWE"]) == (1992, 2018)


@pytest.mark.parametrize(
    ("indicator", "country", "last"),
    [
        ("wdi.inflation", "COD", 2016),
        ("wdi.inflation", "ZWE", 2022),
        ("wdi.poverty", "COG", 2011),
        ("wdi.poverty", "BWA", 2015),
        ("wdi.poverty", "NAM", 2015),
        ("wdi.poverty", "GHA", 2016),
        ("wdi.poverty", "LBR", 2016),
    ],
)
def test_old_surveys_are_not_carried_forward(library: Library, indicator: str, country: str, last: int):
    frame = library.observations(indicator)
    filled = frame[(frame["country"] == country) & frame["value"].notna()]
    assert filled["year"].max() == last


@pytest.mark.parametrize(("name", "last"), [("mineral_rents", 2019), ("resource_rents", 2021)])
def test_rents_end_where_the_edition_ends(library: Library, name: str, last: int):
    assert library.observations(f"wdi.{name}")["year"].max() == last


def test_ores_exports_of_botswana_leave_its_diamonds_out(library: Library):
    """Diamonds are most of Botswana's exports: a series that counted them would stand above one half."""
    frame = library.observations("wdi.ores_and_metals_exports")
    values = frame.loc[(frame["country"] == "BWA") & (frame["year"] >= 2016), "value"]
    assert not values.empty
    assert values.max() < 50


class TestLicence:
    """Where no open terms were seen only members, peers and published aggregates stand in the files."""

    @pytest.mark.parametrize("dataset", CLOSED)
    def test_no_world_table(self, library: Library, dataset: str):
        groups = {"WLD", "ZZJ"} if dataset == "undp_hdr" else set()
        for indicator in library.catalog.find_dataset(dataset).indicators.values():
            assert set(library.observations(indicator)["country"]) <= MEMBERS | PEERS | groups

    @pytest.mark.parametrize("dataset", ["freedom_house", "rsf"])
    def test_no_file_is_offered(self, library: Library, dataset: str):
        assert library.catalog.find_dataset(dataset).redistribute is False

    @pytest.mark.parametrize("dataset", CLOSED)
    def test_medians_say_how_many_countries_they_rest_on(self, library: Library, dataset: str):
        table = library.table(dataset, "medians")
        assert set(table["group"]) <= {"coalition", "africa", "world"}
        assert table["n"].astype(int).ge(1).all()
        coalition = table.loc[table["group"] == "coalition", "n"].astype(int)
        assert coalition.max() <= 13
        known = set(library.catalog.find_dataset(dataset).indicators)
        assert set(table["indicator"]) == known


@pytest.mark.parametrize(("name", "lost"), NOT_COVERED.items())
def test_only_countries_that_the_publisher_leaves_out_are_missing(library: Library, name: str, lost: set[str]):
    frame = library.observations(name)
    assert (MEMBERS | PEERS) - set(frame["country"]) == lost


@pytest.mark.parametrize(("name", "country", "year", "printed"), PRINTED)
def test_scores_as_printed(library: Library, name: str, country: str, year: int, printed: float):
    tolerance = 0.5 if printed == int(printed) else 0.05
    assert pick(library, name, country, year)["value"] == pytest.approx(printed, abs=tolerance)


@pytest.mark.parametrize(("name", "country", "year", "printed"), HUMAN_DEVELOPMENT)
def test_human_development_as_printed_by_each_report(library: Library, name: str, country: str, year: int, printed: float):
    assert pick(library, f"undp_hdr.{name}", country, year)["value"] == pytest.approx(printed, abs=0.0005)


@pytest.mark.parametrize(("name", "country", "year", "rank"), RANKS)
def test_ranks_as_printed(library: Library, name: str, country: str, year: int, rank: int):
    assert int(pick(library, name, country, year)["rank"]) == rank


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


def test_central_african_republic_has_one_year_in_the_newer_report(library: Library):
    frame = library.observations("undp_hdr.hdi_2025")
    rows = frame[frame["country"] == "CAF"]
    assert list(rows["year"]) == [2023]
    assert rows["value"].iloc[0] == pytest.approx(0.414, abs=0.0005)


def test_press_freedom_of_2022_is_marked_as_derived(library: Library):
    frame = library.observations("rsf.press_freedom")
    derived = frame["year"] == 2022
    assert set(frame.loc[derived, "obs_status"]) == {"I"}
    assert frame.loc[derived, ["rank", "percentile"]].isna().all(axis=None)
    assert "BEL" not in set(frame.loc[derived, "country"])
    assert set(frame.loc[~derived, "obs_status"]) == {"A"}
    assert frame.loc[~derived, "rank"].notna().all()


@pytest.mark.parametrize("name", IIAG_CATEGORIES)
def test_ibrahim_index_is_inside_its_interval(library: Library, name: str):
    """Six countries stand under wrong names in the publisher's file of intervals; each interval must be centred."""
    frame = library.observations(f"iiag.{name}")
    assert library.catalog.find_indicator(f"iiag.{name}").interval_level == 0.95
    assert ((frame["lower"] + frame["upper"]) / 2 - frame["value"]).abs().max() < 0.001
    assert set(frame["year"]) == set(range(2014, 2024))


@pytest.mark.parametrize("name", ["anti_corruption", "accountability_and_transparency"])
def test_parts_of_the_ibrahim_index_carry_no_interval(library: Library, name: str):
    assert library.catalog.find_indicator(f"iiag.{name}").interval_level is None
    assert library.observations(f"iiag.{name}")[["lower", "upper"]].isna().all(axis=None)


def test_budget_score_of_zero_is_a_score(library: Library):
    row = pick(library, "open_budget.transparency", "LSO", 2017)
    assert (row["value"], row["obs_status"]) == (0, "A")


def test_criminality_breaks_in_2023(library: Library):
    frame = library.observations("goci.criminality")
    assert set(frame.loc[frame["year"] == 2023, "obs_status"]) == {"B"}
    assert [b.year for b in library.catalog.find_indicator("goci.criminality").breaks] == [2023]


def test_fragility_carries_no_percentile(library: Library):
    """Each copy lacks eleven of 179 countries."""
    assert "percentile" not in library.observations("fsi.total").columns
    assert set(library.table("fsi", "medians")["group"]) == {"coalition"}


@pytest.mark.parametrize(
    ("country", "edition", "printed"),
    [
        *[(c, "2017", v) for c, v in RGI_MINING_2017.items()],
        *[("GIN", e, v) for e, v in (("2017 restated", 44), ("2019 interim", 56), ("2021", 62))],
        *[("COD", "2020 interim", 37), ("COD", "2021", 36), ("GHA", "2021", 69), ("TZA", "2021", 58)],
    ],
)
def test_resource_governance_in_mining_as_printed(library: Library, country: str, edition: str, printed: float):
    frame = library.observations("rgi.mining_composite")
    rows = frame[(frame["country"] == country) & (frame["edition"] == edition)]
    assert len(rows) == 1
    assert rows["value"].iloc[0] == pytest.approx(printed, abs=0.051)


def test_resource_governance_of_guinea_2017_stands_twice_and_says_so(library: Library):
    frame = library.observations("rgi.mining_composite")
    rows = frame[(frame["country"] == "GIN") & (frame["year"] == 2017)].set_index("edition")
    assert set(rows.index) == {"2017", "2017 restated"}
    assert "gives 38" in rows.loc["2017 restated", "note"]
    assert library.catalog.find_indicator("rgi.mining_composite").dimensions == ("edition",)


def test_mining_that_was_not_assessed_has_no_row(library: Library):
    assert {"AGO", "BEL", "CAF", "CIV", "CMR", "COG", "LSO", "NAM"}.isdisjoint(
        library.observations("rgi.mining_composite")["country"]
    )
    table = library.table("rgi", "assessments")
    oil = table[(table["sector"] == "oil_and_gas") & (table["edition"] == "2017") & (table["measure"] == "composite")]
    assert set(oil["country"]) == {"GHA", "CIV", "CMR", "TZA", "COG", "AGO", "COD"}


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


def test_versions_of_v_dem_stay_apart(library: Library):
    current, older = (library.catalog.find_dataset(n) for n in ("vdem", "vdem_v14"))
    assert set(current.indicators).isdisjoint(older.indicators)
    assert library.catalog.find_indicator("vdem_v14.political_corruption").direction == "lower_is_better"
    for dataset, last in ((current, 2025), (older, 2023)):
        for indicator in dataset.indicators.values():
            frame = library.observations(indicator)
            assert frame["year"].max() == last
            assert set(frame.loc[frame["year"] == last, "country"]) >= MEMBERS
