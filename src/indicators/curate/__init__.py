"""Curation: one module per dataset turns reference extracts into the tidy tables of `data/`."""

import importlib
import pkgutil
from pathlib import Path

from indicators.data.sealing import seal
from indicators.data.writing import encode_csv, write_text
from indicators.errors import UnknownNameError


def list_curated() -> list[str]:
    """Return the names of the datasets that have a curation module."""
    names = [m.name for m in pkgutil.iter_modules(__path__)]
    return sorted(n for n in names if hasattr(importlib.import_module(f"{__name__}.{n}"), "curate"))


def curate_dataset(name: str, sources: Path, root: Path) -> dict[str, int]:
    """Rebuild the files of one dataset from `sources` and seal it; return rows per resource.

    Nothing is written before every table could be built.

    Raises:
        UnknownNameError: no curation module of that name.
        DataError: an extract is missing or breaks a rule.
    """
    known = list_curated()
    if name not in known:
        raise UnknownNameError(f"No curation module “{name}”. Known: {', '.join(known)}.")
    tables = importlib.import_module(f"{__name__}.{name}").curate(sources)
    texts = {resource: encode_csv(frame, frame.attrs.get("key")) for resource, frame in tables.items()}
    for resource, text in texts.items():
        write_text(root / name / f"{resource}.csv", text)
    seal(root / name)
    return {resource: len(frame) for resource, frame in tables.items()}
