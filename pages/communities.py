import streamlit as st

from indicators import ui

ctx = ui.begin_page("communities")
ui.show_heading(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    ui.pick_condition(ctx)
    ui.pick_countries(ctx)
ui.show_panel(ctx, "human_conditions")
st.divider()
ui.show_panel(ctx, "artisanal_people")
ui.show_panel(ctx, "site_visits", level=3)
st.divider()
ui.show_panel(ctx, "labour_matrix")
st.divider()
ui.pick_country(ctx)
ui.show_panel(ctx, "violence")
st.divider()
ui.pick_civic(ctx)
ui.show_panel(ctx, "civic_space")
ui.show_panel(ctx, "civic_pressures", level=3)
ui.finish(ctx)
