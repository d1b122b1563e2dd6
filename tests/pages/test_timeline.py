"""The timeline: every event that is held, its filters, its links, dates as exact as the source."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export.table import trace_rows
from indicators.panels import Link, Panel, Selection, build_panel
from indicators.panels.events import read_all_events
from indicators.panels.timeline import filter_events
from opening import open_page

SUSPENDED = "2013-05-23-kp-suspends-the-central-african-republic"
RESUMED = "2015-07-17-kp-allows-exports-from-cleared-central-african-zones"
LIFTED = "2024-11-15-kp-fully-lifts-the-central-african-suspension"


def build(library, lang: str = "en", **choices: object) -> Panel:
    return build_panel("timeline", library, Selection(**choices), lang, Look())


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
    assert row["Event"][0] == "KP fully lifts the Central African suspension"
    assert row["Kind"] == ("Kimberley Process", "Central African Republic")
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
    said = [cell[-1].startswith("Confidence: medium") for cell in panel.listing["Event"]]
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


@pytest.mark.parametrize("lang", ["fr", "pt"])
def test_no_english_sentence_is_left_in_the_events_of_another_language(library, lang: str):
    """Titles and descriptions in the list, in the rows of the download, and on the page of each country."""
    held = library.table("events", "events")
    english = {*held["title_en"].dropna(), *held["description_en"].dropna()}
    panels = [build(library, lang)]
    panels += [build_panel("events", library, Selection(country=c), lang, Look()) for c in library.members]
    for panel in panels:
        cells = [cell for column in panel.listing for cell in panel.listing[column]]
        texts = {text for cell in cells for text in (cell if isinstance(cell, tuple) else (cell,)) if isinstance(text, str)}
        assert not english & texts
        assert not english & {value for column in panel.rows for value in panel.rows[column] if isinstance(value, str)}
    assert len({t for cell in panels[0].listing.iloc[:, 1] for t in cell[:2]}) >= 2 * 80 - 5


def test_a_french_reader_gets_the_description_and_the_source_as_it_is(library):
    panel = build(library, "fr", place="SLE", last=2000)
    row = next(r for r in panel.listing.itertuples(index=False) if r[1][0].startswith("L’ONU interdit"))
    assert row[1][1] == (
        "La résolution 1306 oblige les États à refuser pendant 18 mois les diamants bruts de la Sierra Leone, sauf les pierres "
        "couvertes ensuite par un certificat d’origine du gouvernement."
    )
    assert row[3][1].url == "http://unis.unvienna.org/unis/en/pressrels/2000/sc1241.html"
    assert "description_en" not in panel.rows.columns


def test_the_alternative_text_counts_each_kind(library):
    counts = library.table("events", "events")["category"].value_counts()
    alt = build(library).drawings[0].alt
    assert f"EITI {counts['eiti']}" in alt
    assert f"law {counts['law']}" in alt


def test_link_restores_the_filters_and_a_wrong_one_is_named():
    at = open_page("timeline", place="SLE", category="law", first="2010", last="soon")
    assert at.selectbox(key="pick_place").value == "SLE"
    assert at.selectbox(key="pick_category").value == "law"
    assert at.selectbox(key="pick_first").value == 2010
    assert at.header[0].value == "One event, 9\u00a0Aug\u00a02022: Sierra Leone passes a new mines and minerals\u00a0act"
    assert "“soon”" in " ".join(i.value for i in at.info)


def test_choosing_all_takes_the_filter_away():
    at = open_page("timeline", place="SLE")
    at.selectbox(key="pick_place").set_value("").run()
    assert at.header[0].value.startswith("80 events")


def test_cells_stand_below_each_other_with_their_links():
    at = open_page("timeline", place="CAF", first="2024", last="2024")
    table = at.table[0].value
    assert isinstance(table, pd.DataFrame)
    cell = next(c for c in table["See"] if "trtafrika" in c)
    chart, source = cell.split("  \n")
    assert chart == "[Diamonds](diamonds?lang=en&country=CAF&countries=CAF)"
    assert source.startswith("[trtafrika.com](https://")


def test_two_columns_are_enough_for_a_phone(library):
    panel = build_panel("timeline", library, Selection(place="CAF", first=2024, last=2024), "en", Look(compact=True))
    assert list(panel.listing.columns) == ["Event", "See"]
    title, date, *_ = next(cell for cell in panel.listing["Event"] if cell[0].startswith("KP fully lifts"))
    assert date.replace("\u00a0", " ") == "15 Nov 2024"
    assert title == "KP fully lifts the Central African suspension"


def around(library, lang: str = "en", **choices: object) -> Panel:
    return build_panel("before_after", library, Selection(**choices), lang, Look())


def test_before_and_after_states_both_means_and_their_years(library):
    panel = around(library, event=SUSPENDED, indicator="kp.production_carats")
    # KP: 377,209.12 + 311,779.42 + 301,557.62 + 323,575.50 + 365,916.63 in 2008-2012, fifth part 336,007.66 carats;
    # 10,653.63 + 47,636.70 + 13,571.70 in 2016-2018, third part 23,954.01 carats.
    assert panel.title == "Rough diamond production, Central African Republic: 336.01 on average before and 23.95 after"
    assert "Thousand carats." in panel.subtitle
    assert (
        "No value for the Central African Republic in 2014 and 2015: the means rest on 5 years before and 3 after." in panel.notes
    )
    assert "2014 and 2015: No filing: suspended from the Kimberley Process." in panel.notes


def test_half_a_year_is_no_year_of_a_mean(library):
    """KP: 301,557.62, 323,575.50 and 365,916.63 carats in 2010 to 2012, mean 330,349.92; of 2013 only a half-year, 2014 nothing."""
    panel = around(library, event=RESUMED, indicator="kp.production_carats")
    assert "330.35 on average before" in panel.title
    assert any(n.startswith("Doubtful figures of 2013 are left out: the means rest on 3 years before and ") for n in panel.notes)
    assert "2013: Only the first half-year was filed." in panel.notes
    assert panel.rows.set_index("year")["value"].isna()[2013]


def test_before_and_after_is_description_and_names_other_events(library):
    panel = around(library, event=SUSPENDED, indicator="kp.production_carats")
    assert panel.notes[0].startswith("This describes what the figures did. It does not show that the event caused it")
    assert "“Séléka coup topples the Central African government” (2013)" in panel.notes[0]
    assert "because" not in " ".join([panel.title, *panel.notes])


def test_a_country_with_events_in_other_years_only_is_not_called_empty(library):
    """The timeline holds four events of Liberia: 2001, 2007, 2018 and 2025; none other from 2013 to 2023."""
    note = around(library, event="2018-09-04-eiti-suspends-liberia-for-a-missed-report").notes[0]
    assert note.endswith("although the timeline holds no other event of this country in these years.")


def test_clear_is_said_only_where_the_uncertainty_is_known(library):
    known = around(library, event="2018-09-04-eiti-suspends-liberia-for-a-missed-report")
    assert known.title.endswith(("no clear difference", "a clear difference"))
    unknown = around(library, event="2018-09-04-eiti-suspends-liberia-for-a-missed-report", indicator="vdem.liberal_democracy")
    assert "clear" not in unknown.title


def test_an_event_too_new_has_no_after(library):
    panel = around(library, event=LIFTED, indicator="wgi_estimate.rule_of_law")
    assert panel.title.endswith("on average before, no value after")
    assert "The figures run from 1996 to 2023: the means rest on 5 years before and 0 after." in panel.notes


def test_few_peers_are_said_and_fewer_than_three_have_no_median(library):
    panel = around(library, event="2021-09-05-military-coup-in-guinea", indicator="usgs_mcs.mine_production", mineral="bauxite")
    assert "Fewer than three other members have a value in these years: no median is drawn." in panel.notes
    assert panel.title.startswith("Mine production, Bauxite, Guinea: ")
    assert panel.rows["peer_median"].isna().all()


def test_no_value_at_all_is_a_sentence_with_a_remedy(library):
    panel = around(library, event=SUSPENDED, indicator="usgs_mcs.mine_production", mineral="lithium")
    assert panel.title == (
        "Mine production, Lithium: no value for the Central African Republic from 2008 to 2018; choose another measure or event"
    )
    assert panel.drawings == ()


def test_without_a_choice_the_newest_event_with_five_years_after_it_is_taken(library):
    panel = around(library)
    event = library.table("events", "events").set_index("id").loc[panel.rows["event"].iloc[0]]
    # The WGI estimates end in 2023: the newest event of one country with five years of figures is of 2018.
    assert event["date"][:4] == "2018"
    assert event["countries"] in library.members
    assert set(around(library, place="SLE").rows["country"]) == {"SLE"}


def test_the_event_and_the_country_can_be_chosen():
    at = open_page("timeline", event="2008-02-22-drc-and-sierra-leone-admitted-as-eiti-candidates", country="SLE")
    assert at.selectbox(key="pick_event").value.startswith("2008-02-22")
    assert at.selectbox(key="pick_country").value == "SLE"
    assert ", Sierra Leone: " in at.header[1].value
    at.selectbox(key="pick_country").set_value("COD").run()
    assert ", DR Congo: " in at.header[1].value
    at.selectbox(key="pick_event").set_value(LIFTED).run()
    assert "Central African Republic" in at.header[1].value
    assert "pick_country" not in {s.key for s in at.selectbox}


CHARTS = [
    ("country_diamonds", {"country": "CAF"}, "KP suspends the Central African Republic (23 May 2013)"),
    ("diamond_production", {"country": "CAF"}, "KP fully lifts the Central African suspension (15 Nov 2024)"),
    ("diamond_lines", {"country": "CAF", "countries": ("CAF",)}, "KP suspends the Central African Republic"),
    ("diamond_trade", {"country": "CAF"}, "KP suspends the Central African Republic (23 May 2013)"),
    ("diamond_belgium", {}, "G7 origin checks on rough diamonds start in Antwerp"),
    ("violence", {"country": "CAF"}, "Séléka coup topples the Central African government"),
    ("trend", {"countries": ("CAF", "GIN", "ZWE")}, "Séléka coup topples the Central African government"),
    ("multiples", {"countries": ("CAF", "GIN")}, "Séléka coup topples the Central African government"),
    ("eiti_revenues", {"country": "LBR"}, "EITI suspends Liberia for a missed report"),
]


@pytest.mark.parametrize(("name", "choices", "event"), CHARTS, ids=lambda v: v if isinstance(v, str) else "")
def test_time_charts_carry_the_events_of_the_shown_countries(library, name: str, choices: dict[str, object], event: str):
    panel = build_panel(name, library, Selection(**choices), "en", Look())
    told = " ".join(panel.notes).replace("\u00a0", " ")
    hovers = [a.hovertext for d in panel.drawings for a in d.figure.layout.annotations if a.hovertext]
    assert event in told
    assert any(event.split(" (")[0] in h for h in hovers)


def test_a_chart_that_draws_events_names_where_they_come_from_and_its_rows_do_not():
    panel = build_panel("trend", Library(), Selection(countries=("GIN", "COD")), "en", Look())
    assert [d.name for d in panel.datasets] == ["wgi_estimate", "events"]
    assert set(trace_rows(panel, Library())["publisher"]) == {"World Bank, Worldwide Governance Indicators"}
    assert [d.name for d in build_panel("trend", Library(), Selection(), "en", Look()).datasets] == ["wgi_estimate"]
