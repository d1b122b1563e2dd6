"""Only a keyboard: choose an indicator, a country and a year, read the result, download it."""

import pytest
from playwright.sync_api import Page

from browser.driving import open_page

pytestmark = pytest.mark.browser
MOST_STEPS = 80


def _tab_to(page: Page, label: str) -> None:
    """Press Tab until the control with this label has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(e => [e.getAttribute('aria-label') || '', (e.innerText || '').slice(0, 80)].join(' '))(document.activeElement)"
        )
        if page.evaluate("['MAIN', 'BODY'].includes(document.activeElement.tagName)"):
            continue
        if label in (here or ""):
            return
    pytest.fail(f"“{label}” cannot be reached with Tab")


def _choose(page: Page, label: str, words: str) -> None:
    _tab_to(page, label)
    page.keyboard.press("ArrowDown")
    page.keyboard.type(words)
    page.locator('[role="option"]').filter(has_text=words).first.wait_for()
    page.keyboard.press("Enter")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def test_overview_by_keyboard_alone(page: Page, address: str):
    open_page(page, f"{address}/overview")
    page.locator('[data-testid="stSelectbox"] input').nth(1).wait_for()
    _choose(page, "Measure", "Corruption perceptions")
    page.wait_for_url("**indicator=ti_cpi.score*")
    _choose(page, "Highlight", "Liberia")
    page.wait_for_url("**countries=*LBR*")
    _choose(page, "Year", "2019")
    page.wait_for_url("**year=2019*")
    page.get_by_role("heading", name="Corruption perceptions", exact=False).first.wait_for()
    _tab_to(page, "Download")
    page.keyboard.press("Enter")
    page.locator('[role="dialog"]').wait_for()
    page.get_by_text("CSV, with source and licence in each row").wait_for()
    _tab_to(page, "CSV, with source and licence in each row")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert "2019" in got.value.path().read_text(encoding="utf-8-sig")
    page.keyboard.press("Escape")
    page.locator('[role="dialog"]').wait_for(state="detached")
