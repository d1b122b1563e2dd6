"""The frame round every page: menu, mark, language, heading."""

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import LANGUAGES, translate, translate_error
from indicators.paths import ROOT, STATIC
from indicators.ui.context import Context, find_language, find_look, open_library
from indicators.ui.links import read_link, write_link
from indicators.ui.listing import color_option
from indicators.ui.registry import PAGES, find_page, page_title, section_title


def open_app() -> st.Page:
    """Draw menu and mark and return the page to run. `app.py` runs it."""
    lang = find_language()
    st.set_page_config(
        page_title=translate(lang, "Governance and minerals of the diamond coalition"),
        page_icon=str(STATIC / "favicon.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    sections: dict[str, list[st.Page]] = {}
    for spec in PAGES:
        page = st.Page(
            ROOT / "pages" / f"{spec.name}.py",
            title=page_title(lang, spec.name),
            url_path=spec.name,
            default=spec.name == "overview",
        )
        sections.setdefault(section_title(lang, spec.section), []).append(page)
    start = st.Page(
        ROOT / "pages" / "overview.py", title=page_title(lang, "overview") + "\u200b", url_path="overview", visibility="hidden"
    )
    home = st.Page(ROOT / "pages" / "overview.py", title=page_title(lang, "overview"), default=True, url_path="home")
    first = section_title(lang, PAGES[0].section)
    sections[first] = [home, *sections[first][1:], start]
    page = st.navigation(sections, position="top")
    st.logo(str(STATIC / f"wordmark-{lang}.svg"), size="large")
    _switch_language(lang)
    st.session_state["_framed"] = True
    return page


def begin_page(name: str) -> Context:
    """Return the context of a page; the first call of every page file."""
    if not st.session_state.pop("_framed", False):
        open_app()
        st.session_state.pop("_framed", None)
    context = Context(name, find_language(), find_look(), open_library())
    try:
        read_link(context)
    except IndicatorsError as error:
        context.notices.append(translate_error(context.lang, error))
    st.session_state["notices"] = context.notices
    return context


def end_page(context: Context) -> None:
    """Write the view into the address and say what a link asked in vain."""
    write_link(context, find_page(context.page).picks)


def show_notices(context: Context) -> None:
    """Say what was left out of a link."""
    for notice in context.notices:
        st.info(notice)


def _switch_language(lang: str) -> None:
    """Draw the switch after the menu: before it the choice would be lost with the page."""
    st.session_state["pick_lang"] = lang
    st.segmented_control(
        translate(lang, "Language"),
        list(LANGUAGES),
        format_func=lambda code: color_option(LANGUAGES[code]),
        key="pick_lang",
        on_change=_keep_language,
        label_visibility="collapsed",
        required=True,
    )


def _keep_language() -> None:
    st.session_state["lang"] = st.session_state["pick_lang"]
    st.query_params["lang"] = st.session_state["pick_lang"]
