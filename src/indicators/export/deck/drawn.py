"""Drawings of slides as SVG and PNG, and the QR code."""

import io

import segno

from indicators.export.deck.model import Place
from indicators.export.printing import print_png
from indicators.export.vector import draw_svg
from indicators.panels import Drawing

QR_SIZE = 190
DOTS_PER_INCH = 220


def draw_slide_svg(drawing: Drawing, place: Place, *, standalone: bool = False) -> str:
    """Return a drawing as SVG, at the width it has before it is enlarged."""
    family = '"Basalt Sans"' if standalone else ""
    return draw_svg(
        drawing.figure, width=place.drawn, height=place.drawn_height, alt=drawing.alt, standalone=standalone, family=family
    )


def draw_slide_png(drawing: Drawing, place: Place) -> bytes:
    """Return a drawing as PNG, sharp on a projector."""
    svg = draw_slide_svg(drawing, place, standalone=True)
    return print_png(svg.encode("utf-8"), ppi=round(DOTS_PER_INCH * place.width / place.drawn / 1.33))


def draw_code_svg(address: str, title: str) -> str:
    """Return the QR code of an address as SVG."""
    buffer = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        buffer, kind="svg", xmldecl=False, svgns=True, border=2, title=title, omitsize=True, dark="#0D171C", light="#FFFFFF"
    )
    return buffer.getvalue().decode("utf-8").strip()


def draw_code_png(address: str) -> bytes:
    """Return the QR code of an address as PNG."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="png", scale=10, border=2)
    return buffer.getvalue()


def show_address(address: str) -> str:
    """Return an address as people read it: without its query and without the name of its protocol.

    >>> show_address("https://example.org/overview?lang=fr")
    'example.org/overview'
    """
    return address.split("?")[0].split("://")[-1]
