"""Ticks of a value axis: round places, and texts that are no longer than it takes to tell them apart."""

from indicators.catalog.model import Indicator
from indicators.charts.axes import nice_ticks, tick_places
from indicators.charts.words import PERCENT_UNITS, SHARE_UNITS, format_tick
from indicators.i18n import format_percent


def choose_ticks(
    indicator: Indicator | None,
    lang: str,
    low: float,
    high: float,
    count: int = 5,
    *,
    factor: float = 1,
    share: bool = False,
) -> tuple[list[float], list[str]]:
    """Return at most `count` places between two ends of an axis, and what stands at each.

    Args:
        indicator: what the values are; `None` for plain numbers.
        lang: language of the texts.
        low, high: ends of the axis.
        count: how many ticks there may be.
        factor: 1e6 writes millions.
        share: true where the values are shares of something, given as fractions.

    >>> choose_ticks(None, "en", 0, 0.00098, 4, share=True)
    ([0.0, 0.0005], ['0%', '0.05%'])
    """
    unit = "" if indicator is None else indicator.unit
    fraction = share or unit in SHARE_UNITS
    percent = fraction or unit in PERCENT_UNITS
    step = 0.01 if fraction else factor
    ticks = nice_ticks(low / step, high / step, count, quarters=not percent)
    places, signed = tick_places(ticks), low < 0 and ticks[0] < 0 < high
    if percent:
        texts = [format_percent(lang, t / 100, places if t else 0) for t in ticks]
    else:
        texts = [format_tick(indicator, lang, t, signed=signed, places=places) for t in ticks]
    return [round(t * step, 12) for t in ticks], texts
