"""The tables of `eiti`: status, components of the Validation score, receipts by sector, shares printed on its pages."""

from pathlib import Path

import pandas as pd

from indicators.curate.eiti_standing import STATUS, find_as_of, order_pages
from indicators.curate.events import read_precision
from indicators.curate.extracts import (
    list_scope,
    normalise_text,
    read_extract,
    require_countries,
    say_not_found,
    to_figures,
    with_key,
)
from indicators.errors import DataError

SCORES = "governance/eiti/eiti_validation_scores_2019_standard.csv"
TEMPLATES = "eiti/eiti_sdt_2017_2020.csv"
PAGES = "eiti/eiti_country_page_shares.csv"
UNKNOWN = "unverified"
STATES = {
    "implementing": "implementing",
    "implementing (enhanced scrutiny to 20 May 2026; status afterwards unverified)": "implementing",
    "suspended": "suspended",
    "supporting country (not implementing)": "supporting",
    "not a member": "not_a_member",
}
RATINGS = ("very high", "high", "moderate", "fairly low", "low")


def build_status(sources: Path) -> pd.DataFrame:
    """Return one row per coalition country; an empty `joined` is told apart by `joined_state`.

    Raises:
        DataError: a status of the extract is not one that we know.
    """
    rows = read_extract(sources, STATUS, ("iso3", "eiti_status", "eiti_joined", "eiti_note", "source_urls"))
    strange = sorted(set(rows["eiti_status"]) - set(STATES))
    if strange:
        raise DataError(f"{STATUS} has the EITI status “{strange[0]}”. Say in STATES what it means.", STATUS)
    joined = rows["eiti_joined"].replace(UNKNOWN, "")
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "status": rows["eiti_status"].map(STATES),
            "remark": rows["eiti_status"].str.extract(r"\((enhanced.*)\)")[0].fillna("").map(say_not_found),
            "joined": joined,
            "joined_state": [_name_state(cell) for cell in rows["eiti_joined"]],
            "as_of": [find_as_of(note) for note in rows["eiti_note"]],
            "validation_year": rows["eiti_latest_validation_year"],
            "validation_score": rows["eiti_latest_validation_score"],
            "note": rows["eiti_note"].map(normalise_text).map(say_not_found),
            "source_urls": [order_pages(c, urls) for c, urls in zip(rows["iso3"], rows["source_urls"], strict=True)],
        }
    )
    require_countries(table, list_scope("member"), "The table of EITI status")
    return with_key(table, "country")


def _name_state(cell: str) -> str:
    if cell == "":
        return "not_applicable"
    return "not_found" if cell == UNKNOWN else read_precision(cell)


def build_components(sources: Path) -> pd.DataFrame:
    """Return the overall score and its three components, with the Board's rating and the page that states them."""
    rows = read_extract(sources, SCORES, ("iso3", "year", "indicator", "value", "label", "edition", "source_url"))
    derived = rows["label"].str.startswith("DERIVED")
    rating = rows["label"].str.partition(";")[0].where(~derived, "")
    strange = sorted(set(rating) - {*RATINGS, ""})
    if strange:
        raise DataError(f"{SCORES} has the rating “{strange[0]}”, which is none of {', '.join(RATINGS)}.", SCORES)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "year": to_figures(rows["year"], SCORES).astype(int),
            "component": rows["indicator"].str.removeprefix("EITI.").str.lower(),
            "score": to_figures(rows["value"], SCORES),
            "rating": rating.str.replace(" ", "_"),
            "derived": derived,
            "decision": rows["edition"].map(normalise_text),
            "source_url": rows["source_url"],
        }
    )
    return with_key(table, "country", "year", "component")


def build_receipts(sources: Path) -> pd.DataFrame:
    """Return receipts by sector and fiscal year in U.S. dollars, with the fiscal period and the rate of conversion."""
    rows = read_extract(sources, TEMPLATES, ("iso3", "year", "indicator", "value", "note"))
    rows = rows[rows["indicator"].str.startswith("eiti_sdt_receipts_")].reset_index(drop=True)
    rows = rows.assign(
        sector=rows["indicator"].str.removeprefix("eiti_sdt_receipts_"), value=to_figures(rows["value"], TEMPLATES)
    )
    wide = rows.pivot(index=["iso3", "year"], columns="sector", values="value")
    period = rows[rows["sector"] == "total"].set_index(["iso3", "year"])["note"]
    parts = period.str.extract(r"fiscal period ([\d-]+) to ([\d-]+); converted at ([\d.]+) per USD")
    table = wide.assign(period_start=parts[0], period_end=parts[1], per_usd=parts[2].astype(float)).reset_index()
    table = table.rename(columns={"iso3": "country"}).assign(year=table["year"].astype(int))
    order = [
        "country",
        "year",
        "mining",
        "oil_gas",
        "other",
        "unspecified",
        "total",
        "period_start",
        "period_end",
        "per_usd",
    ]
    return with_key(table[order], "country", "year")


def build_page_shares(sources: Path) -> pd.DataFrame:
    """Return the shares printed on EITI pages; two snapshots that disagree are both kept."""
    rows = read_extract(sources, PAGES, ("iso3", "year", "indicator", "value", "source_url", "note"))
    original = rows["note"].str.extract(r"^stored copy of (\S+?);")[0]
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "year": to_figures(rows["year"], PAGES).astype(int),
            "share_of": rows["indicator"].str.removeprefix("eiti_extractives_share_of_"),
            "percent": to_figures(rows["value"], PAGES),
            "note": rows["note"].str.replace(r"^stored copy of \S+; ", "", regex=True).map(normalise_text),
            "source_url": original.fillna(rows["source_url"]),
        }
    )
    return with_key(table, "country", "year", "share_of", "source_url")
