"""Minerals that one publisher weighs in two ways: ore and its content. Which bases there are, and the figures of the other one."""

import re

import pandas as pd

from indicators.data import Library
from indicators.metrics import compute_shares, rank_producers
from indicators.panels.quantities import COLUMNS, GROUPS, MEASURES, Shares, list_years, pick_newest, read_quantities

TABLE = ("usgs_mcs", "other_bases")


def write_code(basis: str) -> str:
    """Return a basis as links carry it.

    >>> write_code("ore, gross weight")
    'ore_gross_weight'
    """
    return re.sub(r"[^a-z0-9]+", "_", basis.lower()).strip("_")


def list_codes(library: Library) -> dict[str, str]:
    """Return the code of every basis that can be chosen for some mineral, with the basis as it is printed.

    Raises:
        DataError: the table cannot be read.
    """
    table = library.table(*TABLE)
    usual = [str(library.find_mineral(m)["basis"]) for m in table["mineral"].dropna().unique()]
    return {write_code(basis): basis for basis in [*map(str, table["basis"].dropna().unique()), *usual]}


def list_bases(library: Library, mineral: str, measure: str) -> dict[str, str]:
    """Return the bases of a mineral's figures by code, the one shown unasked first under an empty code; only that one as a rule.

    It is the mineral's usual basis, unless the publisher has given that up: then it is the newest one.

    Raises:
        DataError: the table cannot be read.
    """
    frame = library.table(*TABLE)
    own = frame[(frame["mineral"] == mineral) & _is_measure(frame, measure) & frame["value"].notna()]
    counts = own[~own["country"].isin(GROUPS)].groupby("basis")["country"].nunique()
    usual, others = str(library.find_mineral(mineral)["basis"]), sorted(str(b) for b in counts[counts >= 2].index)
    newer = own[own["basis"].isin(others)].sort_values(["edition", "year", "basis"])
    first = str(newer["basis"].iloc[-1]) if len(newer) and is_given_up(library, mineral, measure) else usual
    return {"": first, **{write_code(b): b for b in (usual, *others) if b != first}}


def is_given_up(library: Library, mineral: str, measure: str) -> bool:
    """Return whether the newest edition of the USGS prints the mineral on other bases only, so that older shares mislead.

    Raises:
        DataError: a table cannot be read.
    """
    table = library.table(*TABLE)
    other = table[(table["mineral"] == mineral) & _is_measure(table, measure) & table["value"].notna()]
    main = library.observations(next(i for i in MEASURES[measure] if i.startswith("usgs_mcs.")))
    held = main[(main["mineral"] == mineral) & main["value"].notna()]
    return bool(len(other) and len(held) and other["edition"].max() > held["edition"].max())


def _is_measure(frame: pd.DataFrame, measure: str) -> pd.Series:
    return ("usgs_mcs." + frame["measure"]).isin(MEASURES[measure])


def read_other_shares(library: Library, mineral: str, measure: str, code: str) -> Shares | None:
    """Return the shares of the world on another basis in its newest year; None where nobody prints the mineral so.

    Raises:
        DataError: the table cannot be read.
    """
    bases = list_bases(library, mineral, measure)
    basis = bases[""] if code == write_code(bases[""]) else bases.get(code)
    if basis is None or basis == str(library.find_mineral(mineral)["basis"]):
        return None
    frame = _read_frame(library, mineral, measure, basis)
    shares = compute_shares(frame).merge(rank_producers(frame)[["country", "year", "rank"]], on=["country", "year"], how="left")
    year = max(list_years(frame))
    rows = shares[shares["year"] == year].sort_values(["value", "country"], ascending=[False, True]).reset_index(drop=True)
    notes = frame[frame["country"] == "WLD"].set_index("year")["note"]
    return Shares(library.catalog.find_indicator(str(rows["indicator"].iloc[0])), year, rows, str(notes.get(year, "")))


def _read_frame(library: Library, mineral: str, measure: str, basis: str) -> pd.DataFrame:
    frame = library.table(*TABLE)
    own = frame[(frame["mineral"] == mineral) & _is_measure(frame, measure) & (frame["basis"] == basis) & frame["value"].notna()]
    return own.assign(
        year=own["year"].astype(int),
        value=own["value"].astype(float),
        note=own["note"].fillna(""),
        counted=basis,
        indicator="usgs_mcs." + own["measure"],
    )[list(COLUMNS)]


def newest_other_shares(library: Library, mineral: str, measure: str, world: Shares) -> pd.DataFrame:
    """Return the newest share of each member on the basis of `world`: of the USGS, else of World Mining Data where it weighs so."""
    basis = str(world.rows["counted"].iloc[0])
    frames = [_read_frame(library, mineral, measure, basis)]
    for indicator_id in MEASURES[measure]:
        if indicator_id.startswith("world_mining_data."):
            frame = read_quantities(library, mineral, indicator_id)
            frames.append(frame[frame["counted"] == basis])
    return pick_newest([f for f in frames if len(f)], library.members)
