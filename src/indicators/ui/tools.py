"""The four tools of every panel: share, download, table, about."""

import os
from urllib.parse import quote

import streamlit as st

from indicators.charts.events import is_key
from indicators.charts.theme import Look
from indicators.errors import IndicatorsError
from indicators.export import Words, encode_panel_csv, encode_panel_xlsx, render_png, render_svg
from indicators.export.deck.model import plain_heading
from indicators.i18n import format_date, translate, translate_context, translate_error
from indicators.panels import Panel
from indicators.panels.question import write_question
from indicators.panels.row_words import figure_formats, say_cut, tell_rows
from indicators.panels.texts import caveat_texts, indicator_title, licence_words, map_subtitle, publisher_name, source_line
from indicators.ui.context import Context, find_site
from indicators.ui.links import encode_link
from indicators.ui.present import offer_slide
from indicators.ui.registry import find_page

CONTACT = "INDICATORS_CONTACT"
SHOWN_ROWS = 2000
MOST_PICTURES = 3
NAMING = ("indicator", "mineral", "material", "country")
"""Choices that name a file: the first of them that its page offers."""


def show_tools(context: Context, panel: Panel) -> None:
    """Draw the four buttons in one line; each opens a dialog."""
    words = (
        ("share", translate(context.lang, "Share"), _open_share),
        ("download", translate(context.lang, "Download"), _open_download),
        ("table", translate(context.lang, "Table"), _open_table),
        ("about", translate(context.lang, "About"), _open_about),
    )
    with st.container(horizontal=True, gap="small"):
        for name, label, action in words:
            key = f"tool_{context.page}_{panel.name}_{name}"
            told = translate(context.lang, "{name}: {value}", name=label, value=panel.title)
            if st.button(f":small[:blue[{label}]]", key=key, type="tertiary", help=told):
                st.dialog(label, width="large" if name in ("table", "about") else "small")(action)(context, panel)


def _open_share(context: Context, panel: Panel) -> None:
    st.markdown(translate(context.lang, "This link opens exactly this view:"))
    st.code(_write_address(context, panel), language=None, wrap_lines=True)
    versions = ", ".join(f"{d.name} {d.version}" for d in panel.datasets[:4])
    st.caption(translate(context.lang, "Data version: {versions}", versions=versions))


def _write_address(context: Context, panel: Panel) -> str:
    query = encode_link(context, find_page(context.page).picks, panel.datasets)
    return f"{find_site(context.page)}/{context.page}?{query}#{panel.name}"


def _open_download(context: Context, panel: Panel) -> None:
    """Offer the files, each ready: a button that first makes its file loses the focus, and Esc no longer closes the dialog."""
    stem = _name_file(context, panel)
    if panel.redistribute:
        st.download_button(
            translate(context.lang, "CSV, with source and licence in each row"),
            encode_panel_csv(panel, context.library),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key=f"csv_{panel.name}",
            on_click="ignore",
        )
        st.download_button(
            translate(context.lang, "Workbook (XLSX), with definitions and caveats"),
            encode_panel_xlsx(panel, context.library, context.lang),
            file_name=f"{stem}.xlsx",
            key=f"xlsx_{panel.name}",
            on_click="ignore",
        )
    else:
        st.info(
            translate(context.lang, "The publisher’s terms do not let us hand out these figures as a file. Their page has them:")
        )
        for dataset in panel.datasets:
            st.markdown(f"[{publisher_name(context.lang, dataset.publisher)}]({dataset.url})")
    for number in range(min(len(panel.drawings), MOST_PICTURES)):
        try:
            _offer_picture(context, panel, number, stem)
        except IndicatorsError as error:
            st.warning(translate_error(context.lang, error))
    offer_slide(context, panel)


def _name_file(context: Context, panel: Panel) -> str:
    """The panel and what was chosen on its page: nothing, where it holds every source."""
    picks = find_page(context.page).picks
    chosen = next((str(context.chosen[k]) for k in NAMING if k in picks), "")
    return f"{panel.name}_{chosen}" if chosen and not panel.about_data else panel.name


