"""The EU 2023 list recomputed from the shipped inputs, against what the Commission published."""

import pandas as pd
import pytest

from indicators.metrics import (
    economic_importance,
    explain_supply_risk,
    prepare_suppliers,
    recompute_supply_risk,
)


@pytest.fixture(scope="module")
def tables(library) -> dict[str, pd.DataFrame]:
    names = ("supply_shares", "parameters", "published", "wgi_2022_means", "wgi_2024_means", "economic_importance_shares")
    return {name: library.table("eu_criticality", name) for name in names}


@pytest.fixture(scope="module")
def result(tables) -> pd.DataFrame:
    return recompute_supply_risk(tables["supply_shares"], tables["parameters"], tables["published"], tables["wgi_2022_means"])


@pytest.mark.parametrize(
    ("material", "stage", "recomputed", "published"),
    [
        ("Cobalt", "extraction", 2.77, 2.8),
        ("Aluminium", "processing", 0.50, 0.5),
        ("Natural graphite", "extraction", 1.79, 1.8),
        ("Niobium", "extraction", 4.40, 4.4),
    ],
)
def test_known_results_come_out_as_published(result, material, stage, recomputed, published):
    row = result[(result.material == material) & (result.stage == stage)].iloc[0]
    assert row.sr == pytest.approx(recomputed, abs=0.0051)
    assert row.published_sr == published
    assert bool(row.within_tolerance)


def test_at_least_40_of_57_comparable_rows_reproduce_and_the_others_say_so(result):
    compared = result[result.within_tolerance.notna()]
    assert len(compared) == 57
    assert int(compared.within_tolerance.sum()) >= 40
    assert set(compared[~compared.within_tolerance.astype(bool)].reason) == {"differs_from_published"}


def test_every_row_without_a_result_has_a_reason(result):
    empty = result[result.sr.isna()]
    assert len(result) == 130
    assert 0 < len(empty) < 15
    assert (empty.reason != "").all()
    assert empty.within_tolerance.isna().all()


def test_the_rows_that_miss_are_those_the_sources_name(result):
    # SOURCES.md, "Material-stages whose supply risk does not reproduce", written from the same files by other code.
    extraction = (
        "Beryllium Cerium Chromium Dysprosium Gadolinium Kaolin Neodymium Perlite Phosphate_rock Samarium Silver Tantalum "
        "Vanadium Yttrium"
    )
    processing = (
        "Arsenic Gallium Germanium Hafnium Iridium Kaolin Lanthanum Molybdenum Neodymium Phosphorus Rhodium Ruthenium "
        "Samarium Terbium Titanium Yttrium"
    )
    listed = {(name.replace("_", " "), "extraction") for name in extraction.split()}
    listed |= {(name, "processing") for name in processing.split()}
    missed = result[result.reason == "differs_from_published"]
    assert set(zip(missed.material, missed.stage, strict=True)) <= listed


def test_dr_congo_makes_almost_all_of_the_cobalt_figure(tables):
    suppliers = prepare_suppliers(tables["supply_shares"], tables["wgi_2022_means"])
    parts = explain_supply_risk(suppliers, tables["parameters"], "Cobalt", "extraction")
    assert parts.country.iloc[0] == "COD"
    assert parts.contribution.iloc[0] == pytest.approx(0.98, abs=0.005)
    assert parts.contribution.sum() == pytest.approx(1)


def test_the_vintage_is_a_choice(tables, result):
    newer = recompute_supply_risk(tables["supply_shares"], tables["parameters"], tables["published"], tables["wgi_2024_means"])
    assert (newer.sr - result.sr).abs().max() > 0.005


def test_economic_importance_of_materials_with_all_uses_listed(tables):
    ei = economic_importance(tables["economic_importance_shares"]).set_index("material")
    assert ei.ei["Aggregates"] == pytest.approx(3.2, abs=0.05)  # 1 · 64,990 · 1 · 10 / 204,200 = 3.18
    assert ei.ei["Baryte"] == pytest.approx(3.5, abs=0.05)
    assert ei.ei["Antimony"] == pytest.approx(5.4, abs=0.05)
