"""Curates `rsf`: the World Press Freedom Index since its method of 2022, for members and peers."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries, to_figures
from indicators.curate.standing import build_medians, compute_percentiles, keep_scope

EXTRACT = "governance/rsf/rsf_press_freedom_2022_2026.csv"
DERIVED_YEAR = 2022
DERIVED_NOTE = "Derived: mean of the five published contexts; Africa only, no rank."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return score, published rank and percentile; 2022 is derived and carries neither."""
    world = read_indicator(sources, EXTRACT, "RSF.SCORE")
    derived = world["year"] == DERIVED_YEAR
    world = world.assign(
        rank=to_figures(world["rank"], EXTRACT).astype("Int64"),
        percentile=compute_percentiles(world).mask(derived),
        obs_status=derived.map({True: "I", False: "A"}),
        note=derived.map({True: DERIVED_NOTE, False: ""}),
    )
    columns = ("country", "year", "value", "rank", "percentile", "obs_status", "note")
    table = require_countries(keep_scope(world, columns), list_scope("member", "peer"), "rsf.press_freedom")
    medians = build_medians({"press_freedom": world}, ("coalition", "africa", "world"))
    whole_world = (medians["group"] != "world") | (medians["year"] != DERIVED_YEAR)
    kept = medians[whole_world]
    kept.attrs["key"] = medians.attrs["key"]
    return {"press_freedom": table, "medians": kept}
