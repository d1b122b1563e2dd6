"""Matrices, spans, scatter and profile: one trace each, gaps left empty."""

import pandas as pd
import pytest

from indicators.charts.labels import fit_labels
from indicators.charts.matrix import draw_coverage, draw_flags, draw_rank_probabilities
from indicators.charts.profile import draw_profile
from indicators.charts.quadrant import Measure, draw_quadrant
from indicators.charts.spans import draw_spans
from indicators.charts.theme import LIGHT, Look


def named(figure, name: str):
    return next(t for t in figure.data if t.name == name)


def test_coverage_leaves_a_cell_empty_where_there_is_nothing():
    frame = pd.DataFrame({"row": ["CPI", "CPI"], "column": ["GIN", "BEL"], "last": [2025.0, None]})
    figure = draw_coverage(frame, "en", Look(), rows=["CPI"], columns=["GIN", "BEL", "COD"], newest=2025)
    assert list(named(figure, "cells").z[0]) == [6, None, None]
    assert "not covered by the source" in named(figure, "cells").hovertext[0][2]


def test_rows_of_a_phone_are_as_tall_as_their_longest_name():
    """Three lines of 13 pixels, a quarter more each, and a gap of six: 55 pixels; one line keeps the least of 38."""
    long = "Exportations de diamants bruts selon les douanes et selon les certificats"
    frame = pd.DataFrame({"row": [long, "Or"], "column": ["GIN", "GIN"], "last": [2024, 2024]})
    figures = [
        draw_coverage(frame, "fr", Look(compact=True), rows=rows, columns=["GIN"], newest=2024) for rows in ([long, "Or"], ["Or"])
    ]
    tall, low = (f.layout.height - f.layout.margin.t - f.layout.margin.b for f in figures)
    assert max(name.count("<br>") for name in figures[0].layout.yaxis.ticktext) == 2
    assert (tall, low) == (2 * 55, 38)


def test_an_empty_cell_says_why():
    frame = pd.DataFrame(
        {
            "row": ["EITI", "EITI"], "column": ["GIN", "BWA"], "last": [2022.0, None],
            "sign": ["", "×"], "reason": ["", "not a member"],
        }
    )  # fmt: skip
    figure = draw_coverage(
        frame, "en", Look(), rows=["Transparency", "EITI"], columns=["GIN", "BWA"], newest=2025, headings=["Transparency"]
    )
    assert list(named(figure, "signs").text) == ["×"]
    assert named(figure, "cells").hovertext[1][1] == "<b>Botswana</b><br>EITI: not a member"
    assert figure.layout.yaxis.ticktext[0] == "<b>Transparency</b>"
    assert list(named(figure, "cells").hovertext[0]) == ["", ""]


def test_coverage_fades_by_two_years_a_step():
    frame = pd.DataFrame({"row": ["a"] * 3, "column": ["GIN", "BEL", "COD"], "last": [2024, 2021, 2001]})
    figure = draw_coverage(frame, "en", Look(), rows=["a"], columns=["GIN", "BEL", "COD"], newest=2025)
    # 1 year behind: 6 − 0; 4 years: 6 − 2; 24 years: not below 0.
    assert list(named(figure, "cells").z[0]) == [6, 4, 0]


def test_flags_have_one_symbol_for_each_state():
    frame = pd.DataFrame({"row": ["Guinea"] * 2, "column": ["Gold", "Diamonds"], "state": ["yes", "unknown"]})
    words = {"yes": "listed", "no": "not listed", "unknown": "not known"}
    figure = draw_flags(frame, "en", Look(), rows=["Guinea"], columns=["Gold", "Diamonds"], words=words)
    assert [t.name for t in figure.data] == ["listed", "not known"]
    assert named(figure, "listed").marker.symbol == "circle"
    assert named(figure, "not known").marker.symbol == "line-ew"


def test_many_flags_stand_under_upright_labels_on_phones():
    names = ["Angola", "Cameroon", "Guinea", "Liberia", "Sierra Leone", "Tanzania"]
    frame = pd.DataFrame({"row": "Gold", "column": names, "state": "yes"})
    draw = {"rows": ["Gold"], "columns": names, "words": {"yes": "listed"}}
    assert draw_flags(frame, "en", Look(compact=True), **draw).layout.xaxis.tickangle == -90
    assert draw_flags(frame, "en", Look(), **draw).layout.xaxis.tickangle == 0


