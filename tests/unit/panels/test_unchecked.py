"""Figures put together without Plotly's check are the same as the checked ones."""

import json

import pytest

from indicators.charts import sheet
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.panels import Selection, build_panel, model

SELECTION = Selection(country="GIN", countries=("GIN", "BWA", "COD"))


def _draw(library: Library, name: str) -> list[object]:
    try:
        panel = build_panel(name, library, SELECTION, "fr", Look("dark"))
    except IndicatorsError as error:
        return [str(error)]
    return [json.loads(d.figure.to_json()) for d in panel.drawings]


@pytest.mark.parametrize("name", sorted(model._BUILDERS))
def test_the_unchecked_figure_is_the_checked_one(library: Library, name: str, monkeypatch: pytest.MonkeyPatch):
    checked = _draw(library, name)
    monkeypatch.setattr(sheet, "CHECKED", False)
    assert _draw(library, name) == checked
