"""What-if results that add up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DataError
from indicators.metrics import Scenario, run_scenario
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
