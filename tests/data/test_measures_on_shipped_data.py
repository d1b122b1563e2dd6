"""What the coalition says in public, recomputed from the shipped figures."""

import pytest

from indicators.catalog.model import Direction
from indicators.metrics import (
    Component,
    build_composite,
    compute_shares,
    explain_gaps,
    find_doubtful_filings,
    find_first_since,
    latest,
    select,
)


@pytest.fixture(scope="module")
def components(library) -> list[Component]:
    parts = []
    for indicator in library.catalog.find_dataset("wgi_estimate").indicators.values():
        rows = latest(select(library.observations(indicator), library.members)).set_index("country")
        parts.append(Component(indicator.id, rows["value"], Direction.HIGHER, indicator.scale, 1.0, rows["stderr"]))
    return parts


@pytest.mark.parametrize("correlation", [0.0, 1.0])
def test_botswana_and_belgium_lead_and_most_neighbours_are_not_clearly_ordered(components, correlation):
    result = build_composite(components, correlation=correlation)
    assert set(result.scores.country[:2]) == {"BEL", "BWA"}
    assert (result.probabilities.loc[["BEL", "BWA"], [1, 2]].sum(axis=1) > 0.99).all()
    assert result.pairs == 12
    assert result.clear_share < 0.5
    assert result.exact == ()


def test_guinea_is_first_in_bauxite_since_2023_in_usgs_figures(library):
    bauxite = select(library.observations("usgs_mcs.mine_production"), mineral="bauxite")
    run = find_first_since(bauxite, "GIN")
    assert (run.since, run.until) == (2023, 2025)


def test_dr_congo_mines_74_percent_of_the_cobalt_of_2025(library):
    cobalt = select(library.observations("usgs_mcs.mine_production"), mineral="cobalt", years=2025)
    row = compute_shares(cobalt).set_index("country").loc["COD"]
    assert row["value"] == 230_000
    assert round(row["share"], 2) == 0.74


def test_the_filings_that_sources_doubt_are_marked(library):
    rows = find_doubtful_filings(library.observations("kp.value_per_carat"))
    marked = set(zip(rows.country, rows.year, rows.doubt, strict=True))
    expected = {("ZAF", 2014), ("LBR", 2014), ("GIN", 2007), ("GIN", 2008), ("LSO", 2022)}
    assert {(country, year, "flagged_by_source") for country, year in expected} <= marked


def test_the_embargo_explains_the_central_african_gap(library):
    frame = library.observations("kp.production_carats")
    restrictions = library.table("kp_restrictions", "kp_restrictions")
    rows = select(explain_gaps(frame, restrictions, 2003, 2024), "CAF", [2014, 2015])
    assert rows.gap.tolist() == ["restricted", "restricted"]
    assert rows["value"].isna().all()
