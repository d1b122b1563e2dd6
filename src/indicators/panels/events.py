"""The dated events as panels use them: who is concerned, in which words, which ones stand on a chart."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Dataset
from indicators.charts.events import Event
from indicators.data import Library
from indicators.errors import DataError, UnknownNameError
from indicators.i18n import country_name, format_date, format_list, translate, translate_context, translate_error

EVENTS = "events"
"""Their dataset."""
ALL = "ALL"
"""Code of the file for events that concern the whole coalition."""
MOST_ON_CHART = 5
MOST_NAMES = 3
TELLING = ("conflict", "kimberley", "embargo", "law", "export_control", "eiti")
DIAMOND_KINDS = ("kimberley", "embargo")
FIRST_LIST = "2003"
"""Year of the first list of Kimberley participants; who joined later has an admission of its own."""
LETTERS = {"year": 4, "month": 7, "day": 10}


def category_name(lang: str, category: str) -> str:
    """Return the word of an event category."""
    words = {
        "community": translate(lang, "community"),
        "conflict": translate(lang, "conflict"),
        "contract": translate(lang, "contract"),
        "eiti": translate(lang, "EITI"),
        "embargo": translate(lang, "embargo"),
        "export_control": translate(lang, "export control"),
        "kimberley": translate(lang, "Kimberley Process"),
        "law": translate(lang, "law"),
        "market": translate(lang, "market"),
    }
    return words.get(category, category)


def read_all_events(library: Library, lang: str) -> pd.DataFrame:
    """Return every event that is held, newest first, with `title` and `description` in the reader's language."""
    frame = library.table("events", "events")

    def say(text: object) -> str:
        return translate_context(lang, "event", text) if isinstance(text, str) and text else ""

    told = frame.assign(title=frame["title_en"].map(say), description=frame["description_en"].map(say))
    return told.sort_values(["date", "id"], ascending=False)


def read_events(library: Library, countries: Sequence[str], lang: str) -> pd.DataFrame:
    """Return the dated events that name one of these countries, newest first, in the reader's language."""
    frame = read_all_events(library, lang)
    wanted = set(countries)
    return frame[frame["countries"].map(lambda text: bool(wanted & set(text.split(";"))))]


def list_lost_events(library: Library, lang: str) -> tuple[str, ...]:
    """Return why charts carry no events where their file cannot be read; a chart does not fall with its marks."""
    try:
        library.table(EVENTS, "events")
    except (DataError, UnknownNameError) as error:
        return (translate_error(lang, error),)
    return ()


def list_concerned(library: Library, countries: str) -> tuple[str, ...]:
    """Return the members that an event concerns; all of them where it concerns the whole coalition."""
    codes = countries.split(";")
    return library.members if ALL in codes else tuple(c for c in codes if c in library.members)


def name_concerned(lang: str, countries: str) -> str:
    """Return who is concerned in a few words."""
    codes = countries.split(";")
    if ALL in codes:
        return translate(lang, "the whole coalition")
    if len(codes) > MOST_NAMES:
        return translate(lang, "{count} countries", count=str(len(codes)))
    return format_list(lang, [country_name(lang, c) for c in codes])


def format_event_date(lang: str, date: str, precision: str) -> str:
    """Return a date no more exact than the source prints it.

    >>> format_event_date("en", "2015-01-01", "year")
    '2015'
    """
    return format_date(lang, date[: LETTERS.get(precision, 10)])


def find_chart_events(
    library: Library,
    countries: Sequence[str],
    lang: str,
    first: int,
    last: int,
    most: int = MOST_ON_CHART,
    kinds: Sequence[str] = TELLING,
) -> list[Event]:
    """Return the most telling events of the shown countries between two years, for a time axis, oldest first.

    `kinds` are the categories that belong on the chart, the most telling first.
    """
    if list_lost_events(library, lang):
        return []
    frame = read_events(library, countries, lang)
    years = frame["date"].str[:4].astype(int)
    part = frame[years.between(first, last) & frame["category"].isin(list(kinds))]
    order = part["category"].map({c: i for i, c in enumerate(kinds)})
    part = part.assign(order=order).sort_values(["order", "date"]).head(most).sort_values("date")
    events = []
    for row in part.itertuples():
        own = next((c for c in row.countries.split(";") if c in countries), "")
        events.append(Event(row.date, row.title, own))
    return events


def cite_events(library: Library, drawn: Sequence[Event] | str) -> tuple[Dataset, ...]:
    """Return the dataset of events where some are drawn, or a note explains them, for the sources of the chart."""
    return (library.catalog.find_dataset(EVENTS),) if drawn else ()


def find_turns(library: Library, country: str, lang: str) -> list[Event]:
    """Return the decisions that barred this country or let it in: the ends of its bans and a late admission, with dates."""
    if list_lost_events(library, lang):
        return []
    frame = read_events(library, [country], lang)
    bans = library.table("kp_restrictions", "kp_restrictions")
    bans = bans[bans["country"] == country]
    status = library.table("kp_status", "kp_status").set_index("country")["since"]
    joined = str(status.get(country, ""))
    turns = frame["date"].isin({*bans["start"].dropna(), *bans["end"].dropna()})
    if joined > FIRST_LIST:
        turns |= frame["date"].str.startswith(joined) & (frame["category"] == "kimberley")
    own = frame[turns & (frame["countries"] == country) & frame["category"].isin(DIAMOND_KINDS)].sort_values("date")
    return [
        Event(row.date, translate(lang, "{event} ({date})", event=row.title, date=format_date(lang, row.date)), country)
        for row in own.itertuples()
    ]
