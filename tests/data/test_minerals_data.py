"""What we ship on minerals and EU criticality, against figures that the publishers print."""

import json

import pandas as pd
import pytest
from frictionless import Package

from indicators.curate.mine_sites import OWN_SHAPES, OWN_TOLERANCE_KM, measure_distances, read_shapes
from indicators.paths import DATA

DATASETS = (
    *("usgs_mcs", "world_mining_data", "iea", "bgs", "mineral_prices", "world_nuclear", "critical_lists"),
    *("mine_sites", "eu_criticality"),
)
MEMBERS = {"AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"}
PEERS = {"GHA", "NAM", "ZAF", "COG"}


def read(dataset: str, name: str) -> pd.DataFrame:
    """Return a shipped file with typed columns; `NA` stays Namibia."""
    return pd.read_csv(DATA / dataset / f"{name}.csv", keep_default_na=False, na_values=[""])


def pick(dataset: str, name: str, **where: object) -> pd.Series:
    """Return the one row that matches."""
    frame = read(dataset, name)
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, f"{dataset}/{name} has {len(frame)} rows of {where}"
    return frame.iloc[0]


def mined(country: str, mineral: str, year: int, dataset: str = "usgs_mcs") -> pd.Series:
    """Return one row of mine production."""
    return pick(dataset, "mine_production", country=country, mineral=mineral, year=year)


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_stranger_finds_the_package_valid(dataset):
    report = Package(str(DATA / dataset / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "note"])[:5]


@pytest.mark.parametrize("dataset", DATASETS)
def test_descriptor_uses_known_topics_units_and_caveats(dataset):
    raw = json.loads((DATA / dataset / "datapackage.json").read_text(encoding="utf-8"))
    known = {name: set(read("reference", f"{name}s").iloc[:, 0]) for name in ("topic", "unit", "caveat")}
    used = set(raw["dataset"]["caveats"])
    for resource in raw["resources"]:
        own = resource.get("indicator") or resource["table"]
        used |= set(own["caveats"])
        if "indicator" in resource:
            assert own["topic"] in known["topic"]
            assert own["unit"] in known["unit"]
    assert used <= known["caveat"]


def test_terms_hold_back_what_may_not_be_handed_on():
    for dataset in ("iea", "world_nuclear"):
        raw = json.loads((DATA / dataset / "datapackage.json").read_text(encoding="utf-8"))
        assert raw["dataset"]["redistribute"] is False
        for resource in raw["resources"]:
            assert set(read(dataset, resource["name"])["country"]) <= MEMBERS | PEERS | {"WLD"}


def test_every_mineral_is_in_the_code_list():
    known = set(read("reference", "minerals")["mineral"])
    seen = set()
    for path in DATA.glob("*/*.csv"):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        if path.parent.name != "reference" and "mineral" in header:
            seen |= set(read(path.parent.name, path.stem)["mineral"])
    assert {"bauxite", "diamond_gem", "magnet_rare_earths", "lithium_minerals"} <= seen
    assert seen <= known


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
        row = pick("usgs_mcs", "earlier_editions", country="ZWE", mineral="lithium", year=2023, edition="MCS 2024")
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
            pick("usgs_mcs", "reserves", country="BWA", mineral=f"diamond_{kind}", year=2025) for kind in ("gem", "industrial")
        )
        assert gem["value"] == industrial["value"] == 250_000_000
        raw = json.loads((DATA / "usgs_mcs" / "datapackage.json").read_text(encoding="utf-8"))
        reserves = next(r for r in raw["resources"] if r["name"] == "reserves")
        assert "diamond_reserves_twice" in reserves["indicator"]["caveats"]

    def test_an_incredible_figure_is_left_out(self):
        row = pick("usgs_mcs", "reserves", country="AUS", mineral="zinc", year=2022)
        assert row["obs_status"] == "O"
        assert pd.isna(row["value"])
        assert row["note"] == "Left out: the printed figure is larger than the world total."

    def test_manganese_reserves_say_that_file_and_chapter_differ(self):
        row = pick("usgs_mcs", "reserves", country="WLD", mineral="manganese", year=2025)
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
        assert pick("world_mining_data", "refinery_production", country="BEL", mineral="indium", year=2022)["value"] == 19
        assert pick("world_mining_data", "refinery_production", country="BEL", mineral="selenium", year=2022)["value"] == 200
        assert pick("world_mining_data", "smelter_production", country="CMR", mineral="aluminium", year=2022)["value"] == 62_770

    def test_liberia_is_not_lost(self):
        assert mined("LBR", "diamond_gem", 2022, "world_mining_data")["value"] == 26_590
        assert mined("LBR", "gold", 2022, "world_mining_data")["value"] == 11.718  # 11,718 kg printed

    @pytest.mark.parametrize(
        ("mineral", "factor"), [("lithium", 0.4646), ("niobium", 0.699), ("tantalum", 0.819), ("uranium", 0.848)]
    )
    def test_oxides_carry_their_factor(self, mineral, factor):
        assert pick("world_mining_data", "bases", mineral=mineral)["factor"] == factor
        assert pick("reference", "minerals", mineral=mineral)["wmd_factor"] == factor

    @pytest.mark.parametrize("mineral", ["chromium", "phosphate_rock", "iron_ore", "beryllium", "titanium"])
    def test_other_bases_are_not_comparable(self, mineral):
        row = pick("world_mining_data", "bases", mineral=mineral)
        assert not row["comparable"]
        assert pd.isna(row["factor"])

    def test_one_mineral_has_one_unit(self):
        """World gold of 2022: 3,323 t here, and both publishers agree within a fifth."""
        ours = mined("WLD", "gold", 2022, "world_mining_data")["value"]
        assert ours == pytest.approx(mined("WLD", "gold", 2022)["value"], rel=0.2)

    def test_2024_holds_five_producers_at_most(self):
        frame = read("world_mining_data", "mine_production").query("year == 2024 and country != 'WLD'")
        assert frame.groupby("mineral").size().max() == 5


