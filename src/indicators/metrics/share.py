"""Shares of the world: which total, what it leaves open, who is first and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from indicators.errors import DataError, UnknownNameError
from indicators.metrics.select import AGGREGATES, WORLD, key_columns

TOLERANCE = 0.005
"""Relative gap between a printed total and the sum of its parts that counts as rounding: half a percent."""


class ShareBasis(StrEnum):
    """What a share is a share of."""

    PUBLISHER_TOTAL = "publisher_total"
    SUM_OF_PARTS = "sum_of_parts"


class ShareCaveat(StrEnum):
    """What a reader of a share must be told."""

    NONE = ""
    PARTS_EXCEED_TOTAL = "parts_exceed_total"
    PARTS_BELOW_TOTAL = "parts_below_total"
    NO_PUBLISHED_TOTAL = "no_published_total"


@dataclass(frozen=True)
class FirstSince:
    """Since when a country has held a place without a break, within what we hold."""

    country: str
    rank: int
    since: int
    until: int
    from_start: bool
    """True when the run reaches back to the first year held: "at least since"."""


def compute_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the producers' rows with their share of the world and what the share rests on.

    Formula: s_c = x_c / X, X the publisher's world total (`WLD`) of the same year and dimensions, else Σ x_c over all
    rows, `OTH` included. Columns added: `world` (X), `share`, `basis`, `sum_of_parts`, `named_share` (Σ of the named
    countries / X; above 1 when the parts exceed a rounded total) and `caveat`. `WLD` rows are dropped, `OTH` kept.
    Rows of a group with X = 0 or without any value get no share. Reference: U.S. Geological Survey, Mineral Commodity
    Summaries, chapter notes: world totals are rounded, "may not add to totals shown".

    Args:
        frame: observations of one quantity (country, [dimensions], year, value).

    >>> frame = pd.DataFrame({"country": ["GIN", "AUS", "WLD"], "year": 2024, "value": [30.0, 20.0, 100.0]})
    >>> compute_shares(frame)[["country", "share", "named_share", "caveat"]].values.tolist()
    [['GIN', 0.3, 0.5, 'parts_below_total'], ['AUS', 0.2, 0.5, 'parts_below_total']]
    """
    keys = [*[key for key in key_columns(frame) if key != "country"], "year"]
    if frame.duplicated(["country", *keys]).any():
        raise DataError("Shares need one row per country, year and dimension: select one edition first.")
    parts = frame[(frame["country"] != WORLD)].reset_index(drop=True)
    totals = frame[frame["country"] == WORLD].set_index(keys)["value"].rename("total")
    sums = parts.groupby(keys)["value"].sum(min_count=1).rename("sum_of_parts")
    named = parts[~parts["country"].isin(AGGREGATES)].groupby(keys)["value"].sum(min_count=1).rename("named")
    rows = parts.join(totals, on=keys).join(sums, on=keys).join(named, on=keys)
    published = rows["total"].notna()
    world = rows["total"].where(published, rows["sum_of_parts"])
    world = world.where(world > 0)
    gap = rows["sum_of_parts"] / world - 1
    caveat = np.select(
        [~published, gap > 0, gap < -TOLERANCE],
        [ShareCaveat.NO_PUBLISHED_TOTAL, ShareCaveat.PARTS_EXCEED_TOTAL, ShareCaveat.PARTS_BELOW_TOTAL],
        ShareCaveat.NONE,
    )
    return rows.drop(columns=["total", "named"]).assign(
        world=world,
        share=rows["value"] / world,
        basis=np.where(published, ShareBasis.PUBLISHER_TOTAL, ShareBasis.SUM_OF_PARTS).astype(str),
        named_share=rows["named"] / world,
        caveat=[str(word) for word in caveat],
    )


