import streamlit as st

from indicators import ui

ctx = ui.begin_page("compare")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_indicator(ctx)
    ui.pick_mineral(ctx)
    ui.pick_countries(ctx)
    ui.pick_view(ctx)
    ui.pick_zoom(ctx)
ui.show_comparison(ctx)
ui.finish(ctx)
