"""What governments say they received from oil, gas and mining: which fiscal years are there, and which are missing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.columns import YearSpan, draw_columns
from indicators.charts.events import Event, list_events
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor
from indicators.data import Library, read_rows
from indicators.i18n import (
    country_name,
    format_list,
    format_number,
    format_percent,
    translate,
    translate_context,
    translate_plural,
)
from indicators.panels.eiti import Member, read_eiti
from indicators.panels.events import cite_events, find_chart_events, list_lost_events
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, indicator_title, unit_label

TOTAL, RECONCILED, MINING = "eiti.revenue_extractives", "eiti.reconciled_receipts", "eiti.mining_share_of_receipts"
SHARES = ("exports", "gdp", "government_revenue", "employment")


def join_years(years: Iterable[int]) -> str:
    """Return years as runs.

    >>> join_years([2014, 2012, 2013, 2017])
    '2012–2014, 2017'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _known_years(frame: pd.DataFrame, country: str) -> list[int]:
    return sorted({int(y) for y in frame.loc[(frame["country"] == country) & frame["value"].notna(), "year"]})


def _edition_year(frame: pd.DataFrame) -> int:
    """Return the year of the newest edition in the file; an edition ends in its year."""
    return max(int(str(e)[-4:]) for e in frame["edition"].unique())


def _draw(
    library: Library,
    indicator: Indicator,
    frame: pd.DataFrame,
    country: str,
    span: tuple[int, int],
    events: Sequence[Event],
    lang: str,
    look: Look,
) -> Drawing:
    own = frame[frame["country"] == country]
    money = indicator.id != MINING
    factor = choose_factor(float(own["value"].abs().max())) if money else 1.0
    drawn = replace(indicator, decimals=2 if factor >= 1e9 else 1) if factor > 1 else indicator
    spans = [YearSpan(b.year - 0.5, None, translate(lang, "sum of the streams")) for b in indicator.breaks if b.year <= span[1]]
    figure = draw_columns(
        own, drawn, lang, look, country=country, spans=spans, first=span[0], last=span[1], events=events, factor=factor
    )
    unit = scale_unit(lang, unit_label(library, lang, indicator.unit), factor)
    title = indicator_title(lang, indicator)
    heading = translate(lang, "**{title}** {unit}", title=title, unit=unit[:1].lower() + unit[1:])
    return Drawing(figure, describe_series(lang, indicator, own, title), heading=heading)


def _state_finding(country: str, status: str, years: Sequence[int], edition: int, lang: str) -> str:
    name = country_name(lang, country, "the")
    if years:
        return translate_plural(
            lang,
            "{country}: revenue for {n} fiscal year is in the EITI data; it is {newest}, {lag} years before the edition of {edition}",
            "{country}: revenue for {n} fiscal years is in the EITI data; the newest is {newest}, {lag} years before the edition of {edition}",
            len(years),
            country=name,
            n=format_number(lang, len(years)),
            newest=str(years[-1]),
            lag=format_number(lang, edition - years[-1]),
            edition=str(edition),
        )
    if status == "not_a_member":
        return translate(lang, "{country} reports no revenue to the EITI: it is not a member", country=name)
    if status == "supporting":
        return translate(lang, "{country} supports the EITI and reports no revenue to it", country=name)
    return translate(lang, "{country}: no revenue figure is in the EITI data of {edition}", country=name, edition=str(edition))


def _list_years(library: Library, frames: Sequence[pd.DataFrame], edition: int, lang: str) -> pd.DataFrame:
    records = []
    for member in read_rows(read_eiti(library), Member):
        known = [_known_years(f, member.country) for f in frames[:2]]
        newest = max((y for years in known for y in years), default=None)
        none = _why_none(member.status, lang)
        records.append(
            {
                translate(lang, "Country"): country_name(lang, member.country),
                translate(lang, "Total revenue"): join_years(known[0]) or none,
                translate(lang, "Reconciled receipts"): join_years(known[1]) or none,
                translate(lang, "Newest, age in {year}", year=str(edition)): "–"
                if newest is None
                else translate_plural(
                    lang, "{year}, {n} year", "{year}, {n} years", edition - newest, year=str(newest), n=str(edition - newest)
                ),
            }
        )
    return pd.DataFrame(records)


def _why_none(status: str, lang: str) -> str:
    if status == "not_a_member":
        return translate(lang, "not a member")
    if status == "supporting":
        return translate(lang, "does not report")
    return translate(lang, "none in these data")


