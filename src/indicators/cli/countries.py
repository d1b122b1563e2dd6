"""Countries that a command was asked for: which are meant, and which may have been meant."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import country_name, fold_accents

MOST = 3
ALIKE = 0.6
"""Two of three letters in their order, also where two have changed places."""


def split_list(values: Iterable[str]) -> list[str]:
    """Return what was given, whether by repeating the option or by commas.

    >>> split_list(["GIN,SLE", "CAF"])
    ['GIN', 'SLE', 'CAF']
    """
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def find_members(library: Library, wanted: Iterable[str], lang: str) -> list[str]:
    """Return the codes of members of the coalition, each once.

    Raises:
        UnknownNameError: a country that is no member; the nearest ones are named.
    """
    codes = list(dict.fromkeys(c.upper() for c in wanted))
    for code in codes:
        if code not in library.members:
            near, name = suggest_countries(library, code, library.members, lang), code[:20]
            if near:
                raise UnknownNameError("“{name}” is no country of the coalition. Nearest: {near}.", name=name, near=near)
            known = ", ".join(library.members)
            raise UnknownNameError("“{name}” is no country of the coalition. Known: {known}.", name=name, known=known)
    return codes


def suggest_countries(library: Library, word: str, held: Collection[str], lang: str) -> str:
    """Return the nearest countries with their names, of equally near ones the members first; nothing when none is near."""
    code, name, members = word.upper(), fold_accents(word), frozenset(library.members)
    found = []
    for country in held:
        alike = SequenceMatcher(None, code, country).ratio()
        named = len(name) > len(country) and name in fold_accents(country_name(lang, country))
        if alike >= ALIKE or named:
            found.append((-alike, country not in members, country))
    return name_countries([country for *_, country in sorted(found)][:MOST], lang)


def name_countries(codes: Iterable[str], lang: str) -> str:
    """Return codes with their names."""
    return ", ".join(f"{code} ({country_name(lang, code)})" for code in codes)
