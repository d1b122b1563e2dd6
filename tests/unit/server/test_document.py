"""The first HTML: language, light edition, scripts."""

import pytest

from indicators.i18n import LANGUAGES
from indicators.server.document import choose_language, find_imports, write_document
from indicators.server.packing import find_frontend

TEMPLATE = (find_frontend() / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("query", "accepted", "lang"),
    [
        ("", "", "en"),
        ("", "fr-CM,fr;q=0.9,en;q=0.8", "fr"),
        ("", "en;q=0.4,pt-AO;q=0.7", "pt"),
        ("", "xx,fr;q=0", "en"),
        ("", "de,pt;q=0.5", "pt"),
        ("lang=pt", "fr", "pt"),
        ("country=GIN&lang=fr-FR", "en", "fr"),
        ("lang=xx", "fr", "fr"),
        ("slang=pt", "en", "en"),
        ("lang=%3Cscript%3E", "", "en"),
        ("", "fr;q=much", "en"),
    ],
)
def test_the_address_wins_then_the_browser_then_english(query: str, accepted: str, lang: str):
    assert choose_language(query, accepted) == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_its_language_and_its_name(lang: str):
    page = write_document(TEMPLATE, lang, light=False)
    assert f'<html lang="{lang}" data-languages="en fr pt">' in page
    assert "<title>Streamlit</title>" not in page
    assert "./light/" not in page
    assert page.index("BACKEND_BASE_URL") < page.index('type="module"')


def test_the_light_edition_is_linked_before_any_script_loads():
    page = write_document(TEMPLATE, "fr", light=True)
    assert '<a href="./light/fr/index.html">' in page
    assert '<link rel="alternate" type="text/html" hreflang="fr"' in page
    assert page.index('id="root"><div') < page.index('<a href="./light/fr/')


def test_the_charts_are_asked_for_early_with_everything_they_load():
    names = find_imports(find_frontend() / "static" / "js", "PlotlyChart")
    assert names[0].startswith("PlotlyChart.")
    assert len(names) == len(set(names)) > 5
    page = write_document(TEMPLATE, "en", light=False, early=names)
    assert f"./static/js/{names[0]}" in page[page.index("<body>") :]


def test_a_missing_script_is_no_error(tmp_path):
    assert find_imports(tmp_path, "PlotlyChart") == ()
