"""Pieces of a series that a line may join: no gap in the publisher's years, no break of method inside."""

from itertools import pairwise

import pandas as pd

from indicators.catalog.model import Indicator


def split_runs(frame: pd.DataFrame, country: str, indicator: Indicator, years: list[int] | None = None) -> list[pd.DataFrame]:
    """Return the runs of one country, oldest first.

    The publisher's years are all the years of `frame`, whoever has a value in them. A run ends where the country lacks
    one of those years, and before the first year after a break (`indicator.breaks`, or status B). `years` gives the
    publisher's years when they are known already.
    """
    place = {year: i for i, year in enumerate(list_years(frame) if years is None else years)}
    rows = frame[(frame["country"] == country) & frame["value"].notna()].sort_values("year").reset_index(drop=True)
    if rows.empty:
        return []
    broken = {b.year for b in indicator.breaks}
    known = [int(y) for y in rows["year"]]
    flags = list(rows["obs_status"]) if "obs_status" in rows else ["A"] * len(rows)
    starts = [0]
    for i, (before, year) in enumerate(pairwise(known), start=1):
        gap = place[year] - place[before] > 1
        crossed = any(before < b <= year for b in broken)
        if gap or crossed or flags[i] == "B":
            starts.append(i)
    return [rows.iloc[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def list_years(frame: pd.DataFrame) -> list[int]:
    """Return the publisher's years: all years of the frame, oldest first."""
    return sorted(int(year) for year in frame["year"].unique())
