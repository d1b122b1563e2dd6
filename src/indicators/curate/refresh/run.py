"""One refresh from start to end: read, compare, stage a copy, check it, and put it in place of the old folder in one step."""

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.catalog import DESCRIPTOR, ChangeKind
from indicators.curate.extracts import list_scope, read_extract, to_figures
from indicators.curate.refresh.adapters import find_adapter
from indicators.curate.refresh.answers import Answer
from indicators.curate.refresh.compare import Comparison, compare_tables, require_sound
from indicators.curate.refresh.edition import Edition
from indicators.curate.refresh.lacks import Lack, find_lacks, require_members, say_lacks
from indicators.curate.refresh.network import fetch_answer
from indicators.data.checks import check_dataset, read_lists
from indicators.data.sealing import seal
from indicators.data.writing import encode_csv, write_text
from indicators.errors import Clause, DataError

SHOWN_PROBLEMS = 5


@dataclass(frozen=True)
class Outcome:
    """What a refresh found, and whether a new edition stands in `data/` now."""

    dataset: str
    edition: str
    version: str
    written: bool
    comparisons: tuple[Comparison, ...]
    notes: tuple[Clause, ...]


def refresh_dataset(
    name: str,
    answers: Sequence[Answer],
    root: Path,
    today: str,
    *,
    edition: str = "",
    next_expected: str = "",
    without: Collection[str] = (),
    fetch: Callable[[str], Answer] = fetch_answer,
) -> Outcome:
    """Write a new edition of one dataset, or nothing.

    Args:
        name: dataset.
        answers: files at hand; empty fetches them from the publisher.
        root: the folder `data/`.
        today: ISO date, becomes the date of access.
        edition: name of the edition, where the file does not say it.
        next_expected: ISO date when the publisher's next edition is due; default a year after the last one.
        without: members that the new year may lack.
        fetch: how an address is read.

    Raises:
        UnknownNameError: no adapter for that dataset.
        DataError: the file is no sound new edition; the folder is as it was.
    """
    adapter = find_adapter(name)
    given = tuple(answers) or tuple(fetch(url) for url in adapter.addresses)
    if not given:
        raise DataError(
            "{name} has no address to fetch from. Get {file} from {page} and give it with --from.",
            name=name,
            file=adapter.file_name,
            page=adapter.page,
        )
    raw = json.loads((root / name / DESCRIPTOR).read_text(encoding="utf-8"))
    found = adapter.read(given, root / name)
    comparisons, lacks = _compare_held(name, raw["resources"], found, root)
    if not adapter.piecemeal:
        require_members(lacks, list_scope("member"), without)
    notes = (*found.notes, *say_lacks(lacks, (*list_scope("member"), *list_scope("peer"))))
    label = edition or found.title
    if all(c.is_same for c in comparisons):
        return Outcome(name, raw["dataset"]["edition"], raw["version"], False, comparisons, notes)
    if not label:
        raise DataError(
            "The file does not say which edition it is. Give --edition, as in “{example}”.", example=raw["dataset"]["edition"]
        )
    kinds = _list_kinds(comparisons)
    version = _raise_version(raw["version"], kinds)
    described = _describe(raw, found, label, version, today, next_expected)
    described["dataset"]["changes"] = {**raw["dataset"].get("changes", {}), version: kinds}
    _replace(root, name, described, found)
    return Outcome(name, label, version, True, comparisons, notes)


def _compare_held(
    name: str, resources: Sequence[dict[str, Any]], found: Edition, root: Path
) -> tuple[tuple[Comparison, ...], list[Lack]]:
    """Each table found beside the one we hold, and what its new years lack; a table that cannot follow ours stops the refresh."""
    held = {r["name"]: r for r in resources}
    comparisons: list[Comparison] = []
    lacks: list[Lack] = []
    for table, frame in found.tables.items():
        if table not in held:
            raise DataError(
                "{name} holds no table {table}. Describe it in the descriptor first; nothing was written.", name=name, table=table
            )
        old = _read_held(root / name, held[table]["path"])
        comparison = compare_tables(f"{name}.{table}", old, frame, _span(held[table]))
        members = set(list_scope("member")) & set(old["country"])
        require_sound(comparison, old, frame, members)
        comparisons.append(comparison)
        lacks += find_lacks(comparison.table, old, frame)
    return tuple(comparisons), lacks


def _read_held(folder: Path, path: str) -> pd.DataFrame:
    frame = read_extract(folder, path, ("country", "year", "value"))
    return frame.assign(year=to_figures(frame["year"], path).astype(int), value=to_figures(frame["value"], path))


