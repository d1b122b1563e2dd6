"""A real Chromium: nothing is fetched from outside, no script error, the map is drawn, Lesotho can be chosen."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from indicators.paths import ROOT

pytestmark = pytest.mark.browser
ARGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
)
FLAGS = [*ARGS.split(" --host")[0].split(), "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
PAGES = ("overview", "country", "minerals", "compare", "diamonds", "timeline", "transparency", "data", "methods")
MAP = ".choroplethlayer path"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                    if answer.status == 200:
                        break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the server did not start")
        yield url
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    assert path, "install chromium: the browser tests need it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width = getattr(request, "param", 1280)
    context = chromium.new_context(viewport={"width": width, "height": 2600})
    shown = context.new_page()
    outside, errors = [], []
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    shown.on("request", lambda r: None if r.url.startswith(own) else outside.append(r.url))
    shown.on("pageerror", lambda e: errors.append(str(e)))
    yield shown
    context.close()
    assert outside == []
    assert errors == []


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=60_000)


@pytest.mark.parametrize("name", PAGES)
def test_pages_draw_without_the_outside_world(page: Page, address: str, name: str):
    _open(page, f"{address}/{name}")
    page.locator("h1").first.wait_for()
    if name in ("overview", "country", "compare", "timeline", "data"):
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=30_000)
    if name == "overview":
        page.locator(MAP).first.wait_for(timeout=30_000)
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
    page.locator(MAP).first.wait_for(timeout=30_000)
    target = page.locator(".js-plotly-plot").first
    spot = target.evaluate(
        """plot => {
            const places = plot.querySelectorAll('.scattergeo .point, .scatterlayer .point, path.point');
            for (const p of places) {
                const d = p.__data__; const id = d && (Array.isArray(d.data) ? d.data[0] : d.data);
                if (id === 'LSO') { const b = p.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }
            }
            return null;
        }"""
    )
    assert spot, "no target for Lesotho on the map"
    page.mouse.move(*spot)
    page.locator(".hoverlayer .hovertext").filter(has_text="Lesotho").first.wait_for(timeout=10_000)
    page.mouse.click(*spot)
    page.locator('[data-testid="stMultiSelect"]').filter(has_text="Lesotho").first.wait_for(timeout=20_000)
    page.wait_for_url("**countries=*LSO*", timeout=20_000)


def test_deep_link_opens_the_country(page: Page, address: str):
    _open(page, f"{address}/country?country=CAF")
    page.get_by_role("heading", name="Central African Republic", exact=True).wait_for()
    page.get_by_text("No filing: suspended from the Kimberley Process").first.wait_for()


def test_start_address_is_the_overview(page: Page, address: str):
    _open(page, f"{address}/")
    page.get_by_role("heading", name="Thirteen countries, from the mine to Antwerp").wait_for()


def test_share_and_download_open(page: Page, address: str):
    _open(page, f"{address}/compare?indicator=ti_cpi.score")
    page.get_by_role("button", name="Share").first.click()
    # The code block is loaded after the sentence above it: wait for the address itself.
    page.locator('[role="dialog"]').filter(has_text="indicator=ti_cpi.score").wait_for(timeout=20_000)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download", exact=False).first.click()
    with page.expect_download() as got:
        page.get_by_text("CSV, with source and licence in each row").click()
    text = got.value.path().read_text(encoding="utf-8-sig")
    assert "Transparency International" in text
    assert "CC BY-ND 4.0" in text
