"""Before and after, as description."""

import numpy as np
import pandas as pd
import pytest

from indicators.errors import DataError, UnknownNameError
from indicators.metrics import compare_before_after


def frame_of(**series: dict[int, float]) -> pd.DataFrame:
    rows = [(country, year, value) for country, values in series.items() for year, value in values.items()]
    return pd.DataFrame(rows, columns=["country", "year", "value"])


def test_means_and_medians_by_hand():
    years = range(2005, 2016)
    frame = frame_of(
        GIN={y: 1.0 if y < 2010 else 3.0 for y in years},
        AAA=dict.fromkeys(years, 1.0),
        BBB={y: 2.0 if y < 2010 else 4.0 for y in years},
        CCC=dict.fromkeys(years, 9.0),
    )
    result = compare_before_after(frame, "GIN", 2010, ["GIN", "AAA", "BBB", "CCC"])
    assert (result.before, result.after, result.change) == (1.0, 3.0, 2.0)
    assert (result.peer_before, result.peer_after) == (2.0, 4.0)
    assert result.path.offset.tolist() == list(range(-5, 6))
    assert (result.path.peers == 3).all()


def test_gaps_and_few_peers_stay_empty():
    frame = frame_of(GIN={2009: 1.0}, AAA={2009: 1.0}, BBB={2009: 2.0})
    result = compare_before_after(frame, "GIN", 2010, ["AAA", "BBB"])
    assert (result.before, result.after, result.change) == (1.0, None, None)
    assert (result.years_before, result.years_after) == (1, 0)
    assert np.isnan(result.path.peer_median).all()
    assert result.peer_change is None


def test_the_peers_are_taken_in_the_countrys_own_years():
    # Guinea has 2011 alone after the event; the median of 1, 2 and 9 is 2 in that year and 20 in the next.
    peers = {name: {2009: 1.0, 2011: low, 2012: 20.0} for name, low in (("AAA", 1.0), ("BBB", 2.0), ("CCC", 9.0))}
    result = compare_before_after(frame_of(GIN={2009: 1.0, 2011: 3.0}, **peers), "GIN", 2010, peers)
    assert (result.peer_after, result.years_after) == (2.0, 1)


def test_a_change_is_clear_only_beyond_the_uncertainty_of_both_means():
    frame = frame_of(GIN={2008: 0.0, 2009: 0.2, 2011: 0.5, 2012: 0.7}).assign(stderr=[0.1, 0.3, 0.1, 0.1])
    result = compare_before_after(frame, "GIN", 2010, [])
    assert (result.stderr_before, result.stderr_after) == (pytest.approx(0.2), pytest.approx(0.1))
    # 0.6 − 0.1 = 0.5 against 1.645·√(0.04 + 0.01) = 0.37: clear. With errors of 0.3 and 0.3 it would take 0.70.
    assert result.clear is True
    assert compare_before_after(frame.assign(stderr=0.3), "GIN", 2010, []).clear is False
    assert compare_before_after(frame.drop(columns="stderr"), "GIN", 2010, []).clear is None
    assert compare_before_after(frame.assign(stderr=[None, 0.1, 0.1, 0.1]), "GIN", 2010, []).clear is None


def test_bad_requests_are_refused():
    frame = frame_of(GIN={2009: 1.0})
    with pytest.raises(UnknownNameError, match="BEL"):
        compare_before_after(frame, "BEL", 2010, [])
    with pytest.raises(DataError, match="at least one year"):
        compare_before_after(frame, "GIN", 2010, [], span=0)
    with pytest.raises(DataError, match="one row per country"):
        compare_before_after(pd.concat([frame, frame]), "GIN", 2010, [])
