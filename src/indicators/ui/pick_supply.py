"""The controls of the supply-risk page: material, stage, update of the WGI, viewpoint."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import translate
from indicators.panels.supply_inputs import SCOPES
from indicators.panels.supply_tables import DATASET, STAGES, VINTAGES, material_name, stage_word
from indicators.ui.context import Context
from indicators.ui.listing import color_option
from indicators.ui.survival import survive

CHANGES = ("supplier", "share", "eu_share", "score", "recycling", "reliance")
"""What a scenario changes; another material starts again from its own inputs."""


def forget_changes() -> None:
    """Take back every change of the scenario."""
    for key in CHANGES:
        st.session_state["chosen"][key] = None
        st.session_state.pop(f"pick_{key}", None)


def _keep(key: str, forget: bool = False) -> None:
    st.session_state["chosen"][key] = st.session_state[f"pick_{key}"]
    if forget:
        forget_changes()


def _read_stages(context: Context) -> pd.DataFrame:
    """Every material with its stages; empty when the table cannot be read, which the panels then say."""
    try:
        return context.library.table(DATASET, "parameters")[["material", "stage"]]
    except IndicatorsError:
        return pd.DataFrame(columns=["material", "stage"])


@survive
def pick_material(context: Context) -> None:
    """Choose a material of the EU list."""
    names = sorted(set(_read_stages(context)["material"]), key=lambda m: material_name(context.lang, m))
    if not names:
        return
    if context.chosen["material"] not in names:
        context.chosen["material"] = names[0]
    st.session_state["pick_material"] = context.chosen["material"]
    st.selectbox(
        translate(context.lang, "Material"),
        names,
        format_func=lambda m: material_name(context.lang, m),
        key="pick_material",
        on_change=_keep,
        args=("material", True),
        width=260,
    )


@survive
def pick_stage(context: Context) -> None:
    """Choose a stage; a material that is assessed at one stage only is shown there, and a sentence says so."""
    parameters = _read_stages(context)
    held = set(parameters.loc[parameters["material"] == context.chosen["material"], "stage"])
    options = [s for s in STAGES if s in held]
    if not options:
        return
    if context.chosen["stage"] not in options:
        context.chosen["stage"] = options[0]
        st.caption(
            translate(
                context.lang,
                "{material} is assessed at the stage {stage} only.",
                material=material_name(context.lang, str(context.chosen["material"])),
                stage=stage_word(context.lang, options[0]),
            )
        )
    words = {s: stage_word(context.lang, s).capitalize() for s in STAGES}
    _pick_segment(context, "stage", translate(context.lang, "Stage"), options, words, forget=True)


@survive
def pick_vintage(context: Context) -> None:
    """Choose the update of the WGI that the model uses."""
    words = {v: v for v in VINTAGES}
    label = translate(context.lang, "Update of the governance indicators")
    _pick_segment(context, "vintage", label, VINTAGES, words)


@survive
def pick_viewpoint(context: Context) -> None:
    """Choose whose risk is read."""
    words = {
        "buyers": translate(context.lang, "Risk for buyers"),
        "citizens": translate(context.lang, "Risk for citizens"),
    }
    _pick_segment(context, "viewpoint", translate(context.lang, "Viewpoint"), tuple(words), words)


@survive
def pick_scope(context: Context) -> None:
    """Choose where a supplier's share changes."""
    words = {
        "world": translate(context.lang, "World"),
        "eu": translate(context.lang, "EU"),
        "both": translate(context.lang, "Both"),
    }
    _pick_segment(
        context,
        "scope",
        translate(context.lang, "Supply in which its share changes"),
        SCOPES,
        {key: f"{word[:1].upper()}{word[1:]}" for key, word in words.items()},
    )


def _pick_segment(
    context: Context, key: str, label: str, options: Sequence[str], words: dict[str, str], *, forget: bool = False
) -> None:
    st.session_state[f"pick_{key}"] = context.chosen[key]
    st.segmented_control(
        label,
        options,
        format_func=lambda option: color_option(words[option]),
        key=f"pick_{key}",
        on_change=_keep,
        args=(key, forget),
        required=True,
    )
