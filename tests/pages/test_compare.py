"""The comparison: years in the link, in titles and exports, and sentences that compare one year only. Figures are the publishers'."""

import re

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from indicators.charts.theme import LABEL_SIZE, Look
from indicators.charts.words import text_width
from indicators.data import Library
from indicators.export import encode_panel_csv, encode_panel_xlsx
from indicators.panels.period import Fit, Period, fit_period, state_fit
from indicators.panels.texts import interval_words, map_subtitle
from indicators.panels.trend_words import state_trend
from indicators.paths import ROOT
from opening import build, open_page

CPI, POVERTY, TAX = "ti_cpi.score", "wdi.poverty", "wdi.tax_revenue"
PAIR = ("GIN", "SLE")


def texts(at: AppTest) -> str:
    return "\n".join(str(b.value) for b in [*at.header, *at.caption, *at.info]).replace("\u00a0", " ")


def test_a_bar_or_a_shade_is_promised_only_where_one_is_drawn():
    alone, chosen = (build(Library(), "trend", countries=c).subtitle for c in ((), PAIR))
    assert "Shading" not in alone
    assert alone.endswith("Grey: the members.")
    assert "Shading: 90% interval. Grey: the other members." in chosen
    standing = build(Library(), "standing")
    assert "Pale bars" in standing.subtitle
    assert "Pale bars" not in map_subtitle(Library(), "en", standing)


# --- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "title"),
    [
        # 24 (standard error 2.7) and 31 (1.9): 7 > 1.645 · √(2.7² + 1.9²) = 5.43
        (2012, "Corruption perceptions: Sierra Leone stands clearly ahead of Guinea in 2012"),
        # 25 (3.16) and 29 (3.44): 4 < 1.645 · √(3.16² + 3.44²) = 7.68
        (2015, "Corruption perceptions: no clear difference between Sierra Leone and Guinea in 2015"),
    ],
)
def test_the_finding_is_of_the_chosen_years(library, last: int, title: str):
    panel = build(library, "trend", indicator=CPI, countries=PAIR, last=last)
    assert panel.title == title
    assert panel.rows["year"].max() == last


@pytest.mark.parametrize("name", ["trend", "multiples"])
def test_subtitle_rows_and_exports_hold_the_chosen_years_only(library, name: str):
    panel = build(library, name, indicator=CPI, countries=PAIR, first=2013, last=2015)
    assert "Points of 100, 2013 to 2015." in panel.subtitle
    assert set(panel.rows["year"]) == {2013, 2014, 2015}
    text = encode_panel_csv(panel, library).decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + 2 * 3
    assert ",2012," not in text


def test_the_workbook_says_which_years(library, tmp_path):
    panel = build(library, "trend", indicator=CPI, countries=PAIR, first=2013, last=2015)
    path = tmp_path / "panel.xlsx"
    path.write_bytes(encode_panel_xlsx(panel, library, "en"))
    about = [str(row[1]) for row in load_workbook(path)["about"].iter_rows(values_only=True)]
    assert any("2013 to 2015" in text for text in about)


def test_a_single_year_is_written_once(library):
    panel = build(library, "trend", indicator=CPI, countries=PAIR, first=2015, last=2015)
    assert panel.subtitle.startswith("Points of 100, 2015. ")


def test_events_follow_the_years(library):
    title = "KP suspends the Central African Republic"
    inside = build(library, "trend", indicator="wgi_estimate.rule_of_law", countries=("CAF",), first=2012, last=2014)
    outside = build(library, "trend", indicator="wgi_estimate.rule_of_law", countries=("CAF",), first=2016, last=2018)
    drawn = [[str(a.hovertext) for a in p.drawings[0].figure.layout.annotations] for p in (inside, outside)]
    assert any(title in text for text in drawn[0])
    assert not any(title in text for text in drawn[1])


def test_breaks_follow_the_years(library):
    """The Organised Crime Index counted other markets in 2023 than in 2021."""
    whole = build(library, "trend", indicator="goci.criminality", countries=("GIN",))
    early = build(library, "trend", indicator="goci.criminality", countries=("GIN",), last=2021)
    assert any(n.startswith("Change of method in 2023") for n in whole.notes)
    assert not any("Change of method" in n for n in early.notes)


