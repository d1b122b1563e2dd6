"""Curates `asm`: people who work in artisanal mining, and what visits to mining sites found."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import normalise_text, read_extract, read_indicator, to_figures, with_key

PEOPLE = "asm/asm_population_and_sites.csv"
DIGGERS = "Diamond diggers only. Undated page of about 2008."
ALL_MINERALS = "All minerals. The page shows the estimate in this year; the estimate itself is older."
RANGE = "Conservative estimate given as a range; the value is its middle."
EDITIONS = {
    "DDI": "Diamond Development Initiative, about 2008",
    "DELVE": "Delve, page of 2023",
    "IPIS_CAF_2019": "IPIS, western Central African Republic, 2019",
    "IPIS_COD_STORY": "IPIS, eastern DR Congo, 2019",
    "ISDE_NYAUNGWA": "Israeli Diamond Institute, 2021",
}
NATIONAL = {"asm_people_working": ALL_MINERALS, "asm_diamond_diggers": DIGGERS}
COLUMNS = ["country", "year", "value", "lower", "upper", "obs_status", "note", "edition"]
OUT_OF_SCOPE = ("IND",)


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return national estimates as an indicator and everything else as a table of findings."""
    return {"people_working": _build_people(sources), "findings": _build_findings(sources)}


def _build_people(sources: Path) -> pd.DataFrame:
    """Return one row per country and source; a published range gets its middle as value."""
    parts = []
    for code, note in NATIONAL.items():
        rows = read_indicator(sources, PEOPLE, code)
        parts.append(rows.assign(obs_status="E", note=note, lower=float("nan"), upper=float("nan")))
    low = read_indicator(sources, PEOPLE, "ipis_asm_workers_national_low")
    high = read_indicator(sources, PEOPLE, "ipis_asm_workers_national_high")
    span = low.merge(
        high[["country", "year", "value"]].rename(columns={"value": "upper"}), on=["country", "year"], validate="1:1"
    )
    middle = (span["value"] + span["upper"]) / 2
    parts.append(span.assign(lower=span["value"], value=middle, obs_status="I", note=RANGE))
    people = pd.concat(parts, ignore_index=True)
    people = people.assign(edition=people["source_id"].map(EDITIONS))
    return people.loc[~people["country"].isin(OUT_OF_SCOPE), COLUMNS]


def _build_findings(sources: Path) -> pd.DataFrame:
    """Return every figure of the extract with its unit, source and address, so that each row can be traced."""
    rows = read_extract(sources, PEOPLE, ("iso3", "year", "indicator", "value", "unit", "source_id", "source_url", "note"))
    rows = rows[~rows["iso3"].isin(OUT_OF_SCOPE)].reset_index(drop=True)
    measure = rows["indicator"].str.replace(r"^(asm|ipis(_asm)?)_", "", regex=True)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "measure": measure,
            "year": to_figures(rows["year"], PEOPLE).astype(int),
            "figure": to_figures(rows["value"], PEOPLE),
            "unit": rows["unit"],
            "source": rows["source_id"].map(EDITIONS),
            "remark": rows["note"].map(normalise_text),
            "source_url": rows["source_url"],
        }
    )
    return with_key(table, "country", "measure", "year", "source")
