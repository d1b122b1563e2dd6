"""Errors can be said in every language: literal messages, values apart, clauses inside clauses."""

import ast

import pytest
from click.testing import CliRunner

from indicators.cli import main
from indicators.errors import Clause, DataError
from indicators.i18n import messages, translate_error
from indicators.i18n.catalogs import SPOKEN
from indicators.paths import ROOT

PACKAGE = ROOT / "src" / "indicators"
CLASSES = {"Clause", "IndicatorsError", "DataError", "UnknownNameError", "DrawingError"}


def is_spoken(inside: str) -> bool:
    """Whether a module's messages reach people who chose a language."""
    return not inside.startswith("curate/") or inside.startswith(SPOKEN)


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(PACKAGE.rglob("*.py")) if p.name != "errors.py" and is_spoken(p.relative_to(PACKAGE).as_posix())],
    ids=lambda p: str(p.relative_to(PACKAGE)),
)
def test_messages_of_errors_are_literals(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLASSES and node.args:
            literal = isinstance(node.args[0], ast.Constant)
            assert literal, f"line {node.lineno}: give values as keywords, `{node.func.id}('… {{name}} …', name=name)`"


def test_a_page_never_prints_an_error_untranslated():
    for path in (PACKAGE / "ui").glob("*.py"):
        assert "str(error)" not in path.read_text(encoding="utf-8"), f"{path.name}: use translate_error"


def test_clauses_inside_an_error_are_translated(monkeypatch: pytest.MonkeyPatch):
    held = {("", "{what} is empty."): ("{what} est vide.",), ("", "The file {name}"): ("Le fichier {name}",)}
    monkeypatch.setattr(messages, "read_catalogue", lambda lang: held)
    error = DataError("{what} is empty.", "a.csv", what=Clause("The file {name}", name="a.csv"))
    assert str(error) == "The file a.csv is empty."
    assert translate_error("fr", error) == "Le fichier a.csv est vide."
    assert error.path == "a.csv"


def test_the_command_line_speaks_the_language_it_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    message = "{indicator} has no country “{name}”. Nearest: {near}."
    held = {("", message): ("Pas de pays {name} dans {indicator}. Proches : {near}.",)}
    monkeypatch.setattr(messages, "read_catalogue", lambda lang: held)
    result = CliRunner().invoke(main, ["get", "kp.production_carats", "--country", "CAX", "--lang", "fr"])
    assert result.exit_code == 2
    assert result.stderr.startswith("Pas de pays CAX dans kp.production_carats. Proches : ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("get", "ti_cpi.score", "--nope"), "There is no option --nope: `indicators get --help` lists the options."),
        (("get",), "INDICATOR_ID is missing: `indicators get --help` says what belongs there."),
        (("lis",), "There is no command “lis”. Nearest: list."),
        (("get", "ti_cpi.score", "--format", "xml"), "--format must be table, csv or json."),
        (("get", "a", "b"), "There is a word too many, or one is missing: `indicators get --help` shows the call."),
    ],
)
def test_a_wrong_call_gets_one_sentence(words: tuple[str, ...], sentence: str):
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 2
    assert result.stderr.strip() == sentence


def test_a_wrong_call_is_answered_in_its_language():
    result = CliRunner().invoke(main, ["get", "ti_cpi.score", "--nope", "--lang", "fr"])
    assert result.exit_code == 2
    assert result.stderr.strip() == "L’option --nope n’existe pas\u202f: `indicators get --help` énumère les options."
