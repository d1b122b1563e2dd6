"""Curates `rgi`: the Resource Governance Index by edition, which never make one line."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, require_countries, to_figures, with_key
from indicators.curate.standing import build_medians, keep_scope

COMPLETE = "governance/rgi/rgi_2017_all_89_assessments.csv"
PARTIAL = "governance/rgi/rgi_2013_2017_2021_partial.csv"
COMPOSITE = "RGI.MINING.COMPOSITE"
RESTATED = f"{COMPOSITE}.RESTATED"
SECTORS = {"MINING": "mining", "OILGAS": "oil_and_gas"}
MEASURES = {
    "COMPOSITE": "composite",
    "VALUE_REALIZATION": "value_realization",
    "REVENUE_MANAGEMENT": "revenue_management",
    "ENABLING_ENVIRONMENT": "enabling_environment",
}
EDITIONS = {
    "RGI 2017": "2017",
    "RGI 2019 interim evaluation": "2019 interim",
    "RGI 2020 interim evaluation": "2020 interim",
    "RGI 2021": "2021",
}
RESTATED_EDITION = "2017 restated"
MINING_2017 = ("BWA", "COD", "GHA", "GIN", "LBR", "SLE", "TZA", "ZAF", "ZWE")
BANDS = ((75, "good"), (60, "satisfactory"), (45, "weak"), (30, "poor"), (0, "failing"))
RESTATED_NOTE = "Restated by the publisher for comparison with 2019; the 2017 edition itself gives 38."
DERIVED_NOTE = "Derived from differences or parts that the publisher states."
ROUGH_NOTE = "Derived from rounded parts that the publisher states: exact to about two points."
SITE_2017 = "https://resourcegovernance.org/"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the mining composite by edition, all assessments of members and peers, and medians of 2017."""
    whole = _read(sources, COMPLETE).assign(source_url=SITE_2017)
    partial = _read(sources, PARTIAL)
    later = partial[(partial["edition"] != "2017") & partial["edition"].notna()]
    rows = pd.concat([whole, later], ignore_index=True)
    derived = rows["label"].str.contains("DERIVED")
    rough = rows["label"].str.contains("+/- 2", regex=False)
    restated = rows["edition"] == RESTATED_EDITION
    rows = rows.assign(
        obs_status=derived.map({True: "I", False: "A"}),
        note=derived.map({True: DERIVED_NOTE, False: ""}).mask(rough, ROUGH_NOTE).mask(restated, RESTATED_NOTE),
        band=[_name_band(value) for value in rows["value"]],
    )
    mining = rows[(rows["sector"] == "mining") & (rows["measure"] == "composite")]
    composite = keep_scope(mining, ("country", "year", "value", "rank", "obs_status", "note", "edition"))
    kept = ("country", "sector", "edition", "year", "measure", "value", "band", "rank", "obs_status", "note", "source_url")
    assessments = keep_scope(rows, kept).rename(columns={"source_url": "source"})
    first = require_countries(mining[mining["edition"] == "2017"], MINING_2017, "rgi.mining_composite of 2017")
    return {
        "mining_composite": composite,
        "assessments": with_key(assessments, "country", "sector", "edition", "measure"),
        "medians": build_medians({"mining_composite": first}, ("coalition", "africa", "world")),
    }


def _read(sources: Path, name: str) -> pd.DataFrame:
    """Return the composites and components of an extract; the 2013 framework and sub-components stay behind."""
    frame = read_extract(sources, name, ("iso3", "year", "indicator", "value", "rank", "label", "edition"))
    restated = frame["indicator"] == RESTATED
    parts = frame["indicator"].mask(restated, COMPOSITE).str.split(".", expand=True)
    wanted = (parts[0] == "RGI") & parts[2].isin(MEASURES) & parts[1].isin(SECTORS)
    wanted &= parts[3].isna() if 3 in parts else True
    table = frame.assign(
        country=frame["iso3"],
        year=to_figures(frame["year"], name).astype(int),
        value=to_figures(frame["value"], name),
        rank=to_figures(frame["rank"], name).astype("Int64"),
        sector=parts[1].map(SECTORS),
        measure=parts[2].map(MEASURES),
        edition=frame["edition"].map(EDITIONS).mask(restated, RESTATED_EDITION),
    )
    return table[wanted]


def _name_band(value: float) -> str:
    """Return the publisher's word for a score; its bands begin at whole points.

    >>> _name_band(61.01), _name_band(29.01), _name_band(62)
    ('satisfactory', 'failing', 'satisfactory')
    """
    return next(word for floor, word in BANDS if round(value) >= floor)
