"""Curation of minerals and EU criticality, on extracts of a few lines."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from indicators.curate import (
    bgs,
    critical_lists,
    eu_criticality,
    iea,
    mine_sites,
    mineral_prices,
    usgs_mcs,
    world_mining_data,
)
from indicators.errors import DataError

USGS = "iso3,country,year,mineral,measure,basis,value,unit,qualifier,value_raw,unit_raw,edition,notes"
MEMBERS = ("AGO", "BEL", "BWA", "CAF", "CIV", "CMR", "COD", "GIN", "LBR", "LSO", "SLE", "TZA", "ZWE")
FILLER = tuple(
    f"{c},x,2021,gold,mine_production,Au content,1,t,,1,metric tons,MCS 2023,"
    for c in ("AGO", "BWA", "COD", "GIN", "SLE", "TZA", "ZWE")
)


def put(root, name, *lines):
    """Write an extract below `root`."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pick(frame, **where):
    """Return the one row that matches."""
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, f"{len(frame)} rows match {where}"
    return frame.iloc[0]


def curate_usgs(root, *lines):
    """Curate USGS rows beside one gold row of each printed member."""
    put(root, usgs_mcs.EXTRACT, USGS, *FILLER, *lines)
    return usgs_mcs.curate(root)


class TestUsgs:
    """Editions, words and bases of the Mineral Commodity Summaries."""

    def test_a_year_comes_whole_from_the_newest_edition(self, tmp_path):
        start = "2023,tantalum,mine_production,Ta content"
        tables = curate_usgs(
            tmp_path,
            f"OTH,Other,{start},260,t,e,260,metric tons,MCS 2024,",
            f"COD,Congo (Kinshasa),{start},980,t,e,980,metric tons,MCS 2024,",
            f"COD,Congo (Kinshasa),{start},925,t,,925,metric tons,MCS 2025,",
        )
        current = tables["mine_production"].query("mineral == 'tantalum'")
        assert list(current["country"]) == ["COD"]
        assert current.iloc[0][["value", "obs_status", "edition"]].tolist() == [925, "A", "MCS 2025"]
        earlier = tables["earlier_editions"].sort_values("country")
        assert earlier[["country", "value", "edition"]].values.tolist() == [
            ["COD", 980, "MCS 2024"],
            ["OTH", 260, "MCS 2024"],
        ]

    @pytest.mark.parametrize(
        ("value", "qualifier", "raw", "notes", "expected"),
        [
            ("", "W|e", "W", "", ("O", "Withheld by the publisher to protect company data.")),
            ("", "NA", "NA", "", ("O", "Not available from the publisher.")),
            ("", "s", "s", "Less than ½unit.", ("O", "Less than half a unit.")),
            ("", "s", "s", "Included in “World total.”", ("O", "Not shown separately; included in the world total.")),
            ("", "Small", "Small", "", ("O", "The publisher prints “Small” in place of a figure.")),
            ("", "suspect", "1,166,000", "", ("O", "Left out: the printed figure is larger than the world total.")),
            ("0", "", "—", "", ("A", "The publisher prints a dash, which stands for zero.")),
            ("2000000", ">", ">2,000,000", "", ("U", "Lower bound: the publisher prints “more than”.")),
            ("150000000", "e", "150,000", "", ("E", "")),
        ],
    )
    def test_words_become_statuses_and_sentences(self, tmp_path, value, qualifier, raw, notes, expected):
        line = f'CHN,China,2025,zinc,mine_production,Zn content,{value},t,{qualifier},"{raw}",metric tons,MCS 2026,"{notes}"'
        row = pick(curate_usgs(tmp_path, line)["mine_production"], country="CHN")
        assert (row["obs_status"], row["note"]) == expected
        assert (row["value"] == float(value)) if value else (row["value"] != row["value"])

    def test_an_estimate_glued_to_its_letter_is_read(self, tmp_path):
        line = 'RUS,Russia,2022,vanadium,mine_production,V content,,t,e20000|e,"e20,000",metric tons,MCS 2024,'
        row = pick(curate_usgs(tmp_path, line)["mine_production"], country="RUS")
        assert (row["value"], row["obs_status"]) == (20_000, "E")

    def test_an_unknown_word_stops_the_curation(self, tmp_path):
        with pytest.raises(DataError, match="prints “Huge” in place of a figure"):
            curate_usgs(tmp_path, "CHN,China,2025,zinc,mine_production,Zn content,,t,Huge,Huge,metric tons,MCS 2026,")

    def test_iron_content_never_joins_usable_ore(self, tmp_path):
        tables = curate_usgs(
            tmp_path,
            'ZAF,South Africa,2025,iron_ore,mine_production,"usable ore, gross weight",66000000,t,e,66,x,MCS 2026,',
            "ZAF,South Africa,2025,iron_ore,mine_production_fe,Fe content,42000000,t,e,42,x,MCS 2026,",
        )
        assert pick(tables["mine_production"], mineral="iron_ore")["value"] == 66_000_000
        assert pick(tables["other_bases"], basis="Fe content")[["measure", "value"]].tolist() == [
            "mine_production",
            42_000_000,
        ]

    def test_chromium_ore_of_the_new_definition_stands_apart(self, tmp_path):
        tables = curate_usgs(
            tmp_path,
            "ZAF,x,2024,chromium,reserves,shipping-grade ore (chromite),200000000,t,,200000,x,MCS 2025,",
            'ZAF,x,2024,chromium,reserves,"ore, gross weight",350000000,t,,"350,000",x,MCS 2026,',
        )
        assert pick(tables["reserves"], country="ZAF")["value"] == 200_000_000
        assert pick(tables["other_bases"], country="ZAF")["value"] == 350_000_000

    def test_both_congos_and_namibia_survive(self, tmp_path):
        lines = [
            f"{code},{name},2025,cobalt,mine_production,Co content,{value},t,e,{value},metric tons,MCS 2026,"
            for code, name, value in (("COD", "Congo (Kinshasa)", 230000), ("COG", "Congo", 5), ("NAM", "Namibia", 7))
        ]
        table = curate_usgs(tmp_path, *lines)["mine_production"].query("mineral == 'cobalt'").set_index("country")["value"]
        assert table.to_dict() == {"COD": 230_000, "COG": 5, "NAM": 7}

    def test_a_lost_member_is_named(self, tmp_path):
        put(tmp_path, usgs_mcs.EXTRACT, USGS, *[line for line in FILLER if not line.startswith("GIN")])
        with pytest.raises(DataError, match="has no row for GIN"):
            usgs_mcs.curate(tmp_path)


