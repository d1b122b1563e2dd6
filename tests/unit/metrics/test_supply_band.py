"""Bands of a supply risk, by hand: one country in both scopes is one error."""

import pandas as pd
import pytest

from indicators.metrics import average_errors, measure_risk_band

SUPPLIERS = pd.DataFrame(
    {
        "material": "X",
        "stage": "extraction",
        "scope": ["global", "global", "eu_sourcing"],
        "country": ["AAA", "BBB", "AAA"],
        "share": [0.6, 0.4, 0.5],
        "g": [4.0, 7.0, 4.0],
        "t": [1.0, 1.0, 0.8],
        "term": [1.44, 1.12, 0.8],
    }
)
PARAMETERS = pd.DataFrame(
    {
        "material": ["X"],
        "stage": "extraction",
        "import_reliance": 0.5,
        "eol_rir": 0.2,
        "si_sr": 0.5,
        "supply_scope_used": "GS+EU",
    }
)
ERRORS = pd.DataFrame({"country": ["AAA", "BBB"], "stderr_independent": [0.1, 0.1], "stderr_correlated": [0.2, 0.2]})


def test_both_bands_by_hand():
    # pull = 2*0.8*0.5*[w*s2*t]: AAA 0.8*(0.25*0.36 + 0.75*0.25*0.8) = 0.192; BBB 0.8*0.25*0.16 = 0.032
    # SR = 0.4*(0.25*(1.44 + 1.12) + 0.75*0.8) = 0.496
    result = measure_risk_band(SUPPLIERS, PARAMETERS, ERRORS, "X", "extraction")
    assert result.independent.value == pytest.approx(0.496)
    half = 1.6449 * 0.1 * (0.192**2 + 0.032**2) ** 0.5
    assert result.independent.upper - 0.496 == pytest.approx(half, rel=1e-3)
    assert result.correlated.upper - 0.496 == pytest.approx(1.6449 * 0.2 * 0.224, rel=1e-3)
    assert result.wide == result.correlated
    assert result.exact == ()


def test_a_supplier_without_an_error_is_named_and_the_band_stays_above_zero():
    result = measure_risk_band(SUPPLIERS, PARAMETERS, ERRORS[:1].assign(stderr_correlated=9.0), "X", "extraction")
    assert result.exact == ("BBB",)
    assert result.wide.lower == 0


def test_errors_are_averaged_over_the_years_of_the_study_and_do_not_shrink():
    averages = pd.DataFrame(
        {
            "country": "AAA",
            "year": [2015, 2016, 2020],
            "stderr_independent": [5.0, 0.1, 0.1],
            "stderr_correlated": [5.0, 0.2, 0.4],
        }
    )
    assert average_errors(averages).iloc[0].tolist() == ["AAA", pytest.approx(0.1), pytest.approx(0.3)]
