import streamlit as st

from indicators import ui

ctx = ui.begin_page("data")
ui.show_heading(ctx)
ui.show_catalogue(ctx)
st.divider()
ui.show_panel(ctx, "coverage")
st.divider()
ui.pick_dataset(ctx)
ui.show_dictionary(ctx)
st.divider()
ui.show_own_file(ctx)
ui.finish(ctx)
