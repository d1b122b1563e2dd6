"""The stamp of a link: which data it was made with, and what has changed since in the datasets that its view shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from indicators.catalog import Catalog, ChangeKind, Dataset

VERSION = "version"
"""The key under which a link carries its stamp."""
MOST_NAMED = 20
"""A view of more datasets than this shows what is held of all of them: its link carries the version of all data alone."""
_WHOLE = re.compile(r"(\d{4}-\d{2}-\d{2})-[0-9a-f]{8}", re.ASCII)
_PART = re.compile(r"([a-z][a-z0-9_]{0,39})-(\d{1,4})\.(\d{1,4})\.(\d{1,4})", re.ASCII)
Number = tuple[int, int, int]


@dataclass(frozen=True)
class Stamp:
    """What a link says of the data that it was made with.

    Attributes:
        version: of all data together, as `data_version` writes it.
        day: the newest day on which a source of them was read.
        parts: version of each dataset that its view shows; empty where it shows very many.
    """

    version: str
    day: date
    parts: Mapping[str, Number]


def write_stamp(version: str, datasets: Iterable[Dataset]) -> str:
    """Return what a link carries under `version`: that of all data, then that of each dataset which its view shows."""
    named = {d.name: f"{d.name}-{d.version}" for d in datasets}
    return ",".join((version, *(named.values() if len(named) <= MOST_NAMED else ())))


def read_stamp(text: str) -> Stamp | None:
    """Return the stamp that a link carries; None where the text is none.

    >>> read_stamp("2026-11-25-b8fd10a8,kp-1.0.2").parts
    {'kp': (1, 0, 2)}
    >>> read_stamp("2026-13-25-b8fd10a8") or read_stamp("2026-11-25-b8fd10a8,kp-new")
    """
    whole, *parts = text.split(",")
    found, named = _WHOLE.fullmatch(whole), [_PART.fullmatch(p) for p in parts]
    if found is None or not all(named):
        return None
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    return Stamp(whole, day, {p[1]: (int(p[2]), int(p[3]), int(p[4])) for p in named if p})


def find_changes(catalog: Catalog, stamp: Stamp) -> dict[str, tuple[ChangeKind, ...]]:
    """Return the datasets of a link that have another version now, each with what has changed in it since.

    Nothing is told of one that is older here than in the link: nobody knows here what came later.
    """
    found: dict[str, tuple[ChangeKind, ...]] = {}
    for name, made in stamp.parts.items():
        dataset = catalog.datasets.get(name)
        if dataset is None:
            if name not in catalog.broken:
                found[name] = (ChangeKind.REMOVED,)
        elif (now := _read_number(dataset.version)) != made:
            found[name] = _list_kinds(dataset, made, now)
    return found


def _list_kinds(dataset: Dataset, made: Number, now: Number) -> tuple[ChangeKind, ...]:
    """What the dataset's own list tells, else what its number says: removed = major, new years = minor, fixed values = patch."""
    if now < made:
        return ()
    told = {kind for c in dataset.changes if made < _read_number(c.version) <= now for kind in c.kinds}
    by_rule = ChangeKind.REMOVED if now[0] > made[0] else ChangeKind.YEARS if now[1] > made[1] else ChangeKind.VALUES
    return tuple(kind for kind in ChangeKind if kind in (told or {by_rule}))


def _read_number(version: str) -> Number:
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch
