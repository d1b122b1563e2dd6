"""Who mines, holds or refines a mineral: the world's first producers and every member that has a figure."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Dataset, Indicator
from indicators.charts.bars import draw_bars
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_list, translate, translate_context
from indicators.panels.bases import is_given_up, list_bases, newest_other_shares, read_other_shares
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import (
    GROUPS,
    Shares,
    basis_words,
    find_sources,
    format_amount,
    measure_shares,
    mineral_noun,
    mineral_title,
    mineral_unit,
    newest_shares,
)
from indicators.panels.texts import edition_words, name_list

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
    title = state_producers(library, world, members, mineral, measure, lang)
    return Panel(
        name="mineral_producers",
        title=title,
        subtitle=_subtitle(library, world, mineral, measure, lang),
        drawings=(Drawing(figure, _describe(rows, mineral, library, lang)),),
        rows=rows,
        listing=listing,
        indicators=tuple(indicators),
        datasets=_datasets(library, indicators),
        notes=(*_note_bases(library, selection, world, lang), *_notes(library, rows, world, members, lang)),
        selection=selection,
    )


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


def state_producers(library: Library, world: Shares, members: pd.DataFrame, mineral: str, measure: str, lang: str) -> str:
    """Return the finding: what the members mine, hold or refine together, or who leads when none is named."""
    known = members[members["share"] > 0]
    own = known[(known["year"] == world.year) & (known["indicator"] == world.indicator.id)]
    words = {"mineral": mineral_noun(library, lang, mineral), "year": str(world.year)}
    if known.empty:
        lead = world.rows[~world.rows["country"].isin(GROUPS)].iloc[0]
        words |= {"country": country_name(lang, lead["country"], "the"), "share": format_share(lang, lead["share"])}
        return translate(lang, "No member is named for {mineral}; {country} leads with {share} of the world ({year})", **words)
    if own.empty:
        first = known.iloc[0]
        own = known[(known["year"] == first["year"]) & (known["indicator"] == first["indicator"])]
        words["year"] = str(int(first["year"]))
    top = own[own["share"] == own["share"].max()]
    names = [country_name(lang, c, "the") for c in top["country"]]
    words |= {
        "country": names[0] if len(names) == 1 else format_list(lang, names),
        "share": format_share(lang, top["share"].iloc[0]),
    }
    if len(own) == 1:
        return _state_single(words, measure, world.indicator.dataset, lang)
    words |= {"count": str(len(own)), "sum": format_share(lang, float(own["share"].sum()))}
    return _state_several(words, measure, lang) if len(top) == 1 else _state_equals(words, measure, lang)


def _state_several(words: dict[str, str], measure: str, lang: str) -> str:
    if measure == "reserves":
        return translate(
            lang, "{count} members hold {sum} of the world’s reserves of {mineral} ({year}), {country} alone {share}", **words
        )
    if measure == "refinery":
        return translate(
            lang, "{count} members refined {sum} of the world’s {mineral} in {year}, {country} alone {share}", **words
        )
    return translate(lang, "{count} members mined {sum} of the world’s {mineral} in {year}, {country} alone {share}", **words)


def _state_equals(words: dict[str, str], measure: str, lang: str) -> str:
    """The finding where the first members are printed with the same figure."""
    if measure == "reserves":
        return translate(
            lang, "{count} members hold {sum} of the world’s reserves of {mineral} ({year}), {country} {share} each", **words
        )
    if measure == "refinery":
        return translate(
            lang, "{count} members refined {sum} of the world’s {mineral} in {year}, {country} {share} each", **words
        )
    return translate(lang, "{count} members mined {sum} of the world’s {mineral} in {year}, {country} {share} each", **words)


def _state_single(words: dict[str, str], measure: str, dataset: str, lang: str) -> str:
    if measure == "reserves":
        return translate(lang, "{country} holds {share} of the world’s reserves of {mineral} ({year})", **words)
    if measure == "refinery":
        return translate(lang, "{country} refined {share} of the world’s {mineral} in {year}", **words)
    if dataset == "world_mining_data":
        return translate(lang, "{country} produced {share} of the world’s {mineral} in {year}", **words)
    return translate(lang, "{country} mined {share} of the world’s {mineral} in {year}", **words)


def _subtitle(library: Library, world: Shares, mineral: str, measure: str, lang: str) -> str:
    words = {
        "unit": mineral_unit(library, lang, mineral),
        "basis": basis_words(lang, str(world.rows["counted"].iloc[0])),
        "year": str(world.year),
        "edition": edition_words(lang, str(world.rows["edition"].iloc[0])),
    }
    if measure == "reserves":
        return translate(lang, "Share of the world’s reserves, {year}; {edition}. Figures in {unit}, {basis}.", **words)
    if measure == "refinery":
        return translate(
            lang, "Share of the world’s refined or smelted output, {year}; {edition}. Figures in {unit}, {basis}.", **words
        )
    if world.estimated:
        return translate(
            lang, "Share of the world’s mine production, {year} (estimate); {edition}. Figures in {unit}, {basis}.", **words
        )
    return translate(lang, "Share of the world’s mine production, {year}; {edition}. Figures in {unit}, {basis}.", **words)


def _describe(rows: pd.DataFrame, mineral: str, library: Library, lang: str) -> str:
    listed = format_list(
        lang, [f"{country_name(lang, r.country)} {format_share(lang, r.share)} ({int(r.year)})" for r in rows.itertuples()]
    )
    return translate(
        lang,
        "Bar chart: shares of the world of {mineral}: {values}.",
        mineral=mineral_title(library, lang, mineral),
        values=listed,
    )


def _notes(library: Library, rows: pd.DataFrame, world: Shares, members: pd.DataFrame, lang: str) -> list[str]:
    notes = []
    other = members[(members["indicator"] != world.indicator.id) & (members["share"] > 0)]
    if len(other):
        notes.append(
            translate(
                lang,
                "USGS prints main producers only. {countries}: from World Mining Data, as a share of its own total of that year.",
                countries=name_list(lang, list(other["country"])),
            )
        )
    absent = [c for c in library.members if c not in set(members["country"])]
    if absent:
        notes.append(
            translate(lang, "Named by no publisher here, which is not zero: {countries}.", countries=name_list(lang, absent))
        )
    if world.estimated:
        notes.append(translate(lang, "Figures of the newest year are estimates, often revised."))
    if world.world_note:
        notes.append(translate(lang, "World total: {note}", note=translate_context(lang, "note", world.world_note)))
    if float(rows["share"].sum()) > 1:
        notes.append(
            translate(lang, "World totals are rounded, and figures of several years stand here: shares may add to over 100 %.")
        )
    for note in dict.fromkeys(n for n in rows["note"] if n):
        listed = name_list(lang, list(rows.loc[rows["note"] == note, "country"]))
        notes.append(translate(lang, "{countries}: {note}", countries=listed, note=translate_context(lang, "note", str(note))))
    return notes


def _note_bases(library: Library, selection: Selection, world: Shares, lang: str) -> list[str]:
    """What the same publisher prints on its other bases: a share can depend on what is weighed."""
    try:
        codes = list_bases(library, selection.mineral, selection.measure)
        others = [read_other_shares(library, selection.mineral, selection.measure, code) for code in codes]
        if is_given_up(library, selection.mineral, selection.measure):
            others.append(
                measure_shares(library, selection.mineral, find_sources(library, selection.mineral, selection.measure)[0])
            )
    except IndicatorsError:
        return []  # the table of other bases is damaged: the shown figures do not need it
    notes = []
    for other in others:
        if other is None or other.rows["counted"].iloc[0] == world.rows["counted"].iloc[0]:
            continue
        named = other.rows[~other.rows["country"].isin(GROUPS)]
        own = named[named["country"].isin(library.members)]
        first = (own if len(own) else named).iloc[0]
        notes.append(
            translate(
                lang,
                "Also printed as {basis} ({edition}, {year}): {country} {share} of the world.",
                basis=basis_words(lang, str(first["counted"])),
                edition=edition_words(lang, str(first["edition"])),
                year=str(other.year),
                country=country_name(lang, str(first["country"]), "the"),
                share=format_share(lang, float(first["share"])),
            )
        )
    return notes


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
