"""docs/charts.md names every drawing function with its real arguments."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import indicators.charts
import indicators.maps
from indicators.paths import ROOT


def list_drawings() -> list[Callable]:
    inside = {"draw_events", "draw_labels", "draw_legend", "draw_land"}
    found = []
    for package in (indicators.charts, indicators.maps):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            loaded = importlib.import_module(module.name)
            found += [
                member
                for name, member in inspect.getmembers(loaded, inspect.isfunction)
                if name.startswith("draw_") and name not in inside and member.__module__ == module.name
            ]
    return found


def test_every_drawing_is_described_with_its_arguments():
    text = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    drawings = list_drawings()
    assert len(drawings) >= 17
    for drawing in drawings:
        start = text.find(f"{drawing.__name__}(")
        assert start > 0, f"docs/charts.md lacks {drawing.__name__}"
        line = text[start : text.index("\n", start)]
        for argument in inspect.signature(drawing).parameters:
            assert argument in line, f"docs/charts.md: {drawing.__name__} lacks {argument}"
