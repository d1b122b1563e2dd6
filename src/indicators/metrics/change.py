"""What changed: against an earlier year, beyond the interval; against an earlier edition, cell by cell."""

from collections.abc import Iterable
from enum import StrEnum

import numpy as np
import pandas as pd

from indicators.catalog.model import Direction
from indicators.errors import DataError
from indicators.metrics.select import key_columns, latest
from indicators.metrics.uncertainty import LEVEL, is_clear_difference


class Move(StrEnum):
    """A change in words; ROSE and FELL only for indicators without a better end."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    ROSE = "rose"
    FELL = "fell"
    NO_CLEAR_CHANGE = "no_clear_change"
    UNKNOWN = "unknown"


class Revision(StrEnum):
    """What a new edition did to a figure of the earlier one."""

    REVISED = "revised"
    ADDED = "added"
    WITHDRAWN = "withdrawn"


def compare_years(
    frame: pd.DataFrame,
    back: int = 1,
    year: int | None = None,
    direction: Direction = Direction.HIGHER,
    threshold: float | None = None,
    breaks: Iterable[int] = (),
    level: float = LEVEL,
) -> pd.DataFrame:
    """Return each series' newest value beside the one exactly `back` years earlier, and whether they clearly differ.

    Formula: Δ = x_t − x_(t−back); clear by `is_clear_difference` where both have a `stderr`; else by |Δ| ≥ threshold where
    one is stated; else UNKNOWN. A method break after t − back and up to t (status B or listed) makes it UNKNOWN too: two
    methods are not compared. Series without a value in either year have no row. Reference: as `is_clear_difference`.

    Args:
        frame: observations; see `add_stderr` for intervals.
        back: years between the two; 1 for the previous year, 10 for a decade.
        year: upper limit of the newest year.
        direction: which end is the better one.
        threshold: smallest change that counts where no error is known, in the indicator's unit.
        breaks: first years after a change of method.
        level: level of the difference.

    Returns:
        Key columns, year, value, previous_year, previous_value, difference, stderr_difference √(se₁² + se₂²), ratio,
        crosses_break, move.

    >>> frame = pd.DataFrame({"country": "SLE", "year": [2013, 2023], "value": [-0.9, -0.4], "stderr": 0.15})
    >>> compare_years(frame, back=10)[["difference", "move"]].round(2).values.tolist()
    [[0.5, 'improved']]
    """
    if back < 1:
        raise DataError("A change looks back by at least one year, not by {back}.", back=back)
    keys = key_columns(frame)
    errors = frame if "stderr" in frame else frame.assign(stderr=np.nan)
    new = latest(errors, year)[[*keys, "year", "value", "stderr"]].assign(previous_year=lambda rows: rows.year - back)
    old = errors.loc[errors["value"].notna(), [*keys, "year", "value", "stderr"]]
    old = old.rename(columns={"year": "previous_year", "value": "previous_value", "stderr": "previous_stderr"})
    both = new.merge(old, on=[*keys, "previous_year"], validate="one_to_one")
    crosses = _crosses_break(both, frame, keys, tuple(breaks))
    gap = both["value"] - both["previous_value"]
    clear = is_clear_difference(both.value, both.stderr, both.previous_value, both.previous_stderr, level)
    known = both[["stderr", "previous_stderr"]].notna().all(axis=1)
    if threshold is not None:
        clear = np.where(known, clear, gap.abs() >= threshold)
        known = known | True
    moves = _name_moves(gap.to_numpy(), np.asarray(clear, dtype=bool), (known & ~crosses).to_numpy(), direction)
    base = both["previous_value"].where(both["previous_value"] != 0)
    return both.drop(columns=["stderr", "previous_stderr"]).assign(
        difference=gap,
        stderr_difference=np.hypot(both["stderr"], both["previous_stderr"]),
        ratio=both["value"] / base,
        crosses_break=crosses,
        move=moves,
    )


def list_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Return only the clear changes of `compare_years`, the largest first.

    Formula: order by |Δ|, descending, then by key. Reference: as `compare_years`.

    >>> rows = {"country": ["GIN", "SLE"], "difference": [0.1, -0.5], "move": ["no_clear_change", "worsened"]}
    >>> list_changes(pd.DataFrame(rows)).country.tolist()
    ['SLE']
    """
    clear = changes[~changes["move"].isin([Move.NO_CLEAR_CHANGE, Move.UNKNOWN])]
    order = clear["difference"].abs().rename("size")
    return clear.assign(size=order).sort_values(["size", "country"], ascending=[False, True]).drop(columns="size")