def _offer_picture(context: Context, panel: Panel, number: int, stem: str) -> None:
    """Offer a drawing as PNG and SVG, title, source and edition inside."""
    lang, drawing = context.lang, panel.drawings[number]
    source = " · ".join(source_line(lang, d) for d in panel.datasets[:2])
    note = f" · {panel.notes[-1]}" if drawing.is_map and panel.notes else ""
    told = map_subtitle(context.library, lang, panel) if drawing.is_map else panel.subtitle
    key = next((n for n in panel.notes if is_key(n)), "")
    words = Words(panel.title, told, source + note, plain_heading(drawing), key)
    what = _picture_name(context, panel, number)
    for form, write in (("PNG", render_png), ("SVG", render_svg)):
        st.download_button(
            translate(lang, "{picture} ({format})", picture=what, format=form),
            write(drawing.figure, Look(context.look.mode), words, alt=drawing.alt),
            file_name=f"{stem}_{number + 1}.{form.lower()}",
            mime="image/png" if form == "PNG" else "image/svg+xml",
            key=f"{form}_{panel.name}_{number}",
            on_click="ignore",
        )


def _picture_name(context: Context, panel: Panel, number: int) -> str:
    if panel.drawings[number].is_map:
        return translate(context.lang, "Picture of the map")
    if len(panel.drawings) == 1:
        return translate(context.lang, "Picture")
    return translate(context.lang, "Picture {number}", number=str(number + 1))


def _open_table(context: Context, panel: Panel) -> None:
    """The rows in words and in order; the downloads keep the columns and codes of our files, for programs.

    The grid draws only the rows in sight, so that long tables do not hold up a phone. It offers no file and no copy of its own
    (`client.disableDataExport`): those would lack source and licence.
    """
    told = tell_rows(context.library, panel.rows, context.lang).head(SHOWN_ROWS)
    written = told.style.format(figure_formats(told, context.lang), na_rep="")
    st.dataframe(written, hide_index=True, placeholder="", alt=panel.title)
    if len(panel.rows) > SHOWN_ROWS:
        st.caption(say_cut(context.lang, SHOWN_ROWS, len(panel.rows), redistribute=panel.redistribute))


def _open_about(context: Context, panel: Panel) -> None:
    lang = context.lang
    for indicator in panel.indicators:
        st.markdown(f"**{indicator_title(lang, indicator)}** `{indicator.id}`")
        st.markdown(translate_context(lang, "description", indicator.description))
        if indicator.licences:
            st.caption(translate(lang, "Licence: {licence}", licence=licence_words(lang, indicator.licences)))
        if indicator.processing_note:
            st.caption(
                translate(lang, "What we did: {note}", note=translate_context(lang, "processing", indicator.processing_note))
            )
    for dataset in panel.datasets[:6]:
        st.markdown(f"**{source_line(lang, dataset)}**")
        st.markdown(translate_context(lang, "description", dataset.description))
        if dataset.processing_note:
            st.caption(
                translate(lang, "What we did: {note}", note=translate_context(lang, "processing", dataset.processing_note))
            )
        st.caption(
            translate(
                lang, "Read on {date}; data version {version}.", date=format_date(lang, dataset.accessed), version=dataset.version
            )
        )
        st.markdown(f"[{dataset.url}]({dataset.url})")
    ids = [c for d in panel.datasets for c in d.caveats] + [c for i in panel.indicators for c in i.caveats]
    for title, text in caveat_texts(context.library, lang, ids):
        st.markdown(f"**{title}.** {text}")
    for dataset in panel.datasets[:6]:
        st.code(dataset.citation, language=None, wrap_lines=True)
        st.code(dataset.bibtex, language=None, wrap_lines=True)
    _show_question(context, panel)


def _show_question(context: Context, panel: Panel) -> None:
    subject = translate(context.lang, "Question on a figure: {panel}", panel=panel.title)
    country = str(context.chosen["country"]) if context.page == "country" else ""
    body = f"{write_question(panel, context.lang, country)}\n{_write_address(context, panel)}"
    contact = os.environ.get(CONTACT, "")
    if contact:
        address = f"mailto:{contact}?subject={quote(subject)}&body={quote(body)}"
        st.link_button(translate(context.lang, "Question this figure"), address)
    else:
        st.caption(translate(context.lang, "To question this figure, send this text to the editors of your edition:"))
        st.code(f"{subject}\n{body}", language=None, wrap_lines=True)
