"""Curation of diamonds, members, events, EITI and artisanal mining, on extracts of a few lines."""

import pandas as pd
import pytest

from indicators.curate import (
    asm,
    eiti,
    events,
    itc_trade,
    kp,
    kp_restrictions,
    kp_status,
    labour_flags,
    organisations,
    ucdp,
)
from indicators.curate.eiti_standing import SUSPENSIONS, Suspension, build_suspensions, order_pages
from indicators.curate.eiti_tables import build_components, build_page_shares, build_receipts, build_status
from indicators.curate.extracts import normalise_text, read_extract, require_countries, to_figures, with_key
from indicators.data.writing import encode_csv
from indicators.errors import DataError

MEMBERS = ("AGO", "BEL", "BWA", "CAF", "CIV", "CMR", "COD", "GIN", "LBR", "LSO", "SLE", "TZA", "ZWE")
LONG = "iso3,year,indicator,value,unit,source_id,source_url,note"
KP_SITE = "https://kimberleyprocessstatistics.org/public_statistics"
DATABASE = f"KPDB_2025-03,{KP_SITE}"
PRESS = "KP_AGS_via_example.org,https://example.org/kp"


def put(root, name, *lines):
    """Write an extract below `root`."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def row(frame, country, year):
    """Return the one row of a country and year."""
    found = frame[(frame["country"] == country) & (frame["year"] == year)]
    assert len(found) == 1
    return found.iloc[0]


class TestExtracts:
    """Reading text without pandas' guesses."""

    def test_na_is_namibia(self, tmp_path):
        put(tmp_path, "a.csv", "iso2,value", "NA,", "ZA,1")
        frame = read_extract(tmp_path, "a.csv")
        assert list(frame["iso2"]) == ["NA", "ZA"]
        assert to_figures(frame["value"], "a.csv").isna().tolist() == [True, False]

    def test_missing_file_is_named(self, tmp_path):
        with pytest.raises(DataError, match=r"The extract none\.csv is missing\. Give --from the folder that holds it\."):
            read_extract(tmp_path, "none.csv")

    def test_missing_column_is_named(self, tmp_path):
        put(tmp_path, "a.csv", "iso3", "AGO")
        with pytest.raises(DataError, match=r"a\.csv lacks the column year"):
            read_extract(tmp_path, "a.csv", ("iso3", "year"))

    def test_empty_extract_is_an_error(self, tmp_path):
        put(tmp_path, "a.csv", "iso3")
        with pytest.raises(DataError, match=r"a\.csv holds no row"):
            read_extract(tmp_path, "a.csv")

    def test_word_in_place_of_a_number_gives_its_row(self):
        with pytest.raises(DataError, match=r"a\.csv:3 “W” is not a number"):
            to_figures(pd.Series(["1", "W"]), "a.csv")

    def test_lost_country_is_named(self):
        with pytest.raises(DataError, match=r"has no row for COD\. Map their codes"):
            require_countries(pd.DataFrame({"country": ["ZAR"]}), ["COD"], "The table")

    def test_key_must_be_unique(self):
        with pytest.raises(DataError, match="Two rows carry the key AGO"):
            with_key(pd.DataFrame({"country": ["AGO", "AGO"]}), "country")

    def test_quotation_marks_and_apostrophes(self):
        assert normalise_text("'at least' Côte d'Ivoire") == "“at least” Côte d’Ivoire"


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
        found = row(diamonds["production_carats"], "AGO", 2022)
        assert (found["value"], found["obs_status"], found["note"]) == (8763309.3, "A", "")
        assert found["edition"] == "KP database, March 2025"

    def test_quoted_figure_says_so(self, diamonds):
        found = row(diamonds["production_carats"], "AGO", 2024)
        assert found["note"] == "Quoted by the press, rounded."
        assert found["edition"] == "KP Annual Global Summary, quoted by the press"

    def test_division_is_derived(self, diamonds):
        assert row(diamonds["value_per_carat"], "AGO", 2022)["obs_status"] == "I"

    @pytest.mark.parametrize("year", [2014, 2015])
    def test_suspension_is_a_row_without_value(self, diamonds, year):
        for name in kp.MEASURES:
            found = row(diamonds[name], "CAF", year)
            assert found["obs_status"] == "O"
            assert pd.isna(found["value"])
            assert found["note"] == "No filing: suspended from the Kimberley Process."

    def test_gap_is_written_as_an_empty_cell(self, diamonds):
        text = encode_csv(diamonds["production_value"])
        assert "CAF,2014,,O,No filing: suspended from the Kimberley Process.," in text

    @pytest.mark.parametrize(("country", "year"), [("ZAF", 2014), ("GIN", 2008), ("CAF", 2003)])
    def test_doubtful_filings(self, diamonds, country, year):
        assert row(diamonds["production_carats"], country, year)["obs_status"] == "U"

    def test_liberia_2014_has_a_price_but_no_value(self, diamonds):
        assert row(diamonds["production_carats"], "LBR", 2014)["obs_status"] == "A"
        assert row(diamonds["production_value"], "LBR", 2014)["obs_status"] == "O"
        found = row(diamonds["value_per_carat"], "LBR", 2014)
        assert (found["value"], found["obs_status"]) == (428.05, "U")

    def test_half_a_year_is_said(self, diamonds):
        assert row(diamonds["production_carats"], "CAF", 2013)["note"] == "Only the first half-year was filed."

    def test_zero_stays_zero(self, diamonds):
        found = row(diamonds["production_carats"], "CHN", 2022)
        assert (found["value"], found["note"]) == (0, "Filed as no production.")

    def test_world_rows_are_named_as_sums_or_estimates(self, diamonds):
        carats = diamonds["production_carats"]
        assert row(carats, "WLD", 2022)["obs_status"] == "I"
        assert row(carats, "WLD", 2024)["obs_status"] == "E"
        assert "Liberia" in row(diamonds["production_value"], "WLD", 2014)["note"]

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
        assert row(exports, "BWA", 2009)["obs_status"] == "E"
        assert "Belgium is part of it" in row(exports, "EUU", 2024)["note"]

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


