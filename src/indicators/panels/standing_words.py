"""What the ordered list says: who stands first and last, only as far as years and errors allow."""

import numpy as np
import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.charts.words import COUNT_UNITS
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.metrics import add_stderr, is_clear_difference
from indicators.panels.texts import indicator_title, is_ranked


def state_finding(library: Library, indicator: Indicator, rows: pd.DataFrame, lang: str, title: str = "") -> str:
    """Return the sentence that the list shows, only what the intervals allow; `title` is what the indicator is called here."""
    members = rows[rows["country"].isin(library.members) & rows["value"].notna()]
    title = title or indicator_title(lang, indicator)
    if members.empty:
        return translate(lang, "{indicator}: no value is held for these countries", indicator=title)
    total = str(len(library.members))
    if indicator.dataset == "wgi_estimate" and members["upper"].notna().any():
        below = int((members["upper"] < 0).sum())
        return translate(
            lang,
            "{indicator}: {count} of the {total} stand clearly below the world average",
            indicator=title,
            count=str(below),
            total=total,
        )
    return _state_order(indicator, members, title, lang)


def _state_order(indicator: Indicator, members: pd.DataFrame, title: str, lang: str) -> str:
    """Name the ends of the order, or the highest and the lowest value where nobody is to be ranked."""
    if len(members) == 1:
        name, year = country_name(lang, members["country"].iloc[0], "the"), str(int(members["year"].iloc[0]))
        return translate(lang, "{indicator}: a value for {first} alone, of {year}", indicator=title, first=name, year=year)
    if members["value"].nunique() == 1:
        count = str(len(members))
        return translate(
            lang, "{indicator}: the same value for all {count} countries that have one", indicator=title, count=count
        )
    if members["year"].nunique() > 1 or not is_ranked(indicator):
        return _state_extremes(indicator, members, title, lang)
    ordered = members.sort_values(["value", "country"], ascending=[indicator.direction is Direction.LOWER, True])
    words = _name_ends(ordered, title, lang)
    if indicator.interval_level is None:
        return _state_places(ordered, words, lang)
    return _state_clear_places(add_stderr(ordered, indicator.interval_level), words, lang)


def _name_ends(ordered: pd.DataFrame, title: str, lang: str) -> dict[str, str]:
    first, last = ordered.iloc[0], ordered.iloc[-1]
    return {
        "indicator": title,
        "first": country_name(lang, first["country"], "the"),
        "year": str(int(first["year"])),
        "last": country_name(lang, last["country"], "the"),
        "last_year": str(int(last["year"])),
        "count": str(len(ordered)),
    }


def _state_extremes(indicator: Indicator, members: pd.DataFrame, title: str, lang: str) -> str:
    """Name who has the highest and the lowest value, each with its year where the years differ; how many where several do."""
    ordered = members.sort_values(["value", "country"], ascending=[False, True])
    words = _name_ends(ordered, title, lang)
    high, low = (int((ordered["value"] == end).sum()) for end in (ordered["value"].max(), ordered["value"].min()))
    words |= {"high": str(high), "low": str(low)}
    mixed = ordered["year"].nunique() > 1
    if mixed and (high > 1 or low > 1):
        return translate(lang, "{indicator}: the newest values of {count} countries; the years differ", **words)
    if mixed:
        return translate(
            lang,
            "{indicator}, newest values: highest in {first} ({year}), lowest in {last} ({last_year}); the years differ",
            **words,
        )
    if high > 1 and low > 1:
        return translate(lang, "{indicator}: the highest value in {high} of the {count}, the lowest in {low}", **words)
    if high > 1:
        return translate(lang, "{indicator}: lowest in {last}, the highest value in {high} of the {count}", **words)
    if low > 1 and indicator.unit in COUNT_UNITS and ordered["value"].min() == 0:
        return translate(lang, "{indicator}: most in {first}, none counted in {low} of the {count}", **words)
    if low > 1:
        return translate(lang, "{indicator}: highest in {first}, the lowest value in {low} of the {count}", **words)
    if indicator.unit in COUNT_UNITS:
        return translate(lang, "{indicator}: most in {first}, fewest in {last}", **words)
    return translate(lang, "{indicator}: highest in {first}, lowest in {last}", **words)


def _state_places(ordered: pd.DataFrame, words: dict[str, str], lang: str) -> str:
    """The places where the publisher gives no interval: only equal values share one."""
    first, last = (int((ordered["value"] == ordered["value"].iloc[i]).sum()) for i in (0, -1))
    words |= {"level": str(first), "other": str(last)}
    if first > 1 and last > 1:
        return translate(
            lang, "{indicator}: {level} of the {count} with a value share the first place, {other} the last", **words
        )
    if first > 1:
        return translate(
            lang, "{indicator}: {level} of the {count} with a value share the first place, {last} stands last", **words
        )
    if last > 1:
        return translate(
            lang, "{indicator}: {first} stands first of the {count} with a value, {other} share the last place", **words
        )
    return translate(lang, "{indicator}: {first} stands first of the {count} with a value, {last} last", **words)


def _state_clear_places(ordered: pd.DataFrame, words: dict[str, str], lang: str) -> str:
    """The places where errors are known: an end is named only if all the others clearly differ from it."""
    first, last = (_is_apart(ordered, position) for position in (0, -1))
    if first and last:
        return translate(lang, "{indicator}: {first} stands first of the {count} with a value, {last} last", **words)
    if first:
        return translate(
            lang, "{indicator}: {first} stands first of the {count} with a value, no country is clearly last", **words
        )
    if last:
        return translate(
            lang, "{indicator}: {last} stands last of the {count} with a value, no country is clearly first", **words
        )
    return translate(lang, "{indicator}: of the {count} with a value none is clearly first or last", **words)


def _is_apart(ordered: pd.DataFrame, position: int) -> bool:
    """Whether all the others clearly differ from the row at one end."""
    end, others = ordered.iloc[position], ordered.drop(ordered.index[position])
    return bool(np.all(is_clear_difference(others["value"], others["stderr"], end["value"], end["stderr"])))
