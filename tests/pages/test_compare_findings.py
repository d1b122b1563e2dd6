"""Sentences of the comparison: the chosen years, one year or each value with its own, and who is first or last."""

import pandas as pd
import pytest
from openpyxl import load_workbook

from indicators.export import encode_panel_csv, encode_panel_xlsx
from indicators.panels.texts import interval_words
from indicators.panels.trend_words import state_trend
from opening import build

CPI, POVERTY, TAX = "ti_cpi.score", "wdi.poverty", "wdi.tax_revenue"
PAIR = ("GIN", "SLE")


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


def test_lines_compare_the_newest_year_that_all_have(library):
    """Guinea filed 120,040 carats for 2023 and nothing for 2024; Botswana has both years."""
    title = build(library, "trend", indicator="kp.production_carats", countries=("GIN", "BWA")).title
    assert title == "Rough diamond production: more in Botswana than in Guinea in 2023"


def test_values_of_years_far_apart_are_not_compared(library):
    title = build(library, "trend", indicator=POVERTY, countries=("GIN", "COD")).title
    assert title == "Poverty: 11.7% for Guinea (2018), 85.3% for DR Congo (2020); different years are not compared"
    title = build(library, "trend", indicator=POVERTY, countries=("GIN", "COD"), last=2012).title
    assert title == "Poverty: Guinea stands ahead of DR Congo in 2012"


def test_a_change_is_not_told_from_a_doubtful_value(library):
    """Guinea's 1.02 million carats of 2007, ten years before 2017, are far out of line: those of 2006 stand instead."""
    title = build(library, "trend", indicator="kp.production_carats", countries=("GIN",), last=2017).title
    assert title == "Rough diamond production: Guinea 181,450 in 2017, after 473,862 in 2006"


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
