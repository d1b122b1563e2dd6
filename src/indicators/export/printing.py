"""The typesetter: PDF and PNG from its own markup and from our SVG drawings, with our fonts and nothing of the system's."""

from collections.abc import Mapping
from functools import lru_cache

import typst

from indicators.errors import DrawingError
from indicators.export.typeface import FONTS

MAIN = "main.typ"
PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Basalt Sans")
#image("picture.svg", alt: "picture")
"""


@lru_cache(maxsize=1)
def open_fonts() -> typst.Fonts:
    """Return the fonts that documents and pictures may use: ours."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def print_pdf(markup: str, files: Mapping[str, bytes], *, created: int) -> bytes:
    """Return a tagged PDF (PDF/UA-1).

    Args:
        markup: of the main file.
        files: further files by name, such as drawings.
        created: date of the document in seconds since 1970, so that equal input gives equal bytes.

    Raises:
        DrawingError: the typesetter refuses the document.
    """
    folder = {MAIN: markup.encode("utf-8"), **files}
    try:
        return bytes(typst.compile(folder, font_paths=open_fonts(), format="pdf", pdf_standards="ua-1", timestamp=created))
    except typst.TypstError as error:
        raise DrawingError("The PDF cannot be set: {reason}.", reason=error.message) from None


def count_pages(markup: str, files: Mapping[str, bytes]) -> int:
    """Return how many pages a document fills.

    Raises:
        DrawingError: the typesetter refuses the document.
    """
    folder = {MAIN: markup.encode("utf-8"), **files}
    try:
        pages = typst.compile(folder, font_paths=open_fonts(), format="svg")
    except typst.TypstError as error:
        raise DrawingError("The PDF cannot be set: {reason}.", reason=error.message) from None
    return len(pages) if isinstance(pages, list) else 1


def print_png(drawing: bytes, *, ppi: int) -> bytes:
    """Return an SVG as PNG; 96 pixels an inch keep its size.

    Raises:
        DrawingError: the typesetter refuses the drawing.
    """
    folder = {MAIN: PICTURE, "picture.svg": drawing}
    try:
        pages = typst.compile(folder, font_paths=open_fonts(), format="png", ppi=ppi)
    except typst.TypstError as error:
        raise DrawingError("The picture cannot be made: {reason}.", reason=error.message) from None
    return bytes(pages if isinstance(pages, bytes) else pages[0])
