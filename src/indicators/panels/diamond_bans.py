"""Bans and suspensions of diamonds, and the years for which nobody can show a filing."""

from collections.abc import Sequence

import pandas as pd

from indicators.charts.spans import draw_spans
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_date, format_list, translate, translate_context
from indicators.metrics import Gap
from indicators.panels.diamond_words import (
    CARATS,
    date_link,
    date_words,
    find_gaps,
    gap_reason,
    is_barred,
    measure_words,
    write_years,
)
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import name_list

DAYS = 365.25


def _position(date: object) -> float:
    """Decimal year of an ISO date or month, missing when it is."""
    if pd.isna(date):
        return float("nan")
    parts = [int(p) for p in str(date).split("-")]
    month, day = (parts[1] if len(parts) > 1 else 1), (parts[2] if len(parts) > 2 else 1)
    return parts[0] + (month - 1) / 12 + (day - 1) / DAYS


@register_panel("diamond_bans")
def build_diamond_bans(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """When whose stones were barred, wholly or in part, with both decisions and their sources."""
    dataset = library.catalog.find_dataset("kp_restrictions")
    frame = library.table("kp_restrictions", "kp_restrictions")
    last = frame.groupby("country")["end"].transform("max")
    frame = (
        frame.assign(last=last).sort_values(["last", "country", "start"], ascending=[False, True, True]).reset_index(drop=True)
    )
    what = [translate_context(lang, "note", str(n)) for n in frame["note"]]
    areas = [translate_context(lang, "note", str(a)) for a in frame["area"]]
    names = [country_name(lang, c) for c in frame["country"]]
    return Panel(
        name="diamond_bans",
        title=_state_bans(frame, lang),
        subtitle=translate(
            lang, "UN bans and decisions of the Kimberley Process. Full bar: all stones; hatched bar: a part of the trade."
        ),
        drawings=(
            _draw_bans(frame, names, [f"{a}. {w}" for a, w in zip(areas, what, strict=True)], dataset.accessed, lang, look),
        ),
        rows=frame.drop(columns="last"),
        datasets=(dataset,),
        listing=_list_bans(frame, names, areas, what, lang, compact=look.compact),
        notes=(translate(lang, "Each date links to the page that reports the decision."),),
        selection=selection,
    )


def _draw_bans(frame: pd.DataFrame, names: Sequence[str], details: Sequence[str], today: str, lang: str, look: Look) -> Drawing:
    """One bar a measure; `today` is the date at which the bars of those still in force end."""
    words = measure_words(lang)
    drawn = pd.DataFrame(
        {
            "label": names,
            "country": frame["country"],
            "measure": frame["measure"],
            "start": [_position(d) for d in frame["start"]],
            "end": [_position(d) for d in frame["end"]],
            "detail": list(details),
        }
    )
    unknown = translate(lang, "start not found")
    open_end = translate(lang, "today")
    starts = [date_words(lang, d, unknown) for d in frame["start"]]
    ends = [date_words(lang, d, open_end) for d in frame["end"]]
    told = [
        translate(lang, "{country}: {measure}, {start} to {end}", country=n, measure=words.get(m, m), start=s, end=e)
        for n, m, s, e in zip(names, frame["measure"], starts, ends, strict=True)
    ]
    return Drawing(
        draw_spans(drawn, lang, look, today=_position(today), words=words),
        translate(lang, "Bars over the years: {spans}.", spans=format_list(lang, told)),
    )


def _list_bans(
    frame: pd.DataFrame, names: Sequence[str], areas: Sequence[str], what: Sequence[str], lang: str, *, compact: bool
) -> pd.DataFrame:
    """One line a measure, each date a link to the page that reports it; on a phone in three columns."""
    words = measure_words(lang)
    measures = [words.get(m, m) for m in frame["measure"]]
    starts = [
        date_link(date, url, translate(lang, "start not found"), lang)
        for date, url in zip(frame["start"], frame["source_url"], strict=True)
    ]
    ends = [
        date_link(date, url, translate(lang, "today"), lang)
        for date, url in zip(frame["end"], frame["end_source_url"], strict=True)
    ]
    if compact:
        return pd.DataFrame(
            {
                translate(lang, "Country"): list(zip(names, measures, strict=True)),
                translate(lang, "From, until"): list(zip(starts, ends, strict=True)),
                translate(lang, "Stones barred"): list(zip(areas, what, strict=True)),
            }
        )
    return pd.DataFrame(
        {
            translate(lang, "Country"): names,
            translate(lang, "Measure"): measures,
            translate(lang, "Stones barred"): areas,
            translate(lang, "From"): starts,
            translate(lang, "Until"): ends,
            translate(lang, "What was decided"): what,
        }
    )


def _state_bans(frame: pd.DataFrame, lang: str) -> str:
    count = str(frame["country"].nunique())
    lasting = frame[frame["end"].isna()]
    if len(lasting):
        return translate(
            lang,
            "{count} of the members have been barred from trading diamonds, wholly or in part; still barred: {countries}",
            count=count,
            countries=name_list(lang, list(dict.fromkeys(lasting["country"]))),
        )
    newest = frame.sort_values("end").iloc[-1]
    return translate(
        lang,
        "{count} of the members have been barred from trading diamonds, wholly or in part; the last measure, on {country}, ended on {date}",
        count=count,
        country=country_name(lang, newest["country"], "the"),
        date=format_date(lang, newest["end"]),
    )


@register_panel("diamond_gaps")
def build_diamond_gaps(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The years without a filing of each member, with the reason: barred, not yet a participant, or simply not found."""
    frame = library.observations(CARATS)
    first, last = int(frame["year"].min()), int(frame["year"].max())
    gaps = find_gaps(library, first, last)
    gaps = gaps.assign(reason=[gap_reason(lang, r.gap, r.measures, r.note) for r in gaps.itertuples()])
    barred, early = int(gaps["measures"].map(is_barred).sum()), int((gaps["gap"] == Gap.NOT_YET).sum())
    return Panel(
        name="diamond_gaps",
        title=translate(
            lang,
            "{count} yearly figures of members are missing: {barred} while barred, {early} before joining, {unknown} not found",
            count=str(len(gaps)),
            barred=str(barred),
            early=str(early),
            unknown=str(len(gaps) - barred - early),
        ),
        subtitle=translate(
            lang,
            "Production filings of the members, {first} to {last}. A missing or half filing is no zero.",
            first=str(first),
            last=str(last),
        ),
        drawings=(),
        rows=gaps,
        indicators=(library.catalog.find_indicator(CARATS),),
        datasets=tuple(library.catalog.find_dataset(d) for d in ("kp", "kp_restrictions", "kp_status")),
        listing=_list_gaps(gaps, [c for c in library.members if c not in set(frame["country"])], (first, last), lang),
        selection=selection,
    )


def _list_gaps(gaps: pd.DataFrame, absent: Sequence[str], span: tuple[int, int], lang: str) -> pd.DataFrame:
    """One line for each country and reason; those that never filed lack every year of the span."""
    names, years, reasons = [], [], []
    for (country, reason), part in gaps.groupby(["country", "reason"], sort=False):
        names.append(country_name(lang, str(country)))
        years.append(write_years(lang, [int(y) for y in part["year"]]))
        reasons.append(str(reason))
    for country in absent:
        names.append(country_name(lang, country))
        years.append(translate(lang, "{first} to {last}", first=str(span[0]), last=str(span[1])))
        reasons.append(_absent(lang, country))
    return pd.DataFrame(
        {
            translate(lang, "Country"): names,
            translate(lang, "Years without a figure"): years,
            translate(lang, "Reason"): reasons,
        }
    )


def _absent(lang: str, country: str) -> str:
    if country == "BEL":
        return translate(lang, "Mines no diamonds; its trade is filed by the European Union, one participant.")
    return translate(lang, "No row in the Kimberley Process database.")
