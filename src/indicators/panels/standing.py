"""Where the 13 stand: the map of Africa with Belgium, and the ordered list with intervals beside it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.dots import Reference, draw_dots
from indicators.charts.theme import Look
from indicators.charts.words import choose_series_factor, note_words
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import country_name, format_list, format_number, translate, translate_plural
from indicators.maps.africa import draw_africa
from indicators.maps.disclaimer import boundary_disclaimer
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import name_measure
from indicators.panels.standing_words import state_finding
from indicators.panels.texts import describe_series, indicator_title, interval_words, name_list

FEW_VALUES = 8
SIGN = 2
"""Letters that a unit has at most which is a sign and no word."""
REACH = 10
"""Years that the newest value of a country may be older than the year that most have."""


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


def pick_rows(frame: pd.DataFrame, year: int, reach: int = REACH) -> pd.DataFrame:
    """Return one row per country: the newest value of the last `reach` years up to `year`, else the row that says why."""
    part = frame[(frame["year"] <= year) & (frame["year"] > year - reach)].sort_values("year")
    known = part[part["value"].notna()].drop_duplicates("country", keep="last")
    blank = part[part["value"].isna() & ~part["country"].isin(known["country"])]
    return pd.concat([known, blank.drop_duplicates("country", keep="last")], ignore_index=True)


def select_rows(frame: pd.DataFrame, members: Sequence[str], wanted: int | None) -> tuple[int, pd.DataFrame]:
    """Return a year and one row a country: of the wanted year alone, else the newest of each, with the year that most have.

    Newest means at most ten years older than the year that most have; a wanted year that no member has counts as none.
    """
    year = choose_year(frame, members, wanted)
    if wanted is not None and year == wanted:
        return year, frame[frame["year"] == year].drop_duplicates("country", keep="last").reset_index(drop=True)
    known = frame.loc[frame["value"].notna() & frame["country"].isin(list(members)), "year"]
    newest = max(year, int(known.max())) if len(known) else year
    return year, pick_rows(frame, newest, REACH + newest - year)


def fill_gaps(frame: pd.DataFrame, rows: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Return the rows with an empty one for each country that the source covers in other years only: no gap is “not covered”."""
    have = set(rows["country"])
    absent = [c for c in countries if c not in have and c in set(frame["country"])]
    if not absent:
        return rows
    blank = frame[frame["country"].isin(absent)].sort_values("year").drop_duplicates("country", keep="last")
    empty = {c: math.nan for c in ("value", "lower", "upper", "stderr") if c in blank}
    return pd.concat([rows, blank.assign(**empty, note="")], ignore_index=True)


def find_references(library: Library, indicator: Indicator, rows: pd.DataFrame, lang: str) -> list[Reference]:
    """Return the guides: Africa's median where enough countries are known, and the average that the scale implies."""
    african = rows[rows["country"].isin(library.african) & rows["value"].notna()]
    result = []
    if len(african) >= 30:
        result.append(Reference(float(african["value"].median()), translate(lang, "Africa median")))
    if indicator.dataset == "wgi_estimate":
        result.append(Reference(0.0, translate(lang, "world average")))
    return result


def require_value(library: Library, indicator: Indicator, frame: pd.DataFrame, lang: str) -> None:
    """Refuse a selection in which no member has a value.

    Raises:
        UnknownNameError: there is none.
    """
    if not (frame["country"].isin(library.members) & frame["value"].notna()).any():
        title = indicator_title(lang, indicator)
        raise UnknownNameError("{indicator}: no value is held for this selection", indicator=title)