def test_rank_probabilities_print_per_cents_and_no_zeros():
    frame = pd.DataFrame({"country": ["GIN", "GIN"], "rank": [1, 2], "probability": [0.998, 0.002]})
    figure = draw_rank_probabilities(frame, "en", Look(), countries=["GIN"])
    assert list(named(figure, "cells").z[0]) == [6, None]
    assert [t for trace in figure.data if trace.name == "texts" for t in trace.text] == ["100"]


def test_spans_say_when_an_end_is_open_or_a_start_unknown():
    frame = pd.DataFrame(
        {
            "label": ["a", "b", "c"],
            "country": ["CAF", "AGO", "CIV"],
            "measure": ["kp_partial", "un_ban", "un_ban"],
            "start": [2015.5, None, 2005.9],
            "end": [None, 2002.9, 2014.3],
        }
    )
    words = {"kp_partial": "partial", "un_ban": "UN ban"}
    figure = draw_spans(frame, "en", Look(), today=2025.9, words=words)
    texts = [a.text for a in figure.layout.annotations]
    assert texts == ["partial, still in force", "UN ban, start not found", "UN ban"]
    assert named(figure, "spans").marker.pattern.shape == ("/", "", "")
    assert named(figure, "spans").x[2] == pytest.approx(8.4)


def test_the_words_of_a_measure_are_whole_on_a_phone():
    """From 2000 to 2026 on some 230 pixels: words of 240 from the left end are cut, in two lines they are not."""
    frame = pd.DataFrame(
        {
            "label": ["Angola", "Serra Leoa"],
            "country": ["AGO", "SLE"],
            "measure": ["un", "kp"],
            "start": [None, 2024.0],
            "end": [2002.9, 2025.0],
        }
    )
    words = {"un": "proibição parcial da ONU", "kp": "suspenso"}
    figure = draw_spans(frame, "pt", Look(compact=True), today=2026.0, words=words)
    texts = [a.text for a in figure.layout.annotations]
    assert texts == ["proibição parcial da ONU,<br>início não encontrado", "suspenso"]
    assert figure.layout.height == 38 + 2 * (44 + 16)


def test_the_scatter_leaves_out_who_lacks_a_value(estimate):
    frame = pd.DataFrame(
        {
            "country": ["GIN", "COD", "LSO"],
            "x": [0.3, 0.7, None],
            "y": [-0.9, -1.5, -0.5],
            "y_lower": [-1.1, -1.7, -0.7],
            "y_upper": [-0.7, -1.2, -0.3],
        }
    )
    measure = Measure("Rule of law", estimate, guide=-0.6, guide_label="median")
    figure = draw_quadrant(frame, "en", Look(), x=Measure("Share"), y=measure, highlight=["GIN"])
    assert named(figure, "highlighted").customdata == ("GIN",)
    assert named(figure, "others").customdata == ("COD",)
    assert list(named(figure, "others").error_y.array) == pytest.approx([0.3])
    assert not any("Lesotho" in (a.text or "") for a in figure.layout.annotations)


def test_labels_of_neighbours_do_not_cover_each_other():
    points = [(100, 100), (104, 102)]
    placed = fit_labels(points, [80, 80], 400, 300, must=2, marks=points)
    assert placed[0] != placed[1]


def test_a_label_that_a_reader_would_give_to_a_neighbour_is_left_out():
    """The neighbour is 23 pixels to the left: a name under it, or between both and nearer to it, would be read as its own."""
    alone = fit_labels([(100, 100)], [58], 400, 300, must=0, marks=[(100, 100)])
    assert alone[0] is not None
    ring = [(77, 100), (123, 100), (100, 78), (100, 122), (123, 84), (123, 116), (77, 84), (77, 116)]
    assert fit_labels([(100, 100)], [58], 400, 300, must=0, marks=[(100, 100), *ring]) == [None]


