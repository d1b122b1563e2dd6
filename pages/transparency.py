import streamlit as st

from indicators import ui

ctx = ui.begin_page("transparency")
ui.show_heading(ctx)
ui.pick_countries(ctx)
ui.show_panel(ctx, "eiti_status")
st.divider()
ui.pick_country(ctx)
ui.show_panel(ctx, "eiti_revenues")
ui.show_panel(ctx, "eiti_shares", level=3)
st.divider()
ui.show_panel(ctx, "rgi_editions")
st.divider()
ui.show_panel(ctx, "budget_openness")
ui.finish(ctx)
