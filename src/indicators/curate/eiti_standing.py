"""Where a country stands with the EITI: its suspensions as dated rows, and the pages that state its status."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import normalise_text, read_extract, with_key
from indicators.errors import DataError

STATUS = "members/country_status.csv"
SEPARATOR = " | "
ABOUT_EITI = re.compile(r"eiti|itie", re.IGNORECASE)


@dataclass(frozen=True)
class Suspension:
    """One suspension as the notes of the extract tell it; `told` must stand in the note, so that a new note is seen."""

    country: str
    start: str
    end: str
    end_state: str
    kind: str
    told: str
    source_url: str
    end_url: str = ""


SUSPENSIONS = (
    Suspension(
        *("CAF", "2013-04-10", "2021-10", "month", "board"),
        "suspended 10 April 2013 after the coup; suspension lifted October 2021",
        "https://eiti.org/news/central-african-republic-suspended-following-coup-detat",
        "https://eiti.org/board-decision/2021-61",
    ),
    Suspension(
        *("CAF", "2024-11", "", "in_force", "board"),
        "suspended again November 2024",
        "https://eiti.org/board-decision/2024-59",
    ),
    Suspension(
        *("CMR", "2024-03-01", "", "in_force", "board"),
        "Suspended with the result announced 1 March 2024",
        "https://api.eiti.org/news/cameroon-achieves-fairly-low-score-eiti-implementation",
    ),
    Suspension(
        *("COD", "2013-04", "2014-07-02", "day", "board"),
        "Suspended April 2013, compliant 2 July 2014",
        "https://eiti.org/articles/democratic-republic-congo-temporarily-suspended",
        "https://eiti.org/news/dr-congo-becomes-full-member-eiti",
    ),
    Suspension(
        *("GIN", "2009-12-19", "2011-03-01", "day", "voluntary"),
        "Voluntary suspension 19 December 2009 to 1 March 2011",
        "https://eiti.org/document/validation-report-for-guinea",
        "https://eiti.org/document/validation-report-for-guinea",
    ),
    Suspension(
        *("LBR", "2018-09-04", "2020-03-06", "day", "board"),
        "Suspended 4 September 2018, lifted 6 March 2020",
        "https://eiti.org/ru/node/18886",
        "https://eiti.org/board-decision/2020-21",
    ),
    Suspension(
        *("TZA", "2015-09-02", "", "not_found", "board"),
        "Suspended 2 September 2015 for late reporting, later restored",
        "http://www.oilinuganda.org/features/law/tanzania-suspended-from-eiti-weeks-after-passing-law.html",
    ),
)
# The page that states the present status, where it is not the first of those that name the EITI.
STATUS_PAGES = {
    "CAF": "https://eiti.org/board-decision/2024-59",
    "CMR": "https://api.eiti.org/news/cameroon-achieves-fairly-low-score-eiti-implementation",
    "COD": "https://eiti.org/news/dr-congo-becomes-full-member-eiti",
    "GIN": "https://eiti.org/news/guinea-accepted-full-member-eiti",
    "LBR": "https://eiti.org/board-decision/2020-21",
    "TZA": "https://eiti.org/board-decision/2025-46",
}


def build_suspensions(sources: Path, suspensions: Iterable[Suspension] = SUSPENSIONS) -> pd.DataFrame:
    """Return one row per suspension: start, end, why the end is empty, and the pages that state both.

    Raises:
        DataError: the extract no longer tells a suspension in the words we read.
    """
    notes = read_extract(sources, STATUS, ("iso3", "eiti_note")).set_index("iso3")["eiti_note"].map(normalise_text)
    rows = []
    for one in suspensions:
        if one.told not in notes.get(one.country, ""):
            raise DataError(f"{STATUS} no longer says “{one.told}” of {one.country}. Read its note and mend SUSPENSIONS.", STATUS)
        rows.append({k: v for k, v in vars(one).items() if k != "told"})
    return with_key(pd.DataFrame(rows), "country", "start")


def order_pages(country: str, urls: str) -> str:
    """Return the pages that name the EITI, the one that states the present status first; all of them if none does.

    >>> order_pages("LBR", "https://mg.co.za/a | https://eiti.org/ru/node/18886 | https://eiti.org/board-decision/2020-21")
    'https://eiti.org/board-decision/2020-21 | https://eiti.org/ru/node/18886'
    """
    pages = urls.split(SEPARATOR)
    about = [p for p in pages if ABOUT_EITI.search(p)] or pages
    return SEPARATOR.join(sorted(about, key=lambda page: page != STATUS_PAGES.get(country)))


def find_as_of(note: str) -> str:
    """Return the date of the list or page that shows a country outside the process; empty for the others.

    >>> find_as_of("Absent from the list of EITI members compiled in November 2022; no later accession found.")
    '2022-11'
    >>> find_as_of("Supporting country; the EITI page dates this to 2017, but older EITI lists already name it.")
    '2017'
    """
    if re.search(r"compiled in November 2022|November 2022 member list", note):
        return "2022-11"
    found = re.search(r"EITI page dates this to (\d{4})", note)
    return found.group(1) if found else ""