EVENT_HEADER = ",".join(events.COLUMNS)
EVENT_LINES = (
    "2002-12-09,AGO,embargo,UN ends measures,L'ONU lève,Ended.,https://e.org/1,high",
    "2000-07-05,SLE,embargo,UN bans imports,L'ONU interdit,Banned.,https://e.org/2,high",
    "2003-06-05,SLE,embargo,UN lets the ban lapse,L'ONU laisse expirer,Lapsed.,https://e.org/3,high",
    "2001-05,LBR,embargo,UN ban takes effect,Entrée en vigueur,Imposed.,https://e.org/4,medium",
    "2007-04-27,LBR,embargo,UN lifts the ban,L'ONU lève l'embargo,Lifted.,https://e.org/5,high",
    "2005-12-15,CIV,embargo,UN bans diamonds from Côte d'Ivoire,L'ONU interdit,Banned.,https://e.org/6,high",
    "2014-04-29,CIV,embargo,UN lifts the ban on Côte d'Ivoire,L'ONU lève,Lifted.,https://e.org/7,high",
    "2009-11,ZWE,kimberley,KP restricts Marange,Le PK limite,Restricted.,https://e.org/8,high",
    "2011-11,ZWE,kimberley,Plenary reopens Marange,La plénière rouvre,Reopened.,https://e.org/9,high",
    "2013-05-23,CAF,kimberley,KP suspends,Le PK suspend,Suspended.,https://e.org/10,high",
    "2015-07-17,CAF,kimberley,KP allows zones,Le PK autorise,Zones.,https://e.org/11,high",
    "2024-11-15,CAF,kimberley,KP lifts,Le PK lève,Lifted.,https://e.org/12,high",
    "2022-12-20,ZWE,export-control,Zimbabwe bans raw lithium,Le Zimbabwe interdit,Banned.,https://e.org/13,high",
)


