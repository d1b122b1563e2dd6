"""Long work shows on a terminal how far it is, on standard error; a file gets nothing but the answer."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from indicators.cli import main
from indicators.cli.progress import show_progress
from indicators.data import Library
from indicators.export.brief import PANELS, write_briefing
from indicators.export.deck.planning import build_slides, plan_deck


class Terminal(io.StringIO):
    """Keeps what is written to it and says that somebody looks."""

    def isatty(self) -> bool:
        return True


def _draw(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with show_progress("slides.pptx") as report:
        report(1, 4)
        report(2, 4)
    return stream.getvalue()


def test_a_terminal_sees_a_bar_that_grows_and_ends_full(monkeypatch: pytest.MonkeyPatch):
    drawn = _draw(monkeypatch, Terminal())
    assert "slides.pptx" in drawn
    assert [mark for mark in ("0%", "25%", "50%", "100%") if mark in drawn] == ["0%", "25%", "50%", "100%"]


def test_a_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch):
    assert _draw(monkeypatch, io.StringIO()) == ""


def test_each_slide_is_a_step(library: Library):
    steps: list[tuple[int, int]] = []
    plan = plan_deck(library, ("LSO",), ("title", "timeline"))
    slides = build_slides(library, "en", plan, report=lambda done, total: steps.append((done, total)))
    assert len(slides) == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_each_panel_of_a_briefing_is_a_step_and_setting_it_the_last(library: Library):
    steps: list[tuple[int, int]] = []
    write_briefing(library, "LSO", "en", date(2026, 11, 25), lambda done, total: steps.append((done, total)))
    assert steps == [(n, len(PANELS) + 1) for n in range(1, len(PANELS) + 1)]


@pytest.mark.parametrize(
    "words",
    [
        ("brief", "LSO", "--out", "lesotho.pdf"),
        ("deck", "--countries", "LSO", "--topics", "title", "--app", "https://example.org", "--out", "lesotho.html"),
    ],
)
def test_the_commands_answer_a_program_without_a_bar(tmp_path: Path, words: tuple[str, ...]):
    target = tmp_path / words[-1]
    result = CliRunner().invoke(main, [*words[:-1], str(target)])
    assert result.exit_code == 0, result.stderr
    assert target.stat().st_size > 10_000
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["brief", "deck"])
def test_the_commands_show_a_terminal_their_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    terminal = Terminal()
    monkeypatch.setattr("indicators.cli.progress.sys", type("System", (), {"stderr": terminal}))
    words = {
        "brief": ["LSO", "--out", str(tmp_path / "a.pdf")],
        "deck": ["--countries", "LSO", "--topics", "title", "--out", str(tmp_path / "a.html")],
    }
    assert CliRunner().invoke(main, [command, *words[command]]).exit_code == 0
    assert "100%" in terminal.getvalue()