def rank_producers(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the producing countries with their world rank, ties and number, per year and dimension.

    Formula: rank = 1 + number of countries that produce strictly more; `WLD`, `OTH`, `EUU`, gaps and zeros have no
    rank; n = number of ranked producers. With publishers that name main producers only (USGS), a rank below the
    first few means "at best". Reference: as `rank_countries`.

    >>> frame = pd.DataFrame({"country": ["GIN", "AUS", "SLE", "WLD"], "year": 2024, "value": [30.0, 20.0, 0.0, 60.0]})
    >>> rank_producers(frame)[["country", "rank", "n"]].values.tolist()
    [['GIN', 1, 2], ['AUS', 2, 2]]
    """
    keys = [*[key for key in key_columns(frame) if key != "country"], "year"]
    rows = frame[~frame["country"].isin(AGGREGATES) & (frame["value"] > 0)]
    groups = rows.groupby(keys)["value"]
    best, last = groups.rank(method="min", ascending=False), groups.rank(method="max", ascending=False)
    ranked = rows.assign(rank=best.astype(int), tied=last > best, n=groups.transform("size"))
    return ranked.sort_values([*keys, "rank", "country"]).reset_index(drop=True)


def find_first_since(frame: pd.DataFrame, country: str, rank: int = 1) -> FirstSince | None:
    """Return since when the country has been at least at this world rank, up to the newest year; `None` when it is not.

    Formula: the earliest year t0 such that in every year held from t0 to the newest one the country's rank is ≤ `rank`
    (years in which the publisher has no figure for the country end the run; ties count). Reference: as `rank_producers`.

    Args:
        frame: observations of **one** mineral from one source.
        country: whose run.
        rank: the place it must hold or beat.

    Raises:
        UnknownNameError: the country is in none of the rows.
        DataError: the rows mix several series.

    >>> rows = [("GIN", 2022, 8), ("AUS", 2022, 9), ("GIN", 2023, 12), ("AUS", 2023, 10), ("GIN", 2024, 14)]
    >>> find_first_since(pd.DataFrame(rows, columns=["country", "year", "value"]), "GIN")
    FirstSince(country='GIN', rank=1, since=2023, until=2024, from_start=False)
    """
    if country not in set(frame["country"]):
        raise UnknownNameError(
            "{country} is in none of these rows, so it holds no rank: choose another mineral.", country=country
        )
    ranked = rank_producers(frame)
    if ranked.duplicated(["country", "year"]).any():
        raise DataError("A run of first places needs one mineral from one source: select them first.")
    own = ranked[ranked["country"] == country].set_index("year")["rank"]
    years = sorted(ranked["year"].unique(), reverse=True)
    run = []
    for year in years:
        if not own.get(year, np.inf) <= rank:
            break
        run.append(int(year))
    if not run:
        return None
    return FirstSince(country, rank, run[-1], run[0], from_start=len(run) == len(years))


def sum_group(frame: pd.DataFrame, countries: Iterable[str]) -> pd.DataFrame:
    """Return what a group of countries holds of the world, per year and dimension.

    Formula: S = Σ s_c over the group's countries that the publisher names, so a lower bound ("at least") where it names
    main producers only; `countries` lists who is in the sum, largest first, and `n` counts them (zeros left out).
    Reference: as `compute_shares`.

    >>> frame = pd.DataFrame({"country": ["COD", "ZWE", "WLD"], "year": 2024, "value": [70.0, 5.0, 100.0]})
    >>> sum_group(frame, ["COD", "ZWE", "GIN"])[["value", "share", "n", "countries"]].values.tolist()
    [[75.0, 0.75, 2, 'COD ZWE']]
    """
    shares = compute_shares(frame)
    keys = [*[key for key in key_columns(frame) if key != "country"], "year"]
    rows = shares[shares["country"].isin(set(countries)) & (shares["value"] > 0)]
    rows = rows.sort_values([*keys, "value", "country"], ascending=[*[True] * len(keys), False, True])
    named = ["value", "share", "world", "basis", "caveat", "n", "countries"]
    if rows.empty:
        return pd.DataFrame(columns=[*keys, *named])
    return (
        rows.groupby(keys)
        .agg(
            value=("value", "sum"),
            share=("share", "sum"),
            world=("world", "first"),
            basis=("basis", "first"),
            caveat=("caveat", "first"),
            n=("country", "size"),
            countries=("country", " ".join),
        )
        .reset_index()
    )


def find_complete_year(frame: pd.DataFrame) -> int | None:
    """Return the newest year for which every producer of the year before has a figure; `None` when there is none.

    Formula: the newest t such that each country with x > 0 in t − 1 has a value (a zero counts) in t. A year before which nothing
    is held cannot be told complete. Reference: measure of this project, for sources that are filed country by country.

    Args:
        frame: observations of **one** quantity from one source.

    >>> rows = [("BWA", 2022, 5.0), ("ZAF", 2022, 3.0), ("BWA", 2023, 6.0), ("ZAF", 2023, 2.0), ("BWA", 2024, 7.0)]
    >>> find_complete_year(pd.DataFrame(rows, columns=["country", "year", "value"]))
    2023
    """
    known = frame[~frame["country"].isin(AGGREGATES) & frame["value"].notna()]
    held = {int(year): set(rows["country"]) for year, rows in known.groupby("year")}
    mined = {int(year): set(rows["country"]) for year, rows in known[known["value"] > 0].groupby("year")}
    years = [year for year in sorted(held, reverse=True) if year - 1 in mined and mined[year - 1] <= held[year]]
    return years[0] if years else None


def named_rest(shares: pd.Series, countries: pd.Series) -> float:
    """Return the share of the world that no named country accounts for.

    Formula: r = max(0, 1 − Σ s_c) over single countries (`OTH` is part of the rest). Reference: as `compute_shares`.

    >>> round(named_rest(pd.Series([0.5, 0.3, 0.1]), pd.Series(["COD", "AUS", "OTH"])), 3)
    0.2
    """
    return float(max(0.0, 1 - shares[~countries.isin(AGGREGATES)].sum()))
