"""Files we hand out."""

from indicators.export.brief import Briefing, write_briefing
from indicators.export.picture import add_words, render_png, render_svg
from indicators.export.table import encode_panel_csv, encode_panel_xlsx, neutralise, trace_rows

__all__ = [
    "Briefing",
    "add_words",
    "encode_panel_csv",
    "encode_panel_xlsx",
    "neutralise",
    "render_png",
    "render_svg",
    "trace_rows",
    "write_briefing",
]
