"""Curation of the EITI: standing, suspensions and figures."""

import pytest

from curate.writing import LONG, put, write_status
from indicators.curate import eiti
from indicators.curate.eiti_standing import SUSPENSIONS, Suspension, build_suspensions, order_pages
from indicators.curate.eiti_tables import build_components, build_page_shares, build_receipts, build_status
from indicators.errors import DataError
from tables import pick


class TestStatus:
    """Who takes part since when, and why a date is empty."""

    def test_why_a_date_is_empty(self, tmp_path):
        write_status(
            tmp_path,
            BEL="BEL,2003,x,supporting country (not implementing),,,,,https://e.org",
            LBR="LBR,2007,x,implementing,unverified,2022,75.5,joining day unverified,https://e.org",
            CMR="CMR,2012,x,suspended,2007-09,2024,53,,https://e.org",
        )
        table = build_status(tmp_path).set_index("country")
        assert table["joined_state"][["BEL", "LBR", "CMR", "AGO"]].tolist() == [
            *("not_applicable", "not_found", "month", "day"),
        ]
        assert table["status"][["BEL", "CMR"]].tolist() == ["supporting", "suspended"]
        assert table.loc["LBR", "joined"] == ""
        assert table.loc["LBR", "note"] == "joining day not found"

    def test_unknown_state_is_refused(self, tmp_path):
        write_status(tmp_path, AGO="AGO,2003,x,delisted,,,,,https://e.org")
        with pytest.raises(DataError, match="EITI status “delisted”"):
            build_status(tmp_path)

    def test_lost_member_is_refused(self, tmp_path):
        write_status(tmp_path, COD="ZAR,2003,x,implementing,,,,,https://e.org")
        with pytest.raises(DataError, match="has no row for COD"):
            build_status(tmp_path)


