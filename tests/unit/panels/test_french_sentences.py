"""French sentences with their values: prepositions melt, dates and colons stand as French sets them, verbs suit plural names."""

import re
from collections.abc import Iterator

import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Panel, Selection, build_panel

COUNTRIES = ("GIN", "CIV", "COD", "CAF", "TZA", "BEL")
OF_A_COUNTRY = ("portfolio", "profile", "eiti_revenues", "diamond_production", "violence", "events")
OF_ALL = ("eiti_status", "diamond_bans", "diamond_gaps", "labour_matrix", "mineral_lists", "supply_contributions", "timeline")
OPEN_JOINTS = re.compile(
    r"\b(?:de|à) les?\b(?= [A-ZÀ-Ý])|\bde (?=[AEIOUÉÈÎ]\w+)|\bde \d{1,2}(?:er)? (?:janv|févr|mars|avr|mai|juin)"
)
BARE_COLON = re.compile(r"(?<!\u202f)[:;!?](?= )")


def build(library: Library, name: str, **chosen: str) -> Panel:
    return build_panel(name, library, Selection(**chosen), "fr", Look())  # type: ignore[arg-type]


def read_texts(panel: Panel) -> Iterator[str]:
    """Yield title, subtitle, notes, alternatives, and what the marks say when they are touched."""
    yield from (panel.title, panel.subtitle, *panel.notes)
    for drawing in panel.drawings:
        yield drawing.alt
        for trace in drawing.figure.data:
            told = getattr(trace, "hovertext", None)
            for row in [] if told is None else [told] if isinstance(told, str) else told:
                yield from [row] if isinstance(row, str) else row


@pytest.mark.parametrize("name", OF_A_COUNTRY)
def test_names_of_countries_melt_into_their_sentences(library: Library, name: str):
    texts = [text for code in COUNTRIES for text in read_texts(build(library, name, country=code))]
    assert len(texts) >= len(COUNTRIES) * 2
    assert [t for t in texts if OPEN_JOINTS.search(t)] == []


@pytest.mark.parametrize("name", OF_ALL)
def test_colons_have_their_narrow_space_even_where_a_mark_is_touched(library: Library, name: str):
    texts = list(read_texts(build(library, name)))
    assert len(texts) >= 2
    assert [t for t in texts if BARE_COLON.search(t) or OPEN_JOINTS.search(t)] == []


def test_dates_stand_without_a_bare_preposition(library: Library):
    listing = build(library, "eiti_status").listing
    assert listing is not None
    dates = dict(zip(listing["Pays"], listing["Dates"], strict=True))
    assert dates["Guinée"] == (
        "adhésion\u202f: 27 sept. 2007\u202f; suspension\u202f: 19 déc. 2009 – 1er mars 2011, à sa propre demande"
    )


def test_a_plural_name_needs_no_verb(library: Library):
    title = build(library, "mineral_producers", mineral="beryllium").title
    assert title.startswith(
        "Aucun membre n’est nommé pour ce minerai (béryllium)\u202f; premier rang mondial\u202f: les États-Unis, "
    )
