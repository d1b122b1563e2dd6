"""Builds the small fonts that our server sends in place of Streamlit's: its icons, and Source Sans with our letters only.

`fonts.json` records the fingerprint of each original. The server sends the small font only in place of exactly that file, so a
new Streamlit gets its own fonts until somebody runs `build_webfonts` again.
"""

import hashlib
import json
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from indicators.curate.typeface import ARROWS, LETTERS, SANS_FAMILY, find_frontend, find_media

ICONS = "MaterialSymbols-Rounded"
SANS = "SourceSansVF-Upright"
NAMED = re.compile(r":material/([a-z_0-9]+):")
BULLETS = (0x2022, 0x25CF, 0x25CB, 0x25B2, 0x25BC, 0x25C6, 0x2713, 0x200B, 0x2009, 0x00D7, 0x2080, 0x2081, 0x2084, 0x2264, 0x2265)


def build_webfonts(folder: Path, own: Path) -> None:
    """Write the small fonts and `fonts.json` into `folder`; `own` is the repository, searched for icon names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list_icons(own)
    icons, sans = find_media(ICONS), find_media(SANS)
    cut_icons(icons, names).save(folder / "icons.woff2")
    cut_sans(sans).save(folder / "sans.woff2")
    record = {
        ICONS: {"file": "icons.woff2", "replaces": _fingerprint(icons), "icons": names},
        SANS: {"file": "sans.woff2", "replaces": _fingerprint(sans)},
    }
    (folder / "fonts.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def list_icons(own: Path) -> list[str]:
    """Return the icons that Streamlit's front end and our own code name."""
    code = [*(find_frontend() / "js").glob("*.js"), *(own / "src").rglob("*.py"), *(own / "pages").glob("*.py")]
    return sorted({name for path in code for name in NAMED.findall(path.read_text(encoding="utf-8"))})


def cut_icons(path: Path, names: list[str]) -> TTFont:
    """Return the icon font with these icons only; an icon is drawn where its name is written, so letters and ligatures stay."""
    font = TTFont(path)
    drawn = read_ligatures(font)
    glyphs = [drawn[name] for name in names if name in drawn]
    options = Options(layout_features=["liga", "rlig", "calt", "ccmp"], layout_closure=False, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*range(0x61, 0x7B), *range(0x30, 0x3A), 0x5F], glyphs=glyphs)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def read_ligatures(font: TTFont) -> dict[str, str]:
    """Return the glyph that is drawn for each written icon name; several names may share one."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    found["".join(letters.get(g, "") for g in (first, *ligature.Component))] = ligature.LigGlyph
    return found


def cut_sans(path: Path) -> TTFont:
    """Return the text font with our letters, all its weights, under our own name (the licence reserves “Source”)."""
    font = TTFont(path)
    options = Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"], hinting=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 25]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LETTERS, *ARROWS, *BULLETS])
    subsetter.subset(font)
    for record in font["name"].names:
        if "Source" in str(record) and record.nameID not in (0, 13):
            record.string = str(record).replace("SourceSans3VF", SANS_FAMILY).replace("SourceSans3", SANS_FAMILY)
    font.flavor = "woff2"
    return font


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
