"""Words that several panels share: titles of indicators, units, source lines, reasons for a gap."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Dataset, Direction, Indicator, Licence
from indicators.charts.words import COUNT_UNITS
from indicators.data import Library
from indicators.i18n import (
    Name,
    country_name,
    format_list,
    format_number,
    format_percent,
    join_clauses,
    translate,
    translate_context,
)
from indicators.panels.model import Panel

PICKER_LETTERS = 64
"""As many as a picker of 560 pixels shows."""
MOST_NAMED = 2
SCORE = "index"
"""The kind of unit of which a reader expects an interval."""


def indicator_title(lang: str, indicator: Indicator) -> str:
    """Return the title of an indicator in the reader's language."""
    return translate_context(lang, "indicator", indicator.title)


def option_title(library: Library, lang: str, indicator: Indicator) -> str:
    """Return title and dataset, for lists where titles of several publishers meet."""
    source = short_source(library, lang, indicator)
    return translate(lang, "{title} ({dataset})", title=indicator_title(lang, indicator), dataset=source)


def picker_title(library: Library, lang: str, indicator: Indicator) -> str:
    """Return a title that fits on one line of a picker: with its publisher where there is room, with more where two meet.

    The source line below the chart names publisher and edition in any case.
    """
    title, publisher = indicator_title(lang, indicator), short_publisher(lang, library.dataset_of(indicator))
    if (title, publisher) in _list_twins(library, lang):
        return option_title(library, lang, indicator)
    named = translate(lang, "{title} ({dataset})", title=title, dataset=publisher)
    return named if len(named) <= PICKER_LETTERS else title


def _list_twins(library: Library, lang: str) -> set[tuple[str, str]]:
    """Return the titles of which one publisher has several."""

    def find() -> set[tuple[str, str]]:
        found = [
            (indicator_title(lang, i), short_publisher(lang, library.dataset_of(i))) for i in library.catalog.indicators.values()
        ]
        return {pair for pair, count in Counter(found).items() if count > 1}

    return library.keep(("twins", lang), find)


def short_publisher(lang: str, dataset: Dataset) -> str:
    """Return the initials of a publisher that has them in brackets, else its name up to the first comma."""
    name = publisher_name(lang, dataset.publisher.split(",")[0])
    return name.rpartition("(")[2].rstrip(")") if name.endswith(")") else name


def publisher_name(lang: str, publisher: str) -> str:
    """Return a publisher as the reader's language calls it; most names are the same in all of them."""
    return translate_context(lang, "publisher", publisher)


def edition_words(lang: str, edition: str) -> str:
    """Return an edition in the reader's language."""
    return translate_context(lang, "edition", edition)


def short_source(library: Library, lang: str, indicator: Indicator) -> str:
    """Return publisher and edition of one indicator in a few words; its own edition where the dataset holds several."""
    dataset = library.dataset_of(indicator)
    return short_name(lang, dataset, indicator.edition)


def short_name(lang: str, dataset: Dataset, edition: str = "") -> str:
    """Return publisher and edition in a few words; `edition` where the dataset holds several and one is meant."""
    edition = edition_words(lang, edition or dataset.edition.split("(")[0].split(";")[0].strip())
    return f"{publisher_name(lang, dataset.publisher.split(',')[0])}, {edition}"


def unit_label(library: Library, lang: str, unit: str) -> str:
    """Return the unit's phrase for subtitles; an unknown unit is its own id."""
    frame = library.table("reference", "units").set_index("unit")
    return translate_context(lang, "unit", str(frame.loc[unit, "label"])) if unit in frame.index else unit


def source_line(lang: str, dataset: Dataset) -> str:
    """Return publisher, edition and licence: what stands below every panel."""
    return translate(
        lang,
        "{publisher}, {edition} · {licence}",
        publisher=publisher_name(lang, dataset.publisher),
        edition=edition_words(lang, dataset.edition),
        licence=licence_words(lang, dataset.licences),
    )


def licence_words(lang: str, licences: Sequence[Licence]) -> str:
    """Return terms of use in the order of the publishers whose they are."""
    return join_clauses(lang, [translate_context(lang, "licence", own.title) for own in licences])


def state_finding(lang: str, panel: Panel) -> str:
    """Return the finding of a panel as a sentence that stands away from it: with publisher and edition."""
    named = [
        f"{publisher_name(lang, d.publisher)}, {edition_words(lang, d.edition.split('(')[0].split(';')[0].strip())}"
        for d in panel.datasets[:MOST_NAMED]
    ]
    if panel.lead or not named:
        return panel.lead or f"{panel.title}."
    return translate(lang, "{finding} ({source}).", finding=panel.title, source=join_clauses(lang, named))


