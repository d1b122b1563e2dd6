"""Numbers, dates and quantities as French and Angolan readers write them; narrow no-break spaces group French thousands."""

import pytest

from indicators.i18n import format_date, format_number, format_percent, format_quantity, translate_plural

NARROW, NO_BREAK = "\u202f", "\u00a0"


def test_french_numbers():
    assert format_number("fr", 1234567.5, 1) == f"1{NARROW}234{NARROW}567,5"
    assert format_percent("fr", 0.341, 1) == f"34,1{NARROW}%"
    assert format_percent("fr", -0.05, signed=True) == f"−5{NARROW}%"


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [
        ("en", 150_000_000, "150 million t"),
        ("fr", 150_000_000, "150 millions de t"),
        ("fr", 1_410_000_000, "1,41 milliard de t"),
        ("fr", 1_400_000, "1,40 million de t"),
        ("pt", 150_000_000, "150 milhões de t"),
        ("pt", 1_400_000, "1,40 milhões de t"),
        ("pt", 1_000_000, "1 milhão de t"),
        ("fr", 6400, f"6{NARROW}400 t"),
    ],
)
def test_quantities_take_the_words_of_the_language(lang: str, value: float, expected: str):
    assert format_quantity(lang, value, "t").replace(NO_BREAK, " ") == expected


@pytest.mark.parametrize(
    ("lang", "date", "expected"),
    [
        ("fr", "2024-03-01", "1er mars 2024"),
        ("fr", "2024-03-11", "11 mars 2024"),
        ("pt", "2024-03-01", "1 de Março de 2024"),
        ("pt", "2024-03", "Março de 2024"),
        ("en", "2024-03-01", "1 Mar 2024"),
    ],
)
def test_dates(lang: str, date: str, expected: str):
    assert format_date(lang, date).replace(NO_BREAK, " ") == expected


def test_zero_is_singular_in_french_and_plural_in_portuguese():
    words = ("{year}, {n} year", "{year}, {n} years")
    assert translate_plural("fr", *words, 0, year="2024", n=0) == "2024, 0 an"
    assert translate_plural("pt", *words, 0, year="2024", n=0) == "2024, 0 anos"
