import streamlit as st

from indicators import ui

ctx = ui.begin_page("country")
left, right = st.columns([5, 4], gap="medium")
with right, st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_country(ctx)
    ui.offer_briefing(ctx)
with left:
    ui.show_heading(ctx)
ui.show_status(ctx)
st.divider()
ui.show_panel(ctx, "profile", year=None)
st.divider()
ui.show_panel(ctx, "portfolio")
st.divider()
ui.show_panel(ctx, "events")
st.divider()
ui.show_panel(ctx, "country_diamonds")
st.divider()
ui.show_panel(ctx, "development")
ui.finish(ctx)
