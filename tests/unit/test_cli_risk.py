"""The command `risk`: columns, published results, names, one sentence for bad input."""

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from indicators.cli import main

COLUMNS = [
    "material", "stage", "sr", "hhi_wgi_t_global", "hhi_wgi_t_eu", "import_reliance", "eol_rir", "si", "supply_scope",
    "published_sr", "within_tolerance",
]  # fmt: skip


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, ["risk", *words])


def _rows(*words: str) -> list[dict]:
    result = _run(*words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("material", "stage", "sr", "published"),
    [
        ("Cobalt", "extraction", 2.77, 2.8),
        ("aluminium", "processing", 0.50, 0.5),
        ("NATURAL GRAPHITE", "extraction", 1.79, 1.8),
        ("niobium", "Extraction", 4.40, 4.4),
    ],
)
def test_known_results(material: str, stage: str, sr: float, published: float):
    rows = _rows("--material", material, "--stage", stage)
    assert len(rows) == 1
    assert list(rows[0]) == COLUMNS
    assert rows[0]["sr"] == pytest.approx(sr, abs=0.0051)
    assert rows[0]["published_sr"] == published
    assert rows[0]["within_tolerance"] is True


def test_cobalt_can_be_followed_by_hand():
    # Scope GS: SR = H(GS) · (1 − EoL) · SI, with EoL 0.22 and SI 0.98 as the study prints them
    row = _rows("--material", "Cobalt", "--stage", "extraction")[0]
    assert (row["supply_scope"], row["eol_rir"], row["si"], row["import_reliance"]) == ("GS", 0.22, 0.98, 0.81)
    assert row["sr"] == pytest.approx(row["hhi_wgi_t_global"] * 0.78 * 0.98, abs=1e-5)
    assert row["hhi_wgi_t_eu"] is None


def test_every_row_with_inputs_is_there_and_at_least_40_of_57_reproduce():
    rows = _rows()
    compared = [r for r in rows if r["within_tolerance"] is not None]
    assert len(compared) == 57
    assert sum(r["within_tolerance"] for r in compared) >= 40
    assert all(abs(r["sr"] - r["published_sr"]) <= 0.1 + 1e-6 for r in compared if r["within_tolerance"])
    assert all(r["sr"] is not None for r in rows)
    assert len(rows) == 122  # 130 of the parameter table, 8 of them with an input that is not printed
    assert {r["stage"] for r in _rows("--stage", "processing")} == {"processing"}


def test_the_vintage_changes_results_and_not_inputs():
    old = _rows("--material", "cobalt", "--stage", "extraction", "--vintage", "2022")[0]
    new = _rows("--material", "cobalt", "--stage", "extraction", "--vintage", "2024")[0]
    assert old["sr"] != new["sr"]
    assert {k: old[k] for k in ("import_reliance", "eol_rir", "si", "published_sr")} == {
        k: new[k] for k in ("import_reliance", "eol_rir", "si", "published_sr")
    }


def test_json_has_null_and_csv_an_empty_cell():
    result = _run("--material", "Antimony", "--stage", "extraction", "--format", "json")
    assert "NaN" not in result.stdout
    assert json.loads(result.stdout)[0]["published_sr"] is None
    table = list(csv.DictReader(io.StringIO(_run("--material", "Antimony", "--format", "csv").stdout)))
    assert [r["stage"] for r in table] == ["extraction", "processing"]
    assert [r["published_sr"] for r in table] == ["", "0.7"]


def test_the_table_says_what_could_not_be_computed():
    result = _run()
    assert result.exit_code == 0
    assert "Silica sand, extraction" in result.stderr
    assert "Cobalt" in result.stdout


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--material", "Cobolt"), "no material “Cobolt”. Nearest: Cobalt"),
        (("--material", "graphite"), "Natural graphite"),
        (("--material", "vibranium"), "“vibranium”"),
        (("--material", ""), "“”"),
        (("--material", "Arsenic", "--stage", "extraction"), "Arsenic is not assessed at extraction"),
        (("--material", "Silica sand"), "its substitution index is blank"),
        (("--stage", "refining"), "“refining” is no stage"),
        (("--vintage", "2023"), "“2023” is no vintage"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_2(words: tuple[str, ...], hint: str):
    result = _run(*words)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
