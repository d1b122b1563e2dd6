"""The ordered list: order, gaps in words, other years printed, intervals as given."""

from dataclasses import replace

import pytest

from indicators.catalog.model import Direction
from indicators.charts.dots import Reference, draw_dots
from indicators.charts.theme import Look
from indicators.charts.words import text_width

MEMBERS = ["GIN", "BEL", "LSO", "CAF"]


def words(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


def test_the_best_stands_on_top_and_gaps_at_the_end_in_words(estimate, observe):
    frame = observe(("GIN", 2023, -0.9), ("BEL", 2023, 1.34), ("LSO", 2023, None))
    figure = draw_dots(frame, estimate, "en", Look(), countries=MEMBERS, year=2023)
    assert list(figure.layout.yaxis.ticktext)[:2] == ["Belgium", "Guinea"]
    assert "covered, no value" in words(figure)
    assert "not covered by the source" in words(figure)
    drawn = [x for trace in figure.data for x in trace.x]
    assert sorted(drawn) == [-0.9, 1.34]


def test_where_less_is_better_the_lowest_stands_on_top(estimate, observe):
    frame = observe(("GIN", 2023, 8.0), ("BEL", 2023, 2.0))
    lower = replace(estimate, direction=Direction.LOWER, scale=None)
    figure = draw_dots(frame, lower, "en", Look(), countries=["GIN", "BEL"])
    assert list(figure.layout.yaxis.ticktext) == ["Belgium", "Guinea"]
    assert figure.layout.xaxis.range[0] == 0


def test_another_year_is_printed_beside_its_value(estimate, observe):
    frame = observe(("GIN", 2021, -0.9), ("BEL", 2023, 1.34))
    wide = draw_dots(frame, estimate, "en", Look(), countries=["GIN", "BEL"], year=2023)
    assert "−0.90 (2021)" in words(wide)
    assert "1.34" in words(wide)
    narrow = draw_dots(frame, estimate, "en", Look(compact=True), countries=["GIN", "BEL"], year=2023)
    assert any("2021" in text for text in words(narrow))


def test_intervals_are_the_published_ones_and_highlights_are_strong(estimate, observe):
    frame = observe(("GIN", 2023, -0.9), ("BEL", 2023, 1.34))
    figure = draw_dots(frame, estimate, "en", Look(), countries=["GIN", "BEL"], highlight=["GIN"])
    strong = next(t for t in figure.data if t.name == "highlighted")
    assert strong.error_x.array[0] == pytest.approx(0.3)
    assert strong.error_x.arrayminus[0] == pytest.approx(0.2)
    assert strong.customdata == ("GIN",)
    assert "<b>Guinea</b>" in figure.layout.yaxis.ticktext
    assert "90" in strong.hovertext[0]


def test_without_intervals_none_is_drawn(estimate, observe):
    frame = observe(("GIN", 2023, -0.9)).drop(columns=["lower", "upper"])
    figure = draw_dots(frame, estimate, "en", Look(), countries=["GIN"])
    assert all(not t.error_x.visible for t in figure.data)


def test_references_are_labelled_away_from_each_other(estimate, observe):
    references = [Reference(0, "world average"), Reference(-0.74, "Africa median")]
    frame = observe(("GIN", 2023, -0.9))
    figure = draw_dots(frame, estimate, "en", Look(), countries=["GIN"], references=references)
    sides = {a.text: a.xanchor for a in figure.layout.annotations}
    assert sides["Africa median"] == "right"
    assert sides["world average"] == "left"


def test_a_better_known_reason_takes_the_place_of_not_covered(estimate, observe):
    frame = observe(("GIN", 2023, -0.9))
    figure = draw_dots(frame, estimate, "en", Look(), countries=["GIN", "LSO", "BEL"], reasons={"LSO": "not a member"})
    assert "not a member" in words(figure)
    assert words(figure).count("not covered by the source") == 1


def test_rows_with_two_lines_are_higher_on_phones(estimate, observe):
    frame = observe(("GIN", 2021, -0.9), ("BEL", 2023, 1.34))
    phone = Look(compact=True)
    one = draw_dots(frame, estimate, "en", phone, countries=["GIN", "BEL"])
    two = draw_dots(frame, estimate, "en", phone, countries=["GIN", "BEL"], year=2023)
    assert two.layout.height - one.layout.height == 2 * (38 - 27)


def test_a_dot_at_the_end_of_the_axis_is_not_cut(estimate, observe):
    frame = observe(("GIN", 2023, 0.0), ("BEL", 2023, 100.0)).drop(columns=["lower", "upper"])
    counted = draw_dots(frame, replace(estimate, scale=None), "en", Look(), countries=["GIN", "BEL"])
    scored = draw_dots(frame, replace(estimate, scale=(0, 100)), "en", Look(), countries=["GIN", "BEL"])
    # Three hundredths of the axis at each end.
    assert counted.layout.xaxis.range == scored.layout.xaxis.range == (-3, 103)
    assert list(scored.layout.xaxis.tickvals) == [0, 25, 50, 75, 100]


@pytest.mark.parametrize("lang", ["en", "fr", "pt"])
def test_the_longest_name_is_broken_on_a_phone_and_none_is_cut(estimate, observe, lang):
    frame = observe(("CAF", 2023, -1.31), ("GIN", 2023, -0.9))
    figure = draw_dots(frame, estimate, lang, Look(compact=True), countries=["CAF", "GIN"], highlight=["CAF"])
    lines = [line for name in figure.layout.yaxis.ticktext for line in name.replace("<b>", "").replace("</b>", "").split("<br>")]
    assert len(lines) == 3
    assert all(text_width(line, 13) * 1.06 < figure.layout.margin.l for line in lines)


def test_the_words_of_a_line_near_the_edge_stand_at_its_left(estimate, observe):
    """A phone leaves some 200 of 350 pixels: at three quarters of the axis “mediana dos 13” of 90 pixels has no room."""
    index = replace(estimate, scale=(0, 1), unit="index")
    frame = observe(("CAF", 2023, 0.37), ("GIN", 2023, 0.49))
    lines = [Reference(0.65, "Mediana de África"), Reference(0.77, "mediana dos 13")]
    figure = draw_dots(frame, index, "pt", Look(compact=True), countries=["CAF", "GIN"], references=lines)
    near = {a.text: a for a in figure.layout.annotations}
    assert near["mediana dos 13"].xanchor == "right"
    assert near["mediana dos 13"].yshift > near["Mediana de África"].yshift
