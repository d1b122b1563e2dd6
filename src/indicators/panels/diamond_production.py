"""What the chosen country declared, beside the highlighted ones and the coalition."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.events import Event, list_events
from indicators.charts.theme import Look
from indicators.charts.trend import draw_trend
from indicators.charts.words import choose_factor
from indicators.data import Library
from indicators.i18n import country_name, format_number, format_quantity, translate, translate_context
from indicators.metrics import find_complete_year
from indicators.panels.diamond_words import (
    CARATS,
    QUOTED,
    VALUE,
    find_doubts,
    keep_newest,
    lower_first,
    mark_doubts,
    read_sums,
    tell_quoted,
    write_money,
)
from indicators.panels.diamonds import Filings, filings_subtitle, read_filings, state_absent
from indicators.panels.events import DIAMOND_KINDS, cite_events, find_chart_events, find_turns, list_lost_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, indicator_title, unit_label

MOST_HIGHLIGHTS = 6
LINES_HEIGHT, WALL_HEIGHT = 360, 285


@register_panel("diamond_production")
def build_diamond_production(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Carats, value and value per carat of one country with bans, decisions and doubts; the others' newest figures below."""
    country = selection.country
    events = find_turns(library, country, lang)
    filings = read_filings(library, country, lang, look, events, find_doubts(library))
    known = filings.known
    explained = ""
    if len(known):
        carats = filings.rows[0]
        first, last = int(carats["year"].min()), int(carats["year"].max())
        explained = list_events(events, lang, look, first, last, numbered=True)
    countries = [country, *(c for c in selection.countries if c != country)]
    return Panel(
        name="diamond_production",
        title=_state(filings, country, lang),
        subtitle=filings_subtitle(lang, filings.rows[0])
        if len(known)
        else translate(lang, "Production declared to the Kimberley Process; below, the highlighted countries and the 13."),
        drawings=filings.drawings,
        rows=filings.table,
        indicators=filings.indicators,
        datasets=(library.catalog.find_dataset("kp"), *cite_events(library, events if filings.drawings else ())),
        notes=(explained, *filings.notes, *list_lost_events(library, lang)),
        listing=_list_newest(library, countries, lang),
        selection=selection,
    )


def _state(filings: Filings, country: str, lang: str) -> str:
    known = filings.known
    if known.empty:
        return state_absent(country, lang)
    year = int(known.iloc[-1]["year"])
    carats = float(known.iloc[-1]["value"])
    value, price = (_value_in(frame, year) for frame in filings.rows[1:])
    words = {
        "country": country_name(lang, country),
        "year": str(year),
        "carats": format_quantity(lang, carats, translate_context(lang, "unit", "carats")),
    }
    if value is None or price is None:
        return translate(lang, "{country}: {carats} declared for {year}, without a value", **words)
    return translate(
        lang,
        "{country}: {carats} declared for {year}, worth {value}, {price} a carat",
        value=write_money(lang, value),
        price=write_money(lang, price),
        **words,
    )


def _value_in(frame: pd.DataFrame, year: int) -> float | None:
    found = frame.loc[(frame["year"] == year) & frame["value"].notna(), "value"]
    return None if found.empty else float(found.iloc[0])


def _list_newest(library: Library, countries: Sequence[str], lang: str) -> pd.DataFrame:
    """The newest filing of each country, then the sum of the 13 and the world in the newest complete year."""
    carats, values = library.observations(CARATS), library.observations(VALUE)
    lines: list[tuple[str, int, float, float | None]] = []
    told: list[tuple[str, ...]] = []
    for country in countries:
        own = carats[(carats["country"] == country) & carats["value"].notna()].sort_values("year")
        if len(own):
            year = int(own.iloc[-1]["year"])
            value = _value_in(values[values["country"] == country], year)
            lines.append((country_name(lang, country), year, float(own.iloc[-1]["value"]), value))
            quoted = own.iloc[-1]["edition"] == QUOTED
            told.append((translate_context(lang, "note", str(own.iloc[-1]["note"])),) if quoted else ())
    complete = find_complete_year(carats)
    if complete is not None:
        sums = [read_sums(library, i).loc[complete, "value"] for i in (CARATS, VALUE)]
        total = translate(lang, "The {count} together", count=str(len(library.members)))
        lines.append((total, complete, float(sums[0]), float(sums[1])))
        world = [_value_in(f[f["country"] == "WLD"], complete) for f in (carats, values)]
        if world[0] is not None:
            lines.append((country_name(lang, "WLD"), complete, world[0], world[1]))
    blank = "–"
    names = [f"{name}, {year}" for name, year, _, _ in lines]
    told += [()] * (len(lines) - len(told))
    return pd.DataFrame(
        {
            translate(lang, "Newest filing"): [(n, *t) if t else n for n, t in zip(names, told, strict=True)],
            translate(lang, "Carats"): [format_number(lang, c) for _, _, c, _ in lines],
            translate(lang, "Value"): [blank if v is None else write_money(lang, v) for _, _, _, v in lines],
            translate(lang, "Dollars a carat"): [
                blank if v is None or c == 0 else format_number(lang, v / c, 0 if v / c >= 100 else 2) for _, _, c, v in lines
            ],
        }
    )


