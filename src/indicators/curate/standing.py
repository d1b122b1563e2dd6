"""Where a country stands among all that a publisher covers, for datasets whose world table we may not hand on."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.curate.extracts import list_scope, with_key

GROUPS = {"coalition": "member", "africa": "africa"}
WORLD = "world"


def rank_scores(frame: pd.DataFrame) -> pd.Series:
    """Return the rank of each row within its year: 1 is the highest value, and ties share the better rank.

    >>> rank_scores(pd.DataFrame({"year": [2023, 2023, 2023], "value": [4.0, 9.0, 9.0]})).tolist()
    [3, 1, 1]
    """
    return frame.groupby("year")["value"].rank(ascending=False, method="min").astype(int)


def compute_percentiles(frame: pd.DataFrame) -> pd.Series:
    """Return the share of the year's countries with a lower value, in percent.

    >>> compute_percentiles(pd.DataFrame({"year": [2023] * 4, "value": [1.0, 2.0, 2.0, 8.0]})).tolist()
    [0.0, 25.0, 25.0, 75.0]
    """
    by_year = frame.groupby("year")["value"]
    return ((by_year.rank(method="min") - 1) / by_year.transform("count") * 100).round(1)


def build_medians(frames: Mapping[str, pd.DataFrame], groups: Sequence[str]) -> pd.DataFrame:
    """Return indicator, group, year, median and the number of countries behind it.

    Args:
        frames: the whole edition of each indicator, with country, year and value.
        groups: coalition, africa, world (all countries the publisher covers).
    """
    parts = []
    for group in groups:
        chosen = None if group == WORLD else set(list_scope(GROUPS[group]))
        for name, frame in frames.items():
            rows = frame if chosen is None else frame[frame["country"].isin(chosen)]
            summary = rows.dropna(subset=["value"]).groupby("year")["value"].agg(value="median", n="count").reset_index()
            parts.append(summary.assign(indicator=name, group=group, value=summary["value"].round(6)))
    table = pd.concat(parts, ignore_index=True)[["indicator", "group", "year", "value", "n"]]
    return with_key(table, "indicator", "group", "year")


def keep_scope(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return the rows of members and peers with the columns named."""
    return frame.loc[frame["country"].isin(list_scope("member", "peer")), list(columns)]
