"""Which event is looked around, and whose figures: the reader's choice, else the one with the most to show."""

import pandas as pd

from indicators.data import Library
from indicators.errors import DataError
from indicators.metrics.event_study import YEARS
from indicators.panels.events import ALL, list_concerned, read_all_events
from indicators.panels.model import Selection
from indicators.panels.timeline import filter_events


def choose_event(library: Library, selection: Selection, lang: str) -> pd.Series:
    """Return the chosen event; without one, the newest of the shown ones with five years of figures after it.

    Raises:
        DataError: no event is held.
    """
    events = read_all_events(library, lang)
    found = events[events["id"] == selection.event]
    if len(found):
        return found.iloc[0]
    if events.empty:
        raise DataError("There is no event to look at: restore data/events/events.csv.")
    shown = filter_events(events, selection)
    shown = events if shown.empty else shown
    frame = library.observations(library.catalog.find_indicator(selection.indicator))
    known = set(frame.loc[frame["value"].notna(), ["country", "year"]].itertuples(index=False, name=None))
    single = shown[~shown["countries"].str.contains(";") & (shown["countries"] != ALL)]
    for _, event in single.iterrows():
        year = int(str(event["date"])[:4])
        if all((event["countries"], year + n) in known for n in range(1, YEARS + 1)):
            return event
    return single.iloc[0] if len(single) else shown.iloc[0]


def choose_country(library: Library, event: pd.Series, selection: Selection) -> str:
    """Return whose figures are looked at: the filter's or the chosen country if it is concerned, else the first concerned."""
    concerned = list_concerned(library, str(event["countries"]))
    for wanted in (selection.place, selection.country):
        if wanted in concerned:
            return str(wanted)
    return concerned[0]