def test_no_change_is_stated_across_a_change_of_method(library):
    panel = build(library, "trend", indicator="goci.criminality", countries=("GIN",))
    assert panel.title.endswith("in 2023, without an earlier value to compare")


def test_who_has_no_value_in_these_years_is_named(library):
    """Tax revenue of Guinea ends in 1992; the World Bank has none of Liberia."""
    panel = build(library, "trend", indicator=TAX, countries=("BWA", "GIN", "LBR"), first=2000)
    assert "No value in these years, only in others: Guinea (1990 to 1992)." in panel.notes
    assert "Not covered by the source: Liberia." in panel.notes


def test_years_without_any_value_of_the_chosen_countries_give_a_sentence(library):
    panel = build(library, "trend", indicator=TAX, countries=("GIN",), first=2000)
    assert panel.title == "Tax revenue: no value is held for these countries and years"


def test_without_a_highlight_all_members_are_compared(library):
    title = build(library, "trend", indicator="undp_hdr.hdi_2025", countries=()).title
    assert title == "Human development (HDR 2025): Belgium stands ahead of the Central African Republic in 2023"


# --- one year, or each value with its own -----------------------------------------------------------------------------


def test_lines_compare_the_newest_year_that_all_have(library):
    """Guinea filed 120,040 carats for 2023 and nothing for 2024; Botswana has both years."""
    title = build(library, "trend", indicator="kp.production_carats", countries=("GIN", "BWA")).title
    assert title == "Rough diamond production: more in Botswana than in Guinea in 2023"


def test_values_of_years_far_apart_are_not_compared(library):
    title = build(library, "trend", indicator=POVERTY, countries=("GIN", "COD")).title
    assert title == "Poverty: 11.7% for Guinea (2018), 85.3% for DR Congo (2020); different years are not compared"
    title = build(library, "trend", indicator=POVERTY, countries=("GIN", "COD"), last=2012).title
    assert title == "Poverty: Guinea stands ahead of DR Congo in 2012"


def test_an_interval_of_95_per_cent_is_not_taken_for_one_of_90(library):
    """Standard errors of 1: a gap of 2.6 is clear, since 1.645 · √2 = 2.33, though the drawn half-widths give 1.96 · √2 = 2.77."""
    indicator = library.catalog.find_indicator("iiag.overall")
    rows = pd.DataFrame({"country": ["GIN", "SLE"], "year": 2023, "value": [50.0, 47.4], "obs_status": "A"})
    frame = rows.assign(lower=rows["value"] - 1.96, upper=rows["value"] + 1.96)
    assert state_trend(indicator, frame, PAIR, "en").endswith("Guinea stands clearly ahead of Sierra Leone in 2023")


def test_equal_values_are_called_equal(library):
    indicator = library.catalog.find_indicator("ucdp.organized_violence_deaths")
    rows = pd.DataFrame({"country": ["GIN", "SLE"], "year": 2023, "value": 0.0, "obs_status": "A"})
    frame = rows.assign(lower=None, upper=None)
    assert state_trend(indicator, frame, PAIR, "en").endswith("the same value for Guinea and Sierra Leone in 2023")


def test_one_value_is_not_compared_with_itself(library):
    title = build(library, "trend", indicator=TAX, countries=("GIN",), first=1992).title
    assert title == "Tax revenue: Guinea 7.4 in 1992, without an earlier value to compare"


def test_a_list_of_the_newest_values_names_their_years(library):
    """Belgium 2023 and DR Congo 2020 are the ends of the order; Botswana's survey is of 2015."""
    panel = build(library, "standing", indicator=POVERTY)
    assert panel.title == "Poverty, newest values: highest in DR Congo (2020), lowest in Belgium (2023); the years differ"
    assert "newest value of each country, 2015 to 2023" in panel.subtitle
    rows = panel.rows.set_index("country")
    assert (rows.at["BWA", "value"], rows.at["BWA", "year"]) == (21.4, 2015)
    assert (rows.at["COD", "value"], rows.at["COD", "year"]) == (85.3, 2020)


