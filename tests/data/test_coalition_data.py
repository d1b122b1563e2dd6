"""What we ship of the coalition itself: organisations, events, status in the Kimberley Process, restrictions."""

from indicators.paths import DATA
from tables import MEMBERS, read


def test_events_are_complete():
    table = read("events", "events")
    assert len(table) == 80
    assert (table["confidence"] == "medium").sum() == 2
    assert table["source_url"].str.startswith("http").all()
    assert set(table.loc[table["date"].str.len() == 7, "precision"]) == {"month"}
    assert set(table.loc[table["date"].str.len() == 10, "precision"]) == {"day"}


def test_words_are_typographic():
    for dataset in ("events", "kp_status", "organisations", "kp_restrictions"):
        text = (DATA / dataset / f"{dataset}.csv").read_text(encoding="utf-8")
        assert "'" not in text.replace("d%27", "")
    assert "L’ONU lève l’embargo sur les diamants ivoiriens" in set(read("events", "events")["title_fr"])


def test_organisations():
    table = read("organisations", "organisations")
    assert set(table["country"]) == MEMBERS
    named = table["organisation"].notna() | table["acronym"].notna()
    assert named.sum() == 14
    assert set(table.loc[~named, "country"]) == {"AGO", "TZA"}
    assert (table["published"] == table["organisation"].notna()).all()


def test_status_of_the_process():
    table = read("kp_status", "kp_status").set_index("country")
    assert table.loc["BEL", "status"] == "participant_through_european_union"
    assert (table["status"] != "participant").sum() == 1
    assert (table.loc["CMR", "since"], table.loc["LBR", "since"]) == (2012, 2007)


def test_spans():
    table = read("kp_restrictions", "kp_restrictions").fillna("")
    spans = set(zip(table["country"], table["measure"], table["start"], table["end"], strict=True))
    assert spans == {
        ("AGO", "un_partial", "", "2002-12-09"),
        ("SLE", "un_partial", "2000-07-05", "2003-06-05"),
        ("LBR", "un_ban", "2001-05", "2007-04-27"),
        ("CIV", "un_ban", "2005-12-15", "2014-04-29"),
        ("ZWE", "kp_partial", "2009-11", "2011-11"),
        ("CAF", "kp_suspension", "2013-05-23", "2015-07-17"),
        ("CAF", "kp_partial", "2015-07-17", "2024-11-15"),
    }


def test_every_span_rests_on_events():
    events = read("events", "events")
    dates = {(c, d) for c, d in zip(events["countries"], events["date"], strict=True)}
    for row in read("kp_restrictions", "kp_restrictions").fillna("").itertuples():
        assert (row.country, row.end) in dates
        assert not row.start or (row.country, row.start) in dates
