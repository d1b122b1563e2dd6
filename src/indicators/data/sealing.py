"""Completes a descriptor from its files: schema, coverage, size, hash and fingerprint (`make data`)."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from indicators.catalog import DESCRIPTOR
from indicators.data.fingerprint import compute_fingerprint
from indicators.data.schema import build_field
from indicators.data.writing import KEY_COLUMNS, write_text
from indicators.errors import DataError

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def seal(folder: Path) -> None:
    """Rewrite the descriptor of one dataset folder so that it describes the files as they are now.

    Raises:
        DataError: the descriptor or a file it names is missing or unreadable.
    """
    path = folder / DESCRIPTOR
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise DataError(
            "data/{file} cannot be read ({error}). Mend it first.",
            file=f"{folder.name}/{DESCRIPTOR}",
            error=error,
        ) from None
    resources = [_seal_resource(folder, resource) for resource in raw["resources"]]
    sealed = {"$schema": PROFILE, **{k: v for k, v in raw.items() if k != "resources"}, "resources": resources}
    text = json.dumps(sealed, ensure_ascii=False, indent=2) + "\n"
    if text != path.read_text(encoding="utf-8"):
        write_text(path, text)


def seal_all(root: Path) -> list[str]:
    """Seal every dataset below `root` and return their names."""
    folders = sorted(p.parent for p in root.glob(f"*/{DESCRIPTOR}"))
    for folder in folders:
        seal(folder)
    return [folder.name for folder in folders]


def read_cells(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a CSV file as text.

    Raises:
        DataError: missing, not UTF-8, empty, or a row with too many or too few cells.
    """
    shown = f"data/{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError("{file} is missing. Restore it from the repository.", shown, file=shown) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            "{file} cannot be read ({error}). Restore it from the repository.", shown, file=shown, error=error
        ) from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise DataError(
            "{file} is not a CSV file ({error}). Restore it from the repository.", shown, file=shown, error=error
        ) from None
    if not rows:
        raise DataError("{file} is empty. Restore it from the repository.", shown, file=shown)
    header, body = rows[0], rows[1:]
    for number, row in enumerate(body, start=2):
        if len(row) != len(header):
            raise DataError(
                "{file} has {count} cells instead of {expected}. Restore the file from the repository.",
                shown,
                file=f"{shown}:{number}",
                count=len(row),
                expected=len(header),
            )
    return header, body


def _seal_resource(folder: Path, resource: dict[str, Any]) -> dict[str, Any]:
    path = folder / resource.get("path", f"{resource['name']}.csv")
    header, rows = read_cells(path)
    columns = {name: [row[i] for row in rows] for i, name in enumerate(header)}
    content = path.read_bytes()
    sealed = {
        **resource,
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "fingerprint": {"rows": len(rows), "columns": compute_fingerprint(columns)},
    }
    if "indicator" in resource:
        own = resource["indicator"]
        bounds = own.get("bounds", own.get("scale"))
        fields = {f["name"]: f for f in resource.get("schema", {}).get("fields", ())}
        sealed["schema"] = {
            "fields": [_merge_field(build_field(name, bounds), fields.get(name)) for name in header],
            "primaryKey": [c for c in (*KEY_COLUMNS[:5], *own.get("dimensions", ())) if c in header]
            if "edition" not in own.get("dimensions", ())
            else [c for c in KEY_COLUMNS if c in header],
            "missingValues": [""],
        }
        sealed["indicator"] = {**own, "coverage": _measure_coverage(columns)}
    else:
        sealed.setdefault("table", {})
        sealed.setdefault("schema", {"fields": [{"name": n, "type": "string"} for n in header], "primaryKey": header[:1]})
        sealed["schema"].setdefault("missingValues", [""])
    return sealed


def _merge_field(built: dict[str, Any], written: dict[str, Any] | None) -> dict[str, Any]:
    """A description written by hand wins; the rest follows from the column's name and the indicator's bounds."""
    if written and written.get("description"):
        return {**built, "description": written["description"]}
    return built


def _measure_coverage(columns: dict[str, list[str]]) -> dict[str, int]:
    years = [int(y) for y, v in zip(columns["year"], columns["value"], strict=True) if v]
    if not years:
        raise DataError("An indicator without a single value cannot be sealed. Leave it out.")
    countries = {c for c, v in zip(columns["country"], columns["value"], strict=True) if v}
    return {"rows": len(columns["year"]), "countries": len(countries), "first": min(years), "last": max(years)}