def test_the_profile_shows_who_is_who(estimate, observe):
    frame = observe(("GIN", 2023, -0.9), ("COD", 2023, -1.5), ("BEL", 2023, 1.3), ("MAR", 2023, -0.3))
    figure = draw_profile(
        frame.assign(indicator=estimate.id),
        [estimate],
        "en",
        Look(),
        country="GIN",
        members=["GIN", "COD", "BEL"],
        african=["GIN", "COD", "MAR"],
        titles=["Rule of law"],
        zero_label="world average",
    )
    assert named(figure, "GIN").x == (-0.9,)
    assert named(figure, "GIN").marker.color == LIGHT.countries["GIN"]
    assert set(named(figure, "members").customdata) == {"COD", "BEL"}
    # Median of −1.5, −0.9 and −0.3; Belgium is no African country.
    assert named(figure, "median").x == (-0.9,)
    assert named(figure, "interval").x == pytest.approx((-1.1, -0.6, None), nan_ok=True)
    assert "world average" in figure.layout.xaxis.ticktext


def test_the_words_for_zero_have_room_on_a_phone(estimate, observe):
    frame = observe(("GIN", 2023, -0.9)).assign(indicator=estimate.id)
    figure = draw_profile(
        frame, [estimate], "fr", Look(compact=True), country="GIN", members=["GIN"], african=["GIN"], titles=["État de droit"],
        zero_label="moyenne mondiale",
    )  # fmt: skip
    assert figure.layout.xaxis.ticktext == ("−2", "moyenne mondiale", "+2")


def test_a_country_that_a_strip_does_not_cover_is_named(estimate, observe):
    figure = draw_profile(
        observe(("COD", 2023, -1.5)).assign(indicator=estimate.id),
        [estimate],
        "en",
        Look(),
        country="GIN",
        members=["GIN"],
        african=["COD"],
        titles=["Rule of law"],
    )
    assert any("not covered by the source" in a.text for a in figure.layout.annotations)


def test_no_name_of_the_quadrant_is_struck_through_by_an_interval():
    """A bar of 0.8 of the scale to both sides leaves room above and below its point only."""
    frame = pd.DataFrame({"country": ["GIN"], "x": [0.5], "y": [0.5], "x_lower": [0.1], "x_upper": [0.9]})
    figure = draw_quadrant(frame, "en", Look(), x=Measure("Across"), y=Measure("Upwards"), highlight=["GIN"])
    name = next(a for a in figure.layout.annotations if a.text == "<b>Guinea</b>")
    assert abs(name.yshift) >= 14


def test_the_words_of_a_level_median_make_way_for_a_dot():
    """On a wall the plot is 820 − 52 − 24 = 744 pixels wide and shows −0.06 to 2.12: the dot at 2 stands at 703 and begins at 695.

    The words step 20 to the left until they end before it: 744, 724, 704, 684.
    """
    frame = pd.DataFrame({"country": ["GIN", "BEL", "LSO"], "x": [0.0, 2.0, 1.0], "y": [0.0, 0.5, 1.0]})
    y = Measure("Upwards", guide=0.5, guide_label="median")
    figure = draw_quadrant(frame, "en", Look(wall=True), x=Measure("Across"), y=y)
    words = next(a for a in figure.layout.annotations if a.text == "median")
    assert words.x == pytest.approx(684 / 744)
    apart = frame.assign(y=[0.0, 0.9, 1.0])
    figure = draw_quadrant(apart, "en", Look(wall=True), x=Measure("Across"), y=y)
    assert next(a for a in figure.layout.annotations if a.text == "median").x == 1


def test_no_name_stands_on_a_tick_or_on_the_line_of_a_median():
    """Both points lie on the line of the median across, the lower one above the tick 0: its name goes beside both."""
    frame = pd.DataFrame({"country": ["GIN", "BEL", "LSO"], "x": [0.0, 0.0, 1.0], "y": [0.0, 1.0, 0.5]})
    x = Measure("Across", guide=0.0, guide_label="median")
    figure = draw_quadrant(frame, "en", Look(wall=True), x=x, y=Measure("Upwards"), highlight=["LSO"])
    names = {a.text: a for a in figure.layout.annotations}
    for name in ("Guinea", "Belgium"):
        assert names[name].xanchor in ("left", "right")
        assert abs(names[name].xshift) >= 11