class TestWorldMiningData:
    """Stages, units and bases."""

    HEAD = "iso3,country,year,mineral,measure,basis,value,unit,qualifier,share_of_world_pct,edition,sheet"
    TOP_HEAD = "iso3,country,year,mineral,basis,value,unit,share_of_world_pct,measure,edition,note"

    def curate(self, root, *lines):
        base = [f"{c},x,2021,zinc,mine_production,Zn content,1,t,,,WMD 2023,Zinc" for c in ("CMR", "LBR", "CIV")]
        put(root, world_mining_data.ALL, self.HEAD, *base, *lines)
        put(
            root,
            world_mining_data.TOP,
            self.TOP_HEAD,
            "CHN,China,2024,gallium,metal,974,t,98.7,refinery_production,WMD 2026,",
        )
        return world_mining_data.curate(root)

    def test_smelted_is_not_mined(self, tmp_path):
        line = "CMR,Cameroon,2022,aluminium,smelter_production,primary metal (smelter),62770,t,,,WMD 2024,Aluminium"
        tables = self.curate(tmp_path, line)
        assert pick(tables["smelter_production"], country="CMR")["value"] == 62_770
        assert "aluminium" not in set(tables["mine_production"]["mineral"])

    def test_one_mineral_has_one_unit(self, tmp_path):
        line = "LBR,Liberia,2022,gold,mine_production,Au content,11718,kg,,,WMD 2024,Gold"
        tables = self.curate(tmp_path, line)
        assert pick(tables["mine_production"], mineral="gold")["value"] == pytest.approx(11.718)
        assert pick(tables["refinery_production"], mineral="gallium")["value"] == 974_000

    def test_oxides_stay_and_carry_their_factor(self, tmp_path):
        line = "ZWE,Zimbabwe,2022,lithium,mine_production,Li2O content,1000,t,,,WMD 2024,Lithium"
        tables = self.curate(tmp_path, line)
        assert pick(tables["mine_production"], mineral="lithium")["value"] == 1000
        assert pick(tables["bases"], mineral="lithium")[["factor", "comparable"]].tolist() == [0.4646, True]

    def test_an_unknown_mineral_is_named(self, tmp_path):
        line = "ZWE,Zimbabwe,2022,unobtainium,mine_production,x,1000,t,,,WMD 2024,x"
        with pytest.raises(DataError, match=r"The mineral unobtainium is not in data/reference/minerals\.csv"):
            self.curate(tmp_path, line)


