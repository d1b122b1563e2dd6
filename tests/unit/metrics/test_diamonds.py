"""Value per carat, doubtful filings, explained gaps."""

import pandas as pd
import pytest

from indicators.metrics import explain_gaps, find_doubtful_filings, value_per_carat


def filings(country: str, values: list[float], status: str = "I") -> pd.DataFrame:
    return pd.DataFrame({"country": country, "year": range(2003, 2003 + len(values)), "value": values, "obs_status": status})


def test_value_per_carat_has_no_value_without_carats():
    carats = pd.DataFrame({"country": "GIN", "year": [1, 2, 3], "value": [2.0, 0.0, None], "obs_status": ["A", "A", "O"]})
    rows = value_per_carat(carats, carats.assign(value=[100.0, 5.0, 5.0], obs_status=["U", "A", "A"]))
    assert rows.value.tolist()[0] == 50.0
    assert rows.value.isna().tolist() == [False, True, True]
    assert rows.obs_status.tolist() == ["U", "O", "O"]


def test_band_of_own_history_by_hand():
    # seven others at 100: MAD 0, so the floor 0.15 * 5 = 0.75 on the log: 47.2 to 211.7
    rows = find_doubtful_filings(filings("GIN", [100.0] * 7 + [212.0]))
    assert rows.doubt.tolist()[-1] == "outside_own_history"
    assert rows.low.iloc[-1] == pytest.approx(47.24, abs=0.01)
    inside = find_doubtful_filings(filings("GIN", [100.0] * 7 + [211.0]))
    assert set(inside.doubt) == {""}


def test_short_histories_are_held_against_their_peers():
    frame = pd.concat([filings(f"P{i}", [100.0, 100.0]) for i in range(7)] + [filings("NEW", [100.0, 900.0])])
    rows = find_doubtful_filings(frame)
    assert rows[rows.doubt != ""][["country", "year", "doubt"]].values.tolist() == [["NEW", 2004, "outside_peers"]]


def test_too_few_to_compare_is_no_doubt_and_no_band():
    rows = find_doubtful_filings(filings("GIN", [1.0, 900.0]))
    assert set(rows.doubt) == {""}
    assert rows.low.isna().all()


def test_sourced_notes_mark_whatever_the_band_says():
    frame = filings("LSO", [100.0] * 8)
    frame.loc[3, "obs_status"] = "U"
    flagged = pd.DataFrame({"country": ["LSO"], "year": [2008]})
    rows = find_doubtful_filings(frame, flagged=flagged)
    assert rows[rows.doubt == "flagged_by_source"].year.tolist() == [2006, 2008]


def test_the_rule_does_not_depend_on_the_currency():
    values = [100.0, 120, 90, 80, 110, 130, 95, 1000]
    one, two = find_doubtful_filings(filings("A", values)), find_doubtful_filings(filings("A", [v * 7 for v in values]))
    assert one.doubt.tolist() == two.doubt.tolist()


def test_gaps_are_explained_and_zero_is_a_filing():
    frame = pd.DataFrame({"country": "CIV", "year": [2010, 2012], "value": [0.0, None]})
    ban = pd.DataFrame({"country": ["CIV"], "measure": ["un_ban"], "start": ["2005-12-15"], "end": ["2012"]})
    rows = explain_gaps(frame, ban, 2010, 2013)
    assert rows.gap.tolist() == ["filed", "restricted", "restricted", "no_figure"]
    assert rows.measures.tolist() == ["un_ban", "un_ban", "un_ban", ""]
    open_start = ban.assign(start=None, end=None)
    assert explain_gaps(frame, open_start, 2010, 2013).gap.tolist()[-1] == "restricted"


def test_years_before_joining_are_no_missing_filings_unless_a_ban_explains_them():
    frame = pd.DataFrame({"country": ["CMR", "LBR"], "year": 2012, "value": [1.0, 2.0]})
    ban = pd.DataFrame({"country": ["LBR"], "measure": ["un_ban"], "start": ["2001-05"], "end": ["2007-04-27"]})
    rows = explain_gaps(frame, ban, 2006, 2012, {"CMR": 2012, "LBR": 2007}).set_index(["country", "year"]).gap
    assert rows["CMR", 2011] == "not_yet_a_participant"
    assert rows["LBR", 2006] == "restricted"
    assert rows["LBR", 2009] == "no_figure"
