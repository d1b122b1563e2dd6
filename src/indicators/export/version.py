"""The version of all data together: what stands on light pages, slides and briefings, and changes only when a figure does."""

import hashlib

from indicators.data import Library


def data_version(library: Library) -> str:
    """Return the newest day on which a source was read, and eight letters that stand for every file.

    The letters are a hash of name, version and content of the datasets, so that equal data have equal versions.
    """
    digest, newest = hashlib.sha256(), ""
    for dataset in sorted(library.catalog.datasets.values(), key=lambda d: d.name):
        digest.update(f"{dataset.name} {dataset.version}".encode())
        for path in (r.path for part in (dataset.indicators, dataset.tables) for r in part.values()):
            digest.update(path.read_bytes() if path.exists() else b"")
        newest = max(newest, dataset.accessed)
    return f"{newest}-{digest.hexdigest()[:8]}"
