"""Lines over years: gaps and breaks stay open, labels stay apart, doubts stay visible."""

from dataclasses import replace

import pytest

from indicators.catalog.model import Break
from indicators.charts.events import Event, is_numbered, list_events, number_events
from indicators.charts.labels import spread
from indicators.charts.multiples import draw_multiples
from indicators.charts.prices import draw_price
from indicators.charts.runs import split_runs
from indicators.charts.theme import Look
from indicators.charts.trend import draw_trend
from indicators.charts.words import format_value


def years_of(frame, country, indicator) -> list[list[int]]:
    return [list(run["year"]) for run in split_runs(frame, country, indicator)]


def test_a_year_that_others_have_is_a_gap(estimate, observe):
    frame = observe(("GIN", 2020, 1), ("GIN", 2022, 1), ("BEL", 2020, 1), ("BEL", 2021, 1), ("BEL", 2022, 1))
    assert years_of(frame, "GIN", estimate) == [[2020], [2022]]


def test_a_year_that_the_publisher_skipped_is_no_gap(estimate, observe):
    frame = observe(("GIN", 1996, 1), ("GIN", 1998, 1), ("BEL", 1996, 1), ("BEL", 1998, 1))
    assert years_of(frame, "GIN", estimate) == [[1996, 1998]]


def test_an_empty_value_is_a_gap(estimate, observe):
    frame = observe(("GIN", 2020, 1), ("GIN", 2021, None), ("GIN", 2022, 1))
    assert years_of(frame, "GIN", estimate) == [[2020], [2022]]


def test_no_line_crosses_a_break(estimate, observe):
    frame = observe(*(("GIN", year, 1) for year in range(2018, 2024)))
    broken = replace(estimate, breaks=(Break(2022, "restated"),))
    assert years_of(frame, "GIN", broken) == [[2018, 2019, 2020, 2021], [2022, 2023]]
    flagged = frame.assign(obs_status=["A", "A", "B", "A", "A", "A"])
    assert years_of(flagged, "GIN", estimate) == [[2018, 2019], [2020, 2021, 2022, 2023]]


def test_the_drawn_line_is_interrupted_where_the_runs_are(estimate, observe):
    frame = observe(("GIN", 2020, 1), ("GIN", 2021, None), ("GIN", 2022, 1), ("GIN", 2023, 1))
    figure = draw_trend(frame, estimate, "en", Look(), countries=["GIN"], highlight=["GIN"])
    line = next(t for t in figure.data if t.name == "GIN")
    assert line.x[:5] == (2020, None, 2022, 2023, None)
    assert line.connectgaps is False


def test_the_highlighted_have_interval_colour_and_label(estimate, observe):
    frame = observe(("GIN", 2022, -0.9), ("GIN", 2023, -0.8), ("COD", 2022, -1.5), ("COD", 2023, -1.4))
    figure = draw_trend(frame, estimate, "en", Look(), countries=["GIN", "COD"], highlight=["GIN"])
    band = next(t for t in figure.data if t.name == "GIN interval")
    assert list(band.y) == pytest.approx([-0.6, -0.5, -1.0, -1.1])
    assert any("<b>Guinea</b>" in a.text and "−0.80" in a.text for a in figure.layout.annotations)
    assert next(t for t in figure.data if t.name == "GIN").line.color == "#9A440E"


def test_grey_names_stand_where_they_can_belong_to_one_line_only(estimate, observe):
    """Ends at 28, 14, 9, 0.2 and 0.1: the last two are 0.1 apart, far less than 5 pixels, and stay without a name."""
    ends = {"BWA": 28.0, "AGO": 14.0, "COD": 9.0, "LBR": 0.2, "CIV": 0.1}
    frame = observe(*((c, year, v) for c, v in ends.items() for year in (2023, 2024)))
    plain = replace(estimate, scale=None, interval_level=None)
    figure = draw_trend(frame.drop(columns=["lower", "upper"]), plain, "en", Look(), countries=list(ends))
    assert [a.text for a in figure.layout.annotations] == ["Botswana", "Angola", "DR Congo"]


