"""How concentrated the world's diamonds are, in the same terms as cobalt: HHI, weighted HHI, linear companion, with bands."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate, translate_context
from indicators.metrics import Band
from indicators.panels.diamond_supplies import GEM, YARDSTICK, Supply, find_supplies, read_governance
from indicators.panels.diamond_words import CARATS, PRICE, VALUE
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.portfolio import mineral_noun


def supply_name(library: Library, lang: str, key: str) -> str:
    """Return what is supplied, in a few words."""
    if key == CARATS:
        return translate(lang, "All diamonds, carats")
    if key == VALUE:
        return translate(lang, "All diamonds, value")
    return translate_context(lang, "mineral", str(library.find_mineral(key)["title"]))


@register_panel("diamond_concentration")
def build_diamond_concentration(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Weighted HHI and its linear companion of diamonds beside cobalt, tantalum and bauxite, with their error bands."""
    supplies = find_supplies(library, selection.year)
    base = replace(library.catalog.find_indicator(PRICE), unit="index", decimals=2)
    governance = read_governance(library)
    drawings = (
        _draw(
            library, supplies, [s.figures.hhi_wgi_error or s.figures.hhi_wgi for s in supplies], base, lang, look, squared=True
        ),
        _draw(
            library,
            supplies,
            [s.figures.linear_error or Band(s.figures.linear, s.figures.linear, s.figures.linear) for s in supplies],
            base,
            lang,
            look,
            squared=False,
        ),
    )
    sources = [library.catalog.find_dataset(d) for d in dict.fromkeys(s.source for s in supplies)]
    return Panel(
        name="diamond_concentration",
        title=_state(library, supplies, lang),
        subtitle=translate(
            lang,
            "Mine production weighted by the governance of {year}, 0 best to 10 worst. Bars: 90% band of the standard errors.",
            year=str(int(governance["year"].max())),
        ),
        drawings=drawings,
        rows=_tidy(supplies),
        indicators=tuple(library.catalog.find_indicator(i) for i in (CARATS, VALUE)),
        datasets=(*sources, library.catalog.find_dataset("wgi_estimate")),
        notes=_notes(lang),
        listing=_list(library, supplies, lang, compact=look.compact),
        selection=selection,
    )


def _draw(
    library: Library,
    supplies: Sequence[Supply],
    bands: Sequence[Band],
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    squared: bool,
) -> Drawing:
    names = [translate(lang, "{supply}, {year}", supply=supply_name(library, lang, s.key), year=str(s.year)) for s in supplies]
    frame = pd.DataFrame(
        {
            "label": names,
            "low": [b.lower for b in bands],
            "best": [b.value for b in bands],
            "high": [b.upper for b in bands],
            "country": [s.largest for s in supplies],
            "detail": [
                translate(
                    lang,
                    "Largest: {country}, {share}",
                    country=country_name(lang, s.largest),
                    share=format_share(lang, s.largest_share),
                )
                for s in supplies
            ],
        }
    )
    told = format_list(lang, [f"{n} {_number(lang, b.value)}" for n, b in zip(names, bands, strict=True)])
    if squared:
        heading = translate(lang, "**HHI weighted by governance** Σ share² · weight")
        alt = translate(lang, "HHI weighted by governance: {values}.", values=told)
    else:
        heading = translate(lang, "**Average weight Ḡ** Σ share · weight")
        alt = translate(lang, "Average governance weight of the supply: {values}.", values=told)
    return Drawing(draw_ranges(frame, indicator, lang, look), alt, heading=heading)


def _number(lang: str, value: float) -> str:
    return format_number(lang, value, 2)


def _interval(lang: str, band: Band | None, places: int = 2) -> str:
    """A figure with its band, the figure alone where the band is narrower than what is printed."""
    if band is None:
        return "–"
    shown, low, high = (format_number(lang, v, places) for v in (band.value, band.lower, band.upper))
    if low == high:
        return shown
    return translate(lang, "{value} ({low} to {high})", value=shown, low=low, high=high)


