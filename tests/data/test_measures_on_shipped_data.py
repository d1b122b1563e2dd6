"""What the coalition says in public, recomputed from the shipped figures."""

import pytest

from indicators.catalog.model import Direction
from indicators.data import Library
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
from indicators.panels.disagreements import find_disagreements
from indicators.panels.first_place import find_run
from indicators.panels.portfolio import find_shares
from tables import pick


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


def test_cobalt_of_dr_congo_is_three_quarters_of_the_world(library: Library):
    assert pick(library.observations("usgs_mcs.mine_production"), country="COD", year=2025, mineral="cobalt")["value"] == 230_000
    share = next(s for s in find_shares(library, "COD", "usgs_mcs.mine_production") if s.mineral == "cobalt")
    assert (share.year, share.rank, share.status) == (2025, 1, "E")
    assert share.share == pytest.approx(0.74, abs=0.005)


def test_guinea_is_first_in_bauxite_since_2023(library: Library):
    run = find_run(library, "GIN", "bauxite")
    assert run is not None
    assert run.since == 2023
    before = [
        pick(library.observations("usgs_mcs.mine_production"), country=c, year=2022, mineral="bauxite")["value"]
        for c in ("GIN", "AUS")
    ]
    assert before[0] < before[1]


def test_publishers_are_compared_on_one_basis_only(library: Library):
    frame = find_disagreements(library)
    assert {"lithium", "tantalum"} <= set(frame["mineral"])
    assert not {"iron_ore", "chromium", "zirconium"} & set(frame["mineral"])
    cobalt = frame[(frame["country"] == "COD") & (frame["mineral"] == "cobalt") & (frame["year"] == 2021)].iloc[0]
    assert (cobalt["usgs"], round(cobalt["wmd"])) == (119_000, 93_011)
    assert cobalt["gap"] == pytest.approx(119_000 / 93_011 - 1, abs=1e-4)
