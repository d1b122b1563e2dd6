"""Dated events on a time axis: dotted lines with labels of two lines, or numbers where those would not fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from indicators.charts.sheet import Sheet
from indicators.charts.theme import NOTE_SIZE, Look, label_color
from indicators.charts.words import wrap_html
from indicators.i18n import translate

LINE_LENGTH = 18
CLOSEST = 0.11
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
) -> None:
    """Add a dotted line and a label above the plot for each event between the first and the last year.

    `numbered` forces numbers or labels; `lift` raises them by pixels above other words that stand there.
    """
    numbered = is_numbered(events, look, first, last) if numbered is None else numbered
    for number, event in enumerate(_visible(events, first, last), start=1):
        color = label_color(look, event.country) if event.country else look.tokens.muted
        figure.add_shape(
            type="line",
            x0=event.position,
            x1=event.position,
            yref="paper",
            y0=0,
            y1=1.02,
            line={"color": look.tokens.zero, "width": 1.2, "dash": "3px,3px"},
        )
        text = f"<b>{number}</b>" if numbered else wrap_html(escape(event.label), LINE_LENGTH, lines=2)
        figure.add_annotation(
            x=event.position,
            y=1.02,
            yref="paper",
            text=text,
            hovertext=escape(event.label),
            showarrow=False,
            yanchor="bottom",
            yshift=lift,
            font={"size": NOTE_SIZE, "color": color},
        )


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


def _visible(events: Sequence[Event], first: float, last: float) -> list[Event]:
    return sorted((e for e in events if first - 0.5 <= e.position <= last + 0.5), key=lambda e: e.date)
