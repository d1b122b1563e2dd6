"""Curation of mine sites, critical lists and prices of minerals."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from curate.writing import put
from indicators.curate import critical_lists, mine_sites, mineral_prices
from indicators.errors import DataError
from tables import pick


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
