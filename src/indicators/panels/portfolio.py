"""What a country holds of the world's minerals: shares of mine production and reserves with world ranks."""

from dataclasses import dataclass

import pandas as pd

from indicators.charts.bars import draw_bars
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_list, translate, translate_plural
from indicators.metrics import ShareBasis, compute_shares, latest, rank_producers
from indicators.panels.bases import is_given_up
from indicators.panels.first_place import MINED, find_run, state_first
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import mineral_noun, mineral_title
from indicators.panels.texts import edition_words

MEASURES = (MINED, "usgs_mcs.reserves", "usgs_mcs.refinery_production")
MOST_BARS, MOST_ON_WALL = 8, 6


@dataclass(frozen=True)
class Share:
    """A country's part of the world in one mineral and measure."""

    measure: str
    mineral: str
    year: int
    value: float
    share: float
    rank: int
    status: str
    edition: str


def find_shares(library: Library, country: str, measure: str, year: int | None = None) -> list[Share]:
    """Return the shares of one country, each in the newest year the publisher prints for it, largest first."""
    frame = library.observations(measure)
    frame = frame[frame["value"].notna()]
    minerals = set(frame.loc[frame["country"] == country, "mineral"])
    frame = frame[frame["mineral"].isin(minerals)].drop(columns="rank", errors="ignore")
    if frame.empty:
        return []
    shares = compute_shares(frame)
    newest = latest(shares[shares["country"] == country], year, by=["country", "mineral"])
    newest = newest[(newest["basis"] == ShareBasis.PUBLISHER_TOTAL) & (newest["value"] > 0) & newest["share"].notna()]
    ranks = rank_producers(frame)[["country", "mineral", "year", "rank"]]
    newest = newest.merge(ranks, on=["country", "mineral", "year"], validate="1:1")
    result = [
        Share(
            measure.split(".")[1],
            str(row.mineral),
            int(row.year),
            float(row.value),
            float(row.share),
            int(row.rank),
            str(row.obs_status),
            str(getattr(row, "edition", "")),
        )
        for row in newest.itertuples()
    ]
    return sorted(result, key=lambda s: -s.share)


def _label(library: Library, lang: str, share: Share) -> str:
    title = mineral_title(library, lang, share.mineral)
    if share.measure == "reserves":
        return translate(lang, "{mineral}, reserves", mineral=title)
    if share.measure == "refinery_production":
        return translate(lang, "{mineral}, refined", mineral=title)
    return translate(lang, "{mineral}, mined", mineral=title)


@register_panel("portfolio")
def build_portfolio(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Shares of the world, the largest eight, with rank, year and edition."""
    country = selection.country
    every = sorted((s for m in MEASURES for s in find_shares(library, country, m)), key=lambda s: -s.share)
    shares, dropped = _part_given_up(library, every)
    dataset = library.catalog.find_dataset("usgs_mcs")
    shown = shares[: MOST_ON_WALL if look.wall else MOST_BARS]
    rows = _tabulate(library, shown, country, lang)
    years = sorted({s.year for s in shown})
    firsts = state_firsts(library, lang, country)
    return Panel(
        name="portfolio",
        title=_state(library, lang, country, shares),
        subtitle=translate_plural(
            lang,
            "Share of the world’s published total, and rank among the countries printed; year {years}.",
            "Share of the world’s published total, and rank among the countries printed; years {years}.",
            len(years),
            years=format_list(lang, [str(y) for y in years]),
        )
        if shown
        else translate(lang, "Mine production, reserves and refining, 2020 to 2025."),
        drawings=_draw(rows, country, lang, look) if shown else (),
        rows=rows,
        indicators=tuple(library.catalog.find_indicator(m) for m in MEASURES),
        datasets=(dataset,),
        notes=(*firsts, *_write_notes(library, shown, dropped, lang)),
        lead=firsts[0] if firsts else "",
        selection=selection,
    )


def state_firsts(library: Library, lang: str, country: str) -> list[str]:
    """Return a sentence for each mineral of which a country mines most, the largest share first."""
    firsts = [s.mineral for s in find_shares(library, country, MINED) if s.rank == 1]
    return [sentence for mineral in firsts if (sentence := state_first(library, lang, country, mineral))]


def _tabulate(library: Library, shown: list[Share], country: str, lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [_label(library, lang, s) for s in shown],
            "value": [s.share for s in shown],
            "country": country,
            "rank": [s.rank for s in shown],
            "year": [s.year for s in shown],
            "obs_status": [s.status for s in shown],
            "edition": [s.edition for s in shown],
            "quantity": [s.value for s in shown],
        }
    )


def _draw(rows: pd.DataFrame, country: str, lang: str, look: Look) -> tuple[Drawing, ...]:
    listed = format_list(lang, [f"{r.label} {format_share(lang, r.value)} ({int(r.year)})" for r in rows.itertuples()])
    name = country_name(lang, country, "the")
    alt = translate(lang, "Bar chart: share of the world of {country}: {values}.", country=name, values=listed)
    return (Drawing(draw_bars(rows, None, lang, look), alt),)


def _write_notes(library: Library, shown: list[Share], dropped: list[Share], lang: str) -> tuple[str, ...]:
    """What the last year is, what a missing mineral means, and which figures of an older definition are not drawn."""
    estimated = any(s.status == "E" for s in shown)
    return (
        *([translate(lang, "Figures of the newest year are estimates, often revised.")] if estimated else []),
        translate(lang, "USGS prints main producers only: a mineral that is not listed is not zero."),
        *(
            translate(
                lang,
                "Not drawn: {label}, {share} in {edition}; the newest edition weighs it in another way, see Minerals.",
                label=_label(library, lang, s),
                share=format_share(lang, s.share),
                edition=edition_words(lang, s.edition),
            )
            for s in dropped
        ),
    )


def _part_given_up(library: Library, shares: list[Share]) -> tuple[list[Share], list[Share]]:
    """Set shares apart whose basis the publisher has given up since; none where the table that tells is damaged."""
    try:
        old = [s for s in shares if s.measure == "reserves" and is_given_up(library, s.mineral, "reserves")]
    except IndicatorsError:
        old = []
    return [s for s in shares if s not in old], old


def _state(library: Library, lang: str, country: str, shares: list[Share]) -> str:
    name = country_name(lang, country, "the")
    if not shares:
        return translate(lang, "USGS tables print no production or reserves for {country}", country=name)
    top = next((s for s in shares if s.measure == "mine_production"), shares[0])
    words = {
        "country": name,
        "mineral": mineral_noun(library, lang, top.mineral),
        "share": format_share(lang, top.share),
        "year": str(top.year),
    }
    if top.measure == "reserves":
        return translate(lang, "{country} holds {share} of the world’s reserves of {mineral} ({year})", **words)
    if top.measure == "refinery_production":
        return translate(lang, "{country} refined {share} of the world’s {mineral} in {year}", **words)
    if top.rank == 1:
        run = find_run(library, country, top.mineral)
        if run is not None and not run.from_start and run.since < top.year:
            return translate(
                lang,
                "{country} mined {share} of the world’s {mineral} in {year}: first producer since {since}",
                since=str(run.since),
                **words,
            )
        return translate(lang, "{country} mined {share} of the world’s {mineral} in {year}: first producer", **words)
    return translate(
        lang,
        "{country} mined {share} of the world’s {mineral} in {year}: rank {rank} of those printed",
        rank=str(top.rank),
        **words,
    )
