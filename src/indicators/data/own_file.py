"""A member's own CSV file, checked against an indicator's description. It is read in memory and never stored."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Indicator
from indicators.data.checks import Problem
from indicators.data.schema import EMPTY_STATUSES, STATUSES
from indicators.errors import Clause

MOST_MEGABYTES = 1
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_ROWS = 20_000
MOST_PROBLEMS = 20
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
OTHER_SIGN = re.compile("[;\t|]")
FIRST_YEAR, LAST_YEAR = 1900, 2100
CORRECT = Clause("correct the cell and give the file again")
SAVE = Clause("save it as CSV, UTF-8, with a comma between the cells")


@dataclass(frozen=True)
class OwnFile:
    """What could be read of a member's file.

    Attributes:
        frame: country, dimensions, year, value, lower, upper of the rows without a problem; empty when the file is no table.
        problems: every rule that is broken, at most twenty.
        rows: rows in the file.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    rows: int


def check_own_file(content: bytes, name: str, indicator: Indicator, countries: set[str], minerals: set[str]) -> OwnFile:
    """Return the sound rows of a file and all that is wrong with it; never raises.

    Args:
        content: the bytes as uploaded.
        name: name of the file, for the messages.
        indicator: the indicator it claims to hold: columns country, its dimensions, year, value; lower and upper if it has them.
        countries: known country codes.
        minerals: known mineral ids.
    """
    needed = ["country", *indicator.dimensions, "year", "value"]
    empty = pd.DataFrame(columns=[*needed, "lower", "upper"])
    table, fault = _read_table(content, name, needed)
    if fault is not None:
        return OwnFile(empty, (fault,), 0)
    header, body = table
    lists = {"country": countries, "mineral": minerals}
    bounds = indicator.bounds or indicator.scale
    problems: list[Problem] = []
    sound: list[list[object]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(body, start=2):
        row = dict(zip(header, (c.strip() for c in cells), strict=False))
        found = list(_check_row(name, number, row, needed, lists, bounds))
        key = tuple(row.get(c, "") for c in needed[:-1])
        if not found and key in seen:
            what = Clause("key {key} stands in row {row} too", key="/".join(key), row=seen[key])
            found.append(Problem(name, number, "+".join(needed[:-1]), what, CORRECT))
        seen.setdefault(key, number)
        problems += found
        if not found:
            sound.append([*key[:-1], int(key[-1]), *(_number(row.get(c, "")) for c in ("value", "lower", "upper"))])
    frame = pd.DataFrame(sound, columns=[*needed, "lower", "upper"]) if sound else empty
    return OwnFile(frame, tuple(problems[:MOST_PROBLEMS]), len(body))


def _read_table(content: bytes, name: str, needed: list[str]) -> tuple[tuple[list[str], list[list[str]]], Problem | None]:
    nothing: tuple[list[str], list[list[str]]] = ([], [])
    if len(content) > MOST_BYTES:
        what = Clause("the file holds more than {count} MB", count=MOST_MEGABYTES)
        return nothing, Problem(name, None, "", what, Clause("give the rows of one indicator only"))
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return nothing, Problem(name, None, "", Clause("is no CSV file in UTF-8"), SAVE)
    rows = [r for r in rows if any(c.strip() for c in r)]
    header = [c.strip().lower() for c in rows[0]] if rows else []
    lost = [c for c in needed if c not in header]
    if lost and len(header) == 1 and OTHER_SIGN.search(header[0]):
        return nothing, Problem(name, 1, "", Clause("its cells are not separated by commas"), SAVE)
    if lost:
        what = Clause("lacks the column {columns}", columns=", ".join(lost))
        return nothing, Problem(name, 1, "", what, Clause("name the columns {columns}", columns=", ".join(needed)))
    if len(header) != len(set(header)):
        return nothing, Problem(name, 1, "", Clause("two columns have the same name"), Clause("keep one of them"))
    if len(rows) == 1:
        return nothing, Problem(name, None, "", Clause("no rows"), Clause("give at least one row"))
    if len(rows) - 1 > MOST_ROWS:
        what = Clause("the file holds more than {count} rows", count=MOST_ROWS)
        return nothing, Problem(name, None, "", what, Clause("give the rows of one indicator only"))
    return (header, rows[1:]), None


def _check_row(
    name: str, number: int, row: dict[str, str], needed: list[str], lists: dict[str, set[str]], bounds: object
) -> Iterator[Problem]:
    for column in needed[:-2]:
        cell = row.get(column, "")
        if not cell or (column in lists and cell not in lists[column]):
            yield Problem(name, number, column, Clause("“{cell}” is no code known here", cell=cell[:40]), CORRECT)
    year = row.get("year", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        yield Problem(name, number, "year", Clause("“{cell}” is no year", cell=year[:40]), CORRECT)
    status = row.get("obs_status", "")
    if status and status not in STATUSES:
        yield Problem(name, number, "obs_status", Clause("“{cell}” is no status letter", cell=status[:40]), CORRECT)
    if not row.get("value") and status not in EMPTY_STATUSES:
        yield Problem(name, number, "value", Clause("is empty"), Clause("leave the row out: a gap is not a zero"))
    for column in ("value", "lower", "upper"):
        yield from _check_figure(name, number, column, row.get(column, ""), bounds)
    low, value, high = (_number(row.get(c, "")) for c in ("lower", "value", "upper"))
    if low > value or value > high:
        yield Problem(name, number, "value", Clause("{value} is outside its own interval", value=row["value"]), CORRECT)


def _check_figure(name: str, number: int, column: str, cell: str, bounds: object) -> Iterator[Problem]:
    if not cell:
        return
    if not NUMBER.fullmatch(cell):
        hint = Clause("write a decimal point and no thousands separator")
        yield Problem(name, number, column, Clause("“{cell}” is not a number", cell=cell[:40]), hint)
    elif column == "value" and isinstance(bounds, tuple):
        low, high = bounds
        if (low is not None and float(cell) < low) or (high is not None and float(cell) > high):
            shown = Clause("{cell} is outside the scale of the indicator", cell=cell[:40])
            yield Problem(name, number, column, shown, CORRECT)


def _number(cell: str) -> float:
    return float(cell) if NUMBER.fullmatch(cell) else float("nan")
