"""Curates `kp_restrictions`: spans in which rough diamonds of a country could not, or not freely, be exported."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.curate.events import EVENTS, read_precision
from indicators.curate.extracts import normalise_text, read_extract, with_key
from indicators.errors import DataError


@dataclass(frozen=True)
class Restriction:
    """A span: the dates name rows of the events extract; an empty start is not given there.

    The measure is a partial one where the area, in the words of the decision, is less than all stones of the country.
    """

    name: str
    country: str
    measure: str
    start: str
    end: str
    area: str


RESTRICTIONS = (
    Restriction("ago_unita", "AGO", "un_partial", "", "2002-12-09", "Diamonds mined and sold by UNITA"),
    Restriction("sle_uncertified", "SLE", "un_partial", "2000-07-05", "2003-06-05", "Rough diamonds without certificate"),
    Restriction("lbr_ban", "LBR", "un_ban", "2001-05", "2007-04-27", "Whole country"),
    Restriction("civ_ban", "CIV", "un_ban", "2005-12-15", "2014-04-29", "Whole country"),
    Restriction("zwe_marange", "ZWE", "kp_partial", "2009-11", "2011-11", "Marange"),
    Restriction("caf_suspension", "CAF", "kp_suspension", "2013-05-23", "2015-07-17", "Whole country"),
    Restriction("caf_zones", "CAF", "kp_partial", "2015-07-17", "2024-11-15", "All but the zones found compliant"),
)
CATEGORIES = ("embargo", "kimberley")


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the spans, each with the pages that date its start and its end.

    Raises:
        DataError: the events extract has no embargo or Kimberley Process event of that country and date.
    """
    events = read_extract(sources, EVENTS, ("date", "iso3", "category", "description_en", "source_url"))
    events = events[events["category"].isin(CATEGORIES)]
    table = pd.DataFrame([_build_row(events, r) for r in RESTRICTIONS])
    return {"kp_restrictions": with_key(table, "country", "end", "id")}


def _build_row(events: pd.DataFrame, restriction: Restriction) -> dict[str, str]:
    start = _find(events, restriction.country, restriction.start) if restriction.start else None
    end = _find(events, restriction.country, restriction.end)
    told = end if start is None else start
    return {
        "id": restriction.name,
        "country": restriction.country,
        "measure": restriction.measure,
        "start": restriction.start,
        "start_precision": read_precision(restriction.start) if restriction.start else "",
        "end": restriction.end,
        "end_precision": read_precision(restriction.end),
        "area": restriction.area,
        "note": normalise_text(told["description_en"]),
        "source_url": told["source_url"],
        "end_source_url": end["source_url"],
    }


def _find(events: pd.DataFrame, country: str, date: str) -> pd.Series:
    """Return the event that dates one end of a span."""
    found = events[(events["iso3"] == country) & (events["date"] == date)]
    if len(found) != 1:
        raise DataError(f"{EVENTS} has {len(found)} embargo or KP events of {country} on {date}. There must be one.", EVENTS)
    return found.iloc[0]
