"""axe-core on every page, in each language, light and dark, desktop and phone: no violation that is ours.

A full cross of page, language, theme and width is 156 runs and more: `AXE_ALL=1` makes them all. Here each page is opened
three times, once in each language, so that over the pages every language meets every theme and width.
"""

import os
from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from browser.driving import open_context, open_page
from indicators.ui.registry import PAGES

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36"
LANGUAGES, THEMES, WIDTHS = ("en", "fr", "pt"), ("light", "dark"), (1440, 360)
# Streamlit's own, by rule and place, with the reason why they stay.
NOT_OURS = {
    ("list", "stSidebarNavItems"): "the menu on phones groups its items in divs inside the list",
    ("listitem", "stSidebarNav"): "follows from the same grouping",
}
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return found.violations.flatMap(v => v.nodes.map(n => {
        const element = document.querySelector(n.target[n.target.length - 1]);
        const owners = [];
        for (let e = element; e; e = e.parentElement) if (e.dataset && e.dataset.testid) owners.push(e.dataset.testid);
        return { rule: v.id, owners, html: n.html.slice(0, 300), why: n.failureSummary };
    }));
}"""


def list_runs() -> list[tuple[str, str, str, int]]:
    """Return page, language, theme and width of each run."""
    names = [p.name for p in PAGES]
    if os.environ.get("AXE_ALL"):
        return list(product(names, LANGUAGES, THEMES, WIDTHS))
    pairs = list(product(THEMES, WIDTHS))
    return [(n, lang, *pairs[(i + j + i // 4) % len(pairs)]) for i, n in enumerate(names) for j, lang in enumerate(LANGUAGES)]


@pytest.mark.parametrize(("name", "lang", "theme", "width"), list_runs())
def test_no_violation_is_ours(chromium: Browser, address: str, name: str, lang: str, theme: str, width: int):
    phone = {"user_agent": PHONE, "is_mobile": True, "has_touch": True} if width < 500 else {}
    context = open_context(chromium, viewport={"width": width, "height": 1600}, color_scheme=theme, **phone)
    page = context.new_page()
    try:
        open_page(page, f"{address}/{name}?lang={lang}")
        page.locator("h1").first.wait_for()
        assert page.evaluate("document.documentElement.lang") == lang
        page.evaluate(AXE)
        found = page.evaluate(RUN, RULES)
    finally:
        context.close()
    ours = [f for f in found if not any((f["rule"], owner) in NOT_OURS for owner in f["owners"])]
    assert ours == []


def test_the_runs_meet_every_language_theme_and_width():
    runs = list_runs()
    assert {r[0] for r in runs} == {p.name for p in PAGES}
    assert {r[1:] for r in runs} == set(product(LANGUAGES, THEMES, WIDTHS))