class TestEuCriticality:
    """What cannot be read stays a gap with its reason."""

    HEAD = "material,stage,scope,country_as_printed,iso3,share_pct,trade_parameter,note"

    @pytest.fixture
    def root(self, tmp_path):
        """A folder with one line in each extract."""
        put(
            tmp_path,
            eu_criticality.TOTALS,
            "material,stage,scope,rows,rows_below_0_1,sum_listed_pct,sum_upper_pct,flag",
        )
        put(
            tmp_path,
            eu_criticality.TOTALS,
            "material,stage,scope,rows,rows_below_0_1,sum_listed_pct,sum_upper_pct,flag",
            "Cobalt,extraction,global,3,1,63,63.1,rows missing",
        )
        figures = "import_reliance,eol_rir,si_sr,si_ei"
        put(
            tmp_path,
            eu_criticality.PARAMETERS,
            f"material,stage,{figures},supply_scope_used,note",
            "Cobalt,extraction,0.81,0.22,0.92,0.92,GS,",
        )
        published = "material,stage,published_sr,published_ei,critical,strategic,note"
        put(tmp_path, eu_criticality.PUBLISHED, published, "Cobalt,extraction,2.8,6.8,Y,Y,")
        uses = "material,application,end_use_share,nace2_sector,nace2_sector_name,value_added,si_ei,note"
        repeated = "duplicate of an identical row: share left empty (printed 13%)"
        use = "Cobalt,Batteries,0.5,C27,Electrical equipment,80000,0.92"
        put(
            tmp_path,
            eu_criticality.IMPORTANCE,
            uses,
            f"{use},",
            f"Cobalt,Batteries,,C27,Electrical equipment,,,{repeated}",
        )
        names = "material,group,minerals_slug,printed_global_shares,printed_eu_shares,printed_use_shares,printed_results"
        aluminium = 'Aluminium,,"bauxite (extraction), aluminium (processing)",a,a,a,a'
        put(tmp_path, eu_criticality.NAMES, names, "Cobalt,,cobalt,Cobalt,,Cobalt,Cobalt", aluminium)
        for vintage in ("2022", "2024"):
            means = "iso3,wgi_mean_est,n_years,source"
            put(tmp_path, eu_criticality.GOVERNANCE.format(vintage=vintage), means, "COD,-1.6,5,x", "SMR,,0,x")
        return tmp_path

    def test_censored_corrupt_and_congo(self, root):
        put(
            root,
            eu_criticality.SHARES,
            self.HEAD,
            'Cobalt,extraction,global,"Congo, D.R.",COD,63,1,',
            'Cobalt,extraction,global,Congo,COG,,1.1,"printed ""Congo"" beside ""Congo, D.R."": read as COG; censored: printed <0.1%"',
            'Cobalt,extraction,global,Germany,DEU,,1,"corrupt: printed ""6"" without a percent sign"',
        )
        shares = eu_criticality.curate(root)["supply_shares"]
        assert pick(shares, country="COD")[["share_pct", "below_0_1", "obs_status"]].tolist() == [63, False, "A"]
        assert pick(shares, country="COG")[["below_0_1", "obs_status"]].tolist() == [True, "O"]
        assert pick(shares, country="DEU")[["below_0_1", "obs_status"]].tolist() == [False, "O"]

    def test_a_share_lost_without_reason_stops(self, root):
        put(root, eu_criticality.SHARES, self.HEAD, "Cobalt,extraction,global,Cuba,CUB,,1,")
        with pytest.raises(DataError, match="csv:2 has no share and no reason"):
            eu_criticality.curate(root)

    def test_names_repeats_and_missing_governance(self, root):
        put(root, eu_criticality.SHARES, self.HEAD, "Cobalt,extraction,global,Cuba,CUB,2,1,")
        tables = eu_criticality.curate(root)
        names = pick(tables["material_names"], material="Aluminium")
        assert names[["mineral_extraction", "mineral_processing"]].tolist() == ["bauxite", "aluminium"]
        assert len(tables["economic_importance_shares"]) == 1
        assert pick(tables["wgi_2022_means"], country="SMR").isna()["wgi_mean"]
        assert pick(tables["published"], material="Cobalt")["critical"]


