"""Countries that a new year lacks although the year before has them: members stop a refresh, all are named."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import pandas as pd

from indicators.errors import Clause, DataError

LASTING = 3
"""A country that has a value in each of so many years before is expected in the next; surveys come and go."""
NAMED = 12
GROUPS = frozenset({"WLD", "OTH", "EUU"})


@dataclass(frozen=True)
class Lack:
    """The countries that one year of a new table lacks.

    Attributes:
        table: dataset and resource.
        year: the year that lacks them.
        before: the year of the new table that has them; None when our own copy has them for the year itself.
        countries: all of them.
        expected: those of them that have been there without a gap.
    """

    table: str
    year: int
    before: int | None
    countries: frozenset[str]
    expected: frozenset[str]


def find_lacks(table: str, old: pd.DataFrame, new: pd.DataFrame) -> list[Lack]:
    """Return what each new year lacks beside the year before it, and what our newest year has lost.

    >>> old = pd.DataFrame({"country": ["GIN", "SLE"], "year": 2024, "value": 1.0})
    >>> new = pd.concat([old, pd.DataFrame({"country": ["SLE"], "year": 2025, "value": 1.0})])
    >>> [(x.year, x.before, sorted(x.countries)) for x in find_lacks("wgi.rule_of_law", old, new)]
    [(2025, 2024, ['GIN'])]
    """
    held, found = _list_years(old), _list_years(new)
    newest = max(held)
    withdrawn = held[newest] - found.get(newest, frozenset())
    lacks = [Lack(table, newest, None, withdrawn, withdrawn)] if withdrawn else []
    for year in sorted(y for y in found if y > newest):
        before = sorted(y for y in found if y < year)[-LASTING:]
        gone = found[before[-1]] - found[year] if before else frozenset()
        if gone:
            lasting = frozenset.intersection(*(found[y] for y in before))
            lacks.append(Lack(table, year, before[-1], gone, gone & lasting))
    return lacks


def require_members(lacks: Iterable[Lack], members: Collection[str], accepted: Collection[str]) -> None:
    """Stop a refresh whose new year lacks a member that was always there, unless the steward accepts it by name.

    Raises:
        DataError: which member, year and tables, and how to accept it.
    """
    wanted = frozenset(members) - frozenset(accepted)
    stopping = [x for x in lacks if x.expected & wanted]
    if not stopping:
        return
    codes = ",".join(sorted({c for x in stopping for c in x.expected & wanted}))
    first = stopping[0]
    same = [x for x in stopping if (x.year, x.before) == (first.year, first.before)]
    raise DataError(
        "{lack} If the publisher gives no value, accept that with --without {codes}. Nothing was written.",
        lack=_say(same, [sorted(x.expected & wanted) for x in same]),
        codes=codes,
    )


def say_lacks(lacks: Sequence[Lack], first: Sequence[str]) -> tuple[Clause, ...]:
    """Return one sentence a year on what it lacks, the countries of `first` before others."""
    place = {c: i for i, c in enumerate(first)}
    clauses = []
    for key in sorted({(x.year, x.before or 0) for x in lacks}):
        same = [x for x in lacks if (x.year, x.before or 0) == key]
        clauses.append(_say(same, [sorted(x.countries, key=lambda c: (place.get(c, len(place)), c)) for x in same]))
    return tuple(clauses)


def _say(lacks: Sequence[Lack], names: Sequence[Sequence[str]]) -> Clause:
    groups: dict[tuple[str, ...], list[str]] = {}
    for lack, own in zip(lacks, names, strict=True):
        groups.setdefault(tuple(own), []).append(lack.table)
    parts = [_name(own, tables) for own, tables in groups.items()]
    shown = reduce(lambda left, right: Clause("{first}; {more}", first=left, more=right), parts)
    year, before = str(lacks[0].year), lacks[0].before
    if before is None:
        return Clause("No value in {year}, where our edition has one: {names}.", year=year, names=shown)
    return Clause("No value in {year}, though {before} has one: {names}.", year=year, before=str(before), names=shown)


def _name(countries: Sequence[str], tables: Sequence[str]) -> Clause:
    names, where = ", ".join(countries[:NAMED]), ", ".join(tables)
    if len(countries) > NAMED:
        return Clause("{names} and others, {count} in all ({tables})", names=names, count=len(countries), tables=where)
    return Clause("{names} ({tables})", names=names, tables=where)


def _list_years(frame: pd.DataFrame) -> dict[int, frozenset[str]]:
    """The countries that have a value in each year."""
    known = frame[frame["value"].notna() & ~frame["country"].isin(GROUPS)]
    return {int(year): frozenset(rows["country"]) for year, rows in known.groupby("year")}
