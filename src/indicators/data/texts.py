"""Every text of `data/` that a page, chart, file or command shows: what translators get to see."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from indicators.catalog import DESCRIPTOR, Dataset
from indicators.data.library import Library

NOTES = ("note", "remark", "reason", "explanation", "area")
"""Columns that hold a sentence or a place for people, in whatever table they stand. Context `note`."""

SOURCES = ("corrections.csv", "findings.csv")
"""Tables whose column `source` names a publication in words. Context `edition`."""

COLUMNS: tuple[tuple[str, str, str, str, str], ...] = (
    # dataset, table, column, context, catalogue
    ("reference", "minerals", "title", "mineral", "titles"),
    ("reference", "minerals", "noun", "mineral", "titles"),
    ("reference", "minerals", "basis", "basis", "titles"),
    ("reference", "topics", "title", "topic", "titles"),
    ("reference", "units", "label", "unit", "titles"),
    ("reference", "caveats", "title", "caveat", "caveats"),
    ("reference", "caveats", "text", "caveat", "caveats"),
    ("reference", "glossary", "title", "term", "terms"),
    ("reference", "glossary", "definition", "term", "terms"),
    ("world_mining_data", "bases", "basis", "basis", "titles"),
    ("usgs_mcs", "other_bases", "basis", "basis", "titles"),
    ("mineral_prices", "price_series", "title", "price", "titles"),
    ("eu_criticality", "parameters", "material", "material", "titles"),
    ("critical_lists", "lists", "title", "list", "titles"),
    ("eiti", "validation_components", "decision", "note", "notes"),
    ("civicus", "ratings", "rating", "rating", "titles"),
    ("labour_flags", "labour_flags", "good", "good", "titles"),
    ("organisations", "organisations", "role", "note", "notes"),
)


@dataclass(frozen=True)
class Text:
    """One text of the data with the context under which it is translated."""

    catalogue: str
    context: str
    text: str
    place: str
    given: dict[str, str] = field(default_factory=dict)


def lift_texts(library: Library) -> list[Text]:
    """Return every text of the data for translators, by catalogue, in a fixed order.

    Raises:
        DataError: a file cannot be read; nothing is lifted then.
    """
    texts = [*_lift_descriptors(library), *_lift_columns(library), *_lift_notes(library), *_lift_events(library)]
    known = [t for t in texts if t.text.strip()]
    return sorted(known, key=lambda t: (t.catalogue, t.place))


def _lift_descriptors(library: Library) -> Iterator[Text]:
    for dataset in library.catalog.datasets.values():
        place = f"data/{dataset.name}/{DESCRIPTOR}"
        yield Text("titles", "dataset", dataset.title, place)
        yield from (Text("titles", "licence", licence.title, place) for licence in dataset.licences)
        yield Text("titles", "publisher", dataset.publisher, place)
        yield Text("titles", "publisher", dataset.publisher.split(",")[0], place)
        yield Text("titles", "edition", dataset.edition, place)
        yield Text("titles", "edition", dataset.edition.split("(")[0].split(";")[0].strip(), place)
        yield Text("definitions", "description", dataset.description, place)
        yield Text("definitions", "processing", dataset.processing_note, place)
        yield from _lift_resources(dataset, place)


def _lift_resources(dataset: Dataset, place: str) -> Iterator[Text]:
    for indicator in dataset.indicators.values():
        yield Text("titles", "indicator", indicator.title, place)
        yield Text("titles", "edition", indicator.edition, place)
        yield Text("definitions", "description", indicator.description, place)
        yield Text("definitions", "processing", indicator.processing_note, place)
        for change in indicator.breaks:
            yield Text("notes", "note", change.note, place)
    for table in dataset.tables.values():
        yield Text("titles", "table", table.title, place)
        yield Text("definitions", "description", table.description, place)
        yield Text("definitions", "processing", table.processing_note, place)


def _lift_columns(library: Library) -> Iterator[Text]:
    for dataset, table, column, context, catalogue in COLUMNS:
        place = f"data/{dataset}/{library.catalog.find_table(dataset, table).path.name}"
        for text in library.table(dataset, table)[column].dropna().unique():
            yield Text(catalogue, context, text, place)
    statuses = library.table("eiti", "status")["status"].dropna().unique()
    for text in statuses:
        yield Text("titles", "eiti status", text.replace("_", " ").capitalize(), "data/eiti/status.csv")


def _lift_notes(library: Library) -> Iterator[Text]:
    for dataset in library.catalog.datasets.values():
        frames: list[tuple[str, pd.DataFrame]] = [
            *((i.path.name, library.observations(i)) for i in dataset.indicators.values()),
            *((t.path.name, library.table(dataset.name, t.name)) for t in dataset.tables.values()),
        ]
        for name, frame in frames:
            sources = [c for c in ("edition", "source") if c in frame.columns and (c == "edition" or name in SOURCES)]
            for column in sources:
                for text in sorted(frame[column].dropna().unique()):
                    yield Text("titles", "edition", text, f"data/{dataset.name}/{name}")
            for column in (c for c in NOTES if c in frame.columns):
                for text in sorted(frame[column].dropna().unique()):
                    yield Text("notes", "note", text, f"data/{dataset.name}/{name}")


def _lift_events(library: Library) -> Iterator[Text]:
    place = "data/events/events.csv"
    for row in library.table("events", "events").itertuples():
        given = {} if pd.isna(row.title_fr) else {"fr": str(row.title_fr)}
        yield Text("events", "event", str(row.title_en), place, given)
        if not pd.isna(row.description_en):
            yield Text("events", "event", str(row.description_en), place)
