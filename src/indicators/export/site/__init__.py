"""The light edition: the dashboard as plain HTML with inline SVG, readable without a script and from a USB stick."""

from indicators.export.site.building import build_site
from indicators.export.site.plan import find_path

__all__ = ["build_site", "find_path"]
