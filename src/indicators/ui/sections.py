"""Parts of pages that are no panels: headings, headline facts, status lines, the catalogue, the methods."""

import os
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.export.site.plan import find_path
from indicators.i18n import country_name, format_number, keep_together, translate, translate_context, translate_error
from indicators.panels import Fact, build_panel, gather_facts, read_status, recall_panel
from indicators.panels.pages import page_heading, page_lead, page_title
from indicators.panels.texts import caveat_texts, indicator_title, state_finding, unit_label
from indicators.paths import ROOT
from indicators.ui.context import Context
from indicators.ui.frame import end_page, show_notices
from indicators.ui.listing import find_address, make_plain
from indicators.ui.panel import show_built_panel, show_foot
from indicators.ui.survival import survive

LIGHT = "INDICATORS_LIGHT"
READING_WIDTH = 820
MOST_FACTS = 3


@survive
def show_heading(context: Context) -> None:
    """The page's title, also that of the browser's tab, and one sentence that says what it is for."""
    lang, page = context.lang, context.page
    _name_tab(context)
    heading = country_name(lang, str(context.chosen["country"])) if page == "country" else page_heading(lang, page)
    lead = _country_lead(context) if page == "country" else page_lead(lang, page)
    with st.container(gap=None):
        st.title(heading, anchor=False)
        st.markdown(keep_together(lead), width=READING_WIDTH)
    show_notices(context)


def _name_tab(context: Context) -> None:
    """The country or the page before the product: tabs, history and bookmarks show the beginning."""
    lang, page = context.lang, context.page
    subject = country_name(lang, str(context.chosen["country"])) if page == "country" else page_title(lang, page)
    product = translate(lang, "Governance and minerals of the diamond coalition")
    st.set_page_config(page_title=f"{subject} · {product}")


def _country_lead(context: Context) -> str:
    """Two findings that the data wrote, each with its source; what cannot be read is left to its panel to explain."""
    findings = []
    for name in ("portfolio", "profile"):
        try:
            panel = recall_panel(name, context.library, context.select(), context.lang, context.look)
        except IndicatorsError:
            continue
        findings.append(make_plain(state_finding(context.lang, panel)))
    return " ".join(findings)


@survive
def show_facts(context: Context) -> None:
    """The first three headline facts in large, each a sentence with number, source and year that leads to its proof."""
    first = _gather(context)[0][:MOST_FACTS]
    if not first:
        st.warning(translate(context.lang, "The headline facts cannot be read. Run `indicators check`."))
        return
    for column, fact in zip(st.columns(len(first), gap="medium"), first, strict=True):
        with column, st.container(gap=None):
            st.subheader(keep_together(f":blue[{fact.number}] {fact.sentence}"), anchor=False)
            st.caption(keep_together(fact.source))
            _link_fact(fact, translate(context.lang, "See the figures"))


