"""UCDP's country-year file of organized violence."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.curate.refresh.answers import Answer, read_csv, to_numbers
from indicators.curate.refresh.codes import read_code_map, require_unique
from indicators.curate.refresh.edition import Edition
from indicators.curate.ucdp import CROSSED
from indicators.errors import DataError

KEY = ["country", "year"]
TOTAL = {
    "value": "cumulative_total_deaths_in_orgvio_best_cy",
    "lower": "cumulative_total_deaths_in_orgvio_low_cy",
    "upper": "cumulative_total_deaths_in_orgvio_high_cy",
}
TYPES = {
    "state_based_deaths": "sb_total_deaths_best_cy",
    "non_state_deaths": "ns_total_deaths_best_cy",
    "one_sided_deaths": "os_total_deaths_best_cy",
}


def read_ucdp(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read deaths by type; a range that leaves its own estimate out is not repeated.

    Raises:
        DataError: a column is gone, a figure is none, or the types do not add up.
    """
    answer = answers[0]
    columns = [*TOTAL.values(), *TYPES.values()]
    frame = read_csv(answer, ["country_id_cy", "year_cy", *columns])
    codes = read_code_map(folder)
    rows = frame[frame["country_id_cy"].isin(codes)]
    figures = {c: to_numbers(rows[c], answer, c) for c in columns}
    year = to_numbers(rows["year_cy"], answer, "year").astype(int)
    rows = rows.assign(**figures, country=rows["country_id_cy"].map(codes), year=year)
    rows = require_unique(rows, KEY, "ucdp")
    wrong = rows[rows[list(TYPES.values())].sum(axis=1) != rows[TOTAL["value"]]]
    if not wrong.empty:
        worst = wrong.iloc[0]
        raise DataError(
            "{file}: the types of {country} {year} do not add up to the total. Fetch it again.",
            file=answer.name,
            country=worst["country"],
            year=worst["year"],
        )
    tables = {"organized_violence_deaths": _build_total(rows)}
    for name, column in TYPES.items():
        tables[name] = rows[[*KEY, column]].rename(columns={column: "value"}).assign(obs_status="A", note="")
    found = re.search(r"(\d\d)[_.-](\d)", answer.name)
    return Edition(f"version {found[1]}.{found[2]}" if found else "", tables, "publisher’s file of country-years (CSV)")


def _build_total(rows: pd.DataFrame) -> pd.DataFrame:
    total = rows[[*KEY, *TOTAL.values()]].rename(columns={v: k for k, v in TOTAL.items()})
    crossed = (total["lower"] > total["value"]) | (total["upper"] < total["value"])
    return total.assign(
        lower=total["lower"].mask(crossed),
        upper=total["upper"].mask(crossed),
        obs_status=crossed.map({True: "U", False: "A"}),
        note=crossed.map({True: CROSSED, False: ""}),
    )
