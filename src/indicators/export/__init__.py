"""Files we hand out."""

from indicators.export.brief import Briefing, write_briefing
from indicators.export.picture import Words, add_words, render_png, render_svg
from indicators.export.table import encode_panel_csv, encode_panel_xlsx, neutralise, trace_rows

__all__ = [
    "Briefing",
    "Words",
    "add_words",
    "encode_panel_csv",
    "encode_panel_xlsx",
    "neutralise",
    "render_png",
    "render_svg",
    "trace_rows",
    "write_briefing",
]
