"""The command line against figures printed by the publishers."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicators.cli import main


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def _rows(*words: str) -> tuple[dict, list[dict]]:
    result = _run("get", *words, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    return answer["indicator"], answer["rows"]


def test_guinea_bauxite_of_the_usgs():
    head, rows = _rows("usgs_mcs.mine_production", "--mineral", "bauxite", "--country", "GIN")
    by_year = {r["year"]: r for r in rows}
    assert by_year[2024]["value"] == 142_000_000
    assert by_year[2025]["value"] == 150_000_000
    assert by_year[2025]["obs_status"] == "E"
    assert by_year[2025]["edition"] == "MCS 2026"
    assert set(head) == {
        "id", "title", "unit", "direction", "dataset", "edition", "publisher", "source_url", "licence", "redistribute",
    }  # fmt: skip


def test_a_table_of_a_mineral_has_its_unit():
    """The USGS weighs cobalt in tonnes of content and counts gem diamonds in carats."""
    cobalt = _run("get", "usgs_mcs.mine_production", "--mineral", "cobalt", "--country", "COD").stdout
    assert cobalt.startswith("Mine production [t] · ")
    mixed = _run("get", "usgs_mcs.mine_production", "--mineral", "cobalt,diamond_gem", "--country", "COD").stdout
    rows = [line.split() for line in mixed.splitlines()[1:]]
    place = rows[0].index("unit")
    assert {row[1]: row[place] for row in rows[1:]} == {"cobalt": "t", "diamond_gem": "carats"}


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (("usgs_mcs.mine_production", "--mineral", "bauxite", "--country", "GIN"), "t"),
        (("kp.production_carats", "--country", "CAF"), "carats"),
        (("wgi.rule_of_law", "--country", "GIN"), "points of 100"),
        (("mineral_prices.price", "--mineral", "cobalt"), "USD/lb"),
    ],
)
def test_json_gives_the_unit_in_words(words: tuple[str, ...], unit: str):
    """The USGS weighs bauxite in tonnes and prints cobalt in dollars per pound."""
    head, rows = _rows(*words)
    assert head["unit"] == unit
    assert "unit" not in rows[0]


def test_json_of_minerals_that_differ_gives_each_row_its_unit():
    head, rows = _rows("usgs_mcs.mine_production", "--mineral", "cobalt,diamond_gem", "--country", "COD")
    assert head["unit"] == "quantity in the unit of the mineral"
    assert {r["mineral"]: r["unit"] for r in rows} == {"cobalt": "t", "diamond_gem": "carats"}


def test_a_csv_has_no_head_so_that_each_row_has_its_unit():
    answer = _run(
        "get", "usgs_mcs.mine_production", "--mineral", "bauxite", "--country", "GIN", "--year", "2024", "--format", "csv"
    )
    assert [r["unit"] for r in csv.DictReader(io.StringIO(answer.stdout))] == ["t"]


def test_each_price_has_the_licence_of_its_publisher():
    """Works of the U.S. government are in the public domain; the World Bank gives its Pink Sheet under CC BY 4.0."""
    assert _rows("mineral_prices.price", "--mineral", "copper")[0]["licence"] == "public domain (US government work)"
    assert _rows("mineral_prices.pink_sheet_price", "--mineral", "copper")[0]["licence"] == "CC BY 4.0"


def test_sierra_leone_control_of_corruption_2005_with_its_interval():
    _, rows = _rows("wgi_estimate.control_of_corruption", "--country", "SLE", "--year", "2005")
    assert len(rows) == 1
    assert rows[0]["value"] == pytest.approx(-1.085, abs=0.0005)
    assert rows[0]["lower"] < rows[0]["value"] < rows[0]["upper"]


def test_dr_congo_has_every_year_of_the_edition():
    _, rows = _rows("wgi_estimate.control_of_corruption", "--country", "COD")
    assert [r["year"] for r in rows] == [1996, 1998, 2000, *range(2002, 2024)]


def test_suspended_years_are_gaps_and_not_zeros():
    _, rows = _rows("kp.production_carats", "--country", "CAF")
    gaps = {r["year"]: r for r in rows if r["year"] in (2014, 2015)}
    assert {y: (r["value"], r["obs_status"]) for y, r in gaps.items()} == {2014: (None, "O"), 2015: (None, "O")}
    assert not [r for r in rows if r["value"] == 0]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("get", "wgi_estimate.control_of_coruption"), "wgi_estimate.control_of_corruption"),
        (("get", "ti_cpi.score", "--country", "GUI"), "has no country “GUI”"),
        (("get", "ti_cpi.score", "--year", "1950"), "it has 2012 to 2025"),
        (("get", "ti_cpi.score", "--year", "soon"), "is no year"),
        (("get", "usgs_mcs.mine_production", "--mineral", "bauxit"), "bauxite"),
        (("get", "ti_cpi.score", "--mineral", "bauxite"), "leave --mineral out"),
        (("check", "wgi_estimat"), "wgi_estimate"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_2(words: tuple[str, ...], hint: str):
    result = _run(*words)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("get", "ti_cpi.score", "--country", "GNI"),
            "ti_cpi.score has no country “GNI”. Nearest: GIN (Guinea), GNB (Guinea-Bissau), GNQ (Equatorial Guinea).",
        ),
        (
            ("get", "ti_cpi.score", "--country", "guinée", "--lang", "fr"),
            "ti_cpi.score n’a pas de pays «\u202fguinée\u202f». Les plus proches\u202f: GIN (Guinée), GNB (Guinée-Bissau), "
            "GNQ (Guinée équatoriale).",
        ),
        (
            ("get", "ti_cpi.score", "--country", "QQQ"),
            "ti_cpi.score has no country “QQQ”: give codes such as AGO (Angola), BEL (Belgium), BWA (Botswana).",
        ),
        (
            ("get", "kp.production_carats", "--country", "BEL"),
            "kp.production_carats: Belgium files with the European Union, one Kimberley Process participant: it has no row of its own.",
        ),
        (
            ("get", "eiti.validation_score", "--country", "BWA"),
            "eiti.validation_score has no row for BWA (Botswana): not a member of the EITI.",
        ),
        (
            ("get", "usgs_mcs.mine_production", "--mineral", "gold", "--country", "LSO"),
            "usgs_mcs.mine_production has no row on gold for LSO: ask for one of the two alone.",
        ),
        (
            ("get", "freedom_house.status"),
            "freedom_house.status is a table, not an indicator: data/freedom_house/status.csv holds it, docs/dictionary.md describes it.",
        ),
        (("get", "ti_cpi.score", "--year", "2024:2020"), "The years of 2024:2020 are reversed: write 2020:2024."),
        (("brief", "GNI", "--out", "guinea.pdf"), "“GNI” is no country of the coalition. Nearest: GIN (Guinea)."),
        (
            ("deck", "--countries", "FRA", "--out", "france.pdf"),
            "“FRA” is no country of the coalition. Known: AGO, BEL, BWA, CAF, CIV, CMR, COD, GIN, LBR, LSO, SLE, TZA, ZWE.",
        ),
    ],
)
def test_a_refusal_says_why_and_what_may_be_meant(words: tuple[str, ...], sentence: str):
    result = _run(*words)
    assert (result.exit_code, result.stderr.strip()) == (2, sentence)


@pytest.mark.parametrize(
    "words", [("brief", "GIN", "--out"), ("deck", "--countries", "GIN", "--out"), ("site", "--out")], ids=lambda w: w[0]
)
def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, words: tuple[str, ...]):
    result = _run(*words, str(tmp_path / "slip" / "guinea.pdf"))
    assert (result.exit_code, result.stderr.strip()) == (
        2,
        f"There is no folder {tmp_path / 'slip'}: make it first, or name another.",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_check_counts_in_words_that_fit_and_speaks_of_what_was_asked_only():
    """Six dimensions are six files; other datasets are overdue, the fragile states index is not asked for."""
    lines = _run("check", "wgi").stdout.strip().splitlines()
    assert lines[0].endswith(" rows in 6 files of 1 dataset checked: 0 problems.")
    assert all("wgi was due" in line for line in lines[1:])
    assert len(lines) <= 2


def test_list_names_every_indicator(library):
    result = _run("list", "--format", "csv")
    assert result.exit_code == 0
    assert len(result.stdout.strip().splitlines()) == len(library.catalog.indicators) + 1
