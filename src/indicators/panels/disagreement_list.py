"""The figures on which the USGS and World Mining Data disagree most, for members, on one basis."""

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_percent, translate
from indicators.panels.disagreements import USGS, WMD, find_disagreements
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.quantities import format_amount, mineral_title, mineral_unit

WIDEST, FAR = 10, 0.15


@register_panel("disagreements")
def build_disagreements(library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
    """The widest gaps in a list, every pair of figures behind it."""
    part = find_disagreements(library)
    return Panel(
        name="disagreements",
        title=translate(lang, "Where publishers disagree"),
        subtitle=translate(
            lang,
            "{far} of {count} figures that the USGS and World Mining Data both print for members, on the same basis, differ by more "
            "than 15%. The ten widest are listed; neither publisher is “wrong”.",
            far=str(int((part["gap"].abs() > FAR).sum())),
            count=str(len(part)),
        ),
        drawings=(),
        listing=_list_widest(library, part.head(WIDEST), lang),
        rows=part.rename(columns={"wmd": "world_mining_data", "gap": "difference"}).assign(
            unit=[mineral_unit(library, "en", str(m)) for m in part["mineral"]]
        ),
        indicators=(library.catalog.find_indicator(USGS), library.catalog.find_indicator(WMD)),
        datasets=(library.catalog.find_dataset("usgs_mcs"), library.catalog.find_dataset("world_mining_data")),
        notes=(translate(lang, "Oxides in World Mining Data are converted to metal."),),
        selection=selection,
    )


def _list_widest(library: Library, worst: pd.DataFrame, lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            translate(lang, "Country"): [country_name(lang, c) for c in worst["country"]],
            translate(lang, "Mineral"): [mineral_title(library, lang, str(m)) for m in worst["mineral"]],
            translate(lang, "Year"): worst["year"].astype(str).tolist(),
            "USGS": _write_amounts(library, lang, worst, "usgs"),
            "World Mining Data": _write_amounts(library, lang, worst, "wmd"),
            translate(lang, "Difference"): [format_percent(lang, g, signed=True) for g in worst["gap"]],
        }
    )


def _write_amounts(library: Library, lang: str, rows: pd.DataFrame, column: str) -> list[str]:
    """Each figure with the unit of its mineral."""
    return [
        format_amount(lang, float(value), mineral_unit(library, lang, str(mineral)))
        for mineral, value in zip(rows["mineral"], rows[column], strict=True)
    ]
