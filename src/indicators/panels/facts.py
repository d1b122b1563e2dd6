"""Headline facts that write themselves: one figure, one sentence, its source and year."""

from dataclasses import dataclass

import pandas as pd

from indicators.data import Library
from indicators.errors import DataError, UnknownNameError
from indicators.i18n import country_name, format_date, format_number, format_percent, translate
from indicators.panels.portfolio import MEASURES, find_run
from indicators.panels.quantities import mineral_noun
from indicators.panels.texts import short_name


@dataclass(frozen=True)
class Fact:
    """A number, the sentence that follows it, and the line that says where it comes from."""

    number: str
    sentence: str
    source: str
    page: str


def _share_fact(library: Library, lang: str, country: str, mineral: str) -> Fact | None:
    frame = library.observations(MEASURES[0])
    rows = frame[(frame["mineral"] == mineral) & frame["value"].notna()]
    own = rows[rows["country"] == country].sort_values("year")
    if own.empty:
        return None
    newest = own.iloc[-1]
    year = int(newest["year"])
    total = rows[(rows["country"] == "WLD") & (rows["year"] == year)]["value"]
    if total.empty:
        return None
    words = {"mineral": mineral_noun(library, lang, mineral), "in_country": country_name(lang, country, "in"), "year": str(year)}
    run = find_run(library, country, mineral)
    if run is not None and run.since < year and not run.from_start:
        sentence = translate(
            lang,
            "of the world’s {mineral} was mined {in_country} in {year}: first producer since {since}",
            since=str(run.since),
            **words,
        )
    else:
        sentence = translate(lang, "of the world’s {mineral} was mined {in_country} in {year}", **words)
    edition = str(newest.get("edition", ""))
    kind = translate(lang, "estimate") if newest["obs_status"] == "E" else translate(lang, "published figure")
    source = translate(
        lang,
        "{value} of {total} {unit}; USGS, {edition} ({kind})",
        value=format_number(lang, newest["value"]),
        total=format_number(lang, total.iloc[0]),
        unit=str(library.find_mineral(mineral)["unit"]),
        edition=edition,
        kind=kind,
    )
    return Fact(format_percent(lang, newest["value"] / total.iloc[0]), sentence, source, "country")


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
        "country",
    )


def _diamond_fact(library: Library, lang: str) -> Fact | None:
    frame = library.observations("kp.production_carats")
    known = frame[frame["value"].notna()]
    members = known[known["country"].isin(library.members)]
    counts = members.groupby("year")["country"].nunique()
    complete = counts[counts == counts.max()]
    year = int(complete.index.max())
    total = known[(known["country"] == "WLD") & (known["year"] == year)]["value"]
    if total.empty:
        return None
    part = members[members["year"] == year]
    return Fact(
        format_percent(lang, part["value"].sum() / total.iloc[0]),
        translate(
            lang,
            "of the carats filed with the Kimberley Process in {year} came from {count} coalition countries",
            year=str(year),
            count=str(len(part)),
        ),
        short_name(library.catalog.find_dataset("kp")),
        "country",
    )


def find_facts(library: Library, lang: str) -> list[Fact]:
    """Return the headline facts that the readable files support, in their fixed order."""
    makers = (
        lambda: _share_fact(library, lang, "COD", "cobalt"),
        lambda: _share_fact(library, lang, "GIN", "bauxite"),
        lambda: _diamond_fact(library, lang),
        lambda: _suspension_fact(library, lang),
    )
    facts = []
    for make in makers:
        try:
            fact = make()
        except (DataError, UnknownNameError):
            continue
        if fact is not None:
            facts.append(fact)
    return facts
