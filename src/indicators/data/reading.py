"""Reads one CSV file of `data/` into a frame, or says in one sentence why it cannot."""

import hashlib
from pathlib import Path

import pandas as pd

from indicators.catalog import Indicator, Table
from indicators.data.schema import EMPTY_STATUSES, STATUSES
from indicators.errors import DataError

_NUMBERS = ("value", "lower", "upper", "stderr", "percentile", "n_sources", "rank")


def read_observations(indicator: Indicator) -> pd.DataFrame:
    """Return the rows of an indicator: country, dimensions, year, value, lower, upper, obs_status, note and what else it has.

    Raises:
        DataError: the file is missing, truncated, malformed, empty, changed or breaks its description.
    """
    shown = f"data/{indicator.dataset}/{indicator.path.name}"
    frame = _read_text(indicator.path, shown)
    needed = ("country", *indicator.dimensions, "year", "value", "obs_status", "note")
    missing = [c for c in needed if c not in frame.columns]
    if missing:
        raise DataError(
            "{file} lacks the column {missing}. Restore it from the repository.", shown, file=shown, missing=", ".join(missing)
        )
    try:
        numbers = {c: pd.to_numeric(frame[c]) for c in _NUMBERS if c in frame.columns}
        years = pd.to_numeric(frame["year"]).astype("int64")
    except (ValueError, TypeError) as error:
        raise DataError(
            "{file} holds a word where a number belongs ({error}). Run `indicators check`.", shown, file=shown, error=error
        ) from None
    frame = frame.assign(**numbers, year=years, note=frame["note"].fillna(""))
    for column in ("lower", "upper"):
        if column not in frame.columns:
            frame[column] = float("nan")
    if not frame["obs_status"].isin(STATUSES).all():
        raise DataError("{file} holds an unknown status letter. Run `indicators check`.", shown, file=shown)
    if (frame["value"].isna() != frame["obs_status"].isin(EMPTY_STATUSES)).any():
        raise DataError("{file} has a value and a status that contradict each other. Run `indicators check`.", shown, file=shown)
    declared = indicator.coverage
    if declared and len(frame) != declared.rows:
        raise DataError(
            "{file} has {count} rows where its description declares {declared}. Restore it from the repository.",
            shown,
            file=shown,
            count=len(frame),
            declared=declared.rows,
        )
    _check_seal(indicator.path, indicator.seal, shown)
    return frame


def read_table(table: Table) -> pd.DataFrame:
    """Return a table as text columns, empty cells as missing.

    Raises:
        DataError: the file is missing, truncated, malformed, empty, changed or lacks a column.
    """
    shown = f"data/{table.dataset}/{table.path.name}"
    frame = _read_text(table.path, shown)
    missing = [c for c in table.columns if c not in frame.columns]
    if missing:
        raise DataError(
            "{file} lacks the column {missing}. Restore it from the repository.", shown, file=shown, missing=", ".join(missing)
        )
    _check_seal(table.path, table.seal, shown)
    return frame


def _check_seal(path: Path, seal: str, shown: str) -> None:
    """Refuse a file that reads well and is not the one that was checked: a wrong figure costs more than a missing one."""
    kind, _, expected = seal.partition(":")
    if kind != "sha256":
        return
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        found = ""
    if found != expected:
        raise DataError(
            "{file} is not the file that was checked. Restore it from the repository, or run `make data` after a wanted change.",
            shown,
            file=shown,
        )


def _read_text(path: object, shown: str) -> pd.DataFrame:
    try:
        frame = pd.read_csv(str(path), dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    except FileNotFoundError:
        raise DataError("{file} is missing. Restore it from the repository.", shown, file=shown) from None
    except (OSError, UnicodeDecodeError, ValueError, pd.errors.ParserError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise DataError(
            "{file} cannot be read ({reason}). Restore it from the repository.", shown, file=shown, reason=reason
        ) from None
    if frame.empty:
        raise DataError("{file} holds no rows. Restore it from the repository.", shown, file=shown)
    return frame
