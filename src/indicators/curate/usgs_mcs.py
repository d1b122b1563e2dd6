"""Curates `usgs_mcs`: mine production, reserves and refining by country and mineral, each year of its newest edition."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_extract, to_figures
from indicators.errors import DataError

EXTRACT = "minerals/usgs_mcs/usgs_mcs_latest_vintage_2020_2025.csv"
MEASURES = ("mine_production", "reserves", "refinery_production")
WORDS = {
    "W": "Withheld by the publisher to protect company data.",
    "NA": "Not available.",
    "s": "Less than half a unit.",
    ">": "Lower bound: the publisher prints “more than”.",
    "suspect": "The printed figure is not credible and is left out.",
}
OTHER_WORDS = "The publisher prints a word in place of a figure: {word}"
BASIS = "Mineral basis: {basis}."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each measure; words in place of figures become gaps with a note."""
    frame = read_extract(sources, EXTRACT, ("iso3", "year", "mineral", "measure", "value", "qualifier", "edition"))
    tables = {measure: _build(frame[frame["measure"] == measure]) for measure in MEASURES}
    lost = {"AGO", "BWA", "COD", "GIN", "SLE", "TZA", "ZWE"} - set(tables["mine_production"]["country"])
    if lost:
        raise DataError(f"{EXTRACT} lost {', '.join(sorted(lost))}. Map their codes before joining.")
    if not set(list_scope("member")) & set(tables["mine_production"]["country"]):
        raise DataError(f"{EXTRACT} holds no member. Fetch it again.")
    return tables


def _build(rows: pd.DataFrame) -> pd.DataFrame:
    values = to_figures(rows["value"], EXTRACT)
    parts = rows["qualifier"].str.split("|")
    estimated = parts.map(lambda p: "e" in p)
    words = parts.map(lambda p: next((q for q in p if q and q != "e"), ""))
    status = pd.Series("A", index=rows.index).mask(estimated, "E").mask(values.isna(), "O")
    notes = words.map(lambda w: WORDS.get(w, OTHER_WORDS.format(word=w)) if w else "")
    notes = notes.mask(values.isna() & (notes == ""), "No figure is printed.")
    return pd.DataFrame(
        {
            "country": rows["iso3"],
            "mineral": rows["mineral"],
            "year": rows["year"].astype(int),
            "value": values,
            "obs_status": status,
            "note": notes,
            "edition": rows["edition"],
        }
    )
