"""Pieces of a series that a line may join: no gap in the publisher's years, no break of method inside."""

import pandas as pd

from indicators.catalog.model import Indicator


def split_runs(frame: pd.DataFrame, country: str, indicator: Indicator) -> list[pd.DataFrame]:
    """Return the runs of one country, oldest first.

    The publisher's years are all the years of `frame`, whoever has a value in them. A run ends where the country lacks
    one of those years, and before the first year after a break (`indicator.breaks`, or status B).
    """
    years = sorted(int(y) for y in frame["year"].unique())
    place = {year: i for i, year in enumerate(years)}
    rows = frame[(frame["country"] == country) & frame["value"].notna()].sort_values("year").reset_index(drop=True)
    if rows.empty:
        return []
    broken = {b.year for b in indicator.breaks}
    starts = [0]
    for i in range(1, len(rows)):
        before, year = int(rows.at[i - 1, "year"]), int(rows.at[i, "year"])
        gap = place[year] - place[before] > 1
        crossed = any(before < b <= year for b in broken)
        marked = "obs_status" in rows and rows.at[i, "obs_status"] == "B"
        if gap or crossed or marked:
            starts.append(i)
    return [rows.iloc[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
