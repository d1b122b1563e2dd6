"""What we ship of the World Bank and Transparency International, against figures that are printed elsewhere."""

import pandas as pd
import pytest
from frictionless import Package

from indicators.data import Library
from indicators.paths import DATA

DATASETS = ("wgi_estimate", "wgi", "ti_cpi", "wdi")
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