@register_panel("standing")
def build_standing(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Map and ordered list of the members for one indicator and year."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = library.observations(indicator)
    if "mineral" in indicator.dimensions:
        frame = frame[frame["mineral"] == selection.mineral]
    require_value(library, indicator, frame, lang)
    year, rows = select_rows(frame, library.members, selection.year)
    shown = rows[rows["country"].isin(library.members)]
    factor = choose_series_factor(indicator, shown["value"])
    written = replace(indicator, decimals=2) if factor > 1 else indicator
    name, unit = name_measure(library, indicator, selection.mineral, lang)
    return Panel(
        name="standing",
        title=state_finding(library, indicator, rows, lang, name),
        subtitle=translate(
            lang,
            "{unit}, {years}. {interval}",
            unit=scale_unit(lang, unit, factor),
            years=state_years(lang, shown, year),
            interval=interval_words(library, lang, indicator),
        ).rstrip(),
        drawings=_draw(library, written, frame, rows, year, factor, selection, lang, look),
        rows=shown,
        indicators=(written,),
        datasets=(library.dataset_of(indicator),),
        notes=(*note_gaps(frame, shown, library.members, year, lang), boundary_disclaimer(lang)),
        selection=selection,
    )


def _draw(
    library: Library,
    indicator: Indicator,
    frame: pd.DataFrame,
    rows: pd.DataFrame,
    year: int,
    factor: float,
    selection: Selection,
    lang: str,
    look: Look,
) -> tuple[Drawing, Drawing]:
    """The map, and the ordered list beside it: the same values, years and highlights."""
    members = library.members
    shown = rows[rows["country"].isin(members)]
    drawn = fill_gaps(frame, shown, members)
    common: dict[str, Any] = {"countries": members, "highlight": selection.countries, "year": year, "factor": factor}
    name, _ = name_measure(library, indicator, selection.mineral, lang)
    alt = describe_series(lang, library.catalog.find_indicator(indicator.id), shown, name)
    return (
        Drawing(
            draw_africa(drawn, indicator, lang, look, **common),
            translate(lang, "Map of Africa with Belgium in a frame. {description}", description=alt),
            width=1.02,
            selects=True,
            is_map=True,
        ),
        Drawing(
            draw_dots(
                drawn,
                indicator,
                lang,
                look,
                references=find_references(library, indicator, rows, lang),
                zoom=selection.zoom,
                reasons=explain_gaps(frame, shown, members, year if selection.year == year else None, lang),
                **common,
            ),
            translate(lang, "Ordered list with intervals. {description}", description=alt),
            selects=True,
        ),
    )


def scale_unit(lang: str, unit: str, factor: float) -> str:
    """Return the unit with the factor in words, ready to begin a sentence; a bare sign such as t keeps its small letter."""
    if factor == 1e9:
        return translate(lang, "Billion {unit}", unit=unit)
    if factor == 1e6:
        return translate(lang, "Million {unit}", unit=unit)
    if factor == 1e3:
        return translate(lang, "Thousand {unit}", unit=unit)
    return unit if len(unit) <= SIGN else unit[:1].upper() + unit[1:]


def state_years(lang: str, rows: pd.DataFrame, year: int) -> str:
    """Return the year of the values; where they are of several, that each is the newest of its country, and from when to when."""
    years = sorted({int(y) for y in rows.loc[rows["value"].notna(), "year"]}) or [year]
    if len(years) == 1:
        return str(years[0])
    return translate(lang, "newest value of each country, {first} to {last}", first=str(years[0]), last=str(years[-1]))


def explain_gaps(
    frame: pd.DataFrame, shown: pd.DataFrame, countries: Sequence[str], wanted: int | None, lang: str
) -> dict[str, str]:
    """Return why a country that the source has in other years shows no value here."""
    newest = _list_other_years(frame, shown, countries)
    if wanted is not None:
        return {c: translate(lang, "no value in {year}", year=str(wanted)) for c in newest}
    return {c: translate(lang, "newest value of {year}", year=str(y)) for c, y in newest.items()}


def _list_other_years(frame: pd.DataFrame, shown: pd.DataFrame, countries: Sequence[str]) -> dict[str, int]:
    """Countries without a value here that have one of another year, with the newest such year."""
    have = set(shown.loc[shown["value"].notna(), "country"])
    part = frame[frame["value"].notna() & frame["country"].isin([c for c in countries if c not in have])]
    years = part.groupby("country")["year"].max()
    return {c: int(years[c]) for c in countries if c in years.index}


def note_gaps(frame: pd.DataFrame, shown: pd.DataFrame, members: Sequence[str], year: int, lang: str) -> list[str]:
    """Return what is missing: not covered, no value, of another year."""
    notes = []
    absent = [c for c in members if c not in set(frame["country"])]
    if absent:
        notes.append(translate(lang, "Not covered by the source: {countries}.", countries=name_list(lang, absent)))
    blank = shown[shown["value"].isna()]
    reasons = {r.country: note_words(lang, r.note) or translate(lang, "no value is published") for r in blank.itertuples()}
    notes += [translate(lang, "{country}: {reason}", country=country_name(lang, c), reason=why) for c, why in reasons.items()]
    others = {c: y for c, y in _list_other_years(frame, shown, members).items() if c not in reasons}
    if others:
        listed = [translate(lang, "{country} {year}", country=country_name(lang, c), year=str(y)) for c, y in others.items()]
        notes.append(translate(lang, "No value here; newest value of each: {countries}.", countries=format_list(lang, listed)))
    never = [c for c in members if c not in {*shown["country"], *absent, *others}]
    if never:
        notes.append(translate(lang, "Covered, no value: {countries}.", countries=name_list(lang, never)))
    older = shown[shown["value"].notna() & (shown["year"] != year)]
    if len(older):
        notes.append(
            translate_plural(
                lang,
                "{n} value is of another year than {year}; its year stands beside it.",
                "{n} values are of another year than {year}; the year stands beside each.",
                len(older),
                n=format_number(lang, len(older)),
                year=str(year),
            )
        )
    return notes
