"""Before and after an event, beside the coalition: description only, never cause."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators.errors import DataError, UnknownNameError
from indicators.metrics.uncertainty import is_clear_difference

YEARS = 5
NEEDED_PEERS = 3


@dataclass(frozen=True)
class BeforeAfter:
    """What a country and its peers did around a year.

    `path`: year, offset, value, peer_median, peers (number with a value). Means are over the years in which the country has a
    value, the peers' too, so that both are of the same years; `None` where a side has none. `stderr_before` and `stderr_after`
    are those of the means where every year of a side has one. The difference of the differences is description: other things
    happened in the same years.
    """

    path: pd.DataFrame
    before: float | None
    after: float | None
    peer_before: float | None
    peer_after: float | None
    years_before: int
    years_after: int
    stderr_before: float | None = None
    stderr_after: float | None = None

    @property
    def change(self) -> float | None:
        """Mean after minus mean before."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def clear(self) -> bool | None:
        """Whether the change is beyond the uncertainty of the two means; `None` where that is not known."""
        if self.before is None or self.after is None or self.stderr_before is None or self.stderr_after is None:
            return None
        return bool(is_clear_difference(self.after, self.stderr_after, self.before, self.stderr_before))

    @property
    def peer_change(self) -> float | None:
        """The same of the peers' median."""
        return None if self.peer_before is None or self.peer_after is None else self.peer_after - self.peer_before


def compare_before_after(frame: pd.DataFrame, country: str, year: int, peers: Iterable[str], span: int = YEARS) -> BeforeAfter:
    """Return the years on each side of an event for a country and the median of its peers.

    Formula: before = mean of x over t−span…t−1, after = mean over t+1…t+span; the year of the event is on neither side.
    The peers' median is taken per year over the peers (without the country) with a value, at least three of them, else
    NaN. The standard error of a mean is the mean of those of its years, as if their errors moved together, the cautious end:
    the sources of a governance score hardly change from year to year. Reference: MacKinlay, Event studies in economics and finance, J. Econ. Lit. 35 (1997), 13-39, for the layout
    only: no test and no claim of cause is made.

    Args:
        frame: observations of one indicator, dimensions selected; `stderr` where known, see `add_stderr`.
        country: where the event happened.
        year: when.
        peers: the coalition.
        span: years on each side.

    Raises:
        UnknownNameError: the country has no row.
        DataError: rows repeat a country and year, or the span is below 1.

    >>> rows = [("GIN", year, float(year > 2010)) for year in range(2006, 2015)]
    >>> result = compare_before_after(pd.DataFrame(rows, columns=["country", "year", "value"]), "GIN", 2010, ["SLE"])
    >>> result.before, result.after, result.change, result.peer_change
    (0.0, 1.0, 1.0, None)
    """
    if span < 1:
        raise DataError("Before and after need at least one year on each side, not {span}.", span=span)
    if country not in set(frame["country"]):
        raise UnknownNameError("{country} has no figures in this indicator: choose another one.", country=country)
    if frame.duplicated(["country", "year"]).any():
        raise DataError("Before and after need one row per country and year: select the dimension first.")
    years = pd.RangeIndex(year - span, year + span + 1, name="year")
    own = frame[frame["country"] == country].set_index("year")["value"].astype(float).reindex(years)
    others = frame[frame["country"].isin(set(peers) - {country}) & frame["value"].notna()]
    counts = others.groupby("year")["value"].size().reindex(years, fill_value=0)
    medians = others.groupby("year")["value"].median().astype(float).reindex(years).where(counts >= NEEDED_PEERS)
    errors = frame[frame["country"] == country].set_index("year")["stderr"] if "stderr" in frame else pd.Series(dtype=float)
    path = pd.DataFrame({"value": own, "peer_median": medians, "peers": counts}).reset_index()
    path.insert(1, "offset", path["year"] - year)
    known = path.assign(stderr=path["year"].map(errors.astype(float)))[path["value"].notna()]
    first, second = known[known["offset"] < 0], known[known["offset"] > 0]
    return BeforeAfter(
        path=path,
        before=_mean(first["value"]),
        after=_mean(second["value"]),
        peer_before=_mean(first["peer_median"]),
        peer_after=_mean(second["peer_median"]),
        years_before=len(first),
        years_after=len(second),
        stderr_before=_mean(first["stderr"]) if first["stderr"].notna().all() else None,
        stderr_after=_mean(second["stderr"]) if second["stderr"].notna().all() else None,
    )


def _mean(values: pd.Series) -> float | None:
    """Mean of what is there, `None` when nothing is."""
    return float(values.mean()) if values.notna().any() else None