def _span(resource: dict[str, Any]) -> float | None:
    scale = resource.get("indicator", {}).get("scale")
    return float(scale[1]) - float(scale[0]) if scale else None


def _list_kinds(comparisons: Sequence[Comparison]) -> list[ChangeKind]:
    """What the new edition did, for the links that were made with the one before."""
    new_years = any(c.new_years for c in comparisons)
    told = {
        ChangeKind.REMOVED: any(c.lost_countries or c.rows_after < c.rows_before for c in comparisons),
        ChangeKind.YEARS: new_years,
        ChangeKind.ADDED: any(c.new_countries or c.rows_after > c.rows_before for c in comparisons) and not new_years,
        ChangeKind.VALUES: any(c.revised for c in comparisons),
    }
    return [kind for kind, is_so in told.items() if is_so]


def _raise_version(version: str, kinds: Sequence[ChangeKind]) -> str:
    major, minor, patch = (int(p) for p in version.split("."))
    if ChangeKind.REMOVED in kinds:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if set(kinds) & {ChangeKind.YEARS, ChangeKind.ADDED} else f"{major}.{minor}.{patch + 1}"


def _describe(raw: dict[str, Any], found: Edition, label: str, version: str, today: str, next_expected: str) -> dict[str, Any]:
    own = {**raw["dataset"], "edition": label, "accessed": today, "origin_format": found.origin_format}
    due = next_expected or _next_year(own.get("next_expected"), today)
    if due:
        own["next_expected"] = due
    if found.processing_note:
        own["processing_note"] = found.processing_note
    own["caveats"] = [c for c in own.get("caveats", ()) if c not in found.settled_caveats]
    resources = []
    for resource in raw["resources"]:
        block = resource.get("indicator")
        if block is not None and resource["name"] in found.intervals:
            interval = {"lower": "lower", "upper": "upper", "level": found.intervals[resource["name"]]}
            caveats = [c for c in block.get("caveats", ()) if c not in found.settled_caveats]
            resource = {**resource, "indicator": {**block, "interval": interval, "caveats": caveats}}
        resources.append(resource)
    sources = [{**s, "title": f"{own['publisher']}, {label}"} for s in raw.get("sources", ())[:1]]
    old = raw["dataset"]["edition"]
    citation = {k: v.replace(old, label) for k, v in own.get("citation", {}).items()}
    own["citation"] = citation
    return {**raw, "version": version, "sources": [*sources, *raw.get("sources", ())[1:]], "dataset": own, "resources": resources}


def _next_year(due: str | None, today: str) -> str | None:
    """Return the next due date after today in the publisher's yearly rhythm."""
    if not due or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", due):
        return due
    year = int(due[:4])
    while f"{year}{due[4:]}" <= today:
        year += 1
    return f"{year}{due[4:]}"


def _replace(root: Path, name: str, described: dict[str, Any], found: Edition) -> None:
    """Stage the new folder beside `data/`, check it there, then swap the folders."""
    folder = root / name
    try:
        with tempfile.TemporaryDirectory(dir=root.parent, prefix=".refresh-") as place:
            staged, old = Path(place) / name, Path(place) / f"{name}.old"
            shutil.copytree(folder, staged)
            paths = {r["name"]: r["path"] for r in described["resources"]}
            for table, frame in {**found.tables, **found.extra}.items():
                write_text(staged / paths[table], encode_csv(frame, frame.attrs.get("key")))
            write_text(staged / DESCRIPTOR, json.dumps(described, ensure_ascii=False, indent=2) + "\n")
            seal(staged)
            _require_checked(staged, root)
            folder.rename(old)
            try:
                staged.rename(folder)
            except OSError:
                old.rename(folder)
                raise
    except OSError as error:
        reason = error.strerror or error
        raise DataError(
            "The new edition of {name} could not be written ({reason}). Free space; the old edition stands.",
            name=name,
            reason=reason,
        ) from None


def _require_checked(staged: Path, root: Path) -> None:
    _, _, problems = check_dataset(staged, read_lists(root))
    if problems:
        parts = [
            Clause("{place} {rule}: {remedy}", place=p.place, rule=p.rule, remedy=p.remedy) for p in problems[:SHOWN_PROBLEMS]
        ]
        shown = reduce(lambda first, more: Clause("{first}; {more}", first=first, more=more), parts)
        raise DataError("The new edition breaks {count} rules: {shown}. Nothing was written.", count=len(problems), shown=shown)
