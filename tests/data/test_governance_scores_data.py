"""What we ship of scores and ranks of governance, against pages that print them; who is covered and what terms allow."""

import pytest

from indicators.data import Library
from tables import MEMBERS, SCOPE, members_by_year, pick

CLOSED = ("freedom_house", "rsf", "iiag", "bti", "fsi", "goci", "open_budget", "rgi", "undp_hdr")
# Transparency International, score and rank, as Transparency Romania and the BBC print them for 2018.
CPI_2018 = {
    "BWA": (61, 34), "NAM": (53, 52), "ZAF": (43, 73), "GHA": (41, 78), "LSO": (41, 78), "TZA": (36, 99),
    "CIV": (35, 105), "LBR": (32, 120), "SLE": (30, 129), "GIN": (28, 138), "CAF": (26, 149), "CMR": (25, 152),
    "ZWE": (22, 160), "COD": (20, 161), "AGO": (19, 165), "COG": (19, 165),
}  # fmt: skip
# Diaspora Messenger for 2012, Pindula for 2024.
CPI_OTHER_YEARS = [
    ("BWA", 2012, 65, 30), ("NAM", 2012, 48, 58), ("GHA", 2012, 45, 64), ("LBR", 2012, 41, 75), ("ZWE", 2024, 21, 158),
]  # fmt: skip
# The publisher's workbook of 2025.
CPI_2025 = {
    "BWA": (58, 41), "AGO": (32, 120), "CAF": (24, 150), "CIV": (43, 76), "CMR": (26, 142), "COD": (20, 163), "GIN": (26, 142),
    "LBR": (28, 136), "LSO": (37, 99), "SLE": (34, 109), "BEL": (69, 21), "COG": (23, 153), "GHA": (43, 76), "NAM": (46, 65),
}  # fmt: skip
IIAG_CATEGORIES = (
    *("overall", "security_and_rule_of_law", "participation_rights_inclusion", "economic_opportunity"),
    "human_development",
)
NOT_COVERED = {
    "rsf.press_freedom": set(),
    "iiag.overall": {"BEL"},
    "bti.governance": {"BEL"},
    "fsi.total": set(),
    "goci.criminality": set(),
    "open_budget.transparency": {"BEL", "CAF", "COG", "GIN"},
    "freedom_house.total": set(),
    "undp_hdr.hdi_2025": set(),
    "undp_hdr.gii": {"CAF"},
}
# Pages that print the publishers' figures: torizone.com and businessday.ng (fragility 2023), talkafricana.com (budgets
# 2019), the notes on the raw file (budgets 2017), verangola.net (freedom in 2023 and 2024), bti-project.org.
PRINTED = [
    ("fsi.total", "COD", 2023, 107.2), ("fsi.total", "CAF", 2023, 105.7), ("fsi.total", "GIN", 2023, 98.5),
    ("open_budget.transparency", "ZAF", 2019, 87), ("open_budget.transparency", "GHA", 2019, 54),
    ("open_budget.transparency", "NAM", 2019, 51), ("open_budget.transparency", "ZWE", 2019, 49),
    ("open_budget.transparency", "BWA", 2017, 8), ("open_budget.transparency", "CMR", 2017, 7),
    ("open_budget.transparency", "TZA", 2017, 10), ("freedom_house.total", "AGO", 2023, 28),
    ("freedom_house.total", "AGO", 2024, 28), ("bti.governance", "CIV", 2024, 5.60),
]  # fmt: skip
# torizone.com (Ibrahim Index), cedirates.com and axadletimes.com (press freedom), sierraleonemonitor.com and
# africaninsider.com (organised crime), bti-project.org.
RANKS = [
    ("iiag.overall", "ZAF", 2023, 4), ("iiag.overall", "BWA", 2023, 5), ("iiag.overall", "NAM", 2023, 6),
    ("iiag.overall", "GHA", 2023, 7), ("iiag.overall", "ZAF", 2014, 4), ("iiag.overall", "BWA", 2014, 2),
    ("iiag.overall", "NAM", 2014, 5), ("iiag.overall", "GHA", 2014, 8), ("rsf.press_freedom", "ZAF", 2025, 27),
    ("rsf.press_freedom", "ZAF", 2024, 38), ("rsf.press_freedom", "NAM", 2025, 28), ("goci.criminality", "COD", 2023, 5),
    ("goci.criminality", "ZAF", 2023, 7), ("goci.criminality", "CAF", 2023, 23), ("goci.criminality", "CMR", 2023, 37),
    ("goci.criminality", "COD", 2021, 1), ("goci.criminality", "CAF", 2021, 9), ("goci.criminality", "ZAF", 2021, 19),
    ("bti.governance", "CIV", 2024, 36),
]  # fmt: skip


def test_perceptions_hold_every_member_in_every_year(library: Library):
    found = members_by_year(library.observations("ti_cpi.score"))
    assert found == dict.fromkeys(range(2012, 2026), MEMBERS)


