"""What a reader who questions a figure sends: indicator, countries, years and edition of what the panel shows."""

import re

import pandas as pd

from indicators.i18n import translate
from indicators.panels.model import Panel
from indicators.panels.texts import edition_words

DATED = ("year", "iso_date", "date", "start", "as_of", "list_year", "last_year", "status_year")
"""Columns that date a row, the first that a panel has; a composite has a column `year of …` for each input."""
EVERYWHERE = "ALL"
"""What an event names that concerns every country."""
MOST_EDITIONS = 6
_YEAR = re.compile(r"\d{4}", re.ASCII)


def write_question(panel: Panel, lang: str, country: str = "") -> str:
    """Return the lines that name what is shown; `country` is that of the page, for rows that name none."""
    countries = _list_countries(panel.rows) or ([country] if country else [])
    years = _list_years(panel.rows)
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
    lines = (
        (translate(lang, "Indicator"), ", ".join(i.id for i in panel.indicators)),
        (translate(lang, "Countries") if len(countries) > 1 else translate(lang, "Country"), ", ".join(countries)),
        (translate(lang, "Years") if len(years) > 1 else translate(lang, "Year"), span),
        *((translate(lang, "Edition"), edition) for edition in _list_editions(panel, lang)[:MOST_EDITIONS]),
    )
    return "\n".join(translate(lang, "{name}: {value}", name=name, value=value) for name, value in lines if value)


def _list_countries(rows: pd.DataFrame) -> list[str]:
    column = next((c for c in ("country", "countries") if c in rows), None)
    if column is None:
        return []
    codes = [code for cell in rows[column].dropna() for code in re.split(r"\W+", str(cell)) if code]
    return [code for code in dict.fromkeys(codes) if code != EVERYWHERE]


def _list_years(rows: pd.DataFrame) -> list[str]:
    columns = [c for c in rows if str(c).startswith("year of ")] or [c for c in DATED if c in rows][:1]
    found = (_YEAR.search(str(cell)) for c in columns for cell in rows[c].dropna())
    return sorted({year[0] for year in found if year})


def _list_editions(panel: Panel, lang: str) -> list[str]:
    """The edition of each indicator, and of each dataset of which the panel names no indicator, with the version of ours."""
    held = {d.name: d for d in panel.datasets}
    found = [(i.dataset, i.edition or held[i.dataset].edition) for i in panel.indicators if i.dataset in held]
    found += [(d.name, d.edition) for d in panel.datasets if d.name not in {name for name, _ in found}]
    return [f"{edition_words(lang, edition)} ({name} {held[name].version})" for name, edition in dict.fromkeys(found)]
