"""Last lines of two words, units at their figures."""

import pytest

from indicators.i18n import keep_together

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("None of the 91 scores moved in the newest year", "None of the 91 scores moved in the newest~year"),
        ("rank 13 of those printed", "rank 13 of those~printed"),
        # Too short to be broken, and an end that would fill a line of a phone by itself.
        ("Bauxite: three mines", "Bauxite: three mines"),
        (
            "what the law says of internationalisation responsibilities",
            "what the law says of internationalisation responsibilities",
        ),
        ("110\u202f000 t sur 450\u202f000 t", "110\u202f000~t sur 450\u202f000~t"),
        ("318,000 carats in MCS 2026", "318,000~carats in MCS 2026"),
        ("2 taxes", "2 taxes"),
    ],
)
def test_a_line_never_ends_before_a_lonely_word_or_a_unit(text, shown):
    assert keep_together(text) == shown.replace("~", NO_BREAK)
