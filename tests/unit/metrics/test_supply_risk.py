"""The supply-risk model on small inputs computed by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import UnknownNameError
from indicators.metrics import (
    economic_importance,
    explain_supply_risk,
    prepare_suppliers,
    recompute_supply_risk,
    supply_risk,
    weigh_scopes,
)

SHARE_COLUMNS = ["material", "stage", "scope", "country", "share_pct", "below_0_1", "trade_parameter"]
MEANS = pd.DataFrame({"country": ["AAA", "BBB"], "wgi_mean": ["0.5", "-1"]})  # g = 4 and 7


def shares(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def parameters(material: str, reliance, scope, eol="0.2", si="0.9") -> pd.DataFrame:
    row = {"material": material, "stage": "extraction", "import_reliance": reliance, "eol_rir": eol, "si_sr": si}
    return pd.DataFrame([{**row, "supply_scope_used": scope}])


def published(value: str | None) -> pd.DataFrame:
    return pd.DataFrame({"material": ["X"], "stage": ["extraction"], "published_sr": [value]})


BOTH = shares(
    ("X", "extraction", "global", "AAA", "60", "false", "1"),
    ("X", "extraction", "global", "BBB", "40", "false", "1.1"),
    ("X", "extraction", "eu_sourcing", "AAA", "50", "false", "0.8"),
)


def test_a_whole_row_by_hand_from_text_columns():
    # H(GS) = 0.36*4*1 + 0.16*7*1.1 = 2.672; H(EU) = 0.25*4*0.8 = 0.8; IR 0.5: 2.672*0.25 + 0.8*0.75 = 1.268
    # times 0.8 * 0.9 = 0.91296
    row = recompute_supply_risk(BOTH, parameters("X", "0.5", "GS+EU"), published("1.0"), MEANS).iloc[0]
    assert row.hhi_wgi_t_global == pytest.approx(2.672)
    assert row.sr == pytest.approx(0.91296)
    assert bool(row.within_tolerance)
    assert row.linear_global == pytest.approx(0.6 * 4 + 0.4 * 7)
    assert row.named_share_eu == pytest.approx(0.5)


def test_tolerance_is_inclusive_and_a_miss_says_so():
    row = recompute_supply_risk(BOTH, parameters("X", "0.5", "GS+EU"), published("1.1"), MEANS).iloc[0]
    assert not bool(row.within_tolerance)
    assert row.reason == "differs_from_published"
    unknown = recompute_supply_risk(BOTH, parameters("X", "0.5", "GS+EU"), published(None), MEANS).iloc[0]
    assert unknown.within_tolerance is pd.NA
    assert unknown.reason == "not_published"


@pytest.mark.parametrize(
    ("reliance", "scope", "reason"),
    [(None, "GS+EU", "no_import_reliance"), ("0.5", None, "no_supply_scope"), ("0.5", "EU", "")],
)
def test_reasons_without_a_result(reliance, scope, reason):
    row = recompute_supply_risk(BOTH, parameters("X", reliance, scope), published("0.6"), MEANS).iloc[0]
    assert row.reason == reason
    assert pd.isna(row.sr) == bool(reason)


def test_a_scope_alone_needs_no_import_reliance():
    row = recompute_supply_risk(BOTH, parameters("X", None, "GS"), published(None), MEANS).iloc[0]
    assert row.sr == pytest.approx(2.672 * 0.8 * 0.9)


def test_missing_eu_table_is_a_reason_and_not_a_zero():
    row = recompute_supply_risk(BOTH[:2], parameters("X", "0.5", "GS+EU"), published("1.0"), MEANS).iloc[0]
    assert row.reason == "no_eu_shares"
    assert pd.isna(row.sr)


def test_no_import_reliance_gives_the_global_term_no_weight():
    assert weigh_scopes(0.0, "GS+EU") == (0.0, 1.0)
    assert supply_risk(float("nan"), 2.0, 0.0, 0.0, 1.0) == 2.0
    with pytest.raises(UnknownNameError, match="Unknown supply scope"):
        weigh_scopes(0.5, "World")


def test_censored_shares_count_as_a_twentieth_of_a_percent_and_corrupt_ones_not_at_all():
    rows = prepare_suppliers(
        shares(
            ("X", "extraction", "global", "AAA", None, "true", "1"),
            ("X", "extraction", "global", "BBB", None, "false", "1"),
            ("X", "extraction", "global", "SMR", "10", "false", "1"),
        ),
        MEANS,
    )
    assert rows.country.tolist() == ["AAA", "SMR"]
    assert rows.share.tolist() == pytest.approx([0.0005, 0.1])
    assert rows.g.tolist() == [4.0, 5.0]  # no mean for San Marino


def test_eu_sourcing_is_lent_to_heavy_rare_earths_and_titanium_metal():
    rows = prepare_suppliers(
        shares(
            ("HREE", "extraction", "eu_sourcing", "AAA", "50", "false", "1"),
            ("Titanium", "extraction", "eu_sourcing", "BBB", "50", "false", "1"),
            ("Titanium", "processing", "eu_sourcing", "BBB", "50", "false", "1"),
        ),
        MEANS,
    )
    heavy = {"Dysprosium", "Erbium", "Europium", "Gadolinium", "Holmium", "Lutetium", "Terbium", "Thulium"}
    assert set(rows[rows.country == "AAA"].material) == {"HREE", "Ytterbium", "Yttrium", *heavy}
    assert rows[rows.material == "Titanium metal"].stage.tolist() == ["extraction"]


def test_contributions_add_up_over_both_scopes():
    suppliers = prepare_suppliers(BOTH, MEANS)
    parts = explain_supply_risk(suppliers, parameters("X", "0.5", "GS+EU"), "X", "extraction").set_index("country")
    # AAA: 1.44*0.25 + 0.8*0.75 = 0.96 of 1.268
    assert parts.contribution["AAA"] == pytest.approx(0.96 / 1.268)
    assert parts.sr_part.sum() == pytest.approx(0.91296)
    # linear: AAA 0.6*4*0.25 + 0.5*4*0.75 = 2.1; BBB 0.4*7*0.25 = 0.7; share of AAA 0.6*0.25 + 0.5*0.75 = 0.525
    assert parts.linear_contribution["AAA"] == pytest.approx(0.75)
    assert parts.share["AAA"] == pytest.approx(0.525)
    with pytest.raises(UnknownNameError, match="“Y”"):
        explain_supply_risk(suppliers, parameters("X", "0.5", "GS"), "Y", "extraction")


def test_economic_importance_by_hand():
    # (0.4 * 102100 + 0.5 * 204200) * 0.8 * 10 / 204200 = 5.6; a use of 0.1 without a sector is left out
    uses = pd.DataFrame({"material": "X", "end_use_share": [0.4, 0.5, 0.1], "value_added": ["102100", "204200", None]})
    row = economic_importance(uses.assign(si_ei="0.8")).iloc[0]
    assert row.ei == pytest.approx(5.6)
    assert row.covered == pytest.approx(0.9)


@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_recycling_never_raises_the_risk(h_global, h_eu, reliance, eol, si):
    risk = supply_risk(h_global, h_eu, reliance, eol, si)
    assert 0 <= risk <= max(h_global, h_eu) + 1e-9
    assert supply_risk(h_global, h_eu, reliance, min(1.0, eol + 0.1), si) <= risk + 1e-12
