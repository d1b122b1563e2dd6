"""The table of the comparison."""

import pytest

from indicators.charts.theme import Look
from indicators.errors import UnknownNameError
from indicators.panels import Selection, build_panel


def test_a_selection_without_a_value_is_refused_in_a_sentence(library):
    selection = Selection(indicator="usgs_mcs.plant_production", mineral="bauxite")
    with pytest.raises(UnknownNameError, match="no value is held for this selection"):
        build_panel("ledger", library, selection, "en", Look())
