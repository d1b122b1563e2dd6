"""How the members' production moved: columns by publisher, never joined across publishers, editions or bases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.stacked import Part, draw_stacked_years
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, translate, translate_context
from indicators.panels.disagreements import OTHERS, find_figures
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import (
    MEASURES,
    basis_words,
    format_amount,
    mineral_title,
    mineral_unit,
    read_quantities,
)
from indicators.panels.standing import scale_unit

MOST_PARTS = 5
LEAST_YEARS = 2
MANY_TIMES = 3
RELATED = {"diamond_gem": "diamond_all", "diamond_industrial": "diamond_all", "lithium": "lithium_minerals"}
"""What the British Geological Survey counts of the same mineral, on another basis: beside it, never joined to it."""


@dataclass(frozen=True)
class Run:
    """One publisher's years of the members that it names."""

    indicator: Indicator
    mineral: str
    rows: pd.DataFrame


def find_runs(library: Library, mineral: str, measure: str) -> list[Run]:
    """Return each publisher's figures of members over at least two years, the longest publisher last."""
    runs = []
    pairs = [(i, mineral) for i in MEASURES[measure]]
    pairs += [(i, m) for i in OTHERS.get(measure, ()) for m in (mineral, RELATED.get(mineral)) if m]
    for indicator_id, name in pairs:
        rows = read_quantities(library, name, indicator_id)
        rows = rows[rows["country"].isin(library.members) & (rows["value"] > 0)]
        if rows["year"].nunique() >= LEAST_YEARS:
            runs.append(Run(library.catalog.find_indicator(indicator_id), name, rows.reset_index(drop=True)))
    return runs


