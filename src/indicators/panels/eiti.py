"""The thirteen before the EITI: who reports and how well it was judged, who is suspended, who does not take part."""

from dataclasses import dataclass

import pandas as pd

from indicators.charts.dots import draw_dots
from indicators.charts.theme import Look
from indicators.data import Library, read_rows
from indicators.i18n import country_name, format_date, join_clauses, translate, translate_context
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.status import eiti_word, format_score
from indicators.panels.texts import describe_series, indicator_title, name_list

GROUPS = ("implementing", "suspended", "supporting", "not_a_member")
NO_BREAK = "\u00a0"
EVERY_YEAR = 0
"""As the chosen year of a list of dots: no value is of that year, so each prints its own."""


@dataclass(frozen=True)
class Member:
    """One of the thirteen before the EITI; blank where nothing is published."""

    country: str
    status: str
    joined: str
    joined_state: str
    as_of: str
    score: float
    validation_year: str
    source_url: str
    decision_url: str


@dataclass(frozen=True)
class Suspension:
    """One suspension, as published."""

    kind: str
    start: str
    end: str
    end_state: str


def read_eiti(library: Library) -> pd.DataFrame:
    """Return one row per member: status, date of joining, score with year and decision, those who report first."""
    status = library.table("eiti", "status")
    components = library.table("eiti", "validation_components")
    overall = components[components["component"] == "overall"][["country", "year", "source_url"]]
    overall = overall.rename(columns={"year": "validation_year", "source_url": "decision_url"})
    frame = status[status["country"].isin(library.members)].merge(overall, on=["country", "validation_year"], how="left")
    frame = frame.assign(
        score=pd.to_numeric(frame["validation_score"]),
        group=frame["status"].map({name: number for number, name in enumerate(GROUPS)}),
        source_url=frame["source_urls"].str.split(" | ", regex=False).str[0],
    )
    return frame.sort_values(["group", "score"], ascending=[True, False], kind="stable").reset_index(drop=True)


def describe_suspensions(library: Library, country: str, lang: str) -> str:
    """Return a country's suspensions with their dates; empty where there was none."""
    frame = library.table("eiti", "suspensions")
    own = read_rows(frame[frame["country"] == country], Suspension)
    return join_clauses(lang, [_describe_one(suspension, lang) for suspension in own])


def _describe_one(suspension: Suspension, lang: str) -> str:
    start = format_date(lang, suspension.start)
    if suspension.end_state == "in_force":
        return translate(lang, "since {start}", start=start)
    if suspension.end_state == "not_found":
        return translate(lang, "from {start}, end not found", start=start)
    end = format_date(lang, suspension.end)
    if suspension.kind == "voluntary":
        return translate(lang, "{start} to {end}, at its own request", start=start, end=end)
    return translate(lang, "{start} to {end}", start=start, end=end)


def _state_finding(frame: pd.DataFrame, lang: str) -> str:
    held = {name: list(frame.loc[frame["status"] == name, "country"]) for name in GROUPS}
    return translate(
        lang,
        "EITI: {count} of the {total} implement it; suspended: {suspended}; not members: {absent}",
        count=str(len(held["implementing"])),
        total=str(len(frame)),
        suspended=name_list(lang, held["suspended"]) or translate(lang, "none"),
        absent=name_list(lang, held["not_a_member"]) or translate(lang, "none"),
    )


def _dates(library: Library, member: Member, lang: str) -> str:
    """Return since when a country takes part, or by which list it does not, and its suspensions."""
    if member.status == "not_a_member":
        return translate(
            lang, "not in the list of members of {date}; no later accession found", date=format_date(lang, member.as_of)
        )
    if member.status == "supporting":
        return translate(lang, "supporter since {date}, by its EITI page", date=format_date(lang, member.as_of))
    if member.joined_state == "not_found":
        since = translate(lang, "member, date not found")
    else:
        since = translate(lang, "member since {date}", date=format_date(lang, member.joined))
    suspended = describe_suspensions(library, member.country, lang)
    return translate(lang, "{since}; suspended {dates}", since=since, dates=suspended) if suspended else since


def _score(member: Member, lang: str) -> Link | str:
    if pd.isna(member.score):
        return translate(lang, "none")
    text = translate(lang, "{score} ({year})", score=format_score(lang, member.score), year=member.validation_year)
    return Link(text, "" if pd.isna(member.decision_url) else member.decision_url)


def _list_status(library: Library, frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    rows = read_rows(frame, Member)
    return pd.DataFrame(
        {
            translate(lang, "Country"): [country_name(lang, r.country) for r in rows],
            translate(lang, "Status"): [Link(eiti_word(lang, r.status), r.source_url) for r in rows],
            translate(lang, "Score of 100"): [_score(r, lang) for r in rows],
            translate(lang, "Dates"): [_dates(library, r, lang).replace(NO_BREAK, " ") for r in rows],
        }
    )


def _notes(frame: pd.DataFrame, lang: str) -> tuple[str, ...]:
    notes = [
        translate(
            lang,
            "A score judges disclosure and the way the process is run, not how well a country is governed. "
            "A newer Validation may exist: check eiti.org before you publish.",
        )
    ]
    for row in frame[frame["note"].notna()].itertuples():
        note = translate_context(lang, "note", row.note)
        notes.append(translate(lang, "{country}: {reason}", country=country_name(lang, row.country), reason=note))
    for row in frame[frame["remark"].notna()].itertuples():
        remark = translate_context(lang, "note", row.remark)
        notes.insert(1, translate(lang, "{country}: {reason}", country=country_name(lang, row.country), reason=remark))
    return tuple(notes)


@register_panel("eiti_status")
def build_eiti_status(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Validation scores as dots, and all thirteen in one list: status, score, suspensions, date of joining, source."""
    frame = read_eiti(library)
    indicator = library.catalog.find_indicator("eiti.validation_score")
    scores = library.observations(indicator)
    scores = scores[scores["country"].isin(library.members)]
    absent = frame[frame["score"].isna()]
    figure = draw_dots(
        scores,
        indicator,
        lang,
        look,
        countries=list(frame["country"]),
        highlight=selection.countries,
        year=EVERY_YEAR,
        reasons={r.country: eiti_word(lang, r.status) for r in absent.itertuples()},
    )
    alt = describe_series(lang, indicator, scores, indicator_title(lang, indicator))
    suspensions = library.table("eiti", "suspensions")
    rows = frame[
        ["country", "status", "joined", "joined_state", "as_of", "score", "validation_year", "source_url", "decision_url"]
    ]
    return Panel(
        name="eiti_status",
        title=_state_finding(frame, lang),
        subtitle=translate(
            lang,
            "Score of the latest Validation found, 0 to 100, with its year; decisions of {first} to {last}. "
            "Those outside the process stand below, in words.",
            first=str(int(scores["year"].min())),
            last=str(int(scores["year"].max())),
        ),
        drawings=(Drawing(figure, alt, selects=True),),
        listing=_list_status(library, frame, lang),
        rows=rows.merge(suspensions.groupby("country")["start"].max().rename("last_suspension"), on="country", how="left"),
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=_notes(frame, lang),
        selection=selection,
    )
