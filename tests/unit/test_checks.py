"""A damaged file is named with row, column, rule and remedy; whatever the damage, nothing passes silently."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from indicators.cli import commands, main
from indicators.data.checks import check_all
from indicators.data.sealing import read_cells


def _change_cell(path: Path, row: int, column: str, value: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split(",")
    cells = lines[row - 1].split(",")
    cells[header.index(column)] = value
    lines[row - 1] = ",".join(cells)
    path.write_text("\n".join(lines), encoding="utf-8")


def test_shipped_data_has_no_problem(root: Path):
    report = check_all(root / "data")
    assert report.problems == ()
    assert report.rows > 150_000
    assert report.datasets >= 20


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("value", "abc", "“abc” is not a number"),
        ("value", "9", "9 is above the maximum 4"),
        ("value", "", "contradict each other"),
        ("obs_status", "Q", "is not one of"),
        ("country", "ZAR", "is not in data/reference"),
        ("country", "", "required"),
        ("year", "2005.5", "is not a whole number"),
        ("upper", "-2.5", "is outside its own interval"),
    ],
)
def test_a_broken_rule_is_named(data_copy: Path, column: str, value: str, rule: str):
    _change_cell(data_copy / "wgi_estimate" / "rule_of_law.csv", 100, column, value)
    problems = [str(p) for p in check_all(data_copy, ["wgi_estimate"]).problems]
    assert any(p.startswith("data/wgi_estimate/rule_of_law.csv:100 ") and rule in p for p in problems), problems
    assert all("restore the file" in p for p in problems)


def test_a_plausible_change_of_one_cell_is_found_by_the_fingerprint(data_copy: Path):
    _change_cell(data_copy / "kp" / "production_carats.csv", 77, "value", "123456")
    problems = check_all(data_copy, ["kp"]).problems
    assert [(p.file, p.row, p.column) for p in problems] == [("data/kp/production_carats.csv", 77, "value")]


def test_any_cell_of_any_table_can_be_located(data_copy: Path):
    dice = random.Random(20250120)
    files = sorted(p for p in data_copy.glob("*/*.csv") if p.name not in ("countries.csv",))
    for path in dice.sample(files, 12):
        original = path.read_bytes()
        header, rows = read_cells(path)
        row, column = dice.randrange(len(rows)), dice.choice(header)
        text = original.decode("utf-8").splitlines(keepends=True)
        if any('"' in line for line in text) or "," in rows[row][header.index(column)]:
            continue
        _change_cell(path, row + 2, column, "7777")
        found = check_all(data_copy, [path.parent.name]).problems
        assert any((p.row, p.column) == (row + 2, column) for p in found), (path.name, row + 2, column, found)
        path.write_bytes(original)


@pytest.mark.parametrize("damage", ["missing", "empty", "truncated", "binary", "html"])
def test_damaged_files_are_named(data_copy: Path, damage: str):
    path = data_copy / "usgs_mcs" / "reserves.csv"
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "truncated": content[:5000], "binary": b"\xff\xfe\x00" * 99, "html": b"<html>"}[damage])
    problems = check_all(data_copy, ["usgs_mcs"]).problems
    assert problems
    assert all(p.file == "data/usgs_mcs/reserves.csv" for p in problems)


def test_an_empty_folder_fails(tmp_path: Path):
    assert str(check_all(tmp_path).problems[0].rule) == "no rows"


def test_the_command_exits_1_and_names_the_place(data_copy: Path, monkeypatch: pytest.MonkeyPatch):
    _change_cell(data_copy / "ti_cpi" / "score.csv", 20, "value", "x")
    monkeypatch.setattr(commands, "DATA", data_copy)
    result = CliRunner().invoke(main, ["check", "ti_cpi"])
    assert result.exit_code == 1
    assert "data/ti_cpi/score.csv:20 value “x” is not a number" in result.stderr