@pytest.mark.parametrize(
    ("value", "factor", "words"),
    [(230_000.0, 1e3, "230"), (28_200_000.0, 1e6, "28.2"), (9_788_202.0, 1e6, "9.79"), (413_998_000.0, 1e6, "414")],
)
def test_a_round_figure_claims_no_decimals(estimate, value, factor, words):
    assert format_value(replace(estimate, scale=None, decimals=2), "en", value, factor=factor) == words


@pytest.mark.parametrize(("value", "words"), [(11.7e6, "11.7\xa0million"), (868.0, "&lt;0.01"), (0.15e9, "0.15"), (0.0, "0")])
def test_a_small_value_keeps_its_figures_beside_a_large_axis(estimate, observe, value, words):
    """On an axis in billions 11.7 million would read 0.01, and 868 would read 0.00."""
    frame = observe(("CAF", 2023, value), ("BWA", 2023, 3.3e9)).drop(columns=["lower", "upper"])
    plain = replace(estimate, scale=None, interval_level=None)
    look = Look(compact=True)
    figure = draw_trend(frame, plain, "en", look, countries=["BWA"], highlight=["CAF"], factor=1e9)
    label = next(a.text for a in figure.layout.annotations if "<b>" in a.text)
    assert label.split("<br>")[1].replace(" ", "\xa0") == words
    wall = draw_trend(frame, plain, "en", replace(look, wall=True), countries=["BWA"], highlight=["CAF"], factor=1e9)
    assert any("(2023)" in a.text for a in wall.layout.annotations)


def test_a_label_at_the_foot_of_an_axis_stays_above_the_years(estimate, observe):
    """Two lines take 34 pixels: their middle stands 17 − 2 above the axis of 286 pixels, whose top is 1.04."""
    frame = observe(("CAF", 2023, 0.0), ("CAF", 2024, 0.0), ("BWA", 2024, 1.0)).drop(columns=["lower", "upper"])
    plain = replace(estimate, scale=None, interval_level=None)
    look = Look(compact=True)
    figure = draw_trend(frame, plain, "en", look, countries=["BWA"], highlight=["CAF"], height=360)
    label = next(a for a in figure.layout.annotations if "<b>" in a.text)
    assert label.y == pytest.approx(15 * 1.04 / 286)


def test_a_point_alone_keeps_its_interval(estimate, observe):
    """The fixture's interval runs from 0.2 below to 0.3 above."""
    figure = draw_trend(observe(("GIN", 2022, -0.9)), estimate, "en", Look(), countries=["GIN"], highlight=["GIN"])
    bar = next(t for t in figure.data if t.name == "GIN interval")
    assert list(bar.x) == [2022, 2022]
    assert list(bar.y) == pytest.approx([-1.1, -0.6])


def test_nothing_to_draw_is_said_in_words(estimate, observe):
    figure = draw_trend(observe(("GIN", 2020, None)), estimate, "en", Look(), countries=["GIN"])
    assert [a.text for a in figure.layout.annotations] == ["No value for these countries and years."]


def test_labels_keep_their_distance_and_their_order():
    placed = spread([10, 11, 12, 80], gap=10, low=0, high=100)
    assert placed == [1, 11, 21, 80]
    assert spread([95, 99], gap=10, low=0, high=100) == [90, 100]


def test_events_get_numbers_on_phones_and_where_they_would_collide():
    events = [Event("2018-03-09", "mining code", "COD"), Event("2021-09-05", "coup", "GIN")]
    assert not is_numbered(events, Look(), 1996, 2023)
    assert is_numbered(events, Look(compact=True), 1996, 2023)
    assert is_numbered([events[0], Event("2018-10", "strike")], Look(), 1996, 2023)
    assert list_events(events, "en", Look(compact=True), 1996, 2023) == "1: mining code · 2: coup"


