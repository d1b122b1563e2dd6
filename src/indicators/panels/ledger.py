"""The comparison as a table: one row a country, the newest years side by side."""

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.theme import Look, base_layout
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import choose_year, pick_rows, require_value, state_finding
from indicators.panels.texts import indicator_title, unit_label

BACK = (0, 1, 5, 10)


@register_panel("ledger")
def build_ledger(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Values of all members now, a year, five and ten years before, as a drawn table."""
    indicator = library.catalog.find_indicator(selection.indicator)
    frame = library.observations(indicator)
    if "mineral" in indicator.dimensions:
        frame = frame[frame["mineral"] == selection.mineral]
    require_value(library, indicator, frame, lang)
    newest = choose_year(frame, library.members, selection.year)
    years = [newest - b for b in BACK]
    shown = frame[frame["country"].isin(library.members) & frame["year"].isin(years)]
    rows = pd.DataFrame({"country": list(library.members)})
    cells = {(r.country, r.year): r.value for r in shown.itertuples()}
    missing = translate(lang, "no value")
    columns = [[country_name(lang, c) for c in library.members]]
    for year in years:
        values = [cells.get((c, year)) for c in library.members]
        rows[str(year)] = values
        columns.append([missing if v is None or pd.isna(v) else format_value(indicator, lang, v) for v in values])
    tokens = look.tokens
    table = go.Table(
        header={
            "values": [translate(lang, "Country"), *map(str, years)],
            "align": ["left", "right"],
            "fill": {"color": tokens.paper},
            "line": {"color": tokens.rule},
            "font": {"color": tokens.muted, "size": 14},
        },
        cells={
            "values": columns,
            "align": ["left", "right"],
            "height": 30,
            "fill": {"color": tokens.paper},
            "line": {"color": tokens.rule},
            "font": {"color": tokens.ink, "size": 14},
        },
    )
    figure = go.Figure(table, layout=base_layout(look, 60 + 30 * len(rows)))
    what = indicator_title(lang, indicator)
    return Panel(
        name="ledger",
        title=state_finding(library, indicator, pick_rows(frame, newest), lang),
        subtitle=translate(
            lang,
            "{indicator}, {unit}: {year} beside one, five and ten years before.",
            indicator=what,
            unit=unit_label(library, lang, indicator.unit),
            year=str(newest),
        ),
        drawings=(Drawing(figure, translate(lang, "Table of {indicator} by country and year.", indicator=what)),),
        rows=shown,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        selection=selection,
    )
