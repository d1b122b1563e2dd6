"""The title above a quadrant on a phone."""

import pandas as pd

from indicators.charts.quadrant import Measure, draw_quadrant
from indicators.charts.theme import Look

LONG = "Parte do abastecimento da União Europeia em cobalto, na transformação"
FRAME = pd.DataFrame({"country": ["GIN", "BEL"], "x": [-0.9, 1.3], "y": [0.34, 0.01]})


def draw(estimate, title: str, *, compact: bool):
    return draw_quadrant(FRAME, "pt", Look(compact=compact), x=Measure("x", estimate), y=Measure(title), highlight=[])


def test_a_long_title_takes_two_lines_on_a_phone_and_one_on_a_screen(estimate):
    narrow, wide = (draw(estimate, LONG, compact=c) for c in (True, False))
    texts = [next(a.text for a in figure.layout.annotations if a.text.startswith("↑")) for figure in (narrow, wide)]
    # 69 letters of 13 pixels are some 440 pixels wide, a phone has 350.
    assert texts == [f"↑ {LONG.replace('em cobalto', 'em<br>cobalto')}", f"↑ {LONG}"]
    assert narrow.layout.margin.t == draw(estimate, "curto", compact=True).layout.margin.t + 17
