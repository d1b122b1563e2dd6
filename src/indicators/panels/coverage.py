"""Who has data until when: the matrix of the data page by topic, and for every empty cell the reason."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from indicators.charts.matrix import draw_coverage
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import DataError, UnknownNameError
from indicators.i18n import country_name, format_list, format_number, join_clauses, translate, translate_context
from indicators.panels.catalogue import REFERENCE
from indicators.panels.gaps import find_reason, reason_sign, reason_words
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import indicator_title

TABLES = (
    ("eiti", "page_shares", "year", "transparency"),
    ("rgi", "assessments", "year", "transparency"),
    ("asm", "findings", "year", "communities"),
    ("labour_flags", "labour_flags", "list_year", "communities"),
    ("civicus", "ratings", "year", "civic_space"),
)
"""Tables that hold a fact for a country and a year: dataset, table, column of the year, topic."""
LONGEST = 46


def measure_coverage(library: Library, lang: str) -> pd.DataFrame:
    """Return for each indicator and member the last year with a value; unreadable files and world prices are left out."""
    return library.keep(("coverage", lang), lambda: _measure(library, lang))


def _measure(library: Library, lang: str) -> pd.DataFrame:
    labels = _label_rows(library, lang)
    records = []
    for source, topic, last, held in library.keep(("coverage",), lambda: list(_read_sources(library))):
        for country in library.members:
            known = country in last
            records.append(
                {
                    "indicator": source,
                    "row": labels[source],
                    "topic": topic,
                    "column": country,
                    "last": last[country] if known else None,
                    "reason": "" if known else find_reason(library, source, country, covered=country in held),
                }
            )
    return pd.DataFrame(records)


def _read_sources(library: Library) -> Iterator[tuple[str, str, dict[str, int], set[str]]]:
    """Yield id, topic, last year by country, and the countries listed, of indicators and of tables of single facts."""
    for indicator in library.catalog.indicators.values():
        try:
            frame = library.observations(indicator)
        except DataError:
            continue
        if frame["country"].isin(library.sovereign).any():
            known = frame[frame["value"].notna()].groupby("country")["year"].max()
            yield indicator.id, indicator.topic, {c: int(y) for c, y in known.items()}, set(frame["country"])
    for dataset, name, column, topic in TABLES:
        try:
            frame = library.table(dataset, name)
        except (DataError, UnknownNameError):
            continue
        if name == "ratings":
            frame = frame[frame["rating"].notna()]
        newest = frame.groupby("country")[column].max()
        yield f"{dataset}.{name}", topic, {c: int(y) for c, y in newest.items()}, set(frame["country"])


def _label_rows(library: Library, lang: str) -> dict[str, str]:
    """Return a short label for each source: its title, with the dataset's id where two share a title."""
    titles = {i.id: indicator_title(lang, i) for i in library.catalog.indicators.values()}
    for dataset, name, _column, _topic in TABLES:
        if dataset in library.catalog.datasets:
            title = library.catalog.find_table(dataset, name).title
            titles[f"{dataset}.{name}"] = translate_context(lang, "table", title)
    counts = Counter(titles.values())
    return {key: title if counts[title] == 1 else f"{title} · {key.partition('.')[0]}" for key, title in titles.items()}


