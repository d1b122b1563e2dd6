"""The yardstick: the page that Streamlit's and Plotly's own tutorials lead to, with our table. Not part of the product."""

import json
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

DATA = Path(__file__).resolve().parents[2] / "data"
MAP = {"topojsonURL": "app/static/topo/"}


@st.cache_data
def read_table() -> pd.DataFrame:
    """Every indicator with a value for country and year, in one long table."""
    parts = []
    for descriptor in sorted(DATA.glob("*/datapackage.json")):
        package = json.loads(descriptor.read_text(encoding="utf-8"))
        for resource in package["resources"]:
            if "indicator" not in resource or resource["indicator"].get("dimensions"):
                continue
            path = descriptor.parent / resource.get("path", f"{resource['name']}.csv")
            frame = pd.read_csv(path, keep_default_na=False, na_values=[""])[["country", "year", "value"]]
            parts.append(frame.assign(indicator=f"{package['name']}.{resource['name']}"))
    return pd.concat(parts, ignore_index=True)


@st.cache_data
def read_members() -> list[str]:
    """The 13 countries."""
    countries = pd.read_csv(DATA / "reference" / "countries.csv", keep_default_na=False)
    return countries.loc[countries["member"].astype(str).str.lower() == "true", "country"].tolist()


st.set_page_config(page_title="Governance and minerals", layout="wide")
st.title("Governance and minerals")
table, members = read_table(), read_members()
ids = sorted(table["indicator"].unique())
indicator = st.selectbox("Measure", ids, index=ids.index("wgi_estimate.control_of_corruption"))
shown = table[(table["indicator"] == indicator) & table["country"].isin(members)].dropna(subset=["value"])
years = sorted(shown["year"].unique())
year = st.select_slider("Year", years, value=years[-1]) if len(years) > 1 else years[0]
newest = shown[shown["year"] == year].sort_values("value", ascending=False)

for column, country in zip(st.columns(4), newest["country"].head(4), strict=False):
    series = shown[shown["country"] == country].sort_values("year")
    column.metric(country, f"{series['value'].iloc[-1]:.2f}", chart_data=series["value"].tolist(), border=True)

left, right = st.columns(2)
choropleth = px.choropleth(newest, locations="country", color="value", scope="world", projection="equal earth")
left.plotly_chart(choropleth, config=MAP)
right.plotly_chart(px.bar(newest, x="value", y="country", orientation="h", error_x=None))
st.plotly_chart(px.line(shown.sort_values("year"), x="year", y="value", color="country"))
st.plotly_chart(px.scatter(shown, x="year", y="value", color="country"))
st.dataframe(newest)
