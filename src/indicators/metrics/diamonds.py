"""Diamonds: value per carat, filings that cannot be right, gaps that an embargo explains."""

from collections.abc import Mapping
from enum import StrEnum
from statistics import median

import numpy as np
import pandas as pd

from indicators.errors import DataError

BAND = 5.0
FLOOR = 0.15
NEEDED = 6
MAD_TO_SD = 1.4826
"""The median absolute deviation of a normal distribution is 1/1.4826 of its standard deviation."""


class Doubt(StrEnum):
    """Why a filing is marked."""

    NONE = ""
    FLAGGED = "flagged_by_source"
    OWN_HISTORY = "outside_own_history"
    PEERS = "outside_peers"


class Gap(StrEnum):
    """Why a country has no figure in a year."""

    FILED = "filed"
    NO_FIGURE = "no_figure"
    RESTRICTED = "restricted"
    NOT_YET = "not_yet_a_participant"


def value_per_carat(carats: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Return dollars per carat for each country and year that both frames have, with the weaker status of the two.

    Formula: p = V/C; no value where C = 0 or either is missing; status U when either is U, else I (derived). Reference:
    Kimberley Process, Annual Global Summary, column "$/ct".

    >>> carats = pd.DataFrame({"country": ["GIN"], "year": 2023, "value": [2.0], "obs_status": "A"})
    >>> value_per_carat(carats, carats.assign(value=100.0)).values.tolist()
    [['GIN', 2023, 50.0, 'I']]
    """
    keys = ["country", "year"]
    both = carats[[*keys, "value", "obs_status"]].merge(
        values[[*keys, "value", "obs_status"]], on=keys, suffixes=("_carats", "_usd"), validate="one_to_one"
    )
    price = both["value_usd"] / both["value_carats"].where(both["value_carats"] > 0)
    doubtful = (both["obs_status_carats"] == "U") | (both["obs_status_usd"] == "U")
    status = np.select([price.isna(), doubtful], ["O", "U"], "I")
    return both[keys].assign(value=price, obs_status=status)


def find_doubtful_filings(frame: pd.DataFrame, band: float = BAND, flagged: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the filings with `centre`, `low`, `high` of their country's own band, and `doubt`.

    Formula: on x = ln(value per carat); centre m_c = median and s_c = max(1.4826·MAD, 0.15) over the **other** years of the
    same country, without those flagged; a filing is doubtful when |x − m_c| > 5·s_c. Countries with fewer than six other
    years are held against the band of all countries' filings of that year instead (same rule, at least six peers). Status U
    and the keys of `flagged` are doubtful by a sourced note, whatever the band says. Reference: Iglewicz, Hoaglin, How
    to Detect and Handle Outliers (1993), on the modified z-score; k = 5 instead of 3.5 because prices drift.

    Args:
        frame: value per carat: country, year, value, obs_status; WLD is left out.
        band: k, the half-width in robust standard deviations.
        flagged: country, year of filings a sourced note doubts.

    >>> rows = [("GIN", 2003 + i, 100.0 + i) for i in range(8)] + [("GIN", 2011, 900.0)]
    >>> frame = pd.DataFrame(rows, columns=["country", "year", "value"]).assign(obs_status="A")
    >>> find_doubtful_filings(frame).query("doubt != ''")[["year", "doubt"]].values.tolist()
    [[2011, 'outside_own_history']]
    """
    if band <= 0:
        raise DataError("The band of a doubtful-filing rule must be wider than 0, not {band}.", band=band)
    rows = frame[(frame["country"] != "WLD") & (frame["value"] > 0)].reset_index(drop=True)
    marked = rows["obs_status"].eq("U")
    if flagged is not None and len(flagged):
        marked |= pd.MultiIndex.from_frame(rows[["country", "year"]]).isin(
            pd.MultiIndex.from_frame(flagged[["country", "year"]].astype(rows[["country", "year"]].dtypes.to_dict()))
        )
    logs = np.log(rows["value"].to_numpy(dtype=float))
    own = _band_of_others(logs, rows["country"].to_numpy(), marked.to_numpy())
    peers = _band_of_others(logs, rows["year"].to_numpy(), marked.to_numpy())
    use_own = own[:, 2] >= NEEDED
    used = np.where(use_own[:, None], own, peers)
    centre, spread, enough = used[:, 0], used[:, 1], used[:, 2] >= NEEDED
    outside = enough & (np.abs(logs - np.nan_to_num(centre)) > band * np.nan_to_num(spread))
    words = np.select([marked, outside & use_own, outside], [Doubt.FLAGGED, Doubt.OWN_HISTORY, Doubt.PEERS], Doubt.NONE)
    centre, spread = np.where(enough, centre, np.nan), np.where(enough, spread, np.nan)
    return rows.assign(
        centre=np.exp(centre),
        low=np.exp(centre - band * spread),
        high=np.exp(centre + band * spread),
        doubt=[str(word) for word in words],
    )


def explain_gaps(
    frame: pd.DataFrame,
    restrictions: pd.DataFrame,
    first: int,
    last: int,
    joined: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """Return every country and year from `first` to `last` with what stands there: a filing, a restricted gap, a gap.

    Formula: RESTRICTED when there is no value and a restriction of the country touches the year (start year ≤ t ≤ end year;
    an open start or end has no limit); `measures` names those that touch it, for filed years too. NOT_YET when there is no
    value, no restriction and the year lies before the one in which the country joined. A gap is never a zero; zeros are
    filings. Reference: Kimberley Process administrative decisions and UN resolutions, by the table given.

    Args:
        frame: country, year, value.
        restrictions: country, measure, start, end (ISO dates or years as text, empty when open).
        first: first year.
        last: last year.
        joined: first year of a country in the Kimberley Process, where known.

    >>> frame = pd.DataFrame({"country": "CAF", "year": [2013, 2016], "value": [1.0, 2.0]})
    >>> ban = pd.DataFrame({"country": ["CAF"], "measure": "kp_suspension", "start": "2013-05-23", "end": "2015-07-17"})
    >>> explain_gaps(frame, ban, 2013, 2016).gap.tolist()
    ['filed', 'restricted', 'restricted', 'filed']
    """
    countries = sorted(set(frame["country"]))
    grid = pd.MultiIndex.from_product([countries, range(first, last + 1)], names=["country", "year"]).to_frame(index=False)
    rows = grid.merge(frame[["country", "year", "value"]], on=["country", "year"], how="left", validate="one_to_one")
    spans = restrictions[["country", "measure"]].assign(
        start_year=restrictions["start"].astype("string").str[:4].astype("Float64").fillna(-np.inf),
        end_year=restrictions["end"].astype("string").str[:4].astype("Float64").fillna(np.inf),
    )
    pairs = rows[["country", "year"]].merge(spans, on="country")
    inside = pairs[(pairs["start_year"] <= pairs["year"]) & (pairs["year"] <= pairs["end_year"])]
    named = inside.groupby(["country", "year"])["measure"].agg(lambda names: " ".join(sorted(set(names))))
    rows = rows.join(named.rename("measures"), on=["country", "year"])
    rows = rows.assign(measures=rows["measures"].fillna(""))
    early = rows["year"] < rows["country"].map(dict(joined or {})).fillna(-np.inf)
    words = np.select(
        [rows["value"].notna(), rows["measures"] != "", early], [Gap.FILED, Gap.RESTRICTED, Gap.NOT_YET], Gap.NO_FIGURE
    )
    return rows.assign(gap=[str(word) for word in words])


def _band_of_others(logs: np.ndarray, groups: np.ndarray, marked: np.ndarray) -> np.ndarray:
    """Median, robust spread and number of the unmarked other values in each value's group."""
    result = np.full((len(logs), 3), np.nan)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        usable = {int(i): float(logs[i]) for i in members if not marked[i]}
        for position in members:
            others = [value for i, value in usable.items() if i != position]
            result[position, 2] = len(others)
            if others:
                centre = median(others)
                result[position, :2] = centre, max(FLOOR, MAD_TO_SD * median(abs(value - centre) for value in others))
    return result
