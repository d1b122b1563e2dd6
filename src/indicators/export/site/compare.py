"""Compare tables: for each indicator of a topic the newest value of every member, and the one ten years before."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.export.site.blocks import Block, Item
from indicators.export.site.plan import Plan, Step, find_path, list_topics
from indicators.export.site.tables import Cell, Grid, write_figure
from indicators.i18n import country_name, translate, translate_context
from indicators.panels.texts import option_title, source_line, unit_label

SPAN = 10
LEAST = 3
"""Columns that are always there: country, value, year."""


def topic_title(library: Library, lang: str, topic: str) -> str:
    """Return the name of a topic."""
    frame = library.table("reference", "topics").set_index("topic")
    return translate_context(lang, "topic", str(frame.loc[topic, "title"]))


def show_topics(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the topics with their indicators, each with its page of tables."""
    blocks = []
    for topic in list_topics(library):
        items = [
            Item(option_title(library, lang, i), url=f"compare-{topic}.html#{i.id}")
            for i in _indicators_of(library, topic)
            if i.coverage
        ]
        blocks.append(Block("links", topic_title(library, lang, topic), anchor=topic, items=tuple(items)))
    return blocks


def _indicators_of(library: Library, topic: str) -> list[Indicator]:
    return [
        i
        for i in library.catalog.indicators.values()
        if i.topic == topic and not i.dimensions and library.dataset_of(i).redistribute
    ]


def show_tables(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return one table for each indicator of a topic: the newest value of each member and the one ten years before."""
    blocks = []
    for indicator in _indicators_of(library, plan.about):
        dataset = library.dataset_of(indicator)
        unit = unit_label(library, lang, indicator.unit)
        blocks.append(
            Block(
                "panel",
                option_title(library, lang, indicator),
                translate(lang, "{unit}; newest value, and the value {span} years before.", unit=unit, span=str(SPAN)),
                indicator.id,
                grids=(compare_members(library, indicator, lang),),
                sources=(source_line(lang, dataset),),
                files=(Cell(f"{indicator.id}.csv", f"../api/{indicator.id}.csv"),),
            )
        )
    return blocks


def compare_members(library: Library, indicator: Indicator, lang: str) -> Grid:
    """Return the newest value of each member with its interval, and the value ten years before."""
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)].sort_values("year")
    known, listed, rows = frame[frame["value"].notna()], set(frame["country"]), []
    for country in sorted(library.members, key=lambda c: country_name(lang, c)):
        own = known[known["country"] == country]
        name = Cell(country_name(lang, country), find_path("country", {"country": country}))
        if own.empty:
            words = translate(lang, "not covered by the source")
            if country in listed:
                words = translate(lang, "covered, no value")
            rows.append((name, Cell(words), Cell(""), Cell(""), Cell("")))
            continue
        new = own.iloc[-1]
        back = own[own["year"] == new["year"] - SPAN]
        rows.append(
            (
                name,
                Cell(_write_value(lang, new, indicator), number=True),
                Cell(str(int(new["year"])), number=True),
                Cell(_interval(lang, new, indicator), number=True),
                Cell(_write_value(lang, back.iloc[0], indicator) if len(back) else "–", number=True),
            )
        )
    heads = (
        translate(lang, "Country"),
        translate(lang, "Value"),
        translate(lang, "Year"),
        translate(lang, "Interval"),
        translate(lang, "{span} years before", span=str(SPAN)),
    )
    shown = [i for i in range(len(heads)) if i < LEAST or any(row[i].text not in ("", "–") for row in rows)]
    cells = tuple(tuple(row[i] for i in shown) for row in rows)
    return Grid(option_title(library, lang, indicator), tuple(heads[i] for i in shown), cells, plain=True)


def _write_value(lang: str, row: pd.Series, indicator: Indicator) -> str:
    value = write_figure(lang, float(row["value"]), indicator.decimals)
    return translate(lang, "{value} (doubtful)", value=value) if row["obs_status"] == "U" else value


def _interval(lang: str, row: pd.Series, indicator: Indicator) -> str:
    low, high = row.get("lower"), row.get("upper")
    if low is None or high is None or pd.isna(low) or pd.isna(high):
        return "–"
    ends = (write_figure(lang, float(v), indicator.decimals) for v in (low, high))
    return translate(lang, "{low} to {high}", **dict(zip(("low", "high"), ends, strict=True)))
