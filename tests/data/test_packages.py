"""Every folder of `data/` is a package that a stranger can read, in the words of our code lists."""

import pytest
from frictionless import Package

from indicators.data import Library
from indicators.paths import DATA
from tables import read, read_descriptor

PACKAGES = sorted(path.parent.name for path in DATA.glob("*/datapackage.json"))


def test_every_folder_is_a_package():
    assert sorted(path.name for path in DATA.iterdir() if path.is_dir()) == PACKAGES
    assert "reference" in PACKAGES


@pytest.mark.parametrize("dataset", PACKAGES)
def test_a_stranger_finds_the_package_valid(dataset):
    report = Package(str(DATA / dataset / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "note"])[:5]


@pytest.mark.parametrize("dataset", PACKAGES)
def test_descriptor_uses_known_topics_units_and_caveats(dataset):
    raw = read_descriptor(dataset)
    known = {name: set(read("reference", f"{name}s").iloc[:, 0]) for name in ("topic", "unit", "caveat")}
    used = set(raw["dataset"]["caveats"])
    for resource in raw["resources"]:
        own = resource.get("indicator") or resource["table"]
        used |= set(own.get("caveats", ()))
        if "indicator" in resource:
            assert own["topic"] in known["topic"]
            assert own["unit"] in known["unit"]
    assert used <= known["caveat"]


def test_every_dataset_is_described(library: Library):
    for dataset in library.catalog.datasets.values():
        assert dataset.publisher
        assert dataset.edition
        assert dataset.url.startswith("http")
        assert dataset.citation
        assert all(own.title for own in dataset.licences)
        assert dataset.licences
    assert not library.catalog.broken


@pytest.mark.parametrize("dataset", PACKAGES)
def test_nothing_says_unverified(dataset):
    files = list((DATA / dataset).glob("*.csv"))
    assert files
    for path in files:
        assert "unverified" not in path.read_text(encoding="utf-8"), path
