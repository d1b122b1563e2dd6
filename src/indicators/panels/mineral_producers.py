"""Who mines, holds or refines a mineral: the world's first producers and every member that has a figure."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Dataset, Indicator
from indicators.charts.bars import draw_bars
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, translate
from indicators.panels.bases import newest_other_shares, read_other_shares
from indicators.panels.first_place import MINED, state_first
from indicators.panels.mineral_producers_words import describe_bars, describe_figures, list_notes, note_bases, state_producers
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import (
    GROUPS,
    Shares,
    basis_words,
    find_sources,
    format_amount,
    measure_shares,
    mineral_noun,
    mineral_unit,
    newest_shares,
)
from indicators.panels.texts import edition_words

TOP = 6
MOST_STRONG = 6
MOST_ON_WALL = 9
"""Single countries on a slide; whoever is highlighted comes on top of it."""


@register_panel("mineral_producers")
def build_producers(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Shares of the world in the newest year: first producers, all members with a figure, the rest."""
    mineral, measure = selection.mineral, selection.measure
    sources = find_sources(library, mineral, measure)
    if not sources:
        return _build_empty(library, selection, lang)
    other = _find_other(library, selection)
    world = other or measure_shares(library, mineral, sources[0])
    members = (
        newest_other_shares(library, mineral, measure, world)
        if other
        else newest_shares(library, mineral, measure, library.members)
    )
    rows = _join(world, members)
    if look.wall:
        rows = _keep_first(rows, selection)
    listing = _list(library, rows, world, mineral, lang)
    figure = draw_bars(_bars(library, rows, world, selection, lang), None, lang, look)
    used = list(dict.fromkeys(rows["indicator"]))
    indicators = [library.catalog.find_indicator(i) for i in used]
    leader = "" if other else _state_leader(library, world, selection, lang)
    title = state_producers(library, world, members, mineral, measure, lang)
    return Panel(
        name="mineral_producers",
        title=title,
        subtitle=describe_figures(library, world, mineral, measure, lang),
        drawings=(Drawing(figure, describe_bars(rows, mineral, library, lang)),),
        rows=rows,
        listing=listing,
        indicators=tuple(indicators),
        datasets=_datasets(library, indicators),
        lead=leader,
        notes=(leader, *note_bases(library, selection, world, lang), *list_notes(library, rows, world, members, lang)),
        selection=selection,
    )


def _state_leader(library: Library, world: Shares, selection: Selection, lang: str) -> str:
    """The sentence on the first producer of the world when it is a member."""
    if world.indicator.id != MINED:
        return ""
    lead = str(world.rows[~world.rows["country"].isin(GROUPS)].iloc[0]["country"])
    return state_first(library, lang, lead, selection.mineral) if lead in library.members else ""


def _find_other(library: Library, selection: Selection) -> Shares | None:
    """The shares on another basis than the usual one, where it is asked for or the usual one was given up."""
    try:
        return read_other_shares(library, selection.mineral, selection.measure, selection.basis)
    except IndicatorsError:
        if selection.basis:
            raise
        return None  # the table of other bases is damaged: nobody asked for it


def _join(world: Shares, members: pd.DataFrame) -> pd.DataFrame:
    """The first producers of the newest year, the members where they stand, the rest last."""
    own = world.rows
    single = own[~own["country"].isin(["OTH", "EUU"]) & ~own["country"].isin(members["country"]) & (own["value"] > 0)]
    shown = pd.concat([single.head(TOP), members], ignore_index=True)
    shown = shown.sort_values(["share", "country"], ascending=[False, True])
    rest = own[own["country"] == "OTH"]
    columns = ["country", "year", "value", "share", "rank", "world", "obs_status", "note", "edition", "counted", "indicator"]
    return pd.concat([shown, rest], ignore_index=True)[columns]


def _keep_first(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The first rows, those of the highlighted countries, and the rest of the world."""
    single = rows["country"] != "OTH"
    kept = (single.cumsum() <= MOST_ON_WALL) | ~single | rows["country"].isin(selection.countries)
    return rows[kept].reset_index(drop=True)


def _bars(library: Library, rows: pd.DataFrame, world: Shares, selection: Selection, lang: str) -> pd.DataFrame:
    shown = rows[rows["value"] > 0]
    members = [c for c in shown["country"] if c in library.members]
    strong = sorted(members, key=lambda c: c not in selection.countries)[:MOST_STRONG]
    labels = []
    for row in shown.itertuples():
        name = country_name(lang, row.country)
        other = row.indicator != world.indicator.id or row.year != world.year
        labels.append(
            translate(
                lang, "{country} ({edition}: {year})", country=name, edition=edition_words(lang, row.edition), year=str(row.year)
            )
            if other
            else name
        )
    return shown.assign(
        label=labels,
        value=shown["share"],
        country=[c if c in strong else "" for c in shown["country"]],
        rank=shown["rank"].where(shown["country"] != "OTH"),
    )[["label", "value", "country", "rank", "year", "note", "obs_status"]]


def _list(library: Library, rows: pd.DataFrame, world: Shares, mineral: str, lang: str) -> pd.DataFrame:
    usual, unit = world.rows["counted"].iloc[0], mineral_unit(library, lang, mineral)
    kinds = {"E": translate(lang, "estimate"), "U": translate(lang, "lower bound"), "B": translate(lang, "redefined")}
    cells, amounts = [], []
    for row in rows.itertuples():
        words = {"year": str(int(row.year)), "edition": edition_words(lang, row.edition), "kind": kinds.get(row.obs_status, "")}
        dated = (
            translate(lang, "{year}, {edition}, {kind}", **words)
            if words["kind"]
            else translate(lang, "{year}, {edition}", year=words["year"], edition=words["edition"])
        )
        cells.append((country_name(lang, row.country), dated))
        amount = format_amount(lang, row.value, unit)
        amounts.append(amount if row.counted == usual else (amount, basis_words(lang, row.counted)))
    return pd.DataFrame(
        {
            translate(lang, "Country"): cells,
            translate(lang, "Figure"): amounts,
            translate(lang, "Share of the world"): [format_share(lang, s) for s in rows["share"]],
            translate(lang, "Rank"): ["–" if pd.isna(r) else str(int(r)) for r in rows["rank"]],
        }
    )


def _datasets(library: Library, indicators: Sequence[Indicator]) -> tuple[Dataset, ...]:
    return tuple({i.dataset: library.dataset_of(i) for i in indicators}.values())


def _build_empty(library: Library, selection: Selection, lang: str) -> Panel:
    words = {"mineral": mineral_noun(library, lang, selection.mineral)}
    titles = {
        "mine": translate(lang, "No publisher held here prints mine production of {mineral}", **words),
        "reserves": translate(lang, "No publisher held here prints reserves of {mineral}", **words),
        "refinery": translate(lang, "No publisher held here prints refining of {mineral}", **words),
    }
    datasets = [library.catalog.find_dataset(n) for n in ("usgs_mcs", "world_mining_data")]
    return Panel(
        name="mineral_producers",
        title=titles[selection.measure],
        subtitle=translate(lang, "USGS and World Mining Data; a gap is not a zero."),
        drawings=(),
        rows=pd.DataFrame(columns=["country", "year", "value", "share"]),
        datasets=tuple(datasets),
        selection=selection,
    )
