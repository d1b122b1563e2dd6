"""V-Dem's country-year file (CSV): one row a country and year, thousands of columns of which we need three."""

import re
from collections.abc import Sequence
from pathlib import Path

from indicators.curate.refresh.answers import Answer, read_csv, to_numbers
from indicators.curate.refresh.codes import map_codes, require_unique, say_unknown
from indicators.curate.refresh.edition import Edition

COLUMNS = {
    "liberal_democracy": "v2x_libdem",
    "electoral_democracy": "v2x_polyarchy",
    "civil_liberties": "v2x_civlib",
}
FIRST = 1990


def read_vdem(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read three indices since 1990.

    Raises:
        DataError: a column is gone or a cell is no figure.
    """
    answer = answers[0]
    frame = read_csv(answer, ["country_text_id", "year", *COLUMNS.values()])
    year = to_numbers(frame["year"], answer, "year").astype(int)
    rows = frame.assign(year=year, code=frame["country_text_id"])[year >= FIRST]
    found, unknown = map_codes(rows, folder)
    tables = {}
    for name, column in COLUMNS.items():
        value = to_numbers(found[column], answer, column)
        table = found.assign(value=value, obs_status="A", note="")[["country", "year", "value", "obs_status", "note"]]
        tables[name] = require_unique(table.dropna(subset=["value"]), ["country", "year"], f"vdem.{name}")
    version = re.search(r"v(\d+)", answer.name)
    return Edition(
        f"version {version[1]}" if version else "",
        tables,
        "publisher’s country-year file (CSV)",
        notes=say_unknown(unknown),
    )
