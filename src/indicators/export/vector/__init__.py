"""Our figures as compact SVG, drawn without a browser: for light pages, slides, briefings and downloads."""

from indicators.export.vector.drawing import draw_svg
from indicators.export.vector.paint import Paint

__all__ = ["Paint", "draw_svg"]
