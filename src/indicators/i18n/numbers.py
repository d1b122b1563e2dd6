"""Numbers, percentages, dates and lists by the CLDR rules of the language, through Babel."""

import datetime
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale
from babel.dates import format_date as babel_date
from babel.lists import format_list as babel_list
from babel.numbers import format_decimal

from indicators.i18n.languages import LOCALES
from indicators.i18n.messages import translate

MINUS = "−"
NO_BREAK = "\u00a0"


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


def format_percent(lang: str, fraction: float, decimals: int = 0) -> str:
    """Return a fraction as a percentage; the space before the sign never breaks.

    >>> format_percent("en", 0.7412)
    '74%'
    """
    text = format_number(lang, float(fraction) * 100, decimals)
    return f"{text}%" if lang in ("en", "pt") else f"{text}{NO_BREAK}%"


def format_quantity(lang: str, value: float, unit: str = "") -> str:
    """Return a quantity in words of thousand, million or billion, with at most three figures.

    >>> format_quantity("en", 150_000_000, "t")
    '150 million\xa0t'
    >>> format_quantity("en", 6400, "t")
    '6,400\xa0t'
    """
    size = abs(value)
    if size >= 1e9:
        text = translate(lang, "{number} billion", number=format_number(lang, value / 1e9, _places(size / 1e9)))
    elif size >= 1e6:
        text = translate(lang, "{number} million", number=format_number(lang, value / 1e6, _places(size / 1e6)))
    else:
        text = format_number(lang, value, 0 if size >= 100 or value == int(value) else 2)
    return f"{text}{NO_BREAK}{unit}".strip() if unit else text


def format_date(lang: str, text: str) -> str:
    """Return an ISO date, month or year as words; no line breaks inside.

    >>> format_date("en", "2024-11-15").replace(NO_BREAK, " "), format_date("en", "2024")
    ('15 Nov 2024', '2024')
    """
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return text
    day = datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    pattern = "d MMM y" if len(parts) > 2 else "MMM y"
    return babel_date(day, format=pattern, locale=_locale(lang)).replace(" ", NO_BREAK)


def format_list(lang: str, items: Sequence[str]) -> str:
    """Return “a, b and c”.

    >>> format_list("en", ["a", "b", "c"])
    'a, b and c'
    """
    return babel_list(list(items), locale=_locale(lang)) if items else ""


def _places(size: float) -> int:
    if size >= 100 or size == int(size):
        return 0
    return 1 if size >= 10 else 2


@lru_cache(maxsize=8)
def _locale(lang: str) -> Locale:
    return Locale.parse(LOCALES[lang])
