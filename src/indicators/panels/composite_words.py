"""The sentences of a composite: what its order is worth, by which rules, what was missing and what was treated as exact."""

import math
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, join_clauses, translate
from indicators.metrics import Composite
from indicators.metrics.composite import CLEAR, MISSING_SHARE, WEIGHT_SPREAD
from indicators.metrics.rank import DRAWS
from indicators.panels.period import span_words
from indicators.panels.texts import indicator_title, name_list, option_title

TOP_CHANCE = 0.99
REACH = 10


@dataclass(frozen=True)
class Part:
    """One indicator of the composite, the reader's weight, and the members' newest rows."""

    indicator: Indicator
    weight: float
    rows: pd.DataFrame


def state_finding(result: Composite, lang: str) -> str:
    """Return how much of the order is real, and who leads clearly."""
    if result.pairs == 0:
        return translate(lang, "One country alone has enough of these indicators to be scored")
    if result.clear_pairs == result.pairs:
        return translate(lang, "All {pairs} neighbouring pairs show a clear difference", pairs=str(result.pairs))
    words = {"pairs": str(result.pairs), "clear": str(result.clear_pairs)}
    if not result.clear_lead:
        return translate(lang, "Of {pairs} neighbouring pairs {clear} show a clear difference, and nobody leads clearly", **words)
    leaders = list(result.scores["country"][: result.clear_lead])
    return translate(
        lang,
        "Of {pairs} neighbouring pairs {clear} show a clear difference: {leaders} on top, the order below mostly open",
        leaders=name_list(lang, leaders),
        **words,
    )


def state_basis(parts: list[Part], result: Composite, lang: str) -> str:
    """Return what went in and how the drawings are read."""
    weights = {p.weight for p in parts}
    years = sorted({int(y) for p in parts for y in p.rows["year"]})
    span = str(years[0])
    if len(years) > 1:
        span = translate(lang, "{first} to {last}", first=str(years[0]), last=str(years[-1]))
    words = {"count": str(len(parts)), "countries": str(len(result.scores)), "years": span}
    if len(weights) == 1:
        text = translate(lang, "{count} indicators with equal weights, {countries} countries, values of {years}.", **words)
    else:
        text = translate(lang, "{count} indicators with the weights above, {countries} countries, values of {years}.", **words)
    return f"{text} " + translate(
        lang,
        "Dot: rank of the score. Bar: ranks in 90% of {draws} draws. Table: chance of each rank in per cent.",
        draws=format_number(lang, DRAWS),
    )


def state_part_years(parts: list[Part], lang: str) -> str:
    """Return which year each input is of; an input of several years with the span, its older values are named in another note."""
    groups: dict[str, list[str]] = {}
    for part in parts:
        years = [int(y) for y in part.rows["year"]]
        groups.setdefault(span_words(lang, min(years), max(years)), []).append(indicator_title(lang, part.indicator))
    clauses = [
        translate(lang, "{years} for {indicators}", years=years, indicators=format_list(lang, titles))
        for years, titles in groups.items()
    ]
    return translate(lang, "Years of the inputs: {listed}.", listed=join_clauses(lang, clauses))


def state_pair(lang: str, probability: float) -> str:
    """Return the chance of being ahead of the next one."""
    share = _format_chance(lang, probability)
    if probability >= CLEAR:
        return translate(lang, "clear, {share}", share=share)
    return translate(lang, "not clear, {share}", share=share)


def _format_chance(lang: str, probability: float) -> str:
    """Whole per cents, rounded down, so that 94.9 is not written as the 95 that would be clear; never certainty."""
    if probability > TOP_CHANCE:
        return translate(lang, "over {share}", share=format_percent(lang, TOP_CHANCE))
    return format_percent(lang, math.floor(probability * 100) / 100)


def state_lead(result: Composite, lang: str) -> list[str]:
    """Return how sure the first places are, where some countries lead clearly."""
    count = result.clear_lead
    if not count:
        return []
    leaders = list(result.scores["country"][:count])
    chance = float(result.probabilities.loc[leaders].iloc[:, :count].sum(axis=1).min())
    words = {"leaders": name_list(lang, leaders), "chance": _format_chance(lang, chance)}
    if count == 1:
        return [translate(lang, "{leaders} holds the first place with a probability of {chance}.", **words)]
    return [
        translate(
            lang, "{leaders} hold the first {count} places, each with a probability of {chance}.", count=str(count), **words
        )
    ]


