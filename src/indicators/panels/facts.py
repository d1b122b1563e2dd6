"""Headline facts that write themselves: one figure, one sentence, its source and year, and the page that proves it."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from indicators.charts.words import format_share
from indicators.data import Library
from indicators.errors import DataError, UnknownNameError
from indicators.i18n import country_name, format_date, format_percent, translate, translate_error
from indicators.metrics import sum_group
from indicators.panels.first_place import find_run, name_edition
from indicators.panels.leverage import measure_leverage
from indicators.panels.quantities import (
    MEASURES,
    find_sources,
    format_amount,
    measure_shares,
    mineral_noun,
    mineral_unit,
    newest_shares,
    read_quantities,
)
from indicators.panels.texts import publisher_name, short_name

MINED = ("cobalt", "bauxite", "tantalum", "platinum", "titanium_rutile")
HUB = "BEL"
Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Fact:
    """A number, the sentence that follows it, where it comes from, the view that proves it, the names of its datasets."""

    number: str
    sentence: str
    source: str
    page: str
    query: Query = ()
    datasets: tuple[str, ...] = ()


def _mined_fact(library: Library, lang: str, mineral: str) -> Fact | None:
    """What the members mine of the world in the newest USGS year: one country, or several with the largest named."""
    sources = find_sources(library, mineral, "mine")
    if not sources:
        return None
    world = measure_shares(library, mineral, sources[0])
    own = world.rows[world.rows["country"].isin(library.members) & (world.rows["share"] > 0)]
    if own.empty:
        return None
    top, unit = own.iloc[0], mineral_unit(library, lang, mineral)
    words = {
        "mineral": mineral_noun(library, lang, mineral),
        "in_country": country_name(lang, top["country"], "in"),
        "year": str(world.year),
        "count": str(len(own)),
        "share": _write_part(lang, float(top["share"])),
    }
    source = translate(
        lang,
        "{value} of {total}; {edition} ({kind})",
        value=format_amount(lang, float(own["value"].sum()), unit),
        total=format_amount(lang, float(top["world"]), unit),
        edition=_name_edition(library, lang, world.indicator.dataset, str(top["edition"])),
        kind=translate(lang, "estimate") if top["obs_status"] == "E" else translate(lang, "published figure"),
    )
    share, sentence = float(own["share"].sum()), _write_mined(library, lang, mineral, own, words)
    return Fact(
        format_percent(lang, share, _places(share)),
        sentence,
        source,
        "minerals",
        (("mineral", mineral),),
        (world.indicator.dataset,),
    )


def _write_mined(library: Library, lang: str, mineral: str, own: pd.DataFrame, words: dict[str, str]) -> str:
    if len(own) > 1:
        return translate(
            lang,
            "of the world’s {mineral} was mined in {count} coalition countries in {year}, {share} {in_country} alone",
            **words,
        )
    run = find_run(library, str(own.iloc[0]["country"]), mineral)
    if run is not None and run.since < int(words["year"]) and not run.from_start:
        return translate(
            lang,
            "of the world’s {mineral} was mined {in_country} in {year}: first producer since {since}",
            since=str(run.since),
            **words,
        )
    return translate(lang, "of the world’s {mineral} was mined {in_country} in {year}", **words)


def _name_edition(library: Library, lang: str, dataset: str, edition: str) -> str:
    return f"USGS, {edition}" if dataset == "usgs_mcs" else name_edition(library, lang, dataset, edition)


def _places(share: float) -> int:
    """Whole per cent for what is large, one decimal below ten per cent."""
    return 0 if share >= 0.1 else 1


def _write_part(lang: str, share: float) -> str:
    """Return the share of the largest, as exact as the number that it is a part of: 70%, of which 62%."""
    return format_percent(lang, share, _places(share)) if share >= 0.01 else format_share(lang, share)


def _diamond_fact(library: Library, lang: str, name: str) -> Fact | None:
    """What the members filed of the world's carats or value, in the newest year in which most of them filed."""
    frame = library.observations(f"kp.{name}")
    groups = sum_group(frame[frame["value"].notna()][["country", "year", "value"]], library.members)
    if groups.empty:
        return None
    newest = groups[groups["n"] == groups["n"].max()].sort_values("year").iloc[-1]
    top = str(newest["countries"]).split(" ")[0]
    own = frame[(frame["country"] == top) & (frame["year"] == newest["year"])]["value"].iloc[0]
    words = {
        "year": str(int(newest["year"])),
        "count": str(int(newest["n"])),
        "share": _write_part(lang, own / newest["world"]),
        "from_country": country_name(lang, top, "in"),
    }
    if name == "production_value":
        sentence = translate(
            lang,
            "of the value of rough diamonds filed with the Kimberley Process in {year} was mined in {count} coalition countries, "
            "{share} {from_country} alone",
            **words,
        )
    else:
        sentence = translate(
            lang,
            "of the carats filed with the Kimberley Process in {year} were mined in {count} coalition countries, {share} "
            "{from_country} alone",
            **words,
        )
    source = short_name(lang, library.catalog.find_dataset("kp"))
    return Fact(format_percent(lang, float(newest["share"])), sentence, source, "diamonds", datasets=("kp",))