@survive
def show_more_facts(context: Context) -> None:
    """The other headline facts as a list, and the files without which some are missing.

    The map comes first, or a visitor would scroll past two screens of links to it.
    """
    facts, lost = _gather(context)
    rest = facts[MOST_FACTS:]
    title = translate(context.lang, "{count} more facts, each with its proof", count=str(len(rest)))
    st.header(keep_together(title), anchor="facts")
    half = -(-len(rest) // 2)
    for column, part in zip(st.columns(2, gap="medium"), (rest[:half], rest[half:]), strict=True):
        column.markdown("\n".join(_list_fact(context, fact) for fact in part))
    for sentence in lost:
        st.caption(sentence)


def _gather(context: Context) -> tuple[list[Fact], list[str]]:
    library, lang = context.library, context.lang
    return library.keep(("facts", lang), lambda: gather_facts(library, lang))


def _link_fact(fact: Fact, label: str) -> None:
    """A link to the view that proves a fact; the reader's other choices stay."""
    st.page_link(ROOT / "pages" / f"{fact.page}.py", label=label, query_params=dict(fact.query) or None)


def _list_fact(context: Context, fact: Fact) -> str:
    """One line of the compact list: the sentence leads to its proof, the source stands behind it."""
    address = find_address(context, fact.page, fact.query)
    return f"- [**{fact.number}** {fact.sentence}]({address}) :small[:gray[{keep_together(fact.source)}]]"


@survive
def show_status(context: Context) -> None:
    """Kimberley Process, EITI and coalition members of the chosen country."""
    library, lang, country = context.library, context.lang, str(context.chosen["country"])
    lines = library.keep(("status", country, lang), lambda: read_status(library, country, lang))
    for column, line in zip(st.columns(len(lines), gap="medium"), lines, strict=True):
        with column, st.container(gap=None):
            st.caption(line.what)
            st.markdown(f"**{line.state}**")
            source = f" [{translate(context.lang, 'source')}]({line.url})" if line.url else ""
            st.markdown(f":small[:gray[{line.caveat}]{source}]")


@survive
def show_catalogue(context: Context) -> None:
    """One row for each dataset: publisher, edition, years, licence, next edition."""
    library, lang = context.library, context.lang
    today = date.today()
    build = partial(build_panel, "catalogue", library, context.select(), lang, context.look)
    show_built_panel(context, library.keep(("catalogue", lang, context.look, today), build))
    for name, error in context.library.catalog.broken.items():
        st.warning(translate(context.lang, "{name}: {value}", name=name, value=translate_error(context.lang, error)))


@survive
def show_dictionary(context: Context) -> None:
    """The chosen dataset: what it holds, how it was made, its caveats."""
    name = context.chosen["dataset"]
    if name is None:
        return
    lang, dataset = context.lang, context.library.catalog.find_dataset(str(name))
    with st.container(gap=None):
        st.header(translate_context(lang, "dataset", dataset.title), anchor="dictionary")
    st.markdown(translate_context(lang, "description", dataset.description), width=READING_WIDTH)
    if dataset.processing_note:
        note = translate_context(lang, "processing", dataset.processing_note)
        st.markdown(translate(lang, "What we did: {note}", note=note), width=READING_WIDTH)
    for indicator in dataset.indicators.values():
        cover = indicator.coverage
        with st.container(gap=None):
            st.markdown(f"**{indicator_title(lang, indicator)}** `{indicator.id}`")
            st.markdown(translate_context(lang, "description", indicator.description), width=READING_WIDTH)
            if cover:
                st.caption(
                    translate(
                        lang,
                        "{unit}; {rows} rows, {countries} countries and groups, {first} to {last}",
                        unit=unit_label(context.library, lang, indicator.unit),
                        rows=format_number(lang, cover.rows),
                        countries=format_number(lang, cover.countries),
                        first=str(cover.first),
                        last=str(cover.last),
                    )
                )
        _offer_file(context, dataset.redistribute, indicator.path, indicator.id)
    _list_caveats(context, [*dataset.caveats, *(c for i in dataset.indicators.values() for c in i.caveats)])
    st.code(dataset.citation, language=None, wrap_lines=True)
    st.markdown(f"[{dataset.url}]({dataset.url})")
    show_foot(context, recall_panel("dictionary", context.library, context.select(), lang, context.look))


def _offer_file(context: Context, allowed: bool, path: object, name: str) -> None:
    if not allowed:
        st.caption(translate(context.lang, "The publisher’s terms do not let us hand out this file."))
        return
    try:
        content = Path(str(path)).read_bytes()
    except OSError:
        st.warning(translate(context.lang, "The file of {name} is missing. Restore it from the repository.", name=name))
        return
    st.download_button(
        translate(context.lang, "Download CSV"),
        content,
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"file_{name}",
        type="tertiary",
        on_click="ignore",
    )


def _list_caveats(context: Context, ids: Iterable[str]) -> None:
    for title, text in caveat_texts(context.library, context.lang, list(ids)):
        st.markdown(f"**{title}.** {text}", width=READING_WIDTH)


def finish(context: Context) -> None:
    """Last call of a page: the privacy sentence, the data version, and the address that restores the view."""
    st.divider()
    st.caption(
        translate(
            context.lang,
            "This dashboard counts nobody: no analytics, no tracking, no address in its logs. Code: MIT; data: each dataset’s own licence.",
        )
    )
    address = find_light_page(context)
    if address:
        st.caption(f"[{translate(context.lang, 'This page in the light edition')}]({address})")
    end_page(context)


def find_light_page(context: Context) -> str:
    """Return the relative address of the light page that shows the same; empty where the light edition is not served."""
    folder = os.environ.get(LIGHT)
    if not folder:
        return ""
    asked = {key: str(context.chosen[key]) for key in ("country", "mineral", "dataset") if context.chosen.get(key)}
    own, plain = find_path(context.page, asked), find_path(context.page)
    found = own if (Path(folder) / context.lang / own).is_file() else plain
    return f"light/{context.lang}/{found}"
