"""Our fonts for the browser that makes pictures: it knows installed fonts only, so we tell it about ours."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

FONTS = Path(__file__).with_name("fonts")
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
</fontconfig>
"""


@lru_cache(maxsize=1)
def offer_fonts() -> Path:
    """Point the browsers that this process starts to our fonts, once, and return the configuration file.

    A configuration that the administrator has chosen is left alone.
    """
    chosen = os.environ.get("FONTCONFIG_FILE")
    if chosen:
        return Path(chosen)
    path = Path(tempfile.mkdtemp(prefix="indicators-fonts-")) / "fonts.conf"
    path.write_text(CONFIG.format(folder=escape(str(FONTS))), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path
