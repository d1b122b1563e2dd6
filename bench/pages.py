"""Opens whole pages over damaged files, as a visitor would, without a browser."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from indicators.data import Library
from indicators.paths import ROOT
from indicators.ui.registry import PAGES

NAMES = tuple(spec.name for spec in PAGES)
PATIENCE = 120


def choose_page(library: Library, path: Path, number: int) -> tuple[str, dict[str, str]]:
    """Return a page that shows the file where it is an indicator's, else the next in turn."""
    name = f"{path.parent.name}.{path.stem}"
    if name in library.catalog.indicators:
        return ("overview", "compare")[number % 2], {"indicator": name, "countries": "GIN,COD"}
    return NAMES[number % len(NAMES)], {}


@contextmanager
def serve_from(library: Library) -> Iterator[None]:
    """Let the pages read from this library; what they log is for the run that asked for damage."""
    logging.disable(logging.CRITICAL)
    try:
        with patch("indicators.ui.frame.open_library", lambda: library):
            yield
    finally:
        logging.disable(logging.NOTSET)


def find_faults(page: str, query: dict[str, str]) -> list[str]:
    """Return what a visitor of the page must never see: an error of the program, or no heading."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if page != NAMES[0]:
        at.run().switch_page(str(ROOT / "pages" / f"{page}.py"))
    at.query_params.update(query)
    return list_faults(at.run())


def list_faults(at: AppTest) -> list[str]:
    """Return the errors that reached the visitor of a page, reasons that are slips of ours, and a heading that is missing."""
    slips = [w.value for w in at.warning if "as they are" in w.value]
    return [*(str(e.value) for e in at.exception), *slips, *([] if at.title else ["no heading"])]