def test_numbers_that_would_touch_become_one():
    """A bold digit is about 7 pixels wide, “1–2” about 21, and 4 stay free: 11 between digits, 18 between 1–2 and 3."""
    dates = ["2003", "2004", "2006", "2012"]
    events = [Event(date, f"event of {date}") for date in dates]
    assert [(m.text, m.position) for m in number_events(events, 12)] == [
        ("<b>1</b>", 2003), ("<b>2</b>", 2004), ("<b>3</b>", 2006), ("<b>4</b>", 2012),
    ]  # fmt: skip
    # Ten pixels a year: 1 and 2 are 10 apart and merge at 2003.5; 3 is 25 from there.
    assert [(m.text, m.position) for m in number_events(events, 10)] == [
        ("<b>1–2</b>", 2003.5), ("<b>3</b>", 2006), ("<b>4</b>", 2012),
    ]  # fmt: skip
    # Six: 1–2 is 15 from 3, so all three merge at 2004.5; 4 is 45 from there.
    assert [(m.text, m.position) for m in number_events(events, 6)] == [("<b>1–3</b>", 2004.5), ("<b>4</b>", 2012)]


def test_merged_numbers_keep_every_line_and_every_explanation(estimate, observe):
    frame = observe(*(("SLE", year, 1) for year in range(2003, 2025)))
    events = [Event("2003-06-04", "ban lapses", "SLE"), Event("2003-08-31", "first list", "GIN"), Event("2012", "plenary")]
    figure = draw_trend(frame, estimate, "en", Look(compact=True), countries=["SLE"], highlight=["SLE"], events=events)
    marks = [a for a in figure.layout.annotations if a.yref == "paper"]
    assert [a.text for a in marks] == ["<b>1–2</b>", "<b>3</b>"]
    assert marks[0].hovertext == "ban lapses<br>first list"
    assert marks[0].font.color == Look().tokens.muted
    assert [round(s.x0, 2) for s in figure.layout.shapes] == [2002.92, 2003.17, 2012]
    assert list_events(events, "en", Look(compact=True), 2003, 2024) == "1: ban lapses · 2: first list · 3: plenary"


def test_an_event_stands_at_its_date():
    # A year's value stands at its middle, so 1 July 2021 is at about 2021.0 and 1 January at 2020.5.
    assert Event("2021-07-01", "x").position == pytest.approx(2021.0)
    assert Event("2021-01-01", "x").position == pytest.approx(2020.5)
    assert Event("2021", "x").position == 2021


def test_small_multiples_share_their_axis_and_name_a_gap(estimate, observe):
    frame = observe(("GIN", 2022, 0.5), ("GIN", 2023, 1.0), ("BEL", 2022, 2.0))
    parts = draw_multiples(frame, estimate, "en", Look(), countries=["GIN", "BEL", "CAF"])
    assert [p.country for p in parts] == ["GIN", "BEL", "CAF"]
    assert len({p.figure.layout.yaxis.range for p in parts}) == 1
    assert "not covered by the source" in [a.text for a in parts[2].figure.layout.annotations]


def test_small_multiples_number_the_events_of_their_own_country(estimate, observe):
    frame = observe(("GIN", 2020, 0.5), ("GIN", 2023, 1.0), ("BEL", 2022, 2.0))
    events = {"GIN": [Event("2022-07-01", "A law"), Event("2021", "A coup"), Event("2010", "Before")]}
    guinea, belgium = draw_multiples(frame, estimate, "en", Look(), countries=["GIN", "BEL"], events=events)
    assert [s.x0 for s in guinea.figure.layout.shapes] == [2021.0, 2022.0]
    assert [a.text for a in guinea.figure.layout.annotations if "<b>" in a.text][-2:] == ["<b>1</b>", "<b>2</b>"]
    assert not belgium.figure.layout.shapes
    assert guinea.figure.layout.yaxis.range == belgium.figure.layout.yaxis.range


def test_a_price_line_is_open_over_a_missing_year_and_rings_a_doubt(estimate, observe):
    frame = observe(("GIN", 2004, 60), ("GIN", 2005, 80), ("GIN", 2008, 18), ("GIN", 2009, 42))
    frame = frame.assign(obs_status=["A", "A", "U", "A"])
    line = draw_price(frame, replace(estimate, scale=None), "en", Look(), country="GIN").data[0]
    assert line.x == (2004, 2005, None, 2008, 2009)
    assert line.marker.symbol[3] == "circle-open"
