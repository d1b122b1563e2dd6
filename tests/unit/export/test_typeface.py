"""The fonts of the exports: under their own name, with every letter we write, found by the typesetter."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from indicators.charts.theme import FONT, HEADING_FONT
from indicators.export.printing import open_fonts
from indicators.export.typeface import FONTS

FILES = sorted(FONTS.glob("*.ttf"))
TEXT = "Côte d’Ivoire, São Tomé, Guinée œuvre ção × 7 −1.5 +2 74 % CO₂ “a” « b » – · € ≥"


def test_there_are_three_fonts():
    assert [p.name for p in FILES] == ["basalt-sans-400.ttf", "basalt-sans-700.ttf", "basalt-serif-600.ttf"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_font_has_its_own_name_its_licence_and_our_letters(path: Path):
    font = TTFont(path)
    family = str(font["name"].getName(1, 3, 1, 0x409))
    assert family in ("Basalt Sans", "Basalt Serif")
    assert "SIL Open Font License" in str(font["name"].getName(13, 3, 1, 0x409))
    assert f'"{family}"' in FONT + HEADING_FONT
    missing = {letter for letter in TEXT if ord(letter) not in font.getBestCmap()}
    assert not missing


def test_the_typesetter_knows_our_fonts_and_no_others():
    assert open_fonts().families() == ["Basalt Sans", "Basalt Serif"]
