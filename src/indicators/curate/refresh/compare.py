"""Compares a new edition with the one we hold: new years, revised values, lost countries; and what must stop a refresh."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators.errors import DataError

LEAST_ROWS = 0.95
MOST_REVISED = 0.20
REVISION_OF_SPAN = 0.05
LARGEST_SHOWN = 5


@dataclass(frozen=True)
class Revision:
    """One value that the publisher changed."""

    country: str
    year: int
    before: float
    after: float


@dataclass(frozen=True)
class Comparison:
    """What a new table changes against the one we hold."""

    table: str
    rows_before: int
    rows_after: int
    new_years: tuple[int, ...]
    new_countries: tuple[str, ...]
    lost_countries: tuple[str, ...]
    revised: int
    common: int
    largest: tuple[Revision, ...]
    far_revised: float

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.new_years or self.new_countries or self.lost_countries or self.revised) and (
            self.rows_before == self.rows_after
        )


def compare_tables(name: str, old: pd.DataFrame, new: pd.DataFrame, span: float | None = None) -> Comparison:
    """Return what `new` changes.

    Args:
        name: resource name.
        old: the table we hold: country, year, value and possibly dimensions.
        new: the table of the new edition, same columns.
        span: width of the scale; without one the interquartile range of the old values stands in for it.
    """
    key = [c for c in ("country", "mineral", "year") if c in old.columns]
    both = old[[*key, "value"]].merge(new[[*key, "value"]], on=key, suffixes=("_old", "_new"))
    known = both.dropna(subset=["value_old", "value_new"])
    change = (known["value_new"] - known["value_old"]).abs()
    width = span or float(old["value"].quantile(0.75) - old["value"].quantile(0.25)) or 1.0
    revised = known[change > 1e-9 * known["value_old"].abs().clip(lower=1e-3)]
    order = change.loc[revised.index].sort_values(ascending=False).index[:LARGEST_SHOWN]
    largest = tuple(
        Revision(str(r.country), int(r.year), float(r.value_old), float(r.value_new)) for r in revised.loc[order].itertuples()
    )
    held, found = set(old["country"]), set(new["country"])
    return Comparison(
        table=name,
        rows_before=len(old),
        rows_after=len(new),
        new_years=tuple(sorted({int(y) for y in new["year"]} - {int(y) for y in old["year"]})),
        new_countries=tuple(sorted(found - held)),
        lost_countries=tuple(sorted(held - found)),
        revised=len(revised),
        common=len(known),
        largest=largest,
        far_revised=float((change > REVISION_OF_SPAN * width).mean()) if len(change) else 0.0,
    )


def require_sound(comparison: Comparison, old: pd.DataFrame, new: pd.DataFrame, in_scope: Iterable[str]) -> None:
    """Stop a refresh whose table cannot be the next edition of ours.

    Raises:
        DataError: a country in scope is lost, history is cut, the edition is older, or so much was revised that the method changed.
    """
    table = comparison.table
    _require_countries(comparison, in_scope)
    newest, held = int(new["year"].max()), int(old["year"].max())
    if newest < held:
        raise DataError(
            "{table}: the file ends in {newest}, ours in {held}: it is an older edition. Nothing was written.",
            table=table,
            newest=newest,
            held=held,
        )
    if comparison.rows_after < LEAST_ROWS * comparison.rows_before:
        raise DataError(
            "{table}: {found} rows where we hold {held}: the file is cut or covers less. Give the complete edition; nothing was written.",
            table=table,
            found=comparison.rows_after,
            held=comparison.rows_before,
        )
    if comparison.common == 0:
        raise DataError(
            "{table}: no country and year in common with ours: codes or years changed. Nothing was written.", table=table
        )
    if comparison.far_revised > MOST_REVISED:
        raise DataError(
            "{table}: {share} per cent of the values we hold moved by more than a twentieth of the scale: the scale "
            "or the method changed. Read the publisher’s notes; a new method is a new dataset. Nothing was "
            "written.",
            table=table,
            share=round(100 * comparison.far_revised),
        )


def _require_countries(comparison: Comparison, in_scope: Iterable[str]) -> None:
    lost = sorted(set(comparison.lost_countries) & set(in_scope))
    if not lost:
        return
    names, fresh = ", ".join(lost), ", ".join(comparison.new_countries[:8])
    if fresh:
        raise DataError(
            "{table}: {names} would be lost. New codes in the file: {fresh}; if one of them is a changed code, add it to "
            "countries.csv. Nothing was written.",
            table=comparison.table,
            names=names,
            fresh=fresh,
        )
    raise DataError("{table}: {names} would be lost. Nothing was written.", table=comparison.table, names=names)
