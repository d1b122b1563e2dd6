"""Curates `itc_trade`: customs exports and imports of rough diamonds by the coalition's countries."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator
from indicators.errors import DataError

TRADE = "diamonds/itc_hs7102_trade.csv"
FLOWS = {"rough_exports": "itc_exports_rough_diamonds", "rough_imports": "itc_imports_rough_diamonds"}
UNIT = "USD thousand"
THOUSAND = 1000
SUM = "Sum of the HS codes 710210, 710221 and 710231."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return both flows in U.S. dollars, for the member countries only."""
    members = list_scope("member")
    return {name: _build_flow(sources, code, members) for name, code in FLOWS.items()}


def _build_flow(sources: Path, code: str, members: tuple[str, ...]) -> pd.DataFrame:
    rows = read_indicator(sources, TRADE, code)
    units = sorted(set(rows["unit"]))
    if units != [UNIT]:
        raise DataError(f"{TRADE} gives {code} in {', '.join(units)}, not in {UNIT}. Adapt the factor.", TRADE)
    rows = rows[rows["country"].isin(members)]
    rows = rows.assign(value=rows["value"] * THOUSAND, obs_status="I", note=SUM)
    return rows[["country", "year", "value", "obs_status", "note"]]
