"""`indicators messages`: brings templates and catalogues in step with the source and the data."""

from pathlib import Path

from indicators.data import Library
from indicators.data.texts import lift_texts
from indicators.data.writing import write_text
from indicators.i18n.catalogs import FOLDER, Message, extract_interface, list_stale, render_catalogues


def collect_messages(library: Library) -> list[Message]:
    """Return every message of the source and of the data."""
    lifted = [Message(t.catalogue, t.text, t.context, "", (t.place,), t.given) for t in lift_texts(library)]
    return [*extract_interface(FOLDER.parent), *lifted]


def update_catalogues(library: Library) -> list[Path]:
    """Write the templates and catalogues that are out of date and return their paths."""
    files = render_catalogues(collect_messages(library))
    stale = list_stale(files)
    for path in stale:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, files[path])
        else:
            path.unlink()
    return stale
