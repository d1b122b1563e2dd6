"""The small fonts sent in place of Streamlit's, as long as Streamlit's are the ones they were cut from."""

import hashlib
import json
import logging
from pathlib import Path

LOG = logging.getLogger(__name__)
FOLDER = Path(__file__).resolve().parent / "fonts"


def find_small_fonts(media: Path) -> dict[str, bytes]:
    """Return file name and small font for each original below `media` that is exactly the recorded one."""
    record = json.loads((FOLDER / "fonts.json").read_text(encoding="utf-8"))
    found = {}
    for beginning, entry in record.items():
        for original in media.glob(f"{beginning}*.woff2"):
            if hashlib.sha256(original.read_bytes()).hexdigest() == entry["replaces"]:
                found[original.name] = (FOLDER / entry["file"]).read_bytes()
            else:
                LOG.warning("%s is new: it is sent whole until build_webfonts is run again.", original.name)
    return found
