"""What we ship of the Resource Governance Index, against figures that its reports print."""

import pytest

from indicators.data import Library
from tables import pick

# NRGI, Resource Governance Index 2017, mining.
RGI_MINING_2017 = {
    "BWA": 61.0, "ZAF": 56.5, "GHA": 56.4, "TZA": 49.1, "SLE": 45.6, "LBR": 43.5, "GIN": 38.0, "COD": 33.0, "ZWE": 29.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("country", "edition", "printed"),
    [
        *[(c, "2017", v) for c, v in RGI_MINING_2017.items()],
        *[("GIN", e, v) for e, v in (("2017 restated", 44), ("2019 interim", 56), ("2021", 62))],
        *[("COD", "2020 interim", 37), ("COD", "2021", 36), ("GHA", "2021", 69), ("TZA", "2021", 58)],
    ],
)
def test_resource_governance_in_mining_as_printed(library: Library, country: str, edition: str, printed: float):
    row = pick(library.observations("rgi.mining_composite"), country=country, edition=edition)
    assert row["value"] == pytest.approx(printed, abs=0.051)


def test_resource_governance_of_guinea_2017_stands_twice_and_says_so(library: Library):
    frame = library.observations("rgi.mining_composite")
    rows = frame[(frame["country"] == "GIN") & (frame["year"] == 2017)].set_index("edition")
    assert set(rows.index) == {"2017", "2017 restated"}
    assert "gives 38" in rows.loc["2017 restated", "note"]
    assert library.catalog.find_indicator("rgi.mining_composite").dimensions == ("edition",)


def test_mining_that_was_not_assessed_has_no_row(library: Library):
    assert {"AGO", "BEL", "CAF", "CIV", "CMR", "COG", "LSO", "NAM"}.isdisjoint(
        library.observations("rgi.mining_composite")["country"]
    )
    table = library.table("rgi", "assessments")
    oil = table[(table["sector"] == "oil_and_gas") & (table["edition"] == "2017") & (table["measure"] == "composite")]
    assert set(oil["country"]) == {"GHA", "CIV", "CMR", "TZA", "COG", "AGO", "COD"}