def merge_rows(library: Library, frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the frame with one label for the indicators of a dataset and topic that agree in every cell.

    Their titles stand side by side while that is short, else the dataset and their number; a label stands for one row.
    """
    cells = frame.assign(cell=frame["last"].fillna(0).astype(int).astype(str) + frame["reason"])
    profiles = cells.groupby("indicator", sort=False).agg(
        row=("row", "first"), topic=("topic", "first"), cells=("cell", tuple)
    )  # fmt: skip
    profiles = profiles.assign(dataset=[i.partition(".")[0] for i in profiles.index])
    labels: dict[str, str] = {}
    for (dataset, _topic, _cells), part in profiles.groupby(["dataset", "topic", "cells"], sort=False):
        rows = list(part["row"])
        label = format_list(lang, rows)
        if len(rows) > 1 and len(label) > LONGEST:
            title = translate_context(lang, "dataset", library.catalog.find_dataset(str(dataset)).title)
            label = translate(lang, "{title} ({count})", title=title, count=str(len(rows)))
        taken = label in labels.values()
        labels.update({i: row if taken else label for i, row in zip(part.index, rows, strict=True)})
    return frame.assign(label=frame["indicator"].map(labels))


def _order_rows(library: Library, frame: pd.DataFrame, lang: str) -> tuple[list[str], list[str]]:
    """Return the rows from the top, each topic under its heading, and the headings."""
    topics = library.table("reference", "topics")
    topics = topics.assign(order=topics["order"].astype(int)).sort_values("order")
    rows, headings = [], []
    for topic in topics.itertuples():
        own = list(dict.fromkeys(frame.loc[frame["topic"] == topic.topic, "label"]))
        if own:
            heading = translate_context(lang, "topic", topic.title)
            headings.append(heading)
            rows += [heading, *own]
    return rows, headings


def _list_gaps(frame: pd.DataFrame, rows: list[str], lang: str) -> pd.DataFrame:
    """Return what is missing: sources that lack the same countries for the same reason share a row."""
    gaps: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    empty = frame[frame["last"].isna()].drop_duplicates(["label", "column"])
    for row in rows:
        for reason, part in empty[empty["label"] == row].groupby("reason", sort=True):
            gaps.setdefault((str(reason), tuple(part["column"])), []).append(row)
    ordered = sorted(gaps.items(), key=lambda item: (reason_words(lang, item[0][0]), -len(item[0][1])))
    return pd.DataFrame(
        {
            translate(lang, "Why"): [f"{reason_sign(key[0])} {reason_words(lang, key[0])}" for key, _ in ordered],
            translate(lang, "Countries"): [format_list(lang, [country_name(lang, c) for c in key[1]]) for key, _ in ordered],
            translate(lang, "What is missing"): [join_clauses(lang, names) for _, names in ordered],
        }
    )


def list_states(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the matrix for table and download: source, country, last year, a state for programs and the reason in words."""
    return pd.DataFrame(
        {
            "indicator": frame["indicator"],
            "title": frame["row"],
            "topic": frame["topic"],
            "country": frame["column"],
            "last_year": pd.array([None if pd.isna(y) else int(y) for y in frame["last"]], dtype="Int64"),
            "state": [r or "value" for r in frame["reason"]],
            "reason": [reason_words(lang, r) if r else "" for r in frame["reason"]],
        }
    )


def _draw(library: Library, merged: pd.DataFrame, rows: list[str], headings: list[str], lang: str, look: Look) -> Drawing:
    drawn = merged.drop_duplicates(["label", "column"]).drop(columns="row").rename(columns={"label": "row"})
    drawn = drawn.assign(
        sign=[reason_sign(r) if r else "" for r in drawn["reason"]],
        reason=[reason_words(lang, r) if r else "" for r in drawn["reason"]],
    )
    figure = draw_coverage(
        drawn, lang, look, rows=rows, columns=library.members, newest=int(merged["last"].max()), headings=headings
    )
    alt = translate(
        lang,
        "Matrix of {count} indicators by country with the last year available; the list below names every gap.",
        count=str(merged["indicator"].nunique()),
    )
    return Drawing(figure, alt)


@register_panel("coverage")
def build_coverage(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Matrix of indicator by country with the last year available, by topic, and the reason for every empty cell."""
    frame = measure_coverage(library, lang)
    merged = merge_rows(library, frame, lang)
    rows, headings = _order_rows(library, merged, lang)
    total = frame["indicator"].nunique()
    full = int(frame.groupby("indicator")["last"].apply(lambda s: bool(s.notna().all())).sum())
    return Panel(
        name="coverage",
        title=translate(
            lang,
            "{full} of {total} indicators cover all {members} countries",
            full=format_number(lang, full),
            total=format_number(lang, total),
            members=str(len(library.members)),
        ),
        subtitle=translate(
            lang,
            "Last year with a value, two digits. Empty cells: ○ covered, no value; – the source has nothing on the country; "
            "× outside the reach of the source. In brackets: how many indicators share the row. "
            "The list below gives each reason; a gap is never a zero.",
        ),
        drawings=(_draw(library, merged, rows, headings, lang, look),),
        listing=_list_gaps(merged, rows, lang),
        rows=list_states(frame, lang),
        about_data=True,
        notes=(
            translate(lang, "The download holds years and states only, no figure, so it may be handed out for every source."),
        ),
        datasets=tuple(d for d in library.catalog.datasets.values() if d.name != REFERENCE),
        selection=selection,
    )
