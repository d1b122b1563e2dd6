"""What if: sliders beside the panel they change. They run as a fragment, so that nothing else is drawn again."""

import pandas as pd
import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_number, format_percent, translate
from indicators.panels.supply_inputs import Inputs, read_inputs
from indicators.panels.supply_tables import read_model
from indicators.panels.supply_whatif_notes import find_weightless
from indicators.ui.context import Context
from indicators.ui.links import write_link
from indicators.ui.panel import show_panel
from indicators.ui.pick_supply import forget_changes, pick_scope
from indicators.ui.registry import find_page
from indicators.ui.survival import survive

SCORES = tuple(tenth / 10 for tenth in range(-25, 26))


def show_whatif(context: Context) -> None:
    """The sliders and the panel; a file that cannot be read is named by the panel."""
    try:
        read_model(context.library, str(context.chosen["vintage"]))
    except IndicatorsError:
        show_panel(context, "supply_whatif")
        return
    _draw(context)


@st.fragment
@survive
def _draw(context: Context) -> None:
    inputs = read_inputs(read_model(context.library, str(context.chosen["vintage"])), context.select())
    controls, result = st.columns([1, 2.2], gap="large")
    with controls:
        _pick_supplier(context, inputs)
        _slide_supplier(context, inputs)
        _slide_parameters(context, inputs)
        st.button(translate(context.lang, "Back to the printed inputs"), key="reset_supply", on_click=forget_changes)
    with result:
        show_panel(context, "supply_whatif")
    write_link(context, find_page(context.page).picks)


def _pick_supplier(context: Context, inputs: Inputs) -> None:
    st.session_state["pick_supplier"] = inputs.supplier
    st.selectbox(
        translate(context.lang, "Supplier to change"),
        inputs.suppliers,
        format_func=lambda c: country_name(context.lang, c),
        key="pick_supplier",
        on_change=_keep_supplier,
    )


def _keep_supplier() -> None:
    """Another supplier starts from its own share and score."""
    chosen = st.session_state["chosen"]
    chosen["supplier"] = st.session_state["pick_supplier"]
    chosen["share"] = chosen["eu_share"] = chosen["score"] = None


def _slide_supplier(context: Context, inputs: Inputs) -> None:
    lang = context.lang
    pick_scope(context)
    scope = context.chosen["scope"]
    if scope != "eu":
        label = translate(lang, "Its share of world supply, in percent")
        blank = translate(lang, "No share of world supply is printed for it.")
        _slide_share(context, "share", label, inputs.share, inputs.takes_share, blank, inputs.supplier)
        _caption_weightless(context, inputs, "share")
    if scope != "world":
        label = translate(lang, "Its share of EU sourcing, in percent")
        blank = translate(lang, "No share of EU sourcing is printed for it.")
        _slide_share(context, "eu_share", label, inputs.eu_share, inputs.takes_eu_share, blank, inputs.supplier)
        _caption_weightless(context, inputs, "eu_share")
    _slide_score(context, inputs)


def _slide_score(context: Context, inputs: Inputs) -> None:
    """The governance of the supplier. A list of steps, because a plain slider writes decimal points in every language."""
    lang, score = context.lang, context.chosen["score"]
    base = min(2.5, max(-2.5, round(inputs.score, 2)))
    shown = float(base if score is None else score)  # type: ignore[arg-type]
    st.session_state["pick_score"] = shown
    st.select_slider(
        translate(lang, "Its mean governance estimate, −2.5 to 2.5"),
        sorted({*SCORES, base, shown}),
        format_func=lambda s: format_number(lang, s, 1 if s in SCORES else 2),
        key="pick_score",
        on_change=_keep_number,
        args=("score", base, 0.01, 1.0, inputs.supplier),
    )
    st.caption(
        translate(lang, "Mean of the six WGI estimates, 2016 to 2020: {value}", value=format_number(lang, inputs.score, 2))
    )


def _slide_share(context: Context, key: str, label: str, base: float, movable: bool, blank: str, supplier: str) -> None:
    """One share with what is printed, or why it cannot change."""
    lang, printed = context.lang, pd.notna(base)
    _slide_percent(context, key, label, base if printed else 0.0, supplier, disabled=not movable)
    if not printed:
        st.caption(blank)
    elif not movable:
        st.caption(translate(lang, "It is the only supplier: there is no other to take up the share."))
    else:
        st.caption(translate(lang, "Printed: {value}", value=format_percent(lang, base, 1)))


def _slide_parameters(context: Context, inputs: Inputs) -> None:
    lang = context.lang
    _slide_percent(context, "recycling", translate(lang, "Recycling input rate, in percent"), inputs.recycling)
    st.caption(translate(lang, "Printed: {value}", value=format_percent(lang, inputs.recycling)))
    printed = pd.notna(inputs.reliance)
    _slide_percent(
        context,
        "reliance",
        translate(lang, "Import reliance of the EU, in percent"),
        inputs.reliance if printed else 0.0,
        disabled=not inputs.takes_reliance,
    )
    if printed:
        st.caption(translate(lang, "Printed: {value}", value=format_percent(lang, inputs.reliance)))
    else:
        st.caption(translate(lang, "Blank in the table"))
    _caption_weightless(context, inputs, "reliance")


def _caption_weightless(context: Context, inputs: Inputs, key: str) -> None:
    """Below a slider that cannot move the risk for buyers: why."""
    words = find_weightless(inputs, context.lang).get(key)
    if words and context.chosen["viewpoint"] == "buyers":
        st.caption(words)


def _slide_percent(
    context: Context, key: str, label: str, base: float, supplier: str | None = None, *, disabled: bool = False
) -> None:
    value = context.chosen[key]
    shown = 100 * (base if value is None or disabled else float(value))  # type: ignore[arg-type]
    st.session_state[f"pick_{key}"] = min(100.0, max(0.0, round(shown, 1)))
    st.slider(
        label,
        0.0,
        100.0,
        step=1.0,
        format="%.0f",
        key=f"pick_{key}",
        on_change=_keep_number,
        args=(key, base, 1.0, 100.0, supplier),
        disabled=disabled,
    )


def _keep_number(key: str, base: float, step: float, factor: float, supplier: str | None = None) -> None:
    """Keep a slider's value; on the printed value it is no change."""
    value = float(st.session_state[f"pick_{key}"])
    chosen = st.session_state["chosen"]
    chosen[key] = None if abs(value - base * factor) < step / 2 else round(value / factor, 4)
    if supplier and chosen[key] is not None:
        chosen["supplier"] = supplier
