"""The small fonts: complete, and only in place of the files they were cut from."""

import hashlib
import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from indicators.curate.typeface import find_media
from indicators.curate.webfonts import ICONS, SANS, list_icons, read_ligatures
from indicators.paths import ROOT
from indicators.server.fonts import FOLDER, find_small_fonts
from indicators.server.packing import find_frontend

AGAIN = "Run indicators.curate.webfonts.build_webfonts again"
DRAWN_OTHERWISE = {"star_filled"}
TEXT = "Côte d’Ivoire, São Tomé, Guinée œuvre ção × 7 −1.5 +2 74 % CO₂ “a” « b » – · € ≥ 2\u202f345"


@pytest.mark.parametrize("name", [ICONS, SANS])
def test_the_installed_streamlit_has_the_fonts_that_ours_were_cut_from(name: str):
    record = json.loads((FOLDER / "fonts.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(find_media(name).read_bytes()).hexdigest() == record[name]["replaces"], AGAIN


def test_every_icon_that_streamlit_or_we_name_is_in_the_small_font():
    drawn = set(read_ligatures(TTFont(FOLDER / "icons.woff2")))
    assert len(drawn) > 60
    missing = set(list_icons(ROOT)) - drawn - DRAWN_OTHERWISE
    assert not missing, AGAIN


def test_the_text_font_has_our_letters_and_all_weights():
    font = TTFont(FOLDER / "sans.woff2")
    assert not {letter for letter in TEXT if ord(letter) not in font.getBestCmap()}
    assert [(a.axisTag, a.minValue, a.maxValue) for a in font["fvar"].axes] == [("wght", 200, 900)]
    assert str(font["name"].getName(1, 3, 1, 0x409)) == "Basalt Sans"
    assert [r.nameID for r in font["name"].names if "Source" in str(r)] == [0]
    assert "SIL Open Font License" in str(font["name"].getName(13, 3, 1, 0x409))


def test_both_are_small_and_sent_under_the_names_of_the_originals():
    found = find_small_fonts(find_frontend() / "static" / "media")
    assert {name.split(".")[0] for name in found} == {ICONS, SANS}
    assert sum(len(font) for font in found.values()) < 60_000


def test_a_font_that_changed_is_sent_whole(tmp_path: Path):
    (tmp_path / f"{ICONS}.new.woff2").write_bytes(b"another font")
    assert find_small_fonts(tmp_path) == {}
