"""Dated events on a time axis: dotted lines with labels of two lines, or numbers where those would not fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from indicators.charts.sheet import Sheet
from indicators.charts.theme import NOTE_SIZE, Look, label_color
from indicators.charts.words import text_width, wrap_html
from indicators.i18n import translate

LINE_LENGTH = 18
CLOSEST = 0.11
ROOM, COMPACT_ROOM, SMALL_ROOM = 420, 200, 240
"""Pixels that the years have at least, in small charts side by side too: numbers that would touch there become one, such as 1–2."""
AIR, BOLD = 4, 1.06
EDGE = 0.02
"""Years between an event and the end of its axis."""
KEY = re.compile(r"1\s?: ")
FIRST_DAY, MONTHS, DAYS = 1, 12, 30.44


@dataclass(frozen=True)
class Event:
    """Something that happened: ISO date (a year or a month will do), a short label, the country if it is one's."""

    date: str
    label: str
    country: str = ""

    @property
    def position(self) -> float:
        """Date on an axis where a year's value stands at its middle: mid-2018 is 2018.0."""
        parts = [int(p) for p in self.date.split("-")]
        month = parts[1] if len(parts) > 1 else None
        day = parts[2] if len(parts) > 2 else None
        if month is None:
            return float(parts[0])
        within = (month - 1 + ((day - FIRST_DAY) / DAYS if day else 0.5)) / MONTHS
        return parts[0] + within - 0.5


@dataclass(frozen=True)
class Mark:
    """What stands above the plot for one event, or for several whose numbers have no room side by side."""

    text: str
    position: float
    events: tuple[Event, ...]


def is_numbered(events: Sequence[Event], look: Look, first: float, last: float) -> bool:
    """Return whether events get numbers, to be explained below the chart: on phones, and where labels would collide."""
    if look.compact:
        return True
    spots = sorted(e.position for e in _visible(events, first, last))
    close = any(b - a < CLOSEST * (last - first) for a, b in pairwise(spots))
    return close or any(len(e.label) > 2 * LINE_LENGTH for e in events)


def draw_events(
    figure: Sheet,
    events: Sequence[Event],
    look: Look,
    first: float,
    last: float,
    *,
    numbered: bool | None = None,
    lift: int = 0,
    room: float | None = None,
) -> None:
    """Add a dotted line and a label above the plot for each event between the first and the last year.

    `numbered` forces numbers or labels; `lift` raises them by pixels above other words that stand there; `room` is how
    many pixels the years have, where a chart is narrower than most.
    """
    numbered = is_numbered(events, look, first, last) if numbered is None else numbered
    shown = _visible(events, first, last)
    if shown:  # what the key lists must stand on the chart, in January of the first year too
        figure.stretch_xaxis(shown[0].position - EDGE, shown[-1].position + EDGE)
    for event in shown:
        _draw_line(figure, event, look)
    wide = room or (COMPACT_ROOM if look.compact else ROOM)
    marks = number_events(shown, wide / max(1.0, last - first)) if numbered else _label_events(shown)
    for mark in marks:
        _write_mark(figure, mark, look, lift)


def _draw_line(figure: Sheet, event: Event, look: Look) -> None:
    figure.add_shape(
        type="line",
        x0=event.position,
        x1=event.position,
        yref="paper",
        y0=0,
        y1=1.02,
        line={"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"},
    )


def _write_mark(figure: Sheet, mark: Mark, look: Look, lift: int) -> None:
    """Write a mark above the plot, in the colour of the country that all its events concern."""
    countries = {e.country for e in mark.events}
    country = countries.pop() if len(countries) == 1 else ""
    figure.add_annotation(
        x=mark.position,
        y=1.02,
        yref="paper",
        text=mark.text,
        hovertext="<br>".join(escape(e.label) for e in mark.events),
        showarrow=False,
        yanchor="bottom",
        yshift=lift,
        font={"size": NOTE_SIZE, "color": label_color(look, country) if country else look.tokens.muted},
    )


def _label_events(events: Sequence[Event]) -> list[Mark]:
    return [Mark(wrap_html(escape(e.label), LINE_LENGTH, lines=2), e.position, (e,)) for e in events]


def number_events(events: Sequence[Event], scale: float) -> list[Mark]:
    """Return the numbers of events in order of time; those that would touch become one, in the middle of theirs.

    `scale` is how many pixels a year has.

    >>> [m.text for m in number_events([Event("2003-01", "a"), Event("2003-06", "b"), Event("2012", "c")], 10)]
    ['<b>1–2</b>', '<b>3</b>']
    """
    groups: list[list[int]] = []
    for number in range(len(events)):
        groups.append([number])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], events, scale):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [Mark(f"<b>{_count(g)}</b>", _middle(g, events), tuple(events[i] for i in g)) for g in groups]


def _touch(left: Sequence[int], right: Sequence[int], events: Sequence[Event], scale: float) -> bool:
    between = (_middle(right, events) - _middle(left, events)) * scale
    halves = [text_width(_count(group), NOTE_SIZE * BOLD) / 2 for group in (left, right)]
    return between < sum(halves) + AIR


def _middle(group: Sequence[int], events: Sequence[Event]) -> float:
    return (events[group[0]].position + events[group[-1]].position) / 2


def _count(group: Sequence[int]) -> str:
    """The first and the last number of a group, counted from one."""
    return str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}"


def list_events(
    events: Sequence[Event], lang: str, look: Look, first: float, last: float, *, numbered: bool | None = None
) -> str:
    """Return the explanation of the numbers as one line, or an empty text where the labels stand on the chart."""
    if not (is_numbered(events, look, first, last) if numbered is None else numbered):
        return ""
    parts = [
        translate(lang, "{number}: {event}", number=str(number), event=event.label)
        for number, event in enumerate(_visible(events, first, last), start=1)
    ]
    return " · ".join(parts)


def is_key(note: str) -> bool:
    """Return whether a note explains the numbers of events, as `list_events` writes it in any language.

    >>> is_key("1: a coup · 2: a law"), is_key("2021: no filing")
    (True, False)
    """
    return KEY.match(note) is not None


def _visible(events: Sequence[Event], first: float, last: float) -> list[Event]:
    return sorted((e for e in events if first - 0.5 <= e.position <= last + 0.5), key=lambda e: e.date)
