"""Curates `kp_status`: how each country of the coalition takes part in the Kimberley Process."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import (
    list_scope,
    normalise_text,
    read_extract,
    require_countries,
    say_not_found,
    to_figures,
    with_key,
)

STATUS = "members/country_status.csv"
THROUGH_UNION = "through the European Union"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one row per country."""
    rows = read_extract(sources, STATUS, ("iso3", "kp_participant_since", "kp_status_note", "source_urls"))
    through_union = rows["kp_status_note"].str.contains(THROUGH_UNION)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "status": through_union.map({True: "participant_through_european_union", False: "participant"}),
            "since": to_figures(rows["kp_participant_since"], STATUS).astype(int),
            "note": rows["kp_status_note"].map(normalise_text).map(say_not_found),
            "source_urls": rows["source_urls"],
        }
    )
    require_countries(table, list_scope("member"), "The table of Kimberley Process status")
    return {"kp_status": with_key(table, "country")}
