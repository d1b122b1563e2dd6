"""Dated, sourced events of a country, newest first."""

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.panels.events import category_name, format_event_date, read_events
from indicators.panels.model import Link, Panel, Selection, register_panel

MOST = 8


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.") if "//" in url else url


@register_panel("events")
def build_events(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The newest events of one country as a list."""
    frame = read_events(library, [selection.country], lang)
    shown = frame.head(MOST)
    rows = shown.assign(
        date=[format_event_date(lang, d, p) for d, p in zip(shown["date"], shown["precision"], strict=True)],
        category=[category_name(lang, c) for c in shown["category"]],
        iso_date=shown["date"],
    )
    kinds = [kind[:1].upper() + kind[1:] for kind in rows["category"]]
    name = country_name(lang, selection.country, "in")
    newest = rows.iloc[0]["date"] if len(rows) else ""
    return Panel(
        name="events",
        title=translate(lang, "What happened {in_country}: the newest event is of {date}", in_country=name, date=newest)
        if len(rows)
        else translate(lang, "No event is recorded {in_country}", in_country=name),
        subtitle=translate(
            lang,
            "{shown} of {count} dated events, the newest first, each with its source.",
            shown=str(len(shown)),
            count=str(len(frame)),
        ),
        drawings=(),
        listing=pd.DataFrame(
            {
                translate(lang, "Date"): rows["date"],
                translate(lang, "Event"): [
                    tuple(line for line in lines if line) for lines in zip(rows["title"], rows["description"], strict=True)
                ],
                translate(lang, "Kind"): kinds,
                translate(lang, "Source"): [Link(_host(u), u) for u in rows["source_url"]],
            }
        ),
        rows=rows[["date", "title", "category", "description", "source_url", "iso_date"]],
        datasets=(library.catalog.find_dataset("events"),),
        selection=selection,
    )
