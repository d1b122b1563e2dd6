"""What a mineral costs: the series that publishers print, each in its own unit, with the events that name the mineral."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.events import Event, list_events
from indicators.charts.prices import draw_price
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import format_list, format_number, format_percent, translate, translate_context
from indicators.panels.events import ALL, cite_events, list_lost_events, read_all_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import mineral_noun, mineral_title
from indicators.panels.texts import caveat_texts

SERIES = ("mineral_prices.price", "mineral_prices.pink_sheet_price")
AMBIGUOUS = frozenset({"lead"})
"""Nouns that are other words as well, so that a text that holds them need not be about the mineral."""
MOST_EVENTS = 4


@dataclass(frozen=True)
class Series:
    """One price series: what it is, in which unit, and its years."""

    indicator: Indicator
    title: str
    unit: str
    rows: pd.DataFrame
    code: str = ""

    @property
    def full(self) -> pd.DataFrame:
        """The years that are over: the mean of the first months is no figure of a year."""
        last = self.rows.loc[self.rows["obs_status"] != "P", "year"].max()
        return self.rows[self.rows["year"] <= last].reset_index(drop=True)

    @property
    def decimals(self) -> int:
        """None where the publisher prints none, or where they would tell nothing."""
        values = self.full["value"]
        return 0 if values.max() >= 100 or (values % 1 == 0).all() else 2


def find_series(library: Library, mineral: str, lang: str) -> list[Series]:
    """Return the shown price series of a mineral: the USGS one, then the World Bank's."""
    words = library.table("mineral_prices", "price_series")
    found = []
    for indicator_id in SERIES:
        indicator = library.catalog.find_indicator(indicator_id)
        frame = library.observations(indicator)
        rows = frame[(frame["mineral"] == mineral) & frame["value"].notna()].sort_values("year", ignore_index=True)
        own = words[(words["indicator"] == indicator.name) & (words["mineral"] == mineral) & (words["shown"] == "true")]
        if len(rows) and len(own):
            title = translate_context(lang, "price", str(own["title"].iloc[0]))
            found.append(Series(indicator, title, str(own["price_unit"].iloc[0]), rows, str(own["series"].iloc[0])))
    return found


def find_mineral_events(library: Library, mineral: str, lang: str) -> pd.DataFrame:
    """Return the dated events whose title or description names the mineral, oldest first."""
    events = read_all_events(library, lang)
    noun = str(library.find_mineral(mineral)["noun"])
    if noun in AMBIGUOUS:
        return events.head(0)
    pattern = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    texts = events["title_en"].fillna("") + " " + events["description_en"].fillna("")
    return events[[bool(pattern.search(text)) for text in texts]].sort_values("date")


