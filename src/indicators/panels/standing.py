"""Where the 13 stand: the map of Africa with Belgium, and the ordered list with intervals beside it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.charts.dots import Reference, draw_dots
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import country_name, format_number, translate
from indicators.maps.africa import draw_africa
from indicators.maps.disclaimer import boundary_disclaimer
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import describe_series, indicator_title, interval_words, name_list, unit_label

FEW_VALUES = 8


def choose_year(frame: pd.DataFrame, countries: Sequence[str], wanted: int | None) -> int:
    """Return `wanted` if the publisher has that year, else the newest year in which most of `countries` have a value."""
    known = frame[frame["value"].notna() & frame["country"].isin(list(countries))]
    counts = known.groupby("year")["country"].nunique()
    if wanted is not None and wanted in counts.index:
        return wanted
    full = counts[counts >= min(FEW_VALUES, counts.max())] if len(counts) else counts
    if full.empty:
        return int(frame["year"].max())
    return int(full.index.max())


def pick_rows(frame: pd.DataFrame, year: int, reach: int = 10) -> pd.DataFrame:
    """Return one row per country: the newest value of the last `reach` years up to `year`, else the row that says why."""
    part = frame[(frame["year"] <= year) & (frame["year"] > year - reach)].sort_values("year")
    known = part[part["value"].notna()].drop_duplicates("country", keep="last")
    blank = part[part["value"].isna() & ~part["country"].isin(known["country"])]
    return pd.concat([known, blank.drop_duplicates("country", keep="last")], ignore_index=True)


def find_references(library: Library, indicator: Indicator, rows: pd.DataFrame, lang: str) -> list[Reference]:
    """Return the guides: Africa's median where enough countries are known, and the average that the scale implies."""
    african = rows[rows["country"].isin(library.african) & rows["value"].notna()]
    result = []
    if len(african) >= 30:
        result.append(Reference(float(african["value"].median()), translate(lang, "Africa median")))
    if indicator.dataset == "wgi_estimate":
        result.append(Reference(0.0, translate(lang, "world average")))
    return result


def state_finding(library: Library, indicator: Indicator, rows: pd.DataFrame, lang: str) -> str:
    """Return the sentence that the list shows, only what the intervals allow."""
    members = rows[rows["country"].isin(library.members) & rows["value"].notna()]
    title = indicator_title(lang, indicator)
    if members.empty:
        return translate(lang, "{indicator}: no value is published for these countries", indicator=title)
    total = str(len(library.members))
    if indicator.dataset == "wgi_estimate" and members["upper"].notna().any():
        below = int((members["upper"] < 0).sum())
        return translate(
            lang,
            "{indicator}: {count} of the {total} stand clearly below the world average",
            indicator=title,
            count=str(below),
            total=total,
        )
    ordered = members.sort_values("value", ascending=indicator.direction is Direction.LOWER)
    best, last = ordered.iloc[0]["country"], ordered.iloc[-1]["country"]
    if indicator.direction is Direction.NEUTRAL:
        return translate(
            lang,
            "{indicator}: highest in {highest}, lowest in {lowest}",
            indicator=title,
            highest=country_name(lang, best, "the"),
            lowest=country_name(lang, last, "the"),
        )
    return translate(
        lang,
        "{indicator}: {best} stands first of the {count} with a value, {last} last",
        indicator=title,
        best=country_name(lang, best, "the"),
        count=str(len(members)),
        last=country_name(lang, last, "the"),
    )


def require_value(library: Library, indicator: Indicator, frame: pd.DataFrame, lang: str) -> None:
    """Refuse a selection in which no member has a value.

    Raises:
        UnknownNameError: there is none.
    """
    if not (frame["country"].isin(library.members) & frame["value"].notna()).any():
        title = indicator_title(lang, indicator)
        raise UnknownNameError("{indicator}: no value is published for this selection", indicator=title)


@register_panel("standing")
def build_standing(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Map and ordered list of the members for one indicator and year."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = library.observations(indicator)
    for dimension in indicator.dimensions:
        if dimension == "mineral":
            frame = frame[frame["mineral"] == selection.mineral]
    members = library.members
    require_value(library, indicator, frame, lang)
    year = choose_year(frame, members, selection.year)
    rows = pick_rows(frame, year)
    shown = rows[rows["country"].isin(members)]
    factor = 1.0 if indicator.scale else choose_factor(float(shown["value"].abs().max()) if len(shown) else 1)
    indicator = replace(indicator, decimals=2) if factor > 1 else indicator
    references = find_references(library, indicator, rows, lang)
    what = indicator_title(lang, indicator)
    subtitle = translate(
        lang,
        "{unit}, {year}. {interval}",
        unit=scale_unit(lang, unit_label(library, lang, indicator.unit), factor),
        year=str(year),
        interval=interval_words(lang, indicator),
    )
    alt = describe_series(lang, indicator, shown, what)
    drawings = (
        Drawing(
            draw_africa(shown, indicator, lang, look, countries=members, highlight=selection.countries, year=year, factor=factor),
            translate(lang, "Map of Africa with Belgium in a frame. {description}", description=alt),
            width=1.02,
            selects=True,
            is_map=True,
        ),
        Drawing(
            draw_dots(
                shown,
                indicator,
                lang,
                look,
                countries=members,
                highlight=selection.countries,
                year=year,
                references=references,
                zoom=selection.zoom,
                factor=factor,
            ),
            translate(lang, "Ordered list with intervals. {description}", description=alt),
            selects=True,
        ),
    )
    return Panel(
        name="standing",
        title=state_finding(library, indicator, rows, lang),
        subtitle=subtitle,
        drawings=drawings,
        rows=shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=(*_gap_notes(library, shown, members, year, lang), boundary_disclaimer(lang)),
        selection=selection,
    )


def scale_unit(lang: str, unit: str, factor: float) -> str:
    """Return the unit with the factor in words, ready to begin a sentence."""
    if factor == 1e9:
        return translate(lang, "Billion {unit}", unit=unit)
    if factor == 1e6:
        return translate(lang, "Million {unit}", unit=unit)
    if factor == 1e3:
        return translate(lang, "Thousand {unit}", unit=unit)
    return unit[:1].upper() + unit[1:]


def _gap_notes(library: Library, shown: pd.DataFrame, members: Sequence[str], year: int, lang: str) -> list[str]:
    notes = []
    absent = [c for c in members if c not in set(shown["country"])]
    if absent:
        notes.append(translate(lang, "Not covered by the source: {countries}.", countries=name_list(lang, absent)))
    blank = shown[shown["value"].isna()]
    for row in blank.itertuples():
        reason = str(row.note) or translate(lang, "no value is published")
        notes.append(translate(lang, "{country}: {reason}", country=country_name(lang, row.country), reason=reason))
    older = shown[shown["value"].notna() & (shown["year"] != year)]
    if len(older):
        count = format_number(lang, len(older))
        notes.append(translate(lang, "{count} values are of an earlier year, printed beside them.", count=count))
    return notes
