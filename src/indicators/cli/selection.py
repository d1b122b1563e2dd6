"""Which rows of an indicator a command was asked for, and what to say where it has none."""

from collections.abc import Sequence
from difflib import get_close_matches

import pandas as pd

from indicators.catalog import Indicator
from indicators.cli.countries import MOST, name_countries, suggest_countries
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.panels.diamonds import state_absent
from indicators.panels.gaps import find_reason, reason_words

OUT = ("country", "mineral", "stage", "partner", "year", "value", "lower", "upper", "obs_status", "note", "edition")
BELONGING = "eiti"
"""Why a country is not in it can be told of members only: the status of others is not held."""


def select_rows(
    library: Library, indicator: Indicator, countries: Sequence[str], year: str, minerals: Sequence[str], lang: str
) -> pd.DataFrame:
    """Return the rows asked for, gaps included.

    Raises:
        UnknownNameError: a country, mineral or year that the indicator does not have; why, or which ones are near.
    """
    rows = library.observations(indicator)
    chosen = [_find_country(library, indicator, rows, name, lang) for name in countries]
    wanted = [_find_mineral(indicator, rows, name) for name in minerals]
    if chosen:
        rows = rows[rows["country"].isin(chosen)]
    if wanted:
        rows = rows[rows["mineral"].isin(wanted)]
    if rows.empty:
        values = {"indicator": indicator.id, "minerals": ", ".join(wanted), "countries": ", ".join(chosen)}
        raise UnknownNameError("{indicator} has no row on {minerals} for {countries}: ask for one of the two alone.", **values)
    if year:
        rows = rows[rows["year"].isin(_find_years(year, rows, indicator))]
    dimensions = [d for d in indicator.dimensions if d not in OUT]
    return rows[[*(c for c in OUT if c in rows.columns), *dimensions]].reset_index(drop=True)


def _find_country(library: Library, indicator: Indicator, rows: pd.DataFrame, name: str, lang: str) -> str:
    code, held = name.upper(), frozenset(rows["country"])
    if code in held:
        return code
    if code not in library.countries.index:
        near, values = suggest_countries(library, name, held, lang), {"indicator": indicator.id, "name": name[:20]}
        if near:
            raise UnknownNameError("{indicator} has no country “{name}”. Nearest: {near}.", near=near, **values)
        some = name_countries([c for c in library.members if c in held][:MOST], lang)
        raise UnknownNameError("{indicator} has no country “{name}”: give codes such as {some}.", some=some, **values)
    known = code in library.members or indicator.dataset != BELONGING
    reason = find_reason(library, indicator.id, code, covered=False) if known else "not_covered"
    if reason == "through_union":
        raise UnknownNameError("{indicator}: {reason}.", indicator=indicator.id, reason=state_absent(code, lang))
    raise UnknownNameError(
        "{indicator} has no row for {country}: {reason}.",
        indicator=indicator.id,
        country=name_countries([code], lang),
        reason=reason_words(lang, reason),
    )


def _find_mineral(indicator: Indicator, rows: pd.DataFrame, name: str) -> str:
    if "mineral" not in rows.columns:
        raise UnknownNameError("{indicator} has no minerals: leave --mineral out.", indicator=indicator.id)
    held = sorted(set(rows["mineral"]))
    if name.lower() in held:
        return name.lower()
    near = get_close_matches(name.lower(), held, n=3, cutoff=0.5) or held[:5]
    raise UnknownNameError(
        "{indicator} has no mineral “{name}”. Nearest: {near}.", indicator=indicator.id, name=name[:40], near=", ".join(near)
    )


def _find_years(text: str, rows: pd.DataFrame, indicator: Indicator) -> list[int]:
    held = sorted({int(y) for y in rows["year"]})
    first, colon, last = text.partition(":")
    try:
        start = int(first) if first else held[0]
        end = (int(last) if last else held[-1]) if colon else start
    except ValueError:
        raise UnknownNameError("“{text}” is no year: write 2023 or 2010:2023.", text=text) from None
    if first and last and start > end:
        raise UnknownNameError("The years of {text} are reversed: write {last}:{first}.", text=text, first=start, last=end)
    found = [y for y in held if start <= y <= end]
    if not found:
        raise UnknownNameError(
            "{indicator} has no rows for {text} in this selection; it has {first} to {last}.",
            indicator=indicator.id,
            text=text,
            first=held[0],
            last=held[-1],
        )
    return found
