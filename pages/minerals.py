import streamlit as st

from indicators import ui

ctx = ui.begin_page("minerals")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_world_mineral(ctx)
    ui.pick_measure(ctx)
    ui.pick_basis(ctx)
    ui.pick_countries(ctx)
ui.show_panel(ctx, "mineral_producers")
st.divider()
ui.show_panel(ctx, "mineral_publishers")
st.divider()
ui.show_panel(ctx, "mineral_concentration")
st.divider()
ui.show_panel(ctx, "mineral_price")
st.divider()
ui.show_panel(ctx, "mineral_lists")
st.divider()
ui.show_panel(ctx, "mineral_sites")
st.divider()
ui.show_panel(ctx, "mineral_history")
st.divider()
ui.pick_country(ctx)
ui.show_panel(ctx, "portfolio")
ui.finish(ctx)
