"""Reads the descriptors of `data/` into a `Catalog`. A broken descriptor costs its own dataset, nothing else."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from indicators.catalog.model import Break, Catalog, Change, ChangeKind, Coverage, Dataset, Direction, Indicator, Licence, Table
from indicators.errors import DataError

DESCRIPTOR = "datapackage.json"
VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}", re.ASCII)
NO_INTERVAL = "_no_interval"
"""How the ids of those caveats end that say why there is no interval."""


def read_catalog(root: Path) -> Catalog:
    """Return every dataset below `root`, sorted by name; unreadable ones are in `Catalog.broken`."""
    datasets: dict[str, Dataset] = {}
    broken: dict[str, DataError] = {}
    for folder in sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else []:
        try:
            datasets[folder.name] = read_dataset(folder)
        except DataError as error:
            broken[folder.name] = error
    return Catalog(datasets, broken)


def read_dataset(folder: Path) -> Dataset:
    """Return the dataset of one folder.

    Raises:
        DataError: the descriptor is missing, is not JSON, or lacks a key; the message names both.
    """
    path = folder / DESCRIPTOR
    shown = f"{folder.name}/{DESCRIPTOR}"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError("data/{file} is missing. Restore it from the repository.", shown, file=shown) from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(
            "data/{file} cannot be read ({error}). Restore it from the repository.", shown, file=shown, error=error
        ) from None
    try:
        return _build_dataset(folder, raw)
    except KeyError as error:
        raise DataError(
            "data/{file} lacks the key {error}. docs/data.md lists what it must hold.", shown, file=shown, error=error
        ) from None
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise DataError(
            "data/{file} is malformed ({error}). docs/data.md says what it must hold.", shown, file=shown, error=error
        ) from None


def _build_dataset(folder: Path, raw: dict[str, Any]) -> Dataset:
    own = raw["dataset"]
    name = raw["name"]
    return Dataset(
        name=name,
        title=raw["title"],
        description=raw["description"],
        version=_check_version(raw["version"]),
        publisher=own["publisher"],
        edition=own["edition"],
        url=own["url"],
        accessed=own["accessed"],
        licences=_read_licences(raw["licenses"]),
        redistribute=bool(own["redistribute"]),
        sources=tuple((s["title"], s.get("path", "")) for s in raw["sources"]),
        citation=own["citation"]["text"],
        bibtex=own["citation"]["bibtex"],
        processing_note=own["processing_note"],
        next_expected=own["next_expected"],
        origin_format=own["origin_format"],
        caveats=tuple(own["caveats"]),
        folder=folder,
        changes=tuple(Change(_check_version(v), tuple(map(ChangeKind, kinds))) for v, kinds in own.get("changes", {}).items()),
        indicators={r["name"]: _build_indicator(name, folder, r, own["caveats"]) for r in raw["resources"] if "indicator" in r},
        tables={r["name"]: _build_table(name, folder, r) for r in raw["resources"] if "indicator" not in r},
    )


def _build_indicator(dataset: str, folder: Path, raw: dict[str, Any], shared: list[str]) -> Indicator:
    own = raw["indicator"]
    interval = own.get("interval")
    return Indicator(
        dataset=dataset,
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        topic=own["topic"],
        unit=own["unit"],
        decimals=int(own["decimals"]),
        direction=Direction(own["direction"]),
        path=folder / raw.get("path", f"{raw['name']}.csv"),
        columns=_field_names(raw),
        dimensions=tuple(own.get("dimensions", ())),
        scale=_pair(own.get("scale")),
        bounds=_pair(own.get("bounds", own.get("scale"))),
        interval_level=float(interval["level"]) if interval else None,
        interval_caveat=next((c for c in (*own.get("caveats", ()), *shared) if c.endswith(NO_INTERVAL)), ""),
        processing=own.get("processing", "none"),
        processing_note=own.get("processing_note", ""),
        caveats=tuple(own.get("caveats", ())),
        breaks=tuple(Break(int(b["year"]), b["note"]) for b in own.get("breaks", ())),
        aliases=tuple(own.get("aliases", ())),
        coverage=Coverage(**own["coverage"]) if "coverage" in own else None,
        edition=own.get("edition", ""),
        seal=raw.get("hash", ""),
        licences=_read_licences(raw.get("licenses", ())),
    )


def _read_licences(raw: Sequence[dict[str, Any]]) -> tuple[Licence, ...]:
    return tuple(Licence(own["name"], own["title"], own.get("path", "")) for own in raw)


def _build_table(dataset: str, folder: Path, raw: dict[str, Any]) -> Table:
    own = raw.get("table", {})
    key = raw.get("schema", {}).get("primaryKey", [])
    return Table(
        dataset=dataset,
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        path=folder / raw.get("path", f"{raw['name']}.csv"),
        columns=_field_names(raw),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        caveats=tuple(own.get("caveats", ())),
        processing_note=own.get("processing_note", ""),
        seal=raw.get("hash", ""),
    )


def _check_version(text: str) -> str:
    if not VERSION.fullmatch(text):
        raise ValueError(text)
    return text


def _field_names(raw: dict[str, Any]) -> tuple[str, ...]:
    return tuple(f["name"] for f in raw.get("schema", {}).get("fields", ()))


def _pair(raw: list[Any] | None) -> tuple[Any, Any] | None:
    return None if raw is None else (raw[0], raw[1])
