"""Curates `eu_criticality`: the inputs and the published results of the EU's criticality assessment of 2023."""

import re
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import normalise_text, read_extract, to_figures, with_key
from indicators.errors import DataError

FOLDER = "eu_crm"
SHARES = f"{FOLDER}/eu2023_supply_shares.csv"
TOTALS = f"{FOLDER}/eu2023_share_totals.csv"
PARAMETERS = f"{FOLDER}/eu2023_parameters.csv"
PUBLISHED = f"{FOLDER}/eu2023_published.csv"
IMPORTANCE = f"{FOLDER}/eu2023_economic_importance_shares.csv"
NAMES = f"{FOLDER}/material_names.csv"
GOVERNANCE = FOLDER + "/wgi_{vintage}vintage_means_2016_2020.csv"
STAGE_KEY = ("material", "stage")
WITHHELD = "corrupt"
DOUBTFUL = "suspect"
CENSORED = "censored"
TWO_STAGES = re.compile(r"(\w+) \(extraction\), (\w+) \(processing\)")


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the eight tables of the supply-risk model."""
    tables = {
        "supply_shares": _build_shares(sources),
        "share_totals": _build_totals(sources),
        "parameters": _build_parameters(sources),
        "published": _build_published(sources),
        "economic_importance_shares": _build_importance(sources),
        "material_names": _build_names(sources),
        "wgi_2022_means": _build_governance(sources, "2022"),
        "wgi_2024_means": _build_governance(sources, "2024"),
    }
    named = set(tables["material_names"]["material"])
    for name, table in tables.items():
        strange = set(table.get("material", ())) - named
        if strange:
            raise DataError(f"{name} holds the material {min(strange)} that {NAMES} does not list. Add it there.")
    return tables


def _build_shares(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, SHARES, (*STAGE_KEY, "scope", "country_as_printed", "iso3", "share_pct", "note"))
    lost = rows[rows["iso3"] == ""]
    if not lost.empty:
        raise DataError(f"{SHARES}:{lost.index[0] + 2} carries no country code. Map the printed name.")
    shares = to_figures(rows["share_pct"], SHARES)
    silent = shares.isna() & ~rows["note"].str.contains(f"{CENSORED}|{WITHHELD}")
    if silent.any():
        raise DataError(f"{SHARES}:{silent.idxmax() + 2} has no share and no reason. Correct the extract.")
    doubtful = rows["note"].str.contains(DOUBTFUL)
    table = pd.DataFrame(
        {
            "material": rows["material"],
            "stage": rows["stage"],
            "scope": rows["scope"],
            "country": rows["iso3"],
            "country_as_printed": rows["country_as_printed"],
            "share_pct": shares,
            "below_0_1": rows["note"].str.contains(CENSORED),
            "trade_parameter": to_figures(rows["trade_parameter"], SHARES),
            "obs_status": pd.Series("A", index=rows.index).mask(doubtful, "U").mask(shares.isna(), "O"),
            "note": rows["note"].map(normalise_text),
        }
    )
    return with_key(table, *STAGE_KEY, "scope", "country")


def _build_totals(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, TOTALS, (*STAGE_KEY, "scope", "rows", "sum_listed_pct", "sum_upper_pct", "flag"))
    for column in ("sum_listed_pct", "sum_upper_pct"):
        rows = rows.assign(**{column: to_figures(rows[column], TOTALS)})
    for column in ("rows", "rows_below_0_1"):
        rows = rows.assign(**{column: to_figures(rows[column], TOTALS).astype(int)})
    return with_key(rows, *STAGE_KEY, "scope")


def _build_parameters(sources: Path) -> pd.DataFrame:
    figures = ("import_reliance", "eol_rir", "si_sr", "si_ei")
    rows = read_extract(sources, PARAMETERS, (*STAGE_KEY, *figures, "supply_scope_used", "note"))
    table = rows.assign(**{c: to_figures(rows[c], PARAMETERS) for c in figures}, note=rows["note"].map(normalise_text))
    outside = table[list(figures)].gt(1).any(axis=1) | table[list(figures)].lt(0).any(axis=1)
    if outside.any():
        raise DataError(f"{PARAMETERS}:{outside.idxmax() + 2} holds a fraction outside 0 to 1. Correct the extract.")
    return with_key(table, *STAGE_KEY)


def _build_published(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, PUBLISHED, (*STAGE_KEY, "published_sr", "published_ei", "critical", "strategic"))
    answer = {"Y": True, "N": False}
    table = rows.assign(
        published_sr=to_figures(rows["published_sr"], PUBLISHED),
        published_ei=to_figures(rows["published_ei"], PUBLISHED),
        critical=rows["critical"].map(answer),
        strategic=rows["strategic"].map(answer),
        note=rows["note"].map(normalise_text),
    )
    return with_key(table, *STAGE_KEY)


def _build_importance(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, IMPORTANCE, ("material", "application", "end_use_share", "nace2_sector", "note"))
    repeated = rows["note"].str.startswith("duplicate of an identical row")
    rows = rows[~repeated]
    table = rows.assign(
        end_use_share=to_figures(rows["end_use_share"], IMPORTANCE),
        value_added=to_figures(rows["value_added"], IMPORTANCE),
        si_ei=to_figures(rows["si_ei"], IMPORTANCE),
        note=rows["note"].map(normalise_text),
    )
    return with_key(table, "material", "application", "nace2_sector")


def _build_names(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, NAMES, ("material", "group", "minerals_slug", "printed_results"))
    pairs = rows["minerals_slug"].map(_split_slug)
    printed = [c for c in rows.columns if c.startswith("printed_")]
    table = pd.DataFrame(
        {
            "material": rows["material"],
            "group": rows["group"],
            "mineral_extraction": pairs.str[0],
            "mineral_processing": pairs.str[1],
            **{c: rows[c] for c in printed},
        }
    )
    return with_key(table, "material")


def _split_slug(text: str) -> tuple[str, str]:
    """Return the minerals of extraction and processing: one slug serves both unless two are printed.

    >>> _split_slug("bauxite (extraction), aluminium (processing)"), _split_slug("cobalt")
    (('bauxite', 'aluminium'), ('cobalt', 'cobalt'))
    """
    both = TWO_STAGES.fullmatch(text)
    return (both[1], both[2]) if both else (text, text)


def _build_governance(sources: Path, vintage: str) -> pd.DataFrame:
    name = GOVERNANCE.format(vintage=vintage)
    rows = read_extract(sources, name, ("iso3", "wgi_mean_est", "n_years"))
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "wgi_mean": to_figures(rows["wgi_mean_est"], name),
            "n_years": to_figures(rows["n_years"], name).astype(int),
        }
    )
    return with_key(table, "country")
