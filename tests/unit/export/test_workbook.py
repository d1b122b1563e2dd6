"""The workbook of a panel: columns for programs on one sheet, words for people in their language on the other."""

import io

from openpyxl import load_workbook

from indicators.charts.theme import Look
from indicators.export import encode_panel_xlsx
from indicators.panels import Selection, build_panel


def _sheets(library, lang: str):
    panel = build_panel("country_diamonds", library, Selection(country="GIN"), lang, Look())
    book = load_workbook(io.BytesIO(encode_panel_xlsx(panel, library, lang)))
    return [c.value for c in book["data"][1]], [(str(r[0].value), str(r[1].value)) for r in book["about"].iter_rows()]


def test_columns_are_the_same_in_every_language(library):
    heads = {lang: _sheets(library, lang)[0] for lang in ("en", "fr", "pt")}
    assert heads["en"] == heads["fr"] == heads["pt"]
    assert {"country", "year", "value", "obs_status", "publisher", "licence"} <= set(heads["en"])


def test_what_is_about_the_data_is_in_words_of_the_language(library):
    lines = _sheets(library, "fr")[1]
    names = [name for name, _ in lines]
    assert names[0] == "Titre"
    assert ("Une lacune n’est pas un zéro", "Une année absente signifie qu’aucune déclaration n’a été trouvée. "
            "Un zéro signifie que le participant a déclaré une production nulle.") in lines  # fmt: skip
    assert any("Système de certification du Processus de Kimberley" in text for name, text in lines if name == "Source")
