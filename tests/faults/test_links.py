"""A seeded sample of the random links of `make soak`: no page breaks, each says what it left out."""

import logging
import math

import pytest
from bench.links import LinkMaker

from indicators.data import Library
from indicators.ui.registry import PAGES
from opening import open_page

LINKS = 500
SEED = 20261125
EACH = math.ceil(LINKS / len(PAGES))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", range(len(PAGES)), ids=[p.name for p in PAGES])
def test_random_links_never_break_a_page(number: int, library: Library, caplog: pytest.LogCaptureFixture):
    page = PAGES[number].name
    maker = LinkMaker(library, SEED + number)
    at = open_page(page)
    broken = []
    for _ in range(EACH):
        link = maker.make(page)
        at.query_params.clear()
        at.query_params.update(link.query)
        caplog.clear()
        at.run()
        logged = [r.getMessage() for r in caplog.records if r.name.startswith("indicators.") and r.levelno >= logging.ERROR]
        if at.exception or len(at.title) != 1 or logged:
            broken.append((link.text[:300], [e.value for e in at.exception], logged))
    assert broken == []
