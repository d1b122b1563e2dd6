"""Catalogues hold every message of source and data, complete and unharmed, in every language that is offered."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from indicators.cli.messages import collect_messages
from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES
from indicators.i18n.catalogs import FOLDER, extract_interface, list_stale, render_catalogues
from indicators.i18n.messages import parse_catalogue, read_catalogue

OTHERS = [lang for lang in LANGUAGES if lang != DEFAULT_LANGUAGE]
FILES = sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))
MARKS = re.compile(r"\*\*|</?b>|<br>|`[^`]*`|\]\(|:blue\[|:small\[")


def _catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_language_has_every_file():
    names = {lang: {p.name for p in FILES if p.parts[-3] == lang} for lang in OTHERS}
    assert names["fr"] == names["pt"] >= {"interface.po", "titles.po", "definitions.po", "caveats.po", "notes.po", "events.po"}


def test_catalogues_are_in_step_with_source_and_data(library):
    stale = list_stale(render_catalogues(collect_messages(library)))
    assert not stale, f"run `make messages` and translate what is new: {[str(p.relative_to(FOLDER)) for p in stale]}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parts[-3]}/{p.name}")
def test_every_message_is_translated_and_none_is_fuzzy_or_obsolete(path: Path):
    catalog = _catalog(path)
    assert not catalog.obsolete
    empty = [m.id for m in catalog if m.id and not all(_forms(m.string))]
    fuzzy = [m.id for m in catalog if m.id and m.fuzzy]
    assert not empty, f"{len(empty)} untranslated, first {empty[:3]}"
    assert not fuzzy


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parts[-3]}/{p.name}")
def test_placeholders_and_marks_survive_translation(path: Path):
    for message in _catalog(path):
        if not message.id:
            continue
        sources, targets = _forms(message.id), _forms(message.string)
        for index, target in enumerate(targets):
            source = sources[min(index, len(sources) - 1)]
            if path.stem == "interface":
                assert _fields(target) == _fields(source), f"{source!r} → {target!r}"
            assert sorted(MARKS.findall(target)) == sorted(MARKS.findall(source)), f"{source!r} → {target!r}"
            assert target == target.strip() or source != source.strip(), f"{target!r} has a space too many"


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-3] == "fr"], ids=lambda p: p.name)
def test_french_punctuation_has_its_narrow_space(path: Path):
    for message in _catalog(path):
        for target in _forms(message.string) if message.id else ():
            assert not re.search(r"[ \u00a0][;:!?»]|«[ \u00a0]", target), f"{target!r}: U+202F before ; : ! ? » and after «"
            assert "'" not in target, f"{target!r}: the apostrophe is ’"


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-3] == "fr"], ids=lambda p: p.name)
def test_english_writes_the_per_cent_sign_at_the_figure(path: Path):
    """As its numbers do; the French and the Portuguese of a message keep the space of their language."""
    spaced = [s for m in _catalog(path) if m.id for s in _forms(m.id) if re.search(r"\d[ \u00a0\u202f]%", s)]
    assert not spaced


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-3] == "pt"], ids=lambda p: p.name)
def test_portuguese_quotes_are_guillemets(path: Path):
    for message in _catalog(path):
        for target in _forms(message.string) if message.id else ():
            assert not re.search(r"[“”]|«[ \u00a0\u202f]|[ \u00a0\u202f]»", target), f"{target!r}: « » without spaces"


def test_the_fast_reader_reads_what_babel_reads():
    for lang in OTHERS:
        held = read_catalogue(lang)
        count = 0
        for path in (p for p in FILES if p.parts[-3] == lang):
            for message in _catalog(path):
                if message.id:
                    count += 1
                    assert held[message.context or "", _forms(message.id)[0]] == _forms(message.string)
        assert len(held) == count


def test_unfinished_messages_are_not_shown():
    text = (
        '#, fuzzy\nmsgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "z"\n\nmsgid ""\n"d\\n"\nmsgstr "e"\n'
    )
    assert list(parse_catalogue(text)) == [("", "d\n", ("e",))]


def test_nothing_in_the_files_changes_without_a_reason():
    for path in [*FILES, *(FOLDER / "templates").glob("*.pot")]:
        text = path.read_text(encoding="utf-8")
        assert "POT-Creation-Date" not in text
        assert not re.search(r"^#: .*:\d+", text, re.MULTILINE), f"{path.name} names lines"
        assert not re.search(r"^#: /", text, re.MULTILINE), f"{path.name} names a machine"


def test_every_message_of_the_source_is_a_literal():
    """What `translate` gets must stand in the call, or no translator will ever see it."""
    for path in (p for p in FOLDER.parent.rglob("*.py") if p.parent.name != "i18n"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in ("translate", "translate_plural")
            ):
                first = call.args[1]
                parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                assert all(isinstance(p, ast.Constant) for p in parts), f"{path.name}:{call.lineno}"


def test_messages_inside_f_strings_are_found(tmp_path: Path):
    (tmp_path / "a.py").write_text(
        "x = f\"{translate(lang, 'source')} {translate_context(lang, 'unit', 'ct')}\"\n", encoding="utf-8"
    )
    assert [(m.context, m.text) for m in extract_interface(tmp_path)] == [("", "source"), ("unit", "ct")]
