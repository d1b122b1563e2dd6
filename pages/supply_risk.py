import streamlit as st

from indicators import ui

ctx = ui.begin_page("supply_risk")
ui.show_heading(ctx)
ui.pick_vintage(ctx)
ui.show_panel(ctx, "supply_list")
st.divider()
ui.show_panel(ctx, "supply_matrix")
st.divider()
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_material(ctx)
    ui.pick_stage(ctx)
    ui.pick_viewpoint(ctx)
ui.show_panel(ctx, "supply_contributions")
st.divider()
ui.show_whatif(ctx)
st.divider()
ui.show_panel(ctx, "supply_linear")
st.divider()
ui.show_panel(ctx, "supply_misses")
ui.finish(ctx)