class TestEvents:
    """Dates as printed, ids for links, typographic words."""

    def test_rows(self, tmp_path):
        put(tmp_path, events.EVENTS, EVENT_HEADER, *EVENT_LINES)
        table = events.curate(tmp_path)["events"].set_index("id")
        assert len(table) == len(EVENT_LINES)
        banned = table.loc["2005-12-15-un-bans-diamonds-from-cote-d-ivoire"]
        assert banned["title_en"] == "UN bans diamonds from Côte d’Ivoire"
        assert banned["title_fr"] == "L’ONU interdit"
        assert table.loc["2001-05-un-ban-takes-effect", "precision"] == "month"
        assert table.loc["2022-12-20-zimbabwe-bans-raw-lithium", "category"] == "export_control"

    def test_country_outside_the_coalition_is_refused(self, tmp_path):
        put(tmp_path, events.EVENTS, EVENT_HEADER, "2020-01-01,FRA,law,A,B,C,https://e.org,high")
        with pytest.raises(DataError, match=r"events\.csv:2 names FRA, not a member"):
            events.curate(tmp_path)

    @pytest.mark.parametrize("date", ["2020-13", "2020-1-1", "May 2020", ""])
    def test_dates_that_are_none(self, date):
        with pytest.raises(DataError, match="is not a date"):
            events.read_precision(date)

    def test_spans_take_dates_and_pages_from_events(self, tmp_path):
        put(tmp_path, events.EVENTS, EVENT_HEADER, *EVENT_LINES)
        table = kp_restrictions.curate(tmp_path)["kp_restrictions"].set_index("id")
        assert len(table) == 7
        assert table.loc["ago_unita", "start"] == ""
        assert table.loc["ago_unita", "source_url"] == "https://e.org/1"
        zones = table.loc["caf_zones"]
        assert (zones["measure"], zones["start"], zones["end"]) == ("kp_partial", "2015-07-17", "2024-11-15")
        assert (zones["source_url"], zones["end_source_url"]) == ("https://e.org/11", "https://e.org/12")

    def test_span_without_its_event_is_refused(self, tmp_path):
        put(tmp_path, events.EVENTS, EVENT_HEADER, *[line for line in EVENT_LINES if "e.org/12" not in line])
        with pytest.raises(DataError, match="0 embargo or KP events of CAF on 2024-11-15"):
            kp_restrictions.curate(tmp_path)


class TestMembers:
    """What no page confirms is empty, never “unverified”."""

    @staticmethod
    def write(root, *lines):
        plain = [f"{c},Group {c},{c}X,https://{c.lower()}.org,member,by 2019,https://e.org,high" for c in MEMBERS]
        put(root, organisations.MEMBERS, ",".join(organisations.COLUMNS), *plain, *lines)

    def test_unknown_name_and_website(self, tmp_path):
        where = "country high; organisation unverified"
        self.write(tmp_path, f"AGO,unverified,unverified,unverified,member (name not found),2025-01,https://e.org,{where}")
        table = organisations.curate(tmp_path)["organisations"].set_index("id")
        found = table.loc["ago_not_named"]
        assert found[["organisation", "acronym", "website"]].tolist() == ["", "", ""]
        assert not found["published"]
        assert found["role"] == "member"
        assert (found["seen_since"], found["joined_then"], found["confidence"]) == ("2025-01", True, "not_published")

    def test_acronym_alone(self, tmp_path):
        self.write(tmp_path, "CAF,CRAGG (full name unverified),CRAGG,unverified,member,by 2024,https://e.org,medium")
        found = organisations.curate(tmp_path)["organisations"].set_index("id").loc["caf_cragg"]
        assert (found["organisation"], found["acronym"], found["published"]) == ("", "CRAGG", False)

    def test_new_wording_of_confidence_is_refused(self, tmp_path):
        self.write(tmp_path, "AGO,A,B,C,member,by 2024,https://e.org,perhaps")
        with pytest.raises(DataError, match="confidence “perhaps”"):
            organisations.curate(tmp_path)


