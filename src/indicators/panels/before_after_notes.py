"""What must be said beside a before and after: other events, missing years, few peers, changes of method."""

from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_list, translate, translate_context, translate_plural
from indicators.metrics import BeforeAfter
from indicators.metrics.event_study import NEEDED_PEERS, YEARS
from indicators.panels.events import read_events

FEW_PEERS = 6
DOUBTFUL = "U"
MOST_OTHERS = 4


@dataclass(frozen=True)
class Study:
    """The event, whose figures are looked at, and what they did; `name` is the indicator in the reader's language."""

    event: pd.Series
    country: str
    year: int
    indicator: Indicator
    name: str
    frame: pd.DataFrame
    result: BeforeAfter
    factor: float
    oldest: int
    newest: int

    @property
    def doubtful(self) -> list[int]:
        """The years of the country whose figure is left out as doubtful."""
        own = self.frame[(self.frame["country"] == self.country) & (self.frame["obs_status"] == DOUBTFUL)]
        return sorted(int(y) for y in own["year"])


def state_peers(study: Study, lang: str) -> str:
    """Return what the median of the others did in the same years; nothing where it cannot be said."""
    result, indicator = study.result, study.indicator
    if result.peer_before is None or result.peer_after is None:
        return ""
    return translate(
        lang,
        "In the same years the median of the other members was {before} before and {after} after.",
        before=format_value(indicator, lang, result.peer_before, factor=study.factor),
        after=format_value(indicator, lang, result.peer_after, factor=study.factor),
    )


def list_notes(library: Library, study: Study, lang: str) -> list[str]:
    """Return everything that keeps a reader from taking the change for the effect of the event."""
    return [
        n
        for n in (
            translate(
                lang,
                "This describes what the figures did. It does not show that the event caused it: {others}",
                others=_name_others(library, study, lang),
            ),
            _state_doubts(study, lang),
            _state_gaps(study, lang),
            *_explain_gaps(study, lang),
            _state_few_peers(study, lang),
            state_peers(study, lang),
            _state_breaks(study, lang),
        )
        if n
    ]


def _name_others(library: Library, study: Study, lang: str) -> str:
    """Return the other dated events of the country in these years."""
    events = read_events(library, [study.country], lang)
    years = events["date"].str[:4].astype(int)
    others = events[years.between(study.year - YEARS, study.year + YEARS) & (events["id"] != study.event["id"])]
    if others.empty:
        return translate(
            lang, "other things happened, although the timeline holds no other event of this country in these years."
        )
    near = others.assign(away=(others["date"].str[:4].astype(int) - study.year).abs()).sort_values(["away", "date"])
    listed = format_list(
        lang,
        [translate(lang, "“{event}” ({year})", event=r.title, year=r.date[:4]) for r in near.head(MOST_OTHERS).itertuples()],
    )
    rest = len(others) - MOST_OTHERS
    if rest > 0:
        return translate_plural(
            lang,
            "other things happened in these years, among them {listed}, and {n} more on the timeline.",
            "other things happened in these years, among them {listed}, and {n} more on the timeline.",
            rest,
            listed=listed,
            n=str(rest),
        )
    return translate(lang, "other things happened in these years, among them {listed}.", listed=listed)


def _state_doubts(study: Study, lang: str) -> str:
    """Return which figures are left out, and on how many years the means rest without them; the year of the event is in neither."""
    years = [y for y in study.doubtful if y != study.year]
    if not years:
        return ""
    return translate(
        lang,
        "Doubtful figures of {years} are left out: the means rest on {before} years before and {after} after.",
        years=format_list(lang, [str(y) for y in years]),
        before=str(study.result.years_before),
        after=str(study.result.years_after),
    )


def _state_gaps(study: Study, lang: str) -> str:
    """Return which years have no value, and where the figures begin and end: a year before or after them is no gap."""
    path = study.result.path
    held = path["year"].between(study.oldest, study.newest)
    empty = path["value"].isna() & held & ~path["year"].isin(study.doubtful)
    words = {
        "country": country_name(lang, study.country, "the"),
        "oldest": str(study.oldest),
        "newest": str(study.newest),
        "before": str(study.result.years_before),
        "after": str(study.result.years_after),
        "years": format_list(lang, [str(int(y)) for y in path.loc[empty, "year"]]),
    }
    if words["years"] and not held.all():
        return translate(
            lang,
            "The figures run from {oldest} to {newest}, without {country} in {years}: the means rest on {before} years before "
            "and {after} after.",
            **words,
        )
    if words["years"]:
        return translate(
            lang, "No value for {country} in {years}: the means rest on {before} years before and {after} after.", **words
        )
    if not held.all():
        return translate(
            lang,
            "The figures run from {oldest} to {newest}: the means rest on {before} years before and {after} after.",
            **words,
        )
    return ""


def _explain_gaps(study: Study, lang: str) -> list[str]:
    """Return what the publisher's file says on the years without a value."""
    blank = study.frame[(study.frame["country"] == study.country) & study.frame["value"].isna() & (study.frame["note"] != "")]
    return [
        translate(
            lang,
            "{years}: {note}",
            years=format_list(lang, [str(int(y)) for y in sorted(part["year"])]),
            note=translate_context(lang, "note", str(note)),
        )
        for note, part in blank.groupby("note", sort=False)
    ]


def _state_few_peers(study: Study, lang: str) -> str:
    path = study.result.path
    published = path[path["value"].notna() | (path["peers"] > 0)]
    if published.empty:
        return ""
    fewest, most = int(published["peers"].min()), int(published["peers"].max())
    if fewest >= FEW_PEERS:
        return ""
    if most < NEEDED_PEERS:
        return translate(lang, "Fewer than three other members have a value in these years: no median is drawn.")
    return translate(
        lang,
        "The median rests on few countries, {fewest} to {most} a year; with fewer than three none is drawn.",
        fewest=str(fewest),
        most=str(most),
    )


def _state_breaks(study: Study, lang: str) -> str:
    inside = [b for b in study.indicator.breaks if study.year - YEARS < b.year <= study.year + YEARS]
    if not inside:
        return ""
    return translate(
        lang,
        "The publisher changed its method in {years}: both sides may not be comparable.",
        years=format_list(lang, [str(b.year) for b in inside]),
    )
