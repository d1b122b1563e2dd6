"""Streamlit's own files, packed once with brotli and gzip and kept in the cache folder.

Streamlit sends its scripts unpacked on purpose, to spare the server work on each request. Packing them once costs that work once,
and a first visit takes a third of the bytes.
"""

import gzip
import hashlib
import logging
import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import brotli

LOG = logging.getLogger(__name__)
PACKED_KINDS = (".js", ".css", ".svg", ".json")
LEAST = 500
QUICK, BEST = 9, 11
ENCODINGS = {"br": ".br", "gzip": ".gz"}


def find_frontend() -> Path:
    """Return the folder of Streamlit's front end, which holds `index.html` and `static/`."""
    spec = find_spec("streamlit")
    return Path(str(spec and spec.origin)).resolve().parent / "static"


class PackedFiles:
    """The packed copies of one folder. Without a folder to write to they are made in memory, each when first asked for."""

    def __init__(self, source: Path, cache: Path) -> None:
        self.source = source.resolve()
        self.folder = cache / f"streamlit-{version('streamlit')}-{fingerprint_names(self.source)}"
        self._hold = lru_cache(maxsize=1024)(self._read)

    def prepare(self, quality: int = QUICK) -> bool:
        """Pack everything that is not yet packed at this quality; return whether there was something to do.

        The folder appears complete or not at all, so that several processes may start at once.
        """
        if self._packed_quality() >= quality:
            return False
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(dir=self.folder.parent, prefix=".packing-"))
        except OSError as error:
            LOG.warning("Files are packed in memory, because %s cannot be written (%s).", self.folder.parent, error.strerror)
            return False
        try:
            with ThreadPoolExecutor(os.cpu_count()) as workers:
                list(workers.map(lambda path: self._pack_into(work, path, quality), self._list_sources()))
            (work / "quality").write_text(str(quality), encoding="utf-8")
            self._publish(work)
        except OSError as error:
            LOG.warning("Files are packed in memory, because %s cannot be written (%s).", self.folder, error.strerror)
            return False
        finally:
            shutil.rmtree(work, ignore_errors=True)
        self._hold.cache_clear()
        return True

    def find(self, name: str, encoding: str) -> bytes | None:
        """Return the packed file of this name below the folder; None when it does not exist or is not worth packing."""
        path = (self.source / name).resolve()
        if path.suffix not in PACKED_KINDS or not path.is_relative_to(self.source) or not path.is_file():
            return None
        return self._hold(path, encoding)

    def _read(self, path: Path, encoding: str) -> bytes | None:
        if path.stat().st_size < LEAST:
            return None
        kept = self.folder / (path.relative_to(self.source).as_posix() + ENCODINGS[encoding])
        try:
            return kept.read_bytes()
        except OSError:
            return pack_bytes(path.read_bytes(), encoding, QUICK)

    def _list_sources(self) -> list[Path]:
        return [
            p
            for p in sorted(self.source.rglob("*"), key=lambda p: -p.stat().st_size)
            if p.suffix in PACKED_KINDS and p.stat().st_size >= LEAST
        ]

    def _pack_into(self, work: Path, path: Path, quality: int) -> None:
        content = path.read_bytes()
        for encoding, ending in ENCODINGS.items():
            target = work / (path.relative_to(self.source).as_posix() + ending)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(pack_bytes(content, encoding, quality))

    def _publish(self, work: Path) -> None:
        old = Path(tempfile.mkdtemp(dir=self.folder.parent, prefix=".packing-"))
        try:
            if self.folder.exists():
                self.folder.replace(old / "old")
            work.chmod(0o755)
            work.replace(self.folder)
        except OSError:
            if not self.folder.exists():
                raise
        finally:
            shutil.rmtree(old, ignore_errors=True)

    def _packed_quality(self) -> int:
        try:
            return int((self.folder / "quality").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 0


def pack_bytes(content: bytes, encoding: str, quality: int) -> bytes:
    """Return the content packed with `br` or `gzip`.

    >>> gzip.decompress(pack_bytes(b"mineral" * 100, "gzip", 9)) == b"mineral" * 100
    True
    """
    if encoding == "br":
        return brotli.compress(content, quality=quality)
    return gzip.compress(content, 9, mtime=0)


def fingerprint_names(folder: Path) -> str:
    """Return a short fingerprint of names and sizes: Streamlit's files carry the fingerprint of their content in their names."""
    lines = [f"{p.relative_to(folder).as_posix()} {p.stat().st_size}" for p in sorted(folder.rglob("*")) if p.is_file()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
