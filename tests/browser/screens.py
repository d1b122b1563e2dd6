"""`make screens`: every page at 360 and 1440 px, light and dark, in each language, into an ignored folder."""

import shutil
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser.driving import open_page, serve
from indicators.i18n import LANGUAGES
from indicators.paths import ROOT
from indicators.ui.registry import PAGES

PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36"
HEIGHTS = {360: 9000, 1440: 6000}
SETTLE = 2500


def main(folder: Path, names: list[str]) -> None:
    """Write one picture a page, width, theme and language; `names` limits the pages."""
    folder.mkdir(exist_ok=True)
    browser_path = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    if browser_path is None:
        sys.exit("No Chrome or Chromium was found: install one first.")
    with serve("serve.py") as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        pages = [p.name for p in PAGES if not names or p.name in names]
        for name, lang, theme, width in product(pages, LANGUAGES, ("light", "dark"), HEIGHTS):
            phone = {"user_agent": PHONE, "is_mobile": True, "has_touch": True} if width < 500 else {}
            context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=theme, **phone)
            page = context.new_page()
            open_page(page, f"{address}/{name}?lang={lang}")
            page.wait_for_timeout(SETTLE)
            page.screenshot(path=folder / f"{name}-{lang}-{theme}-{width}.png", timeout=120_000)
            context.close()
            print(f"{name} {lang} {theme} {width}")
        browser.close()


if __name__ == "__main__":
    main(ROOT / "screenshots", sys.argv[1:])
