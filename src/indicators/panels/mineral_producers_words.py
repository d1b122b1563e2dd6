"""What is said of producers: the finding, what the figures are, and what must be known beside them."""

import pandas as pd

from indicators.charts.words import format_share
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_list, translate, translate_context
from indicators.panels.bases import is_given_up, list_bases, read_other_shares
from indicators.panels.first_place import find_run
from indicators.panels.model import Selection
from indicators.panels.quantities import (
    GROUPS,
    Shares,
    basis_words,
    find_sources,
    measure_shares,
    mineral_noun,
    mineral_title,
    mineral_unit,
)
from indicators.panels.texts import edition_words, name_list


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
        since = _find_since(library, str(top["country"].iloc[0]), mineral) if measure == "mine" else ""
        return _state_single(words, measure, world.indicator.dataset, since, lang)
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


def _find_since(library: Library, country: str, mineral: str) -> str:
    """The year since which a country has been first without a break; nothing when it is not, or was so as far back as is held."""
    run = find_run(library, country, mineral)
    return "" if run is None or run.from_start or run.since == run.until else str(run.since)


def _state_single(words: dict[str, str], measure: str, dataset: str, since: str, lang: str) -> str:
    if measure == "reserves":
        return translate(lang, "{country} holds {share} of the world’s reserves of {mineral} ({year})", **words)
    if measure == "refinery":
        return translate(lang, "{country} refined {share} of the world’s {mineral} in {year}", **words)
    if dataset == "world_mining_data":
        return translate(lang, "{country} produced {share} of the world’s {mineral} in {year}", **words)
    if since:
        return translate(
            lang, "{country} mined {share} of the world’s {mineral} in {year}: first producer since {since}", since=since, **words
        )
    return translate(lang, "{country} mined {share} of the world’s {mineral} in {year}", **words)


def describe_figures(library: Library, world: Shares, mineral: str, measure: str, lang: str) -> str:
    """Return what is shown of whom: the measure, its year and edition, its unit and what is weighed."""
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


def describe_bars(rows: pd.DataFrame, mineral: str, library: Library, lang: str) -> str:
    """Return the bars in words, for readers who do not see them."""
    listed = format_list(
        lang, [f"{country_name(lang, r.country)} {format_share(lang, r.share)} ({int(r.year)})" for r in rows.itertuples()]
    )
    return translate(
        lang,
        "Bar chart: shares of the world of {mineral}: {values}.",
        mineral=mineral_title(library, lang, mineral),
        values=listed,
    )


def list_notes(library: Library, rows: pd.DataFrame, world: Shares, members: pd.DataFrame, lang: str) -> list[str]:
    """Return what keeps a share from being misread: other publishers, members nobody names, estimates, rounding."""
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
            translate(lang, "World totals are rounded, and figures of several years stand here: shares may add to over 100%.")
        )
    for note in dict.fromkeys(n for n in rows["note"] if n):
        listed = name_list(lang, list(rows.loc[rows["note"] == note, "country"]))
        notes.append(translate(lang, "{countries}: {note}", countries=listed, note=translate_context(lang, "note", str(note))))
    return notes


def note_bases(library: Library, selection: Selection, world: Shares, lang: str) -> list[str]:
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
