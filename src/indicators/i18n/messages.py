"""Messages: English is the source, the other languages stand in gettext catalogues read with Babel."""

import gettext
import io
import logging
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from indicators.i18n.languages import DEFAULT_LANGUAGE

LOG = logging.getLogger(__name__)
FOLDER = Path(__file__).resolve().parent


def translate(lang: str, message: str, /, **values: object) -> str:
    """Return `message` in `lang`, its placeholders filled.

    >>> translate("en", "{count} of {all}", count=3, all=13)
    '3 of 13'
    """
    return _fill(_read_catalog(lang).gettext(message), values)


def translate_context(lang: str, context: str, message: str, /, **values: object) -> str:
    """Return `message` as it is meant in `context` (a title, a unit, a caveat …)."""
    return _fill(_read_catalog(lang).pgettext(context, message), values)


def translate_plural(lang: str, one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of the message that `number` asks for.

    >>> translate_plural("en", "{n} country", "{n} countries", 2, n=2)
    '2 countries'
    """
    return _fill(_read_catalog(lang).ngettext(one, many, number), values)


def _fill(text: str, values: dict[str, object]) -> str:
    return text.format(**values) if values else text


@lru_cache(maxsize=8)
def _read_catalog(lang: str) -> gettext.NullTranslations:
    if lang == DEFAULT_LANGUAGE:
        return gettext.NullTranslations()
    merged: gettext.NullTranslations | None = None
    for path in sorted((FOLDER / lang / "LC_MESSAGES").glob("*.po")):
        buffer = io.BytesIO()
        with path.open("rb") as file:
            write_mo(buffer, read_po(file, locale=lang))
        buffer.seek(0)
        loaded = gettext.GNUTranslations(buffer)
        if merged is None:
            merged = loaded
        else:
            merged.add_fallback(loaded)
    if merged is None:
        LOG.warning("No catalogue for language %s; English is shown.", lang)
        return gettext.NullTranslations()
    return merged
