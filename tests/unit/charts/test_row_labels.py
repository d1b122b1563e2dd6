"""Names of rows: wrapped to their room, never on top of each other, never read as HTML."""

import pandas as pd

from indicators.charts.matrix import draw_flags
from indicators.charts.row_labels import fit_row, row_axis, wrap_labels
from indicators.charts.theme import Look

PHONE = Look("light", compact=True)
NAMES = ["Cobalt", "All diamonds, carats, 2024"]


def test_a_row_grows_with_the_longest_name():
    names = wrap_labels(NAMES, 70)  # ten letters a line
    assert names == ["Cobalt", "All<br>diamonds,<br>carats,<br>2024"]
    assert fit_row(names, 38, PHONE) == 71  # four lines of 13 pixels × 1.25, and 6
    assert fit_row(["Cobalt"], 38, PHONE) == 38
    assert fit_row([], 38, PHONE) == 38


def test_a_name_is_text_and_the_first_one_stands_at_the_top():
    axis = row_axis(wrap_labels(["<b>x</b>", "y"], 200), Look())
    assert axis["ticktext"] == ["&lt;b&gt;x&lt;/b&gt;", "y"]
    assert axis["range"] == [1.5, -0.5]


def _heading_angle(columns: list[str]) -> float:
    frame = pd.DataFrame({"row": "Minéraux de titane", "column": columns, "state": "yes"})
    return draw_flags(frame, PHONE, rows=["Minéraux de titane"], columns=columns, words={"yes": "listed"}).layout.xaxis.tickangle


def test_headings_that_would_touch_on_a_phone_stand_upright():
    assert _heading_angle(["EU 2024", "US 2022", "US 2025"]) == 0
    assert _heading_angle(["UE critique 2024", "UE stratégique 2024", "États-Unis 2022", "États-Unis 2025"]) == -90
