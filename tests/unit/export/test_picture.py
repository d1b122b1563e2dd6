"""Pictures to download: title, source and edition inside, made without a browser."""

import struct
import xml.etree.ElementTree as ET

from indicators.charts.theme import Look
from indicators.export import render_png, render_svg
from indicators.panels import Selection, build_panel

WORDS = {"title": "Who <script>alert(1)</script> stands where", "subtitle": "Estimate, 2023", "source": "World Bank, 2024 update"}


def _figure(library):
    return build_panel("portfolio", library, Selection(country="GIN"), "en", Look()).drawings[0].figure


def test_an_svg_carries_title_subtitle_and_source(library):
    root = ET.fromstring(render_svg(_figure(library), Look(), alt="bars", **WORDS).decode("utf-8"))
    texts = " ".join("".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text"))
    for word in WORDS.values():
        assert word in texts
    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_a_png_is_twice_as_wide_as_the_drawing(library):
    png = render_png(_figure(library), Look(), **WORDS)
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] == 2000


def test_a_key_that_hangs_from_the_top_stays_below_title_and_subtitle(library):
    figure = build_panel("supply_list", library, Selection(), "en", Look()).drawings[0].figure
    svg = render_svg(figure, Look(), alt="pairs", **WORDS).decode("utf-8")
    heights = {"".join(t.itertext()): float(t.get("y")) for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    assert heights[WORDS["subtitle"]] < heights["published"] < heights["critical from 1.0"] < heights["Niobium"]
