"""Figures as the publishers print them, and the traps of the data plan."""

import pytest

from indicators.data import Library
from indicators.panels.disagreements import find_disagreements
from indicators.panels.portfolio import find_shares, first_since

MEMBERS = {"AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"}


def _value(library: Library, indicator: str, country: str, year: int, column: str = "value", **dimensions: str) -> float:
    frame = library.observations(indicator)
    rows = frame[(frame["country"] == country) & (frame["year"] == year)]
    for name, wanted in dimensions.items():
        rows = rows[rows[name] == wanted]
    assert len(rows) == 1
    return rows[column].iloc[0]


# Journal of Sierra Leone Studies prints these estimates of the World Bank.
@pytest.mark.parametrize(("year", "printed"), [(2005, -1.085), (2007, -0.919), (2010, -0.781), (2012, -0.957), (2020, -0.396)])
def test_control_of_corruption_of_sierra_leone(library: Library, year: int, printed: float):
    assert _value(library, "wgi_estimate.control_of_corruption", "SLE", year) == pytest.approx(printed, abs=0.0006)


# Transparency International, CPI 2025: score and rank.
@pytest.mark.parametrize(
    ("country", "score", "rank"),
    [("BWA", 58, 41), ("AGO", 32, 120), ("CAF", 24, 150), ("CIV", 43, 76), ("CMR", 26, 142), ("COD", 20, 163), ("GIN", 26, 142),
     ("LBR", 28, 136), ("LSO", 37, 99), ("SLE", 34, 109), ("BEL", 69, 21)],
)  # fmt: skip
def test_corruption_perceptions_2025(library: Library, country: str, score: int, rank: int):
    assert _value(library, "ti_cpi.score", country, 2025) == score
    assert _value(library, "ti_cpi.score", country, 2025, "rank") == rank


def test_electricity_access_2023(library: Library):
    assert _value(library, "wdi.electricity_access", "AGO", 2023) == pytest.approx(51.1, abs=0.05)
    assert _value(library, "wdi.electricity_access", "BWA", 2023) == pytest.approx(76.0, abs=0.05)


def test_human_development(library: Library):
    assert _value(library, "undp_hdr.hdi", "SLE", 2022) == pytest.approx(0.458)
    assert _value(library, "undp_hdr.hdi", "BWA", 2022) == pytest.approx(0.708)
    assert _value(library, "undp_hdr.hdi_2025", "BWA", 2023) == pytest.approx(0.731)
    assert _value(library, "undp_hdr.hdi_2025", "BEL", 2023) == pytest.approx(0.951)


def test_central_african_hdi_of_2025_is_one_year_only(library: Library):
    frame = library.observations("undp_hdr.hdi_2025")
    assert frame.loc[frame["country"] == "CAF", ["year", "value"]].to_numpy().tolist() == [[2023, 0.414]]


def test_freedom_in_the_world(library: Library):
    assert _value(library, "freedom_house.total", "AGO", 2024) == 28


def test_cobalt_of_dr_congo_is_three_quarters_of_the_world(library: Library):
    assert _value(library, "usgs_mcs.mine_production", "COD", 2025, mineral="cobalt") == 230_000
    share = next(s for s in find_shares(library, "COD", "usgs_mcs.mine_production") if s.mineral == "cobalt")
    assert (share.year, share.rank, share.status) == (2025, 1, "E")
    assert share.share == pytest.approx(0.74, abs=0.005)


def test_zimbabwe_lithium_2023_is_the_revised_figure(library: Library):
    assert _value(library, "usgs_mcs.mine_production", "ZWE", 2023, mineral="lithium") == 14_900


def test_guinea_is_first_in_bauxite_since_2023(library: Library):
    assert first_since(library, "GIN", "bauxite") == 2023
    before = [_value(library, "usgs_mcs.mine_production", c, 2022, mineral="bauxite") for c in ("GIN", "AUS")]
    assert before[0] < before[1]


def test_publishers_are_compared_on_one_basis_only(library: Library):
    frame = find_disagreements(library)
    assert {"lithium", "tantalum"} <= set(frame["mineral"])
    assert not {"iron_ore", "chromium", "zirconium"} & set(frame["mineral"])
    cobalt = frame[(frame["country"] == "COD") & (frame["mineral"] == "cobalt") & (frame["year"] == 2021)].iloc[0]
    assert (cobalt["usgs"], round(cobalt["wmd"])) == (119_000, 93_011)
    assert cobalt["gap"] == pytest.approx(119_000 / 93_011 - 1, abs=1e-4)


def test_diamond_reserves_stand_twice_and_are_never_added(library: Library):
    gem = _value(library, "usgs_mcs.reserves", "BWA", 2025, mineral="diamond_gem")
    industrial = _value(library, "usgs_mcs.reserves", "BWA", 2025, mineral="diamond_industrial")
    assert gem == industrial == 250_000_000
    assert "diamond_reserves_twice" in library.catalog.find_indicator("usgs_mcs.reserves").caveats


def test_no_country_in_scope_was_lost(library: Library):
    assert set(library.members) == MEMBERS
    for name in ("wgi_estimate", "wgi", "ti_cpi", "vdem", "vdem_v14", "freedom_house"):
        for indicator in library.catalog.find_dataset(name).indicators.values():
            frame = library.observations(indicator)
            assert set(frame["country"]) >= MEMBERS, indicator.id
            newest = frame[frame["year"] == frame["year"].max()]
            assert set(newest["country"]) >= MEMBERS, indicator.id


def test_old_world_bank_codes_are_mapped(library: Library):
    codes = set(library.observations("wgi_estimate.rule_of_law")["country"])
    assert {"COD", "AND", "ROU", "TLS", "PSE", "XKX"} <= codes
    assert not {"ZAR", "ADO", "ROM", "TMP", "WBG", "KSV"} & codes


def test_namibia_is_not_missing(library: Library):
    countries = library.table("reference", "countries").set_index("country")
    assert countries.loc["NAM", "iso2"] == "NA"
    assert countries.loc["NAM", "peer"] == "true"


def test_producers_are_covered_by_world_mining_data(library: Library):
    frame = library.observations("world_mining_data.mine_production")
    assert {"CMR", "LBR", "CIV", "CAF"} <= set(frame["country"])
    refined = library.observations("world_mining_data.refinery_production")
    assert "BEL" in set(refined["country"])


@pytest.mark.parametrize("indicator", ["wdi.mineral_rents", "wdi.resource_rents", "wdi.ores_and_metals_exports"])
def test_series_without_diamonds_say_so(library: Library, indicator: str):
    assert [c for c in library.catalog.find_indicator(indicator).caveats if "diamonds_out" in c]


def test_only_terms_that_allow_it_carry_the_world(library: Library):
    for name in ("freedom_house", "undp_hdr"):
        for indicator in library.catalog.find_dataset(name).indicators.values():
            assert library.observations(indicator)["country"].nunique() <= 20
    assert library.catalog.find_dataset("freedom_house").redistribute is False


def test_every_dataset_is_described(library: Library):
    for dataset in library.catalog.datasets.values():
        assert dataset.publisher
        assert dataset.edition
        assert dataset.url.startswith("http")
        assert dataset.citation
        assert dataset.licence.title
    assert not library.catalog.broken


def test_descriptors_are_valid_data_packages(root):
    from frictionless import Package

    for path in sorted((root / "data").glob("*/datapackage.json")):
        errors = list(Package.metadata_validate(Package(str(path)).to_descriptor()))
        assert not errors, (path.parent.name, errors[:2])
