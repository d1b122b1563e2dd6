"""Transparency International's workbook of the Corruption Perceptions Index: the sheet “CPI Historical” holds all years."""

import re
from collections.abc import Sequence
from pathlib import Path

from indicators.curate.refresh.answers import Answer, find_table, read_sheet, to_numbers
from indicators.curate.refresh.codes import map_codes, require_unique, say_unknown
from indicators.curate.refresh.edition import Edition

SHEET = "CPI Historical"
COLUMNS = {
    "ISO3": "code", "Year": "year", "CPI score": "value", "Rank": "rank", "Standard error": "stderr",
    "Number of sources": "n_sources", "Lower CI": "lower", "Upper CI": "upper",
}  # fmt: skip
ORDER = ["country", "year", "value", "lower", "upper", "stderr", "n_sources", "rank", "obs_status", "note"]
LEVEL = 0.90
FIRST_COMPARABLE = 2012


def read_cpi(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read the scores as published, unaltered (the licence allows no other).

    Raises:
        DataError: no such sheet or column, or a cell that is no figure.
    """
    answer = answers[0]
    frame = find_table(answer, read_sheet(answer, SHEET), COLUMNS)
    figures = {c: to_numbers(frame[c], answer, c) for c in ("year", "value", "rank", "stderr", "n_sources", "lower", "upper")}
    rows = frame.assign(**figures, obs_status="A", note="").dropna(subset=["value"])
    rows = rows.assign(
        year=rows["year"].astype(int), rank=rows["rank"].astype("Int64"), n_sources=rows["n_sources"].astype("Int64")
    )
    found, unknown = map_codes(rows[rows["year"] >= FIRST_COMPARABLE], folder)
    table = require_unique(found[ORDER], ["country", "year"], "ti_cpi.score")
    return Edition(
        title=f"CPI {int(table['year'].max())}{_find_date(answer)}",
        tables={"score": table},
        origin_format=f"publisher’s workbook, sheet {SHEET}",
        intervals={"score": LEVEL},
        notes=say_unknown(unknown),
    )


def _find_date(answer: Answer) -> str:
    """Return the date of publication: the workbook still says until when it was embargoed."""
    first = " ".join(str(c) for row in read_sheet(answer, SHEET)[:3] for c in row)
    found = re.search(r"EMBARGOED UNTIL (\d{2})\.(\d{2})\.(\d{4})", first)
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f" ({int(found[1])} {months[int(found[2]) - 1]} {found[3]})" if found else ""