def _notes(frames: Sequence[pd.DataFrame], own: Sequence[pd.DataFrame], lang: str) -> tuple[str, ...]:
    held = {int(y) for f in frames[:2] for y in f["year"]}
    holes = [y for y in range(min(held), max(held) + 1) if y not in held]
    notes = [
        translate(
            lang,
            "A hatched year has no figure in these data. That is a gap in the data, not a zero, and a newer report may stand on eiti.org.",
        ),
        translate(
            lang,
            "The two totals are never mixed: reconciled receipts cover only what was compared with company payments. "
            "Revenue covers oil, gas and mining together; it is not revenue from diamonds.",
        ),
    ]
    if holes:
        years = format_list(lang, [str(y) for y in holes])
        notes.append(translate(lang, "{years}: the two sources leave this out for every country.", years=years))
    rows = pd.concat(own, ignore_index=True)
    for note, part in rows[rows["note"] != ""].groupby("note", sort=False):
        years = join_years(int(y) for y in part["year"])
        notes.append(translate(lang, "{years}: {note}", years=years, note=translate_context(lang, "note", str(note))))
    return tuple(notes)


@register_panel("eiti_revenues")
def build_eiti_revenues(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Columns of the chosen country by fiscal year, one basis a chart, and the years that all thirteen have."""
    country = selection.country
    indicators = [library.catalog.find_indicator(i) for i in (TOTAL, RECONCILED, MINING)]
    frames = [library.observations(i) for i in indicators]
    own = [f[f["country"] == country] for f in frames]
    years = sorted({y for f in frames[:2] for y in _known_years(f, country)})
    edition = _edition_year(frames[0])
    held = [(i, f) for i, f, mine in zip(indicators, frames, own, strict=True) if mine["value"].notna().any()]
    spans = {i.id: (int(f["year"].min()) if i.id == MINING else years[0], int(f["year"].max())) for i, f in held}
    # On the first chart only: the charts have different years, so that a number would not mean the same on each of them.
    span = next(iter(spans.values()), (0, 0))
    events = find_chart_events(library, [country], lang, *span, kinds=("eiti",))
    drawings = [
        _draw(library, indicator, frame, country, spans[indicator.id], () if number else events, lang, look)
        for number, (indicator, frame) in enumerate(held)
    ]
    status = read_eiti(library).set_index("country")["status"]
    return Panel(
        name="eiti_revenues",
        title=_state_finding(country, str(status[country]), years, edition, lang),
        subtitle=translate(
            lang,
            "What the government says it received from oil, gas and mining, by fiscal year, each basis apart. "
            "Pale: doubtful; hatched: no figure.",
        ),
        drawings=tuple(drawings),
        listing=_list_years(library, frames, edition, lang),
        rows=pd.concat([f.assign(indicator=i.id) for f, i in zip(own, indicators, strict=True)], ignore_index=True),
        indicators=tuple(indicators),
        datasets=(library.catalog.find_dataset("eiti"), *cite_events(library, events)),
        notes=(
            list_events(events, lang, look, *span, numbered=True),
            *_notes(frames, own, lang),
            *list_lost_events(library, lang),
        ),
        selection=selection,
    )


@register_panel("eiti_shares")
def build_eiti_shares(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """What extractive industries weigh in the economy, as EITI pages print it; pages that disagree stand side by side."""
    frame = library.table("eiti", "page_shares")
    rows = frame[frame["country"].isin(library.members)]
    words = {
        "exports": translate(lang, "Exports"),
        "gdp": translate(lang, "GDP"),
        "government_revenue": translate(lang, "State revenue"),
        "employment": translate(lang, "Jobs"),
    }
    records = []
    for (country, year, url), part in rows.groupby(["country", "year", "source_url"], sort=True):
        printed = part.set_index("share_of")["percent"]
        cells = {words[s]: _percent(lang, printed.get(s)) for s in SHARES}
        name = translate(lang, "{country} {year}", country=country_name(lang, country), year=year)
        records.append({translate(lang, "Country and page"): Link(name, url), **cells})
    named = list(dict.fromkeys(rows["country"]))
    notes = []
    for (country, year, note), _part in rows[rows["note"].notna()].groupby(["country", "year", "note"], sort=True):
        name = translate(lang, "{country} {year}", country=country_name(lang, country), year=year)
        notes.append(translate(lang, "{country}: {reason}", country=name, reason=translate_context(lang, "note", note)))
    return Panel(
        name="eiti_shares",
        title=translate(
            lang,
            "EITI pages print what extraction weighs in the economy for {count} of the {total}: {countries}",
            count=str(len(named)),
            total=str(len(library.members)),
            countries=format_list(lang, [country_name(lang, c) for c in named]),
        ),
        subtitle=translate(
            lang,
            "Share of oil, gas and mining in per cent, as printed, with the fiscal year; a dash: not printed. Two pages that disagree are both shown.",
        ),
        drawings=(),
        listing=pd.DataFrame(records),
        rows=rows,
        datasets=(library.catalog.find_dataset("eiti"),),
        notes=tuple(notes),
        selection=selection,
    )


def _percent(lang: str, text: object) -> str:
    if text is None or pd.isna(text):
        return "–"
    places = len(str(text).partition(".")[2])
    return format_percent(lang, float(str(text)) / 100, places)
