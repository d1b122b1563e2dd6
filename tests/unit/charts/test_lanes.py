"""Lanes of events: no dot on another, a ring for everybody, the chosen one marked."""

import pandas as pd

from indicators.charts.lanes import draw_lanes, place_dots
from indicators.charts.theme import LIGHT, Look


def events() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "date": ["2020-07-01", "2020-07-20", "2013"],
            "lane": ["law", "law", "eiti"],
            "label": ["A <b>", "B", "C"],
            "country": ["GIN", "", ""],
            "general": [False, True, False],
        }
    )


def test_dots_closer_than_the_reach_stand_below_each_other():
    # 1 and 20 July are 19/30.44/12 = 0.05 years apart.
    assert place_dots(events(), ["law"], 0.1)["level"].tolist() == [0, 1]
    assert place_dots(events(), ["law"], 0.04)["level"].tolist() == [0, 0]


def test_a_year_alone_stands_at_its_middle():
    assert place_dots(events(), ["eiti"], 1)["x"].tolist() == [2013.0]


def test_symbols_colours_and_the_chosen_event():
    figure = draw_lanes(
        events(), "en", Look(), lanes=["law", "eiti"], words={"law": "law", "eiti": "EITI"}, first=2013, last=2020, chosen="b"
    )
    dots = next(t for t in figure.data if t.name == "events")
    found = dict(zip(dots.customdata, zip(dots.marker.symbol, dots.marker.color, strict=True), strict=True))
    assert found == {
        "a": ("circle", LIGHT.countries["GIN"]),
        "b": ("circle-open", LIGHT.accent),
        "c": ("circle", LIGHT.accent),
    }
    assert [t.x for t in figure.data if t.name == "chosen"] == [(dots.x[list(dots.customdata).index("b")],)]
    assert "A &lt;b&gt;" in dots.hovertext
    assert {a.text for a in figure.layout.annotations} == {"Law  <b>2</b>", "EITI  <b>1</b>"}


def test_on_phones_the_names_stand_above_their_lanes():
    options = {"lanes": ["law", "eiti"], "words": {}, "first": 2013, "last": 2020}
    wide, narrow = (draw_lanes(events(), "en", Look(compact=c), **options) for c in (False, True))
    assert narrow.layout.margin.l < wide.layout.margin.l
    assert narrow.layout.height > wide.layout.height
