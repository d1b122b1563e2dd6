import streamlit as st

from indicators import ui

ctx = ui.begin_page("present")
ui.show_heading(ctx)
ui.pick_countries(ctx)
ui.pick_topics(ctx)
ui.show_collected(ctx)
st.divider()
ui.show_deck(ctx)
ui.finish(ctx)
