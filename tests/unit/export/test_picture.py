"""Pictures to download: title, source and edition inside, made without a browser."""

import struct
import xml.etree.ElementTree as ET
from dataclasses import astuple

from indicators.charts.events import is_key
from indicators.charts.theme import Look
from indicators.export import Words, render_png, render_svg
from indicators.export.deck.model import plain_heading
from indicators.panels import Selection, build_panel

WORDS = Words(
    "Who <script>alert(1)</script> stands where",
    "Estimate, 2023",
    "World Bank, 2024 update",
    "Production, million carats",
    "1: a law",
)


def _figure(library):
    return build_panel("portfolio", library, Selection(country="GIN"), "en", Look()).drawings[0].figure


def test_an_svg_carries_title_subtitle_key_heading_and_source(library):
    root = ET.fromstring(render_svg(_figure(library), Look(), WORDS, alt="bars").decode("utf-8"))
    texts = " ".join("".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text"))
    for word in astuple(WORDS):
        assert word in texts
    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_a_png_is_twice_as_wide_as_the_drawing(library):
    png = render_png(_figure(library), Look(), WORDS)
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] == 2000


def test_a_key_that_hangs_from_the_top_stays_below_title_and_subtitle(library):
    figure = build_panel("supply_list", library, Selection(), "en", Look()).drawings[0].figure
    svg = render_svg(figure, Look(), WORDS, alt="pairs").decode("utf-8")
    heights = {"".join(t.itertext()): float(t.get("y")) for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    last = heights[WORDS.subtitle + WORDS.key + WORDS.heading] + 2 * 18.2
    assert last < heights["published"] < heights["critical from 1.0"] < heights["Niobium"]


def test_a_picture_of_a_panel_names_its_unit_and_explains_its_numbers(library):
    """The columns of Zimbabwe are in million carats and carry the numbers of decisions."""
    panel = build_panel("diamond_production", library, Selection(country="ZWE"), "en", Look())
    key = next(n for n in panel.notes if is_key(n))
    words = Words(panel.title, panel.subtitle, "KP", plain_heading(panel.drawings[0]), key)
    svg = render_svg(panel.drawings[0].figure, Look(), words, alt="columns").decode("utf-8")
    assert "Rough diamond production, million carats" in svg
    assert ">1: KP adopts" in svg
