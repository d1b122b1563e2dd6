"""A damaged file never costs a page: what reads it says so, everything else stands."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from bench.damage import KINDS, damage
from bench.pages import list_faults

from indicators.data import Library
from indicators.paths import DATA
from indicators.ui.registry import PAGES
from opening import open_page, read_texts

CATALOG = Library(DATA).catalog
NAMES = tuple(spec.name for spec in PAGES)
INDICATORS = sorted(i.id for i in CATALOG.indicators.values())
TABLES = sorted(t.path.relative_to(DATA) for d in CATALOG.datasets.values() for t in d.tables.values())


@pytest.fixture
def library(copy: Path, sound: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """What the pages read from: it looks at the folder for the first time when the file is damaged already."""
    found = Library(copy)
    found._frames = sound._frames
    monkeypatch.setattr("indicators.ui.frame.open_library", lambda: found)
    return found


@pytest.mark.parametrize("number", range(0, len(INDICATORS), 3))
def test_the_pages_of_an_indicator_stand_without_its_file(number: int, copy: Path, library: Library):
    indicator = CATALOG.find_indicator(INDICATORS[number])
    path = indicator.path.relative_to(DATA)
    with damage(copy / path, KINDS[number % len(KINDS)], Random(number)):
        assert list_faults(open_page("overview" if number % 2 else "compare", indicator=indicator.id, countries="GIN,COD")) == []


@pytest.mark.parametrize(("number", "path"), list(enumerate(TABLES)), ids=[str(p) for p in TABLES])
def test_a_page_stands_without_a_table(number: int, path: Path, copy: Path, library: Library):
    page = NAMES[number % len(NAMES)]
    with damage(copy / path, KINDS[number % len(KINDS)], Random(number)):
        assert list_faults(open_page(page)) == []


@pytest.mark.parametrize("page", ["overview", "compare"])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("wgi_estimate/control_of_corruption.csv", {}),
        ("ti_cpi/score.csv", {"indicator": "ti_cpi.score"}),
        ("wdi/poverty.csv", {"indicator": "wdi.poverty", "countries": "GIN,SLE"}),
    ],
)
def test_the_file_of_the_chosen_measure_is_named_and_the_rest_stands(
    page: str, path: str, query: dict[str, str], copy: Path, library: Library
):
    with damage(copy / path, "deleted", Random(1)):
        at = open_page(page, **query)
    assert list_faults(at) == []
    assert path in "\n".join(w.value for w in at.warning)
    if page == "overview":
        assert "of the world’s bauxite" in read_texts(at).replace("mined bauxite", "bauxite")


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("compare", {}),
        ("compare", {"view": "multiples"}),
        ("country", {}),
        ("transparency", {}),
        ("communities", {}),
        ("minerals", {}),
    ],
)
def test_a_chart_stands_without_its_events_and_says_so(page: str, query: dict[str, str], copy: Path, library: Library):
    charts = len(open_page(page, **query).get("plotly_chart"))
    with damage(copy / "events/events.csv", "deleted", Random(1)):
        library._watch._next = 0  # it looks once a second
        at = open_page(page, **query)
    assert list_faults(at) == []
    assert len(at.get("plotly_chart")) == charts > 0
    assert "events/events.csv" in read_texts(at)
