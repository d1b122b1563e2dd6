"""Reads every file against its descriptor and collects every problem: `file:row column rule: what to do`."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.catalog import DESCRIPTOR, read_dataset
from indicators.data.fingerprint import compute_fingerprint, find_changed_row
from indicators.data.schema import EMPTY_STATUSES
from indicators.data.sealing import read_cells
from indicators.errors import Clause, DataError

RESTORE = Clause("restore the file from the repository, or run `make data` if the change is meant")
EMPTY = Clause("a check that saw nothing is a failure; restore the folder")
MOST_PER_FILE = 20


@dataclass(frozen=True)
class Problem:
    """One broken rule in one place."""

    file: str
    row: int | None
    column: str
    rule: Clause
    remedy: Clause

    def __str__(self) -> str:
        return f"{self.place} {self.rule}: {self.remedy}"

    @property
    def place(self) -> str:
        """File, row and column as far as they are known."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place} {self.column}".strip()


@dataclass(frozen=True)
class Report:
    """What a check saw and what it found."""

    datasets: int
    files: int
    rows: int
    problems: tuple[Problem, ...]


def check_all(root: Path, names: list[str] | None = None) -> Report:
    """Check the datasets below `root`, all or those named."""
    folders = sorted(p for p in root.iterdir() if p.is_dir() and (not names or p.name in names)) if root.is_dir() else []
    lists = read_lists(root)
    files = rows = 0
    problems: list[Problem] = []
    for folder in folders:
        count, seen, found = check_dataset(folder, lists)
        files, rows, problems = files + count, rows + seen, problems + found
    if rows == 0:
        problems.append(Problem("data", None, "", Clause("no rows"), EMPTY))
    return Report(len(folders), files, rows, tuple(problems))


def read_lists(root: Path) -> dict[str, set[str]]:
    """Return the code lists of the reference tables: the countries and the minerals that a row may name."""
    return {"country": _read_codes(root, "countries", "country"), "mineral": _read_codes(root, "minerals", "mineral")}


def check_dataset(folder: Path, lists: dict[str, set[str]]) -> tuple[int, int, list[Problem]]:
    """Return number of files, number of rows and the problems of one dataset."""
    shown = f"data/{folder.name}/{DESCRIPTOR}"
    try:
        read_dataset(folder)
        raw = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except DataError as error:
        return 1, 0, [Problem(shown, None, "", Clause("descriptor"), error.clause)]
    rows = 0
    problems: list[Problem] = []
    for resource in raw["resources"]:
        seen, found = _check_resource(folder, resource, lists)
        rows += seen
        problems += found[:MOST_PER_FILE]
    return len(raw["resources"]), rows, problems


def _check_resource(folder: Path, resource: dict[str, Any], lists: dict[str, set[str]]) -> tuple[int, list[Problem]]:
    path = folder / resource.get("path", f"{resource['name']}.csv")
    shown = f"data/{folder.name}/{path.name}"
    try:
        header, body = read_cells(path)
    except DataError as error:
        return 0, [Problem(shown, None, "", Clause("unreadable"), error.clause)]
    if not body:
        return 0, [Problem(shown, None, "", Clause("no rows"), RESTORE)]
    fields = resource.get("schema", {}).get("fields", [])
    expected = [f["name"] for f in fields]
    if header != expected:
        what = Clause("columns are {found} instead of {expected}", found=",".join(header), expected=",".join(expected))
        return len(body), [Problem(shown, 1, "", what, RESTORE)]
    columns = {name: [row[i] for row in body] for i, name in enumerate(header)}
    problems: list[Problem] = []
    for field in fields:
        problems += _check_column(shown, field, columns[field["name"]])
    problems += _check_keys(shown, resource["schema"].get("primaryKey", []), columns)
    if "indicator" in resource:
        problems += _check_observations(shown, resource["indicator"], columns, lists)
    known = {(p.row, p.column) for p in problems}
    problems += [p for p in _check_fingerprint(shown, path, resource, columns) if (p.row, p.column) not in known]
    return len(body), problems


