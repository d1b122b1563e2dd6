"""The comparison as a table: one row a country, the chosen or newest year beside earlier ones."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.quantities import name_measure
from indicators.panels.standing import note_gaps, require_value, select_rows
from indicators.panels.standing_words import state_finding
from indicators.panels.texts import list_members

BACK = (1, 5, 10)


@register_panel("ledger")
def build_ledger(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Values of all members of the chosen year, or the newest of each, beside one, five and ten years before."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = library.observations(indicator)
    if "mineral" in indicator.dimensions:
        frame = frame[frame["mineral"] == selection.mineral]
    require_value(library, indicator, frame, lang)
    members = library.members
    year, rows = select_rows(frame, members, selection.year)
    first = rows[rows["country"].isin(members) & rows["value"].notna()]
    mixed = bool((first["year"] != year).any())
    before = frame[frame["country"].isin(members) & frame["year"].isin([year - b for b in BACK])]
    name, unit = name_measure(library, indicator, selection.mineral, lang)
    words = {"indicator": name, "unit": unit, "year": str(year)}
    return Panel(
        name="ledger",
        title=state_finding(library, indicator, rows, lang, name),
        subtitle=translate(
            lang, "{indicator}, {unit}: the newest value of each country beside one, five and ten years before {year}.", **words
        )
        if mixed
        else translate(lang, "{indicator}, {unit}: {year} beside one, five and ten years before.", **words),
        drawings=(),
        listing=_list_values(library, indicator, first, before, year, lang, look),
        rows=pd.concat([first, before]).drop_duplicates(["country", "year"]),
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=tuple(note_gaps(frame, rows[rows["country"].isin(members)], members, year, lang)),
        selection=selection,
    )


def _list_values(
    library: Library,
    indicator: Indicator,
    first: pd.DataFrame,
    before: pd.DataFrame,
    year: int,
    lang: str,
    look: Look,
) -> pd.DataFrame:
    """One row a country; a value of another year than the column's is written with its own. On a phone the years stand below."""
    missing = translate(lang, "no value")
    newest = {r.country: (r.value, int(r.year)) for r in first.itertuples()}
    cells = {(r.country, int(r.year)): r.value for r in before.itertuples() if pd.notna(r.value)}

    def write(country: str, back: int) -> str:
        value = cells.get((country, year - back))
        return missing if value is None else format_value(indicator, lang, value)

    def write_newest(country: str) -> str:
        value, own = newest.get(country, (None, year))
        if value is None:
            return missing
        text = format_value(indicator, lang, value)
        return text if own == year else translate(lang, "{value} ({year})", value=text, year=str(own))

    members = list_members(library, lang)
    head = str(year) if set(first["year"]) == {year} else translate(lang, "Newest")
    columns: dict[str, list[object]] = {translate(lang, "Country"): [country_name(lang, c) for c in members]}
    if look.compact:
        columns[head] = [
            (write_newest(c), *(translate(lang, "{year}: {value}", year=str(year - b), value=write(c, b)) for b in BACK))
            for c in members
        ]
        return pd.DataFrame(columns)
    columns[head] = [write_newest(c) for c in members]
    for back in BACK:
        columns[str(year - back)] = [write(c, back) for c in members]
    return pd.DataFrame(columns)
