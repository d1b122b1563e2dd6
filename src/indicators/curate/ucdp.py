"""Curates `ucdp`: deaths in organized violence inside a country's borders, in total and by type."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries
from indicators.errors import DataError

DEATHS = "asm/ucdp_organized_violence.csv"
TOTAL = "ucdp_organized_violence_deaths"
TYPES = ("state_based_deaths", "non_state_deaths", "one_sided_deaths")
KEY = ["country", "year"]
COLUMNS = [*KEY, "value", "obs_status", "note"]
CROSSED = "The publisher’s low and high estimates do not enclose the best one; they are left out."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the total with UCDP's low and high estimates, and the best estimate of each type."""
    total = _build_total(sources)
    types = {name: _read(sources, f"ucdp_{name}") for name in TYPES}
    _check_sum(total, list(types.values()))
    require_countries(total, list_scope("member"), "The table of deaths in organized violence")
    return {"organized_violence_deaths": total, **types}


def _build_total(sources: Path) -> pd.DataFrame:
    """Return the best estimates with their range; a range that leaves its own estimate out is not repeated."""
    low, high = (_read(sources, f"{TOTAL}_{end}")[[*KEY, "value"]] for end in ("low", "high"))
    total = _read(sources, f"{TOTAL}_best")
    total = total.merge(low.rename(columns={"value": "lower"}), on=KEY, validate="1:1")
    total = total.merge(high.rename(columns={"value": "upper"}), on=KEY, validate="1:1")
    crossed = (total["lower"] > total["value"]) | (total["upper"] < total["value"])
    return total.assign(
        lower=total["lower"].mask(crossed),
        upper=total["upper"].mask(crossed),
        obs_status=crossed.map({True: "U", False: "A"}),
        note=crossed.map({True: CROSSED, False: ""}),
    )


def _check_sum(total: pd.DataFrame, types: list[pd.DataFrame]) -> None:
    """Raise when the three types of a country-year do not add up to its total."""
    added = pd.concat(types).groupby(KEY)["value"].sum()
    expected = total.set_index(KEY)["value"]
    wrong = expected.index[added.reindex(expected.index) != expected]
    if len(wrong):
        country, year = wrong[0]
        raise DataError(f"{DEATHS}: the types of {country} {year} do not add up to the total. Fetch it again.", DEATHS)


def _read(sources: Path, code: str) -> pd.DataFrame:
    return read_indicator(sources, DEATHS, code).assign(obs_status="A", note="")[COLUMNS]