def _state(library: Library, supplies: Sequence[Supply], lang: str) -> str:
    held = {s.key: s for s in supplies}
    gem, yardstick = held[GEM], held[YARDSTICK]
    words = {
        "gem": supply_name(library, lang, GEM),
        "yardstick": mineral_noun(library, lang, YARDSTICK),
        "year": str(gem.year),
        "own": _number(lang, gem.figures.hhi.value),
        "other": _number(lang, yardstick.figures.hhi.value),
        "weighted": _number(lang, gem.figures.hhi_wgi.value),
        "compared": _number(lang, yardstick.figures.hhi_wgi.value),
    }
    if gem.figures.hhi.upper < yardstick.figures.hhi.lower:
        return translate(
            lang,
            "{gem}: less concentrated than {yardstick} in {year}, HHI {own} against {other}; weighted by governance {weighted} against {compared}",
            **words,
        )
    return translate(
        lang, "{gem} in {year}: HHI {own}, {yardstick} {other}; weighted by governance {weighted} and {compared}", **words
    )


def _name_supplies(library: Library, supplies: Sequence[Supply], lang: str) -> list[tuple[str, str]]:
    """What each supply is called, and below it the source and the year."""
    return [
        (
            supply_name(library, lang, s.key),
            translate(
                lang,
                "{source}; year {year}",
                source=translate_context(lang, "dataset", library.catalog.find_dataset(s.source).title),
                year=str(s.year),
            ),
        )
        for s in supplies
    ]


def _stack_figures(plain: Sequence[str], weighted: Sequence[str], linear: Sequence[str], lang: str) -> list[tuple[str, ...]]:
    """The three figures of each supply below each other, for a phone."""
    names = (translate(lang, "HHI"), translate(lang, "HHI-WGI"), "Ḡ")
    return [
        tuple(translate(lang, "{name}: {value}", name=n, value=v) for n, v in zip(names, line, strict=True))
        for line in zip(plain, weighted, linear, strict=True)
    ]


def _list(library: Library, supplies: Sequence[Supply], lang: str, *, compact: bool) -> pd.DataFrame:
    what = _name_supplies(library, supplies, lang)
    plain = [_interval(lang, s.figures.hhi, 3) for s in supplies]
    weighted = [_interval(lang, s.figures.hhi_wgi_error or s.figures.hhi_wgi) for s in supplies]
    linear = [
        _interval(lang, s.figures.linear_error) if s.figures.linear_error else _number(lang, s.figures.linear) for s in supplies
    ]
    named = [format_share(lang, round(min(s.figures.named_share, 1), 6)) for s in supplies]
    largest = [
        translate(lang, "{country} {share}", country=country_name(lang, s.largest), share=format_share(lang, s.largest_share))
        for s in supplies
    ]
    if compact:
        return pd.DataFrame(
            {
                translate(lang, "World supply"): what,
                translate(lang, "Figures (band)"): _stack_figures(plain, weighted, linear, lang),
                translate(lang, "Largest; named"): list(zip(largest, named, strict=True)),
            }
        )
    return pd.DataFrame(
        {
            translate(lang, "World supply"): what,
            translate(lang, "HHI"): plain,
            translate(lang, "HHI-WGI"): weighted,
            "Ḡ": linear,
            translate(lang, "Share that is named"): named,
            translate(lang, "Largest producer"): largest,
        }
    )


def _tidy(supplies: Sequence[Supply]) -> pd.DataFrame:
    lines = []
    for s in supplies:
        line: dict[str, object] = {"supply": s.key, "source": s.source, "year": s.year}
        bands = {
            "hhi": s.figures.hhi,
            "hhi_wgi": s.figures.hhi_wgi,
            "hhi_wgi_error": s.figures.hhi_wgi_error,
            "linear": s.figures.linear_error,
        }
        for name, band in bands.items():
            if band is not None:
                line |= {name: band.value, f"{name}_lower": band.lower, f"{name}_upper": band.upper}
        line |= {
            "named_share": s.figures.named_share,
            "producers": s.figures.n,
            "largest": s.largest,
            "largest_share": s.largest_share,
        }
        lines.append(line)
    return pd.DataFrame(lines)


def _notes(lang: str) -> tuple[str, ...]:
    return (
        translate(
            lang,
            "HHI is the sum of the squared shares of the producers: 1 for one producer, 0.1 for ten equal ones. Weighted, each square counts "
            "by 5 − 2 · W, W the mean of the six governance estimates. The average weight Ḡ does not square, so that small producers count in full.",
        ),
        translate(
            lang,
            "World Mining Data names every producer and is used where it covers mineral and year, else USGS, which names main producers "
            "only. The unnamed rest opens a band of the HHI: from many small producers to one country.",
        ),
        translate(
            lang, "Gem and industrial stones are estimates of the publishers; the Kimberley Process does not tell them apart."
        ),
    )
