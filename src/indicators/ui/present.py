"""The page of slides: choose and order them, see them, start them full screen, take them away."""

import os
from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime import exists, get_instance

from indicators.export.deck.model import TOPICS, Choice, Slide
from indicators.export.deck.planning import build_slides, plan_deck, topic_word
from indicators.i18n import country_name, translate
from indicators.panels import Panel, build_panel
from indicators.ui.context import Context, find_site
from indicators.ui.pickers import keep_choice, start_choice
from indicators.ui.survival import survive

COLLECTED, SHOWN = "collected_slides", "deck_shown"
MOST_COLLECTED = 12
PREVIEW_HEIGHT = 520
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def list_collected() -> list[Choice]:
    """Return the panels that the visitor has put aside for slides, in their order."""
    return st.session_state.setdefault(COLLECTED, [])


def offer_slide(context: Context, panel: Panel) -> None:
    """Let a visitor put a panel on the slides; it waits on the page of slides, for this visit."""
    held = list_collected()
    choice = Choice(panel.name, panel.selection)
    if choice in held:
        st.caption(translate(context.lang, "This panel is on your slides."))
    elif len(held) >= MOST_COLLECTED:
        st.caption(translate(context.lang, "Your slides are full ({count}): take one away first.", count=str(MOST_COLLECTED)))
    elif st.button(translate(context.lang, "Add to slides"), key=f"slide_{context.page}_{panel.name}"):
        held.append(choice)
        st.success(translate(context.lang, "Added. Your slides wait on the page Present ({count}).", count=str(len(held))))


@survive
def pick_topics(context: Context) -> None:
    """Choose the fixed slides; they come in the order in which they are chosen."""
    start_choice(context, "topics", list(TOPICS))
    st.multiselect(
        translate(context.lang, "Slides, in this order"),
        list(TOPICS),
        format_func=lambda topic: topic_word(context.lang, topic),
        key="pick_topics",
        on_change=keep_choice,
        args=("topics",),
    )


@survive
def show_collected(context: Context) -> None:
    """The panels that were added on other pages: their order, and a way to take them off."""
    held, lang = list_collected(), context.lang
    if not held:
        st.caption(
            translate(lang, "Every panel of every page can be added here: open Download below it and choose “Add to slides”.")
        )
        return
    st.subheader(translate(lang, "Added panels ({count})", count=str(len(held))), anchor="added")
    for position, choice in enumerate(held):
        with st.container(horizontal=True, vertical_alignment="center"):
            title = _name_choice(context, choice)
            st.markdown(f"{position + 1}. {title}", width="stretch")
            _offer_step(held, position, -1, translate(lang, "Up"), translate(lang, "Up: {title}", title=title))
            _offer_step(held, position, 1, translate(lang, "Down"), translate(lang, "Down: {title}", title=title))
            label, help_ = translate(lang, "Take off"), translate(lang, "Take off: {title}", title=title)
            st.button(label, key=f"off_{position}", type="tertiary", help=help_, on_click=_take_off, args=(held, position))


def _name_choice(context: Context, choice: Choice) -> str:
    panel = build_panel(choice.name, context.library, choice.selection, context.lang, context.look)
    return panel.title.replace("[", "\\[").replace("*", "\\*")


def _take_off(held: list[Choice], position: int) -> None:
    del held[position]


def _offer_step(held: list[Choice], position: int, step: int, label: str, words: str) -> None:
    target = position + step
    disabled = not 0 <= target < len(held)
    key = f"move_{position}_{step}"
    st.button(label, key=key, type="tertiary", help=words, disabled=disabled, on_click=_swap, args=(held, position, target))


def _swap(held: list[Choice], first: int, second: int) -> None:
    held[first], held[second] = held[second], held[first]


@survive
def show_deck(context: Context) -> None:
    """The slides themselves: a preview, the way to full screen, and three files to take away."""
    lang = context.lang
    plan = _plan(context)
    key = ("deck", lang, tuple(plan), _find_address())
    if not plan:
        st.info(translate(lang, "No slide is chosen: choose at least one above."))
        return
    if not st.session_state.get(SHOWN):
        label = translate(lang, "Make {count} slides", count=str(len(plan)))
        st.button(label, type="primary", key="make_deck", on_click=st.session_state.update, args=({SHOWN: True},))
        return
    slides = context.library.keep(key, lambda: build_slides(context.library, lang, plan, app=key[-1]))
    page = context.library.keep(("html", *key), lambda: _write(slides, lang, "html"))
    address = publish(page, "text/html", "deck_html")
    with st.container(horizontal=True, vertical_alignment="center"):
        if address:
            st.link_button(translate(lang, "Start full screen"), address, type="primary")
        _offer_file(context, "html", page, "text/html")
        _offer_file(context, "pptx", lambda: _write(slides, lang, "pptx"), PRESENTATION)
        _offer_file(context, "pdf", lambda: _write(slides, lang, "pdf"), "application/pdf")
    st.caption(
        translate(
            lang,
            "Keys: arrows forward and back, F full screen, Esc all slides, T timer, P print. The files need no network and no install; "
            "the charts of the PPTX can be edited.",
        )
    )
    if _is_local(_find_address()):
        st.caption(
            translate(
                lang,
                "The QR code of the last slide leads to this machine only: whoever runs this dashboard has set no public address.",
            )
        )
    if address:
        st.iframe(address, height=PREVIEW_HEIGHT)


def _plan(context: Context) -> list[Choice]:
    countries = tuple(str(c) for c in context.chosen["countries"])  # type: ignore[attr-defined]
    topics = tuple(str(t) for t in context.chosen["topics"])  # type: ignore[attr-defined]
    return plan_deck(context.library, countries, topics, list_collected(), base=context.select())


def _write(slides: list[Slide], lang: str, form: str) -> bytes:
    """The deck as a file. The writers are loaded here: they take long, and few visitors need them."""
    if form == "pptx":
        from indicators.export.deck.slides import write_pptx

        return write_pptx(slides, lang)
    if form == "pdf":
        from indicators.export.deck.printed import write_pdf

        return write_pdf(slides, lang)
    from indicators.export.deck.document import write_html

    return write_html(slides, lang).encode("utf-8")


def _find_address() -> str:
    """The public address that is set, else the one under which this visitor came."""
    return os.environ.get("INDICATORS_APP") or find_site("present")


def _is_local(address: str) -> bool:
    return not address or urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1")


def _offer_file(context: Context, form: str, content: bytes | Callable[[], bytes], kind: str) -> None:
    names = "-".join(country_name(context.lang, str(c), "short") for c in context.chosen["countries"])  # type: ignore[attr-defined]
    st.download_button(
        form.upper(), content, file_name=f"{names or 'slides'}.{form}", mime=kind, key=f"deck_{form}", on_click="ignore"
    )


def publish(content: bytes, kind: str, key: str) -> str:
    """Return the address at which this server shows a file to this visitor; empty where no server runs."""
    return str(get_instance().media_file_mgr.add(content, kind, key)) if exists() else ""