def test_one_year_shows_the_values_of_that_year_alone(library):
    panel = build(library, "standing", indicator=POVERTY, year=2018)
    assert panel.subtitle == "Percent, 2018."
    assert set(panel.rows["year"]) == {2018}
    values = panel.rows.set_index("country")["value"]
    assert (values["GIN"], values["SLE"]) == (11.7, 41.5)
    assert "COD" not in values.index
    gaps = next(n for n in panel.notes if n.startswith("No value here; newest value of each"))
    assert "DR Congo 2020" in gaps
    assert "Botswana 2015" in gaps
    drawn = [str(a.text) for a in panel.drawings[1].figure.layout.annotations]
    assert "no value in 2018" in drawn
    assert not any("not covered" in text for text in drawn)


def test_an_old_value_is_not_called_uncovered(library):
    notes = build(library, "standing", indicator=TAX).notes
    assert "No value here; newest value of each: Guinea 1992." in notes
    assert any(n.startswith("Not covered by the source:") and "Guinea" not in n and "Liberia" in n for n in notes)


# --- first and last, only as far as they are clear ---------------------------------------------------------------------


def test_deaths_are_counted_and_not_ranked(library):
    """UCDP 25.1, 2024: DR Congo 5,409 (4,669 to 7,916), Liberia 1; seven of the thirteen have no death above the threshold."""
    choices = {"indicator": "ucdp.organized_violence_deaths", "countries": ("GIN", "COD", "CAF")}
    lines, dots = build(library, "trend", **choices), build(library, "standing", **choices)
    pictures = build(library, "multiples", **choices)
    assert (
        pictures.subtitle == "Deaths, 1989 to 2024. Shading: the publisher’s low to high estimate. Same scale in every picture."
    )
    assert lines.title == "Deaths in organized violence: more in DR Congo than in Guinea in 2024"
    assert lines.subtitle == "Deaths, 1989 to 2024. Shading: the publisher’s low to high estimate. Grey: the other members."
    assert dots.title == "Deaths in organized violence: most in DR Congo, none counted in 7 of the 13"
    assert dots.subtitle == "Deaths, 2024. Pale bars: the publisher’s low to high estimate."
    figure = dots.drawings[1].figure
    texts = [str(a.text) for a in figure.layout.annotations]
    assert "1" in texts
    assert "<b>5,409</b>" in texts
    assert not any("0.0" in text for text in texts)
    assert any("estimates from 4,669 to 7,916" in text for trace in figure.data for text in trace.hovertext or ())


def test_the_last_is_not_named_where_two_are_not_clearly_apart(library):
    """CPI 2025: DR Congo 20 (18.0 to 22.0) and Zimbabwe 22 (20.8 to 23.2): 2 < √(2.0² + 1.2²) = 2.3. Belgium has 69."""
    assert build(library, "standing", indicator=CPI).title == (
        "Corruption perceptions: Belgium stands first of the 13 with a value, no country is clearly last"
    )


def test_nobody_stands_first_where_our_copy_lacks_the_interval(library):
    """V-Dem 14, 2023: Liberia 0.933, then 0.915 and 0.913. The publisher estimates intervals, the copy holds none."""
    panel = build(library, "civic_space")
    assert panel.title == "Civil society: highest in Liberia, lowest in the Central African Republic"
    assert panel.subtitle.endswith("2023. No interval in this copy.")


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("vdem.liberal_democracy", "No interval in this copy."),
        ("freedom_house.total", "The publisher gives no interval."),
        (CPI, "Pale bars: 90% interval; where two overlap widely, no clear difference."),
        ("wdi.gdp", ""),
        ("kp.production_carats", ""),
        ("ucdp.state_based_deaths", ""),
    ],
)
def test_a_missing_interval_is_said_of_scores_alone(library, indicator: str, words: str):
    assert interval_words(library, "en", library.catalog.find_indicator(indicator)) == words


# --- table -----------------------------------------------------------------------------------------------------------


def test_the_table_of_one_year_and_of_the_newest_values(library):
    """Guinea's scores of 2020, 2019 and 2015 are 28, 29 and 25; the index of today begins in 2012."""
    one = build(library, "ledger", indicator=CPI, year=2020).listing
    assert list(one.columns) == ["Country", "2020", "2019", "2015", "2010"]
    assert list(one[one["Country"] == "Guinea"].iloc[0]) == ["Guinea", "28", "29", "25", "no value"]
    newest = build(library, "ledger", indicator=POVERTY).listing.set_index("Country")["Newest"]
    assert (newest["Botswana"], newest["DR Congo"]) == ("21.4% (2015)", "85.3% (2020)")


