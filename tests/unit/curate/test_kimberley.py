"""Curation of rough diamonds, filed and traded: statuses, sentences and explicit gaps."""

import pandas as pd
import pytest

from curate.writing import LONG, put
from indicators.curate import itc_trade, kp
from indicators.data.writing import encode_csv
from indicators.errors import DataError
from tables import pick

KP_SITE = "https://kimberleyprocessstatistics.org/public_statistics"
DATABASE = f"KPDB_2025-03,{KP_SITE}"
PRESS = "KP_AGS_via_example.org,https://example.org/kp"


@pytest.fixture
def diamonds(tmp_path):
    """Extracts with each trap of the Kimberley Process figures."""
    preferred = [
        f"AGO,2022,kp_production_carats,8763309.3,carat,{DATABASE},",
        f"AGO,2022,kp_production_usd,1000000,USD,{DATABASE},",
        f"AGO,2022,kp_production_usd_per_carat,0.11,USD/carat,{DATABASE},derived: value / carats",
        f"AGO,2024,kp_production_carats,14000000,carat,{PRESS},quoted by the press; rounded",
        f"CAF,2003,kp_production_carats,329643,carat,{DATABASE},",
        f"CAF,2013,kp_production_carats,81628.85,carat,{DATABASE},only one half year (H1) is in the extraction",
        f"CAF,2013,kp_production_usd_per_carat,181.51,USD/carat,{DATABASE},derived: value / carats",
        f"CHN,2022,kp_production_carats,0,carat,{DATABASE},filed as no production",
        f"LBR,2014,kp_production_carats,79993.58,carat,{DATABASE},",
        f"LBR,2014,kp_production_usd_per_carat,428.05,USD/carat,{PRESS},the database value is a typing error",
        f"GIN,2008,kp_production_carats,3098490.09,carat,{DATABASE},",
        f"WLD,2022,kp_production_carats,8763309.3,carat,{DATABASE},derived: sum over participants",
        f"WLD,2014,kp_production_usd,5,USD,{DATABASE},derived: sum over participants; without a value for LBR",
        f"WLD,2024,kp_production_carats,118000000,carat,{PRESS},'approximately 118 million'",
        f"ZAF,2014,kp_production_carats,7430000,carat,{PRESS},as first published",
        f"ZAF,2014,kp_production_usd,1220000000,USD,{PRESS},as first published",
        f"ZAF,2014,kp_production_usd_per_carat,164.2,USD/carat,{PRESS},derived: value / carats",
    ]
    annual = [
        f"{country},2014,{name},{value},x,{DATABASE},"
        for country, values in (("ZAF", (8058817, 2196919274, 272.61)), ("LBR", (79993.58, 186070769.9, 2326.07)))
        for name, value in zip(kp.MEASURES.values(), values, strict=True)
    ] + [
        f"COD,2023,kp_production_asm_carats,10,carat,{DATABASE},",
        f"RUS,2023,kp_production_lsm_carats,20,carat,{DATABASE},",
        f"BWA,2023,kp_production_lsm_carats,30,carat,{DATABASE},",
    ]
    press = [
        f"BWA,2009,kp_exports_usd,2000000000,USD,{PRESS},'about $2 billion'",
        f"BWA,2024,kp_exports_carats,20300000,carat,{PRESS},rounded",
        f"EUU,2024,kp_exports_usd,4320000000,USD,{PRESS},rounded",
        f"RUS,2024,kp_exports_usd,2620000000,USD,{PRESS},rounded",
    ]
    header = "iso3,year,indicator,kp_database_value,press_value,diff_pct,verdict,source_url,press_note,comment"
    compared = [
        "LSO,2022,kp_production_carats,548150.25,727737,32.76,differs,https://example.org/a,,three figures",
        "LSO,2022,kp_production_usd,1,1,0,agrees (within 1%),https://example.org/a,,",
        "RUS,2008,kp_production_usd,1,2,100,differs,https://example.org/b,,misprint",
    ]
    put(tmp_path, kp.PREFERRED, LONG, *preferred)
    put(tmp_path, kp.ANNUAL, LONG, *annual)
    put(tmp_path, kp.PRESS, LONG, *press)
    put(tmp_path, kp.COMPARISON, header, *compared)
    return kp.curate(tmp_path)


