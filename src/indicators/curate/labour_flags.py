"""Curates `labour_flags`: goods that the U.S. Department of Labor lists for child labour or forced labour."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures, with_key
from indicators.errors import DataError

GOODS = "asm/dol_goods_child_forced_labor.csv"
FLAGS = {
    "dol_child_labor": "child_labour",
    "dol_forced_labor": "forced_labour",
    "dol_forced_child_labor": "forced_child_labour",
}


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one row per country and good; a flag that is not set is no proof of absence.

    Raises:
        DataError: a flag of the extract is unknown or is anything but 1.
    """
    rows = read_extract(sources, GOODS, ("iso3", "year", "indicator", "good", "sector", "value"))
    strange = sorted(set(rows["indicator"]) - set(FLAGS)) + sorted(set(rows["value"]) - {"1"})
    if strange:
        raise DataError(f"{GOODS} holds “{strange[0]}”. A row must be one of the known flags with the value 1.", GOODS)
    rows = rows.assign(flag=rows["indicator"].map(FLAGS), list_year=to_figures(rows["year"], GOODS).astype(int), raised=True)
    key = ["iso3", "good", "sector", "list_year"]
    wide = rows.pivot(index=key, columns="flag", values="raised").notna()
    wide = wide.reindex(columns=list(FLAGS.values()), fill_value=False)
    table = wide.reset_index().rename(columns={"iso3": "country"})
    table = table.assign(sector=table["sector"].str.lower())
    return {"labour_flags": with_key(table[["country", "good", "sector", *FLAGS.values(), "list_year"]], "country", "good")}
