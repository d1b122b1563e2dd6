"""Curation of production and reserves of minerals, by four publishers."""

import pytest

from curate.writing import put
from indicators.curate import bgs, iea, usgs_mcs, world_mining_data
from indicators.errors import DataError
from tables import pick

USGS = "iso3,country,year,mineral,measure,basis,value,unit,qualifier,value_raw,unit_raw,edition,notes"
FILLER = tuple(
    f"{c},x,2021,gold,mine_production,Au content,1,t,,1,metric tons,MCS 2023,"
    for c in ("AGO", "BWA", "COD", "GIN", "SLE", "TZA", "ZWE")
)


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