class TestKimberleyProcess:
    """Statuses, sentences and explicit gaps."""

    def test_filed_figure_is_normal(self, diamonds):
        found = pick(diamonds["production_carats"], country="AGO", year=2022)
        assert (found["value"], found["obs_status"], found["note"]) == (8763309.3, "A", "")
        assert found["edition"] == "KP database, March 2025"

    def test_quoted_figure_says_so(self, diamonds):
        found = pick(diamonds["production_carats"], country="AGO", year=2024)
        assert found["note"] == "Quoted by the press, rounded."
        assert found["edition"] == "KP Annual Global Summary, quoted by the press"

    @pytest.mark.parametrize("name", ["production_carats", "value_per_carat"])
    def test_a_half_year_is_no_year(self, diamonds, name):
        found = pick(diamonds[name], country="CAF", year=2013)
        assert (found["obs_status"], found["note"]) == ("U", "Only the first half-year was filed.")

    def test_division_is_derived(self, diamonds):
        assert pick(diamonds["value_per_carat"], country="AGO", year=2022)["obs_status"] == "I"

    @pytest.mark.parametrize("year", [2014, 2015])
    def test_suspension_is_a_row_without_value(self, diamonds, year):
        for name in kp.MEASURES:
            found = pick(diamonds[name], country="CAF", year=year)
            assert found["obs_status"] == "O"
            assert pd.isna(found["value"])
            assert found["note"] == "No filing: suspended from the Kimberley Process."

    def test_gap_is_written_as_an_empty_cell(self, diamonds):
        text = encode_csv(diamonds["production_value"])
        assert "CAF,2014,,O,No filing: suspended from the Kimberley Process.," in text

    @pytest.mark.parametrize(("country", "year"), [("ZAF", 2014), ("GIN", 2008), ("CAF", 2003)])
    def test_doubtful_filings(self, diamonds, country, year):
        assert pick(diamonds["production_carats"], country=country, year=year)["obs_status"] == "U"

    def test_liberia_2014_has_a_price_but_no_value(self, diamonds):
        assert pick(diamonds["production_carats"], country="LBR", year=2014)["obs_status"] == "A"
        assert pick(diamonds["production_value"], country="LBR", year=2014)["obs_status"] == "O"
        found = pick(diamonds["value_per_carat"], country="LBR", year=2014)
        assert (found["value"], found["obs_status"]) == (428.05, "U")

    def test_half_a_year_is_said(self, diamonds):
        assert pick(diamonds["production_carats"], country="CAF", year=2013)["note"] == "Only the first half-year was filed."

    def test_zero_stays_zero(self, diamonds):
        found = pick(diamonds["production_carats"], country="CHN", year=2022)
        assert (found["value"], found["note"]) == (0, "Filed as no production.")

    def test_world_rows_are_named_as_sums_or_estimates(self, diamonds):
        carats = diamonds["production_carats"]
        assert pick(carats, country="WLD", year=2022)["obs_status"] == "I"
        assert pick(carats, country="WLD", year=2024)["obs_status"] == "E"
        assert "Liberia" in pick(diamonds["production_value"], country="WLD", year=2014)["note"]

    def test_replaced_filings_hold_both_figures(self, diamonds):
        table = diamonds["replaced_filings"].set_index(["country", "measure"])
        assert len(table) == 5
        assert table.loc[("ZAF", "production_carats"), ["filed_value", "shown_value"]].tolist() == [8058817, 7430000]
        assert pd.isna(table.loc[("LBR", "production_value"), "shown_value"])

    def test_split_leaves_the_rest_of_the_world_out(self, diamonds):
        assert set(diamonds["industrial_carats"]["country"]) == {"BWA"}
        assert set(diamonds["artisanal_carats"]["country"]) == {"COD"}

    def test_exports_as_quoted(self, diamonds):
        exports = diamonds["exports_value"]
        assert set(exports["country"]) == {"BWA", "EUU"}
        assert pick(exports, country="BWA", year=2009)["obs_status"] == "E"
        assert "Belgium is part of it" in pick(exports, country="EUU", year=2024)["note"]

    def test_every_quoted_figure_has_its_page(self, diamonds):
        table = diamonds["quoted_figures"]
        assert set(table["source_url"]) == {"https://example.org/kp"}
        assert ("AGO", 2024, "production_carats") in set(zip(table["country"], table["year"], table["measure"], strict=True))

    def test_only_differences_within_the_coalition(self, diamonds):
        table = diamonds["published_alternatives"]
        assert list(zip(table["country"], table["quoted_value"], strict=True)) == [("LSO", 727737)]


class TestCustoms:
    """Thousand dollars become dollars; only members stay."""

    @staticmethod
    def write(root, unit="USD thousand"):
        lines = [
            f"{c},2024,itc_{flow}_rough_diamonds,1531386,{unit},ITC_2026-01,https://www.trademap.org/,derived"
            for c in ("AGO", "NAM", "WLD")
            for flow in ("exports", "imports")
        ]
        put(root, itc_trade.TRADE, LONG, *lines)

    def test_dollars(self, tmp_path):
        self.write(tmp_path)
        exports = itc_trade.curate(tmp_path)["rough_exports"]
        assert exports[["country", "value", "obs_status"]].values.tolist() == [["AGO", 1531386000, "I"]]

    def test_other_unit_is_refused(self, tmp_path):
        self.write(tmp_path, "USD million")
        with pytest.raises(DataError, match="in USD million, not in USD thousand"):
            itc_trade.curate(tmp_path)
