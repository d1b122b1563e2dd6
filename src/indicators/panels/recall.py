"""Panels that were built before. A panel is kept under the choices that it read, so that other choices do not build it again."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels.model import Panel, Selection, build_panel

_FIELDS = frozenset(f.name for f in fields(Selection))
_read_by: dict[str, frozenset[str]] = {}
"""Choices that a panel was ever seen to read: a property of the code, the same for every visitor."""


class _Watched(Selection):
    """A selection that notes which of its choices are read."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            self.__dict__.get("noted", set()).add(name)
        return super().__getattribute__(name)


class _Uncovered(Exception):  # noqa: N818 - carries a result, tells of no error
    """The panel read a choice that its key does not hold: it must not be kept under that key."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel.name)
        self.panel = panel


def recall_panel(name: str, library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Return `build_panel` of the same arguments, kept until a data file changes.

    Two selections that agree in every choice the builder reads give the same panel. Its figures and rows are shared by all
    visitors: nobody changes them.
    """
    read = _read_by.get(name, frozenset())
    noted: set[str] = set()

    def build() -> Panel:
        watched = _Watched(**{f: getattr(selection, f) for f in _FIELDS})
        watched.__dict__["noted"] = noted
        panel = build_panel(name, library, watched, lang, look)
        if not noted <= read:
            raise _Uncovered(panel)
        return panel

    try:
        panel = library.keep(_key(name, selection, lang, look, read), build)
    except _Uncovered as found:
        read = _read_by[name] = _read_by.get(name, frozenset()) | noted
        panel = library.keep(_key(name, selection, lang, look, read), _hand_over(found.panel))
    return replace(panel, selection=selection)


def _key(name: str, selection: Selection, lang: str, look: Look, read: frozenset[str]) -> tuple[object, ...]:
    return (name, lang, look, tuple((f, getattr(selection, f)) for f in sorted(read)))


def _hand_over(panel: Panel) -> Callable[[], Panel]:
    return lambda: panel
