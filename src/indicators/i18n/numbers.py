"""Numbers, percentages, dates and lists by the CLDR rules of the language, through Babel."""

import datetime
import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel import Locale
from babel.dates import format_date as babel_date
from babel.lists import format_list as babel_list
from babel.numbers import format_decimal

from indicators.i18n.languages import LOCALES
from indicators.i18n.messages import translate_plural

MINUS = "−"
NO_BREAK = "\u00a0"
PERCENT = {"fr": "\u202f%"}
DAYS = {"fr": "d MMM y", "pt": "d 'de' MMMM 'de' y"}
MONTHS = {"pt": "MMMM 'de' y"}
MONTH_NAME = re.compile(r"[a-zç]{4,}")


@lru_cache(maxsize=32768)
def format_number(lang: str, value: float, decimals: int = 0) -> str:
    """Return a number with grouped thousands and a true minus sign.

    >>> format_number("en", -1234.5, 1)
    '−1,234.5'
    """
    rounded = round(float(value), decimals) + 0.0
    pattern = "#,##0." + "0" * decimals if decimals > 0 else "#,##0"
    text = format_decimal(rounded, format=pattern, locale=_locale(lang), decimal_quantization=False)
    return text.replace("-", MINUS)


def format_signed(lang: str, value: float, decimals: int = 0) -> str:
    """Return a number that always shows its sign.

    >>> format_signed("en", 1, 0), format_signed("en", 0, 0)
    ('+1', '0')
    """
    text = format_number(lang, value, decimals)
    return f"+{text}" if round(float(value), decimals) > 0 else text


def format_percent(lang: str, fraction: float, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a fraction as a percentage, `signed` as a change; the space before the sign never breaks.

    >>> format_percent("en", 0.7412)
    '74%'
    """
    write = format_signed if signed else format_number
    text = write(lang, float(fraction) * 100, decimals)
    return f"{text}{PERCENT.get(lang, '%')}"


def format_quantity(lang: str, value: float, unit: str = "") -> str:
    """Return a quantity in words of thousand, million or billion, with at most three figures.

    >>> format_quantity("en", 150_000_000, "t")
    '150\xa0million\xa0t'
    >>> format_quantity("en", 6400, "t")
    '6,400\xa0t'
    """
    size = abs(value)
    if size < 1e6:
        text = format_number(lang, value, 0 if size >= 100 or value == int(value) else 2)
        return f"{text}{NO_BREAK}{unit}" if unit else text
    scale = 1e9 if size >= 1e9 else 1e6
    words = {"number": format_number(lang, value / scale, _places(size / scale)), "unit": unit}
    whole = count_for_noun(lang, size / scale)
    if not unit:
        del words["unit"]
        if scale == 1e9:
            return translate_plural(lang, "{number} billion", "{number} billion", whole, **words)
        return translate_plural(lang, "{number} million", "{number} million", whole, **words)
    if scale == 1e9:
        text = translate_plural(lang, "{number} billion {unit}", "{number} billion {unit}", whole, **words)
    else:
        text = translate_plural(lang, "{number} million {unit}", "{number} million {unit}", whole, **words)
    return text.replace(" ", NO_BREAK)


def count_for_noun(lang: str, size: float) -> int:
    """Return the whole number that the noun after a decimal agrees with: 1.4 is singular in French, plural in Portuguese.

    >>> count_for_noun("fr", 1.4), count_for_noun("pt", 1.4), count_for_noun("pt", 1.0)
    (1, 2, 1)
    """
    return math.ceil(size) if lang == "pt" else int(size)


def format_date(lang: str, text: str) -> str:
    """Return an ISO date, month or year as words; no line breaks inside. Months have a capital in Angola.

    >>> format_date("en", "2024-11-15").replace(NO_BREAK, " "), format_date("en", "2024")
    ('15 Nov 2024', '2024')
    """
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return text
    day = datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    pattern = DAYS.get(lang, "d MMM y") if len(parts) > 2 else MONTHS.get(lang, "MMM y")
    words = babel_date(day, format=pattern, locale=_locale(lang))
    if lang == "pt":
        words = MONTH_NAME.sub(lambda month: month[0].capitalize(), words)
    if lang == "fr" and len(parts) > 2 and day.day == 1:
        words = words.replace("1", "1er", 1)
    return words.replace(" ", NO_BREAK)


def format_list(lang: str, items: Sequence[str]) -> str:
    """Return “a, b and c”.

    >>> format_list("en", ["a", "b", "c"])
    'a, b and c'
    """
    return babel_list(list(items), locale=_locale(lang)) if items else ""


def join_clauses(lang: str, items: Iterable[str]) -> str:
    """Return items as clauses of one line, the semicolon set as the language sets it.

    >>> join_clauses("en", ["a, b", "c"]), join_clauses("fr", ["a, b", "c"]) == "a, b\\u202f; c"
    ('a, b; c', True)
    """
    return ("\u202f; " if lang == "fr" else "; ").join(items)


def _places(size: float) -> int:
    if size >= 100 or size == int(size):
        return 0
    return 1 if size >= 10 else 2


@lru_cache(maxsize=8)
def _locale(lang: str) -> Locale:
    return Locale.parse(LOCALES[lang])
