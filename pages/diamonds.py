import streamlit as st

from indicators import ui

ctx = ui.begin_page("diamonds")
heading = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_country(ctx)
    ui.pick_countries(ctx)
    ui.pick_diamond_year(ctx)
with heading:
    ui.show_heading(ctx)
ui.show_panel(ctx, "diamond_production")
st.divider()
ui.show_panel(ctx, "diamond_doubts")
st.divider()
ui.show_panel(ctx, "diamond_prices")
st.divider()
ui.show_panel(ctx, "diamond_lines")
st.divider()
ui.show_panel(ctx, "diamond_shares")
st.divider()
ui.show_panel(ctx, "diamond_years")
st.divider()
ui.show_panel(ctx, "diamond_bans")
st.divider()
ui.show_panel(ctx, "diamond_gaps")
ui.finish(ctx)
