"""Curates `organisations`: the member organisations of the coalition as far as public pages name them."""

import re
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, normalise_text, read_extract, require_countries, with_key
from indicators.errors import DataError

MEMBERS = "members/members.csv"
COLUMNS = ("iso3", "organisation", "acronym", "website", "role", "member_since", "evidence_url", "confidence")
UNKNOWN = "unverified"
# What each wording of the extract says about the organisation (not the country).
CONFIDENCE = {
    "high": "high",
    "medium": "medium",
    "country high; organisation medium": "medium",
    "country high; organisation unverified": "not_found",
    "country high; organisation medium for 2025": "medium",
    "high for 2025; medium for 2026": "high",
    "medium (2018 evidence; 2025 unverified)": "medium",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one row per named organisation, and one row without a name where a member is known by country only."""
    rows = read_extract(sources, MEMBERS, COLUMNS).rename(columns={"iso3": "country"})
    strange = sorted(set(rows["confidence"]) - set(CONFIDENCE))
    if strange:
        raise DataError(f"{MEMBERS} has the confidence “{strange[0]}”. Say in CONFIDENCE what it means.", MEMBERS)
    full = rows["organisation"].str.endswith("(full name unverified)")
    named = rows["organisation"].ne(UNKNOWN)
    name = rows["organisation"].str.replace(" (full name unverified)", "").where(named & ~full, "")
    since = rows["member_since"].str.extract(r"^(by )?(\d{4}(?:-\d{2})?)$")
    if since[1].isna().any():
        raise DataError(f"{MEMBERS} has a member_since that is neither a date nor “by” a date.", MEMBERS)
    table = pd.DataFrame(
        {
            "id": [_name_row(*cells) for cells in zip(rows["country"], rows["acronym"], rows["organisation"], strict=True)],
            "country": rows["country"],
            "organisation": name.map(normalise_text),
            "acronym": _clear(rows["acronym"]),
            "published": named & ~full,
            "website": _clear(rows["website"]),
            "role": rows["role"].str.replace(r" \(.*\)$", "", regex=True),
            "seen_since": since[1],
            "joined_then": since[0].isna(),
            "confidence": rows["confidence"].map(CONFIDENCE),
            "evidence_urls": rows["evidence_url"],
        }
    )
    require_countries(table, list_scope("member"), "The table of organisations")
    return {"organisations": with_key(table, "country", "id")}


def _clear(column: pd.Series) -> pd.Series:
    return column.where(column != UNKNOWN, "")


def _name_row(country: str, acronym: str, organisation: str) -> str:
    """Return the id of an organisation: country and acronym, or the first words of the name."""
    if UNKNOWN not in acronym:
        text = acronym
    elif organisation == UNKNOWN:
        text = "not named"
    else:
        text = organisation
    return "_".join([country.lower(), *re.findall(r"[a-z]+", text.lower())[:2]])