def state_rules(parts: list[Part], lang: str) -> list[str]:
    """Return the rules in words: scale, chance, missing values, direction."""
    turned = [indicator_title(lang, p.indicator) for p in parts if p.indicator.direction is Direction.LOWER]
    notes = [
        translate(
            lang,
            "Scale: each value is placed on the full scale that its publisher states, 0 the worst end and 100 the best; the score "
            "is the weighted mean. In half of the draws the indicators are standardised over the scored countries instead.",
        ),
        translate(
            lang,
            "Chance: in each draw the values move within their published uncertainty, each weight by up to {spread} either way. "
            "Errors of one country are taken to move together, the cautious end. A pair is clear from {clear}.",
            spread=format_percent(lang, WEIGHT_SPREAD),
            clear=format_percent(lang, CLEAR),
        ),
        translate(
            lang,
            "Missing: a country is scored on the indicators it has, their weights scaled up, and not at all when more than {share} "
            "of the weight is missing. Nothing is filled with zero or a mean.",
            share=format_percent(lang, MISSING_SHARE),
        ),
    ]
    if turned:
        notes.append(
            translate(lang, "Turned round, since a lower value is better: {indicators}.", indicators=format_list(lang, turned))
        )
    else:
        notes.append(translate(lang, "In all of these indicators the higher value is better; none was turned round."))
    return notes


def state_missing(library: Library, result: Composite, parts: list[Part], lang: str) -> list[str]:
    """Return who is not scored and whose values are older than the newest."""
    notes = []
    if result.unscored:
        listed = [
            translate(lang, "{country} ({share} missing)", country=country_name(lang, c), share=format_percent(lang, share))
            for c, share in result.unscored.items()
        ]
        notes.append(translate(lang, "Not scored: {countries}.", countries=format_list(lang, listed)))
    notes.append(
        translate(
            lang, "Values: the newest of each country, at most {years} years older than the newest of all.", years=str(REACH - 1)
        )
    )
    absent = set(library.members) - set(result.scores["country"]) - set(result.unscored)
    if absent:
        notes.append(translate(lang, "No value in any of them: {countries}.", countries=name_list(lang, sorted(absent))))
    for part in parts:
        newest = int(part.rows["year"].max())
        older = part.rows[part.rows["year"] < newest]
        if older.empty:
            continue
        listed = [
            translate(lang, "{country} {year}", country=country_name(lang, str(c)), year=str(int(y)))
            for c, y in older["year"].items()
        ]
        notes.append(
            translate(
                lang,
                "{indicator}, older than {year}: {countries}.",
                indicator=indicator_title(lang, part.indicator),
                year=str(newest),
                countries=format_list(lang, listed),
            )
        )
    return notes


def state_exact(library: Library, result: Composite, parts: list[Part], lang: str) -> list[str]:
    """Return which inputs were treated as exact for lack of a published uncertainty."""
    titles = {p.indicator.id: option_title(library, lang, p.indicator) for p in parts}
    notes = []
    if result.exact:
        listed = format_list(lang, [titles[i] for i in result.exact])
        notes.append(
            translate(
                lang,
                "Treated as exact, because the publisher gives no uncertainty: {indicators}. The real order is less sure than shown.",
                indicators=listed,
            )
        )
    if result.partly_exact:
        listed = format_list(lang, [titles[i] for i in result.partly_exact])
        notes.append(translate(lang, "Treated as exact for some countries: {indicators}.", indicators=listed))
    if not notes:
        notes.append(translate(lang, "Every input has a published uncertainty; none was treated as exact."))
    return notes


def state_left_out(library: Library, wanted: list[tuple[Indicator, float]], parts: list[Part], lang: str) -> list[str]:
    """Return which of the chosen indicators cannot be part of a composite."""
    used = {p.indicator.id for p in parts}
    left = [option_title(library, lang, i) for i, _ in wanted if i.id not in used]
    if not left:
        return []
    return [
        translate(
            lang,
            "Left out, since a composite needs a stated scale, a better end and one figure a country: {indicators}.",
            indicators=format_list(lang, left),
        )
    ]
