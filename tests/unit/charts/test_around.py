"""The chart around an event: gaps stay open, levels are the means, the event stands at its date."""

import pandas as pd
import pytest

from indicators.charts.around import draw_before_after
from indicators.charts.events import Event
from indicators.charts.theme import Look
from indicators.metrics import compare_before_after


def named(figure, name: str):
    return next(t for t in figure.data if t.name == name)


@pytest.fixture
def drawn(estimate, observe):
    own = [("GIN", 2008, 0.0), ("GIN", 2009, 0.2), ("GIN", 2010, 0.3), ("GIN", 2012, 0.6)]
    others = [(c, y, v) for c, v in (("SLE", -1.0), ("LBR", 0.0), ("COD", 1.0)) for y in range(2008, 2013)]
    frame = observe(*own, *others)
    path = compare_before_after(frame, "GIN", 2010, ["SLE", "LBR", "COD"]).path
    event = Event("2010-07-01", "A <law>", "GIN")
    return draw_before_after(frame, path, estimate, "en", Look(), country="GIN", event=event)


def test_the_line_stops_at_a_year_without_a_value(drawn):
    line = named(drawn, "GIN")
    # 2011 is a year of the publisher, so 2010 and 2012 are not joined.
    assert list(line.x) == [2008, 2009, 2010, None, 2012, None]
    # A band for 2008 to 2010, a bar for 2012, which stands alone.
    assert [t.fill for t in drawn.data if t.name == "GIN interval"] == ["toself", None]


def test_the_median_of_the_others_is_dashed_and_empty_outside_the_figures(drawn):
    median = named(drawn, "median")
    values = dict(zip(median.x, median.y, strict=True))
    assert values[2009] == 0.0
    assert values[2006] is None
    assert median.connectgaps is False
    assert median.hovertext[list(median.x).index(2009)] == "Median of 3 others  0.00 (2009)"


def test_levels_are_the_means_of_each_side_and_the_event_stands_at_its_date(drawn):
    levels = [(s.x0, s.x1, s.y0) for s in drawn.layout.shapes if s.y0 == s.y1]
    # (0.0 + 0.2)/2 before; 0.6 after, from the one year there is.
    assert levels == [(2007.7, 2009.3, pytest.approx(0.1)), (2011.7, 2012.3, pytest.approx(0.6))]
    upright = [s.x0 for s in drawn.layout.shapes if s.x0 == s.x1]
    # 1 July: 6/12 of the year, half a year after its start, which is where the year's value stands.
    assert upright == [2010.0]


def test_labels_are_escaped_and_name_both_lines(drawn):
    texts = [a.text for a in drawn.layout.annotations]
    assert "A &lt;law&gt;" in texts
    assert "<b>Guinea</b><br>0.60 (2012)" in texts
    assert any(t.startswith("<b>median of the others</b>") for t in texts)


def test_phones_print_three_years_only(estimate, observe):
    frame = observe(("GIN", 2009, 0.1), ("GIN", 2011, 0.3))
    path = pd.DataFrame(compare_before_after(frame, "GIN", 2010, []).path)
    figure = draw_before_after(
        frame, path, estimate, "en", Look(compact=True), country="GIN", event=Event("2010", "Law"), zoom=True
    )
    assert list(figure.layout.xaxis.tickvals) == [2005, 2010, 2015]
    assert named(figure, "median").y == (None,) * 11