def test_publishers_disagree_on_congolese_cobalt():
    values = [mined("COD", "cobalt", 2024, name)["value"] for name in ("usgs_mcs", "world_mining_data", "iea")]
    assert [round(v / 1000) for v in values] == [226, 200, 182]


def test_graphite_of_tanzania_differs_threefold():
    usgs, other = mined("TZA", "graphite", 2024)["value"], mined("TZA", "graphite", 2024, "iea")["value"]
    assert [round(v / 1000) for v in (usgs, other)] == [27, 9]


def test_iea_ships_its_base_year_only():
    assert set(read("iea", "mine_production")["year"]) == {2024}


def test_uranium_of_peers_and_the_world():
    assert pick("world_nuclear", "uranium_production", country="NAM", year=2024)["value"] == 7_333
    assert pick("world_nuclear", "uranium_production", country="ZAF", year=2024)[["value", "obs_status"]].tolist() == [
        200,
        "E",
    ]
    assert pick("world_nuclear", "uranium_production", country="WLD", year=2024)["value"] == 60_213


def test_bgs_lithium_is_never_lithium_content():
    for name in ("mine_production", "share_of_world"):
        assert "lithium" not in set(read("bgs", name)["mineral"])
    assert pick("bgs", "share_of_world", country="COD", mineral="cobalt", year=2000)["value"] == 21
    assert "WLD" not in set(read("bgs", "mine_production")["country"])


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
        assert pick("critical_lists", "mineral_lists", mineral="lithium", list="uk_2024")["status"] == "unknown"


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
        row = pick("mineral_prices", "pink_sheet_price", mineral="copper", year=2026)
        assert (row["obs_status"], row["note"]) == ("P", "Mean of 5 months.")


class TestSites:
    """Mines and plants."""

    def test_counts_and_duplicates(self):
        sites = read("mine_sites", "sites")
        assert sites["duplicate_of"].notna().sum() == 163
        assert set(sites["country"]) == MEMBERS | PEERS
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


class TestEuCriticality:
    """Inputs of the supply-risk model."""

    @pytest.mark.parametrize(
        ("name", "rows"),
        [
            ("supply_shares", 3468),
            ("share_totals", 218),
            ("parameters", 130),
            ("published", 65),
            ("economic_importance_shares", 338),  # 339 printed, one of them twice
            ("material_names", 90),
            ("wgi_2022_means", 213),
            ("wgi_2024_means", 213),
        ],
    )
    def test_nothing_was_lost(self, name, rows):
        assert len(read("eu_criticality", name)) == rows

    def test_scopes(self):
        assert read("eu_criticality", "supply_shares")["scope"].value_counts().to_dict() == {
            "global": 2561,
            "eu_sourcing": 907,
        }

    def test_congo_and_its_neighbour(self):
        shares = read("eu_criticality", "supply_shares")
        assert set(shares.loc[shares["country_as_printed"] == "Congo", "country"]) == {"COG"}
        assert set(shares.loc[shares["country_as_printed"] == "Congo, D.R.", "country"]) == {"COD"}

    def test_a_corrupt_share_stays_a_gap(self):
        where = {"material": "Silicon metal", "stage": "processing", "scope": "eu_sourcing", "country": "DEU"}
        row = pick("eu_criticality", "supply_shares", **where)
        assert pd.isna(row["share_pct"])
        assert (row["obs_status"], row["below_0_1"]) == ("O", False)

    def test_listed_shares_add_to_the_stated_totals(self):
        key = ["material", "stage", "scope"]
        sums = read("eu_criticality", "supply_shares").groupby(key)["share_pct"].sum()
        totals = read("eu_criticality", "share_totals").set_index(key)["sum_listed_pct"]
        assert len(totals) == 218
        assert (sums - totals).abs().max() < 0.06

    def test_vintages_differ_a_little(self):
        means = [read("eu_criticality", f"wgi_{v}_means").set_index("country")["wgi_mean"] for v in (2022, 2024)]
        assert (means[0] - means[1]).abs().mean() == pytest.approx(0.023, abs=0.001)

    def test_aluminium_is_strategic(self):
        """Aluminium at processing is strategic and printed with a supply risk of 0.5 and an importance of 5.8."""
        row = pick("eu_criticality", "published", material="Aluminium", stage="processing")
        assert row[["published_sr", "published_ei"]].tolist() == [0.5, 5.8]
        assert row["critical"]
        assert row["strategic"]


class TestCorrections:
    """Figures that are wrong at the source are held as the log says."""

    def test_usgs_figures(self):
        rows = read("usgs_mcs", "corrections")
        assert len(rows) == 7
        for row in rows.itertuples():
            country, mineral, year = row.where.split(" ")
            value = pick("usgs_mcs", row.what, country=country, mineral=mineral, year=int(year))["value"]
            assert pd.isna(value) if row.expect == "empty" else value == float(row.expect)

    def test_sites(self):
        rows = read("mine_sites", "corrections")
        assert len(rows) == 3
        for row in rows.itertuples():
            value = pick("mine_sites", "sites", site=row.where)[row.what]
            assert pd.isna(value) if row.expect == "empty" else str(value) == row.expect
