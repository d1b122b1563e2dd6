"""The server seen by a browser: language, policy, icons, light edition, and the plain start without our middleware."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.driving import open_context, open_page, serve

pytestmark = pytest.mark.browser


def test_the_page_language_follows_the_link_and_the_switch(page: Page, address: str):
    open_page(page, f"{address}/methods?lang=fr")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_text("Português", exact=True).first.click()
    page.wait_for_url("**lang=pt*")
    assert page.evaluate("document.documentElement.lang") == "pt"


def test_the_page_language_is_the_browsers_when_the_link_names_none(chromium: Browser, address: str):
    context = open_context(chromium, locale="pt-AO")
    shown = context.new_page()
    shown.goto(address)
    assert shown.evaluate("document.documentElement.lang") == "pt"
    context.close()


def test_a_script_that_the_policy_does_not_know_never_runs(chromium: Browser, address: str):
    context = open_context(chromium)
    shown = context.new_page()
    open_page(shown, f"{address}/methods")
    with shown.expect_console_message(lambda m: m.type == "error" and "Content Security Policy" in m.text):
        shown.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'window.strange = 1'; document.body.append(s); }"
        )
    assert shown.evaluate("window.strange") is None
    context.close()


@pytest.mark.parametrize(("page", "tables"), [(390, 0), (1280, 3)], indirect=["page"])
def test_a_narrow_window_of_a_desktop_browser_gets_what_a_phone_gets(page: Page, address: str, tables: int):
    open_page(page, f"{address}/country?country=GIN")
    page.get_by_text("Communities in Guinea").wait_for()
    page.get_by_text("Median of Africa").first.wait_for()
    expect(page.locator('[data-testid="stTable"]')).to_have_count(tables)  # ranks, events, measures of communities
    assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("innerWidth")


def test_nothing_is_kept_but_the_mark_against_forged_requests(page: Page, address: str):
    open_page(page, f"{address}/overview")
    page.get_by_text("Português", exact=True).first.click()
    page.wait_for_url("**lang=pt*")
    assert {c["name"] for c in page.context.cookies()} <= {"_streamlit_xsrf"}


def test_icons_are_drawn_and_not_spelled(page: Page, address: str):
    open_page(page, f"{address}/supply_risk")
    page.locator('[data-testid="stIconMaterial"]').first.wait_for(state="attached")
    page.evaluate("document.fonts.ready")
    wide = page.locator('[data-testid="stIconMaterial"]').evaluate_all(
        "all => all.filter(e => e.scrollWidth > 1.6 * parseFloat(getComputedStyle(e).fontSize)).map(e => e.textContent)"
    )
    assert wide == []


def test_the_light_edition_is_linked_without_any_script(chromium: Browser, cache: str, tmp_path: Path):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.html").write_text("<html lang='fr'><h1>Léger</h1></html>", encoding="utf-8")
    context = open_context(chromium, java_script_enabled=False)
    shown = context.new_page()
    with serve("serve.py", INDICATORS_LIGHT=str(tmp_path), INDICATORS_CACHE=cache) as url:
        shown.goto(f"{url}/country?lang=fr")
        shown.locator('a[href="./light/fr/index.html"]').click()
        shown.get_by_role("heading", name="Léger").wait_for()
    context.close()


def test_the_plain_start_works_too(chromium: Browser):
    context = open_context(chromium)
    shown = context.new_page()
    with serve("app.py") as url:
        open_page(shown, f"{url}/overview")
        shown.locator(".choroplethlayer path").first.wait_for()
        assert shown.get_by_role("heading", level=1).count() == 1
    context.close()
