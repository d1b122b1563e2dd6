"""What the profile says of one country beside Africa's median: clearly only where two errors leave no doubt."""

import pytest

from opening import build


@pytest.mark.parametrize(
    ("country", "lang", "title"),
    [
        # WGI 2023, political stability, the closest of the six: 0.404 (0.223) beside the median −0.547, between −0.578 (0.227)
        # and −0.517 (0.243): 0.951 > 1.645 · √(0.223² + (0.227² + 0.243²) / 4) = 0.457.
        ("BEL", "en", "Clearly above Africa’s median on all 6 dimensions"),
        ("BEL", "fr", "Nettement au-dessus de la médiane africaine pour les 6 dimensions"),
        ("BEL", "pt", "Claramente acima da mediana de África nas 6 dimensões"),
        # Political stability alone: −0.666 (0.223) is 0.119 below.
        ("ZAF", "en", "Below Africa’s median on 1 of 6 dimensions, on none clearly"),
        ("ZAF", "pt", "Abaixo da mediana de África em 1 de 6 dimensões, em nenhuma claramente"),
    ],
)
def test_clearly_is_said_of_all_of_some_or_of_none(library, country: str, lang: str, title: str):
    assert build(library, "profile", lang, country=country).title == title
