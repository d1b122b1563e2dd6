"""What a process prepares is what the start page shows."""

import re
import sys

import pytest

import indicators.ui
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Selection, model, recall_panel
from indicators.paths import DATA, ROOT
from indicators.ui.context import DEFAULTS, PANEL_KEYS

MODULE = sys.modules["indicators.ui.prepare"]


def test_the_panels_of_the_start_page_are_prepared():
    page = (ROOT / "pages" / "overview.py").read_text(encoding="utf-8")
    shown = [name for name in re.findall(r'"(\w+)"', page) if name in model._BUILDERS]
    assert sorted(shown) == sorted(MODULE.FIRST_PANELS)


def test_the_first_visitor_finds_them_on_the_shelf(monkeypatch: pytest.MonkeyPatch):
    library = Library(DATA)
    monkeypatch.setattr(MODULE, "open_library", lambda: library)
    monkeypatch.setattr(MODULE.gc, "freeze", lambda: None)
    indicators.ui.prepare()
    built: list[str] = []
    monkeypatch.setattr("indicators.panels.recall.build_panel", lambda name, *_: built.append(name))
    selection = Selection(**{key: DEFAULTS[key] for key in PANEL_KEYS})
    for lang in ("en", "fr", "pt"):
        assert recall_panel("standing", library, selection, lang, Look()).drawings
    assert built == []
