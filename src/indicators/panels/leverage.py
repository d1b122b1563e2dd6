"""What a country holds of a mineral, or lives from: the second axis of the exposure quadrant."""

from dataclasses import dataclass, replace

import pandas as pd

from indicators.catalog import Dataset, Indicator
from indicators.data import Library
from indicators.i18n import translate, translate_context
from indicators.panels.quantities import find_sources, measure_shares, mineral_noun, newest_shares
from indicators.panels.standing import pick_rows
from indicators.panels.texts import publisher_name, short_source

LEVERAGES = ("world_share", "supply_share", "export_share", "diamond_share", "rents_share")
TOP = 6
REACH = 12
LAST_YEAR = 2020
"""The shares of the European study are means of several years to this one."""


@dataclass(frozen=True)
class Leverage:
    """One measure of leverage or dependence.

    Attributes:
        title: what stands on the axis.
        rows: country, value, year, source (edition, and what the year means where it is not one year); one row a country.
        indicator: how values are written; None for fractions.
        absent: why a member has no value.
        mineral: noun of the mineral, where the measure is about one.
    """

    code: str
    title: str
    rows: pd.DataFrame
    indicator: Indicator | None
    indicators: tuple[Indicator, ...]
    datasets: tuple[Dataset, ...]
    absent: str
    mineral: str = ""


def measure_leverage(library: Library, lang: str, code: str, mineral: str) -> Leverage:
    """Return the measure of this code; `mineral` matters for shares of the world and of the European supply."""
    if code == "world_share":
        return _measure_world(library, lang, mineral)
    if code == "supply_share":
        return _measure_supply(library, lang, mineral)
    if code == "diamond_share":
        return _measure_diamonds(library, lang)
    return _measure_economy(library, lang, code)


def _datasets(library: Library, indicators: tuple[Indicator, ...]) -> tuple[Dataset, ...]:
    return tuple({i.dataset: library.dataset_of(i) for i in indicators}.values())


def _measure_world(library: Library, lang: str, mineral: str) -> Leverage:
    """Shares of the world's mine production: members, and the first producers for comparison."""
    noun = mineral_noun(library, lang, mineral)
    members = newest_shares(library, mineral, "mine", library.members)
    sources = find_sources(library, mineral, "mine")
    rows = members[members["share"] > 0]
    if sources:
        world = measure_shares(library, mineral, sources[0]).rows
        others = world[world["country"].isin(library.sovereign) & ~world["country"].isin(library.members) & (world["share"] > 0)]
        rows = pd.concat([rows, others.head(TOP)], ignore_index=True)
    indicators = tuple(library.catalog.find_indicator(i) for i in dict.fromkeys(rows["indicator"]))
    return Leverage(
        "world_share",
        translate(lang, "Share of the world’s mined {mineral}", mineral=noun),
        rows.assign(value=rows["share"], source=rows["edition"])[["country", "value", "year", "source"]],
        None,
        indicators,
        _datasets(library, indicators) or (library.catalog.find_dataset("usgs_mcs"),),
        translate(lang, "named by no publisher, which is not zero"),
        noun,
    )


def _measure_supply(library: Library, lang: str, mineral: str) -> Leverage:
    """Shares of what the European Union sources, mean of several years to 2020, at extraction where it is printed."""
    names = library.table("eu_criticality", "material_names")
    shares = library.table("eu_criticality", "supply_shares")
    shares = shares[(shares["scope"] == "eu_sourcing") & shares["share_pct"].notna()]
    dataset = library.catalog.find_dataset("eu_criticality")
    rows = pd.DataFrame(columns=["country", "value", "year", "source"])
    noun, title = mineral_noun(library, lang, mineral), translate(lang, "Share of the European Union’s supply")
    for stage, column in (("extraction", "mineral_extraction"), ("processing", "mineral_processing")):
        materials = names.loc[names[column] == mineral, "material"]
        part = shares[shares["material"].isin(materials) & (shares["stage"] == stage)]
        if part.empty or part["material"].nunique() > 1:
            continue
        source = translate(lang, "mean of several years, {edition}", edition=translate_context(lang, "edition", dataset.edition))
        rows = part.assign(value=part["share_pct"].astype(float) / 100, year=LAST_YEAR, source=source)
        rows = rows[rows["country"].isin(library.sovereign)][["country", "value", "year", "source"]].reset_index(drop=True)
        title = _supply_title(lang, stage, noun)
        noun = noun if stage == "extraction" else translate(lang, "{mineral} (at processing)", mineral=noun)
        break
    absent = (
        translate(lang, "not listed: below 1%, or nothing")
        if len(rows)
        else translate(lang, "the study prints no sourcing of this mineral, or of its parts only")
    )
    return Leverage("supply_share", title, rows, None, (), (dataset,), absent, noun)


def _supply_title(lang: str, stage: str, noun: str) -> str:
    if stage == "extraction":
        return translate(lang, "Share of the European Union’s supply of mined {mineral}", mineral=noun)
    return translate(lang, "Share of the European Union’s supply of processed {mineral}", mineral=noun)


def _measure_economy(library: Library, lang: str, code: str) -> Leverage:
    """Exports of ores and metals, or mineral rents: the World Bank's measures, which leave diamonds out."""
    ids = {"export_share": "wdi.ores_and_metals_exports", "rents_share": "wdi.mineral_rents"}
    indicator = library.catalog.find_indicator(ids[code])
    frame = library.observations(indicator)
    newest = int(frame.loc[frame["value"].notna(), "year"].max())
    rows = pick_rows(frame[frame["country"].isin(library.members)], newest, reach=REACH)
    rows = rows[rows["value"].notna()].assign(source=short_source(library, lang, indicator))
    title = (
        translate(lang, "Ores and metals, without diamonds, in merchandise exports")
        if code == "export_share"
        else translate(lang, "Mineral rents, without diamonds, in GDP")
    )
    return Leverage(
        code,
        title,
        rows[["country", "value", "year", "source"]],
        replace(indicator, unit="percent"),
        (indicator,),
        (library.dataset_of(indicator),),
        translate(lang, "no value in the last {years} years", years=str(REACH)),
    )


def _measure_diamonds(library: Library, lang: str) -> Leverage:
    """Rough diamond exports at customs over GDP of the same year."""
    exports, gdp = (library.catalog.find_indicator(i) for i in ("itc_trade.rough_exports", "wdi.gdp"))
    left, right = library.observations(exports), library.observations(gdp)
    both = left.merge(right[["country", "year", "value"]], on=["country", "year"], suffixes=("", "_gdp"), validate="1:1")
    both = both[both["country"].isin(library.members) & both["value"].notna() & (both["value_gdp"] > 0)]
    rows = both.sort_values("year").drop_duplicates("country", keep="last")
    rows = rows.assign(
        value=rows["value"] / rows["value_gdp"], source=publisher_name(lang, library.dataset_of(exports).publisher)
    )
    return Leverage(
        "diamond_share",
        translate(lang, "Rough diamond exports at customs, over GDP"),
        rows[["country", "value", "year", "source"]].reset_index(drop=True),
        None,
        (exports, gdp),
        _datasets(library, (exports, gdp)),
        translate(lang, "no figure of exports and GDP in one year"),
        translate(lang, "rough diamonds"),
    )
