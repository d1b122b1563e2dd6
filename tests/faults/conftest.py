"""A copy of the data that tests damage file by file, and a library of it."""

import shutil
from pathlib import Path

import pytest

from indicators.data import Library
from indicators.paths import DATA


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data."""
    folder = tmp_path_factory.mktemp("damaged") / "data"
    shutil.copytree(DATA, folder)
    return folder


@pytest.fixture(scope="module")
def sound(copy: Path) -> Library:
    """A library of the copy that has read what it was asked for; a file that changes is read again."""
    return Library(copy)
