"""The controls of the mineral pages: every mineral that a publisher prints, and what is counted of it."""

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import translate
from indicators.panels.bases import list_bases
from indicators.panels.quantities import basis_words, list_measures, list_minerals, mineral_noun, mineral_title
from indicators.ui.context import Context
from indicators.ui.listing import color_option
from indicators.ui.pickers import keep_choice, start_choice
from indicators.ui.survival import survive


@survive
def pick_world_mineral(context: Context) -> None:
    """Choose one of the minerals that some publisher prints."""
    options = list_minerals(context.library)
    asked = str(context.chosen["mineral"])
    start_choice(context, "mineral", options)
    st.selectbox(
        translate(context.lang, "Mineral"),
        options,
        format_func=lambda m: mineral_title(context.library, context.lang, m),
        key="pick_mineral",
        on_change=keep_choice,
        args=("mineral",),
        width=300,
    )
    if options and asked not in options:
        st.caption(
            translate(
                context.lang,
                "No producer of {asked} is printed here; shown instead: {shown}.",
                asked=mineral_noun(context.library, context.lang, asked),
                shown=mineral_noun(context.library, context.lang, options[0]),
            ),
            width="content",
        )


def measure_words(lang: str) -> dict[str, str]:
    """Return what each measure of a mineral is called."""
    return {
        "mine": translate(lang, "Mine production"),
        "reserves": translate(lang, "Reserves"),
        "refinery": translate(lang, "Refined or smelted"),
    }


@survive
def pick_measure(context: Context) -> None:
    """Choose mine production, reserves or refining, as far as somebody prints them for the mineral."""
    options = list_measures(context.library, str(context.chosen["mineral"]))
    words = measure_words(context.lang)
    asked = str(context.chosen["measure"])
    start_choice(context, "measure", options)
    st.segmented_control(
        translate(context.lang, "What is counted"),
        options,
        format_func=lambda option: color_option(words[option]),
        key="pick_measure",
        on_change=keep_choice,
        args=("measure",),
        required=True,
    )
    if options and asked not in options:
        st.caption(
            translate(
                context.lang,
                "No publisher here prints “{asked}” for this mineral; “{shown}” is shown.",
                asked=words[asked],
                shown=words[options[0]],
            ),
            width="content",
        )


@survive
def pick_basis(context: Context) -> None:
    """Choose how the mineral is weighed, where one publisher prints it in two ways: as ore and as content."""
    try:
        options = list_bases(context.library, str(context.chosen["mineral"]), str(context.chosen["measure"]))
    except IndicatorsError:
        return
    if len(options) < 2:
        return
    shown = str(context.chosen["basis"])
    st.session_state["pick_basis"] = shown if shown in options else ""
    st.selectbox(
        translate(context.lang, "Weight that the shares count"),
        list(options),
        format_func=lambda code: basis_words(context.lang, options[code]),
        key="pick_basis",
        on_change=keep_choice,
        args=("basis",),
        width=300,
    )
