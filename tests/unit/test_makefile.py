"""`make run` serves the light edition that `make light` has built; who names another folder gets that one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from indicators.paths import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def _say(folder: Path, target: str) -> str:
    """What make would run in a folder that holds what the set-up reads."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("INDICATORS_", "MAKE"))}
    done = subprocess.run(["make", "-n", target], cwd=folder, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def test_run_serves_the_light_edition_that_is_there(tmp_path: Path):
    (tmp_path / "site").mkdir()
    assert 'INDICATORS_LIGHT="${INDICATORS_LIGHT:-}"' in _say(tmp_path, "run")
    (tmp_path / "site" / "edition.json").write_text("{}", encoding="utf-8")
    assert f'INDICATORS_LIGHT="${{INDICATORS_LIGHT:-{tmp_path}/site}}"' in _say(tmp_path, "run")


def test_light_builds_the_folder_that_run_serves_and_git_ignores(tmp_path: Path):
    assert f"indicators site --out {tmp_path}/site" in _say(tmp_path, "light")
    assert "/site/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
