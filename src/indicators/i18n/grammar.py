"""What happens to words where a sentence meets its values: articles melt into prepositions, a first word gets its capital."""

import re
from collections.abc import Mapping
from functools import lru_cache

MELTED: dict[str, dict[tuple[str, str], str]] = {
    "fr": {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"},
    "pt": {
        **{("de", article): f"d{article}" for article in ("o", "a", "os", "as")},
        **{("em", article): f"n{article}" for article in ("o", "a", "os", "as")},
        **{("por", article): f"pel{article}" for article in ("o", "a", "os", "as")},
        **{("a", "o"): "ao", ("a", "a"): "à", ("a", "os"): "aos", ("a", "as"): "às"},
    },
}
VOWEL = re.compile(r"[aeiouyhàâéèêëîïôùûœ]", re.IGNORECASE)
START = re.compile(r"(^|[.!?] )\{(\w+)\}")


class Name(str):
    """A name with its article: at the start of a sentence it gets a capital letter."""


def fill_message(lang: str, message: str, values: Mapping[str, object]) -> str:
    """Return the message with its values, as grammar wants them.

    >>> fill_message("fr", "les réserves de {mineral} de {country}", {"mineral": "or", "country": Name("le Botswana")})
    'les réserves d’or du Botswana'
    >>> fill_message("pt", "{country} e reservas de {country}", {"country": Name("a Guiné")})
    'A Guiné e reservas da Guiné'
    """
    names = {key: value for key, value in values.items() if isinstance(value, str)}
    for preposition, key in _find_joints(lang, message):
        value = names.get(key)
        if value:
            joined = _join(lang, preposition, value)
            message = message.replace(f"{preposition} {{{key}}}", joined.replace("{", "{{").replace("}", "}}"))
    return START.sub(lambda match: _capitalise(match, values), message).format(**values)


def _capitalise(match: re.Match[str], values: Mapping[str, object]) -> str:
    """The placeholder of a name that begins a sentence, filled with a capital letter."""
    name = values.get(match[2])
    if not isinstance(name, Name):
        return match[0]
    return match[1] + (name[:1].upper() + name[1:]).replace("{", "{{").replace("}", "}}")


def _join(lang: str, preposition: str, value: str) -> str:
    article, space, rest = value.partition(" ")
    melted = MELTED[lang].get((preposition.lower(), article)) if space and isinstance(value, Name) else None
    if melted:
        return f"{melted.capitalize() if preposition[0].isupper() else melted} {rest}"
    if lang == "fr" and preposition.lower() == "de" and VOWEL.match(value) and not value[:2].isupper():
        return f"{preposition[0]}’{value}"
    return f"{preposition} {value}"


@lru_cache(maxsize=4096)
def _find_joints(lang: str, message: str) -> tuple[tuple[str, str], ...]:
    """Return every preposition of a message that stands right before a placeholder."""
    known = sorted({preposition for preposition, _ in MELTED.get(lang, ())})
    if not known:
        return ()
    return tuple(re.findall(rf"(?<![\w’])({'|'.join(known)})\s\{{(\w+)\}}", message, re.IGNORECASE))
