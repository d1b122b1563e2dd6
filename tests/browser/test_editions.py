"""Light pages and the deck in a real browser: no violation of axe, nothing from outside, no sideways scroll, keys that work."""

import os
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from browser.driving import open_context
from indicators.data import Library
from indicators.export.deck.document import write_html
from indicators.export.deck.planning import build_slides, plan_deck
from indicators.export.site.building import build_site
from indicators.export.site.plan import plan_pages

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)}`));
}"""
SOME = (
    "index.html",
    "minerals.html",
    "country-caf.html",
    "mineral-bauxite.html",
    "compare-governance.html",
    "timeline.html",
    "methods.html",
)


@pytest.fixture(scope="session")
def light(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages of the light edition; all of them with EDITIONS_ALL."""
    folder = tmp_path_factory.mktemp("light") / "site"
    plans = [p for p in plan_pages(library) if os.environ.get("EDITIONS_ALL") or p.path in SOME]
    build_site(library, folder, plans=plans, languages=("fr",))
    return folder / "fr"


@pytest.mark.timeout(3600 if os.environ.get("EDITIONS_ALL") else 600)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_light_pages_have_no_violation_and_fit_the_screen(chromium: Browser, light: Path, width: int, scheme: str):
    context = open_context(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, outside = context.new_page(), []
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else outside.append(r.url))
    for path in sorted(light.glob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        page.evaluate(AXE)
        assert page.evaluate(RUN, RULES) == [], path.name
    context.close()
    assert outside == []


def test_light_pages_are_readable_without_a_script(chromium: Browser, light: Path):
    context = open_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto((light / "country-caf.html").as_uri())
    assert page.locator("h1").inner_text() == "République centrafricaine"
    page.get_by_role("link", name="Minerais", exact=True).click()
    assert page.url.endswith("/fr/minerals.html")
    context.close()


@pytest.fixture
def deck(chromium: Browser, library: Library, tmp_path: Path) -> Page:
    """A deck opened from a file, without a network."""
    path = tmp_path / "deck.html"
    slides = build_slides(library, "fr", plan_deck(library, ("GIN",), ("title", "map", "ranking", "timeline")))
    path.write_text(write_html(slides, "fr"), encoding="utf-8")
    context = open_context(chromium, viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


def _number(deck: Page) -> str:
    return deck.locator(".slide.now .num").inner_text()


def test_keys_alone_steer_the_deck(deck: Page):
    assert _number(deck) == "1 / 5"
    assert deck.locator(".slide:visible").count() == 1
    for key, expected in (
        ("ArrowRight", "2 / 5"),
        (" ", "3 / 5"),
        ("ArrowLeft", "2 / 5"),
        ("End", "5 / 5"),
        ("ArrowRight", "5 / 5"),
    ):
        deck.keyboard.press(key)
        assert _number(deck) == expected
    deck.keyboard.press("Home")
    deck.keyboard.press("Escape")
    assert deck.locator(".slide:visible").count() == 5
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("Enter")
    assert deck.locator(".slide:visible").count() == 1
    assert _number(deck) == "2 / 5"


def test_the_timer_is_off_until_it_is_asked_for(deck: Page):
    assert not deck.locator(".timer").is_visible()
    deck.keyboard.press("t")
    assert deck.locator(".timer").inner_text().startswith("0:0")


def test_no_text_of_a_slide_leaves_it_or_covers_the_foot(deck: Page):
    deck.keyboard.press("End")
    for _ in range(5):
        foot = deck.locator(".slide.now .foot").bounding_box()
        for part in deck.locator(".slide.now .head, .slide.now figure, .slide.now .side").all():
            box = part.bounding_box()
            assert box["y"] + box["height"] <= foot["y"] + 1
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 1280
        deck.keyboard.press("ArrowLeft")


def test_the_deck_has_no_violation(deck: Page):
    deck.evaluate(AXE)
    assert deck.evaluate(RUN, RULES) == []


def test_the_deck_prints_one_slide_a_page(deck: Page):
    pdf = deck.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") + pdf.count(b"/Type /Page ") == 5