def test_the_table_has_two_columns_on_a_phone(library):
    panel = build(library, "ledger", look=Look(compact=True), indicator=CPI, year=2020)
    cells = panel.listing.set_index("Country")["2020"]
    assert cells["Guinea"] == ("28", "2019: 29", "2015: 25", "2010: no value")


@pytest.mark.parametrize("compact", [True, False])
def test_labels_at_the_ends_of_lines_have_their_room(library, compact: bool):
    """The longest name of the thirteen, with its value and year, in each language."""
    for lang in ("en", "fr", "pt"):
        look = Look(compact=compact)
        panel = build(library, "trend", lang, look, indicator="wdi.mineral_rents", countries=("CAF", "GIN"))
        figure = panel.drawings[0].figure
        label = next(str(a.text) for a in figure.layout.annotations if str(a.text).startswith("<b>"))
        longest = max((re.sub("<[^>]+>", "", part) for part in label.split("<br>")), key=len)
        assert text_width(longest, LABEL_SIZE) + 6 <= figure.layout.margin.r


def test_the_composite_says_which_year_each_input_has(library):
    panel = build(library, "composite", parts=("wgi_estimate.rule_of_law:1", f"{CPI}:1", "iiag.overall:1"))
    note = next(n for n in panel.notes if n.startswith("Years of the inputs"))
    assert note == "Years of the inputs: 2023 for Rule of law and Overall governance (IIAG); 2025 for Corruption perceptions."


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_link_restores_the_years():
    at = open_page("compare", indicator=CPI, countries="GIN,SLE", first="2012", last="2015")
    assert (at.selectbox(key="pick_first").value, at.selectbox(key="pick_last").value) == (2012, 2015)
    assert "no clear difference between Sierra Leone and Guinea in 2015" in texts(at)
    assert "2012 to 2015" in texts(at)
    assert at.query_params["first"] == "2012"


def test_a_choice_of_years_is_remembered_and_written():
    at = open_page("compare", indicator=CPI, countries="GIN,SLE")
    at.selectbox(key="pick_last").set_value(2015).run()
    assert at.query_params["last"] == "2015"
    at.switch_page(str(ROOT / "pages" / "overview.py")).run()
    at.switch_page(str(ROOT / "pages" / "compare.py")).run()
    assert at.selectbox(key="pick_last").value == 2015


def test_the_lists_of_years_do_not_let_the_ends_cross():
    at = open_page("compare", indicator=CPI, first="2018", last="2020")
    assert max(int(y) for y in at.selectbox(key="pick_first").options[1:]) == 2020
    assert min(int(y) for y in at.selectbox(key="pick_last").options[1:]) == 2018


@pytest.mark.parametrize(
    ("first", "last", "sentence", "shown"),
    [
        ("2015", "2012", "The first year asked for is after the last; shown are the years between them: 2012 to 2015.", "2012 to 2015"),
        ("1900", "2015", "Years asked for: 1900 to 2015. Years with values: 2012 to 2025. Shown: 2012 to 2015.", "2012 to 2015"),
        ("2030", "2040", "No value for these years: 2030 to 2040. All years are shown: 2012 to 2025.", "2012 to 2025"),
        ("soon", "2015", "The link asked for “soon” under “From”, which cannot be shown here; it was left out.", "2012 to 2015"),
    ],
)  # fmt: skip
def test_wrong_years_give_the_nearest_view_and_a_sentence(first: str, last: str, sentence: str, shown: str):
    at = open_page("compare", indicator=CPI, countries="GIN,SLE", first=first, last=last)
    assert not at.exception
    assert sentence in texts(at)
    assert f"Points of 100, {shown}." in texts(at)


@pytest.mark.parametrize("view", ["dots", "table"])
def test_the_year_of_lists_is_in_the_link(view: str):
    at = open_page("compare", indicator=POVERTY, view=view, year="2018")
    assert at.selectbox(key="pick_year").value == 2018
    at.selectbox(key="pick_year").set_value("").run()
    assert "year" not in at.query_params
    assert "the years differ" in texts(at)


