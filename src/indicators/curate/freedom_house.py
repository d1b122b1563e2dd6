"""Curates `freedom_house`: scores of Freedom in the World for members and peers, with their world rank."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_extract, read_indicator, require_countries
from indicators.curate.standing import build_medians, compute_percentiles, rank_scores

EXTRACT = "governance/freedomhouse/fiw_1972_2025.csv"
CODES = {"FIW.TOTAL": "total", "FIW.PR.SCORE": "political_rights", "FIW.CL.SCORE": "civil_liberties"}
WORDS = {"F": "Free", "PF": "Partly Free", "NF": "Not Free"}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return three score tables, the status in words and medians; rank and percentile come from the whole edition."""
    scope = list_scope("member", "peer")
    tables: dict[str, pd.DataFrame] = {}
    whole: dict[str, pd.DataFrame] = {}
    for code, name in CODES.items():
        world = read_indicator(sources, EXTRACT, code)
        whole[name] = world
        table = world.assign(rank=rank_scores(world), percentile=compute_percentiles(world), obs_status="A", note="")
        table = table[table["country"].isin(scope)]
        columns = ["country", "year", "value", "rank", "percentile", "obs_status", "note"]
        tables[name] = require_countries(table[columns], scope, f"freedom_house.{name}")
    frame = read_extract(sources, EXTRACT, ("iso3", "year", "indicator", "label"))
    status = frame[(frame["indicator"] == "FIW.STATUS") & frame["iso3"].isin(scope)]
    status = pd.DataFrame(
        {
            "country": status["iso3"],
            "year": status["year"].astype(int),
            "status": status["label"].map(lambda text: WORDS.get(text, text)),
        }
    )
    status.attrs["key"] = ["country", "year"]
    tables["status"] = status
    tables["medians"] = build_medians(whole, ("coalition", "africa", "world"))
    return tables
