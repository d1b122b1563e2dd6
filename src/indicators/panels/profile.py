"""One country's governance profile: six strips, the country among Africa and the coalition."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.profile import draw_profile
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_number, format_percent, format_signed, join_clauses, translate
from indicators.metrics import Comparison, compare_to_reference, find_median, rank_ranges
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import choose_year, fill_gaps
from indicators.panels.texts import indicator_title, unit_label

DATASET = "wgi_estimate"
DRAWS = 2_000
ORDER = (
    "control_of_corruption",
    "rule_of_law",
    "government_effectiveness",
    "regulatory_quality",
    "voice_and_accountability",
    "political_stability",
)


@register_panel("profile")
def build_profile(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Six governance strips of one country with intervals and standing."""
    catalog = library.catalog
    indicators = [catalog.find_indicator(f"{DATASET}.{name}") for name in ORDER]
    country = selection.country
    year = choose_year(library.observations(indicators[0]), [country], selection.year)
    frame = _read_year(library, indicators, country, year)
    titles = [indicator_title(lang, i) for i in indicators]
    figure = draw_profile(
        frame,
        indicators,
        lang,
        look,
        country=country,
        members=library.members,
        african=library.african,
        titles=titles,
        zero_label=translate(lang, "world average"),
    )
    table = _measure(library, frame, country)
    return Panel(
        name="profile",
        title=_state(country, table, lang),
        subtitle=translate(
            lang,
            "{unit}, {year}. Key: dot and bar, {country} with its {level} interval; stroke, Africa’s median; ring, other "
            "members; grey tick, every African country.",
            unit=unit_label(library, lang, indicators[0].unit).capitalize(),
            year=str(year),
            country=country_name(lang, country, "the"),
            level=format_percent(lang, indicators[0].interval_level or 0.9),
        ),
        drawings=(Drawing(figure, _describe(table, country, titles, lang)),),
        rows=frame[frame["country"] == country],
        indicators=tuple(indicators),
        datasets=(catalog.find_dataset(DATASET),),
        notes=(_explain_ranks(table, lang),) if table else (),
        listing=_list_ranks(table, titles, lang) if table else None,
        fold=translate(lang, "All {count} rows", count=str(len(table))) if look.compact and table else "",
        selection=selection,
    )


def _read_year(library: Library, indicators: Sequence[Indicator], country: str, year: int) -> pd.DataFrame:
    """The rows of one year of all indicators, with a row for the country where it has none."""
    frames = []
    for indicator in indicators:
        observations = library.observations(indicator)
        rows = observations[observations["year"] == year]  # a rank is among values of one year
        frames.append(fill_gaps(observations, rows, [country]).assign(indicator=indicator.id))
    return pd.concat(frames, ignore_index=True)


def _measure(library: Library, frame: pd.DataFrame, country: str) -> list[dict[str, Any]]:
    """Return value, median and standing for each dimension, and whether the value clearly differs from Africa's median.

    The median has the error of the two countries in the middle, by the rule of the whole site (see `find_median`). The
    true error of a median of 54 is smaller, about a third of one score's; that would need a simulation, and a reader could
    not check it. So a few differences are not called clear that are, and none is called clear that is not.
    """
    table = []
    for _, rows in frame.groupby("indicator", sort=False):
        known = rows[rows["value"].notna() & rows["country"].isin(library.sovereign)]
        own = known[known["country"] == country]
        if own.empty:
            continue
        value = float(own["value"].iloc[0])
        african = known[known["country"].isin(library.african)]
        median, stderr = find_median(african)
        ranges = rank_ranges(african.set_index("country")["value"], african.set_index("country")["stderr"], draws=DRAWS)
        among = ranges.loc[country] if country in ranges.index else None
        table.append(
            {
                "value": value,
                "median": median,
                "comparison": str(compare_to_reference(own, median, stderr)["comparison"].iloc[0]),
                "africa_low": 0 if among is None else int(among["rank_low"]),
                "africa_high": 0 if among is None else int(among["rank_high"]),
                "africa_count": len(african),
                "world_rank": int((known["value"] > value).sum()) + 1,
                "world_count": len(known),
            }
        )
    return table


