"""Kept panels: the same as built ones, one for all selections that agree in what the builder reads."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.data import Library, shelf
from indicators.data.sealing import seal
from indicators.panels import Panel, Selection, build_panel, model, recall, recall_panel

BASE = Selection(country="GIN", countries=("GIN", "BWA"))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A panel of its own, which reads the year only for Guinea."""
    calls: list[str] = []

    def build(_library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
        what = f"{selection.country} {selection.year}" if selection.country == "GIN" else selection.country
        calls.append(what)
        return Panel("counted", f"{what} {lang}", "", (), pd.DataFrame())

    monkeypatch.setitem(model._BUILDERS, "counted", build)
    monkeypatch.setattr(recall, "_read_by", {})
    return calls


def _titles(library: Library, *selections: Selection) -> list[str]:
    return [recall_panel("counted", library, s, "en", Look()).title for s in selections]


def test_choices_that_a_panel_does_not_read_do_not_build_it_again(library: Library, counted: list[str]):
    library = Library(library.root)
    wanted = [replace(BASE, country="BWA", mineral=m) for m in ("bauxite", "cobalt", "gold")]
    assert _titles(library, *wanted) == ["BWA en"] * 3
    assert counted == ["BWA"]
    assert recall_panel("counted", library, wanted[0], "fr", Look()).title == "BWA fr"


def test_a_choice_first_read_later_is_never_confused(library: Library, counted: list[str]):
    library = Library(library.root)
    years = [
        replace(BASE, country=c, year=y) for c, y in (("BWA", 2001), ("GIN", 2001), ("GIN", 2002), ("BWA", 2002), ("GIN", 2001))
    ]
    assert _titles(library, *years) == ["BWA en", "GIN 2001 en", "GIN 2002 en", "BWA en", "GIN 2001 en"]
    assert counted == ["BWA", "GIN 2001", "GIN 2002"]


def test_the_kept_panel_carries_the_selection_of_the_reader(library: Library, counted: list[str]):
    library = Library(library.root)
    asked = replace(BASE, country="BWA", mineral="cobalt")
    recall_panel("counted", library, replace(asked, mineral="gold"), "en", Look())
    got = recall_panel("counted", library, asked, "en", Look())
    assert type(got.selection) is Selection
    assert got.selection == asked


@pytest.mark.parametrize("name", ["standing", "portfolio", "events"])
def test_a_kept_panel_equals_a_built_one(library: Library, name: str):
    kept = [recall_panel(name, library, BASE, "en", Look()) for _ in range(2)][1]
    built = build_panel(name, library, BASE, "en", Look())
    assert kept.title == built.title
    pd.testing.assert_frame_equal(kept.rows, built.rows)
    assert [d.figure.to_json() for d in kept.drawings] == [d.figure.to_json() for d in built.drawings]


def test_a_changed_file_builds_the_panel_again(data_copy: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shelf, "LOOK_AGAIN", 0)
    library = Library(data_copy)
    before = recall_panel("events", library, BASE, "en", Look())
    path = data_copy / "events" / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], *(n for n in lines[1:] if ",GIN," not in n)]), encoding="utf-8")
    seal(path.parent)
    after = recall_panel("events", library, BASE, "en", Look())
    assert len(after.rows) < len(before.rows)
