"""Reads texts, numbers and axes out of a figure, as a slide program writes them."""

import html
import math
import re
from collections.abc import Iterable
from typing import Any

from indicators.i18n import format_number, format_percent, format_signed

TAGS = re.compile(r"<[^>]+>")
PAD = 0.06
"""Part of an axis that the figures leave free at its ends."""
FACTORS = (1.0, 1e3, 1e6, 1e9)


def plain(text: object) -> str:
    """Return a text of a figure without its tags.

    >>> plain("<b>Côte</b> d’Ivoire &amp; more<br>x")
    'Côte d’Ivoire & more x'
    """
    return html.unescape(TAGS.sub("", str(text).replace("<br>", " ")))


def find_scale(axis: Any, lang: str) -> tuple[float, str]:
    """Return what the values must be divided by, and the number format, so that the axis reads as in the figure."""
    ticks = list(axis.tickvals or ())
    texts = [str(t) for t in axis.ticktext] if axis.ticktext is not None else []
    pairs = [(float(v), t) for v, t in zip(ticks, texts, strict=False) if v]
    if not pairs:
        return 1.0, "#,##0"
    value, text = pairs[-1]
    for places in range(5):
        if text == format_percent(lang, value, places):
            return 1.0, _bare_zero(f"0{_decimals(places)}%", "0%", places)
        if text == format_percent(lang, value / 100, places):
            return 1.0, _bare_zero(f'0{_decimals(places)}"%"', '0"%"', places)
        for factor in FACTORS:
            if text in (format_number(lang, value / factor, places), format_signed(lang, value / factor, places)):
                return factor, _bare_zero(f"#,##0{_decimals(places)}", "0", places)
    return 1.0, "General"


def _decimals(places: int) -> str:
    return "." + "0" * places if places else ""


def _bare_zero(form: str, zero: str, places: int) -> str:
    """A number format that writes zero without decimals and a true minus, as the figures do."""
    return f'{form};"−"{form};{zero if places else form}'


def read_number(value: Any, factor: float = 1) -> float | None:
    """Return a number divided by a factor; None where there is none."""
    return None if value is None or value != value else float(value) / factor


def spread(value: Any, count: int) -> list[Any]:
    """Return a list with one entry for each point; a single value holds for all."""
    return [value] * count if value is None or isinstance(value, str | int | float) else list(value)


def find_ends(axis: Any, factor: float, values: Iterable[float | None]) -> tuple[float | None, float | None, float | None]:
    """Return both ends of an axis on whole steps, and the step, so that the slide program writes the figure's own ticks."""
    known = [v for v in values if v is not None]
    if axis.range is None or axis.tickvals is None or len(axis.tickvals) < 2 or not known:
        return None, None, None
    step = (float(axis.tickvals[1]) - float(axis.tickvals[0])) / factor
    low, high = sorted(float(v) / factor for v in axis.range)
    pad = (high - low) * PAD
    first, last = min(low + pad, *known), max(high - pad, *known)
    return round(math.floor(first / step) * step, 9), round(math.ceil(last / step) * step, 9), round(step, 9)
