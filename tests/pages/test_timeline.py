"""The timeline: every event that is held, its filters, its links, dates as exact as the source."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators.charts.theme import Look
from indicators.panels import Link, Panel, Selection, build_panel
from indicators.panels.events import read_all_events
from indicators.panels.timeline import filter_events
from indicators.paths import ROOT

LIFTED = "2024-11-15-kp-fully-lifts-the-central-african-suspension"


def build(library, lang: str = "en", **choices: object) -> Panel:
    return build_panel("timeline", library, Selection(**choices), lang, Look())


def open_page(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    at.switch_page(str(ROOT / "pages" / "timeline.py"))
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def test_all_events_are_held_newest_first(library):
    panel = build(library)
    assert len(panel.listing) == len(library.table("events", "events")) == 80
    assert panel.rows["date"].is_monotonic_decreasing
    assert panel.subtitle.startswith("80 of the 80 events")


def test_the_lifting_of_the_central_african_suspension_is_there(library):
    panel = build(library, place="CAF", first=2024, last=2024)
    place = list(panel.rows["id"]).index(LIFTED)
    row = panel.listing.iloc[place]
    assert row["Date"].replace("\u00a0", " ") == "15 Nov 2024"
    assert row["Event"] == ("KP fully lifts the Central African suspension", "Kimberley Process · Central African Republic")
    effect, source = row["See"]
    assert (effect.page, dict(effect.query)["country"]) == ("diamonds", "CAF")
    assert source.url.startswith("https://")


def test_every_event_has_a_source_and_a_chart(library):
    for effect, source in build(library).listing["See"]:
        assert isinstance(effect, Link)
        assert effect.page
        assert effect.text
        assert source.url.startswith("http")


def test_dates_are_as_exact_as_the_source(library):
    panel = build(library)
    dates = dict(zip(panel.rows["id"], panel.listing["Date"], strict=True))
    assert dates["2021-10-eiti-readmits-the-central-african-republic"].replace("\u00a0", " ") == "Oct 2021"


def test_confidence_is_said_when_it_is_not_high(library):
    panel = build(library)
    said = [len(cell) == 3 and cell[2].startswith("Confidence: medium") for cell in panel.listing["Event"]]
    assert said == [c != "high" for c in panel.rows["confidence"]]
    assert sum(said) == 2


def test_a_country_keeps_what_concerns_the_whole_coalition(library):
    panel = build(library, place="LSO")
    assert set(panel.rows["countries"].map(lambda t: "LSO" in t.split(";") or t == "ALL")) == {True}
    general = int((panel.rows["countries"] == "ALL").sum())
    assert any(n.startswith(f"{general} of them concern the whole coalition") for n in panel.notes)


def test_filters_combine_and_a_turned_period_is_read_the_right_way(library):
    held = read_all_events(library, "en")
    found = filter_events(held, Selection(place="COD", category="eiti", first=2020, last=2005))
    assert list(found["date"]) == ["2013-04-17", "2008-02-22"]


def test_an_empty_filter_says_so_and_names_the_remedy(library):
    panel = build(library, place="BEL", category="eiti")
    assert panel.title == "No event is held for this choice"
    assert "Choose all countries, all kinds or a longer period: 80 events from 2000 to 2026 are held." in panel.subtitle
    assert panel.drawings == ()


def test_titles_are_in_the_readers_language(library):
    assert build(library, "fr", first=2001, last=2001).listing.iloc[0].iloc[1][0] == (
        "Entrée en vigueur de l’embargo de l’ONU sur les diamants du Libéria"
    )


def test_the_alternative_text_counts_each_kind(library):
    counts = library.table("events", "events")["category"].value_counts()
    alt = build(library).drawings[0].alt
    assert f"EITI {counts['eiti']}" in alt
    assert f"law {counts['law']}" in alt


def test_link_restores_the_filters_and_a_wrong_one_is_named():
    at = open_page(place="SLE", category="law", first="2010", last="soon")
    assert at.selectbox(key="pick_place").value == "SLE"
    assert at.selectbox(key="pick_category").value == "law"
    assert at.selectbox(key="pick_first").value == 2010
    assert at.header[0].value == "One event, 9\u00a0Aug\u00a02022: Sierra Leone passes a new mines and minerals act"
    assert "“soon”" in " ".join(i.value for i in at.info)


def test_choosing_all_takes_the_filter_away():
    at = open_page(place="SLE")
    at.selectbox(key="pick_place").set_value("").run()
    assert at.header[0].value.startswith("80 events")


def test_cells_stand_below_each_other_with_their_links():
    at = open_page(place="CAF", first="2024", last="2024")
    table = at.table[0].value
    assert isinstance(table, pd.DataFrame)
    cell = next(c for c in table["See"] if "trtafrika" in c)
    chart, source = cell.split("  \n")
    assert chart == "[Diamonds](diamonds?lang=en&country=CAF&countries=CAF)"
    assert source.startswith("[trtafrika.com](https://")


@pytest.mark.parametrize("compact", [True, False])
def test_three_columns_are_enough_for_a_phone(library, compact: bool):
    panel = build_panel("timeline", library, Selection(), "en", Look(compact=compact))
    assert list(panel.listing.columns) == ["Date", "Event", "See"]