class TestSites:
    """Points, nulls and duplicates."""

    HEAD = (
        "site_uid,source,source_id,name,iso3,adm1,site_type,minerals,commodities,lat,lon,status,status_year,operator,owners,"
        "annual_capacity,location_confidence,location_note,country_check,information_source,possible_duplicate_of"
    )
    CENTRES = {
        "AGO": (-12, 18),
        "BEL": (50.6, 4.7),
        "BWA": (-22, 24),
        "CAF": (7, 21),
        "CIV": (7.5, -5.5),
        "CMR": (5, 12),
    } | {
        **{"COD": (-3, 23), "GIN": (10.7, -11), "LBR": (6.5, -9.4), "LSO": (-29.5, 28.3), "SLE": (8.5, -11.8)},
        **{"TZA": (-6.4, 34.8), "ZWE": (-19, 29.8)},
    }

    def line(self, uid, country, lat, lon, owners="", duplicate=""):
        start = f"{uid},ICMM GMD,1,Name of {uid},{country},,mine,gold,Gold,{lat},{lon},,2025,,{owners},"
        return f"{start},High,,inside,,{duplicate}"

    def write(self, root, *lines):
        put(root, mine_sites.EXTRACT, self.HEAD, *[self.line(c, c, *p) for c, p in self.CENTRES.items()], *lines)

    def test_points_inside_their_countries_pass(self, tmp_path):
        self.write(tmp_path, self.line("X1", "COD", -4, 22, "A<null>; B [40%]", "COD"))
        site = pick(mine_sites.curate(tmp_path)["sites"], site="X1")
        assert site[["owners", "duplicate_of", "status"]].tolist() == ["A; B [40%]", "USGS-COD", "not_stated"]

    def test_a_point_abroad_is_named(self, tmp_path):
        self.write(tmp_path, self.line("X2", "GIN", -10.7, -11))
        with pytest.raises(DataError, match=r"X2 \(Name of X2\) lies \d+ km outside GIN"):
            mine_sites.curate(tmp_path)

    def test_distance_is_measured_on_the_ground(self):
        square = gpd.GeoDataFrame({"country": ["LSO"]}, geometry=[shapely.box(0, -1, 2, 1)], crs=4326)
        sites = pd.DataFrame({"country": ["LSO", "LSO"], "lat": [0.0, 0.0], "lon": [1.0, 2.1]})
        inside, outside = mine_sites.measure_distances(sites, square)
        assert inside == 0
        assert outside == pytest.approx(0.1 * 111.32, rel=0.01)  # a tenth of a degree of the equator


