"""The methods page: how measures are made, where publishers disagree, what nobody publishes."""

import pandas as pd
import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_date, format_number, format_signed, translate, translate_context, translate_error
from indicators.panels.coverage import measure_coverage
from indicators.panels.disagreements import find_disagreements
from indicators.ui.context import Context
from indicators.ui.glossary import show_glossary

WIDTH = 820


def show_methods(context: Context) -> None:
    """Every section in reading order; a file that cannot be read costs its own section."""
    for section in (_show_rules, _show_breaks, _show_disagreements, _show_gaps, _show_corrections, show_glossary):
        try:
            section(context)
        except IndicatorsError as error:
            st.warning(translate_error(context.lang, error))


def _write(title: str, paragraphs: list[str]) -> None:
    st.header(title)
    for paragraph in paragraphs:
        st.markdown(paragraph, width=WIDTH)


def _show_rules(context: Context) -> None:
    lang = context.lang
    _write(
        translate(lang, "How a figure becomes a sentence"),
        [
            translate(
                lang,
                "**Intervals first.** Where the publisher gives a standard error, the bar is value ∓ 1.645 standard errors, a 90 % "
                "interval. Where it gives none, none is drawn and the subtitle says so.",
            ),
            translate(
                lang,
                "**“No clear difference”** between two scores means that their distance is smaller than 1.645 times the square root of "
                "the sum of their squared standard errors. “Clearly” is used for the opposite only.",
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
                "**The year shown** is the newest in which at least eight of the thirteen have a value. A country without a value in that "
                "year shows its newest earlier one, at most ten years old, with its year printed beside it.",
            ),
            translate(
                lang,
                "**A gap is never a zero.** “Not covered by the source” means that the publisher does not list the country; “no value” that "
                "it lists the country and prints none. Lines are broken at gaps and at changes of method.",
            ),
            translate(
                lang,
                "**Doubtful filings** of the Kimberley Process are kept, drawn pale and explained: South Africa and Liberia 2014, Guinea "
                "2007 and 2008, Lesotho 2022. They carry the status U in the tables.",
            ),
        ],
    )


def _show_breaks(context: Context) -> None:
    lang = context.lang
    _write(
        translate(lang, "Editions that must not be joined"),
        [
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
        ],
    )


def _show_disagreements(context: Context) -> None:
    """Where the USGS and World Mining Data both print a member's figure on the same basis."""
    lang, library = context.lang, context.library
    minerals = library.table("reference", "minerals").set_index("mineral")
    part = find_disagreements(library)
    worst = part.head(10)
    st.header(translate(lang, "Where publishers disagree"))
    st.markdown(
        translate(
            lang,
            "{far} of {count} figures that the USGS and World Mining Data both print for members, on the same basis, differ by more "
            "than 15 %. The ten widest are listed; neither publisher is “wrong”.",
            far=str(int((part["gap"].abs() > 0.15).sum())),
            count=str(len(part)),
        ),
        width=WIDTH,
    )
    table = pd.DataFrame(
        {
            translate(lang, "Country"): [country_name(lang, c) for c in worst["country"]],
            translate(lang, "Mineral"): [
                translate_context(lang, "mineral", str(minerals.loc[m, "title"])) for m in worst["mineral"]
            ],
            translate(lang, "Year"): worst["year"].astype(str).tolist(),
            "USGS": [format_number(lang, v) for v in worst["usgs"]],
            "World Mining Data": [format_number(lang, v) for v in worst["wmd"]],
            translate(lang, "Difference"): [f"{format_signed(lang, g * 100)}%" for g in worst["gap"]],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt=translate(lang, "Figures on which two publishers disagree"))
    st.caption(
        translate(
            lang,
            "Sources: USGS, Mineral Commodity Summaries 2022–2026; World Mining Data 2023, 2024 and 2026, oxides converted to metal.",
        )
    )


def _show_gaps(context: Context) -> None:
    lang = context.lang
    frame = measure_coverage(context.library, lang)
    empty = frame[frame["last"].isna()]
    st.header(translate(lang, "What nobody publishes, or we do not hold"))
    st.markdown(
        translate(
            lang,
            "{count} of {total} pairs of indicator and country are empty. The matrix on the data page shows each of them; by country:",
            count=str(len(empty)),
            total=str(len(frame)),
        ),
        width=WIDTH,
    )
    for country in context.library.members:
        own = empty[empty["column"] == country]
        if len(own):
            names = "; ".join(own["row"].head(8))
            st.markdown(f"- **{country_name(lang, country)}** ({len(own)}): {names}", width=WIDTH)
    _write(
        translate(lang, "Known gaps"),
        [
            translate(lang, "The Kimberley Process counts the European Union as one participant: Belgium has no row of its own."),
            translate(
                lang,
                "The 17th organisation of the coalition, and the names of the members of Angola and Tanzania, are not published.",
            ),
            translate(lang, "Kimberley Process production of 2025 and certificate counts were not found in public copies."),
            translate(
                lang,
                "Standard errors of the 2025 governance revision were not found; intervals are drawn for the 2024 update only.",
            ),
            translate(
                lang, "Mineral rents and ores-and-metals exports leave diamonds out and say nothing about dependence on them."
            ),
            translate(
                lang,
                "Botswana, Lesotho and Zimbabwe are not EITI members, Belgium supports it: no Validation score exists for them.",
            ),
        ],
    )


def _show_corrections(context: Context) -> None:
    lang, catalog = context.lang, context.library.catalog
    st.header(translate(lang, "Corrections log"))
    st.markdown(
        translate(
            lang, "Figures that are wrong at the source, and what we did. Read on {date}.", date=format_date(lang, "2026-11-25")
        ),
        width=WIDTH,
    )
    for dataset in catalog.datasets.values():
        if "corrections" not in dataset.tables:
            continue
        frame = context.library.table(dataset.name, "corrections")
        st.markdown(f"**{translate_context(lang, 'dataset', dataset.title)}**")
        st.table(frame.fillna(""), border="horizontal", hide_index=True, alt=translate(lang, "Corrections"))
