"""What-if results that add up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DataError
from indicators.metrics import Outcome, Scenario, run_scenario
from indicators.metrics.supply_scenario import replace_shares

SUPPLIERS = pd.DataFrame(
    {
        "material": "X",
        "stage": "extraction",
        "scope": ["global", "global", "global", "eu_sourcing"],
        "country": ["AAA", "BBB", "CCC", "AAA"],
        "share": [0.6, 0.2, 0.1, 0.5],
        "g": [8.0, 4.0, 2.0, 8.0],
        "t": 1.0,
        "term": [2.88, 0.16, 0.02, 2.0],
    }
)
PARAMETERS = pd.DataFrame(
    {
        "material": ["X"],
        "stage": "extraction",
        "import_reliance": 1.0,
        "eol_rir": 0.0,
        "si_sr": 1.0,
        "supply_scope_used": "GS+EU",
    }
)


def test_others_are_rescaled_and_the_unnamed_rest_stays():
    shares = replace_shares(SUPPLIERS[:3], {"AAA": 0.3}).share
    # 0.9 - 0.3 = 0.6 over 0.3: the others double
    assert shares.tolist() == pytest.approx([0.3, 0.4, 0.2])


def test_no_change_no_difference():
    result = run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", Scenario())
    assert result.before == result.after == pytest.approx(3.06 / 2 + 2.0 / 2)
    assert result.parts == ()


@given(st.floats(0, 0.9), st.floats(-2.5, 2.5), st.floats(0, 1), st.floats(0, 1))
def test_parts_add_to_the_whole_change(share, mean, eol, reliance):
    scenario = Scenario({"AAA": share}, {"AAA": mean}, eol, reliance)
    result = run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", scenario)
    assert [name for name, _ in result.parts] == ["shares", "governance", "eol_rir", "import_reliance"]
    assert sum(part for _, part in result.parts) == pytest.approx(result.after - result.before, abs=1e-9)


def test_impossible_scenarios_are_refused():
    with pytest.raises(DataError, match="DDD does not supply"):
        run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", Scenario({"DDD": 0.1}))
    with pytest.raises(DataError, match=r"between 0 and 0\.900"):
        run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", Scenario({"AAA": 0.95}))
    with pytest.raises(DataError, match="fractions from 0 to 1"):
        run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", Scenario(eol_rir=12))


def test_for_citizens_every_tonne_counts_once_and_buyers_measures_count_nothing():
    # G = (0.6*8 + 0.2*4 + 0.1*2)/0.9 = 5.8/0.9; share 0.3: (0.3*8 + 0.4*4 + 0.2*2)/0.9 = 4.4/0.9
    scenario = Scenario({"AAA": 0.3}, {}, 0.9, 0.1)
    result = run_scenario(SUPPLIERS, PARAMETERS, "X", "extraction", scenario, Outcome.LINEAR_COMPANION)
    assert (result.before, result.after) == (pytest.approx(5.8 / 0.9), pytest.approx(4.4 / 0.9))
    assert dict(result.parts)["eol_rir"] == dict(result.parts)["import_reliance"] == 0
    with pytest.raises(DataError, match="World supply of this material is not printed"):
        run_scenario(SUPPLIERS[3:], PARAMETERS, "X", "extraction", Scenario(), Outcome.LINEAR_COMPANION)


def test_governance_can_change_where_the_eu_table_is_empty():
    # scope GS: H = 0.36*g + 0.04*4 + 0.01*2; W 1 makes g 3: 1.08 + 0.16 + 0.02
    text = SUPPLIERS[:3].astype({"country": "str"})
    result = run_scenario(text, PARAMETERS.assign(supply_scope_used="GS"), "X", "extraction", Scenario({}, {"AAA": 1.0}))
    assert result.after == pytest.approx(1.26)


SOURCING = pd.concat(
    [
        SUPPLIERS,
        pd.DataFrame(
            [("X", "extraction", "eu_sourcing", "BBB", 0.3, 4.0, 1.0, 0.36)],
            columns=["material", "stage", "scope", "country", "share", "g", "t", "term"],
        ),
    ],
    ignore_index=True,
)


def test_a_share_of_eu_sourcing_changes_the_eu_term_alone():
    result = run_scenario(SOURCING, PARAMETERS, "X", "extraction", Scenario(eu_shares={"AAA": 0.2}))
    # before: (0.36·8 + 0.04·4 + 0.01·2)/2 + (0.25·8 + 0.09·4)/2 = 1.53 + 1.18; AAA 0.2 of a named 0.8 leaves BBB 0.6:
    # EU term 0.04·8 + 0.36·4 = 1.76, half of it 0.88
    assert result.before == pytest.approx(2.71)
    assert result.after == pytest.approx(2.41)
    assert result.parts == (("eu_shares", pytest.approx(-0.30)),)


def test_both_supplies_change_with_a_part_each():
    result = run_scenario(SOURCING, PARAMETERS, "X", "extraction", Scenario({"AAA": 0.3}, eu_shares={"AAA": 0.2}))
    # world: AAA 0.3, the others doubled to 0.4 and 0.2: 0.09·8 + 0.16·4 + 0.04·2 = 1.44, half of it 0.72
    assert result.after == pytest.approx(0.72 + 0.88)
    assert result.parts == (("shares", pytest.approx(-0.81)), ("eu_shares", pytest.approx(-0.30)))


def test_eu_sourcing_is_nothing_to_the_average_tonne():
    result = run_scenario(SOURCING, PARAMETERS, "X", "extraction", Scenario(eu_shares={"AAA": 0.2}), Outcome.LINEAR_COMPANION)
    assert result.after == result.before


def test_a_country_that_does_not_supply_the_eu_is_refused():
    with pytest.raises(DataError, match="CCC does not supply"):
        run_scenario(SOURCING, PARAMETERS, "X", "extraction", Scenario(eu_shares={"CCC": 0.2}))
