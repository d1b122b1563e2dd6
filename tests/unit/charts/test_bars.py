"""Bars, columns, stacks, ranges: from zero, doubts pale, gaps hatched, never a zero for a gap."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.charts.bars import draw_bars
from indicators.charts.columns import YearSpan, draw_columns
from indicators.charts.events import Event, list_events
from indicators.charts.ranges import draw_ranges, draw_rank_ranges
from indicators.charts.stacked import Part, draw_stacked_rows, draw_stacked_years
from indicators.charts.theme import LIGHT, Look
from indicators.charts.words import text_width


def words(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


@pytest.fixture
def carats(estimate):
    return replace(estimate, dataset="kp", name="production_carats", unit="carats", scale=None, interval_level=None)


def test_a_share_has_two_decimals_below_one_per_cent_and_its_rank_beside_it():
    frame = pd.DataFrame(
        {"label": ["Bauxite", "Alumina"], "value": [0.341, 0.0024], "rank": [1, None], "country": ["GIN", "GIN"]}
    )
    figure = draw_bars(frame, None, "en", Look())
    assert words(figure)[0].replace("\u00a0", "") == "<b>34.1%</b> rank 1"
    assert words(figure)[1].replace("\u00a0", "") == "<b>0.24%</b>"
    assert set(figure.data[0].marker.color) == {LIGHT.countries["GIN"]}
    assert figure.layout.xaxis.range[0] == 0


@pytest.mark.parametrize("share", [0.742, 0.0013])
def test_the_words_after_a_bar_are_whole_on_a_phone(share):
    frame = pd.DataFrame({"label": ["Cobalto, extracção", "Tântalo"], "value": [share, share / 2], "rank": [1, 2]})
    figure = draw_bars(frame, None, "pt", Look(compact=True))
    plot = 350 - figure.layout.margin.l - figure.layout.margin.r
    bar = share / figure.layout.xaxis.range[1] * plot
    words_after = text_width("74,2% posição 1", 14) * 1.06
    assert bar + 6 + words_after <= plot + 1


def test_a_doubtful_bar_is_pale_and_named_and_others_are_grey():
    frame = pd.DataFrame({"label": ["a", "b"], "value": [0.2, 0.1], "obs_status": ["U", "A"], "country": ["GIN", "AUS"]})
    figure = draw_bars(frame, None, "en", Look())
    assert tuple(figure.data[0].marker.color) == (LIGHT.doubtful, LIGHT.faint)
    assert "doubtful" in words(figure)[0]


def test_a_row_without_a_value_says_so():
    frame = pd.DataFrame({"label": ["a", "b"], "value": [0.2, None]})
    assert words(draw_bars(frame, None, "en", Look()))[1] == "covered, no value"


def test_columns_hatch_the_years_without_a_filing(carats, observe):
    frame = observe(("CAF", 2012, 300.0), ("CAF", 2013, None), ("CAF", 2016, 100.0))
    figure = draw_columns(frame, carats, "en", Look(), country="CAF")
    columns, missing = figure.data
    assert columns.x == (2012, 2016)
    assert missing.x == (2013, 2014, 2015)
    # 2013 has a row without a value, 2014 and 2015 have no row: the two hatches lean apart.
    assert missing.marker.pattern.shape == ("\\", "/", "/")
    assert "covered, no value" in missing.hovertext[0]
    assert "not covered by the source" in missing.hovertext[1]


def test_columns_shade_suspensions_and_pale_doubts(carats, observe):
    frame = observe(("GIN", 2007, 1.0), ("GIN", 2008, 3.0), ("GIN", 2009, 1.0))
    frame = frame.assign(obs_status=["A", "U", "A"])
    spans = [YearSpan(2007.5, None, "suspended"), YearSpan(1990, 1995, "before")]
    figure = draw_columns(frame, carats, "en", Look(), country="GIN", spans=spans)
    assert tuple(figure.data[0].marker.color) == (LIGHT.countries["GIN"], LIGHT.doubtful, LIGHT.countries["GIN"])
    shaded = [s for s in figure.layout.shapes if s.type == "rect"]
    assert [(s.x0, s.x1) for s in shaded] == [(2007.5, 2009.5)]


def test_the_value_of_a_narrow_last_column_never_stands_on_the_taller_ones_before_it(carats, observe):
    frame = observe(*(("LSO", year, 3.0) for year in range(2003, 2024)), ("LSO", 2024, 232.0))
    figure = draw_columns(frame, carats, "en", Look(), country="LSO")
    label = figure.layout.annotations[0]
    # The column of 2024 is 0.82 of a year wide: its left edge lies at 2024 - 0.41.
    assert (label.text, label.xanchor, label.x) == ("<b>232.00</b>", "left", 2024 - 0.41)
    assert figure.layout.margin.r > 16
    few = draw_columns(frame[frame["year"] > 2020], carats, "en", Look(), country="LSO")
    assert (few.layout.annotations[0].xanchor, few.layout.annotations[0].x) == ("center", 2024)


def test_a_dot_at_zero_keeps_clear_of_the_name_of_its_row(carats):
    frame = pd.DataFrame({"label": ["2024", "2020"], "low": [0, 49], "best": [0, 49], "high": [0, 49]})
    figure = draw_ranges(frame, carats, "en", Look())
    low, high = figure.layout.xaxis.range
    # On a phone some 200 pixels are left: the half of a dot of 13 needs a thirtieth of the axis.
    assert -low / (high - low) > 6.5 / 200


def test_other_members_do_not_look_like_lesotho():
    frame = pd.DataFrame({"row": ["2023"] * 3, "part": ["LSO", "others", "rest"], "value": [0.2, 0.3, 0.5]})
    parts = [Part("LSO", "Lesotho", "LSO"), Part("others", "other members", others=True), Part("rest", "rest", rest=True)]
    figure = draw_stacked_rows(frame, None, "en", Look(), parts=parts, rows=["2023"])
    assert [t.marker.color for t in figure.data] == [LIGHT.countries["LSO"], LIGHT.zero, LIGHT.band]


def test_columns_need_years(carats, observe):
    with pytest.raises(ValueError, match="needs rows"):
        draw_columns(observe(("BEL", 2020, 1.0)), carats, "en", Look(), country="GIN")


def test_stacked_rows_give_members_their_colour_and_others_a_neutral_one():
    frame = pd.DataFrame({"row": ["Cobalt"] * 3, "part": ["COD", "AUS", "rest"], "value": [0.7, 0.2, 0.1]})
    parts = [Part("COD", "DR Congo", "COD"), Part("AUS", "Australia"), Part("rest", "all others", rest=True)]
    figure = draw_stacked_rows(frame, None, "en", Look(), parts=parts, rows=["Cobalt"])
    colors = [t.marker.color for t in figure.data]
    assert colors[0] == LIGHT.countries["COD"]
    assert colors[1] in LIGHT.steps
    assert colors[2] == LIGHT.band
    assert figure.layout.barmode == "stack"


def test_stacked_years_leave_a_missing_part_out(carats):
    frame = pd.DataFrame({"year": [2020, 2020, 2021], "part": ["a", "b", "a"], "value": [1.0, 2.0, 3.0]})
    parts = [Part("a", "artisanal"), Part("b", "industrial")]
    figure = draw_stacked_years(frame, carats, "en", Look(), parts=parts)
    assert figure.data[0].x == (2020, 2021)
    assert figure.data[1].x == (2020,)


def test_ranges_say_what_kind_of_figure_they_have(carats):
    frame = pd.DataFrame(
        {
            "label": ["all three", "floor", "ends"],
            "low": [1000.0, 500.0, 200.0],
            "best": [1500.0, None, None],
            "high": [2000.0, None, 300.0],
        }
    )
    figure = draw_ranges(frame, replace(carats, decimals=0), "en", Look())
    assert words(figure) == ["<b>1,500</b>", "<b>at least 500</b>", "<b>200 to 300</b>"]
    bars, dots = figure.data
    assert bars.x == (1000.0, 2000.0, None, 200.0, 300.0, None)
    assert dots.x[:2] == (1500.0, 500.0)
    assert pd.isna(dots.x[2])


def test_a_rank_range_is_never_one_rank_when_it_is_several():
    frame = pd.DataFrame({"label": ["Belgium", "Guinea"], "low": [1, 7], "best": [1, 9], "high": [1, 12]})
    assert words(draw_rank_ranges(frame, "en", Look(), count=13)) == ["1", "7 to 12"]


def test_columns_number_events_above_the_spans_and_reach_a_common_peak(carats, observe):
    frame = observe(("CAF", 2023, 100.0), ("CAF", 2024, 50.0))
    lifted = Event("2024-11-15", "KP fully lifts the suspension", "CAF")
    spans = [YearSpan(2023.0, 2024.37, "partly suspended")]
    figure = draw_columns(frame, carats, "en", Look(), country="CAF", spans=spans, events=[lifted], peak=1000)
    (line,) = [s for s in figure.layout.shapes if s.type == "line"]
    # November begins 10 of 12 months into the year, the 15th is 14 of 30.44 days later; mid-year stands at the whole number
    assert line.x0 == pytest.approx(2024 + (10 + 14 / 30.44) / 12 - 0.5)
    number = next(a for a in figure.layout.annotations if a.text == "<b>1</b>")
    assert number.yshift > 0
    assert figure.layout.yaxis.range[1] == pytest.approx(1100)
    assert list_events([lifted], "en", Look(), 2023, 2024, numbered=True) == "1: KP fully lifts the suspension"


def test_ranges_of_many_magnitudes_stand_on_powers_of_ten(carats):
    frame = pd.DataFrame({"label": ["a", "b"], "low": [8.0, 60.0], "best": [45.0, 70.0], "high": [900.0, 9000.0]})
    axis = draw_ranges(frame, replace(carats, decimals=0), "en", Look(), log=True).layout.xaxis
    assert axis.type == "log"
    assert list(axis.ticktext) == ["1", "10", "100", "1,000", "10,000"]


def test_long_names_of_stacked_rows_are_broken_not_cut():
    frame = pd.DataFrame({"row": ["Central African Republic, 2023"], "part": ["a"], "value": [1.0]})
    figure = draw_stacked_rows(frame, None, "en", Look(compact=True), parts=[Part("a", "artisanal")], rows=list(frame["row"]))
    assert "<br>" in figure.layout.yaxis.ticktext[0]
    assert figure.layout.legend.maxheight == 1


def test_marks_of_a_range_are_rings_and_the_row_ends_with_both_ends(carats):
    marks = ((1000.0, "first <b>"), (3000.0, "second"))
    frame = pd.DataFrame({"label": ["a"], "low": [1000.0], "best": [3000.0], "high": [3000.0], "marks": [marks]})
    figure = draw_ranges(frame, replace(carats, decimals=0), "en", Look())
    assert words(figure) == ["<b>1,000 to 3,000</b>"]
    rings = next(t for t in figure.data if t.name == "marks")
    assert rings.x == (1000.0, 3000.0)
    assert "first &lt;b&gt;" in rings.hovertext[0]
