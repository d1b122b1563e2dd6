"""The folder of the light edition: never over something else, older editions kept, nothing left of a failed build."""

from pathlib import Path

import pytest

from indicators.data import Library
from indicators.errors import DataError
from indicators.export.site.building import build_site
from indicators.export.site.plan import Plan


def test_a_folder_that_holds_something_else_is_left_alone(library: Library, tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="no light edition"):
        build_site(library, tmp_path, plans=[Plan("index.html", "overview", ())], languages=("en",))
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_an_older_edition_is_kept_and_a_failed_build_leaves_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target, plans = tmp_path / "site", [Plan("index.html", "overview", ())]
    monkeypatch.setattr(
        "indicators.export.site.building._make_files", lambda *_: iter([[("edition.json", b'{"data_version":"old"}')]])
    )
    build_site(library, target, plans=plans, languages=("en",))
    new = b'{"data_version":"new"}'
    monkeypatch.setattr("indicators.export.site.building._make_files", lambda *_: iter([[("edition.json", new), ("a", b"1")]]))
    build_site(library, target, plans=plans, languages=("en",))
    assert (target / "edition.json").read_bytes() == new
    assert (target / "editions" / "old" / "edition.json").exists()

    def fail(*_: object):
        yield [("b", b"2")]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.export.site.building._make_files", fail)
    with pytest.raises(DataError, match="No space left"):
        build_site(library, target, plans=plans, languages=("en",))
    assert not (target / "b").exists()
    assert (target / "a").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
