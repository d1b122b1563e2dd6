"""What we ship on the EITI, against figures that eiti.org pages print."""

import pandas as pd
import pytest

from tables import pick, read


@pytest.mark.parametrize(("year", "dollars"), [(2007, 404781000), (2010, 875938727), (2013, 1469553000), (2017, 1682445074)])
def test_revenue_of_dr_congo(year, dollars):
    assert pick(read("eiti", "revenue_extractives"), country="COD", year=year)["value"] == pytest.approx(dollars, abs=1)


def test_break_between_summary_sheets_and_templates():
    frame = read("eiti", "revenue_extractives")
    assert pick(read("eiti", "revenue_extractives"), country="COD", year=2017)["obs_status"] == "B"
    assert frame[frame["obs_status"] == "B"]["year"].min() >= 2017
    assert set(frame[frame["year"] <= 2015]["edition"]) == {"EITI Secretariat, data of April 2017"}


def test_sierra_leone_2008_to_2010():
    frame = read("eiti", "reconciled_receipts")
    rows = frame[(frame["country"] == "SLE") & frame["year"].between(2008, 2010)]
    assert rows["value"].sum() == pytest.approx(18490135, abs=2)


@pytest.mark.parametrize("year", [2006, 2007])
def test_contradicted_totals_are_marked(year):
    assert pick(read("eiti", "reconciled_receipts"), country="SLE", year=year)["obs_status"] == "U"


def test_guinea_2011_is_no_trend():
    row = pick(read("eiti", "reconciled_receipts"), country="GIN", year=2011)
    assert row["obs_status"] == "U"
    assert row["value"] == pytest.approx(1.03e9, rel=0.005)


@pytest.mark.parametrize(("country", "year"), [("CIV", 2017), ("LBR", 2018)])
def test_mining_share_is_a_lower_bound(country, year):
    row = pick(read("eiti", "mining_share_of_receipts"), country=country, year=year)
    assert row["note"].startswith("Lower bound")
    assert row["obs_status"] == "I"


@pytest.mark.parametrize(
    ("country", "year", "score"),
    [
        ("AGO", 2025, 63.5),
        ("CAF", 2024, 45),
        ("CMR", 2024, 53),
        ("COD", 2022, 85.5),
        ("GIN", 2022, 88),
        ("TZA", 2023, 77),
    ],
)
def test_scores(country, year, score):
    assert pick(read("eiti", "validation_score"), country=country, year=year)["value"] == score


def test_scores_and_status_agree():
    scores = read("eiti", "validation_score").set_index("country")["value"]
    status = read("eiti", "status").set_index("country")
    scored = status["validation_score"].dropna()
    assert len(scored) == 9
    assert (scores[scored.index] == scored).all()


def test_overall_score_is_the_mean_of_its_components():
    table = read("eiti", "validation_components").pivot(index="country", columns="component", values="score").dropna()
    assert len(table) == 7
    mean = table[["outcomes_impact", "stakeholder_engagement", "transparency"]].mean(axis=1)
    assert ((mean - table["overall"]).abs() <= 0.5).all()


def test_who_is_outside():
    status = read("eiti", "status").set_index("country")["status"]
    assert status[["BWA", "LSO", "ZWE"]].eq("not_a_member").all()
    assert status["BEL"] == "supporting"
    assert set(status.index[status == "suspended"]) == {"CAF", "CMR"}
    assert not {"BEL", "BWA", "LSO", "ZWE"} & set(read("eiti", "validation_score")["country"])


def test_suspensions_agree_with_the_timeline():
    """The timeline names the same months, from the same pages."""
    starts = set(zip(read("eiti", "suspensions")["country"], read("eiti", "suspensions")["start"].str[:7], strict=True))
    events = read("events", "events")
    told = events[events["title_en"].str.contains("EITI suspends")]
    assert {(c, d[:7]) for c, d in zip(told["countries"], told["date"], strict=True)} == starts - {
        *(("CAF", "2013-04"), ("GIN", "2009-12")),
    }


def test_who_is_suspended_has_a_suspension_in_force():
    status, table = read("eiti", "status"), read("eiti", "suspensions")
    in_force = set(table.loc[table["end_state"] == "in_force", "country"])
    assert in_force == set(status.loc[status["status"] == "suspended", "country"])
    assert table.loc[table["end_state"].isin(["day", "month"]), "end"].notna().all()


def test_liberia_has_no_date_of_joining():
    row = read("eiti", "status").set_index("country").loc["LBR"]
    assert pd.isna(row["joined"])
    assert row["joined_state"] == "not_found"


def test_two_pages_on_sierra_leone_are_both_kept():
    table = read("eiti", "page_shares")
    mask = (table["country"] == "SLE") & (table["year"] == 2019) & (table["share_of"] == "government_revenue")
    assert set(table.loc[mask, "percent"]) == {4.1, 11}
