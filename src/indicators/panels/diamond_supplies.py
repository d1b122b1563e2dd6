"""World supplies that are measured in the same terms: gem and industrial stones, Kimberley filings, cobalt and others."""

from dataclasses import dataclass

import pandas as pd

from indicators.data import Library
from indicators.errors import DataError
from indicators.metrics import (
    AGGREGATES,
    Concentration,
    ShareCaveat,
    average_estimates,
    compute_shares,
    find_complete_year,
    measure_concentration,
)
from indicators.panels.diamond_words import CARATS, VALUE, read_shares

GEM, YARDSTICK = "diamond_gem", "cobalt"
MINERALS = (GEM, "diamond_industrial", YARDSTICK, "tantalum", "bauxite")
FULL, MAIN = "world_mining_data.mine_production", "usgs_mcs.mine_production"


@dataclass(frozen=True)
class Supply:
    """One world supply and how concentrated it is."""

    key: str
    source: str
    year: int
    figures: Concentration
    largest: str
    largest_share: float


def read_governance(library: Library) -> pd.DataFrame:
    """Return W, the mean of the six WGI estimates, of each country in the newest year, with both standard errors."""
    frames = [library.observations(i) for i in library.catalog.find_dataset("wgi_estimate").indicators.values()]
    means = library.keep(("mean governance",), lambda: average_estimates(frames))
    return means[means["year"] == means["year"].max()]


def _read_mineral_shares(library: Library, source: str) -> pd.DataFrame:
    """Shares of the minerals compared, all years; of the source that must be complete, only what is."""
    frame = library.observations(source)
    rows = library.keep(("compared shares", source), lambda: compute_shares(frame[frame["mineral"].isin(MINERALS)]))
    return rows[rows["caveat"] != ShareCaveat.PARTS_BELOW_TOTAL] if source == FULL else rows


def find_mineral_year(library: Library, wanted: int | None) -> int:
    """Return the year of the minerals: one that all of them have, the nearest to `wanted`.

    Without a wish it is the newest but the last of USGS, whose newest year is a first estimate.
    """
    held = [
        {int(y) for source in (FULL, MAIN) for y in _years(_read_mineral_shares(library, source), mineral)}
        for mineral in MINERALS
    ]
    years = sorted(set.intersection(*held))
    if not years:
        raise DataError("No year has production of diamonds and of the minerals compared. Run `indicators check`.")
    last = int(library.observations(MAIN)["year"].max())
    target = wanted if wanted is not None else last - 1
    return min(years, key=lambda y: (abs(y - target), -y))


def _years(shares: pd.DataFrame, mineral: str) -> set[int]:
    return set(shares.loc[(shares["mineral"] == mineral) & shares["share"].notna(), "year"])


def find_supplies(library: Library, wanted: int | None) -> list[Supply]:
    """Return stones, other minerals and KP filings, the highest weighted HHI first.

    Minerals come from World Mining Data where it covers mineral and year, else from USGS; filings are of the wanted year or
    the newest complete one.
    """
    governance = read_governance(library)
    supplies = _measure_minerals(library, find_mineral_year(library, wanted), governance)
    complete = find_complete_year(library.observations(CARATS))
    for indicator in (CARATS, VALUE):
        shares = read_shares(library, indicator)
        known = shares[shares["share"].notna()]
        held = wanted is not None and wanted in set(known["year"]) and (complete is None or wanted <= complete)
        year = wanted if held else complete
        if year is not None:
            supplies.append(_measure(indicator, "kp", year, known[known["year"] == year], governance))
    return sorted(supplies, key=lambda s: -s.figures.hhi_wgi.value)


def _measure_minerals(library: Library, year: int, governance: pd.DataFrame) -> list[Supply]:
    supplies = []
    for mineral in MINERALS:
        for source in (FULL, MAIN):
            shares = _read_mineral_shares(library, source)
            rows = shares[(shares["mineral"] == mineral) & (shares["year"] == year) & shares["share"].notna()]
            if len(rows):
                supplies.append(_measure(mineral, source.split(".")[0], year, rows, governance))
                break
    return supplies


def _measure(key: str, source: str, year: int, shares: pd.DataFrame, governance: pd.DataFrame) -> Supply:
    rows = shares[~shares["country"].isin(AGGREGATES)]
    top = rows.loc[rows["share"].idxmax()]
    return Supply(key, source, int(year), measure_concentration(rows, governance), str(top["country"]), float(top["share"]))