def test_a_year_that_no_member_has_gives_the_newest_and_a_sentence():
    at = open_page("compare", indicator=CPI, view="dots", year="1999")
    assert "No value of 1999; the newest value of each country is shown." in texts(at)
    assert "Points of 100, 2025." in texts(at)


def test_the_years_of_the_timeline_and_of_the_comparison_do_not_cut_each_other():
    at = open_page("compare", indicator="wgi_estimate.rule_of_law", first="1998")
    at.switch_page(str(ROOT / "pages" / "timeline.py")).run()
    at.switch_page(str(ROOT / "pages" / "compare.py")).run()
    assert at.selectbox(key="pick_first").value == 1998


def test_periods_by_hand():
    assert fit_period([2017, 2021], 2017, 2021) == Period(2017, 2021)
    assert fit_period([2017, 2021], None, 2020) == Period(None, 2017, Fit.CUT)
    assert fit_period([], 2017, None) == Period(fit=Fit.EMPTY)
    assert state_fit("fr", Period(fit=Fit.EMPTY), [2017, 2021], (2018, 2020)) == (
        "Aucune valeur pour ces années\u202f: 2018 à 2020. Toutes les années sont affichées\u202f: 2017 à 2021."
    )


# --- minerals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("panel", ["trend", "multiples"])
def test_a_quantity_names_its_mineral_and_its_unit(library, panel: str):
    """MCS 2022 and 2026: 98,000 t of cobalt in 2020, 230,000 t in 2025."""
    shown = build(library, panel, indicator="usgs_mcs.mine_production", mineral="cobalt", countries=("COD",))
    assert shown.title == "Mine production, Cobalt: DR Congo 230,000 t in 2025, after 98,000 t in 2020"
    assert shown.subtitle.startswith("Thousand t, 2020 to 2025.")
    assert "98,000 (DR Congo, 2020)" in shown.drawings[0].alt
    assert any(note.startswith("Years of several editions") and "MCS 2022 (2020)" in note for note in shown.notes)


def test_carats_and_shares_keep_their_units(library):
    stones = build(library, "ledger", indicator="usgs_mcs.mine_production", mineral="diamond_gem")
    assert stones.subtitle.startswith("Mine production, Diamonds, gem quality, carats:")
    share = build(library, "trend", indicator="bgs.share_of_world", mineral="bauxite", countries=("GIN",))
    assert share.subtitle.startswith("Percent,")


def test_events_in_the_key_stand_on_the_chart(library):
    """M23 seized Goma in January 2025, DR Congo stopped the exports of cobalt in February."""
    choice = {"indicator": "usgs_mcs.mine_production", "mineral": "cobalt", "countries": ("COD", "GIN")}
    for first in (None, 2025):
        panel = build(library, "trend", first=first, **choice)
        figure = panel.drawings[0].figure
        low, high = figure.layout.xaxis.range
        spots = [s.x0 for s in figure.layout.shapes if s.x0 == s.x1 and s.y1 == 1.02]
        assert len(spots) == 4
        assert all(low < spot < high for spot in spots)
        assert len(re.findall(r"\d: ", panel.notes[0])) == len(spots)


def test_events_of_a_country_without_a_line_are_left_out(library):
    """The USGS prints no cobalt of Guinea."""
    choice = {"indicator": "usgs_mcs.mine_production", "mineral": "cobalt"}
    both = build(library, "trend", countries=("COD", "GIN"), **choice)
    assert both.notes[0] == build(library, "trend", countries=("COD",), **choice).notes[0]
    assert not any(note.startswith("Guinea: 1") for note in build(library, "multiples", countries=("COD", "GIN"), **choice).notes)


def test_prices_of_no_country_are_not_offered_for_comparison():
    at = open_page("compare")
    offered = at.selectbox(key="pick_indicator").options
    assert any("Mine production" in title for title in offered)
    assert not any(title.startswith(("Price (USGS)", "Price (World Bank)")) for title in offered)
    asked = open_page("compare", indicator="mineral_prices.price")
    assert not asked.exception
    assert not any("no value is published" in h.value for h in asked.header)
    assert any("“mineral_prices.price”" in notice.value for notice in asked.info)
