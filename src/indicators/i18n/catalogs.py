"""Catalogues for translators: what the source says, written as gettext files that change only where a text changes."""

import ast
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from indicators.i18n.languages import DEFAULT_LANGUAGE, LANGUAGES

FOLDER = Path(__file__).resolve().parent
TEMPLATES = FOLDER / "templates"
INTERFACE = "interface"
DEVELOPERS_ONLY = "curate"
SPOKEN = ("curate/refresh/", "curate/extracts.py")
"""What a steward reads while refreshing is said in every language; the rest of `curate` speaks to its developers."""
KEYWORDS: dict[str, tuple[int, int | None, int | None]] = {
    # name of the function: place of the message, of its plural, of its context among the arguments
    "translate": (1, None, None),
    "translate_plural": (1, 2, None),
    "translate_context": (2, None, 1),
    **dict.fromkeys(("Clause", "IndicatorsError", "DataError", "UnknownNameError", "DrawingError"), (0, None, None)),
}
Key = tuple[str, str]


@dataclass(frozen=True)
class Message:
    """One text to translate: its catalogue, its meaning (`context`), where it stands, and translations already at hand."""

    catalogue: str
    text: str
    context: str = ""
    plural: str = ""
    places: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What tells two messages apart."""
        return self.context, self.text


def extract_interface(package: Path) -> list[Message]:
    """Return every message of the source code, by file and text.

    The syntax tree is read, because Babel's own reader passes over calls inside f-strings.
    """
    found: list[Message] = []
    for path in sorted(package.rglob("*.py")):
        place = f"src/{package.name}/{path.relative_to(package).as_posix()}"
        inside = path.relative_to(package).as_posix()
        if inside.startswith(f"{DEVELOPERS_ONLY}/") and not inside.startswith(SPOKEN):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
                found += _read_call(call, *KEYWORDS[call.func.id], place)
    merged = merge_messages(sorted(found, key=lambda m: (m.places[0], m.context, m.text)))
    return sorted(merged, key=lambda m: (m.places[0], m.context, m.text))


def _read_call(call: ast.Call, text: int, plural: int | None, context: int | None, place: str) -> list[Message]:
    """Return the messages of one call; texts that come from data have no literal and are lifted elsewhere."""
    if len(call.args) <= max(text, plural or 0, context or 0):
        return []
    many = _literals(call.args[plural])[0] if plural is not None else ""
    meaning = _literals(call.args[context])[0] if context is not None else ""
    return [Message(INTERFACE, one, meaning, many, (place,)) for one in _literals(call.args[text]) if one]


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else [""]


def merge_messages(messages: Iterable[Message]) -> list[Message]:
    """Return each message once, with all its places, in the order in which it first came."""
    found: dict[Key, Message] = {}
    for new in messages:
        old = found.get(new.key)
        if old is None:
            found[new.key] = new
        else:
            places = tuple(dict.fromkeys([*old.places, *new.places]))
            found[new.key] = Message(
                old.catalogue, old.text, old.context, old.plural or new.plural, places, {**new.given, **old.given}
            )
    return list(found.values())


def render_catalogues(messages: Iterable[Message], folder: Path = FOLDER) -> dict[Path, str]:
    """Return what every template and catalogue must hold; translations found in the files of `folder` are kept."""
    merged = merge_messages(messages)
    parts: dict[str, list[Message]] = {}
    for message in merged:
        parts.setdefault(message.catalogue, []).append(message)
    files = {folder / "templates" / f"{name}.pot": _write(part, "", {}) for name, part in parts.items()}
    for lang in LANGUAGES:
        if lang != DEFAULT_LANGUAGE:
            held = read_translations(lang, folder)
            target = folder / lang / "LC_MESSAGES"
            files |= {target / f"{name}.po": _write(part, lang, held) for name, part in parts.items()}
    return files


def read_translations(lang: str, folder: Path = FOLDER) -> dict[Key, tuple[str | tuple[str, ...], bool]]:
    """Return the text and the fuzzy mark of every translated message of a language."""
    held: dict[Key, tuple[str | tuple[str, ...], bool]] = {}
    for path in sorted((folder / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=lang):
                text = message.id if isinstance(message.id, str) else message.id[0]
                filled = message.string if isinstance(message.string, str) else tuple(message.string or ())
                if text and (any(filled) if isinstance(filled, tuple) else filled):
                    held[message.context or "", text] = (filled, message.fuzzy)
    return held


def list_stale(files: Mapping[Path, str], folder: Path = FOLDER) -> list[Path]:
    """Return the files that differ from what they must hold, and those that belong to no catalogue any more."""
    differing = [p for p, text in files.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    present = [*folder.glob("*/LC_MESSAGES/*.po"), *(folder / "templates").glob("*.pot")]
    return sorted([*differing, *(p for p in present if p not in files)])


def _write(messages: Iterable[Message], lang: str, held: Mapping[Key, tuple[str | tuple[str, ...], bool]]) -> str:
    catalog = Catalog(locale=lang or None)
    for message in messages:
        string, fuzzy = held.get(message.key, ("", False))
        string, fuzzy = (message.given[lang], False) if lang in message.given else (string, fuzzy)
        if message.plural and not isinstance(string, tuple):
            string = ("",) * catalog.num_plurals
        elif not message.plural and isinstance(string, tuple):
            string = ""
        added = catalog.add(
            (message.text, message.plural) if message.plural else message.text,
            string=string or None,
            locations=[(place, None) for place in message.places],  # type: ignore[misc]  # written without line numbers
            flags={"fuzzy"} if fuzzy else set(),
            context=message.context or None,
        )
        added.flags.discard("python-format")  # “90 % interval” is no format of ours
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, include_lineno=False)
    return _head(lang) + buffer.getvalue().decode("utf-8").strip("\n") + "\n"


def _head(lang: str) -> str:
    lines = ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit", "MIME-Version: 1.0"]
    if lang:
        plural = get_plural(lang)
        lines += [f"Language: {lang}", f"Plural-Forms: nplurals={plural.num_plurals}; plural={plural.plural_expr};"]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
