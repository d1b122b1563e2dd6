"""Customs figures beside those of the Kimberley Process, and Belgium, whose trade is filed by the European Union."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.charts.columns import draw_columns
from indicators.charts.events import Event, list_events
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate, translate_context
from indicators.panels.diamond_words import MILLION, VALUE, find_doubts, lower_first, mark_doubts, source_link, write_money
from indicators.panels.events import cite_events, find_chart_events, find_turns, list_lost_events
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, indicator_title, unit_label

CUSTOMS_OUT, CUSTOMS_IN, CERTIFIED = "itc_trade.rough_exports", "itc_trade.rough_imports", "kp.exports_value"
HUB, UNION = "BEL", "EUU"
NEWEST_YEARS = 8
DATASETS = ("itc_trade", "kp")
Cell = str | Link


def _series(library: Library, indicator: str, country: str) -> pd.Series:
    """Known values of a country by year."""
    frame = library.observations(indicator)
    own = frame[(frame["country"] == country) & frame["value"].notna()]
    return own.set_index("year")["value"].sort_index()


def _rows_of(library: Library, country: str) -> pd.DataFrame:
    frame = library.observations(CUSTOMS_OUT)
    return frame[frame["country"] == country].assign(indicator=CUSTOMS_OUT)


def find_hub_events(library: Library, span: tuple[int, int], lang: str) -> list[Event]:
    """Return what happened to the trade of Antwerp: origin checks, seizures, markets."""
    return find_chart_events(library, [HUB], lang, *span, kinds=("market", "export_control"))


def _draw_pair(
    library: Library, ids: Sequence[str], country: str, lang: str, look: Look
) -> tuple[tuple[Drawing, ...], list[pd.DataFrame], str]:
    """Two columns charts of one country on one scale and the same years, and what the numbers on them mean."""
    indicators = [library.catalog.find_indicator(i) for i in ids]
    doubts = find_doubts(library)
    frames = []
    for indicator in indicators:
        frame = library.observations(indicator)
        own = frame[frame["country"] == country]
        frames.append(mark_doubts(own, doubts, lang) if indicator.dataset == "kp" else own)
    known = pd.concat([f[f["value"].notna()] for f in frames])
    first = int(library.observations(CUSTOMS_OUT)["year"].min())
    last = int(max(library.observations(i)["year"].max() for i in ids))
    peak = float(known.loc[known["year"].between(first, last), "value"].max())
    factor = choose_factor(peak)
    unit = lower_first(scale_unit(lang, unit_label(library, lang, "usd"), factor))
    events = find_turns(library, country, lang) if country != HUB else find_hub_events(library, (first, last), lang)
    drawings = []
    for indicator, frame in zip(indicators, frames, strict=True):
        part = frame[frame["year"].between(first, last)]
        what = indicator_title(lang, indicator)
        figure = draw_columns(
            part,
            replace(indicator, decimals=2) if factor > 1 else indicator,
            lang,
            look,
            country=country,
            first=first,
            last=last,
            events=events,
            peak=peak,
            factor=factor,
        )
        heading = translate(lang, "**{title}** {unit}", title=what, unit=unit)
        drawings.append(Drawing(figure, describe_series(lang, indicator, part, what), heading=heading))
    explained = list_events(events, lang, look, first, last, numbered=True)
    return tuple(drawings), [f.assign(indicator=i.id) for f, i in zip(frames, indicators, strict=True)], explained


def _write_millions(lang: str, series: pd.Series, year: int) -> str:
    if year not in series.index:
        return "–"
    size = float(series[year]) / MILLION
    return format_number(lang, size, 0 if size >= 100 or size == 0 else 1 if size >= 10 else 2)


def _certified_cell(library: Library, lang: str, country: str, year: int) -> Cell:
    """Exports with certificates of a year, as quoted, leading to the page that quotes them."""
    held = _series(library, CERTIFIED, country)
    text = _write_millions(lang, held, year)
    pages = library.table("kp", "quoted_figures")
    found = pages[(pages["country"] == country) & (pages["year"] == str(year)) & (pages["measure"] == "exports_value")]
    return source_link(str(found.iloc[0]["source_url"]), text) if len(found) and year in held.index else text


def _pick_years(series: Sequence[pd.Series], quoted: pd.Series) -> list[int]:
    """The newest years of any series and every year with a quoted figure, newest first."""
    years = sorted({int(y) for s in series for y in s.index}, reverse=True)
    return sorted({*years[:NEWEST_YEARS], *(int(y) for y in quoted.index)}, reverse=True)


@register_panel("diamond_trade")
def build_diamond_trade(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """What the chosen country declared as mined, what it exported with certificates, and what customs recorded."""
    country = selection.country
    mined, out, into = (_series(library, i, country) for i in (VALUE, CUSTOMS_OUT, CUSTOMS_IN))
    certified = _series(library, CERTIFIED, country)
    nothing: tuple[tuple[Drawing, ...], list[pd.DataFrame], str] = ((), [], "")
    pair = nothing if mined.empty or out.empty else _draw_pair(library, (VALUE, CUSTOMS_OUT), country, lang, look)
    drawings, rows, explained = pair
    years = _pick_years((mined, out, into), certified) if drawings else []
    cells: dict[str, list[Cell]] = {
        translate(lang, "Production declared"): [_write_millions(lang, mined, y) for y in years],
        translate(lang, "Exports with certificates, as quoted"): [_certified_cell(library, lang, country, y) for y in years],
        translate(lang, "Exports in customs records"): [_write_millions(lang, out, y) for y in years],
        translate(lang, "Imports in customs records"): [_write_millions(lang, into, y) for y in years],
    }
    return Panel(
        name="diamond_trade",
        title=_state(country, mined, out, certified, lang),
        subtitle=translate(
            lang, "Production filed with the Kimberley Process beside customs exports of rough stones, U.S. dollars, one scale."
        ),
        drawings=drawings,
        rows=pd.concat(rows, ignore_index=True) if rows else _rows_of(library, country),
        indicators=tuple(library.catalog.find_indicator(i) for i in (VALUE, CERTIFIED, CUSTOMS_OUT, CUSTOMS_IN)),
        datasets=(*(library.catalog.find_dataset(d) for d in DATASETS), *cite_events(library, explained)),
        notes=(*_trade_notes(library, explained, lang), *list_lost_events(library, lang)),
        listing=_list_years(years, cells, lang, compact=look.compact),
        selection=selection,
    )


def _list_years(years: Sequence[int], cells: dict[str, list[Cell]], lang: str, *, compact: bool) -> pd.DataFrame:
    """One line a year; on a phone the four figures stand two and two below each other."""
    head: dict[str, list[Cell]] = {translate(lang, "Million dollars"): [str(y) for y in years]}
    if not compact:
        return pd.DataFrame(head | cells)
    mined, certified, out, into = cells.values()
    return pd.DataFrame(
        head
        | {
            translate(lang, "Declared; with certificates"): list(zip(mined, certified, strict=True)),
            translate(lang, "Customs: exports; imports"): list(zip(out, into, strict=True)),
        }
    )


def _state(country: str, mined: pd.Series, out: pd.Series, certified: pd.Series, lang: str) -> str:
    both = sorted(set(mined.index) & set(out.index))
    if country == HUB:
        return translate(lang, "Belgium mines no diamonds; what its customs recorded stands below")
    if not both:
        return translate(
            lang, "No year has both a filing and a customs record of {country}", country=country_name(lang, country, "the")
        )
    year = int(both[-1])
    words = {
        "country": country_name(lang, country),
        "year": str(year),
        "mined": write_money(lang, mined[year]),
        "out": write_money(lang, out[year]),
    }
    if year in certified.index:
        return translate(
            lang,
            "{country}, {year}: {mined} mined, {certified} exported with certificates, {out} exported in customs records",
            certified=write_money(lang, certified[year]),
            **words,
        )
    return translate(lang, "{country}, {year}: {mined} mined as declared, {out} exported in customs records", **words)


def _trade_notes(library: Library, explained: str, lang: str) -> tuple[str, ...]:
    held = library.observations(CERTIFIED)
    held = held[held["value"].notna() & (held["country"] != "WLD")]
    names = [country_name(lang, c) for c in dict.fromkeys(held["country"])]
    return (
        translate(
            lang,
            "Production is not exports. Stocks, parcels on the way, re-exports and valuation lie between them: do not read a gap as smuggling.",
        ),
        explained,
        translate(
            lang,
            "Exports with Kimberley certificates are known only where news pages quoted them: {count} yearly figures of {countries}.",
            countries=format_list(lang, names),
            count=str(len(held)),
        ),
        translate(
            lang,
            "Customs records mix what countries declare with records of their partners; a dash or a zero can mean no trade or no record. "
            "Source: ITC Trade Map, HS 710210, 710221 and 710231.",
        ),
    )


@register_panel("diamond_belgium")
def build_diamond_belgium(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Belgium's customs records, and the few certified exports of the Union that it is a part of."""
    drawings, rows, explained = _draw_pair(library, (CUSTOMS_IN, CUSTOMS_OUT), HUB, lang, look)
    into, out = (_series(library, i, HUB) for i in (CUSTOMS_IN, CUSTOMS_OUT))
    status = library.table("kp_status", "kp_status").set_index("country").loc[HUB]
    newest, peak = int(into.index.max()), int(into.idxmax())
    return Panel(
        name="diamond_belgium",
        title=translate(
            lang,
            "Antwerp: rough imports of {now} in Belgium’s customs records of {year}, after {most} in {peak}",
            now=write_money(lang, into[newest]),
            year=str(newest),
            most=write_money(lang, into[peak]),
            peak=str(peak),
        ),
        subtitle=translate(
            lang,
            "Customs records of rough stones, U.S. dollars, one scale. With the Kimberley Process the European Union files for all.",
        ),
        drawings=drawings,
        rows=pd.concat(rows, ignore_index=True),
        indicators=tuple(library.catalog.find_indicator(i) for i in (CUSTOMS_IN, CUSTOMS_OUT, CERTIFIED)),
        datasets=(*(library.catalog.find_dataset(d) for d in (*DATASETS, "kp_status")), *cite_events(library, explained)),
        notes=(
            translate(
                lang,
                "The European Union is one Kimberley Process participant: Belgium has no row of its own. Customs record Belgium alone, the "
                "certified exports are those of the whole Union, so the two cannot be equal.",
            ),
            explained,
            translate_context(lang, "note", str(status["note"])),
        ),
        listing=_list_belgium(library, into, out, lang),
        selection=selection,
    )


def _list_belgium(library: Library, into: pd.Series, out: pd.Series, lang: str) -> pd.DataFrame:
    """The newest years of Belgium's customs, and those with a certified figure of the Union."""
    years = _pick_years((into, out), _series(library, CERTIFIED, UNION))
    return pd.DataFrame(
        {
            translate(lang, "Million dollars"): [str(y) for y in years],
            translate(lang, "Belgium, customs imports"): [_write_millions(lang, into, y) for y in years],
            translate(lang, "Belgium, customs exports"): [_write_millions(lang, out, y) for y in years],
            translate(lang, "European Union, exports with certificates, as quoted"): [
                _certified_cell(library, lang, UNION, y) for y in years
            ],
        }
    )