def _check_column(shown: str, field: dict[str, Any], cells: list[str]) -> Iterator[Problem]:
    limits = field.get("constraints", {})
    pattern = re.compile(limits["pattern"]) if "pattern" in limits else None
    allowed = set(map(str, limits["enum"])) if "enum" in limits else None
    numeric = field["type"] in ("number", "integer")
    for number, cell in enumerate(cells, start=2):
        rule = None
        if cell == "":
            rule = Clause("required") if limits.get("required") else None
        elif numeric:
            rule = _check_number(field["type"], limits, cell)
        elif pattern and not pattern.fullmatch(cell):
            rule = Clause("“{cell}” does not match {pattern}", cell=cell[:40], pattern=limits["pattern"])
        elif allowed is not None and cell not in allowed:
            rule = Clause("“{cell}” is not one of {allowed}", cell=cell[:40], allowed=", ".join(sorted(allowed)))
        if rule:
            yield Problem(shown, number, field["name"], rule, RESTORE)


def _check_number(kind: str, limits: dict[str, Any], cell: str) -> Clause | None:
    try:
        value = float(cell)
    except ValueError:
        return Clause("“{cell}” is not a number", cell=cell[:40])
    if value != value or value in (float("inf"), float("-inf")):
        return Clause("“{cell}” is not a number", cell=cell[:40])
    if kind == "integer" and value != int(value):
        return Clause("{cell} is not a whole number", cell=cell)
    if "minimum" in limits and value < limits["minimum"]:
        return Clause("{cell} is below the minimum {limit}", cell=cell, limit=limits["minimum"])
    if "maximum" in limits and value > limits["maximum"]:
        return Clause("{cell} is above the maximum {limit}", cell=cell, limit=limits["maximum"])
    return None


def _check_keys(shown: str, key: list[str] | str, columns: dict[str, list[str]]) -> Iterator[Problem]:
    names = [key] if isinstance(key, str) else key
    if not names or any(n not in columns for n in names):
        return
    seen: dict[tuple[str, ...], int] = {}
    for number, values in enumerate(zip(*(columns[n] for n in names), strict=True), start=2):
        if values in seen:
            rule = Clause("key {key} stands in row {row} too", key="/".join(values), row=seen[values])
            yield Problem(shown, number, "+".join(names), rule, RESTORE)
        seen[values] = number


def _check_observations(
    shown: str, own: dict[str, Any], columns: dict[str, list[str]], lists: dict[str, set[str]]
) -> Iterator[Problem]:
    for name, known in lists.items():
        for number, cell in enumerate(columns.get(name, ()), start=2):
            if known and cell not in known:
                yield Problem(shown, number, name, Clause("“{cell}” is not in data/reference", cell=cell[:40]), RESTORE)
    low, high = columns.get("lower"), columns.get("upper")
    for number, (value, status) in enumerate(zip(columns["value"], columns["obs_status"], strict=True), start=2):
        if (value == "") != (status in EMPTY_STATUSES):
            rule = Clause("status {status} and value “{value}” contradict each other", status=status, value=value)
            yield Problem(shown, number, "value", rule, RESTORE)
        elif value and low and high and low[number - 2] and high[number - 2]:
            try:
                inside = float(low[number - 2]) <= float(value) <= float(high[number - 2])
            except ValueError:
                continue
            if not inside:
                yield Problem(shown, number, "value", Clause("{value} is outside its own interval", value=value), RESTORE)
    declared = own.get("coverage", {})
    if declared and declared["rows"] != len(columns["value"]):
        what = Clause("{count} rows where {declared} are declared", count=len(columns["value"]), declared=declared["rows"])
        yield Problem(shown, None, "", what, RESTORE)


def _check_fingerprint(shown: str, path: Path, resource: dict[str, Any], columns: dict[str, list[str]]) -> Iterator[Problem]:
    if resource.get("hash") == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}":
        return
    stored = resource.get("fingerprint", {})
    if stored.get("rows") != len(next(iter(columns.values()))):
        yield Problem(shown, None, "", Clause("rows were added or lost since the file was sealed"), RESTORE)
        return
    current = compute_fingerprint(columns)
    found = False
    for name, sums in current.items():
        before = stored["columns"].get(name)
        if before == sums or before is None:
            continue
        found = True
        row = find_changed_row(before, sums, stored["rows"])
        rule = (
            Clause("“{cell}” is not the value that was sealed", cell=columns[name][row - 1][:40])
            if row
            else Clause("several cells were changed")
        )
        yield Problem(shown, row + 1 if row else None, name, rule, RESTORE)
    if not found:
        yield Problem(shown, None, "", Clause("bytes differ from the sealed file"), RESTORE)


def _read_codes(root: Path, table: str, column: str) -> set[str]:
    try:
        header, body = read_cells(root / "reference" / f"{table}.csv")
        return {row[header.index(column)] for row in body}
    except (DataError, ValueError):
        return set()
