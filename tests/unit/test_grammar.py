"""Country names and prepositions in French and Portuguese sentences, by the grammars of both."""

import pytest

from indicators.i18n import country_name
from indicators.i18n.grammar import fill_message


@pytest.mark.parametrize(
    ("lang", "message", "country", "expected"),
    [
        ("fr", "les réserves de {country}", "BWA", "les réserves du Botswana"),
        ("fr", "les réserves de {country}", "GIN", "les réserves de la Guinée"),
        ("fr", "les réserves de {country}", "AGO", "les réserves de l’Angola"),
        ("fr", "vendu à {country}", "ZWE", "vendu au Zimbabwe"),
        ("fr", "{country} a extrait", "BWA", "Le Botswana a extrait"),
        ("fr", "Mesure : {country} devance", "BWA", "Mesure : le Botswana devance"),
        ("pt", "as reservas de {country}", "BWA", "as reservas do Botsuana"),
        ("pt", "as reservas de {country}", "AGO", "as reservas de Angola"),
        ("pt", "em {country}", "GIN", "na Guiné"),
        ("pt", "por {country}", "CMR", "pelos Camarões"),
        ("pt", "vendido a {country}", "GIN", "vendido à Guiné"),
        ("fr", "Principaux producteurs. {country} : autre source", "BWA", "Principaux producteurs. Le Botswana : autre source"),
        ("en", "{country} mined", "CAF", "The Central African Republic mined"),
    ],
)
def test_articles_melt_and_the_first_word_gets_its_capital(lang: str, message: str, country: str, expected: str):
    assert fill_message(lang, message, {"country": country_name(lang, country, "the")}) == expected


def test_acronyms_are_not_elided():
    assert fill_message("fr", "de {old} à {new}", {"old": "HDR 2023", "new": "HDR 2025"}) == "de HDR 2023 à HDR 2025"


def test_plain_words_keep_their_letters_and_elide():
    assert fill_message("fr", "{mineral} : réserves de {mineral}", {"mineral": "or"}) == "or : réserves d’or"
    assert fill_message("fr", "parts de {mineral}", {"mineral": "le test"}) == "parts de le test"
    assert fill_message("fr", "de {braces}", {"braces": "un {nom}"}) == "d’un {nom}"
