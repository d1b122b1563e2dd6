import streamlit as st

from indicators import ui

ctx = ui.begin_page("overview")
ui.show_heading(ctx)
ui.show_facts(ctx)
ui.show_part(ctx, (ui.pick_indicator, ui.pick_mineral, ui.pick_countries, ui.pick_year), ("standing",))
st.divider()
ui.show_more_facts(ctx)
st.divider()
left, right = st.columns(2, gap="large")
with left:
    ui.show_panel(ctx, "changes", light=True)
with right:
    ui.show_panel(ctx, "revisions", light=True)
ui.finish(ctx)
