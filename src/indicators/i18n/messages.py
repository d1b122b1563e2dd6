"""Messages: English is the source, the other languages stand in gettext catalogues for translators."""

import ast
import gettext
import logging
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.plurals import get_plural

from indicators.errors import Clause, IndicatorsError
from indicators.i18n.grammar import fill_message
from indicators.i18n.languages import DEFAULT_LANGUAGE

LOG = logging.getLogger(__name__)
FOLDER = Path(__file__).resolve().parent
Entry = tuple[str, str, tuple[str, ...]]
Catalogue = dict[tuple[str, str], tuple[str, ...]]


def translate(lang: str, message: str, /, **values: object) -> str:
    """Return `message` in `lang`, its placeholders filled.

    >>> translate("en", "{count} of {all}", count=3, all=13)
    '3 of 13'
    """
    return _fill(lang, _find(lang, "", message), values)


def translate_context(lang: str, context: str, message: str, /, **values: object) -> str:
    """Return `message` as it is meant in `context` (a title, a unit, a caveat …)."""
    return _fill(lang, _find(lang, context, message), values)


def translate_plural(lang: str, one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of the message that `number` asks for.

    >>> translate_plural("en", "{n} country", "{n} countries", 2, n=2)
    '2 countries'
    """
    if lang == DEFAULT_LANGUAGE:
        return _fill(lang, one if number == 1 else many, values)
    forms = read_catalogue(lang).get(("", one))
    if forms is None:
        _tell_missing(lang, "", one)
        return _fill(lang, one if number == 1 else many, values)
    return _fill(lang, forms[min(_plural_rule(lang)(number), len(forms) - 1)], values)


def translate_clause(lang: str, clause: Clause) -> str:
    """Return the message of an error or of a part of it; clauses among its values are translated too."""
    values = {k: translate_clause(lang, v) if isinstance(v, Clause) else v for k, v in clause.values.items()}
    return translate(lang, clause.message, **values)


def translate_error(lang: str, error: IndicatorsError) -> str:
    """Return what an error says to a person.

    >>> translate_error("en", IndicatorsError("{file} is empty.", file="a.csv"))
    'a.csv is empty.'
    """
    return translate_clause(lang, error.clause)


@lru_cache(maxsize=8)
def read_catalogue(lang: str) -> Catalogue:
    """Return every finished message of a language by context and English text; unfinished ones are left out."""
    held: Catalogue = {}
    for path in sorted((FOLDER / lang / "LC_MESSAGES").glob("*.po")):
        for context, text, forms in parse_catalogue(path.read_text(encoding="utf-8")):
            held[context, text] = forms
    if not held:
        LOG.warning("No catalogue for language %s; English is shown.", lang)
    return held


def parse_catalogue(text: str) -> Iterator[Entry]:
    """Yield context, English text and translations of each finished message of a gettext file.

    Babel reads such files too, but takes a second for ours, and the first visitor would wait for it.

    >>> list(parse_catalogue('msgctxt "unit"\\nmsgid "carats"\\nmsgstr "quilates"\\n'))
    [('unit', 'carats', ('quilates',))]
    """
    for block in text.split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#"):
                if line.startswith("#,") and "fuzzy" in line:
                    fields.clear()
                    break
                continue
            word, quote, rest = line.partition('"')
            if not quote:
                continue
            name = word.strip() or name
            fields[name] = fields.get(name, "") + _unquote(rest.rstrip()[:-1])
        forms = tuple(fields[k] for k in sorted(fields) if k.startswith("msgstr"))
        if fields.get("msgid") and forms and all(forms):
            yield fields.get("msgctxt", ""), fields["msgid"], forms


def _unquote(text: str) -> str:
    return str(ast.literal_eval(f'"{text}"')) if "\\" in text else text


def _find(lang: str, context: str, message: str) -> str:
    if lang == DEFAULT_LANGUAGE or not message:
        return message
    forms = read_catalogue(lang).get((context, message))
    if forms is None:
        _tell_missing(lang, context, message)
        return message
    return forms[0]


def find_words(lang: str, context: str, text: str) -> str:
    """Return the translation of a text that may be one of a catalogue's; empty when it is not, and in English."""
    return read_catalogue(lang).get((context, text), ("",))[0] if lang != DEFAULT_LANGUAGE else ""


@lru_cache(maxsize=4096)
def _tell_missing(lang: str, context: str, message: str) -> None:
    """Log a missing message once; the tests turn these lines into failures."""
    LOG.warning("Not translated into %s: [%s] %s", lang, context, message)


@lru_cache(maxsize=8)
def _plural_rule(lang: str) -> Callable[[int], int]:
    return gettext.c2py(get_plural(lang).plural_expr)  # type: ignore[attr-defined]


def _fill(lang: str, text: str, values: dict[str, object]) -> str:
    return fill_message(lang, text, values) if values else text
