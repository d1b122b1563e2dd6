"""Deaths in organised violence as the Uppsala programme counts them: low, best and high, the chosen country and all thirteen."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.columns import HEIGHT, draw_columns
from indicators.charts.events import Event, list_events
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor, format_value
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.panels.events import cite_events, find_chart_events, list_lost_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import describe_series, indicator_title, list_members

DEATHS = "ucdp.organized_violence_deaths"
YEARS = 10
BESIDE = 458
"""Height of the columns beside the ranges of ten years: 42 pixels each and 38 for the axis."""


def _estimate(indicator: Indicator, lang: str, row: pd.Series) -> str:
    best = format_value(indicator, lang, row["value"])
    if pd.isna(row["lower"]) or pd.isna(row["upper"]):
        return translate(lang, "{best}, range not given", best=best)
    if row["lower"] == row["upper"]:
        return best
    low, high = (format_value(indicator, lang, row[k]) for k in ("lower", "upper"))
    return translate(lang, "{best} ({low} to {high})", best=best, low=low, high=high)


def _draw_years(own: pd.DataFrame, indicator: Indicator, lang: str, look: Look) -> Drawing:
    last = own.sort_values("year", ascending=False).head(YEARS)
    drawn = pd.DataFrame(
        {
            "label": [str(int(y)) for y in last["year"]],
            "low": last["lower"],
            "best": last["value"],
            "high": last["upper"],
            "country": last["country"],
            "detail": [_estimate(indicator, lang, r) for _, r in last.iterrows()],
        }
    )
    heading = translate(
        lang, "Low, best and high estimate, {first} to {last}", first=str(last["year"].min()), last=str(last["year"].max())
    )
    return Drawing(
        draw_ranges(drawn, indicator, lang, look),
        translate(lang, "{what}. The table holds every value.", what=heading),
        heading=heading,
    )


def _list_all(frame: pd.DataFrame, indicator: Indicator, countries: Sequence[str], newest: int, lang: str) -> pd.DataFrame:
    records = []
    start = newest - YEARS + 1
    for country in countries:
        own = frame[(frame["country"] == country) & frame["value"].notna()]
        recent, peak = own[own["year"].between(start, newest)], own.loc[own["value"].idxmax()]
        now = own[own["year"] == newest]
        total = recent["value"].sum()
        records.append(
            {
                translate(lang, "Country"): country_name(lang, country),
                str(newest): _estimate(indicator, lang, now.iloc[0]) if len(now) else translate(lang, "no value"),
                translate(lang, "{first} to {last}, best estimate", first=str(start), last=str(newest)): format_value(
                    indicator, lang, total
                ),
                translate(lang, "Most in one year since {year}", year=str(int(own["year"].min()))): translate(
                    lang, "{value} ({year})", value=format_value(indicator, lang, peak["value"]), year=str(int(peak["year"]))
                )
                if peak["value"] > 0
                else translate(lang, "none above the threshold"),
            }
        )
    return pd.DataFrame(records)


def _state_finding(indicator: Indicator, row: pd.Series, lang: str) -> str:
    name, year = country_name(lang, row["country"], "in"), str(int(row["year"]))
    if row["value"] == 0:
        return translate(lang, "No event {in_country} passed the threshold of the count in {year}", in_country=name, year=year)
    return translate(
        lang,
        "Organised violence {in_country} in {year}: {estimate} deaths counted",
        in_country=name,
        year=year,
        estimate=_estimate(indicator, lang, row),
    )


def _draw_deaths(
    own: pd.DataFrame, indicator: Indicator, newest: int, events: Sequence[Event], lang: str, look: Look
) -> list[Drawing]:
    """Columns of all years, and the last ten with their ranges; nothing where no death was counted."""
    most = own["value"].max()
    if not most > 0:
        return []
    factor = choose_factor(float(most)) if most >= 1e5 else 1.0
    drawn = replace(indicator, decimals=1) if factor > 1 else indicator
    country = str(own["country"].iloc[0])
    ranged = bool(own[own["year"] > newest - YEARS]["upper"].max() > 0)
    height = BESIDE if ranged and not look.compact else HEIGHT
    figure = draw_columns(own, drawn, lang, look, country=country, events=events, factor=factor, height=height)
    heading = translate(
        lang, "Best estimate by year, {first} to {last}", first=str(own["year"].min()), last=str(own["year"].max())
    )
    alt = describe_series(lang, indicator, own, indicator_title(lang, indicator))
    drawings = [Drawing(figure, alt, heading=heading)]
    if ranged:
        drawings.append(_draw_years(own, indicator, lang, look))
    return drawings


@register_panel("violence")
def build_violence(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Columns of the best estimate since the count began, the last ten years with their range, and all thirteen in a list."""
    indicator = library.catalog.find_indicator(DEATHS)
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)]
    own = frame[frame["country"] == selection.country].sort_values("year")
    newest = int(frame.loc[frame["value"].notna(), "year"].max())
    first = int(own["year"].min())
    events = find_chart_events(library, [selection.country], lang, first, newest, kinds=("conflict",))
    drawings = _draw_deaths(own, indicator, newest, events, lang, look)
    return Panel(
        name="violence",
        title=_state_finding(indicator, own[own["value"].notna()].iloc[-1], lang),
        subtitle=translate(
            lang,
            "Deaths in organised violence inside the country’s borders, {first} to {last}, best estimate with low and high in brackets.",
            first=str(own["year"].min()),
            last=str(newest),
        ),
        drawings=tuple(drawings),
        listing=_list_all(frame, indicator, list_members(library, lang), newest, lang),
        rows=own,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator), *cite_events(library, events if drawings else ())),
        notes=(
            translate(lang, "Zero means that no event passed the publisher’s threshold, not that nobody was killed."),
            list_events(events, lang, look, first, newest, numbered=True) if drawings else "",
            *list_lost_events(library, lang),
            translate(
                lang,
                "Deaths are counted where they happened in the country, not near mines; minerals are not said to be the cause.",
            ),
            translate(lang, "Low and high are the publisher’s estimates, not a statistical interval."),
        ),
        selection=selection,
    )
