"""Every doubtful filing of the Kimberley Process, of members and others, with its band, what marks it and the source."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate
from indicators.metrics import Doubt
from indicators.panels.diamond_words import CARATS, PRICE, doubt_reason, doubt_rule, find_doubts, source_link
from indicators.panels.model import Drawing, Panel, Selection, register_panel

FLAGGED_FIRST = (Doubt.FLAGGED, Doubt.OWN_HISTORY, Doubt.PEERS)


@register_panel("diamond_doubts")
def build_diamond_doubts(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The doubtful filings: value per carat against the band of the country's other years, and a list with reasons."""
    doubts = find_doubts(library)
    order = {str(d): i for i, d in enumerate(FLAGGED_FIRST)}
    doubts = doubts.sort_values(["doubt", "year", "country"], key=lambda s: s.map(order) if s.name == "doubt" else s)
    indicator = library.catalog.find_indicator(PRICE)
    frame = library.observations(PRICE)
    noted = int((doubts["doubt"] == Doubt.FLAGGED).sum())
    return Panel(
        name="diamond_doubts",
        title=translate(
            lang,
            "{count} of {total} filings are doubtful: {noted} by a note of the source, {ruled} by our rule alone",
            count=str(len(doubts)),
            total=_count_filings(library),
            noted=str(noted),
            ruled=str(len(doubts) - noted),
        ),
        subtitle=translate(
            lang,
            "Dollars a carat as filed (dot) beside the band of the country’s other years, {first} to {last}; logarithmic scale.",
            first=str(int(frame["year"].min())),
            last=str(int(frame["year"].max())),
        ),
        drawings=(_draw(doubts[doubts["filed"].notna()], indicator, lang, look),),
        rows=doubts[
            ["country", "year", "value", "filed", "centre", "low", "high", "carats", "usual_carats", "doubt", "note", "url"]
        ],
        indicators=(indicator, library.catalog.find_indicator(CARATS)),
        datasets=(library.catalog.find_dataset("kp"),),
        notes=(doubt_rule(lang),),
        listing=_list_short(lang, doubts) if look.compact else _list(lang, doubts),
        selection=selection,
    )


def _draw(priced: pd.DataFrame, indicator: Indicator, lang: str, look: Look) -> Drawing:
    labels = [_name(lang, row.country, row.year) for row in priced.itertuples()]
    drawn = pd.DataFrame(
        {
            "label": labels,
            "low": list(priced["low"]),
            "best": list(priced["filed"]),
            "high": list(priced["high"]),
            "country": list(priced["country"]),
            "detail": [doubt_reason(lang, row) for _, row in priced.iterrows()],
        }
    )
    values = [
        translate(lang, "{filing} {value}", filing=name, value=format_number(lang, value, 2))
        for name, value in zip(labels, drawn["best"], strict=True)
    ]
    alt = translate(lang, "Value per carat of each doubtful filing beside its band: {values}.", values=format_list(lang, values))
    return Drawing(draw_ranges(drawn, indicator, lang, look, log=True), alt)


def _name(lang: str, country: str, year: int) -> str:
    return translate(lang, "{country} {year}", country=country_name(lang, country), year=str(year))


def _count_filings(library: Library) -> str:
    frame = library.observations(CARATS)
    return str(int(((frame["country"] != "WLD") & frame["value"].gt(0)).sum()))


def _list(lang: str, doubts: pd.DataFrame) -> pd.DataFrame:
    filings, prices, bands, carats, reasons, sources = [], [], [], [], [], []
    for _, row in doubts.iterrows():
        filings.append(_name(lang, row["country"], row["year"]))
        prices.append(_price(lang, row))
        bands.append(_band(lang, row))
        carats.append(_carats(lang, row))
        reasons.append(doubt_reason(lang, row))
        sources.append(source_link(str(row["url"])))
    return pd.DataFrame(
        {
            translate(lang, "Filing"): filings,
            translate(lang, "Dollars a carat"): prices,
            translate(lang, "Median (band) of its other years"): bands,
            translate(lang, "Carats (usual)"): carats,
            translate(lang, "Why it is marked"): reasons,
            translate(lang, "Source"): sources,
        }
    )


def _list_short(lang: str, doubts: pd.DataFrame) -> pd.DataFrame:
    """The same for a phone: figures and reason in one cell."""
    told = []
    for _, row in doubts.iterrows():
        reason = doubt_reason(lang, row)
        if pd.isna(row["low"]):
            told.append(reason)
            continue
        words = {"price": _price(lang, row), "band": _band(lang, row), "carats": _carats(lang, row), "reason": reason}
        told.append(translate(lang, "Dollars a carat: {price}. Other years: {band}. Carats (usual): {carats}. {reason}", **words))
    return pd.DataFrame(
        {
            translate(lang, "Filing"): [
                source_link(str(row["url"]), _name(lang, row["country"], row["year"])) for _, row in doubts.iterrows()
            ],
            translate(lang, "Why it is marked"): told,
        }
    )


def _price(lang: str, row: pd.Series) -> str:
    if pd.isna(row["filed"]):
        return translate(lang, "no value filed")
    if row["filed"] != row["value"]:
        return translate(
            lang,
            "{filed} filed, {shown} shown here",
            filed=format_number(lang, row["filed"], 2),
            shown=format_number(lang, row["value"], 2),
        )
    return format_number(lang, row["value"], 2)


def _band(lang: str, row: pd.Series) -> str:
    if pd.isna(row["low"]):
        return translate(lang, "none")
    return translate(
        lang,
        "{centre} ({low} to {high})",
        centre=format_number(lang, row["centre"]),
        low=format_number(lang, row["low"]),
        high=format_number(lang, row["high"]),
    )


def _carats(lang: str, row: pd.Series) -> str:
    carats, usual = format_number(lang, row["carats"]), format_number(lang, row["usual_carats"])
    return translate(lang, "{carats} ({usual})", carats=carats, usual=usual)
