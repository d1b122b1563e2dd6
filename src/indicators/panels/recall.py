"""Panels that were built before. A panel is kept under the choices that it read, so that other choices do not build it again."""

from dataclasses import fields, replace
from typing import Any, cast

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels.model import Panel, Selection, build_panel

_FIELDS = frozenset(f.name for f in fields(Selection))
_read_by: dict[str, frozenset[frozenset[str]]] = {}
"""The sets of choices that a panel was seen to read: a property of the code, the same for every visitor."""


class _Watched(Selection):
    """A selection that notes which of its choices are read."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            self.__dict__.get("noted", set()).add(name)
        return super().__getattribute__(name)


def recall_panel(name: str, library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Return `build_panel` of the same arguments, kept until a data file changes.

    A panel that read the country only is the same for every selection of that country: a builder that meets the same values
    reads the same choices. Its figures and rows are shared by all visitors: nobody changes them.
    """
    number = library.edition_number
    panel = _find(name, library, selection, lang, look, number)
    if panel is None:
        with library.shelf.one_at_a_time((name, selection, lang, look)):
            panel = _find(name, library, selection, lang, look, number)
            if panel is None:
                panel, read = _build(name, library, selection, lang, look)
                _read_by[name] = _read_by.get(name, frozenset()) | {read}
                library.shelf.put(_key(name, selection, lang, look, read), number, panel)
    return replace(panel, selection=selection)


def _find(name: str, library: Library, selection: Selection, lang: str, look: Look, number: int) -> Panel | None:
    for read in _read_by.get(name, frozenset()):
        found = library.shelf.find(_key(name, selection, lang, look, read), number)
        if found is not None:
            return cast(Panel, found[0])
    return None


def _build(name: str, library: Library, selection: Selection, lang: str, look: Look) -> tuple[Panel, frozenset[str]]:
    watched = _Watched(**{f: getattr(selection, f) for f in _FIELDS})
    noted: set[str] = set()
    watched.__dict__["noted"] = noted
    panel = build_panel(name, library, watched, lang, look)
    return panel, frozenset(noted)


def _key(name: str, selection: Selection, lang: str, look: Look, read: frozenset[str]) -> tuple[object, ...]:
    return (name, lang, look, tuple((f, getattr(selection, f)) for f in sorted(read)))