def _supply_fact(library: Library, lang: str, mineral: str) -> Fact | None:
    """What the members supply to the European Union of a mineral, mean of several years to 2020."""
    leverage = measure_leverage(library, lang, "supply_share", mineral)
    own = leverage.rows[leverage.rows["country"].isin(library.members)].sort_values("value", ascending=False)
    if own.empty:
        return None
    top = own.iloc[0]
    words = {
        "mineral": leverage.mineral,
        "in_country": country_name(lang, str(top["country"]), "in"),
        "share": _write_part(lang, float(top["value"])),
        "count": str(len(own)),
        "year": str(int(top["year"])),
    }
    if len(own) > 1:
        sentence = translate(
            lang,
            "of the European Union’s {mineral} was sourced in {count} coalition countries, {share} {in_country} alone (mean to {year})",
            **words,
        )
    else:
        sentence = translate(lang, "of the European Union’s {mineral} was sourced {in_country} (mean to {year})", **words)
    query = (("leverage", "supply_share"), ("mineral", mineral))
    publisher = publisher_name(lang, library.catalog.find_dataset("eu_criticality").publisher).split(",")[0]
    source = translate(lang, "{name}: {value}", name=publisher, value=str(top["source"]))
    return Fact(format_percent(lang, float(own["value"].sum())), sentence, source, "exposure", query, ("eu_criticality",))


def _refined_fact(library: Library, lang: str) -> Fact | None:
    """The mineral of which Belgium refines the largest part of the world."""
    held = set()
    for indicator_id in MEASURES["refinery"]:
        frame = library.observations(indicator_id)
        held |= set(frame.loc[(frame["country"] == HUB) & (frame["value"] > 0), "mineral"])
    shares = [(m, newest_shares(library, m, "refinery", [HUB])) for m in sorted(held)]
    known = [(m, rows.iloc[0]) for m, rows in shares if len(rows) and rows["share"].iloc[0] > 0]
    if not known:
        return None
    mineral, row = max(known, key=lambda pair: float(pair[1]["share"]))
    unit = mineral_unit(library, lang, mineral)
    frame = read_quantities(library, mineral, str(row["indicator"]))
    total = frame[(frame["country"] == "WLD") & (frame["year"] == row["year"])]["value"]
    words = {
        "mineral": mineral_noun(library, lang, mineral),
        "in_country": country_name(lang, HUB, "in"),
        "year": str(int(row["year"])),
    }
    source = translate(
        lang,
        "{value} of {total}; {edition} ({kind})",
        value=format_amount(lang, float(row["value"]), unit),
        total=format_amount(lang, float(total.iloc[0]) if len(total) else float(row["world"]), unit),
        edition=_name_edition(library, lang, str(row["indicator"]).split(".")[0], str(row["edition"])),
        kind=translate(lang, "estimate") if row["obs_status"] == "E" else translate(lang, "published figure"),
    )
    return Fact(
        format_percent(lang, float(row["share"]), 1),
        translate(lang, "of the world’s {mineral} was refined {in_country} in {year}", **words),
        source,
        "minerals",
        (("mineral", mineral), ("measure", "refinery")),
        (str(row["indicator"]).split(".")[0],),
    )


def _suspension_fact(library: Library, lang: str) -> Fact | None:
    frame = library.table("kp_restrictions", "kp_restrictions")
    rows = frame[(frame["country"] == "CAF") & frame["start"].notna()]
    if rows.empty or rows["end"].isna().any():
        return None
    start, end = rows["start"].min(), rows["end"].max()
    years = int((pd.Timestamp(end) - pd.Timestamp(start)).days // 365.25)
    return Fact(
        translate(lang, "{years} years", years=str(years)),
        translate(
            lang,
            "after the first suspension the Kimberley Process fully readmitted Central African diamonds, on {date}",
            date=format_date(lang, end),
        ),
        translate(
            lang, "Kimberley Process decisions, {start} to {end}", start=format_date(lang, start), end=format_date(lang, end)
        ),
        "diamonds",
        (("country", "CAF"),),
        ("kp_restrictions",),
    )


def _list_makers(library: Library, lang: str) -> list[Callable[[], Fact | None]]:
    mined = {m: (lambda m=m: _mined_fact(library, lang, m)) for m in MINED}
    return [
        mined["cobalt"],
        mined["bauxite"],
        lambda: _diamond_fact(library, lang, "production_carats"),
        lambda: _diamond_fact(library, lang, "production_value"),
        *(mined[m] for m in MINED[2:]),
        lambda: _supply_fact(library, lang, "bauxite"),
        lambda: _supply_fact(library, lang, "tantalum"),
        lambda: _supply_fact(library, lang, "cobalt"),
        lambda: _refined_fact(library, lang),
        lambda: _suspension_fact(library, lang),
    ]


def gather_facts(library: Library, lang: str) -> tuple[list[Fact], list[str]]:
    """Return the headline facts in their fixed order, and for each file that cannot be read the sentence that names it."""
    facts, lost = [], []
    for make in _list_makers(library, lang):
        try:
            fact = make()
        except (DataError, UnknownNameError) as error:
            lost.append(translate_error(lang, error))
            continue
        if fact is not None:
            facts.append(fact)
    return facts, list(dict.fromkeys(lost))


def find_facts(library: Library, lang: str) -> list[Fact]:
    """Return the headline facts that the readable files support; a damaged file costs its own facts."""
    return gather_facts(library, lang)[0]
