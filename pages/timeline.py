import streamlit as st

from indicators import ui

ctx = ui.begin_page("timeline")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_place(ctx)
    ui.pick_category(ctx)
    ui.pick_period(ctx)
ui.show_panel(ctx, "timeline")
ui.finish(ctx)
