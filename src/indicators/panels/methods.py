"""What the methods page says: how measures are made, where publishers disagree, what was not found, what was corrected."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import (
    country_name,
    fold_accents,
    format_list,
    join_clauses,
    translate,
    translate_context,
    translate_error,
)
from indicators.metrics import Doubt
from indicators.panels.diamond_words import doubt_rule, find_doubts
from indicators.panels.missing import list_known_gaps
from indicators.panels.model import Link, Selection, build_panel
from indicators.panels.section import Section
from indicators.panels.texts import source_line

MOST_SOURCES = 6


def read_methods(library: Library, lang: str, today: date) -> list[Section]:
    """Return every section in reading order; a file that cannot be read costs its own section, which then says so."""
    makers: tuple[Callable[[Library, str], Section], ...] = (
        _state_rules,
        _state_breaks,
        partial(_show_panel, "disagreements"),
        partial(_show_panel, "supply_misses"),
        partial(_show_panel, "gaps"),
        partial(list_known_gaps, today),
        partial(_show_panel, "corrections"),
        _list_terms,
    )
    sections = []
    for make in makers:
        try:
            sections.append(make(library, lang))
        except IndicatorsError as error:
            sections.append(Section(translate_error(lang, error), broken=True))
    return sections


def _state_rules(library: Library, lang: str) -> Section:
    return Section(
        translate(lang, "How a figure becomes a sentence"),
        (
            translate(
                lang,
                "**Intervals first.** Where the publisher gives a standard error, the bar is value ± 1.645 standard errors, a 90% "
                "interval. Where a score has none, or our copy has none, the subtitle says so. A low and a high estimate are drawn as "
                "bars too and called that. Of counts, money and quantities nothing is said.",
            ),
            translate(
                lang,
                "**“No clear difference”** between two scores means that their distance is smaller than 1.645 times the square root of "
                "the sum of their squared standard errors. “Clearly” is used for the opposite only. A median has the standard error of "
                "the country in the middle; between two, half the square root of the sum of theirs squared.",
            ),
            translate(
                lang,
                "**World and Africa.** Ranks count countries, never the world, groups or “other countries”. Africa’s median is over the "
                "countries of Africa with a value, and is drawn when at least thirty have one.",
            ),
            translate(
                lang,
                "**Shares of the world** divide a country’s figure by the world total that the same publisher prints for the same year. "
                "USGS totals are rounded, so shares are approximate, and a country that is not printed is not zero.",
            ),
            translate(
                lang,
                "**The year shown** is the newest in which at least eight of the thirteen have a value. A country whose newest "
                "value is of another year, at most ten years older, shows that one with its year beside it. Where the reader chooses one "
                "year, values of that year alone are shown. A sentence compares two countries in one year only, or names the year of each.",
            ),
            translate(
                lang,
                "**A gap is never a zero.** “Not covered by the source” means that the publisher does not list the country; “no value” that "
                "it lists the country and prints none. Lines are broken at gaps and at changes of method.",
            ),
            _state_doubts(library, lang),
            doubt_rule(lang),
        ),
    )


def _state_doubts(library: Library, lang: str) -> str:
    """Name every doubtful filing, those that the source marks before those that our rule alone finds."""
    doubts = find_doubts(library).sort_values(["year", "country"])
    noted = doubts["doubt"] == Doubt.FLAGGED
    names = [
        format_list(lang, [f"{country_name(lang, r.country)} {r.year}" for r in part.itertuples()])
        for part in (doubts[noted], doubts[~noted])
    ]
    return translate(
        lang,
        "**Doubtful filings** of the Kimberley Process are kept, drawn pale and explained. By a note of the source: {noted}. By our rule "
        "alone: {ruled}. They carry the status U in the tables.",
        noted=names[0] or translate(lang, "none"),
        ruled=names[1] or translate(lang, "none"),
    )


def _state_breaks(_library: Library, lang: str) -> Section:
    return Section(
        translate(lang, "Editions that must not be joined"),
        (
            translate(
                lang,
                "**Worldwide Governance Indicators.** The estimates with intervals are the 2024 update. The scores from 0 to 100 are the "
                "2025 revision, which changed sources, aggregation and scale for all years. They stand apart.",
            ),
            translate(lang, "**V-Dem** versions 16 and 14 are two datasets; each version re-estimates its whole series."),
            translate(
                lang,
                "**Human Development Reports** 2023/24 and 2025 are separate indicators; the same year differs between them.",
            ),
            translate(
                lang,
                "**USGS** prints two years at a time. Each year comes from the newest edition that prints it, and every row names its "
                "edition; the newest year is an estimate.",
            ),
        ),
    )


def _show_panel(name: str, library: Library, lang: str) -> Section:
    """A panel of rows in words, for editions that show no panel here: its finding, its list, its notes and its sources."""
    panel = build_panel(name, library, Selection(), lang, Look(compact=True))
    listing = panel.listing if panel.listing is not None else pd.DataFrame()
    table = listing.apply(lambda column: column.map(_write_plainly))
    few = len(panel.datasets) <= MOST_SOURCES
    source = join_clauses(lang, [source_line(lang, dataset) for dataset in panel.datasets]) if few else ""
    paragraphs = (panel.subtitle, *panel.notes)
    tables = ((panel.title, table),)
    return Section(panel.title, paragraphs, tables=tables, source=source, anchor=panel.name, panel=panel.name)


def _write_plainly(cell: object) -> str:
    """A cell of a listing without links, in one line."""
    if isinstance(cell, tuple):
        return " · ".join(_write_plainly(part) for part in cell)
    return cell.text if isinstance(cell, Link) else str(cell)


def _list_terms(library: Library, lang: str) -> Section:
    frame = library.table("reference", "glossary")
    terms = [
        (translate_context(lang, "term", row.title), translate_context(lang, "term", row.definition), term_anchor(row.term))
        for row in frame.itertuples()
    ]
    ordered = sorted(terms, key=lambda t: fold_accents(t[0]))
    return Section(translate(lang, "Glossary"), terms=tuple(ordered), anchor="glossary")


def term_anchor(term: str) -> str:
    """Return the anchor of a term, the same in every language.

    >>> term_anchor("rank_range")
    'term-rank-range'
    """
    return f"term-{term.replace('_', '-')}"
