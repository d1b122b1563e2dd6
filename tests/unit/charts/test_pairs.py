"""Pairs: ring and dot, a band only where both are known, thresholds, nothing glued to zero."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from indicators.charts.dots import Reference
from indicators.charts.pairs import draw_pairs
from indicators.charts.theme import LIGHT, Look


@pytest.fixture
def risk(estimate):
    return replace(estimate, name="supply_risk", unit="index", scale=None, interval_level=None)


FRAME = pd.DataFrame({"label": ["Cobalt", "<b>Tin"], "first": [2.8, None], "second": [2.77, 0.5], "text": ["2.77", ""]})


def test_ring_and_dot_differ_by_shape_and_are_named_in_the_key(risk):
    figure = draw_pairs(FRAME, risk, "en", Look(), words=("published", "recomputed"))
    band, rings, dots = figure.data
    assert (rings.name, rings.marker.symbol) == ("published", "circle-open")
    assert (dots.name, dots.marker.symbol) == ("recomputed", None)
    assert list(band.x) == [2.8, 2.77, None]
    assert math.isnan(rings.x[1])
    assert (figure.layout.legend.yref, figure.layout.legend.yanchor) == ("container", "top")
    assert figure.layout.yaxis.ticktext == ("Cobalt", "&lt;b&gt;Tin")
    assert figure.layout.xaxis.range[0] < 0 < 2.8 < figure.layout.xaxis.range[1]
    assert "published: –" in rings.hovertext[1]


def test_a_threshold_is_a_named_line_below_the_key(risk):
    figure = draw_pairs(FRAME, risk, "en", Look(), words=("a", "b"), references=(Reference(1.0, "critical from 1.0"),), top=6)
    assert [s.x0 for s in figure.layout.shapes] == [1.0]
    assert "critical from 1.0" in [a.text for a in figure.layout.annotations]
    assert figure.layout.xaxis.range[1] == pytest.approx(6.24)
    assert figure.layout.margin.t >= 14 + 22 + 20  # key and threshold each have their line


def test_shares_and_country_colours():
    frame = pd.DataFrame({"label": ["DR Congo"], "first": [0.98], "second": [0.75], "country": ["COD"], "strong": [True]})
    figure = draw_pairs(frame, None, "en", Look(compact=True), words=("squared", "linear"))
    assert figure.data[2].marker.color == (LIGHT.countries["COD"],)
    assert "squared: 98.0%" in figure.data[1].hovertext[0].replace("\u00a0", "")
    assert figure.layout.yaxis.ticktext == ("<b>DR Congo</b>",)


def test_the_key_has_no_colour_of_a_country():
    frame = pd.DataFrame({"label": ["DR Congo", "Cuba"], "first": [0.98, 0.1], "second": [0.75, 0.2], "country": ["COD", "CUB"]})
    figure = draw_pairs(frame, None, "en", Look(), words=("squared", "linear"))
    shown = [t for t in figure.data if t.showlegend is not False]
    assert [(t.name, t.marker.color) for t in shown] == [("squared", LIGHT.ink), ("linear", LIGHT.steps[4])]
