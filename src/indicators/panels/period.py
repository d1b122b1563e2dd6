"""The chosen years of a comparison: what the publisher has of them, and the words for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from indicators.i18n import translate
from indicators.panels.model import Selection


class Fit(StrEnum):
    """What became of the years that were asked for."""

    KEPT = "kept"
    TURNED = "turned"
    CUT = "cut"
    EMPTY = "empty"


@dataclass(frozen=True)
class Period:
    """First and last year of the view, None for an open end, and how they differ from what was asked."""

    first: int | None = None
    last: int | None = None
    fit: Fit = Fit.KEPT


def fit_period(years: Sequence[int], first: int | None, last: int | None) -> Period:
    """Return the nearest period that holds at least one of the publisher's years.

    >>> fit_period([2017, 2021], 2018, None)
    Period(first=2021, last=None, fit=<Fit.CUT: 'cut'>)
    >>> fit_period([2017, 2021], 2018, 2020)
    Period(first=None, last=None, fit=<Fit.EMPTY: 'empty'>)
    """
    turned = first is not None and last is not None and first > last
    low, high = (last, first) if turned else (first, last)
    held = [y for y in sorted(years) if (low is None or y >= low) and (high is None or y <= high)]
    if not held:
        return Period(fit=Fit.EMPTY)
    new = (
        None if low is None or low < min(years) else held[0],
        None if high is None or high > max(years) else held[-1],
    )
    if new != (low, high):
        return Period(*new, Fit.CUT)
    return Period(*new, Fit.TURNED if turned else Fit.KEPT)


def state_fit(lang: str, period: Period, years: Sequence[int], asked: tuple[int | None, int | None]) -> str:
    """Return why other years are shown than were asked for; nothing where they are the same."""
    if period.fit is Fit.KEPT or not years:
        return ""
    ends = (min(years), max(years))
    words = {
        "asked": span_words(lang, *asked),
        "held": span_words(lang, *ends),
        "shown": span_words(lang, period.first or ends[0], period.last or ends[1]),
    }
    if period.fit is Fit.EMPTY:
        return translate(lang, "No value for these years: {asked}. All years are shown: {shown}.", **words)
    if period.fit is Fit.TURNED:
        return translate(lang, "The first year asked for is after the last; shown are the years between them: {shown}.", **words)
    return translate(lang, "Years asked for: {asked}. Years with values: {held}. Shown: {shown}.", **words)


def span_words(lang: str, first: int | None, last: int | None) -> str:
    """Return a span of years in words, one year alone where both ends are the same.

    >>> span_words("en", 2010, 2020), span_words("en", 2015, 2015), span_words("en", None, 2020)
    ('2010 to 2020', '2015', 'until 2020')
    """
    if first is not None and last is not None:
        if first == last:
            return str(first)
        return translate(lang, "{first} to {last}", first=str(first), last=str(last))
    if first is not None:
        return translate(lang, "from {year}", year=str(first))
    if last is not None:
        return translate(lang, "until {year}", year=str(last))
    return translate(lang, "all years")


def cut_period(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the rows within the chosen years."""
    if selection.first is not None:
        frame = frame[frame["year"] >= selection.first]
    if selection.last is not None:
        frame = frame[frame["year"] <= selection.last]
    return frame
