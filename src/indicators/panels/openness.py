"""How open resources and budgets are: the Resource Governance Index by edition, the Open Budget Survey."""

from collections.abc import Sequence

import pandas as pd

from indicators.charts.dots import Reference, draw_dots
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_number, join_clauses, translate, translate_context
from indicators.panels.eiti import EVERY_YEAR
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.texts import caveat_texts, describe_series, indicator_title, list_members, name_list, unit_label

MINING = "rgi.mining_composite"
BUDGET = "open_budget.transparency"
RESTATED = "rgi_restated"
"""Caveat that says which of Guinea’s scores may be compared; it stands in place of the note of that row."""


def edition_word(lang: str, edition: str) -> str:
    """Return an edition of the Resource Governance Index in words."""
    year, _, kind = edition.partition(" ")
    words = {
        "": translate(lang, "edition {year}", year=year),
        "interim": translate(lang, "interim evaluation {year}", year=year),
        "restated": translate(lang, "{year}, restated", year=year),
    }
    return words.get(kind, edition)


def _oil_only(library: Library, edition: str) -> set[str]:
    """Return the members that an edition assessed for oil and gas and not for mining."""
    frame = library.table("rgi", "assessments")
    frame = frame[(frame["edition"] == edition) & frame["country"].isin(library.members)]
    return set(frame.loc[frame["sector"] == "oil_and_gas", "country"]) - set(frame.loc[frame["sector"] == "mining", "country"])


def _reasons(library: Library, edition: str, lang: str) -> dict[str, str]:
    oil = _oil_only(library, edition)
    words = {True: translate(lang, "oil and gas only"), False: translate(lang, "not assessed")}
    return {c: words[c in oil] for c in library.members}


def _list_editions(library: Library, frame: pd.DataFrame, full: list[str], lang: str) -> pd.DataFrame:
    indicator = library.catalog.find_indicator(MINING)
    sources = library.table("rgi", "assessments")
    sources = sources[(sources["sector"] == "mining") & (sources["measure"] == "composite")]
    pages = {(r.country, r.edition): r.source for r in sources.itertuples()}
    reasons = {e: _reasons(library, e, lang) for e in full}
    records = []
    for country in list_members(library, lang):
        own = frame[frame["country"] == country].set_index("edition")["value"]
        cells: dict[str, object] = {translate(lang, "Country"): country_name(lang, country)}
        for edition in full:
            value = format_value(indicator, lang, own[edition]) if edition in own else ""
            cells[edition_word(lang, edition)] = (
                Link(value, pages.get((country, edition), "")) if value else reasons[edition][country]
            )
        others = [
            translate(lang, "{value} ({year})", value=format_value(indicator, lang, own[e]), year=edition_word(lang, e))
            for e in own.index
            if e not in full
        ]
        cells[translate(lang, "Between the editions")] = join_clauses(lang, others) or "–"
        records.append(cells)
    return pd.DataFrame(records)


