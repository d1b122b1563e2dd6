"""Status lines of a country: Kimberley Process, EITI, coalition members."""

from dataclasses import dataclass, replace

import pandas as pd

from indicators.data import Library
from indicators.i18n import format_date, format_list, format_number, translate, translate_context


@dataclass(frozen=True)
class StatusLine:
    """What it is about, the state in a few words, the caveat."""

    what: str
    state: str
    caveat: str
    url: str = ""


def read_status(library: Library, country: str, lang: str) -> list[StatusLine]:
    """Return the three status lines of one country."""
    lines = {
        "kp_status": _kimberley(library, country, lang),
        "eiti": _eiti(library, country, lang),
        "organisations": _members(library, country, lang),
    }
    return [_date_line(library, dataset, line, lang) for dataset, line in lines.items()]


def _date_line(library: Library, dataset: str, line: StatusLine, lang: str) -> StatusLine:
    """The line with the day on which its source was read: a status is true on a day."""
    read = translate(lang, "read on {date}", date=format_date(lang, library.catalog.find_dataset(dataset).accessed))
    return replace(line, caveat=" · ".join(t for t in (line.caveat.removesuffix("."), read) if t))


def _first_url(text: object) -> str:
    return "" if pd.isna(text) else str(text).split(" | ")[0]


def _kimberley(library: Library, country: str, lang: str) -> StatusLine:
    frame = library.table("kp_status", "kp_status")
    row = frame[frame["country"] == country].iloc[0]
    if row["status"] == "participant_through_european_union":
        state = translate(lang, "Takes part through the European Union since {year}", year=row["since"])
    else:
        state = translate(lang, "Participant since {year}", year=row["since"])
    note = "" if pd.isna(row["note"]) else translate_context(lang, "note", str(row["note"]))
    return StatusLine(translate(lang, "Kimberley Process"), state, note, _first_url(row["source_urls"]))


def eiti_word(lang: str, status: str) -> str:
    """Return the word for a country's standing with the EITI."""
    words = {
        "implementing": translate(lang, "Implementing"),
        "suspended": translate(lang, "Suspended"),
        "supporting": translate(lang, "Supporting country"),
        "not_a_member": translate(lang, "Not a member"),
    }
    return words.get(status) or translate_context(lang, "eiti status", status.replace("_", " ").capitalize())


def format_score(lang: str, score: float) -> str:
    """Return a Validation score as the EITI prints it: half points, no decimal for a whole one."""
    return format_number(lang, score, 0 if score.is_integer() else 1)


def _eiti(library: Library, country: str, lang: str) -> StatusLine:
    frame = library.table("eiti", "status")
    row = frame[frame["country"] == country].iloc[0]
    status = eiti_word(lang, str(row["status"]))
    if pd.isna(row["validation_score"]):
        state = status
    else:
        state = translate(
            lang,
            "{status}; Validation {score} of 100 ({year})",
            status=status,
            score=format_score(lang, float(row["validation_score"])),
            year=row["validation_year"],
        )
    note = "" if pd.isna(row["note"]) else translate_context(lang, "note", str(row["note"]))
    return StatusLine(translate(lang, "EITI"), state, note, _first_url(row["source_urls"]))


def _members(library: Library, country: str, lang: str) -> StatusLine:
    frame = library.table("organisations", "organisations")
    rows = frame[frame["country"] == country]
    what, url = translate(lang, "Coalition members"), _first_url(rows.iloc[0]["evidence_urls"])
    named = rows[rows["organisation"].notna() | rows["acronym"].notna()]
    if named.empty:
        caveat = translate(
            lang, "Welcomed as a new member in January 2025; no public page was found that names the organisation."
        )
        return StatusLine(what, translate(lang, "Name not found"), caveat, url)
    state = " · ".join(str(r.organisation if pd.isna(r.acronym) else r.acronym) for r in named.itertuples())
    full = [
        translate(lang, "{acronym} (full name not found)", acronym=str(r.acronym))
        if pd.isna(r.organisation)
        else str(r.organisation)
        for r in named.itertuples()
    ]
    return StatusLine(what, state, format_list(lang, full), url)
