"""What a slide says of its marks: who has no bar, and what intervals look like in our drawings and in native charts."""

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_percent, translate
from indicators.panels import Panel, build_panel
from indicators.panels.texts import has_range, interval_words, unit_label

OTHER_PUBLISHER = "world_mining_data"


def explain_bars(library: Library, lang: str, panel: Panel) -> str:
    """Return who has a figure but no bar, because a wall has room for few rows, and what stands behind some names."""
    every = build_panel(panel.name, library, panel.selection, lang, Look("light")).rows
    left = [c for c in every["country"] if c not in set(panel.rows["country"])]
    names = format_list(lang, [country_name(lang, c) for c in left])
    sources = [i.split(".")[0] for i in panel.rows["indicator"]]
    parts = [translate(lang, "Smaller, and not drawn here: {countries}.", countries=names)] if left else []
    if OTHER_PUBLISHER in sources[1:] and sources[0] != OTHER_PUBLISHER:
        parts.append(translate(lang, "WMD: World Mining Data, as a share of its own total of that year."))
    return " ".join(parts)


def find_swaps(library: Library, lang: str, panel: Panel) -> tuple[tuple[str, str], ...]:
    """Return the words of a panel that do not fit its native chart, each with those that do."""
    if not panel.indicators:
        return ()
    indicator = panel.indicators[0]
    level = format_percent(lang, indicator.interval_level, 0) if indicator.interval_level is not None else ""
    if panel.name == "profile" and level and not panel.rows.empty:
        unit = unit_label(library, lang, indicator.unit).capitalize()
        year = str(panel.rows["year"].max())
        return (
            (panel.subtitle, translate(lang, "{unit}, {year}. Thin lines: {level} interval.", unit=unit, year=year, level=level)),
        )
    drawn = interval_words(library, lang, indicator)
    if level:
        return (
            (drawn, translate(lang, "Thin lines: {level} interval; where two overlap widely, no clear difference.", level=level)),
        )
    if has_range(indicator):
        return ((drawn, translate(lang, "Thin lines: the publisher’s low to high estimate.")),)
    return ()


def swap_words(text: str, swaps: tuple[tuple[str, str], ...]) -> str:
    """Return a text as it fits a native chart.

    >>> swap_words("Score. Pale bars: 90%.", (("Pale bars: 90%.", "Thin lines: 90%."),))
    'Score. Thin lines: 90%.'
    """
    for drawn, native in swaps:
        text = text.replace(drawn, native)
    return text
