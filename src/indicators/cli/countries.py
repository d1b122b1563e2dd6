"""Countries that a command was asked for: which are meant, and which may have been meant."""

from collections.abc import Collection, Iterable

from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import country_name, fold_accents

MOST = 3


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
    """Return the nearest countries with their names, members before others; nothing when none is near."""
    code, name = word.upper(), fold_accents(word)
    members = frozenset(library.members)
    found = []
    for country in held:
        far = count_edits(code, country)
        same_start = country in members and far == 2 and country[0] == code[:1]
        named = len(name) > len(country) and name in fold_accents(country_name(lang, country))
        if far <= 1 or same_start or named:
            found.append((country not in members, far, country))
    return name_countries([country for _, _, country in sorted(found)][:MOST], lang)


def name_countries(codes: Iterable[str], lang: str) -> str:
    """Return codes with their names."""
    return ", ".join(f"{code} ({country_name(lang, code)})" for code in codes)


def count_edits(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, changed, or exchanged with their neighbour.

    Reference: optimal string alignment distance (Damerau 1964, Levenshtein 1966).

    >>> count_edits("GNI", "GIN"), count_edits("GNI", "GNQ"), count_edits("GNI", "NIC")
    (1, 1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, its in enumerate(other, start=1):
            steps = [row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != its)]
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], its):
                steps.append(last[j - 2] + 1)
            row.append(min(steps))
    return row[-1]
