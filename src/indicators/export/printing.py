"""The typesetter: PDF and PNG from its own markup and from our SVG drawings, with our fonts and nothing of the system's."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

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
    try:
        return _compile(markup.encode("utf-8"), files, format="pdf", pdf_standards="ua-1", timestamp=created)[0]
    except typst.TypstError as error:
        raise DrawingError("The PDF cannot be set: {reason}.", reason=error.message) from None


def count_pages(markup: str, files: Mapping[str, bytes]) -> int:
    """Return how many pages a document fills.

    Raises:
        DrawingError: the typesetter refuses the document.
    """
    try:
        return len(_compile(markup.encode("utf-8"), files, format="svg"))
    except typst.TypstError as error:
        raise DrawingError("The PDF cannot be set: {reason}.", reason=error.message) from None


def print_png(drawing: bytes, *, ppi: int) -> bytes:
    """Return an SVG as PNG; 96 pixels an inch keep its size.

    Raises:
        DrawingError: the typesetter refuses the drawing.
    """
    try:
        return _compile(PICTURE, {"picture.svg": drawing}, format="png", ppi=ppi)[0]
    except typst.TypstError as error:
        raise DrawingError("The picture cannot be made: {reason}.", reason=error.message) from None


def _compile(main: bytes, files: Mapping[str, bytes], **options: Any) -> list[bytes]:
    """Return what the typesetter makes: one file, or one for each page."""
    made: bytes | list[bytes] = typst.compile({MAIN: main, **files}, font_paths=open_fonts(), **options)  # type: ignore[call-overload]  # its stub knows no folder of files and no pages
    return [made] if isinstance(made, bytes) else made