@register_panel("rgi_editions")
def build_rgi_editions(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Resource governance in mining: one list of dots for each full edition, side by side, never a line."""
    indicator = library.catalog.find_indicator(MINING)
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)]
    full = sorted(e for e in frame["edition"].unique() if e.isdigit())
    what, drawings = indicator_title(lang, indicator), []
    for edition in full:
        rows = frame[frame["edition"] == edition]
        order = [*rows.sort_values("value", ascending=False)["country"]]
        reasons = _reasons(library, edition, lang)
        countries = [*order, *sorted((c for c in library.members if c not in order), key=lambda c: reasons[c])]
        figure = draw_dots(
            rows, indicator, lang, look, countries=countries, highlight=selection.countries, reasons=reasons,
        )  # fmt: skip
        heading = edition_word(lang, edition)
        alt = describe_series(lang, indicator, rows, translate(lang, "{what}, {edition}", what=what, edition=heading))
        drawings.append(Drawing(figure, alt, heading=heading[:1].upper() + heading[1:], selects=True))
    return Panel(
        name="rgi_editions",
        title=_state_editions(frame, full, lang),
        subtitle=translate(
            lang,
            "{unit}, mean of value realisation, revenue management and enabling environment. "
            "Each edition stands alone: method and countries differ, so no line joins them.",
            unit=_begin(unit_label(library, lang, indicator.unit)),
        ),
        drawings=tuple(drawings),
        listing=_list_editions(library, frame, full, lang),
        rows=frame,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=_edition_notes(library, frame, lang),
        selection=selection,
    )


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _state_editions(frame: pd.DataFrame, full: list[str], lang: str) -> str:
    newest = frame[frame["edition"] == full[-1]]
    top = newest.loc[newest["value"].idxmax()]
    return translate(
        lang,
        "Resource governance in mining: {country} {score} ({year}); {count} of the 13 assessed then, {earlier} in {before}",
        country=country_name(lang, top["country"]),
        score=format_number(lang, top["value"]),
        year=full[-1],
        count=str(newest["country"].nunique()),
        before=full[0],
        earlier=str(frame.loc[frame["edition"] == full[0], "country"].nunique()),
    )


def _edition_notes(library: Library, frame: pd.DataFrame, lang: str) -> tuple[str, ...]:
    oil = library.table("rgi", "assessments")
    oil = oil[(oil["sector"] == "oil_and_gas") & oil["country"].isin(library.members)]
    ever = set(frame["country"]) | set(oil["country"])
    never = [c for c in library.members if c not in ever]
    notes = [
        translate(lang, "Never assessed in the editions held: {countries}.", countries=name_list(lang, never)),
        translate(
            lang,
            "Assessed for oil and gas only: {countries}.",
            countries=name_list(lang, [c for c in library.members if c in ever - set(frame["country"])]),
        ),
    ]
    notes += [text for _, text in caveat_texts(library, lang, [RESTATED])]
    for row in frame[(frame["note"] != "") & ~frame["edition"].str.endswith("restated")].itertuples():
        where = translate(
            lang, "{what}, {edition}", what=country_name(lang, row.country), edition=edition_word(lang, row.edition)
        )
        notes.append(translate(lang, "{country}: {reason}", country=where, reason=translate_context(lang, "note", row.note)))
    return tuple(notes)


def _draw_surveys(
    library: Library, known: pd.DataFrame, absent: Sequence[str], highlight: Sequence[str], lang: str, look: Look
) -> Drawing:
    """The newest survey of each country, and of the absent ones why they have none."""
    indicator = library.catalog.find_indicator(BUDGET)
    words = {True: translate(lang, "not surveyed"), False: translate(lang, "not held: African countries only")}
    references = _medians(library, int(known["year"].max()), lang)
    figure = draw_dots(
        known, indicator, lang, look, countries=library.members, highlight=highlight, year=EVERY_YEAR,
        references=references, reasons={c: words[c in library.african] for c in absent},
    )  # fmt: skip
    what = indicator_title(lang, indicator)
    return Drawing(figure, describe_series(lang, indicator, known, what), selects=True)


@register_panel("budget_openness")
def build_budget_openness(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Budget transparency of the newest survey as dots, with the medians; those not surveyed in words."""
    indicator = library.catalog.find_indicator(BUDGET)
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)]
    known = frame[frame["value"].notna()].sort_values("year").drop_duplicates("country", keep="last")
    newest = int(known["year"].max())
    african = set(library.african)
    absent = [c for c in library.members if c not in set(known["country"])]
    half = int((known["value"] > 50).sum())
    return Panel(
        name="budget_openness",
        title=translate(
            lang,
            "Budgets: {count} of {surveyed} surveyed score above 50 of 100; not surveyed: {absent}",
            count=str(half),
            surveyed=str(len(known)),
            absent=name_list(lang, [c for c in absent if c in african]),
        ),
        subtitle=translate(
            lang,
            "Open Budget Survey {year}: how much of the budget is published in time and in detail, {unit}, with the year of the survey.",
            year=str(newest),
            unit=unit_label(library, lang, indicator.unit),
        ),
        drawings=(_draw_surveys(library, known, absent, selection.countries, lang, look),),
        rows=frame,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=(
            translate(lang, "A survey can fall sharply because documents came late: read several years in Compare."),
            translate(lang, "Belgium: the copy that is held lists African countries only."),
        ),
        selection=selection,
    )


def _medians(library: Library, year: int, lang: str) -> list[Reference]:
    words = {"coalition": translate(lang, "coalition median"), "africa": translate(lang, "Africa median")}
    frame = library.table("open_budget", "medians")
    rows = frame[(frame["indicator"] == "transparency") & (frame["year"] == str(year)) & frame["group"].isin(list(words))]
    return [Reference(float(r.value), words[r.group]) for r in rows.itertuples()]