@register_panel("mineral_history")
def build_history(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Stacked columns of the members, one drawing for each publisher and basis."""
    mineral, measure = selection.mineral, selection.measure
    runs = find_runs(library, mineral, measure)
    datasets = {r.indicator.dataset: library.dataset_of(r.indicator) for r in runs}
    rows = pd.concat([r.rows.assign(mineral=r.mineral) for r in runs], ignore_index=True) if runs else pd.DataFrame()
    return Panel(
        name="mineral_history",
        title=_state(library, runs, mineral, measure, lang),
        subtitle=translate(
            lang, "Columns of the members that each publisher names. Publishers and bases stand apart: they are no one series."
        ),
        drawings=tuple(_draw(library, run, selection.countries, lang, look) for run in runs),
        rows=rows,
        indicators=tuple({r.indicator.id: r.indicator for r in runs}.values()),
        datasets=tuple(datasets.values()) or (library.catalog.find_dataset("usgs_mcs"),),
        notes=tuple(_notes(library, runs, measure, lang)),
        selection=selection,
    )


def _draw(library: Library, run: Run, chosen: Sequence[str], lang: str, look: Look) -> Drawing:
    sums = run.rows.groupby("country")["value"].max().sort_values(ascending=False)
    keep = [c for c in chosen if c in sums.index]
    keep = [*keep, *(c for c in sums.index if c not in keep)][:MOST_PARTS]
    keep = sorted(keep, key=lambda c: -sums[c])
    shown = run.rows.assign(part=[c if c in keep else "rest" for c in run.rows["country"]])
    shown = shown.groupby(["year", "part"], as_index=False)["value"].sum()
    parts = [Part(c, country_name(lang, c), country=c) for c in keep]
    if (shown["part"] == "rest").any():
        parts.append(Part("rest", translate(lang, "other members"), rest=True))
    factor = choose_factor(float(shown.groupby("year")["value"].sum().max()))
    drawn = replace(run.indicator, decimals=1 if factor > 1 else 0)
    figure = draw_stacked_years(shown, drawn, lang, look, parts=parts, factor=factor)
    unit = scale_unit(lang, mineral_unit(library, lang, run.mineral), factor)
    heading = translate(
        lang,
        "**{publisher}** {unit}, {basis}",
        publisher=library.dataset_of(run.indicator).title,
        unit=unit[:1].lower() + unit[1:],
        basis=basis_words(lang, str(run.rows["counted"].iloc[0])),
    )
    return Drawing(figure, _describe(library, run, lang), heading=heading)


def _describe(library: Library, run: Run, lang: str) -> str:
    unit = mineral_unit(library, lang, run.mineral)
    parts = []
    for country, own in run.rows.sort_values("year").groupby("country"):
        first, last = own.iloc[0], own.iloc[-1]
        if len(own) == 1:
            amount, year = format_amount(lang, last["value"], unit), str(int(last["year"]))
            name = country_name(lang, str(country))
            parts.append(translate(lang, "{country} {amount} in {year}", country=name, amount=amount, year=year))
            continue
        parts.append(
            translate(
                lang,
                "{country} {before} in {first} and {after} in {last}",
                country=country_name(lang, str(country)),
                before=format_amount(lang, first["value"], unit),
                first=str(int(first["year"])),
                after=format_amount(lang, last["value"], unit),
                last=str(int(last["year"])),
            )
        )
    return translate(
        lang,
        "Stacked columns of {mineral}: {values}.",
        mineral=mineral_title(library, lang, run.mineral),
        values=format_list(lang, parts),
    )


def _state(library: Library, runs: Sequence[Run], mineral: str, measure: str, lang: str) -> str:
    title = mineral_title(library, lang, mineral)
    if not runs:
        return translate(lang, "{mineral}: no member has figures of several years", mineral=title)
    run = runs[0]
    newest = run.rows[run.rows["year"] == run.rows["year"].max()].sort_values("value", ascending=False).iloc[0]
    own = run.rows[run.rows["country"] == newest["country"]].sort_values("year")
    first, unit = own.iloc[0], mineral_unit(library, lang, mineral)
    words = {
        "mineral": title,
        "country": country_name(lang, newest["country"], "the"),
        "before": format_amount(lang, first["value"], unit),
        "first": str(int(first["year"])),
        "after": format_amount(lang, newest["value"], unit),
        "last": str(int(newest["year"])),
        "change": _write_change(lang, newest["value"] / first["value"]),
    }
    if len(own) < LEAST_YEARS:
        return translate(lang, "{mineral}: {country} {after} in {last}, no earlier year", **words)
    if measure == "reserves":
        return translate(
            lang, "{mineral}: reserves of {country} {before} in {first}, {after} in {last}; definitions changed between", **words
        )
    if first["edition"] != newest["edition"]:
        words |= {"old": str(first["edition"]), "new": str(newest["edition"])}
        return translate(
            lang, "{mineral}: {country} from {before} in {first} ({old}) to {after} in {last} ({new}), {change}", **words
        )
    return translate(lang, "{mineral}: {country} from {before} in {first} to {after} in {last} ({change})", **words)


def _state_revision(library: Library, run: Run, measure: str, lang: str) -> str:
    """Return the widest revision by which a later edition replaced a figure of these members; empty without one."""
    figures = find_figures(library, run.mineral, measure)
    replaced = figures[figures["earlier"] & (figures["indicator"] == run.indicator.id) & (figures["value"] > 0)]
    pairs = run.rows.merge(replaced, on=["country", "year"], suffixes=("", "_old"))
    pairs = pairs[pairs["value"] != pairs["value_old"]]
    if pairs.empty:
        return ""
    row = pairs.loc[(pairs["value"] / pairs["value_old"]).map(log).abs().idxmax()]
    unit = mineral_unit(library, lang, run.mineral)
    return translate(
        lang,
        "Editions revise one another, most for {country} in {year}: {before} in {old}, {after} in {new}.",
        country=country_name(lang, str(row["country"]), "the"),
        year=str(int(row["year"])),
        before=format_amount(lang, row["value_old"], unit),
        old=str(row["edition_old"]),
        after=format_amount(lang, row["value"], unit),
        new=str(row["edition"]),
    )


def _write_change(lang: str, ratio: float) -> str:
    """A change in per cent, or how many times where per cent would not be read."""
    if ratio >= MANY_TIMES:
        return translate(lang, "{ratio} times as much", ratio=format_number(lang, ratio, 0 if ratio >= 10 else 1))
    return format_percent(lang, ratio - 1, signed=True)


def _notes(library: Library, runs: Sequence[Run], measure: str, lang: str) -> list[str]:
    notes = []
    if any(r.indicator.dataset == "usgs_mcs" for r in runs):
        notes.append(
            translate(
                lang,
                "USGS: each year whole from the newest edition that prints it; a member that an edition leaves out has no column "
                "part, which is not zero.",
            )
        )
    if runs and (revision := _state_revision(library, runs[0], measure, lang)):
        notes.append(revision)
    for run in runs:
        for note in dict.fromkeys(n for n in run.rows["note"] if n):
            years = format_list(lang, [str(y) for y in sorted(set(run.rows.loc[run.rows["note"] == note, "year"]))])
            notes.append(translate(lang, "{years}: {note}", years=years, note=translate_context(lang, "note", str(note))))
    if measure == "reserves":
        notes.append(translate(lang, "Reserves follow definitions and studies: a change is not mining or discovery."))
    if any(r.indicator.dataset == "bgs" for r in runs):
        notes.append(translate(lang, "British Geological Survey: copy of 2017, to 2015; no world total is printed."))
    return notes
