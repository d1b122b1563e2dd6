"""What is kept: computed once, also for many at a time, made anew when a file changes, never beyond its room."""

import threading
import time
from pathlib import Path

import pytest

from indicators.data import Library, shelf
from indicators.data.shelf import Shelf, Watch


def test_a_thing_is_made_once_for_each_key_and_stamp():
    made = []
    kept = Shelf(3)
    for key, stamp in (("a", 1), ("a", 1), ("b", 1), ("a", 2), ("a", 2)):
        assert kept.keep(key, stamp, lambda k=key, s=stamp: made.append((k, s)) or (k, s)) == (key, stamp)
    assert made == [("a", 1), ("b", 1), ("a", 2)]


def test_the_least_used_goes_first():
    made = []
    kept = Shelf(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.keep(key, 0, lambda k=key: made.append(k) or k)
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_many_who_ask_at_once_wait_for_one():
    made, got = [], []
    kept = Shelf(2)

    def slow() -> str:
        made.append(1)
        time.sleep(0.05)
        return "panel"

    asking = [threading.Thread(target=lambda: got.append(kept.keep("a", 0, slow))) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert (made, got) == ([1], ["panel"] * 8)


def test_an_error_is_passed_on_and_not_kept():
    kept = Shelf(2)
    with pytest.raises(ZeroDivisionError):
        kept.keep("a", 0, lambda: 1 // 0)
    assert kept.keep("a", 0, lambda: "mended") == "mended"


def test_nothing_is_a_thing_too():
    made = []
    kept = Shelf(2)
    for _ in range(2):
        assert kept.keep("a", 0, lambda: made.append(1)) is None
    assert made == [1]


def test_a_changed_file_is_seen_within_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "wgi").mkdir()
    (tmp_path / "wgi" / "a.csv").write_text("1", encoding="utf-8")
    clock = [0.0]
    monkeypatch.setattr(shelf.time, "monotonic", lambda: clock[0])
    watch = Watch(tmp_path)
    first = watch.number()
    (tmp_path / "wgi" / "a.csv").write_text("1,2", encoding="utf-8")
    clock[0] = 0.9
    assert watch.number() == first
    clock[0] = 1.1
    second = watch.number()
    assert second > first
    (tmp_path / "wgi" / "a.csv").unlink()
    clock[0] = 2.2
    assert watch.number() > second


def test_a_folder_that_cannot_be_read_is_a_change_and_no_crash(tmp_path: Path):
    assert Watch(tmp_path / "none").number() == 1


def test_the_library_reads_a_changed_descriptor_again(data_copy: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shelf, "LOOK_AGAIN", 0)
    library = Library(data_copy)
    before = library.catalog.find_dataset("ti_cpi")
    path = data_copy / "ti_cpi" / "datapackage.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f'"version": "{before.version}"', '"version": "9.9.9"'), encoding="utf-8"
    )
    assert library.catalog.find_dataset("ti_cpi").version == "9.9.9"