@pytest.mark.parametrize(
    ("country", "year", "score", "rank"),
    [(c, 2018, *printed) for c, printed in CPI_2018.items()]
    + CPI_OTHER_YEARS
    + [(c, 2025, *printed) for c, printed in CPI_2025.items()],
)
def test_perceptions_as_printed(library: Library, country: str, year: int, score: int, rank: int):
    row = pick(library.observations("ti_cpi.score"), country=country, year=year)
    assert (row["value"], int(row["rank"])) == (score, rank)


def test_perceptions_2025_rank_182_countries_by_three_sources_or_more(library: Library):
    frame = library.observations("ti_cpi.score")
    newest = frame[frame["year"] == 2025]
    assert newest["country"].nunique() == 182
    assert frame["n_sources"].astype(int).min() == 3
    assert (frame["lower"] <= frame["value"]).all()
    assert (frame["value"] <= frame["upper"]).all()


class TestLicence:
    """Where no open terms were seen only members, peers and published aggregates stand in the files."""

    @pytest.mark.parametrize("dataset", CLOSED)
    def test_no_world_table(self, library: Library, dataset: str):
        groups = {"WLD", "ZZJ"} if dataset == "undp_hdr" else set()
        for indicator in library.catalog.find_dataset(dataset).indicators.values():
            assert set(library.observations(indicator)["country"]) <= SCOPE | groups

    @pytest.mark.parametrize("dataset", ["freedom_house", "rsf"])
    def test_no_file_is_offered(self, library: Library, dataset: str):
        assert library.catalog.find_dataset(dataset).redistribute is False

    @pytest.mark.parametrize("dataset", CLOSED)
    def test_medians_say_how_many_countries_they_rest_on(self, library: Library, dataset: str):
        table = library.table(dataset, "medians")
        assert set(table["group"]) <= {"coalition", "africa", "world"}
        assert table["n"].astype(int).ge(1).all()
        coalition = table.loc[table["group"] == "coalition", "n"].astype(int)
        assert coalition.max() <= 13
        known = set(library.catalog.find_dataset(dataset).indicators)
        assert set(table["indicator"]) == known


@pytest.mark.parametrize(("name", "lost"), NOT_COVERED.items())
def test_only_countries_that_the_publisher_leaves_out_are_missing(library: Library, name: str, lost: set[str]):
    frame = library.observations(name)
    assert SCOPE - set(frame["country"]) == lost


@pytest.mark.parametrize(("name", "country", "year", "printed"), PRINTED)
def test_scores_as_printed(library: Library, name: str, country: str, year: int, printed: float):
    tolerance = 0.5 if printed == int(printed) else 0.05
    assert pick(library.observations(name), country=country, year=year)["value"] == pytest.approx(printed, abs=tolerance)


@pytest.mark.parametrize(("name", "country", "year", "rank"), RANKS)
def test_ranks_as_printed(library: Library, name: str, country: str, year: int, rank: int):
    assert int(pick(library.observations(name), country=country, year=year)["rank"]) == rank


def test_press_freedom_of_2022_is_marked_as_derived(library: Library):
    frame = library.observations("rsf.press_freedom")
    derived = frame["year"] == 2022
    assert set(frame.loc[derived, "obs_status"]) == {"I"}
    assert frame.loc[derived, ["rank", "percentile"]].isna().all(axis=None)
    assert "BEL" not in set(frame.loc[derived, "country"])
    assert set(frame.loc[~derived, "obs_status"]) == {"A"}
    assert frame.loc[~derived, "rank"].notna().all()


@pytest.mark.parametrize("name", IIAG_CATEGORIES)
def test_ibrahim_index_is_inside_its_interval(library: Library, name: str):
    """Six countries stand under wrong names in the publisher's file of intervals; each interval must be centred."""
    frame = library.observations(f"iiag.{name}")
    assert library.catalog.find_indicator(f"iiag.{name}").interval_level == 0.95
    assert ((frame["lower"] + frame["upper"]) / 2 - frame["value"]).abs().max() < 0.001
    assert set(frame["year"]) == set(range(2014, 2024))


@pytest.mark.parametrize("name", ["anti_corruption", "accountability_and_transparency"])
def test_parts_of_the_ibrahim_index_carry_no_interval(library: Library, name: str):
    assert library.catalog.find_indicator(f"iiag.{name}").interval_level is None
    assert library.observations(f"iiag.{name}")[["lower", "upper"]].isna().all(axis=None)


def test_budget_score_of_zero_is_a_score(library: Library):
    row = pick(library.observations("open_budget.transparency"), country="LSO", year=2017)
    assert (row["value"], row["obs_status"]) == (0, "A")


def test_criminality_breaks_in_2023(library: Library):
    frame = library.observations("goci.criminality")
    assert set(frame.loc[frame["year"] == 2023, "obs_status"]) == {"B"}
    assert [b.year for b in library.catalog.find_indicator("goci.criminality").breaks] == [2023]


def test_fragility_carries_no_percentile(library: Library):
    """Each copy lacks eleven of 179 countries."""
    assert "percentile" not in library.observations("fsi.total").columns
    assert set(library.table("fsi", "medians")["group"]) == {"coalition"}
