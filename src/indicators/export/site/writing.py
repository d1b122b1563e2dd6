"""Writes one page of the light edition from its plan."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from indicators.data import Library
from indicators.export.site.blocks import Block, make_panel_block
from indicators.export.site.card import draw_card
from indicators.export.site.parts import PARTS, make_part, page_titles
from indicators.export.site.plan import PAGES, Plan, find_path
from indicators.export.stamp import VERSION, write_stamp
from indicators.export.vector.paint import write_theme
from indicators.i18n import LANGUAGES, translate
from indicators.i18n.languages import LOCALES
from indicators.panels.pages import page_lead, page_title

BOLD = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


@dataclass(frozen=True)
class Edition:
    """What all pages of one build share."""

    version: str
    base: str
    app: str
    plans: tuple[Plan, ...]
    languages: tuple[str, ...] = tuple(LANGUAGES)
    has_older: bool = False

    @property
    def names(self) -> dict[str, str]:
        """Return the names of the languages by code."""
        return {code: LANGUAGES[code] for code in self.languages}

    def write_start(self) -> str:
        """Return the page that offers the languages."""
        return (
            _environment()
            .get_template("start.html.j2")
            .render(languages=self.names, css=_read_css(), brands={c: _brand(c) for c in self.languages})
        )

    def write_sitemap(self) -> str:
        """Return the sitemap with the language versions of every page."""
        paths = [plan.path for plan in self.plans]
        return _environment().get_template("sitemap.xml.j2").render(base=self.base, paths=paths, languages=self.languages)


def write_page(library: Library, edition: Edition, plan: Plan, lang: str) -> list[tuple[str, bytes]]:
    """Return the files of one page in one language."""
    titles = _titles(library, edition, lang)
    paths = {p.path for p in edition.plans}
    blocks = make_blocks(library, edition, plan, lang)
    above = find_path(plan.page) if plan.about else ""
    lead = _lead(plan, blocks, lang)
    shown = next((b for b in blocks if b.kind == "panel" and b.pictures), None)
    card = name_card(plan, lang) if has_card(plan) and shown else ""
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            lang=lang,
            locale=LOCALES[lang],
            languages=edition.names,
            path=plan.path,
            title=titles[plan.path],
            lead=lead,
            finding=next((b.title for b in blocks if b.kind == "panel"), lead),
            blocks=blocks,
            menu=[{"path": find_path(p), "text": page_title(lang, p)} for p in PAGES if find_path(p) in paths],
            above={"path": above, "text": page_title(lang, plan.page)} if above else None,
            css=_read_css(),
            version=edition.version,
            base=edition.base,
            picture=card or name_card(edition.plans[0], lang),
            picture_alt=shown.title if card and shown else _brand(lang),
            app=_app_address(edition, plan, lang, blocks),
            editions=edition.has_older,
            word=_words(lang, edition.version),
        )
    )
    files = [(f"{lang}/{plan.path}", text.encode("utf-8"))]
    if card and shown:
        files.append((card, draw_card(shown, _brand(lang), titles[plan.path])))
    return files


def has_card(plan: Plan) -> bool:
    """Return whether a page has a picture of its own for shared links; the many others show the first page's."""
    return not plan.about or plan.page == "country"


def name_card(plan: Plan, lang: str) -> str:
    """Return the file of the picture of a page."""
    return f"cards/{lang}-{plan.path.removesuffix('.html')}.png"


def make_blocks(library: Library, edition: Edition, plan: Plan, lang: str) -> list[Block]:
    """Return the parts of a page in order."""
    pages = [p.path for p in edition.plans]
    blocks: list[Block] = []
    for step in plan.steps:
        if step.name in PARTS:
            blocks += make_part(library, plan, step, lang)
            continue
        blocks.append(make_panel_block(library, step, lang, pages))
    return _name_once(blocks)


def _name_once(blocks: list[Block]) -> list[Block]:
    """Let an anchor stand once on a page: a panel that comes again, for another measure, has a number behind its name."""
    seen: Counter[str] = Counter()
    named = []
    for block in blocks:
        seen[block.anchor] += 1
        again = block.anchor and seen[block.anchor] > 1
        named.append(replace(block, anchor=f"{block.anchor}-{seen[block.anchor]}") if again else block)
    return named


def _lead(plan: Plan, blocks: list[Block], lang: str) -> str:
    if plan.page in ("country", "minerals") and plan.about:
        return " ".join(b.lead for b in [b for b in blocks if b.kind == "panel"][:2])
    if plan.about:
        return translate(lang, "The figures of the 13 countries, with their sources.") if plan.page == "compare" else ""
    return page_lead(lang, plan.page)


@lru_cache(maxsize=8)
def _titles(library: Library, edition: Edition, lang: str) -> dict[str, str]:
    return page_titles(library, edition.plans, lang)


def _app_address(edition: Edition, plan: Plan, lang: str, blocks: list[Block]) -> str:
    if not edition.app:
        return ""
    stamp = write_stamp(edition.version, [d for b in blocks for d in b.datasets])
    query = urlencode({"lang": lang, **plan.query, VERSION: stamp}, safe=",")
    return f"{edition.app.rstrip('/')}/{plan.page}?{query}"


def _brand(lang: str) -> str:
    return translate(lang, "Governance and minerals of the diamond coalition")


def _words(lang: str, version: str) -> dict[str, str]:
    return {
        "brand": _brand(lang),
        "skip": translate(lang, "Skip to the content"),
        "languages": translate(lang, "Language"),
        "pages": translate(lang, "Pages"),
        "source": translate(lang, "Source"),
        "pair": translate(lang, "{name}: {value}"),
        "see": translate(lang, "See the figures"),
        "figures": translate(lang, "The figures"),
        "left_out": translate(lang, "The first rows; {count} more are in the file below."),
        "privacy": translate(
            lang,
            "This dashboard counts nobody: no analytics, no tracking, no address in its logs. Code: MIT; data: each dataset’s own licence.",
        ),
        "app": translate(lang, "Open this page in the interactive edition"),
        "version": translate(lang, "Data version {version}", version=version),
        "editions": translate(lang, "Older editions"),
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("indicators.export.site", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["rich"] = enrich
    return environment


def enrich(text: str) -> Markup:
    """Return a text with `**bold**`, code and links to the web as HTML; everything else is escaped.

    >>> str(enrich("**a** <b>"))
    '<strong>a</strong> &lt;b&gt;'
    """
    shown = str(escape(text))
    shown = LINK.sub(r'<a href="\2">\1</a>', shown)
    return Markup(CODE.sub(r"<code>\1</code>", BOLD.sub(r"<strong>\1</strong>", shown)))


@lru_cache(maxsize=1)
def _read_css() -> str:
    loader = _environment().loader
    assert loader is not None
    css = loader.get_source(_environment(), "site.css")[0]
    return (write_theme() + css).replace("\n", "").replace("</", "<\\/")
