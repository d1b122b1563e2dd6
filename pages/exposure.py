import streamlit as st

from indicators import ui

ctx = ui.begin_page("exposure")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_governance(ctx)
    ui.pick_leverage(ctx)
    ui.pick_leverage_mineral(ctx)
    ui.pick_countries(ctx)
ui.show_panel(ctx, "exposure")
ui.finish(ctx)
