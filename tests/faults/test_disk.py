"""A full disk and a folder that cannot be written: one sentence, exit status 2, the old file untouched, nothing half written.

The full disk is the kernel's: a process may write files up to a size, and every write beyond fails.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from indicators.paths import ROOT

SETTING = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv = sys.argv[1:]
"""
COMMAND = "from indicators.cli import main; main()"
COMMANDS = {
    "brief": ["brief", "GIN", "--lang", "en", "--out", "{out}.pdf"],
    "deck": ["deck", "--countries", "GIN", "--topics", "title", "--out", "{out}.html"],
    "site": ["site", "--out", "{out}"],
}
SITE = """
from pathlib import Path
from indicators.data import Library
from indicators.export.site.building import build_site, plan_pages
library = Library()
build_site(library, Path(sys.argv[1]), plans=plan_pages(library)[:1], languages=("en",))
"""
WRITE = """
from pathlib import Path
from indicators.data.writing import write_bytes
write_bytes(Path(sys.argv[1]), b"x" * 5000)
"""


def _run(limit: int, arguments: list[str], code: str = SETTING + COMMAND) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, str(limit), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)


def _list(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*"))


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path):
    held = tmp_path / "score.csv"
    held.write_bytes(b"country,year,value\n")
    code = SETTING + WRITE
    answer = _run(1000, [str(held)], code)
    assert answer.returncode != 0
    assert "score.csv could not be written (File too large)" in answer.stderr
    assert held.read_bytes() == b"country,year,value\n"
    assert _list(tmp_path) == ["score.csv"]
    assert _run(10_000, [str(held)], code).returncode == 0
    assert held.read_bytes() == b"x" * 5000


@pytest.mark.parametrize("name", ["brief", "deck"])
def test_a_command_on_a_full_disk_says_one_sentence(name: str, tmp_path: Path):
    out = tmp_path / "new"
    answer = _run(3000, [part.format(out=out) for part in COMMANDS[name]])
    assert answer.returncode == 2, answer.stderr
    assert "could not be written (File too large)" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert _list(tmp_path) == []


def test_the_light_edition_on_a_full_disk_appears_whole_or_not_at_all(tmp_path: Path):
    answer = _run(3000, [str(tmp_path / "site")], SETTING + SITE)
    assert answer.returncode != 0
    assert "site could not be written (File too large)" in answer.stderr
    assert _list(tmp_path) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_whose_folder_is_a_file_says_one_sentence(name: str, tmp_path: Path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    out = tmp_path / "file" / "new"
    answer = _run(2**30, [part.format(out=out) for part in COMMANDS[name]])
    assert answer.returncode == 2, answer.stderr
    assert f"There is no folder {out.parent}: make it first, or name another." in answer.stderr
    assert "Traceback" not in answer.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "no folder"
