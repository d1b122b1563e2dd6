"""Curates `civicus`: ratings of the CIVICUS Monitor in the publisher's words, as far as reports were read."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, with_key
from indicators.errors import DataError

EXTRACT = "governance/civicus/civicus_ratings_partial.csv"
WORDS = ("open", "narrowed", "obstructed", "repressed", "closed")
CHANGES = {"(upgrade)": "upgraded", "(downgrade)": "downgraded"}
UNSEEN = "downgraded from"
PUBLISHER = "https://monitor.civicus.org/"


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return country, year, rating, change and source; where the new word was not seen the rating stays empty."""
    frame = read_extract(sources, EXTRACT, ("iso3", "year", "label", "edition", "source_url"))
    parsed = [_read_label(label) for label in frame["label"]]
    table = pd.DataFrame(
        {
            "country": frame["iso3"],
            "year": frame["year"].astype(int),
            "rating": [rating for rating, _, _ in parsed],
            "change": [change for _, change, _ in parsed],
            "note": [note for _, _, note in parsed],
            "edition": frame["edition"],
            "seen_at": frame["source_url"].str.startswith(PUBLISHER).map({True: "publisher", False: "quoted"}),
            "source": frame["source_url"].str.replace("issuu.com./", "issuu.com/", regex=False),
        }
    )
    return {"ratings": with_key(table, "country", "year")}


def _read_label(label: str) -> tuple[str, str, str]:
    """Split a label into rating, change and note.

    >>> _read_label("narrowed (upgrade)")
    ('narrowed', 'upgraded', '')
    """
    word, _, rest = label.partition(" ")
    if word in WORDS and (not rest or rest in CHANGES):
        return word, CHANGES.get(rest, ""), ""
    if label.startswith(UNSEEN):
        return "", "downgraded", f"{label[0].upper()}{label[1:]}."
    raise DataError(f"The rating “{label}” is none of {', '.join(WORDS)}. Correct the extract.", EXTRACT)
