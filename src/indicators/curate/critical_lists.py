"""Curates `critical_lists`: which minerals the EU, the United States, the United Kingdom, the IEA and the African Union list."""

import re
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import normalise_text, read_extract, with_key
from indicators.curate.world_mining_data import read_units
from indicators.errors import DataError

MATRIX = "minerals/critical_lists/mineral_by_list.csv"
VERBATIM = "minerals/critical_lists/critical_lists_verbatim.csv"
LISTS = {
    "eu_critical": ("eu_crma_2024_critical", "EU_CRMA_2024_critical"),
    "eu_strategic": ("eu_crma_2024_strategic", "EU_CRMA_2024_strategic"),
    "us_2022": ("us_2022", "US_USGS_2022"),
    "us_2025": ("us_2025", "US_USGS_2025"),
    "uk_2021": ("uk_2021", "UK_2021"),
    "uk_2024": ("uk_2024_partial", "UK_2024_partial"),
    "iea_key": ("iea_2025_key", "IEA_2025_key_energy_transition"),
    "iea_demand_model": ("iea_2025_demand_model", "IEA_2025_clean_energy_demand_model"),
    "african_union": ("au_agmo_phase1", "AU_AGMO_phase1"),
}
TITLES = {
    "african_union": "African Union observatory",
    "eu_critical": "EU critical",
    "eu_strategic": "EU strategic",
    "us_2022": "United States",
    "us_2025": "United States",
    "uk_2021": "United Kingdom",
    "uk_2024": "United Kingdom",
    "iea_key": "IEA key",
    "iea_demand_model": "IEA demand model",
}
"""Short name of each list, in the order of the columns; its year is that of the identifier in the sources."""
YEAR = re.compile(r"(?:^|_)(20\d\d)(?:_|$)")
STATES = {"Y": "listed", "N": "not_listed", "watchlist": "watchlist", "": "unknown"}
EVIDENCE = {
    "listed": "listed",
    "listed (evidence found)": "listed",
    "modelled": "listed",
    "covered": "listed",
    "watchlist": "watchlist",
    "not listed (evidence found)": "not_listed",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return mineral by list, and the names as each list prints them."""
    columns = {column: name for name, (column, _) in LISTS.items()}
    matrix = read_extract(sources, MATRIX, ("mineral", *columns, "note"))
    unknown = set(matrix["mineral"]) - set(read_units().index)
    if unknown:
        raise DataError(f"The mineral {min(unknown)} is not in data/reference/minerals.csv. Add it there.")
    notes = matrix.assign(note=matrix["note"].map(normalise_text))[["mineral", "note"]]
    long = matrix.melt("mineral", list(columns), var_name="column", value_name="printed").merge(notes, on="mineral")
    by_list = pd.DataFrame(
        {
            "mineral": long["mineral"],
            "list": long["column"].map(columns),
            "status": _read_states(long["printed"], STATES, MATRIX),
            "note": long["note"],
        }
    )
    return {
        "mineral_lists": with_key(by_list, "mineral", "list"),
        "list_entries": _build_entries(sources),
        "lists": build_lists(),
    }


def build_lists() -> pd.DataFrame:
    """Return each list with its short name, the year of its edition and its place among the columns."""
    years = {name: YEAR.search(verbatim) for name, (_, verbatim) in LISTS.items()}
    table = pd.DataFrame(
        {
            "list": list(TITLES),
            "title": list(TITLES.values()),
            "year": [found[1] if (found := years[name]) else "" for name in TITLES],
            "order": [str(i) for i in range(1, len(TITLES) + 1)],
        }
    )
    return with_key(table, "list")


def _build_entries(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, VERBATIM, ("list_id", "name_on_list", "status"))
    names = {verbatim: name for name, (_, verbatim) in LISTS.items()}
    table = pd.DataFrame(
        {
            "list": _read_states(rows["list_id"], names, VERBATIM),
            "name_on_list": rows["name_on_list"].map(normalise_text),
            "status": _read_states(rows["status"], EVIDENCE, VERBATIM),
        }
    )
    return with_key(table, "list", "name_on_list")


def _read_states(column: pd.Series, known: dict[str, str], name: str) -> pd.Series:
    strange = set(column) - set(known)
    if strange:
        raise DataError(f"{name} holds the word “{min(strange)}”. Add its meaning to the module.")
    return column.map(known)
