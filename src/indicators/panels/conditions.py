"""How people live in the thirteen: human development, poverty, electricity and forest, each with its year and the medians."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.dots import Reference, draw_dots
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import country_name, translate
from indicators.panels.eiti import EVERY_YEAR
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import pick_rows
from indicators.panels.texts import describe_series, indicator_title, list_members, unit_label

CONDITIONS = ("undp_hdr.hdi_2025", "wdi.poverty", "wdi.electricity_access", "wdi.forest_area")
REACH = 15
FEWEST = {"coalition": 8, "africa": 30}


def newest_rows(library: Library, indicator: Indicator, reach: int = REACH) -> pd.DataFrame:
    """Return the newest value of each country, at most `reach` years before the newest of all."""
    frame = library.observations(indicator)
    return pick_rows(frame, int(frame.loc[frame["value"].notna(), "year"].max()), reach=reach)


def find_medians(library: Library, indicator: Indicator, rows: pd.DataFrame) -> dict[str, float]:
    """Return the medians of the coalition and of Africa, where enough countries have a value.

    A dataset that is held in part brings its own medians of the whole edition; they are of the newest year.
    """
    try:
        table = library.table(indicator.dataset, "medians")
    except UnknownNameError:
        groups = {"coalition": library.members, "africa": library.african}
        values = {g: rows.loc[rows["country"].isin(c) & rows["value"].notna(), "value"] for g, c in groups.items()}
        return {g: float(v.median()) for g, v in values.items() if len(v) >= FEWEST[g]}
    newest = str(int(rows.loc[rows["value"].notna(), "year"].max()))
    table = table[(table["indicator"] == indicator.name) & (table["year"] == newest) & table["group"].isin(list(FEWEST))]
    return {r.group: float(r.value) for r in table.itertuples() if int(r.n) >= FEWEST[r.group]}


def median_references(lang: str, medians: dict[str, float]) -> list[Reference]:
    """Return the medians as guides of a list of dots."""
    words = {"coalition": translate(lang, "median of the 13"), "africa": translate(lang, "Africa median")}
    return [Reference(value, words[group]) for group, value in medians.items()]


def _list_conditions(library: Library, lang: str) -> pd.DataFrame:
    members = list_members(library, lang)
    medians_of = [translate(lang, "Median of the 13"), translate(lang, "Median of Africa")]
    names = [*(country_name(lang, c) for c in members), *medians_of]
    columns: dict[str, list[str]] = {translate(lang, "Country"): names}
    for indicator_id in CONDITIONS:
        indicator = library.catalog.find_indicator(indicator_id)
        rows = newest_rows(library, indicator)
        years = set(rows.loc[rows["country"].isin(members) & rows["value"].notna(), "year"])
        shared = int(years.pop()) if len(years) == 1 else None
        cells = [dated_value(indicator, rows, c, lang, shared) for c in members]
        medians = find_medians(library, indicator, rows)
        for group in FEWEST:
            cells.append(format_value(indicator, lang, medians[group]) if group in medians else translate(lang, "too few values"))
        title = indicator_title(lang, indicator)
        columns[title if shared is None else translate(lang, "{what}, {year}", what=title, year=str(shared))] = cells
    return pd.DataFrame(columns)


def dated_value(indicator: Indicator, rows: pd.DataFrame, country: str, lang: str, year: int | None = None) -> str:
    """Return a country's value with its year, the year left out where it is `year`; a gap in words."""
    own = rows[rows["country"] == country]
    if own.empty:
        return translate(lang, "not covered")
    row = own.iloc[0]
    if pd.isna(row["value"]):
        return translate(lang, "no value")
    value = format_value(indicator, lang, row["value"])
    return value if row["year"] == year else translate(lang, "{value} ({year})", value=value, year=str(int(row["year"])))


@register_panel("human_conditions")
def build_human_conditions(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Dots of the chosen condition with the medians, and all four in one list with the year of each value."""
    indicator = library.catalog.find_indicator(selection.condition)
    rows = newest_rows(library, indicator)
    members = rows[rows["country"].isin(library.members)]
    known = members[members["value"].notna()]
    medians = find_medians(library, indicator, rows)
    figure = draw_dots(
        members, indicator, lang, look, countries=library.members, highlight=selection.countries, year=EVERY_YEAR,
        references=median_references(lang, medians),
    )  # fmt: skip
    what = indicator_title(lang, indicator)
    parts = [library.catalog.find_indicator(i) for i in CONDITIONS]
    every = pd.concat([newest_rows(library, i).assign(indicator=i.id) for i in parts], ignore_index=True)
    return Panel(
        name="human_conditions",
        title=_state_range(indicator, known, medians, lang),
        subtitle=translate(
            lang,
            "{unit}; the newest value of each country with its year. Values of different years are not a ranking of today.",
            unit=(unit := unit_label(library, lang, indicator.unit))[:1].upper() + unit[1:],
        ),
        drawings=(Drawing(figure, describe_series(lang, indicator, members, what), selects=True),),
        listing=_list_conditions(library, lang),
        rows=every[every["country"].isin(library.members)],
        indicators=tuple(parts),
        datasets=tuple({i.dataset: library.dataset_of(i) for i in parts}.values()),
        notes=(
            translate(lang, "Poverty comes from household surveys that a country holds every few years, so some years are old."),
            translate(lang, "The median of the 13 is over the values listed, whatever their year."),
        ),
        selection=selection,
    )


def _state_range(indicator: Indicator, known: pd.DataFrame, medians: dict[str, float], lang: str) -> str:
    """Name lowest, highest and median; where the values are of several years, the ends with theirs."""
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    words = {
        "measure": indicator_title(lang, indicator),
        "low": format_value(indicator, lang, low["value"]),
        "in_lowest": country_name(lang, low["country"], "in"),
        "high": format_value(indicator, lang, high["value"]),
        "in_highest": country_name(lang, high["country"], "in"),
        "median": format_value(indicator, lang, medians["coalition"]) if "coalition" in medians else "–",
    }
    if known["year"].nunique() == 1:
        return translate(
            lang, "{measure}: from {low} {in_lowest} to {high} {in_highest}; the median of the 13 is {median}", **words
        )
    return translate(
        lang,
        "{measure}: from {low} {in_lowest} ({low_year}) to {high} {in_highest} ({high_year}); median of values of different "
        "years: {median}",
        low_year=str(int(low["year"])),
        high_year=str(int(high["year"])),
        **words,
    )