def test_lists_keep_unknown_apart_from_no(tmp_path):
    columns = [column for column, _ in critical_lists.LISTS.values()]
    put(
        tmp_path,
        critical_lists.MATRIX,
        f"mineral,{','.join(columns)},note",
        "lithium,Y,Y,Y,Y,Y,,Y,Y,Y,",
        "gold,N,N,N,N,N,,N,N,N,",
    )
    put(tmp_path, critical_lists.VERBATIM, "list_id,name_on_list,status", "EU_CRMA_2024_critical,antimony,listed")
    tables = critical_lists.curate(tmp_path)
    table = tables["mineral_lists"]
    assert pick(tables["lists"], list="us_2025")[["title", "year"]].tolist() == ["United States", "2025"]
    assert pick(tables["lists"], list="african_union")["year"] == ""
    assert pick(table, mineral="lithium", list="uk_2024")["status"] == "unknown"
    assert pick(table, mineral="gold", list="eu_critical")["status"] == "not_listed"


def test_lithium_price_comes_from_one_edition(tmp_path):
    head = "mineral,series,year,price,unit,qualifier,usd_per_production_unit,production_unit,conversion,edition,series_text"
    start = "lithium,lithium_carbonate_battery_grade"
    end = "t Li,x5.323"
    put(
        tmp_path,
        mineral_prices.USGS,
        head,
        f"{start},2020,10100,USD/t Li2CO3,,53762.3,{end},MCS 2025,column Price_dt",
        f"{start},2021,14200,USD/t Li2CO3,,75586.6,{end},MCS 2025,column Price_dt",
        f'{start},2021,11700,USD/t Li2CO3,,62279.1,{end},MCS 2026,"Price, annual average-real"',
    )
    bank = "mineral,series,year,price,unit,months_averaged,usd_per_production_unit,production_unit,edition"
    put(tmp_path, mineral_prices.BANK, bank, "copper,World Bank: Copper,2026,9000,$/mt,5,9000,t Cu,x")
    tables = mineral_prices.curate(tmp_path)
    assert tables["price"][["year", "value"]].values.tolist() == [[2021, 11700]]
    assert tables["pink_sheet_price"].iloc[0][["obs_status", "note"]].tolist() == ["P", "Mean of 5 months."]


def test_iea_keeps_scope_and_counts_rank_before(tmp_path):
    rows = ("CHL,Chile,2024,copper,mine_production,5476000,t,,x", "COD,Congo,2024,copper,mine_production,2876000,t,,x")
    projection = "COD,Congo,2030,copper,mine_production,3000000,t,projection (base case),x"
    world = "WLD,World,2024,copper,mine_production,22794000,t,,x"
    put(
        tmp_path,
        iea.EXTRACT,
        "iso3,country,year,mineral,measure,value,unit,qualifier,edition",
        *rows,
        world,
        projection,
    )
    table = iea.curate(tmp_path)["mine_production"]
    assert sorted(table["country"]) == ["COD", "WLD"]
    assert pick(table, country="COD")[["rank", "value"]].tolist() == [2, 2_876_000]


def test_gross_lithium_never_meets_lithium_content(tmp_path):
    head = "iso3,country,year,mineral,measure,basis,value,unit,qualifier,edition"
    put(tmp_path, bgs.PRODUCTION, head, "ZWE,Zimbabwe,2015,lithium_minerals,mine_production,gross,50000,t,,x")
    put(
        tmp_path,
        bgs.SHARES,
        "iso3,year,mineral,measure,value,unit,edition",
        "ZWE,2024,lithium,mine_production_share,9,percent,x",
    )
    tables = bgs.curate(tmp_path)
    assert {m for t in tables.values() for m in t["mineral"]} == {"lithium_minerals"}
