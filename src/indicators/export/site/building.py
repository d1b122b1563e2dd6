"""Builds the light edition in a folder beside its target and puts it in place when it is whole."""

import json
import logging
import multiprocessing
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from indicators.data import Library
from indicators.errors import DataError
from indicators.export.site.api import write_catalogue, write_indicator_csv, write_indicator_json
from indicators.export.site.plan import Plan, plan_pages
from indicators.export.site.writing import Edition, write_page
from indicators.export.steps import Step, report_nothing
from indicators.export.version import data_version
from indicators.i18n import LANGUAGES
from indicators.paths import STATIC

MARK = "edition.json"
EDITIONS = "editions"
LARGEST = 200_000
LOG = logging.getLogger(__name__)
File = tuple[str, bytes]


def build_site(
    library: Library,
    target: Path,
    *,
    base: str = "",
    app: str = "",
    plans: Sequence[Plan] = (),
    languages: Sequence[str] = tuple(LANGUAGES),
    workers: int = 1,
    report: Step = report_nothing,
) -> int:
    """Write the light edition into `target` and return how many files it has.

    The edition that stood there before is kept in `editions/<its data version>`, unless it is of the same data.

    Args:
        library: the data.
        target: folder; its last part is made when it is missing.
        base: public address of the folder, ending in `/`, for absolute links; relative ones when empty.
        app: public address of the interactive edition; no link to it when empty.
        plans: the pages; all of them when empty.
        languages: in which the pages are written.
        workers: how many processes write pages.
        report: called after each step with the steps done and all steps.

    Raises:
        DataError: the folder holds something else, or cannot be written.
    """
    _refuse_strange(target)
    version = data_version(library)
    older = bool(list_editions(target, version))
    edition = Edition(version, base, app, tuple(plans or plan_pages(library)), tuple(languages), older)
    steps = _count(library, edition)
    folder = target.parent
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        count = 0
        for done, files in enumerate(_make_files(library, edition, workers), start=1):
            _write_files(folder, files)
            count += len(files)
            report(min(done, steps), steps)
        _keep_older(target, folder, edition.version)
        folder.chmod(0o755)
        _swap(folder, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(
            "{file} could not be written ({reason}). Free space or choose another folder.", file=target.name, reason=reason
        ) from None
    finally:
        if folder != target.parent:
            shutil.rmtree(folder, ignore_errors=True)
    return count


def _refuse_strange(target: Path) -> None:
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / MARK).exists())):
        raise DataError("{file} is no light edition: choose an empty folder or a new one.", file=target.name)


def _count(library: Library, edition: Edition) -> int:
    open_files = sum(1 for i in library.catalog.indicators.values() if library.dataset_of(i).redistribute)
    return len(edition.plans) * len(edition.languages) + 2 * open_files + 5


def _make_files(library: Library, edition: Edition, workers: int) -> Iterator[list[File]]:
    """Yield the files of one step after the other, always in the same order."""
    yield from _make_pages(library, edition, workers)
    yield [("index.html", edition.write_start().encode())]
    yield [("sitemap.xml", edition.write_sitemap().encode())]
    yield [("favicon.png", (STATIC / "favicon.png").read_bytes())]
    yield [("api/catalog.json", write_catalogue(library, edition.version).encode())]
    for indicator in library.catalog.indicators.values():
        if library.dataset_of(indicator).redistribute:
            yield [(f"api/{indicator.id}.json", write_indicator_json(library, indicator).encode())]
            yield [(f"api/{indicator.id}.csv", write_indicator_csv(library, indicator).encode())]
    yield [(MARK, (json.dumps({"data_version": edition.version, "languages": list(edition.languages)}) + "\n").encode())]


def _write_files(folder: Path, files: Sequence[File]) -> None:
    for path, content in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if path.endswith(".html") and len(content) > LARGEST:
            LOG.warning("%s has %d bytes, more than a light page may have (%d).", path, len(content), LARGEST)


def _make_pages(library: Library, edition: Edition, workers: int) -> Iterator[list[File]]:
    tasks = [(number, lang) for lang in edition.languages for number in range(len(edition.plans))]
    if workers < 2:
        yield from (write_page(library, edition, edition.plans[number], lang) for number, lang in tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_start_worker, initargs=(library.root, edition)) as pool:
        yield from pool.map(_work, tasks, chunksize=4)


_WORK: dict[str, Any] = {}
"""What a process that helps with the pages holds."""


def _start_worker(root: Path, edition: Edition) -> None:
    _WORK.update(library=Library(root), edition=edition)


def _work(task: tuple[int, str]) -> list[File]:
    number, lang = task
    edition: Edition = _WORK["edition"]
    return write_page(_WORK["library"], edition, edition.plans[number], lang)


def list_editions(target: Path, version: str) -> list[str]:
    """Return the versions of the older editions that stand, or are about to stand, below the folder."""
    held = {p.name for p in (target / EDITIONS).iterdir() if p.is_dir()} if (target / EDITIONS).is_dir() else set()
    if (target / MARK).exists():
        held.add(str(json.loads((target / MARK).read_text(encoding="utf-8"))["data_version"]))
    return sorted(held - {version}, reverse=True)


def _keep_older(target: Path, folder: Path, version: str) -> None:
    """Copy older editions into the new folder; the standing one becomes one of them when its data differ."""
    held = list_editions(target, version)
    if not held:
        return
    for name in held:
        source = target / EDITIONS / name
        if source.is_dir():
            shutil.copytree(source, folder / EDITIONS / name)
        else:
            shutil.copytree(target, folder / EDITIONS / name, ignore=shutil.ignore_patterns(EDITIONS))
    links = "\n".join(f'<li><a href="{name}/index.html">{name}</a></li>' for name in held)
    page = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Editions</title></head>'
    page += f"<body><main><h1>Editions</h1><ul>\n{links}\n</ul></main></body></html>\n"
    (folder / EDITIONS / "index.html").write_text(page, encoding="utf-8")


def _swap(folder: Path, target: Path) -> None:
    """Put the new folder in place; the old one is moved aside first and comes back when that fails."""
    aside = folder.with_name(f"{folder.name}.old")
    if target.exists():
        target.replace(aside)
    try:
        folder.replace(target)
    except OSError:
        if aside.exists():
            aside.replace(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
