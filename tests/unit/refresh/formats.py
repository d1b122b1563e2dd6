"""Publishers' files in their real formats, built row by row."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from indicators.curate.refresh.answers import Answer
from indicators.curate.refresh.world_bank import PARTS
from indicators.curate.wgi_estimate import DIMENSIONS


def read_held(root: Path, dataset: str, table: str) -> pd.DataFrame:
    """Return a table of the folder as text."""
    return pd.read_csv(root / dataset / f"{table}.csv", dtype=str, keep_default_na=False)


def fingerprint(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


Rows = Sequence[Mapping[str, object]]


def write_pages(rows: Rows, *, updated: str = "2026-09-18", total: int | None = None, pages: int = 1) -> Answer:
    """Return an answer of the World Bank's interface."""
    head = {"page": 1, "pages": pages, "per_page": 200000, "total": len(rows) if total is None else total, "lastupdated": updated}
    return Answer("answer.json", json.dumps([head, list(rows)]).encode())


def list_api_rows(root: Path, change: Callable[[str, str, int, float], float | None] | None = None) -> list[dict[str, object]]:
    """Return the scores we hold as the interface would send them with bounds three points away, and a new year 2025."""
    rows = []
    for code, name in DIMENSIONS.items():
        held = read_held(root, "wgi", name)
        cells = list(zip(held["country"], held["year"].astype(int), held["value"].astype(float), strict=True))
        cells += [(c, 2025, round(v + 0.5, 3)) for c, y, v in cells if y == 2024]
        for country, year, value in cells:
            shown = value if change is None else change(name, country, year, value)
            for part, shift in zip(PARTS, (0, -3, 3), strict=True):
                rows.append(
                    {
                        "indicator": {"id": f"GOV_WGI_{code}.{part}", "value": name},
                        "country": {"id": country[:2], "value": country},
                        "countryiso3code": country,
                        "date": str(year),
                        "value": None if shown is None else shown + shift,
                        "unit": "",
                        "obs_status": "",
                        "decimal": 1,
                    }
                )
    return rows


def write_workbook(sheet: str, rows: Sequence[Sequence[object]], name: str = "book.xlsx") -> Answer:
    """Return a workbook with one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return Answer(name, buffer.getvalue())
