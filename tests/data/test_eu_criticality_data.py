"""What we ship of the EU study on criticality: the inputs of the supply-risk model."""

import pandas as pd
import pytest

from tables import pick, read


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("supply_shares", 3468),
        ("share_totals", 218),
        ("parameters", 130),
        ("published", 65),
        ("economic_importance_shares", 338),  # 339 printed, one of them twice
        ("material_names", 90),
        ("wgi_2022_means", 213),
        ("wgi_2024_means", 213),
    ],
)
def test_nothing_was_lost(name, rows):
    assert len(read("eu_criticality", name)) == rows


def test_scopes():
    assert read("eu_criticality", "supply_shares")["scope"].value_counts().to_dict() == {
        "global": 2561,
        "eu_sourcing": 907,
    }


def test_congo_and_its_neighbour():
    shares = read("eu_criticality", "supply_shares")
    assert set(shares.loc[shares["country_as_printed"] == "Congo", "country"]) == {"COG"}
    assert set(shares.loc[shares["country_as_printed"] == "Congo, D.R.", "country"]) == {"COD"}


def test_a_corrupt_share_stays_a_gap():
    where = {"material": "Silicon metal", "stage": "processing", "scope": "eu_sourcing", "country": "DEU"}
    row = pick(read("eu_criticality", "supply_shares"), **where)
    assert pd.isna(row["share_pct"])
    assert (row["obs_status"], row["below_0_1"]) == ("O", False)


def test_listed_shares_add_to_the_stated_totals():
    key = ["material", "stage", "scope"]
    sums = read("eu_criticality", "supply_shares").groupby(key)["share_pct"].sum()
    totals = read("eu_criticality", "share_totals").set_index(key)["sum_listed_pct"]
    assert len(totals) == 218
    assert (sums - totals).abs().max() < 0.06


def test_vintages_differ_a_little():
    means = [read("eu_criticality", f"wgi_{v}_means").set_index("country")["wgi_mean"] for v in (2022, 2024)]
    assert (means[0] - means[1]).abs().mean() == pytest.approx(0.023, abs=0.001)


def test_aluminium_is_strategic():
    """Aluminium at processing is strategic and printed with a supply risk of 0.5 and an importance of 5.8."""
    row = pick(read("eu_criticality", "published"), material="Aluminium", stage="processing")
    assert row[["published_sr", "published_ei"]].tolist() == [0.5, 5.8]
    assert row["critical"]
    assert row["strategic"]