def _state(country: str, table: list[dict[str, Any]], lang: str) -> str:
    """On how many dimensions the country is below Africa's median, and on how many of them the errors leave no doubt."""
    total, below = len(table), sum(row["value"] < row["median"] for row in table)
    if total == 0:
        return translate(lang, "The governance indicators do not cover {country}", country=country_name(lang, country, "the"))
    lower = sum(row["comparison"] == Comparison.LOWER for row in table)
    higher = sum(row["comparison"] == Comparison.HIGHER for row in table)
    words = {"total": str(total), "below": str(below), "clear": str(higher if below == 0 else lower)}
    if below == 0:
        return _state_above(higher, words, lang)
    if below == total:
        return _state_below(lower, words, lang)
    if lower == 0:
        return translate(lang, "Below Africa’s median on {below} of {total} dimensions, on none clearly", **words)
    if lower == below:
        return translate(lang, "Clearly below Africa’s median on {below} of {total} dimensions", **words)
    return translate(lang, "Below Africa’s median on {below} of {total} dimensions; clearly so on {clear}", **words)


def _state_below(clear: int, words: dict[str, str], lang: str) -> str:
    """Below on all, and clearly so on all, some or none."""
    if clear == int(words["total"]):
        return translate(lang, "Clearly below Africa’s median on all {total} dimensions", **words)
    if clear == 0:
        return translate(lang, "Below Africa’s median on all {total} dimensions, on none clearly", **words)
    return translate(lang, "Below Africa’s median on all {total} dimensions; clearly so on {clear}", **words)


def _state_above(clear: int, words: dict[str, str], lang: str) -> str:
    """At or above on all, and clearly above on all, some or none."""
    if clear == int(words["total"]):
        return translate(lang, "Clearly above Africa’s median on all {total} dimensions", **words)
    if clear == 0:
        return translate(lang, "At or above Africa’s median on all {total} dimensions, on none clearly above", **words)
    return translate(lang, "At or above Africa’s median on all {total} dimensions; clearly above on {clear}", **words)


def _explain_ranks(table: list[dict[str, Any]], lang: str) -> str:
    if not any(row["africa_low"] for row in table):
        return ""
    return translate(
        lang,
        "Rank in Africa: the range that the standard errors leave open (90%), best first. Rank in the world: by the estimates.",
    )


def _list_ranks(table: list[dict[str, Any]], titles: list[str], lang: str) -> pd.DataFrame:
    """One line for each dimension: the estimate, the rank in Africa as far as the errors leave it open, the rank in the world."""
    places = [
        translate(
            lang,
            "{low} to {high} of {count}",
            low=format_number(lang, row["africa_low"]),
            high=format_number(lang, row["africa_high"]),
            count=format_number(lang, row["africa_count"]),
        )
        if row["africa_low"]
        else ""
        for row in table
    ]
    columns = {
        translate(lang, "Dimension"): titles,
        translate(lang, "Estimate"): [format_signed(lang, row["value"], 2) for row in table],
        translate(lang, "Rank in Africa"): places,
        translate(lang, "Rank in the world"): [
            translate(
                lang,
                "{rank} of {count}",
                rank=format_number(lang, row["world_rank"]),
                count=format_number(lang, row["world_count"]),
            )
            for row in table
        ],
    }
    return pd.DataFrame({head: cells for head, cells in columns.items() if any(cells)})


def _describe(table: list[dict[str, Any]], country: str, titles: list[str], lang: str) -> str:
    parts = [
        translate(
            lang,
            "{indicator} {value}, Africa’s median {median}",
            indicator=title,
            value=format_number(lang, row["value"], 2),
            median=format_number(lang, row["median"], 2),
        )
        for title, row in zip(titles, table, strict=True)
    ]
    return translate(
        lang, "Strip chart of {country}: {values}.", country=country_name(lang, country, "the"), values=join_clauses(lang, parts)
    )