class TestTransparency:
    """EITI figures."""

    @pytest.fixture
    def sources(self, tmp_path):
        api = "EITI_API_2017-04,https://eiti.org/countries"
        period = '"fiscal period Jul 1, 2009 to Jun 30, 2010; sectors: {}; reporting currency USD"'
        summary = [
            f"COD,2013,eiti_government_revenue_extractives,1469553000,USD,{api},reported in the summary data sheet: 1",
            f"COG,2009,eiti_government_revenue_extractives,318462522,USD,{api},reported in the summary data sheet: 2",
            f"TZA,2010,eiti_reconciled_government_receipts,267958800,USD,{api},{period.format('Gas, Mining, Oil')}",
            f"CIV,2010,eiti_reconciled_government_receipts,10,USD,{api},{period.format('Gas, Oil')}",
            f"GIN,2011,eiti_reconciled_government_receipts,1028515592,USD,{api},{period.format('Mining')}",
        ]
        sdt = "USD,EITI_SDT_2024-05,https://eiti.org/summary-data-template"
        told = "fiscal period 2017-07-01 to 2018-06-30; converted at 125.62 per USD where not in USD"
        sectors = [
            f"{country},2018,eiti_sdt_receipts_{sector},{value},{sdt},{told}"
            for country in ("COD", "LBR")
            for sector, value in (("mining", 10), ("oil_gas", 5), ("other", 0), ("unspecified", 25), ("total", 40))
        ]
        share = f"LBR,2018,eiti_sdt_mining_share_of_receipts,25,{sdt},"
        put(tmp_path, eiti.SUMMARY, LONG, *summary)
        put(tmp_path, eiti.TEMPLATES, LONG, *sectors, share + '"derived; lower bound, 62% of receipts carry no sector"')
        standard = "2019 EITI Standard"
        put(
            tmp_path,
            eiti.SCORES,
            "iso3,year,indicator,value,label,edition,source_url",
            f"AGO,2025,EITI.OVERALL,63.5,fairly low,{standard}; (year 2025 inferred: x),https://e.org",
            f"CAF,2024,EITI.OVERALL,45,low; suspended (November 2024),{standard},https://e.org",
            f'COD,2022,EITI.STAKEHOLDER_ENGAGEMENT,83,"DERIVED 3 x 85.5 - 95.5 - 78",{standard},https://e.org',
        )
        put(
            tmp_path,
            "eiti/eiti_country_page_shares.csv",
            LONG,
            "GHA,2020,eiti_extractives_share_of_gdp,11,percent,P,https://p.org/?u=x,"
            "stored copy of https://eiti.org/countries/ghana; text gives 11.3%",
        )
        notes: dict[str, str] = {}
        for one in SUSPENSIONS:
            notes[one.country] = f"{notes.get(one.country, '')} {one.told};".strip()
        write_status(
            tmp_path, **{c: f'{c},2003,x,implementing,2008,2022,85.5,"{note}",https://e.org' for c, note in notes.items()}
        )
        return tmp_path

    def test_break_where_the_templates_begin(self, sources):
        revenue = eiti.curate(sources)["revenue_extractives"]
        assert pick(revenue, country="COD", year=2013)["obs_status"] == "A"
        assert pick(revenue, country="COD", year=2018)["obs_status"] == "B"
        assert pick(revenue, country="LBR", year=2018)["obs_status"] == "A"
        assert pick(revenue, country="LBR", year=2018)["note"] == "Fiscal year ends in June."

    def test_doubtful_totals(self, sources):
        tables = eiti.curate(sources)
        assert pick(tables["revenue_extractives"], country="COG", year=2009)["obs_status"] == "U"
        assert pick(tables["reconciled_receipts"], country="GIN", year=2011)["obs_status"] == "U"

    def test_notes_say_what_a_total_covers(self, sources):
        receipts = eiti.curate(sources)["reconciled_receipts"]
        assert pick(receipts, country="TZA", year=2010)["note"] == "Fiscal year ends in June."
        assert pick(receipts, country="CIV", year=2010)["note"] == "Fiscal year ends in June. Oil and gas only."

    def test_lower_bound(self, sources):
        found = pick(eiti.curate(sources)["mining_share_of_receipts"], country="LBR", year=2018)
        assert found["note"] == "Lower bound: part of the receipts carries no sector."

    def test_scores(self, sources):
        scores = eiti.curate(sources)["validation_score"]
        assert list(scores["country"]) == ["AGO", "CAF"]
        assert pick(scores, country="AGO", year=2025)["note"].startswith("The year is inferred")

    def test_components_tell_printed_from_derived(self, sources):
        table = build_components(sources).set_index("country")
        assert table["rating"].tolist() == ["fairly_low", "low", ""]
        assert table["derived"].tolist() == [False, False, True]

    def test_sectors_stand_side_by_side(self, sources):
        found = build_receipts(sources).set_index("country").loc["LBR"]
        assert found[["mining", "oil_gas", "other", "unspecified", "total"]].tolist() == [10, 5, 0, 25, 40]
        assert (found["period_start"], found["period_end"], found["per_usd"]) == ("2017-07-01", "2018-06-30", 125.62)

    def test_a_suspension_that_the_note_no_longer_tells_is_refused(self, sources):
        lost = Suspension("GIN", "2030-01", "", "in_force", "board", "suspended January 2030", "https://e.org")
        with pytest.raises(DataError, match="no longer says “suspended January 2030” of GIN"):
            build_suspensions(sources, [lost])

    def test_pages_on_diamonds_are_no_source_for_the_eiti(self):
        pages = "http://press.org/kimberley | https://eiti.org/b | https://eiti.org/board-decision/2024-59"
        assert order_pages("CAF", pages) == "https://eiti.org/board-decision/2024-59 | https://eiti.org/b"
        assert order_pages("CAF", "http://press.org/kimberley") == "http://press.org/kimberley"

    def test_copy_leads_to_the_publisher(self, sources):
        found = build_page_shares(sources).iloc[0]
        assert found["source_url"] == "https://eiti.org/countries/ghana"
        assert found["note"] == "text gives 11.3%"
