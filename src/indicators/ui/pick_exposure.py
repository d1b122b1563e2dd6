"""The controls of the exposure quadrant: its two axes, and the mineral where the second axis is about one."""

import streamlit as st

from indicators.i18n import translate
from indicators.panels.exposure import list_governance
from indicators.panels.leverage import LEVERAGES
from indicators.panels.texts import picker_title
from indicators.ui.context import Context
from indicators.ui.pick_minerals import pick_world_mineral
from indicators.ui.pickers import keep_choice, start_choice
from indicators.ui.survival import survive


@survive
def pick_governance(context: Context) -> None:
    """Choose the governance axis among the indicators whose publisher gives an interval."""
    options = list_governance(context.library)
    start_choice(context, "governance", options)
    catalog = context.library.catalog
    st.selectbox(
        translate(context.lang, "Governance"),
        options,
        format_func=lambda i: picker_title(context.library, context.lang, catalog.find_indicator(i)),
        key="pick_governance",
        on_change=keep_choice,
        args=("governance",),
        width=470,
    )


@survive
def pick_leverage(context: Context) -> None:
    """Choose what is held, or lived from."""
    words = {
        "world_share": translate(context.lang, "Share of the world’s mine production"),
        "supply_share": translate(context.lang, "Share of the European Union’s supply"),
        "export_share": translate(context.lang, "Ores and metals in exports"),
        "diamond_share": translate(context.lang, "Rough diamond exports over GDP"),
        "rents_share": translate(context.lang, "Mineral rents in GDP"),
    }
    start_choice(context, "leverage", LEVERAGES)
    st.selectbox(
        translate(context.lang, "Leverage or dependence"),
        LEVERAGES,
        format_func=words.__getitem__,
        key="pick_leverage",
        on_change=keep_choice,
        args=("leverage",),
        width=430,
    )


@survive
def pick_leverage_mineral(context: Context) -> None:
    """Choose the mineral, where the second axis is about one."""
    if context.chosen["leverage"] in ("world_share", "supply_share"):
        pick_world_mineral(context)
