"""What several test rings share."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from indicators.charts import sheet
from indicators.data import Library
from indicators.paths import DATA, ROOT

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
"""A busy machine must not fail a property test."""


@pytest.fixture(scope="session", autouse=True)
def _check_figures() -> None:
    """Let Plotly check every property of every figure that a test draws."""
    sheet.CHECKED = True


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped data."""
    return Library(DATA)


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may damage."""
    target = tmp_path / "data"
    shutil.copytree(DATA, target)
    return target


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT
