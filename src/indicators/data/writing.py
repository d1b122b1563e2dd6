"""Writes files whole or not at all, and tables so that the same figures always give the same bytes."""

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.errors import DataError

KEY_COLUMNS = ("country", "mineral", "stage", "partner", "year", "edition")
COLUMN_ORDER = (
    *("country", "mineral", "stage", "partner", "year", "value", "lower", "upper", "stderr", "n_sources", "rank"),
    *("percentile", "obs_status", "note", "edition"),
)


def write_bytes(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step: a reader sees the old file or the new one, never half of it.

    Raises:
        DataError: the folder cannot be written or the disk is full; the old file is untouched.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        reason = error.strerror or error
        raise DataError(
            "{file} could not be written ({reason}). Free space or choose another folder.", file=path.name, reason=reason
        ) from None


def write_text(path: Path, text: str) -> None:
    """Replace `path` by UTF-8 `text` in one step."""
    write_bytes(path, text.encode("utf-8"))


def write_csv(path: Path, frame: pd.DataFrame, key: Sequence[str] | None = None) -> None:
    """Write a table sorted by `key` (default: the key columns it has), LF, UTF-8, without float noise."""
    write_bytes(path, encode_csv(frame, key).encode("utf-8"))


def encode_csv(frame: pd.DataFrame, key: Sequence[str] | None = None) -> str:
    """Return the text of a table's file; observations get the column order of docs/data.md."""
    if {"country", "year", "value"} <= set(frame.columns):
        known = [c for c in COLUMN_ORDER if c in frame.columns]
        frame = frame[[*known, *(c for c in frame.columns if c not in known)]]
    sort_by = list(key) if key is not None else [c for c in KEY_COLUMNS if c in frame.columns]
    if sort_by:
        frame = frame.sort_values(sort_by, kind="stable")
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(frame.columns)
    columns = [[_format_cell(v) for v in frame[c].tolist()] for c in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue()


def _format_cell(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format_float(value)
    return str(value)


def format_float(value: float) -> str:
    """Return ten significant digits at most, never in exponent form.

    >>> format_float(142000000.0), format_float(0.1 + 0.2), format_float(-0.0)
    ('142000000', '0.3', '0')
    """
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10g}"
    if "e" in text:
        text = f"{float(text):.15f}" if abs(value) < 1 else f"{float(text):.0f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