STATUS_HEADER = (
    "iso3,kp_participant_since,kp_status_note,eiti_status,eiti_joined,"
    "eiti_latest_validation_year,eiti_latest_validation_score,eiti_note,source_urls"
)


def write_status(root, **changes):
    """Write a status extract with one plain line per member, some of them replaced."""
    plain = {c: f"{c},2003,Participant.,implementing,2008-02-22,2022,85.5,Note.,https://e.org" for c in MEMBERS}
    put(root, kp_status.STATUS, STATUS_HEADER, *{**plain, **changes}.values())


class TestStatus:
    """Kimberley Process and EITI status."""

    def test_belgium_takes_part_through_the_union(self, tmp_path):
        write_status(tmp_path, BEL="BEL,2003,Takes part through the European Union.,not a member,,,,,https://e.org")
        table = kp_status.curate(tmp_path)["kp_status"].set_index("country")
        assert table.loc["BEL", "status"] == "participant_through_european_union"
        assert table.loc["AGO", "status"] == "participant"

    def test_why_a_date_is_empty(self, tmp_path):
        write_status(
            tmp_path,
            BEL="BEL,2003,x,supporting country (not implementing),,,,,https://e.org",
            LBR="LBR,2007,x,implementing,unverified,2022,75.5,joining day unverified,https://e.org",
            CMR="CMR,2012,x,suspended,2007-09,2024,53,,https://e.org",
        )
        table = build_status(tmp_path).set_index("country")
        assert table["joined_state"][["BEL", "LBR", "CMR", "AGO"]].tolist() == [
            *("not_applicable", "not_published", "month", "day"),
        ]
        assert table["status"][["BEL", "CMR"]].tolist() == ["supporting", "suspended"]
        assert table.loc["LBR", "joined"] == ""
        assert table.loc["LBR", "note"] == "joining day not published"

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
        assert row(revenue, "COD", 2013)["obs_status"] == "A"
        assert row(revenue, "COD", 2018)["obs_status"] == "B"
        assert row(revenue, "LBR", 2018)["obs_status"] == "A"
        assert row(revenue, "LBR", 2018)["note"] == "Fiscal year ends in June."

    def test_doubtful_totals(self, sources):
        tables = eiti.curate(sources)
        assert row(tables["revenue_extractives"], "COG", 2009)["obs_status"] == "U"
        assert row(tables["reconciled_receipts"], "GIN", 2011)["obs_status"] == "U"

    def test_notes_say_what_a_total_covers(self, sources):
        receipts = eiti.curate(sources)["reconciled_receipts"]
        assert row(receipts, "TZA", 2010)["note"] == "Fiscal year ends in June."
        assert row(receipts, "CIV", 2010)["note"] == "Fiscal year ends in June. Oil and gas only."

    def test_lower_bound(self, sources):
        found = row(eiti.curate(sources)["mining_share_of_receipts"], "LBR", 2018)
        assert found["note"] == "Lower bound: part of the receipts carries no sector."

    def test_scores(self, sources):
        scores = eiti.curate(sources)["validation_score"]
        assert list(scores["country"]) == ["AGO", "CAF"]
        assert row(scores, "AGO", 2025)["note"].startswith("The year is inferred")

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


