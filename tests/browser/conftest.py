"""The browser ring: our server as `make run` starts it, and a Chromium that reports everything it is unhappy about."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.driving import open_context, serve

FLAGS = [
    *["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    *["--disable-component-update", "--disable-sync"],
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of several patient steps may take longer than the others."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def cache(request: pytest.FixtureRequest) -> str:
    """Packed files are kept between test runs."""
    return str(request.config.cache.mkdir("packed"))


@pytest.fixture(scope="session")
def address(cache: str) -> Iterator[str]:
    with serve("serve.py", INDICATORS_HOSTS="localhost", INDICATORS_CACHE=cache) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    assert path, "install chromium: the browser tests need it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of its own. Nothing outside is asked for, no script fails, the policy is never broken, nothing is missing."""
    width = getattr(request, "param", 1280)
    context = open_context(chromium, viewport={"width": width, "height": 2600})
    shown = context.new_page()
    outside, errors = [], []
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    shown.on("request", lambda r: None if r.url.startswith(own) else outside.append(r.url))
    shown.on("pageerror", lambda e: errors.append(str(e)))
    shown.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    yield shown
    context.close()
    assert outside == []
    assert errors == []
