"""“Check my file”: a member's own CSV against an indicator's description, previewed beside the published series, stored nowhere."""

import streamlit as st

from indicators.data.own_file import MOST_MEGABYTES, check_own_file
from indicators.errors import IndicatorsError
from indicators.i18n import format_number, translate, translate_clause, translate_error
from indicators.panels.own_file import compare_own_file
from indicators.panels.texts import picker_title
from indicators.ui.context import Context
from indicators.ui.panel import show_built_panel
from indicators.ui.pickers import list_indicators
from indicators.ui.survival import survive


@survive
def show_own_file(context: Context) -> None:
    """Ask for a file and say what is right and wrong with it."""
    lang, library = context.lang, context.library
    st.header(translate(lang, "Check my file"), anchor="own_file")
    st.markdown(
        translate(
            lang,
            "Your own table of an indicator: columns country (ISO code of three letters), year and value. It is checked and shown "
            "beside the published series. It stays in the memory of this visit and is not stored.",
        )
    )
    name = st.selectbox(
        translate(lang, "The file holds"),
        list_indicators(context),
        format_func=lambda i: picker_title(library, lang, library.catalog.find_indicator(i)),
        key="own_indicator",
        width=560,
    )
    file = st.file_uploader(
        translate(lang, "CSV file, at most {size} MB", size=format_number(lang, MOST_MEGABYTES)),
        type=["csv"],
        key="own_upload",
        max_upload_size=MOST_MEGABYTES,
    )
    if file is None or name is None:
        return
    _judge_file(context, file.getvalue(), file.name, str(name))


def _judge_file(context: Context, content: bytes, file_name: str, name: str) -> None:
    """Warn of every problem of the file, and draw what can be read of it beside the indicator of this name."""
    lang, library = context.lang, context.library
    indicator = library.catalog.find_indicator(name)
    minerals = set(library.table("reference", "minerals")["mineral"])
    try:
        own = check_own_file(content, file_name, indicator, set(library.countries["country"]), minerals)
    except IndicatorsError as error:
        st.warning(translate_error(lang, error))
        return
    for problem in own.problems:
        st.warning(
            translate(
                lang,
                "{place}: {rule}. Remedy: {remedy}.",
                place=problem.place,
                rule=translate_clause(lang, problem.rule),
                remedy=translate_clause(lang, problem.remedy),
            )
        )
    if own.frame.empty:
        return
    show_built_panel(context, compare_own_file(library, indicator, own.frame, lang, context.look))
