"""What we ship of the World Bank, on governance and the economy, against figures that are printed elsewhere."""

import pandas as pd
import pytest

from indicators.data import Library
from tables import MEMBERS, members_by_year, pick

DIMENSIONS = (
    *("voice_and_accountability", "political_stability", "government_effectiveness"),
    *("regulatory_quality", "rule_of_law", "control_of_corruption"),
)
# The World Bank surveyed every second year until 2002: no 1997, 1999, 2001.
WGI_YEARS = {1996, 1998, 2000, *range(2002, 2024)}
# probster.com, copy of the World Bank's series.
ELECTRICITY_2023 = {"AGO": 51.1, "BWA": 76.0, "CAF": 17.6, "CIV": 72.4, "CMR": 72.0, "COD": 22.1, "COG": 51.3}


@pytest.mark.parametrize("name", DIMENSIONS)
def test_estimates_hold_every_member_in_every_year(library: Library, name: str):
    found = members_by_year(library.observations(f"wgi_estimate.{name}"))
    assert found == dict.fromkeys(sorted(WGI_YEARS), MEMBERS)


@pytest.mark.parametrize("name", DIMENSIONS)
def test_scores_hold_every_member_in_every_year(library: Library, name: str):
    found = members_by_year(library.observations(f"wgi.{name}"))
    assert found == dict.fromkeys(sorted(WGI_YEARS | {2024}), MEMBERS)


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


# Journal of Sierra Leone Studies prints these estimates of the World Bank.
@pytest.mark.parametrize(("year", "printed"), [(2005, -1.085), (2007, -0.919), (2010, -0.781), (2012, -0.957), (2020, -0.396)])
def test_control_of_corruption_of_sierra_leone(library: Library, year: int, printed: float):
    assert pick(library.observations("wgi_estimate.control_of_corruption"), country="SLE", year=year)["value"] == pytest.approx(
        printed, abs=0.0006
    )


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


def test_old_world_bank_codes_are_mapped(library: Library):
    codes = set(library.observations("wgi_estimate.rule_of_law")["country"])
    assert {"COD", "AND", "ROU", "TLS", "PSE", "XKX"} <= codes
    assert not {"ZAR", "ADO", "ROM", "TMP", "WBG", "KSV"} & codes


@pytest.mark.parametrize(("country", "printed"), ELECTRICITY_2023.items())
def test_electricity_access_as_printed(library: Library, country: str, printed: float):
    assert pick(library.observations("wdi.electricity_access"), country=country, year=2023)["value"] == pytest.approx(
        printed, abs=0.05
    )


def test_forest_of_liberia_as_printed(library: Library):
    """Trendometric prints 78.46 per cent of land for 2022, My Data Jungle 78.8 for 2021."""
    assert pick(library.observations("wdi.forest_area"), country="LBR", year=2022)["value"] == pytest.approx(78.46, abs=0.005)
    assert pick(library.observations("wdi.forest_area"), country="LBR", year=2021)["value"] == pytest.approx(78.8, abs=0.05)


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


@pytest.mark.parametrize("indicator", ["wdi.mineral_rents", "wdi.resource_rents", "wdi.ores_and_metals_exports"])
def test_series_without_diamonds_say_so(library: Library, indicator: str):
    assert [c for c in library.catalog.find_indicator(indicator).caveats if "diamonds_out" in c]