def compare_editions(old: pd.DataFrame, new: pd.DataFrame, tolerance: float = 0.0) -> pd.DataFrame:
    """Return the figures that differ between two editions: revised, added or withdrawn.

    Formula: per key and year, Δ = x_new − x_old; revised when |Δ| > tolerance·max(|x_old|, |x_new|). A gap in one of them is
    ADDED or WITHDRAWN, never a change from or to zero. Reference: Eurostat, ESS guidelines on revision policy (2013).

    Args:
        old: observations of the earlier edition.
        new: observations of the later one, with the same key columns.
        tolerance: relative size up to which a revision is rounding.

    Returns:
        Key columns, year, old_value, new_value, difference, relative (Δ / |x_old|, empty beside a gap or zero), revision.

    >>> old = pd.DataFrame({"country": ["ZWE", "GIN"], "year": 2023, "value": [3400.0, 5.0]})
    >>> compare_editions(old, old.assign(value=[14900.0, 5.0]))[["country", "difference", "revision"]].values.tolist()
    [['ZWE', 11500.0, 'revised']]
    """
    keys = [*key_columns(new), "year"]
    if set(keys) != {*key_columns(old), "year"}:
        raise DataError("Two editions are compared on the same columns: {keys}.", keys=", ".join(keys))
    left = old.loc[old["value"].notna(), [*keys, "value"]].rename(columns={"value": "old_value"})
    right = new.loc[new["value"].notna(), [*keys, "value"]].rename(columns={"value": "new_value"})
    both = left.merge(right, on=keys, how="outer", validate="one_to_one").sort_values(keys).reset_index(drop=True)
    gap = both["new_value"] - both["old_value"]
    largest = both[["old_value", "new_value"]].abs().max(axis=1)
    added, withdrawn = both["old_value"].isna(), both["new_value"].isna()
    words = np.select([added, withdrawn], [Revision.ADDED, Revision.WITHDRAWN], Revision.REVISED)
    keep = added | withdrawn | (gap.abs() > tolerance * largest)
    base = both["old_value"].abs().where(both["old_value"] != 0)
    return both.assign(difference=gap, relative=gap / base, revision=[str(word) for word in words])[keep].reset_index(drop=True)


def _crosses_break(both: pd.DataFrame, frame: pd.DataFrame, keys: list[str], breaks: tuple[int, ...]) -> pd.Series:
    """Whether a method break lies after the earlier and up to the later year of each pair."""
    crosses = pd.Series(False, index=both.index)
    for first in breaks:
        crosses |= (both["previous_year"] < first) & (first <= both["year"])
    if "obs_status" not in frame:
        return crosses
    marked = frame.loc[frame["obs_status"] == "B", [*keys, "year"]].rename(columns={"year": "break_year"})
    pairs = both.reset_index(names="pair").merge(marked, on=keys)
    inside = pairs[(pairs["previous_year"] < pairs["break_year"]) & (pairs["break_year"] <= pairs["year"])]
    return crosses | both.index.isin(inside["pair"])


def _name_moves(gap: np.ndarray, clear: np.ndarray, known: np.ndarray, direction: Direction) -> list[str]:
    """The word for each change."""
    better, worse = (Move.ROSE, Move.FELL) if direction == Direction.NEUTRAL else (Move.IMPROVED, Move.WORSENED)
    up = (gap < 0) if direction == Direction.LOWER else (gap > 0)
    moved = clear & (gap != 0)
    return [str(word) for word in np.select([~known, ~moved, up], [Move.UNKNOWN, Move.NO_CLEAR_CHANGE, better], worse)]
