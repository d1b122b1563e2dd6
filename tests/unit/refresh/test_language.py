"""`indicators refresh --lang`: findings, notes and refusals in the steward's language, figures and ids as they are."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicators.catalog import DESCRIPTOR
from indicators.cli import main
from indicators.curate.refresh import refresh_dataset
from indicators.errors import DataError
from indicators.i18n import translate_error
from refresh.formats import fingerprint, list_api_rows, write_pages

TODAY = "2026-12-01"


@pytest.fixture
def steward(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command works on the small folder and writes no document."""
    module = sys.modules["indicators.cli.refresh"]
    monkeypatch.setattr(module, "DATA", root)
    monkeypatch.setattr(module, "write_documents", lambda library, folder: [])
    return root


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["refresh", *words])


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "{} cannot be read (No such file or directory). Give an existing file after --from."),
        ("fr", "{} est illisible (No such file or directory). Donnez un fichier existant après --from."),
        ("pt", "{} não se pode ler (No such file or directory). Dê um ficheiro existente depois de --from."),
    ],
)
def test_a_missing_file_is_refused_in_the_language_asked_for(steward: Path, tmp_path: Path, lang: str, sentence: str):
    before = fingerprint(steward)
    result = run("vdem", "--from", str(tmp_path / "nothing.csv"), "--lang", lang)
    assert result.exit_code == 2
    assert result.stderr.strip() == sentence.format("nothing.csv")
    assert fingerprint(steward) == before


def test_an_unknown_dataset_is_refused_in_french(steward: Path):
    result = run("rsf", "--lang", "fr")
    assert result.exit_code == 2
    assert result.stderr.startswith("rsf ne peut pas être actualisé seul. Connus\u202f: ")


def test_a_remedy_inside_a_refusal_is_translated_too(steward: Path, tmp_path: Path):
    path = tmp_path / "page.csv"
    path.write_text("<html><body>404</body></html>", encoding="utf-8")
    result = run("vdem", "--from", str(path), "--lang", "fr")
    assert result.stderr.strip() == (
        "page.csv est une page web, pas des données\u202f: l’éditeur a répondu par une erreur ou un avis. "
        "Allez le chercher de nouveau sur la page de l’éditeur et comparez sa taille avec celle de la page."
    )


def test_what_was_found_and_written_is_said_in_french(steward: Path, tmp_path: Path):
    """One value of one table moved from what is held to 1.5 more, and a code that nobody knows stands in the file."""
    rows = list_api_rows(steward, lambda name, country, year, value: value + 1.5 if _is_moved(name, country, year) else value)
    unknown = [{**rows[0], "countryiso3code": "QQQ"}]
    path = tmp_path / "wgi.json"
    path.write_bytes(write_pages([*rows, *unknown]).content)
    result = run("wgi", "--from", str(path), "--lang", "fr")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    for word in ("table", "lignes", "nouvelles années", "révisées", "nouveaux pays", "pays perdus"):
        assert word in lines[0]
    assert any("Laissés de côté, car absents de notre liste de pays\u202f: QQQ." in line for line in lines)
    assert any(line.startswith("  révisé\u202f: wgi.control_of_corruption") and " GIN 2022\u202f: " in line for line in lines)
    assert lines[-1].startswith("Écrit\u202f: wgi, ")
    assert lines[-1].endswith("Ajoutez une ligne sous Data dans CHANGELOG.md.")


def _is_moved(name: str, country: str, year: int) -> bool:
    return (name, country, year) == ("control_of_corruption", "GIN", 2022)


@pytest.mark.parametrize(("lang", "words"), [("fr", "Rien de nouveau\u202f: wgi reste à "), ("pt", "Nada de novo: wgi fica em ")])
def test_nothing_new_is_said_in_the_language_asked_for(steward: Path, tmp_path: Path, lang: str, words: str):
    path = tmp_path / "wgi.json"
    path.write_bytes(write_pages(list_api_rows(steward)).content)
    first = run("wgi", "--from", str(path), "--lang", lang)
    assert first.exit_code == 0
    assert words not in first.stdout
    result = run("wgi", "--from", str(path), "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith(words)


def test_rules_that_a_new_edition_breaks_are_named_in_portuguese(root: Path):
    rows = list_api_rows(root, lambda name, country, year, value: 140.0 if (country, year) == ("GIN", 2025) else value)
    with pytest.raises(DataError, match="above the maximum 100") as caught:
        refresh_dataset("wgi", [write_pages(rows)], root, TODAY)
    text = translate_error("pt", caught.value)
    assert text.startswith("A nova edição infringe ")
    assert text.endswith("Nada foi escrito.")
    assert "above the maximum" not in text
    assert (root / "wgi" / DESCRIPTOR).is_file()


def test_a_member_that_a_new_year_lacks_is_refused_in_french_and_accepted_by_the_option(steward: Path, tmp_path: Path):
    path = tmp_path / "wgi.json"
    rows = list_api_rows(
        steward, lambda name, country, year, value: None if (name, country, year) == ("rule_of_law", "GIN", 2025) else value
    )
    path.write_bytes(write_pages(rows).content)
    result = run("wgi", "--from", str(path), "--lang", "fr")
    assert result.exit_code == 2
    assert result.stderr.strip() == (
        "Aucune valeur en 2025, alors que 2024 en a une\u202f: GIN (wgi.rule_of_law). Si l’éditeur n’en donne pas, "
        "acceptez-le avec --without GIN. Rien n’a été écrit."
    )
    assert "GNI" in run("wgi", "--from", str(path), "--without", "GNI").stderr
    accepted = run("wgi", "--from", str(path), "--without", "GIN", "--lang", "fr")
    assert accepted.exit_code == 0
    assert "GIN (wgi.rule_of_law)." in accepted.stdout
