"""Numbers and short words as they stand on a drawing: values with their unit, intervals, years, reasons for a gap."""

import math
import re
from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from indicators.catalog.model import Indicator
from indicators.charts.theme import TICK_SIZE, Look
from indicators.i18n import country_name, format_number, format_percent, format_signed, translate, translate_context

PERCENT_UNITS = frozenset({"percent"})
SHARE_UNITS = frozenset({"share", "fraction"})
COUNT_UNITS = frozenset({"deaths", "people"})
PHONE = 350
"""Pixels that a chart has on a phone."""
KEY_ROOM, KEY_ROOM_COMPACT = 560, 230
BOLD = 1.06
"""How much wider a bold text is."""
_HYPHEN = re.compile("(?<=-)")
FACTORS = (1e9, 1e6, 1e3)


def format_value(indicator: Indicator, lang: str, value: float, *, factor: float = 1, decimals: int | None = None) -> str:
    """Return a value as text, with a per cent sign where the unit is one; `factor` 1e6 writes millions.

    Little of a million is written as “<0.01”, and a round figure without the zeros that would claim more than it knows.
    """
    places = indicator.decimals if decimals is None else decimals
    if indicator.unit in PERCENT_UNITS:
        return format_percent(lang, value / 100, places)
    if indicator.unit in SHARE_UNITS:
        return format_percent(lang, value, places)
    if factor == 1:
        return format_number(lang, value, places)
    least, scaled = 10.0**-places, value / factor
    if 0 < scaled < least / 2:
        return f"<{format_number(lang, least, places)}"
    shown = round(scaled, places)
    exact = (p for p in range(places) if math.isclose(scaled if p else shown, round(scaled, p)))
    return format_number(lang, scaled, next(exact, places))


def format_share(lang: str, fraction: float) -> str:
    """Return a share as a percentage: one decimal, two below 1 %, none for exactly nothing or everything.

    >>> format_share("en", 0.7419), format_share("en", 0.0051), format_share("en", 0.00001)
    ('74.2%', '0.51%', '<0.01%')
    """
    if 0 < abs(fraction) < 0.00005:
        return f"<{format_percent(lang, 0.0001, 2)}"
    if fraction in (0, 1):
        return format_percent(lang, fraction, 0)
    return format_percent(lang, fraction, 2 if abs(fraction) < 0.01 else 1)


def format_tick(indicator: Indicator | None, lang: str, value: float, *, signed: bool = False, places: int = 0) -> str:
    """Return the text of a tick: +1 and −1 on a scale with two sides, zero without decimals."""
    places = places if value else 0
    if indicator is not None and indicator.unit in PERCENT_UNITS:
        return format_percent(lang, value / 100, places)
    if indicator is not None and indicator.unit in SHARE_UNITS:
        return format_percent(lang, value, max(0, places - 2))
    if signed and value != 0:
        return format_signed(lang, value, places)
    return format_number(lang, value, places)


def choose_factor(largest: float) -> float:
    """Return 1e9, 1e6, 1e3 or 1: the largest unit of which the largest value has at least one."""
    return next((f for f in FACTORS if abs(largest) >= f), 1.0)


def choose_series_factor(indicator: Indicator, values: Iterable[float]) -> float:
    """Return the factor of an indicator's values: 1 on a scale, and for counts of which some are below a tenth of it."""
    sizes = [abs(v) for v in values if v and math.isfinite(v)]
    if indicator.scale or not sizes:
        return 1.0
    factor = choose_factor(max(sizes))
    return 1.0 if indicator.unit in COUNT_UNITS and min(sizes) < factor / 10 else factor


def hover_value(indicator: Indicator, lang: str, row: pd.Series, *, factor: float = 1, name: str | None = None) -> str:
    """Return the hover text of one observation: name, value, year, interval, note; escaped."""
    shown = escape(country_name(lang, row["country"]) if name is None else name)
    value = format_value(indicator, lang, row["value"], factor=factor)
    lines = [translate(lang, "<b>{name}</b>  {value} ({year})", name=shown, value=value, year=str(int(row["year"])))]
    interval = format_interval(indicator, lang, row, factor=factor)
    if interval:
        lines.append(interval)
    if row.get("obs_status") == "U":
        lines.append(translate(lang, "doubtful filing"))
    note = note_words(lang, row.get("note"), row.get("reason"))
    if note:
        lines.append(wrap_html(escape(note), 48))
    return "<br>".join(lines)


def note_words(lang: str, note: object, reason: object = None) -> str:
    """Return what is to be said about a figure: a `reason` that is in words already, else the note of the file, translated."""
    if isinstance(reason, str) and reason:
        return reason
    return translate_context(lang, "note", note) if isinstance(note, str) and note else ""


def format_interval(indicator: Indicator, lang: str, row: pd.Series, *, factor: float = 1) -> str:
    """Return “90 % interval a to b”, or “estimates from a to b”, or an empty text where the publisher gives neither."""
    low, high = row.get("lower"), row.get("upper")
    if pd.isna(low) or pd.isna(high):
        return ""
    if indicator.interval_level is None:
        low, high = (format_value(indicator, lang, v, factor=factor) for v in (low, high))
        return translate(lang, "estimates from {low} to {high}", low=low, high=high)
    return translate(
        lang,
        "{level} interval {low} to {high}",
        level=format_percent(lang, indicator.interval_level, 0),
        low=format_value(indicator, lang, low, factor=factor),
        high=format_value(indicator, lang, high, factor=factor),
    )


def missing_words(lang: str, *, covered: bool) -> str:
    """Return why there is no value: the source leaves the country out, or covers it without a value."""
    return translate(lang, "covered, no value") if covered else translate(lang, "not covered by the source")


def wrap_html(text: str, width: int, lines: int | None = None) -> str:
    """Return a text broken with `<br>` at spaces, and after the hyphens of words that are longer than a line; none is lost.

    With `lines` the breaks are placed so that the lines are about equally long.
    """
    if lines is not None:
        width = max(width, -(-len(text) // lines))
    rows, row = [], ""
    for word in text.split(" "):
        parts = _HYPHEN.split(word) if len(word) > width else [word]
        for part, gap in zip(parts, [" " if row else "", *[""] * (len(parts) - 1)], strict=True):
            if row and len(row) + len(gap) + len(part) > width:
                rows.append(row)
                row = part
            else:
                row += gap + part
    return "<br>".join([*rows, row])


def text_width(text: str, size: float) -> float:
    """Return the approximate width in pixels of a text in the chart's typeface."""
    narrow = sum(letter in "iljtfrI.,:;’'|!()[] " for letter in text)
    wide = sum(letter in "mwMW%@" for letter in text)
    capital = sum(letter.isupper() and letter not in "MWI" for letter in text)
    return size * (0.53 * (len(text) - narrow - wide - capital) + 0.3 * narrow + 0.66 * capital + 0.86 * wide)


def key_rows(labels: Sequence[str], look: Look, margins: int = 0) -> int:
    """Return how many lines a key above the plot takes; Plotly gives all its entries the width of the longest.

    `margins` are the pixels at the left and right of the plot, where they leave it less than usual.
    """
    room = min(KEY_ROOM_COMPACT, PHONE - margins) if look.compact else KEY_ROOM
    entry = max(text_width(label, TICK_SIZE) for label in labels) + 46
    return -(-len(labels) // max(1, int(room // entry)))
