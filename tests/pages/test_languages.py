"""Every page in French and Portuguese: each message found, no English word left, the view kept by the switch."""

import html
import json
import logging
import re
from collections.abc import Iterator

import pytest
from google.protobuf.json_format import MessageToDict

from indicators.charts.words import text_width
from indicators.data import Library
from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, messages
from indicators.i18n.messages import read_catalogue
from indicators.panels.texts import picker_title
from indicators.paths import ROOT
from indicators.ui.links import can_compare
from indicators.ui.registry import PAGES
from opening import open_page, read_texts

OTHERS = [lang for lang in LANGUAGES if lang != DEFAULT_LANGUAGE]
NAMES = [p.name for p in PAGES]
QUERIES = {"data": {"dataset": "kp"}, "timeline": {"event": "2013-05-23-kp-suspends-the-central-african-republic"}}
ENGLISH = re.compile(
    r"\b(the|and|of|with|from|which|was|were|are|this|that|than|each|years?|share|country|countries|members?|published|highest|"
    r"lowest|newest|between|download|choose|none|overview|compare|about|language|rough|carat diamonds|mined|filed|median of)\b",
    re.IGNORECASE,
)
HIDDEN = {
    "id",
    "key",
    "config",
    "url",
    "formId",
    "elementId",
    "widgetId",
    "themeId",
    "icon",
    "pageScriptHash",
    "spec",
    "language",
}
SHOWN_IN_CHARTS = {"text", "hovertext", "ticktext", "customdata", "hovertemplate"}
NO_WORDS = re.compile(r"\]\([^)]*\)|https?://\S+|`[^`]*`|[\w./-]+\.(?:csv|json|md|org|com)\S*|@\w+\{.*", re.DOTALL)
COLUMNS_OF_FILES = re.compile(
    r"\b(?:country|year|value)\b(?= \((?:código|code)|,| et | e )|(?<= et )value|(?<= e )value|year(?= et| e )"
)
CONTEXTS_WITH_NAMES = ("publisher", "edition", "dataset", "indicator", "licence", "event", "note", "price")


def _read_chart(node: object, key: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name != "template":
                yield from _read_chart(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _read_chart(value, key)
    elif isinstance(node, str) and key in SHOWN_IN_CHARTS:
        yield node


def _read_message(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "spec" and isinstance(value, str) and value.startswith("{"):
                yield from _read_chart(json.loads(value))
            elif name not in HIDDEN:
                yield from _read_message(value)
    elif isinstance(node, list):
        for value in node:
            yield from _read_message(value)
    elif isinstance(node, str):
        yield node


def _read_texts(block: object) -> Iterator[str]:
    """Yield every text of a page: labels, options, tables, charts, alternatives."""
    children = getattr(block, "children", None) or {}
    for child in children.values():
        yield from _read_texts(child)
    if getattr(block, "type", "") in ("table", "arrow_table", "dataframe", "arrow_data_frame"):
        frame = block.value
        yield from (str(c) for c in [*frame.columns, *frame.index, *frame.to_numpy().ravel()])
    proto = getattr(block, "proto", None)
    if proto is not None and not children:
        yield from _read_message(MessageToDict(proto))


def _quoted(library: Library) -> list[str]:
    """Return what is quoted as published: recommended citations, names of sites and operators, references of sites."""
    sites = library.table("mine_sites", "sites")
    columns = ("source_reference", "operator", "owners", "name", "region")
    texts = {t for c in columns for t in sites[c].dropna() if ENGLISH.search(t)}
    return [*(d.citation for d in library.catalog.datasets.values()), *sorted(texts, key=len, reverse=True)]


def _names_in(lang: str) -> list[str]:
    """Return the names of publications, laws and bodies that keep English words in this language, the longest first."""
    held = read_catalogue(lang)
    names = {f for (context, _), forms in held.items() if context in CONTEXTS_WITH_NAMES for f in forms if ENGLISH.search(f)}
    return sorted(names, key=len, reverse=True)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("page", NAMES)
def test_a_page_speaks_one_language(page: str, lang: str, library: Library, caplog: pytest.LogCaptureFixture):
    messages._tell_missing.cache_clear()
    with caplog.at_level(logging.WARNING, logger="indicators.i18n.messages"):
        at = open_page(page, lang=lang, **QUERIES.get(page, {}))
    assert not at.exception
    assert len(at.title) == 1
    assert [r.getMessage() for r in caplog.records if r.name == "indicators.i18n.messages"] == []
    names = [*_quoted(library), *_names_in(lang)]
    left = []
    for text in dict.fromkeys(_read_texts(at._tree)):
        if " " not in text and re.search(r"[-_.=]", text):
            continue
        rest = html.unescape(text.replace("\\", "").replace("<br>", " "))
        for name in names:
            rest = rest.replace(name, "")
        rest = COLUMNS_OF_FILES.sub("", NO_WORDS.sub("", rest))
        if ENGLISH.search(re.sub(r"«[^»]*»|“[^”]*”", "", rest)):
            left.append(text[:160])
    assert left == []


@pytest.mark.parametrize("lang", OTHERS)
def test_the_switch_keeps_the_view(lang: str):
    at = open_page("compare", lang=DEFAULT_LANGUAGE, indicator="ti_cpi.score", countries="SLE,LBR", view="dots")
    at.button_group(key="pick_lang").set_value(lang).run()
    assert at.query_params["lang"] in (lang, [lang])
    assert at.selectbox(key="pick_indicator").value == "ti_cpi.score"
    assert at.multiselect(key="pick_countries").value == ["SLE", "LBR"]
    assert at.title[0].value == {"fr": "Comparer", "pt": "Comparar"}[lang]


def test_the_language_of_a_link_holds_on_the_next_page():
    at = open_page("overview", lang="fr")
    at.switch_page(str(ROOT / "pages" / "methods.py")).run()
    assert at.title[0].value == "Méthodes et lacunes"


def test_guinea_in_french_reads_like_french():
    at = open_page("country", lang="fr", country="GIN")
    text = read_texts(at)
    assert at.title[0].value == "Guinée"
    assert (
        "La Guinée a extrait 34,1\u202f% de la production mondiale de bauxite en 2025\u202f: premier producteur depuis 2023"
        in text
    )
    assert "Banque mondiale, Indicateurs mondiaux de la gouvernance" in text
    assert "Processus de Kimberley" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_fits_on_one_line_of_its_picker(library, lang):
    """A picker of 560 pixels has 520 for text of 17; no two measures have the same words there."""
    shown = [picker_title(library, lang, i) for i in library.catalog.indicators.values() if can_compare(library, i)]
    assert len(shown) > 80
    assert len(set(shown)) == len(shown)
    assert max(text_width(title, 17) for title in shown) <= 520
