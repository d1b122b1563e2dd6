"""Curates `eiti`: Validation scores, revenues that governments report, the share of mining in them, and status."""

import re
from pathlib import Path

import pandas as pd

from indicators.curate.eiti_standing import build_suspensions
from indicators.curate.eiti_tables import build_components, build_page_shares, build_receipts, build_status
from indicators.curate.extracts import read_extract, read_indicator, to_figures

SCORES = "governance/eiti/eiti_validation_scores_2019_standard.csv"
SUMMARY = "eiti/eiti_summary_1999_2015.csv"
TEMPLATES = "eiti/eiti_sdt_2017_2020.csv"
SUMMARY_EDITION = "EITI Secretariat, data of April 2017"
TEMPLATE_EDITION = "EITI summary data templates, May 2024"
COLUMNS = ["country", "year", "value", "obs_status", "note", "edition"]

YEAR_INFERRED = "The year is inferred from the date on which the result was published."
NEW_METHOD = "From here on the sum of the revenue streams in the summary data template."
ENDS_IN_JUNE = "Fiscal year ends in June."
LOWER_BOUND = "Lower bound: part of the receipts carries no sector."
# Country-years that SOURCES.md or their neighbours show to be unreliable, per indicator.
DOUBTFUL: dict[tuple[str, str, int], str] = {
    ("reconciled_receipts", "GIN", 2011): "Doubtful: about five times the years around it, not to be read as a trend.",
    ("reconciled_receipts", "SLE", 2006): "Doubtful: the EITI’s own page gives a different total.",
    ("reconciled_receipts", "SLE", 2007): "Doubtful: the EITI’s own page gives a different total.",
    ("reconciled_receipts", "COG", 2007): "Doubtful: far below the government’s own total of the same year.",
    ("revenue_extractives", "COG", 2009): "Doubtful: far below the reconciled receipts of the same year.",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return four indicators and the tables of status, suspensions, score components, receipts by sector and printed shares."""
    return {
        "validation_score": _build_scores(sources),
        "revenue_extractives": _build_revenue(sources),
        "reconciled_receipts": _build_reconciled(sources),
        "mining_share_of_receipts": _build_mining_share(sources),
        "status": build_status(sources),
        "suspensions": build_suspensions(sources),
        "validation_components": build_components(sources),
        "receipts_by_sector": build_receipts(sources),
        "page_shares": build_page_shares(sources),
    }


def _build_scores(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, SCORES, ("iso3", "year", "indicator", "value", "edition"))
    rows = rows[rows["indicator"] == "EITI.OVERALL"].reset_index(drop=True)
    inferred = rows["edition"].str.contains("year 2025 inferred")
    return pd.DataFrame(
        {
            "country": rows["iso3"],
            "year": to_figures(rows["year"], SCORES).astype(int),
            "value": to_figures(rows["value"], SCORES),
            "obs_status": "A",
            "note": inferred.map({True: YEAR_INFERRED, False: ""}),
        }
    )


def _build_revenue(sources: Path) -> pd.DataFrame:
    """Return the totals of the summary sheets, then those of the templates, with a break where the second begin."""
    summary = _mark_doubtful(read_indicator(sources, SUMMARY, "eiti_government_revenue_extractives"), "revenue_extractives")
    template = read_indicator(sources, TEMPLATES, "eiti_sdt_receipts_total")
    template = template.assign(obs_status="A", note=template["note"].map(_describe_template_year))
    begins = template.groupby("country")["year"].transform("min").eq(template["year"])
    begins &= template["country"].isin(summary["country"])
    template.loc[begins, "obs_status"] = "B"
    template.loc[begins, "note"] = (NEW_METHOD + " " + template.loc[begins, "note"]).str.strip()
    parts = [summary.assign(edition=SUMMARY_EDITION), template.assign(edition=TEMPLATE_EDITION)]
    return pd.concat([part[COLUMNS] for part in parts], ignore_index=True)


def _build_reconciled(sources: Path) -> pd.DataFrame:
    rows = read_indicator(sources, SUMMARY, "eiti_reconciled_government_receipts")
    return _mark_doubtful(rows, "reconciled_receipts")[COLUMNS[:-1]]


def _build_mining_share(sources: Path) -> pd.DataFrame:
    rows = read_indicator(sources, TEMPLATES, "eiti_sdt_mining_share_of_receipts")
    bound = rows["note"].str.contains("lower bound")
    return rows.assign(obs_status="I", note=bound.map({True: LOWER_BOUND, False: ""}))[COLUMNS[:-1]]


def _mark_doubtful(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return rows with status U where a figure is doubtful, and what the fiscal period or the GDP says."""
    marks = []
    for country, year, note in zip(rows["country"], rows["year"], rows["note"], strict=True):
        doubt = DOUBTFUL.get((name, country, year))
        if doubt is None and "times the GDP" in note:
            doubt = "Doubtful: more than the gross domestic product."
        marks.append(("A", _describe_period(note)) if doubt is None else ("U", doubt))
    return rows.assign(obs_status=[m[0] for m in marks], note=[m[1] for m in marks])


def _describe_period(note: str) -> str:
    """Return what an unusual fiscal period or an incomplete sector needs said.

    >>> _describe_period("fiscal period Jul 1, 2007 to Jun 30, 2008; sectors: Mining; reporting currency USD")
    'Fiscal year ends in June. Mining only.'
    """
    found = re.match(r"fiscal period (\w+) \d+, (\d+) to (\w+) \d+, (\d+); sectors: ([^;]*)", note)
    if not found:
        return ""
    first_month, first_year, last_month, last_year, sectors = found.groups()
    said = [ENDS_IN_JUNE] if last_month == "Jun" else []
    if (first_month, last_month) == ("Jul", "Dec") and first_year != last_year:
        said.append("Covers eighteen months.")
    if sectors == "Mining":
        said.append("Mining only.")
    elif sectors and not set(sectors.split(", ")) - {"Gas", "Oil"}:
        said.append("Oil and gas only.")
    return " ".join(said)


def _describe_template_year(note: str) -> str:
    return ENDS_IN_JUNE if re.search(r"to \d{4}-06-30", note) else ""
