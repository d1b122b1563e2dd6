"""Measures the dashboard against a stock Streamlit and Plotly Express app with the same table: `python -m bench`."""