def caveat_texts(library: Library, lang: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return title and text of each caveat."""
    frame = library.table("reference", "caveats").set_index("caveat")
    known = [i for i in dict.fromkeys(ids) if i in frame.index]
    return [
        (
            translate_context(lang, "caveat", str(frame.loc[i, "title"])),
            translate_context(lang, "caveat", str(frame.loc[i, "text"])),
        )
        for i in known
    ]


def interval_words(library: Library, lang: str, indicator: Indicator) -> str:
    """Return what the bars mean; without bars why there are none, and nothing where nobody expects any (see `state_no_interval`)."""
    if indicator.interval_level is not None:
        level = format_percent(lang, indicator.interval_level, 0)
        return translate(lang, "Pale bars: {level} interval; where two overlap widely, no clear difference.", level=level)
    if has_range(indicator):
        return translate(lang, "Pale bars: the publisher’s low to high estimate.")
    return state_no_interval(library, lang, indicator)


def shading_words(library: Library, lang: str, indicator: Indicator) -> str:
    """Return what the shading behind lines means; without it as `interval_words`."""
    if indicator.interval_level is not None:
        return translate(lang, "Shading: {level} interval.", level=format_percent(lang, indicator.interval_level))
    if has_range(indicator):
        return translate(lang, "Shading: the publisher’s low to high estimate.")
    return state_no_interval(library, lang, indicator)


def has_range(indicator: Indicator) -> bool:
    """Return whether the publisher gives a low and a high estimate that are not an interval."""
    return indicator.interval_level is None and {"lower", "upper"} <= set(indicator.columns)


def lacks_interval(indicator: Indicator) -> bool:
    """Return whether the publisher has an interval that our copy has not: a caveat of the indicator then says so."""
    return indicator.interval_level is None and bool(indicator.interval_caveat)


def state_no_interval(library: Library, lang: str, indicator: Indicator) -> str:
    """Return why a score has no interval: what its caveat says, else that the publisher gives none.

    Counts, money, quantities and percentages get no word: nobody expects an interval of them.
    """
    missing = caveat_texts(library, lang, [indicator.interval_caveat])
    if missing:
        return translate(lang, "{reason}.", reason=missing[0][0])
    units = library.table("reference", "units").set_index("unit")["kind"]
    return translate(lang, "The publisher gives no interval.") if units.get(indicator.unit) == SCORE else ""


def is_ranked(indicator: Indicator) -> bool:
    """Return whether one may say who stands first or ahead: neither of counts nor where our copy lacks the interval."""
    neutral = indicator.direction is Direction.NEUTRAL or indicator.unit in COUNT_UNITS
    return not neutral and not lacks_interval(indicator)


def map_subtitle(library: Library, lang: str, panel: Panel) -> str:
    """Return the subtitle of a panel for its map alone, on which no bar is drawn."""
    told = interval_words(library, lang, panel.indicators[0]) if panel.indicators else ""
    return panel.subtitle.removesuffix(told).strip()


def name_list(lang: str, countries: Sequence[str]) -> str:
    """Return the countries' names as a list in words, with their articles."""
    return Name(format_list(lang, [country_name(lang, c, "the") for c in countries]))


def list_members(library: Library, lang: str) -> list[str]:
    """Return the members in the order of their names."""
    return sorted(library.members, key=lambda c: country_name(lang, c))


def describe_series(lang: str, indicator: Indicator, frame: pd.DataFrame, what: str) -> str:
    """Return the text alternative of a chart: kind, range, extremes, gaps."""
    known = frame[frame["value"].notna()]
    if known.empty:
        return translate(lang, "{what}. No value is held for this selection.", what=what)
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    if len(known) == 1:
        value, where = format_number(lang, low["value"], indicator.decimals), country_name(lang, low["country"])
        year = str(int(low["year"]))
        return translate(
            lang, "{what}. One value: {value} ({country}, {year}).", what=what, value=value, country=where, year=year
        )
    return translate(
        lang,
        "{what}. {count} values from {first} to {last}; lowest {low} ({low_country}, {low_year}), highest {high} "
        "({high_country}, {high_year}). The table below holds every value.",
        what=what,
        count=format_number(lang, len(known)),
        first=str(int(known["year"].min())),
        last=str(int(known["year"].max())),
        low=format_number(lang, low["value"], indicator.decimals),
        low_country=country_name(lang, low["country"]),
        low_year=str(int(low["year"])),
        high=format_number(lang, high["value"], indicator.decimals),
        high_country=country_name(lang, high["country"]),
        high_year=str(int(high["year"])),
    )
