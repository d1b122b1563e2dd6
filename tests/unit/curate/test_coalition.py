"""Curation of the coalition's own tables: events, restrictions, organisations, status in the Kimberley Process."""

import pytest

from curate.writing import put, write_status
from indicators.curate import events, kp_restrictions, kp_status, organisations
from indicators.errors import DataError
from tables import MEMBERS, read

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
        plain = [f"{c},Group {c},{c}X,https://{c.lower()}.org,member,by 2019,https://e.org,high" for c in sorted(MEMBERS)]
        put(root, organisations.MEMBERS, ",".join(organisations.COLUMNS), *plain, *lines)

    def test_unknown_name_and_website(self, tmp_path):
        where = "country high; organisation unverified"
        self.write(tmp_path, f"AGO,unverified,unverified,unverified,member (name not found),2025-01,https://e.org,{where}")
        table = organisations.curate(tmp_path)["organisations"].set_index("id")
        found = table.loc["ago_not_named"]
        assert found[["organisation", "acronym", "website"]].tolist() == ["", "", ""]
        assert not found["published"]
        assert found["role"] == "member"
        assert (found["seen_since"], found["joined_then"], found["confidence"]) == ("2025-01", True, "not_found")

    def test_acronym_alone(self, tmp_path):
        self.write(tmp_path, "CAF,CRAGG (full name unverified),CRAGG,unverified,member,by 2024,https://e.org,medium")
        found = organisations.curate(tmp_path)["organisations"].set_index("id").loc["caf_cragg"]
        assert (found["organisation"], found["acronym"], found["published"]) == ("", "CRAGG", False)

    def test_new_wording_of_confidence_is_refused(self, tmp_path):
        self.write(tmp_path, "AGO,A,B,C,member,by 2024,https://e.org,perhaps")
        with pytest.raises(DataError, match="confidence “perhaps”"):
            organisations.curate(tmp_path)


def test_belgium_takes_part_through_the_union(tmp_path):
    write_status(tmp_path, BEL="BEL,2003,Takes part through the European Union.,not a member,,,,,https://e.org")
    table = kp_status.curate(tmp_path)["kp_status"].set_index("country")
    assert table.loc["BEL", "status"] == "participant_through_european_union"
    assert table.loc["AGO", "status"] == "participant"


def test_every_mended_title_belongs_to_an_event_that_is_held():
    held = read("events", "events").set_index("id")["title_fr"]
    assert {key: held.get(key) for key in events.MENDED} == events.MENDED