@register_panel("mineral_price")
def build_price(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One chart for each price series; a mineral without one says so."""
    mineral = selection.mineral
    found = find_series(library, mineral, lang)
    dataset = library.catalog.find_dataset("mineral_prices")
    rows = (
        pd.concat([s.rows.assign(indicator=s.indicator.id, series=s.title, unit=s.unit) for s in found])
        if found
        else pd.DataFrame()
    )
    events = _list_events(library, mineral, lang, found)
    span = (min(int(s.full["year"].min()) for s in found), max(int(s.full["year"].max()) for s in found)) if found else (0, 0)
    listed = list_events(events, lang, look, *span) if events else ""
    return Panel(
        name="mineral_price",
        title=_state(library, found, mineral, lang),
        subtitle=_describe(found, lang),
        drawings=tuple(_draw(s, events, lang, look) for s in found),
        rows=rows,
        indicators=tuple(s.indicator for s in found),
        datasets=(dataset, *cite_events(library, events)),
        notes=tuple(n for n in (listed, *_notes(library, found, mineral, lang), *list_lost_events(library, lang)) if n),
        selection=selection,
    )


def _list_events(library: Library, mineral: str, lang: str, found: Sequence[Series]) -> list[Event]:
    if not found or list_lost_events(library, lang):
        return []
    frame = find_mineral_events(library, mineral, lang)
    first = min(int(s.full["year"].min()) for s in found)
    frame = frame[frame["date"].str[:4].astype(int) >= first].tail(MOST_EVENTS)
    return [Event(r.date, r.title, "" if r.countries == ALL else r.countries.split(";")[0]) for r in frame.itertuples()]


def _draw(series: Series, events: Sequence[Event], lang: str, look: Look) -> Drawing:
    rows, decimals = series.full, series.decimals
    figure = draw_price(rows, replace(series.indicator, decimals=decimals), lang, look, events=events)
    low, high = rows.loc[rows["value"].idxmin()], rows.loc[rows["value"].idxmax()]
    alt = translate(
        lang,
        "Line of {series}, {unit}: {count} years from {first} to {last}, lowest {low} in {low_year}, highest {high} in {high_year}.",
        series=series.title,
        unit=series.unit,
        count=str(len(rows)),
        first=str(int(rows["year"].min())),
        last=str(int(rows["year"].max())),
        low=format_number(lang, low["value"], decimals),
        low_year=str(int(low["year"])),
        high=format_number(lang, high["value"], decimals),
        high_year=str(int(high["year"])),
    )
    return Drawing(figure, alt, heading=translate(lang, "**{unit}** {series}", unit=series.unit, series=series.title))


def _state(library: Library, found: Sequence[Series], mineral: str, lang: str) -> str:
    title = mineral_title(library, lang, mineral)
    if not found:
        return translate(lang, "{mineral}: no price is held", mineral=title)
    series = found[0]
    new, peak = series.full.iloc[-1], series.full["value"].max()
    years = [str(int(y)) for y in series.full.loc[series.full["value"] == peak, "year"]]
    words = {
        "mineral": title,
        "value": format_number(lang, new["value"], series.decimals),
        "unit": series.unit,
        "year": str(int(new["year"])),
        "first": str(int(series.full["year"].min())),
        "peak": format_list(lang, years),
        "fall": _format_fall(lang, 1 - new["value"] / peak),
    }
    if years == [words["year"]]:
        return translate(lang, "{mineral}: {value} {unit} in {year}, the highest of the years since {first}", **words)
    if words["year"] in years:
        words["peak"] = format_list(lang, years[:-1])
        return translate(lang, "{mineral}: {value} {unit} in {year}, as high as in {peak}, never higher since {first}", **words)
    return translate(lang, "{mineral}: {value} {unit} in {year}, {fall} below the peak of {peak}", **words)


def _format_fall(lang: str, fall: float) -> str:
    return format_percent(lang, fall, 1 if fall < 0.01 else 0)


def _describe(found: Sequence[Series], lang: str) -> str:
    """What the prices are, and whether the first of them is one of the United States alone."""
    words = translate(
        lang, "Annual prices in current dollars or cents, each series in its own unit; years without a figure are gaps."
    )
    parts = found[0].code.split("_") if found else []
    if "us" not in parts:
        return words
    if "import" in parts:
        return " ".join((translate(lang, "The USGS gives the value of U.S. imports, not a world price."), words))
    return " ".join((translate(lang, "The USGS gives a price of the United States, not of the world."), words))


def _notes(library: Library, found: Sequence[Series], mineral: str, lang: str) -> list[str]:
    notes = []
    if found:
        notes += [text for _, text in caveat_texts(library, lang, ["price_units_differ"])]
        newest = found[0].rows.iloc[-1]
        if newest["obs_status"] == "E":
            notes.append(translate(lang, "The USGS price of {year} is an estimate.", year=str(int(newest["year"]))))
        return [*notes, *(note for series in found for note in _note_parts(series, lang))]
    if mineral.startswith("diamond"):
        return [text for _, text in caveat_texts(library, lang, ["diamonds_no_price"])]
    minerals = library.table("reference", "minerals")
    family = minerals.loc[minerals["mineral"] == mineral, "family"].iloc[0]
    kin = [m for m in minerals.loc[minerals["family"] == family, "mineral"] if m != mineral and find_series(library, m, lang)]
    if kin:
        names = format_list(lang, [mineral_noun(library, lang, m) for m in kin])
        return [translate(lang, "Prices of the same family are held for {minerals}.", minerals=names)]
    return [translate(lang, "Neither the USGS nor the World Bank’s Pink Sheet, as held here, prints a price of this mineral.")]


def _note_parts(series: Series, lang: str) -> list[str]:
    """The years of which months are missing; the one that is not over is left out of the chart."""
    notes = []
    for row in series.rows[series.rows["obs_status"] == "P"].itertuples():
        words = {"year": str(int(row.year)), "note": translate_context(lang, "note", str(row.note))}
        if row.year in set(series.full["year"]):
            notes.append(translate(lang, "{year} is provisional: {note}", **words))
            continue
        words |= {"value": format_number(lang, row.value, series.decimals), "unit": series.unit}
        notes.append(translate(lang, "{year} is not over and not drawn: {value} {unit}. {note}", **words))
    return notes
