"""An indicator is one CSV and one block: no Python."""

import json
from pathlib import Path

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.data.checks import check_all
from indicators.data.sealing import seal
from indicators.panels import Selection, build_panel

CSV = "country,year,value,obs_status,note\nBWA,2023,61,A,\nGIN,2023,40.5,A,\nSLE,2023,,O,Not assessed.\n"


def test_a_new_indicator_is_listed_checked_and_drawn_without_python(data_copy: Path):
    folder = data_copy / "ti_cpi"
    (folder / "budget_openness.csv").write_text(CSV, encoding="utf-8")
    raw = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    raw["resources"].append(
        {
            "name": "budget_openness",
            "title": "Budget openness",
            "description": "How open the budget is.",
            "indicator": {
                "topic": "governance",
                "unit": "points_100",
                "decimals": 0,
                "direction": "higher_is_better",
                "scale": [0, 100],
            },
        }
    )
    (folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    seal(folder)
    library = Library(data_copy)
    assert library.catalog.find_indicator("ti_cpi.budget_openness").coverage.countries == 2
    assert check_all(data_copy, ["ti_cpi"]).problems == ()
    panel = build_panel("standing", library, Selection(indicator="ti_cpi.budget_openness"), "en", Look())
    assert panel.title == "Budget openness: Botswana stands first of the 2 with a value, Guinea last"
    assert any("Sierra Leone: Not assessed." in note for note in panel.notes)