@register_panel("diamond_lines")
def build_diamond_lines(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Carats and value of the chosen and the highlighted countries over the years, the other members in grey."""
    doubts = find_doubts(library)
    indicators = [library.catalog.find_indicator(i) for i in (CARATS, VALUE)]
    frames = [mark_doubts(library.observations(i), doubts, lang) for i in indicators]
    chosen = _choose(frames[0], selection)
    first, last = int(frames[0]["year"].min()), int(frames[0]["year"].max())
    events = find_chart_events(library, chosen, lang, first, last, kinds=DIAMOND_KINDS)
    return Panel(
        name="diamond_lines",
        title=_state_lines(frames[1], chosen, lang),
        subtitle=translate(
            lang,
            "Carats, and value in U.S. dollars, {first} to {last}. Grey: the other members. Open ring: doubtful filing.",
            first=str(first),
            last=str(last),
        ),
        drawings=tuple(
            _draw_lines(library, indicator, frame, chosen, events, lang, look)
            for indicator, frame in zip(indicators, frames, strict=True)
        ),
        rows=pd.concat(
            [f[f["country"].isin(chosen)].assign(indicator=i.id) for f, i in zip(frames, indicators, strict=True)],
            ignore_index=True,
        ),
        indicators=tuple(indicators),
        datasets=(library.catalog.find_dataset("kp"), *cite_events(library, events)),
        notes=(
            list_events(events, lang, look, first, last),
            *list_lost_events(library, lang),
            *tell_quoted(keep_newest(frames[1][frames[1]["country"].isin(library.members)]), lang),
        ),
        selection=selection,
    )


def _draw_lines(
    library: Library,
    indicator: Indicator,
    frame: pd.DataFrame,
    chosen: Sequence[str],
    events: Sequence[Event],
    lang: str,
    look: Look,
) -> Drawing:
    own = frame[frame["country"].isin([*library.members, *chosen])]
    factor = choose_factor(float(own["value"].abs().max()))
    unit = scale_unit(lang, unit_label(library, lang, indicator.unit), factor)
    what = indicator_title(lang, indicator)
    figure = draw_trend(
        frame,
        replace(indicator, decimals=2),
        lang,
        look,
        countries=library.members,
        highlight=chosen,
        events=events,
        factor=factor,
        height=WALL_HEIGHT if look.wall else LINES_HEIGHT,
    )
    alt = describe_series(lang, indicator, own[own["country"].isin(chosen)], f"{what}. {unit}")
    return Drawing(figure, alt, heading=translate(lang, "**{title}** {unit}", title=what, unit=lower_first(unit)))


def _state_lines(values: pd.DataFrame, chosen: Sequence[str], lang: str) -> str:
    """The largest and the smallest of the values that the chosen countries' lines end with, each with its year."""
    rows = keep_newest(values[values["country"].isin(list(chosen))])
    if rows.empty:
        return translate(lang, "No value of production is declared for the countries chosen")
    most, least = rows.iloc[0], rows.iloc[-1]
    words = {
        "most": country_name(lang, most["country"]),
        "year": str(int(most["year"])),
        "value": write_money(lang, most["value"]),
    }
    if len(rows) == 1:
        return translate(lang, "{most} declared diamonds worth {value} for {year}", **words)
    words |= {"least": country_name(lang, least["country"]), "less": write_money(lang, least["value"])}
    if most["year"] != least["year"]:
        return translate(
            lang,
            "{most} declared diamonds worth {value} for {year}, {least} {less} for {less_year}",
            less_year=str(int(least["year"])),
            **words,
        )
    return translate(lang, "{most} declared diamonds worth {value} for {year}, {least} {less}", **words)


def _choose(frame: pd.DataFrame, selection: Selection) -> list[str]:
    """The chosen country first, then the highlighted ones, of those that file."""
    filing = set(frame.loc[frame["value"].notna(), "country"])
    return [c for c in dict.fromkeys([selection.country, *selection.countries]) if c in filing][:MOST_HIGHLIGHTS]
