"""Packed files: whole or not at all, the same content, in memory when no folder can be written."""

import gzip
from pathlib import Path

import brotli
import pytest

from indicators.server import packing
from indicators.server.packing import BEST, QUICK, PackedFiles

SCRIPT = b"export const mineral = 'bauxite';\n" * 100


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "static" / "js" / "app.abc.js").write_bytes(SCRIPT)
    (folder / "static" / "js" / "tiny.js").write_bytes(b"0")
    (folder / "static" / "picture.png").write_bytes(b"\x89PNG" * 500)
    return folder


def test_files_are_packed_once_for_each_quality(source: Path, tmp_path: Path):
    packed = PackedFiles(source, tmp_path / "cache")
    assert packed.prepare(QUICK)
    assert not packed.prepare(QUICK)
    assert packed.prepare(BEST)
    assert not packed.prepare(QUICK)
    assert sorted(p.name for p in packed.folder.rglob("*") if p.is_file()) == ["app.abc.js.br", "app.abc.js.gz", "quality"]
    assert [p.name for p in packed.folder.parent.iterdir()] == [packed.folder.name]


def test_the_packed_file_unpacks_to_the_original(source: Path, tmp_path: Path):
    packed = PackedFiles(source, tmp_path / "cache")
    packed.prepare()
    assert brotli.decompress(packed.find("static/js/app.abc.js", "br")) == SCRIPT
    assert gzip.decompress(packed.find("static/js/app.abc.js", "gzip")) == SCRIPT


@pytest.mark.parametrize("name", ["static/js/none.js", "static/js/tiny.js", "static/picture.png", "../secret.js", "static/js"])
def test_what_is_not_worth_packing_or_not_ours_is_left_to_streamlit(source: Path, tmp_path: Path, name: str):
    (tmp_path / "secret.js").write_bytes(SCRIPT)
    packed = PackedFiles(source, tmp_path / "cache")
    packed.prepare()
    assert packed.find(name, "br") is None


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(source: Path, tmp_path: Path):
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    packed = PackedFiles(source, tmp_path / "cache")
    assert not packed.prepare()
    assert brotli.decompress(packed.find("static/js/app.abc.js", "br")) == SCRIPT


def test_a_full_disk_leaves_no_half_packed_folder(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_args: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packing, "pack_bytes", full)
    packed = PackedFiles(source, tmp_path / "cache")
    assert not packed.prepare()
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_new_streamlit_gets_its_own_folder(source: Path, tmp_path: Path):
    before = PackedFiles(source, tmp_path).folder
    (source / "static" / "js" / "app.def.js").write_bytes(SCRIPT)
    assert PackedFiles(source, tmp_path).folder != before
