"""The deck: ten fixed slides, native charts with the figure's own series, sources and notes, nothing from outside."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pandas as pd
import plotly.graph_objects as go
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export.deck.chart import LINES, MARKERS, SCATTER
from indicators.export.deck.document import write_html
from indicators.export.deck.model import BODY, TOPICS, Choice, Slide, place_drawings
from indicators.export.deck.planning import build_slides, plan_deck
from indicators.export.deck.printed import write_pdf
from indicators.export.deck.series import read_native
from indicators.export.deck.slides import write_pptx
from indicators.export.site.tables import Cell, Grid
from indicators.export.version import data_version
from indicators.panels import Drawing, Selection, build_panel

COUNTRIES = ("GIN", "SLE", "CAF")
BAD = "<script>alert(1)</script>"


@pytest.fixture(scope="session")
def slides(library: Library) -> list[Slide]:
    """A deck on three countries in French."""
    return build_slides(library, "fr", plan_deck(library, COUNTRIES), app="https://example.org")


@pytest.fixture(scope="session")
def deck(slides: list[Slide]):
    """The same as PPTX, read again."""
    return Presentation(io.BytesIO(write_pptx(slides, "fr")))


def test_ten_fixed_slides_and_one_for_each_country(slides: list[Slide]):
    names = [s.name for s in slides]
    assert [n for n in names if n != "country"] == list(TOPICS)
    assert names.count("country") == 3
    assert names[-1] == "timeline"


def test_more_than_five_countries_share_one_comparison(library: Library):
    plan = plan_deck(library, library.members[:6])
    assert [c.name for c in plan].count("country") == 0
    assert [c.name for c in plan].count("trend") == 1
    assert len(plan) == 11


def test_collected_panels_stand_before_the_last_slide(library: Library):
    extra = Choice("portfolio", Selection(country="BWA"))
    plan = plan_deck(library, ("GIN",), ("title", "timeline"), [extra])
    assert [c.name for c in plan] == ["title", "country", "portfolio", "timeline"]


def test_every_slide_has_a_source_and_notes(slides: list[Slide]):
    for slide in slides:
        assert slide.source, slide.name
        assert slide.notes, slide.name
    assert "CC BY 4.0" in slides[3].source


def test_titles_are_french(slides: list[Slide]):
    text = " ".join(s.title for s in slides)
    assert "La Guinée" in text
    assert "République centrafricaine" in text


def test_a_map_speaks_of_no_bars_and_strips_are_explained(slides: list[Slide]):
    by_name = {s.name: s for s in slides}
    assert by_name["map"].subtitle == "Estimation de −2,5 (faible) à +2,5 (fort), 2023."
    assert "Barres pâles" in by_name["ranking"].subtitle
    assert "médiane africaine\u202f; cercle, autres membres" in by_name["country"].caption
    assert "rang parmi les pays nommés" in by_name["country"].subtitle


def test_a_source_names_the_edition_that_is_shown(slides: list[Slide]):
    shown = next(s for s in slides if s.name == "communities")
    assert "RDH 2025" in shown.title
    assert "RDH 2025" in shown.source
    assert "RDH 2023/24" not in shown.source
    assert "RDH 2025" in slides[-1].sources
    # Human development is the United Nations’ figure alone; shares of minerals on the map slide are of three publishers.
    assert "Banque mondiale" not in shown.source
    told = next(s for s in slides if s.name == "map").source
    assert all(name in told for name in ("Banque mondiale", "U.S. Geological Survey", "Commission européenne"))


def test_a_country_is_named_once_in_its_title(library: Library):
    slide = build_slides(library, "pt", [Choice("country", Selection(country="COD", countries=("COD",)))])[0]
    assert slide.title.startswith("Da RDC veio 74,2%")


def test_bars_from_another_publisher_are_explained(library: Library):
    choice = Choice("minerals", Selection(country="CAF", countries=("CAF",), mineral="diamond_gem"))
    slide = build_slides(library, "en", [choice])[0]
    assert "Central African Republic (WMD 2024: 2022)" in slide.drawings[0].figure.layout.yaxis.ticktext
    assert slide.caption.endswith("WMD: World Mining Data, as a share of its own total of that year.")


def test_drawings_stay_on_the_slide(slides: list[Slide]):
    for slide in slides:
        for place in place_drawings(slide):
            assert place.left >= BODY.left - 1
            assert place.left + place.width <= BODY.left + BODY.width + 1
            assert place.top + place.height <= BODY.top + BODY.height + 1
            assert place.width / place.drawn > 1.05, f"{slide.name}: letters are made smaller"


def test_the_html_is_small_and_loads_nothing(slides: list[Slide], library: Library):
    text = write_html(slides, "fr")
    assert len(text.encode("utf-8")) < 3_000_000
    assert not re.search(r"""\ssrc=|srcset=|url\((?!data:)|@import|<link|xlink:href""", text)
    assert text.count("url(data:font/woff2;base64,") == 1  # the headings bring their typeface along
    stamp = f"{data_version(library)},wgi_estimate-{library.catalog.find_dataset('wgi_estimate').version}"
    address = f"https://example.org/overview?lang=fr&amp;countries=GIN,SLE,CAF&amp;version={stamp}"
    assert set(re.findall(r'href="([^"]+)"', text)) == {address}
    assert text.count('<section class="slide') == len(slides)
    assert text.count("<script>") == 1
    assert '<html lang="fr">' in text


def test_the_script_is_the_same_in_every_deck(library: Library, slides: list[Slide]):
    other = build_slides(library, "en", plan_deck(library, ("LSO",), ("title", "timeline")))
    scripts = [
        re.findall(r"<script>(.*?)</script>", write_html(s, lang), re.DOTALL) for s, lang in ((slides, "fr"), (other, "en"))
    ]
    assert scripts[0] == scripts[1]


def test_six_charts_are_native_and_can_be_edited(deck):
    charts = [s for page in deck.slides for s in page.shapes if s.has_chart]
    assert len(charts) >= 6
    for shape in charts:
        assert shape.chart.part.chart_workbook.xlsx_part is not None
        assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 30


def test_maps_are_pictures_with_a_text_alternative(deck):
    pictures = [s for page in deck.slides for s in page.shapes if s.shape_type == 13]
    assert len(pictures) == 2
    assert all(s._element.nvPicPr.cNvPr.get("descr") for s in pictures)


def test_every_page_has_title_source_number_and_notes(deck, slides: list[Slide]):
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    for number, (page, slide) in enumerate(zip(deck.slides, slides, strict=True), start=1):
        texts = [s.text_frame.text for s in page.shapes if s.has_text_frame]
        assert page.shapes.title.text == slide.title
        assert slide.source in texts
        assert f"{number} / {len(slides)}" in texts
        assert page.notes_slide.notes_text_frame.text
    runs = re.findall(rb'lang="([^"]+)"', zipfile.ZipFile(io.BytesIO(write_pptx(slides[:2], "fr"))).read("ppt/slides/slide1.xml"))
    assert set(runs) == {b"fr-FR"}


def test_the_bars_of_a_native_chart_are_the_figures(library: Library):
    panel = build_panel("portfolio", library, Selection(country="GIN"), "en", Look())
    native = read_native(panel.drawings[0].figure, "en")
    assert native.series[0].values == tuple(panel.rows["value"])
    assert native.categories[0] == "Bauxite, mined"
    assert "%" in native.form


def test_the_smallest_share_has_short_ticks(library: Library):
    """MCS 2023: 73 of 73,900 thousand carats in 2021, 0.099 %. The slide program writes zero as the figure does."""
    panel = build_panel("portfolio", library, Selection(country="CAF"), "fr", Look("light", True))
    assert panel.drawings[0].figure.layout.xaxis.ticktext == ("0\u202f%", "0,05\u202f%")
    assert read_native(panel.drawings[0].figure, "fr").form == '0.00%;"−"0.00%;0%'


def test_the_intervals_of_a_native_chart_are_the_publishers(library: Library):
    panel = build_panel("standing", library, Selection(countries=("GIN",)), "en", Look())
    native = read_native(panel.drawings[1].figure, "en")
    held = panel.rows.set_index("country")
    place = native.categories.index("Guinea")
    assert native.kind == MARKERS
    assert native.series[0].values[place] == pytest.approx(held.loc["GIN", "value"])
    assert native.series[0].lower[place] == pytest.approx(held.loc["GIN", "lower"])
    assert native.series[0].upper[place] == pytest.approx(held.loc["GIN", "upper"])


def test_the_lines_of_a_native_chart_keep_their_gaps(library: Library):
    panel = build_panel("diamond_lines", library, Selection(countries=("CAF",)), "en", Look("light", True))
    native = read_native(panel.drawings[0].figure, "en")
    assert native.kind == LINES
    own = next(s for s in native.series if s.name == "Central African Republic")
    by_year = dict(zip(native.categories, own.values, strict=True))
    assert by_year["2014"] is None
    frame = library.observations("kp.production_carats")
    filed = frame[(frame["country"] == "CAF") & (frame["year"] == 2012)]["value"].iloc[0]
    assert by_year["2012"] == pytest.approx(filed / 1e6)


def test_a_quadrant_becomes_a_scatter(library: Library):
    panel = build_panel("exposure", library, Selection(countries=("GIN", "SLE")), "en", Look("light", True))
    native = read_native(panel.drawings[0].figure, "en")
    assert native.kind == SCATTER
    assert native.low == 0
    guinea = next(s for s in native.series if s.name == "Guinea")
    assert guinea.x_lower[0] < guinea.x[0] < guinea.x_upper[0]


def _texts(page: object) -> list[str]:
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def test_a_native_chart_is_explained_as_it_is_drawn(slides: list[Slide], deck):
    """Bars carry thin lines there; pale bars, dots and ticks are our own drawing's."""
    told = [" ".join(_texts(page)) for page in deck.slides]
    assert not any("Barres pâles" in text or "tiret gris" in text for text in told)
    names = [s.name for s in slides]
    assert "Traits fins\u202f: intervalle à 90\u202f%\u202f; là où" in told[names.index("ranking")]
    assert "Traits fins" in told[names.index("country")]
    assert "Barres pâles" in slides[names.index("ranking")].subtitle


def test_intervals_of_a_scatter_are_lines_beside_named_points(library: Library):
    plan = plan_deck(library, ("COD",), ("exposure",))
    page = Presentation(io.BytesIO(write_pptx(build_slides(library, "en", plan), "en"))).slides[0]
    chart = next(shape.chart for shape in page.shapes if shape.has_chart)
    row = library.observations("wgi_estimate.control_of_corruption").query("country == 'COD' and year == 2023").iloc[0]
    own = next(s for s in chart.plots[0].series if s.name == "DR Congo")
    bars = own._element.find(qn("c:errBars"))
    assert float(bars.find(qn("c:val")).get("val")) == pytest.approx(1.645 * row["stderr"], abs=1e-3)
    assert own.points[0].data_label.position == XL_LABEL_POSITION.ABOVE


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.append(tag)


def test_texts_from_data_are_escaped_everywhere(library: Library):
    figure = go.Figure(build_panel("portfolio", library, Selection(), "en", Look()).drawings[0].figure)
    figure.update_layout(annotations=[{"text": BAD, "x": 0, "y": 0, "showarrow": False}])
    slide = Slide(
        "bad", BAD, BAD, (Drawing(figure, BAD, heading=BAD),), facts=((BAD, BAD),), points=(BAD, '#panic("x") \\ "'), source=BAD,
        grid=Grid(BAD, (BAD,), ((Cell(BAD),),)), notes=(BAD,), address="https://example.org/?<script>", words={"address": BAD},
    )  # fmt: skip
    text = write_html([slide], "en")
    assert _Tags(text).names.count("script") == 1
    assert text.count("alert(1)") > 5
    page = Presentation(io.BytesIO(write_pptx([slide], "en"))).slides[0]
    assert page.shapes.title.text == BAD
    assert write_pdf([slide], "en").startswith(b"%PDF")


def test_the_pdf_is_tagged_and_the_same_each_time(slides: list[Slide]):
    pdf = write_pdf(slides, "fr")
    assert pdf == write_pdf(slides, "fr")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang" in pdf
    assert len(pdf) < 3_000_000


def test_a_slide_whose_file_is_damaged_says_so(data_copy):
    (data_copy / "eiti" / "status.csv").write_bytes(b"\x00")
    slides = build_slides(Library(data_copy), "en", [Choice("eiti", Selection()), Choice("ranking", Selection())])
    assert "status.csv" in slides[0].subtitle
    assert "clearly below the world average" in slides[1].title


def test_the_last_slide_stands_without_the_dataset_of_the_map(data_copy):
    (data_copy / "wgi_estimate" / "datapackage.json").write_bytes(b"\x00")
    held = Library(data_copy)
    slide = build_slides(held, "en", [Choice("timeline", Selection(countries=("GIN",)))], app="https://example.org")[0]
    assert slide.address == f"https://example.org/overview?lang=en&countries=GIN&version={data_version(held)}"


def test_a_table_slide_shows_its_first_rows(library: Library):
    slide = build_slides(library, "en", [Choice("events", Selection(country="GIN"))])[0]
    frame = pd.DataFrame([[c.text for c in row] for row in slide.grid.rows])
    assert 3 <= len(frame) <= 9
