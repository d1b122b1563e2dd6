"""What we ship on human development, by the report of 2023/24 and by that of 2025."""

import pytest

from indicators.data import Library
from tables import SCOPE, pick

# Pages that print the reports' figures: wikimili.com, sierraloaded.sl and worldpopulationreview.com; the Republic of the
# Congo by either report as the notes on the raw files quote them.
PRINTED = [
    ("hdi", "ZAF", 2022, 0.717), ("hdi", "BWA", 2022, 0.708), ("hdi", "SLE", 2022, 0.458), ("hdi", "COG", 2022, 0.593),
    ("hdi_2025", "ZAF", 2022, 0.737), ("hdi_2025", "BWA", 2023, 0.731), ("hdi_2025", "BEL", 2023, 0.951),
    ("hdi_2025", "COG", 2022, 0.644),
]  # fmt: skip
# Of 193 countries: wikimili.com and sierraloaded.sl (2022), jagranjosh.com (2023).
RANKS = [
    ("hdi", "ZAF", 2022, 110), ("hdi", "BWA", 2022, 114), ("hdi", "SLE", 2022, 184),
    ("hdi_2025", "BEL", 2023, 10), ("hdi_2025", "ZAF", 2023, 106), ("hdi_2025", "BWA", 2023, 111),
]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "year", "printed"), PRINTED)
def test_values_as_printed_by_each_report(library: Library, name: str, country: str, year: int, printed: float):
    row = pick(library.observations(f"undp_hdr.{name}"), country=country, year=year)
    assert row["value"] == pytest.approx(printed)


@pytest.mark.parametrize(("name", "country", "year", "rank"), RANKS)
def test_ranks_as_printed_by_each_report(library: Library, name: str, country: str, year: int, rank: int):
    assert int(pick(library.observations(f"undp_hdr.{name}"), country=country, year=year)["rank"]) == rank


def test_central_african_hdi_of_2025_is_one_year_only(library: Library):
    frame = library.observations("undp_hdr.hdi_2025")
    assert frame.loc[frame["country"] == "CAF", ["year", "value"]].to_numpy().tolist() == [[2023, 0.414]]


def test_the_newer_report_starts_late_for_two_countries(library: Library):
    """Angola and Liberia from 1999; the Central African Republic, shown for 2023 alone, stands apart."""
    first = library.observations("undp_hdr.hdi_2025").groupby("country")["year"].min()
    late = first[first > 1990].drop("CAF").to_dict()
    assert late == {"AGO": 1999, "LBR": 1999}


def test_the_newer_report_carries_both_aggregates_in_full(library: Library):
    frame = library.observations("undp_hdr.hdi_2025")
    assert set(frame["country"]) - SCOPE == {"WLD", "ZZJ"}
    for group in ("WLD", "ZZJ"):
        assert set(frame.loc[frame["country"] == group, "year"]) == set(range(1990, 2024))


def test_the_adjusted_index_starts_in_2010(library: Library):
    assert library.observations("undp_hdr.ihdi")["year"].min() == 2010


def test_inequality_never_raises_human_development(library: Library):
    """The adjusted index is the HDI less what inequality takes away."""
    key = ["country", "year"]
    plain, adjusted = (library.observations(f"undp_hdr.{n}").set_index(key)["value"] for n in ("hdi", "ihdi"))
    assert len(adjusted) > 100
    assert (adjusted <= plain.reindex(adjusted.index)).all()


def test_only_gender_inequality_is_better_when_lower(library: Library):
    indicators = library.catalog.find_dataset("undp_hdr").indicators
    assert {n for n, i in indicators.items() if i.direction == "lower_is_better"} == {"gii"}
    assert set(indicators) == {"hdi", "ihdi", "gii", "hdi_2025"}
