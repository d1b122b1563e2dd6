"""The stamp of a link, and what it finds changed."""

import json

import pytest

from indicators.catalog import Change, ChangeKind
from indicators.data import Library
from indicators.export.stamp import MOST_NAMED, find_changes, read_stamp, write_stamp

WHOLE = "2026-11-25-b8fd10a8"


def test_a_stamp_names_the_version_of_all_data_and_of_each_dataset_once(library: Library):
    kp = library.catalog.find_dataset("kp")
    text = write_stamp(WHOLE, [kp, kp])
    assert text == f"{WHOLE},kp-{kp.version}"
    stamp = read_stamp(text)
    assert stamp is not None
    assert stamp.version == WHOLE
    assert stamp.day.isoformat() == "2026-11-25"
    assert find_changes(library.catalog, stamp) == {}


def test_a_view_of_every_dataset_carries_the_version_of_all_data_alone(library: Library):
    held = list(library.catalog.datasets.values())
    assert len(held) > MOST_NAMED
    assert write_stamp(WHOLE, held) == WHOLE


@pytest.mark.parametrize(
    "text",
    ["", "v2", "2026-11-25", "2026-02-30-b8fd10a8", f"{WHOLE},", f"{WHOLE},kp", f"{WHOLE},kp-1.0", f"{WHOLE},<b>-1.0.0",
     f"{WHOLE},kp-1.0.99999", "٢٠٢٦-11-25-b8fd10a8", "2026-11-25-B8FD10A8\n"],
)  # fmt: skip
def test_garbage_is_no_stamp(text: str):
    assert read_stamp(text) is None


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        ("1.0.0", [ChangeKind.ADDED, ChangeKind.WORDS]),  # 1.1.0 brought suspensions as rows, 1.1.1 other words
        ("1.1.0", [ChangeKind.WORDS]),
        ("1.2.0", []),
    ],
)
def test_a_dataset_tells_what_changed_from_its_own_list(library: Library, made: str, kinds: list[ChangeKind]):
    stamp = read_stamp(f"{WHOLE},eiti-{made}")
    assert stamp is not None
    assert find_changes(library.catalog, stamp) == {"eiti": tuple(kinds)}


@pytest.mark.parametrize(
    ("made", "kind"), [("1.0.0", ChangeKind.REMOVED), ("2.0.0", ChangeKind.YEARS), ("2.1.0", ChangeKind.VALUES)]
)
def test_without_a_list_the_number_tells_by_its_rule(data_copy, made: str, kind: ChangeKind):
    path = data_copy / "kp" / "datapackage.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["version"] = "2.1.1"
    raw["dataset"].pop("changes")
    path.write_text(json.dumps(raw), encoding="utf-8")
    stamp = read_stamp(f"{WHOLE},kp-{made}")
    assert stamp is not None
    assert find_changes(Library(data_copy).catalog, stamp) == {"kp": (kind,)}


def test_a_dataset_that_is_not_held_any_more_is_told_as_removed(library: Library):
    stamp = read_stamp(f"{WHOLE},gone-1.0.0")
    assert stamp is not None
    assert find_changes(library.catalog, stamp) == {"gone": (ChangeKind.REMOVED,)}


LEVELS = {ChangeKind.REMOVED: 0, ChangeKind.YEARS: 1, ChangeKind.ADDED: 1, ChangeKind.VALUES: 2, ChangeKind.WORDS: 2}


def _raise(version: str, change: Change) -> str:
    """The next version by the rule: removed = major, new years or rows = minor, fixed values or words = patch."""
    parts = [int(p) for p in version.split(".")]
    level = min(LEVELS[k] for k in change.kinds)
    return ".".join(map(str, [*parts[:level], parts[level] + 1, *[0] * (2 - level)]))


def test_every_version_after_the_first_is_listed_and_numbered_by_the_rule(library: Library, root):
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8").split("### Data")[1].split("###")[0]
    for dataset in library.catalog.datasets.values():
        version = "1.0.0"
        for change in dataset.changes:
            version = _raise(version, change)
            assert change.version == version, dataset.name
            assert f"`{dataset.name}` {version}" in changelog, f"CHANGELOG.md does not name {dataset.name} {version}"
        assert dataset.version == version, dataset.name
