"""Builds the heading font, the wordmarks and the page icon in `static/`, and the fonts that exports are set in.

The fonts are Source Serif at weight 600 and optical size 32, and Source Sans, cut down to the letters of our languages.
Their licence (OFL 1.1) reserves the name “Source”, so the cuts are called Basalt. Streamlit carries the full fonts.
"""

from importlib.util import find_spec
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw

FAMILY = "Basalt Serif"
SANS_FAMILY = "Basalt Sans"
MARK_COLOR = "#3A88A1"
WORDS = {"en": "Governance & minerals", "fr": "Gouvernance et minerais", "pt": "Governação e minerais"}
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2009, 0x202F, *range(0x2010, 0x2016), *range(0x2018, 0x201F)]
LETTERS += [0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2082, 0x2083, 0x2212, 0x2265, 0x2264, 0x2248, 0xB7]
ARROWS = range(0x2190, 0x2194)
ROWS = (1, 3, 5, 3, 1)


def build_typeface(static: Path, installed: Path) -> None:
    """Write font, wordmarks and page icon into `static`, and the fonts of the exports into `installed`."""
    font = cut_font(find_media("SourceSerifVariable-Roman"), FAMILY, {"wght": 600, "opsz": 32}, LETTERS)
    font.save(installed / "basalt-serif-600.ttf")
    for weight in (400, 700):
        sans = cut_font(find_media("SourceSansVF-Upright"), SANS_FAMILY, {"wght": weight}, [*LETTERS, *ARROWS])
        sans.save(installed / f"basalt-sans-{weight}.ttf")
    for lang, words in WORDS.items():
        (static / f"wordmark-{lang}.svg").write_text(draw_wordmark(font, words), encoding="utf-8")
    font.flavor = "woff2"
    font.save(static / "basalt-serif-600.woff2")
    draw_icon(96).save(static / "favicon.png", optimize=True)


def find_media(name: str) -> Path:
    """Return a font of the installed Streamlit by the beginning of its file name."""
    return next((find_frontend() / "media").glob(f"{name}*.woff2"))


def find_frontend() -> Path:
    """Return the folder of scripts and fonts in the installed Streamlit."""
    spec = find_spec("streamlit")
    return Path(str(spec and spec.origin)).parent / "static" / "static"


def cut_font(path: Path, family: str, axes: dict[str, float], letters: list[int]) -> TTFont:
    """Return the font at one weight and size, with our letters only, under its own name."""
    font = instantiateVariableFont(TTFont(path), axes)
    options = Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl"], hinting=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    bold = axes["wght"] == 700
    style = "Bold" if bold else "Regular"
    full = f"{family} {style}"
    names = {1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "")}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["name"].names = [n for n in font["name"].names if n.platformID == 3 and n.nameID < 16]
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)
    font.flavor = None
    return font


def draw_wordmark(font: TTFont, words: str) -> str:
    """Return the mark and the words as an SVG without text: it looks the same everywhere."""
    size, height = 27, 40
    scale = size / font["head"].unitsPerEm
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    x, paths = 52.0, []
    for letter in words:
        glyph = glyphs[cmap[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.1f}".rstrip("0").rstrip("."))
        glyph.draw(TransformPen(pen, Transform(scale, 0, 0, -scale, x, 29)))
        paths.append(pen.getCommands())
        x += glyph.width * scale
    dots = "".join(f'<circle cx="{a:g}" cy="{b:g}" r="2.9"/>' for a, b in place_dots(20, 20, 8.2))
    label = words.replace("&", "&amp;")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x + 4:.0f} {height}" role="img" aria-label="{label}" '
        f'fill="{MARK_COLOR}">{dots}<path d="{"".join(paths)}"/></svg>\n'
    )


def place_dots(x: float, y: float, gap: float) -> list[tuple[float, float]]:
    """Return the centres of the mark's 13 dots: a diamond of rows 1, 3, 5, 3, 1."""
    middle = len(ROWS) // 2
    return [
        (round(x + (column - (count - 1) / 2) * gap, 2), round(y + (row - middle) * gap, 2))
        for row, count in enumerate(ROWS)
        for column in range(count)
    ]


def draw_icon(side: int) -> Image.Image:
    """Return the mark as a square picture, drawn large and shrunk for smooth edges."""
    large = side * 8
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    gap, radius = large * 0.2, large * 0.082
    for x, y in place_dots(large / 2, large / 2, gap):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=MARK_COLOR)
    return image.resize((side, side), Image.Resampling.LANCZOS)
