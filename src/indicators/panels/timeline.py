"""All dated events: filtered by country, kind and period, each with its source and the chart of the figures around it."""

import pandas as pd

from indicators.charts.lanes import draw_lanes
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import format_list, translate, translate_context, translate_plural
from indicators.panels.effects import View, find_effect
from indicators.panels.events import (
    ALL,
    category_name,
    format_event_date,
    name_concerned,
    read_all_events,
)
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel


def filter_events(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the events of the chosen country (with those of the whole coalition), kind and period."""
    keep = pd.Series(True, index=frame.index)
    if selection.place:
        wanted = {selection.place, ALL}
        keep &= frame["countries"].map(lambda text: bool(wanted & set(text.split(";"))))
    if selection.category:
        keep &= frame["category"] == selection.category
    years = frame["date"].str[:4].astype(int)
    ends = sorted(y for y in (selection.first, selection.last) if y is not None)
    if selection.first is not None:
        keep &= years >= ends[0]
    if selection.last is not None:
        keep &= years <= ends[-1]
    return frame[keep]


@register_panel("timeline")
def build_timeline(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The chosen events as dots over the years and as a list, newest first."""
    held = read_all_events(library, lang)
    shown = filter_events(held, selection)
    rows = shown.assign(
        when=[format_event_date(lang, d, p) for d, p in zip(shown["date"], shown["precision"], strict=True)],
        who=[name_concerned(lang, c) for c in shown["countries"]],
        kind=[category_name(lang, c) for c in shown["category"]],
    )
    columns = ["date", "precision", "countries", "category", "title", "description", "source_url", "confidence", "id"]
    return Panel(
        name="timeline",
        title=_state_finding(rows, lang),
        subtitle=_state_count(held, rows, selection, lang),
        drawings=_draw(library, rows, selection, lang, look),
        rows=rows[columns],
        listing=_list_events(library, rows, lang, look),
        datasets=(library.catalog.find_dataset("events"),),
        notes=_notes(library, rows, selection, lang),
        selection=selection,
    )


def _state_finding(rows: pd.DataFrame, lang: str) -> str:
    if rows.empty:
        return translate(lang, "No event is held for this choice")
    counts = rows["category"].value_counts()
    years = rows["date"].str[:4]
    words = {
        "n": str(len(rows)),
        "first": years.min(),
        "last": years.max(),
        "kind": category_name(lang, str(counts.index[0])),
        "count": str(counts.iloc[0]),
    }
    if len(rows) == 1:
        only = rows.iloc[0]
        return translate(lang, "One event, {date}: {event}", date=only["when"], event=only["title"])
    if len(counts) == 1:
        return translate(lang, "{n} events from {first} to {last}, all of one kind: {kind}", **words)
    return translate(lang, "{n} events from {first} to {last}; the most frequent kind is {kind}, with {count}", **words)


def _state_count(held: pd.DataFrame, rows: pd.DataFrame, selection: Selection, lang: str) -> str:
    years = held["date"].str[:4]
    total = str(len(held))
    if rows.empty:
        return translate(
            lang,
            "Choose all countries, all kinds or a longer period: {total} events from {first} to {last} are held.",
            total=total,
            first=years.min(),
            last=years.max(),
        )
    return translate(
        lang,
        "{shown} of the {total} events that are held, the newest first. A ring on the chart: the whole coalition is concerned.",
        shown=str(len(rows)),
        total=total,
    )


def _draw(library: Library, rows: pd.DataFrame, selection: Selection, lang: str, look: Look) -> tuple[Drawing, ...]:
    if rows.empty:
        return ()
    counts = rows["category"].value_counts()
    words = {c: category_name(lang, c) for c in counts.index}
    years = rows["date"].str[:4].astype(int)
    lasting = selection.place or ""
    frame = pd.DataFrame(
        {
            "id": rows["id"],
            "date": rows["date"],
            "lane": rows["category"],
            "label": [translate(lang, "{date}: {event}", date=r.when, event=f"{r.title} ({r.who})") for r in rows.itertuples()],
            "country": ["" if ALL in c.split(";") else lasting for c in rows["countries"]],
            "general": [ALL in c.split(";") for c in rows["countries"]],
        }
    )
    figure = draw_lanes(
        frame,
        lang,
        look,
        lanes=list(counts.index),
        words=words,
        first=int(years.min()),
        last=int(years.max()),
        chosen=selection.event or "",
    )
    parts = [translate(lang, "{kind} {count}", kind=words[c], count=str(n)) for c, n in counts.items()]
    alt = translate(
        lang,
        "Dots over the years, one line for each kind of event: {parts}. The list below names every event.",
        parts=format_list(lang, parts),
    )
    return (Drawing(figure, alt),)


def _list_events(library: Library, rows: pd.DataFrame, lang: str, look: Look) -> pd.DataFrame:
    """One row an event; on a phone date, kind and countries stand below the title, so that two columns are enough."""
    what, kinds = [], [(row.kind[:1].upper() + row.kind[1:], row.who) for row in rows.itertuples()]
    for row, (kind, who) in zip(rows.itertuples(), kinds, strict=True):
        below = [translate(lang, "{kind} · {who}", kind=kind, who=who)] if look.compact else []
        told = [row.description] if row.description else []
        lines = [row.title, *([row.when] if look.compact else []), *told, *below]
        if row.confidence != "high":
            lines.append(translate(lang, "Confidence: medium, one secondary report"))
        what.append(tuple(lines))
    links = [
        (_link_effect(library, row, lang), Link(_source_word(row.source_url, lang, look), row.source_url))
        for row in rows.itertuples()
    ]
    dates = {} if look.compact else {translate(lang, "Date"): list(rows["when"])}
    beside = {} if look.compact else {translate(lang, "Kind"): kinds}
    return pd.DataFrame({**dates, translate(lang, "Event"): what, **beside, translate(lang, "See"): links})


def _link_effect(library: Library, row: object, lang: str) -> Link:
    view = find_effect(row.category, row.countries, row.title_en, row.description_en)  # type: ignore[attr-defined]
    return Link(_topic_word(library, view, lang), page=view.page, query=view.query)


def _topic_word(library: Library, view: View, lang: str) -> str:
    words = {
        "diamonds": translate(lang, "Diamonds"),
        "eiti": translate(lang, "EITI standing"),
        "stability": translate(lang, "Stability"),
        "regulation": translate(lang, "Regulation"),
    }
    if view.topic in words:
        return words[view.topic]
    return translate_context(lang, "mineral", str(library.find_mineral(view.topic)["title"]))


def _source_word(url: str, lang: str, look: Look) -> str:
    """The host on a wide screen, a word on a phone."""
    return translate(lang, "Source") if look.compact or "//" not in url else url.split("/")[2].removeprefix("www.")


def _notes(library: Library, rows: pd.DataFrame, selection: Selection, lang: str) -> tuple[str, ...]:
    notes = [translate_context(lang, "processing", library.catalog.find_dataset("events").processing_note)]
    general = sum(ALL in text.split(";") for text in rows["countries"])
    if selection.place and general:
        notes.append(
            translate_plural(
                lang,
                "{n} of them concerns the whole coalition, and so this country too.",
                "{n} of them concern the whole coalition, and so this country too.",
                general,
                n=str(general),
            )
        )
    return tuple(notes)
