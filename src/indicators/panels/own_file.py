"""A member's own file beside the published series: what agrees, what differs, what only one of them has."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_number, translate
from indicators.panels.model import Drawing, Panel
from indicators.panels.texts import indicator_title, unit_label

LARGEST = 12


def compare_own_file(library: Library, indicator: Indicator, own: pd.DataFrame, lang: str, look: Look) -> Panel:
    """Return a panel of the file's rows beside the published ones, the largest differences first.

    Args:
        library: the data.
        indicator: what the file claims to hold.
        own: its sound rows: country, dimensions, year, value.
        lang: language.
        look: theme and width.
    """
    key = ["country", *indicator.dimensions, "year"]
    published = library.observations(indicator)[[*key, "value"]]
    both = own[[*key, "value"]].merge(published, on=key, how="left", suffixes=("_own", "_published"), indicator=True)
    known = both.dropna(subset=["value_own", "value_published"])
    step = 0.5 * 10.0**-indicator.decimals
    differs = known[(known["value_own"] - known["value_published"]).abs() > step]
    order = (differs["value_own"] - differs["value_published"]).abs().sort_values(ascending=False).index
    rows = differs.loc[order].drop(columns=["_merge"]).assign(difference=lambda t: t["value_own"] - t["value_published"])
    words = {
        "title": indicator_title(lang, indicator),
        "equal": format_number(lang, len(known) - len(differs)),
        "differs": format_number(lang, len(differs)),
        "alone": format_number(lang, len(both) - len(known)),
    }
    title = translate(
        lang, "Your file: figures as published ({equal}), different ({differs}), without a published figure ({alone})", **words
    )
    return Panel(
        name="own_file",
        title=title,
        subtitle=translate(
            lang,
            "{title}, {unit}; equal means equal at the decimals that are shown here. The bar joins your figure and the published one.",
            title=words["title"],
            unit=unit_label(library, lang, indicator.unit),
        ),
        drawings=_draw(rows.head(LARGEST), indicator, lang, look, title),
        rows=both.drop(columns=["_merge"]),
        listing=_list(rows.head(LARGEST), indicator, lang) if len(rows) else None,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
    )


def _label(row: object, lang: str) -> str:
    return f"{country_name(lang, row.country)} {row.year}"  # type: ignore[attr-defined]


def _draw(rows: pd.DataFrame, indicator: Indicator, lang: str, look: Look, title: str) -> tuple[Drawing, ...]:
    if rows.empty:
        return ()
    pair = rows[["value_own", "value_published"]]
    frame = pd.DataFrame(
        {
            "label": [_label(r, lang) for r in rows.itertuples()],
            "country": rows["country"],
            "low": pair.min(axis=1),
            "best": rows["value_published"],
            "high": pair.max(axis=1),
        }
    )
    return (Drawing(draw_ranges(frame, indicator, lang, look, from_zero=False), title),)


def _list(rows: pd.DataFrame, indicator: Indicator, lang: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            translate(lang, "Country and year"): [_label(r, lang) for r in rows.itertuples()],
            translate(lang, "Your figure"): [format_value(indicator, lang, v) for v in rows["value_own"]],
            translate(lang, "Published"): [format_value(indicator, lang, v) for v in rows["value_published"]],
            translate(lang, "Difference"): [format_value(indicator, lang, v) for v in rows["difference"]],
        }
    )
