import streamlit as st

from indicators import ui

ctx = ui.begin_page("overview")
ui.show_heading(ctx)
ui.show_facts(ctx)
st.divider()
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_indicator(ctx)
    ui.pick_mineral(ctx)
    ui.pick_countries(ctx)
    ui.pick_year(ctx)
ui.show_panel(ctx, "standing")
st.divider()
left, right = st.columns(2, gap="large")
with left:
    ui.show_panel(ctx, "changes", light=True)
with right:
    ui.show_panel(ctx, "revisions", light=True)
ui.finish(ctx)
