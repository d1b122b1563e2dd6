"""Years and measures of the comparison in links and pickers."""

import pytest
from streamlit.testing.v1 import AppTest

from indicators.panels.period import Fit, Period, fit_period, state_fit
from indicators.paths import ROOT
from opening import open_page

CPI, POVERTY = "ti_cpi.score", "wdi.poverty"


def texts(at: AppTest) -> str:
    return "\n".join(str(b.value) for b in [*at.header, *at.caption, *at.info]).replace("\u00a0", " ")


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


def test_prices_of_no_country_are_not_offered_for_comparison():
    at = open_page("compare")
    offered = at.selectbox(key="pick_indicator").options
    assert any("Mine production" in title for title in offered)
    assert not any(title.startswith(("Price (USGS)", "Price (World Bank)")) for title in offered)
    asked = open_page("compare", indicator="mineral_prices.price")
    assert not asked.exception
    assert not any("no value is published" in h.value for h in asked.header)
    assert any("“mineral_prices.price”" in notice.value for notice in asked.info)
