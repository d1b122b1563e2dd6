"""The first visit of a real browser over a slow line: what it costs and when the page can be read."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from bench.line import open_line

MBIT = 1_000_000
ROUND_TRIP = 0.3
FLAGS = [
    *["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    *["--disable-component-update", "--disable-sync"],
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


@dataclass(frozen=True)
class Load:
    """One first visit.

    Attributes:
        megabytes: over the wire, both ways.
        painted: seconds to the first contentful paint.
        drawn: seconds until everything is there.
        requests: how many.
    """

    megabytes: float
    painted: float
    drawn: float
    requests: int


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a Chromium without a window and without the outside world.

    Raises:
        RuntimeError: none is installed.
    """
    path = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    if path is None:
        raise RuntimeError("The first load is measured in Chrome or Chromium: install it first.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def load_app(browser: Browser, port: int, charts: int, *, bits: float = MBIT, round_trip: float = ROUND_TRIP) -> Load:
    """Open the start page with an empty cache and wait until its charts and its map are drawn."""

    def wait(page: Page) -> None:
        page.locator(f":nth-match(.js-plotly-plot, {charts})").wait_for(state="attached", timeout=240_000)
        page.locator(".choroplethlayer path").first.wait_for(state="attached", timeout=240_000)

    return _load(browser, port, "/", wait, bits, round_trip)


def load_light(browser: Browser, port: int, path: str, *, bits: float = MBIT, round_trip: float = ROUND_TRIP) -> Load:
    """Open a page of the light edition and wait until it can be read."""
    return _load(browser, port, path, lambda page: page.locator("h1").first.wait_for(timeout=60_000), bits, round_trip)


def _load(browser: Browser, port: int, path: str, wait: Callable[[Page], None], bits: float, round_trip: float) -> Load:
    with open_line(port, bits, round_trip) as line:
        context = browser.new_context(viewport={"width": 1280, "height": 2600})
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        begun = time.monotonic()
        page.goto(f"http://127.0.0.1:{line.port}{path}", wait_until="commit", timeout=240_000)
        wait(page)
        drawn = time.monotonic() - begun
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000
        context.close()
        return Load(line.total / 1e6, painted, drawn, len(asked))
