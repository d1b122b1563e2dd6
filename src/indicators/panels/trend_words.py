"""What lines say: who is ahead of whom in a year that both have, how one country moved, which years and values are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.charts.words import format_value
from indicators.i18n import country_name, format_list, translate, translate_context
from indicators.metrics import add_stderr, is_clear_difference
from indicators.panels.period import span_words
from indicators.panels.texts import edition_words, indicator_title, is_ranked, lacks_interval, name_list

MOST_BACK = 3
"""How many years a year that all have may lie before the newest of all and still speak for the lines."""
MANY = 2
"""Editions from which values are no longer of one."""
SPAN = 10
"""Years over which the change of one country is stated."""


@dataclass(frozen=True)
class Wording:
    """What an indicator is called in a sentence, and the unit that follows its values there, if any."""

    title: str
    unit: str = ""

    def write(self, indicator: Indicator, lang: str, value: float) -> str:
        """Return a value with the unit."""
        text = format_value(indicator, lang, value)
        return translate(lang, "{value} {unit}", value=text, unit=self.unit) if self.unit else text


def state_trend(
    indicator: Indicator,
    frame: pd.DataFrame,
    countries: Sequence[str],
    lang: str,
    *,
    cut: bool = False,
    wording: Wording | None = None,
) -> str:
    """Return the finding of the lines: who is ahead of whom in one year, only as far as the intervals tell them apart.

    Args:
        indicator: what the values are.
        frame: observations of the years shown.
        countries: whose lines are compared.
        lang: language of the sentence.
        cut: true where the reader left out some years.
        wording: what the indicator is called, where its title alone does not say it.
    """
    wording = wording or Wording(indicator_title(lang, indicator))
    title = wording.title
    known = frame[frame["country"].isin(list(countries)) & frame["value"].notna()]
    if known.empty and cut:
        return translate(lang, "{indicator}: no value is held for these countries and years", indicator=title)
    if known.empty:
        return translate(lang, "{indicator}: no value is held for this selection", indicator=title)
    known = add_stderr(known, indicator.interval_level).sort_values(["year", "country"])
    newest = known.drop_duplicates("country", keep="last")
    if len(newest) == 1:
        return _state_one(indicator, known, wording, lang)
    year = find_common_year(known)
    rows = newest if year is None else known[known["year"] == year]
    ordered = rows.sort_values(
        ["value", "country"], ascending=[is_ranked(indicator) and indicator.direction is Direction.LOWER, True]
    )
    top, low = ordered.iloc[0], ordered.iloc[-1]
    if top["year"] != low["year"]:
        return _state_apart(indicator, top, low, wording, lang)
    return _state_pair(indicator, top, low, title, lang)


def find_common_year(known: pd.DataFrame) -> int | None:
    """Return the newest year in which every country of the frame has a value, unless it is long past.

    >>> rows = {"country": ["GIN", "GIN", "SLE"], "year": [2022, 2024, 2022], "value": [1.0, 2.0, 3.0]}
    >>> find_common_year(pd.DataFrame(rows))
    2022
    """
    held = [set(part) for _, part in known.groupby("country")["year"]]
    shared = set.intersection(*held)
    if not shared or max(shared) < known["year"].max() - MOST_BACK:
        return None
    return int(max(shared))


def _state_pair(indicator: Indicator, top: pd.Series, low: pd.Series, title: str, lang: str) -> str:
    """Compare the ends of the order in one year."""
    words = {
        "indicator": title,
        "first": country_name(lang, top["country"], "the"),
        "last": country_name(lang, low["country"], "the"),
        "year": str(int(top["year"])),
    }
    if top["value"] == low["value"]:
        return translate(lang, "{indicator}: the same value for {first} and {last} in {year}", **words)
    if lacks_interval(indicator):
        return translate(lang, "{indicator}: higher in {first} than in {last} in {year}", **words)
    if not is_ranked(indicator):
        return translate(lang, "{indicator}: more in {first} than in {last} in {year}", **words)
    if not _has_errors(top, low):
        return translate(lang, "{indicator}: {first} stands ahead of {last} in {year}", **words)
    if not _is_clear(top, low):
        return translate(lang, "{indicator}: no clear difference between {first} and {last} in {year}", **words)
    return translate(lang, "{indicator}: {first} stands clearly ahead of {last} in {year}", **words)


def _state_apart(indicator: Indicator, top: pd.Series, low: pd.Series, wording: Wording, lang: str) -> str:
    """Name values of different years without comparing them."""
    return translate(
        lang,
        "{indicator}: {value} for {first} ({year}), {other_value} for {last} ({other_year}); different years are not compared",
        indicator=wording.title,
        value=wording.write(indicator, lang, top["value"]),
        first=country_name(lang, top["country"], "the"),
        year=str(int(top["year"])),
        other_value=wording.write(indicator, lang, low["value"]),
        last=country_name(lang, low["country"], "the"),
        other_year=str(int(low["year"])),
    )


def _state_one(indicator: Indicator, known: pd.DataFrame, wording: Wording, lang: str) -> str:
    """Say how one country moved over ten years, or since the last change of method where that is later; never since a doubtful value."""
    new = known.iloc[-1]
    starts = [b.year for b in indicator.breaks if b.year <= new["year"]]
    if "obs_status" in known:
        starts += [int(y) for y in known.loc[known["obs_status"] == "B", "year"]]
    alike = known[known["year"] >= max(starts, default=0)]
    trusted = _leave_doubts(alike)
    back = trusted[trusted["year"] <= new["year"] - SPAN]
    old = back.iloc[-1] if len(back) else trusted.iloc[0]
    words = {
        "indicator": wording.title,
        "country": country_name(lang, new["country"], "the"),
        "value": wording.write(indicator, lang, new["value"]),
        "year": str(int(new["year"])),
        "before": wording.write(indicator, lang, old["value"]),
        "then": str(int(old["year"])),
    }
    if old["year"] == new["year"]:
        return translate(lang, "{indicator}: {country} {value} in {year}, without an earlier value to compare", **words)
    if words["value"] == words["before"]:
        return translate(lang, "{indicator}: {country} {value} in {year}, the same as in {then}", **words)
    if _has_errors(new, old) and not _is_clear(new, old):
        return translate(lang, "{indicator}: {country} {value} in {year}, no clear difference from {before} in {then}", **words)
    return translate(lang, "{indicator}: {country} {value} in {year}, after {before} in {then}", **words)


def _leave_doubts(known: pd.DataFrame) -> pd.DataFrame:
    """The values from which a change may be told: not those of low reliability, and the newest whatever it is."""
    if "obs_status" not in known:
        return known
    newest = known["year"] == known["year"].max()
    return known[(known["obs_status"] != "U") | newest]


def _has_errors(one: pd.Series, other: pd.Series) -> bool:
    return bool(pd.notna(one["stderr"]) and pd.notna(other["stderr"]))


def _is_clear(one: pd.Series, other: pd.Series) -> bool:
    return bool(np.all(is_clear_difference(one["value"], one["stderr"], other["value"], other["stderr"])))


def list_breaks(indicator: Indicator, lang: str, first: int, last: int) -> list[str]:
    """Return the changes of method between two years, which no line crosses."""
    return [
        translate(lang, "Change of method in {year}: {note}", year=str(b.year), note=translate_context(lang, "note", b.note))
        for b in indicator.breaks
        if first < b.year <= last
    ]


def list_editions(shown: pd.DataFrame, lang: str) -> list[str]:
    """Return from which editions the values are, where there are several: one may have revised the other."""
    known = shown[shown["value"].notna()]
    if "edition" not in known or known["edition"].dropna().nunique() < MANY:
        return []
    spans = known.groupby("edition")["year"].agg(["min", "max"]).sort_values("max")
    listed = [
        translate(
            lang, "{edition} ({years})", edition=edition_words(lang, str(edition)), years=span_words(lang, int(low), int(high))
        )
        for edition, low, high in spans.itertuples()
    ]
    return [
        translate(
            lang, "Years of several editions, which may have revised one another: {editions}.", editions=format_list(lang, listed)
        )
    ]


def list_absent(whole: pd.DataFrame, shown: pd.DataFrame, countries: Sequence[str], lang: str) -> list[str]:
    """Return which of the countries have no value in the years shown, and whether the source has one of other years.

    Args:
        whole: observations of all years.
        shown: observations of the years shown.
        countries: whose lines were asked for.
        lang: language of the notes.
    """
    present = set(shown.loc[shown["value"].notna(), "country"])
    other: list[str] = []
    groups: dict[str, list[str]] = {"blank": [], "absent": []}
    for country in (c for c in countries if c not in present):
        own = whole[whole["country"] == country]
        years = own.loc[own["value"].notna(), "year"]
        if len(years):
            span = span_words(lang, int(years.min()), int(years.max()))
            other.append(translate(lang, "{country} ({years})", country=country_name(lang, country), years=span))
        else:
            groups["blank" if len(own) else "absent"].append(country)
    notes = []
    if other:
        notes.append(translate(lang, "No value in these years, only in others: {countries}.", countries=format_list(lang, other)))
    if groups["blank"]:
        notes.append(translate(lang, "Covered, no value: {countries}.", countries=name_list(lang, groups["blank"])))
    if groups["absent"]:
        notes.append(translate(lang, "Not covered by the source: {countries}.", countries=name_list(lang, groups["absent"])))
    return notes
