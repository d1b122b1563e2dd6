"""Names of rows: wrapped to their room, never on top of each other, never read as HTML."""

import pandas as pd

from indicators.charts.matrix import draw_flags
from indicators.charts.row_labels import fit_row, row_axis, wrap_labels
from indicators.charts.theme import Look
from indicators.charts.words import key_rows, wrap_html

PHONE = Look("light", compact=True)
NAMES = ["Cobalt", "All diamonds, carats, 2024"]


def test_a_row_grows_with_the_longest_name():
    names = wrap_labels(NAMES, 70)  # less than the longest needs, and ten letters a line
    assert names == ["Cobalt", "All<br>diamonds,<br>carats,<br>2024"]
    assert fit_row(names, 38, PHONE) == 71  # four lines of 13 pixels × 1.25, and 6
    assert fit_row(["Cobalt"], 38, PHONE) == 38
    assert fit_row([], 38, PHONE) == 38


def test_a_name_that_fits_is_not_broken():
    assert wrap_labels(["Illinium till"], 80) == [
        "Illinium till"
    ]  # 13 letters of 7 pixels, but 10 × 0.3 + 2 × 0.53 + 0.86 ems of 14: 69


def test_a_name_is_text_and_the_first_one_stands_at_the_top():
    axis = row_axis(wrap_labels(["<b>x</b>", "y"], 200), Look())
    assert axis["ticktext"] == ["&lt;b&gt;x&lt;/b&gt;", "y"]
    assert axis["range"] == [1.5, -0.5]


def _heading_angle(columns: list[str]) -> float:
    frame = pd.DataFrame({"row": "Minéraux de titane", "column": columns, "state": "yes"})
    figure = draw_flags(frame, "fr", PHONE, rows=["Minéraux de titane"], columns=columns, words={"yes": "listed"})
    return figure.layout.xaxis.tickangle


def test_headings_that_would_touch_on_a_phone_stand_upright():
    assert _heading_angle(["EU 2024", "US 2022", "US 2025"]) == 0
    assert _heading_angle(["UE critique 2024", "UE stratégique 2024", "États-Unis 2022", "États-Unis 2025"]) == -90


def test_a_word_longer_than_a_line_breaks_after_its_hyphens_only():
    assert wrap_html("Papouasie-Nouvelle-Guinée", 20) == "Papouasie-Nouvelle-<br>Guinée"
    assert wrap_html("en Papouasie-Nouvelle-Guinée", 10) == "en<br>Papouasie-<br>Nouvelle-<br>Guinée"
    assert wrap_html("sous-sol riche", 10) == "sous-sol<br>riche"
    assert wrap_html("approvisionnement", 10) == "approvisionnement"


def test_a_key_that_does_not_fit_beside_long_names_takes_two_lines():
    words = ["publié", "recalculé"]  # about 107 pixels each
    assert key_rows(words, PHONE) == 1
    assert key_rows(words, PHONE, margins=210) == 2