class TestViolence:
    """UCDP."""

    @staticmethod
    def write(root, best=10, low=8, high=12, one_sided=3):
        values = {
            "organized_violence_deaths_best": best,
            "organized_violence_deaths_low": low,
            "organized_violence_deaths_high": high,
            "state_based_deaths": 5,
            "non_state_deaths": 2,
            "one_sided_deaths": one_sided,
        }
        lines = [f"{c},2024,ucdp_{name},{value},deaths,UCDP" for c in MEMBERS for name, value in values.items()]
        put(root, ucdp.DEATHS, "iso3,year,indicator,value,unit,source_id", *lines)

    def test_range_and_types(self, tmp_path):
        self.write(tmp_path)
        tables = ucdp.curate(tmp_path)
        found = row(tables["organized_violence_deaths"], "COD", 2024)
        assert found[["lower", "value", "upper", "obs_status"]].tolist() == [8, 10, 12, "A"]
        assert row(tables["one_sided_deaths"], "COD", 2024)["value"] == 3

    def test_range_that_leaves_its_estimate_out_is_not_repeated(self, tmp_path):
        self.write(tmp_path, high=9)
        found = row(ucdp.curate(tmp_path)["organized_violence_deaths"], "COD", 2024)
        assert pd.isna(found["upper"])
        assert (found["value"], found["obs_status"]) == (10, "U")

    def test_types_that_do_not_add_up_are_refused(self, tmp_path):
        self.write(tmp_path, one_sided=4)
        with pytest.raises(DataError, match="the types of AGO 2024 do not add up"):
            ucdp.curate(tmp_path)


class TestArtisanalMining:
    """Ranges, and a source in every row."""

    def test_range_gets_its_middle(self, tmp_path):
        lines = [
            "CAF,2019,ipis_asm_workers_national_low,150000,persons,IPIS_CAF_2019,https://e.org,lower end",
            "CAF,2019,ipis_asm_workers_national_high,200000,persons,IPIS_CAF_2019,https://e.org,upper end",
            "CAF,2019,ipis_workers_at_sites_visited,62042,persons,IPIS_CAF_2019,https://e.org,28% women",
            "COD,2023,asm_people_working,2000000,persons,DELVE,https://e.org,",
            "IND,2023,asm_people_working,15000000,persons,DELVE,https://e.org,",
            "SLE,2008,asm_diamond_diggers,120000,persons,DDI,https://e.org,'may be as many as'",
        ]
        put(tmp_path, asm.PEOPLE, LONG, *lines)
        tables = asm.curate(tmp_path)
        people = tables["people_working"]
        assert row(people, "CAF", 2019)[["value", "lower", "upper", "obs_status"]].tolist() == [
            175000,
            150000,
            200000,
            "I",
        ]
        assert row(people, "SLE", 2008)["note"].startswith("Diamond diggers only.")
        assert row(people, "COD", 2023)["edition"] == "Delve, page of 2023"
        assert "IND" not in set(people["country"])
        findings = tables["findings"].set_index("measure")
        assert findings.loc["workers_at_sites_visited", "figure"] == 62042
        assert findings.loc["diamond_diggers", "remark"] == "“may be as many as”"


class TestLabourFlags:
    """One row per country and good."""

    HEADER = "iso3,year,indicator,good,sector,value,unit,source_id,note"

    def test_flags_side_by_side(self, tmp_path):
        lines = [f"SLE,2022,dol_{flag},Diamonds,Mining,1,flag,DOL," for flag in ("child_labor", "forced_labor")]
        put(tmp_path, labour_flags.GOODS, self.HEADER, *lines)
        found = labour_flags.curate(tmp_path)["labour_flags"].iloc[0]
        assert found[["country", "good", "sector", "list_year"]].tolist() == ["SLE", "Diamonds", "mining", 2022]
        assert found[["child_labour", "forced_labour", "forced_child_labour"]].tolist() == [True, True, False]

    def test_unknown_flag_is_refused(self, tmp_path):
        put(tmp_path, labour_flags.GOODS, self.HEADER, "SLE,2022,dol_other,Gold,Mining,1,flag,DOL,")
        with pytest.raises(DataError, match="holds “dol_other”"):
            labour_flags.curate(tmp_path)
