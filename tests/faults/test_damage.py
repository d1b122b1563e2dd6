"""Every data file damaged once: its own panels say so and name the file, no other panel notices."""

from functools import partial
from pathlib import Path
from random import Random

import pytest
from bench.damage import KINDS, damage

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.panels import Selection, build_panel, model
from indicators.paths import DATA

SHIPPED = Library(DATA)
FILES = sorted(
    resource.path.relative_to(DATA)
    for dataset in SHIPPED.catalog.datasets.values()
    for resource in (*dataset.indicators.values(), *dataset.tables.values())
)
DESCRIPTORS = sorted(p.relative_to(DATA) for p in DATA.glob("*/datapackage.json"))
SELECTION = Selection(country="COD", countries=("GIN", "BWA", "COD"), mineral="cobalt")
MOST_OWN = 4
READS_ALL = 12
"""A panel that reads more datasets than this reads nearly everything; such panels are tried on every tenth file only."""


class Watched(Library):
    """A library that notes the files it reads, and knows those that another has read already."""

    def __init__(self, root: Path, before: Library | None = None) -> None:
        super().__init__(root)
        self.noted: set[Path] = set()
        if before is not None:
            self._frames = before._frames

    def _read(self, path: Path, read):
        self.noted.add(path.relative_to(self.root))
        return super()._read(path, read)


@pytest.fixture(scope="module")
def readers(copy: Path, sound: Library) -> dict[Path, list[str]]:
    """The panels that read each file, those that read nearly everything last."""
    found: dict[Path, list[str]] = {}
    wide: list[tuple[str, set[Path]]] = []
    for name in sorted(model._BUILDERS):
        library = Watched(copy, sound)
        _build(library, name)
        if len({p.parent for p in library.noted}) > READS_ALL:
            wide.append((name, library.noted))
            continue
        for path in library.noted:
            found.setdefault(path, []).append(name)
    for number, path in enumerate(FILES):
        if number % 10 == 0:
            found.setdefault(path, []).extend(name for name, noted in wide if path in noted)
    return found


def _build(library: Library, name: str) -> str:
    """Return the title of a panel, or the sentence that says why it cannot be built; every other error is passed on."""
    try:
        return build_panel(name, library, SELECTION, "en", Look()).title
    except IndicatorsError as error:
        return f"! {error}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_damaged_file_is_named_by_its_panels_and_breaks_nothing(
    path: Path, copy: Path, sound: Library, readers: dict[Path, list[str]]
):
    number = FILES.index(path)
    kind = KINDS[number % len(KINDS)]
    with damage(copy / path, kind, Random(number)):
        library = Watched(copy, sound)
        said = {name: _build(library, name) for name in readers.get(path, [])}
        dataset, resource = path.parent.name, path.stem
        found = library.catalog.datasets[dataset]
        read = library.observations if resource in found.indicators else partial(library.table, dataset)
        with pytest.raises(IndicatorsError, match=path.name):
            read(found.indicators.get(resource, resource))
    assert all(text for text in said.values())


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda p: p.parent.name)
def test_a_damaged_descriptor_costs_its_dataset_only(path: Path, copy: Path, sound: Library, readers: dict[Path, list[str]]):
    number = DESCRIPTORS.index(path)
    kind = [k for k in KINDS if k not in ("changed", "shuffled")][number % (len(KINDS) - 2)]
    own = sorted({name for file, names in readers.items() if file.parent == path.parent for name in names})
    others = sorted({name for file, names in readers.items() if file.parent != path.parent for name in names} - set(own))
    with damage(copy / path, kind, Random(number)):
        library = Watched(copy, sound)
        assert path.parent.name in library.catalog.broken
        assert path.parent.name in str(library.catalog.broken[path.parent.name])
        for name in Random(number).sample(own, min(MOST_OWN, len(own))):
            assert _build(library, name)
        if path.parent.name != "reference":
            for name in Random(number).sample(others, 3):
                assert not _build(library, name).startswith("! data/"), name
