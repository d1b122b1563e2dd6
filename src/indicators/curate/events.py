"""Curates `events`: dated, sourced events of the coalition's countries and of the Kimberley Process."""

import re
import unicodedata
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, normalise_text, read_extract, with_key
from indicators.errors import DataError

EVENTS = "members/events.csv"
COLUMNS = ("date", "iso3", "category", "title_en", "title_fr", "description_en", "source_url", "confidence")
PRECISIONS = {4: "year", 7: "month", 10: "day"}
SLUG_LENGTH = 60
MENDED = {
    "2007-04-27-un-lifts-the-liberian-diamond-ban-opening-the-way-to-kp-entry": (
        "L’ONU lève l’embargo sur les diamants libériens, prélude à l’entrée au PK"
    ),
    "2008-10-27-army-takeover-of-the-marange-diamond-fields-turns-deadly": (
        "L’armée prend les champs diamantifères de Marange\u202f: de nombreux morts"
    ),
    "2016-02-22-zimbabwe-shuts-private-marange-miners-for-a-state-company": (
        "Le Zimbabwe évince les sociétés privées de Marange au profit de l’État"
    ),
    "2022-05-zimbabwe-hosts-the-first-kp-visit-under-new-peer-review-rules": (
        "Le Zimbabwe accueille la première visite du PK selon les règles révisées"
    ),
    "2025-06-18-luanda-accord-pledges-1-of-sales-to-promote-natural-diamonds": (
        "L’Accord de Luanda promet 1\u202f% des ventes à la promotion du diamant naturel"
    ),
    "2025-07-05-liberia-signs-rail-access-deal-for-guinean-iron-ore": (
        "Le Libéria signe un accord ferroviaire pour le fer guinéen"
    ),
    "2026-04-02-zimbabwe-sets-quotas-and-terms-to-resume-lithium-exports": (
        "Le Zimbabwe fixe quotas et conditions de reprise des exportations de lithium"
    ),
}
"""French titles in better words than those of the extract."""


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the table of events, one row each, sorted by date and id."""
    rows = read_extract(sources, EVENTS, COLUMNS)
    known = {*list_scope("member"), "ALL"}
    for line, codes in enumerate(rows["iso3"], start=2):
        stray = set(codes.split(";")) - known
        if stray:
            raise DataError(
                f"{EVENTS}:{line} names {', '.join(sorted(stray))}, not a member. Use a member’s code or ALL.", EVENTS
            )
    titles = rows["title_en"].map(normalise_text)
    table = pd.DataFrame(
        {
            "id": [name_event(date, title) for date, title in zip(rows["date"], titles, strict=True)],
            "date": rows["date"],
            "precision": [read_precision(date) for date in rows["date"]],
            "countries": rows["iso3"],
            "category": rows["category"].str.replace("-", "_"),
            "title_en": titles,
            "title_fr": rows["title_fr"].map(normalise_text).map(set_french_spaces),
            "description_en": rows["description_en"].map(normalise_text),
            "source_url": rows["source_url"],
            "confidence": rows["confidence"],
        }
    )
    table["title_fr"] = table["id"].map(MENDED).fillna(table["title_fr"])
    with_key(table, "id")
    return {"events": with_key(table, "date", "id")}


def set_french_spaces(text: str) -> str:
    """Return French text with the narrow no-break space that its punctuation, percentages and thousands want.

    >>> set_french_spaces("Marange : de nombreux morts") == "Marange\\u202f: de nombreux morts"
    True
    >>> set_french_spaces("16 % de 1 000 salariés") == "16\\u202f% de 1\\u202f000 salariés"
    True
    """
    return re.sub(r"(?<=«)[ \u00a0]|[ \u00a0](?=[;:!?»%])|(?<=\d)[ \u00a0](?=\d{3}(?!\d))", "\u202f", text)


def read_precision(date: str) -> str:
    """Return whether a printed date gives the day, the month or the year.

    Raises:
        DataError: it is none of them.

    >>> read_precision("2013-05-23"), read_precision("2001-05")
    ('day', 'month')
    """
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", date):
        raise DataError(f"“{date}” is not a date. Write 2013-05-23, 2013-05 or 2013.")
    return PRECISIONS[len(date)]


def name_event(date: str, title: str) -> str:
    """Return the id of an event, which appears in links: its date and the first words of its title.

    >>> name_event("2005-12-15", "UN bans rough diamonds from Côte d’Ivoire")
    '2005-12-15-un-bans-rough-diamonds-from-cote-d-ivoire'
    """
    plain = unicodedata.normalize("NFKD", title.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if len(slug) + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return f"{date}-{slug}"
