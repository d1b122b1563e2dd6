import streamlit as st

from indicators import ui

ctx = ui.begin_page("timeline")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_place(ctx)
    ui.pick_category(ctx)
    ui.pick_period(ctx)
ui.show_panel(ctx, "timeline")
st.divider()
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_event(ctx)
    ui.pick_concerned(ctx)
    ui.pick_indicator(ctx)
    ui.pick_mineral(ctx)
    ui.pick_zoom(ctx)
ui.show_panel(ctx, "before_after")
ui.finish(ctx)
