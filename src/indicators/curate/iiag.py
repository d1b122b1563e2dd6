"""Curates `iiag`: the Ibrahim Index of African Governance, overall, four categories and two sub-categories."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries, to_figures
from indicators.curate.standing import build_medians, compute_percentiles, keep_scope

EXTRACT = "governance/iiag/iiag_2024_composites_2014_2023.csv"
WITH_INTERVAL = {
    "IIAG.OVERALL": "overall",
    "IIAG.SROL": "security_and_rule_of_law",
    "IIAG.PRI": "participation_rights_inclusion",
    "IIAG.FEO": "economic_opportunity",
    "IIAG.HD": "human_development",
}
PLAIN = {"IIAG.SROL.ANTICORR": "anti_corruption", "IIAG.SROL.ACCTRANS": "accountability_and_transparency"}
NOT_AFRICAN = {"BEL"}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each score; rank and percentile are among the 54 African countries of the edition."""
    expected = set(list_scope("member", "peer")) - NOT_AFRICAN
    africa: dict[str, pd.DataFrame] = {}
    tables: dict[str, pd.DataFrame] = {}
    for code, name in (WITH_INTERVAL | PLAIN).items():
        frame = read_indicator(sources, EXTRACT, code)
        extra = ("lower", "upper", "stderr") if code in WITH_INTERVAL else ()
        africa[name] = frame.assign(
            **{column: to_figures(frame[column], EXTRACT) for column in extra},
            rank=to_figures(frame["rank"], EXTRACT).astype("Int64"),
            percentile=compute_percentiles(frame),
            obs_status="A",
            note="",
        )
        columns = ("country", "year", "value", *extra, "rank", "percentile", "obs_status", "note")
        tables[name] = require_countries(keep_scope(africa[name], columns), expected, f"iiag.{name}")
    return tables | {"medians": build_medians(africa, ("coalition", "africa"))}
