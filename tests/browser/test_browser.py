"""A real Chromium: nothing is fetched from outside, no script error, the map is drawn, Lesotho can be chosen."""

import pytest
from playwright.sync_api import Page, expect

from browser.driving import open_page as _open
from indicators.ui.registry import PAGES as REGISTERED

pytestmark = pytest.mark.browser
PAGES = tuple(spec.name for spec in REGISTERED)
MAP = ".choroplethlayer path"


FIND_LESOTHO = """plot => {
    const places = plot.querySelectorAll('.scattergeo .point, .scatterlayer .point, path.point');
    for (const p of places) {
        const d = p.__data__; const id = d && (Array.isArray(d.data) ? d.data[0] : d.data);
        if (id === 'LSO') { const b = p.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }
    }
    return null;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_pages_draw_without_the_outside_world(page: Page, address: str, name: str):
    _open(page, f"{address}/{name}")
    page.locator("h1").first.wait_for()
    if name in ("overview", "country", "compare", "timeline", "data"):
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
    if name == "overview":
        page.locator(MAP).first.wait_for()
    assert page.get_by_text("Traceback").count() == 0
    assert page.get_by_text("Page not found").count() == 0


@pytest.mark.parametrize("page", [360, 1440], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_no_sideways_scroll(page: Page, address: str, name: str):
    _open(page, f"{address}/{name}")
    page.locator("h1").first.wait_for()
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_lesotho_is_drawn_and_can_be_chosen_on_the_map(page: Page, address: str):
    _open(page, f"{address}/overview")
    page.locator(MAP).first.wait_for()
    page.mouse.click(*_hover_over_lesotho(page))
    page.locator('[data-testid="stMultiSelect"]').filter(has_text="Lesotho").first.wait_for()
    page.wait_for_url("**countries=*LSO*")


def _hover_over_lesotho(page: Page) -> tuple[float, float]:
    """Return the spot where the map names Lesotho. While the page is still being laid out the map moves: look again, as a reader does."""
    label = page.locator(".hoverlayer .hovertext").filter(has_text="Lesotho").first
    for _ in range(60):
        spot = page.locator(".js-plotly-plot").first.evaluate(FIND_LESOTHO)
        if spot:
            page.mouse.move(spot[0] - 30, spot[1] - 30)
            page.mouse.move(*spot)
        page.wait_for_timeout(500)
        if spot and label.is_visible() and spot == page.locator(".js-plotly-plot").first.evaluate(FIND_LESOTHO):
            return tuple(spot)
    pytest.fail("the map never named Lesotho")


def test_deep_link_opens_the_country(page: Page, address: str):
    _open(page, f"{address}/country?country=CAF")
    page.get_by_role("heading", name="Central African Republic", exact=True).wait_for()
    expect(page).to_have_title("Central African Republic · Governance and minerals of the diamond coalition")
    page.get_by_text("No filing: suspended from the Kimberley Process").first.wait_for()


def test_start_address_is_the_overview(page: Page, address: str):
    _open(page, f"{address}/")
    page.get_by_role("heading", name="Thirteen countries, from the mine to Antwerp").wait_for()


def test_share_and_download_open(page: Page, address: str):
    _open(page, f"{address}/compare?indicator=ti_cpi.score")
    page.get_by_role("button", name="Share").first.click()
    # The code block is loaded after the sentence above it: wait for the address itself.
    page.locator('[role="dialog"]').filter(has_text="indicator=ti_cpi.score").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download", exact=False).first.click()
    with page.expect_download() as got:
        page.get_by_text("CSV, with source and licence in each row").click()
    text = got.value.path().read_text(encoding="utf-8-sig")
    assert "Transparency International" in text
    assert "CC BY-ND 4.0" in text


@pytest.mark.parametrize("indicator", ["freedom_house.total", "ti_cpi.score"])
def test_a_table_hands_out_no_file_of_its_own(page: Page, address: str, indicator: str):
    """Not where the terms forbid it, nor elsewhere: such a file would lack source, licence and version."""
    _open(page, f"{address}/compare?indicator={indicator}")
    page.get_by_role("button", name="Table", exact=False).first.click()
    grid = page.get_by_role("dialog").locator('[data-testid="stDataFrame"]')
    grid.wait_for()
    grid.hover()
    tools = page.get_by_role("dialog").locator('[data-testid="stElementToolbarButton"]')
    expect(tools.first).to_be_visible()
    told = tools.evaluate_all("all => all.map(e => e.innerText + (e.querySelector('button')?.ariaLabel ?? ''))")
    assert any("Search" in t for t in told)
    assert not [t for t in told if "CSV" in t or "ownload" in t]
