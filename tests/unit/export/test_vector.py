"""Figures as SVG: every mark where the figure puts it, texts escaped, colours that follow the theme, maps that hold."""

import re
import xml.etree.ElementTree as ET

import plotly.graph_objects as go
import pytest

from indicators.charts.theme import LIGHT, Look, base_layout
from indicators.errors import DrawingError
from indicators.export.vector import Paint, draw_svg
from indicators.export.vector.globe import Globe, read_rings
from indicators.export.vector.paint import write_theme
from indicators.export.vector.plane import open_plane
from indicators.maps.projection import project
from indicators.panels import Selection, build_panel
from indicators.panels.model import _BUILDERS

LOOK = Look("light", True)
PANELS = sorted(_BUILDERS.keys())


def _figure(*traces, **layout) -> go.Figure:
    """A plot of 100 × 100 pixels whose axes run from 0 to 10, margins of 10."""
    base = base_layout(LOOK, 120, left=10, right=10, top=10, bottom=10)
    figure = go.Figure(list(traces), layout=base)
    return figure.update_layout(xaxis={"range": [0, 10]}, yaxis={"range": [0, 10]}, **layout)


def _draw(figure: go.Figure, **options) -> ET.Element:
    return ET.fromstring(draw_svg(figure, width=120, alt="x", **options))


def test_a_mark_stands_where_the_axes_say():
    svg = _draw(_figure(go.Scatter(x=[5, 10], y=[2, None], mode="markers", marker={"size": 8, "color": "#112233"})))
    circles = list(svg.iter("circle"))
    # x: 10 + 5/10·100 = 60; y: 110 − 2/10·100 = 90; the gap has no mark.
    assert [(c.get("cx"), c.get("cy"), c.get("r")) for c in circles] == [("60", "90", "4")]


def test_a_line_is_broken_at_a_gap():
    svg = _draw(_figure(go.Scatter(x=[0, 1, 2, 3, 4], y=[0, 1, None, 1, 0], mode="lines", line={"color": "#112233"})))
    path = next(p for p in svg.iter("path") if p.get("stroke") == "#112233")
    assert path.get("d") == "M10 110L20 100M40 100L50 110"


def test_a_bar_starts_at_zero_and_a_stack_goes_on():
    bars = [go.Bar(x=[4], y=[5], orientation="h", width=1, marker={"color": c}) for c in ("#111111", "#222222")]
    svg = _draw(_figure(*bars, barmode="stack"))
    paths = {p.get("fill"): p.get("d") for p in svg.iter("path") if p.get("fill") in ("#111111", "#222222")}
    assert paths == {"#111111": "M10 55H50V65H10Z", "#222222": "M50 55H90V65H50Z"}


def test_an_interval_reaches_from_end_to_end():
    error = {"array": [2], "arrayminus": [1], "symmetric": False, "color": "#333333", "width": 0, "thickness": 4}
    svg = _draw(_figure(go.Scatter(x=[5], y=[5], mode="markers", error_x=error)))
    path = next(p for p in svg.iter("path") if p.get("stroke") == "#333333")
    assert (path.get("d"), path.get("stroke-width")) == ("M50 60H80", "4")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<a href='javascript:x'>y</a>"])
def test_texts_from_data_are_escaped(text: str):
    figure = _figure(
        go.Scatter(x=[1], y=[1], mode="text", text=[text]),
        annotations=[{"text": text, "x": 1, "y": 1, "showarrow": False}],
        title={"text": text},
    )
    svg = draw_svg(figure, width=120, alt=text)
    root = ET.fromstring(svg)
    assert {e.tag for e in root.iter()} <= {"svg", "text", "tspan", "g", "rect", "path"}
    assert root.get("aria-label") == text
    assert text in "".join(root.itertext())


def test_tags_of_our_charts_become_styles():
    svg = _draw(_figure(annotations=[{"text": "<b>Côte</b> &lt;1<br>two", "x": 0, "y": 0, "showarrow": False}]))
    text = next(svg.iter("text"))
    assert "".join(text.itertext()) == "Côte <1two"
    assert next(s.get("font-weight") for s in text.iter("tspan")) == "700"


def test_themed_colours_are_variables_that_the_css_defines():
    svg = draw_svg(
        _figure(go.Scatter(x=[1], y=[1], mode="markers", marker={"color": LIGHT.countries["GIN"]})),
        width=120,
        alt="x",
        paint=Paint(themed=True),
    )
    assert 'fill="var(--GIN)"' in svg
    used = set(re.findall(r"var\(--(\w+)\)", svg))
    assert used <= set(re.findall(r"--(\w+):", write_theme()))


def test_what_has_no_svg_form_is_said():
    with pytest.raises(DrawingError, match="pie"):
        draw_svg(go.Figure(go.Pie(values=[1])), width=100, alt="x")
    with pytest.raises(DrawingError, match="no plain range"):
        draw_svg(go.Figure(go.Scatter(x=[1], y=[1])), width=100, alt="x")


def test_the_map_puts_every_member_where_the_projection_does(library):
    figure = build_panel("standing", library, Selection(), "en", LOOK).drawings[0].figure
    plane = open_plane(figure, 400)
    globe = Globe(plane, figure.layout.geo)
    # Two points of one meridian: their distance in pixels is the projection's, times the scale of the window.
    south, north = globe.place(17, -30), globe.place(17, 30)
    assert south[1] - north[1] == pytest.approx(globe.scale * 2 * project(17, 30, 17)[1])
    left, top, right, bottom = globe.frame
    for code in ("GIN", "LSO", "TZA"):
        for x, y in (globe.place(*point) for ring in read_rings()[code] for point in ring):
            assert left < x < right
            assert top < y < bottom


def test_land_outside_the_window_costs_nothing(library):
    close = build_panel("mineral_sites", library, Selection(mineral="cobalt"), "en", LOOK).drawings[-1].figure
    svg = draw_svg(close, width=400, alt="x")
    # A close-up of 33 km lies within DR Congo: its land is the window, no coast or border of Africa is in the file.
    assert len(svg) < 6_000
    assert 'd="M' in svg


def test_lesotho_is_drawn_inside_south_africa(library):
    figure = build_panel("standing", library, Selection(), "en", LOOK).drawings[0].figure
    globe = Globe(open_plane(figure, 400), figure.layout.geo)
    assert globe.trace_country("LSO").startswith("M")
    own = [globe.place(*p) for ring in read_rings()["LSO"] for p in ring]
    around = [globe.place(*p) for ring in read_rings()["ZAF"] for p in ring]
    assert min(p[0] for p in around) < min(p[0] for p in own)
    assert max(p[1] for p in own) < max(p[1] for p in around)


@pytest.mark.parametrize("name", PANELS)
def test_every_panel_can_be_drawn(library, name: str):
    panel = build_panel(name, library, Selection(countries=("GIN", "SLE")), "en", Look("light", name < "m"))
    for drawing in panel.drawings:
        svg = draw_svg(drawing.figure, width=400, alt=drawing.alt, standalone=True)
        root = ET.fromstring(svg)
        assert len(list(root.iter())) > 10
        assert not re.search(r"[\s\"MLHV]nan\b", svg)


def test_no_mark_of_a_scatter_is_lost(library):
    figure = build_panel("profile", library, Selection(country="SLE"), "en", LOOK).drawings[0].figure
    rings = next(t for t in figure.data if t.name == "members")
    root = ET.fromstring(draw_svg(figure, width=400, alt="x"))
    assert sum(1 for c in root.iter("circle") if c.get("r") == "4") == len(rings.x)
