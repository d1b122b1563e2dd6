"""What we ship on communities: violence, artisanal mining, goods on the labour list."""

import pandas as pd

from tables import SCOPE, read


def test_violence_covers_the_coalition():
    frame = read("ucdp", "organized_violence_deaths")
    assert set(frame["country"]) >= SCOPE
    assert frame["country"].nunique() == 23
    assert (frame["year"].min(), frame["year"].max()) == (1989, 2024)


def test_best_estimate_lies_in_its_range():
    frame = read("ucdp", "organized_violence_deaths")
    ranged = frame.dropna(subset=["lower", "upper"])
    assert (ranged["lower"] <= ranged["value"]).all()
    assert (ranged["value"] <= ranged["upper"]).all()
    without = frame[frame["lower"].isna()]
    assert set(zip(without["country"], without["year"], without["obs_status"], strict=True)) == {("RUS", 2024, "U")}


def test_types_add_up():
    key = ["country", "year"]
    parts = [read("ucdp", n) for n in ("state_based_deaths", "non_state_deaths", "one_sided_deaths")]
    added = pd.concat(parts).groupby(key)["value"].sum()
    total = read("ucdp", "organized_violence_deaths").set_index(key)["value"]
    assert (added == total).all()


def test_people_in_artisanal_mining():
    frame = read("asm", "people_working").set_index(["country", "year"])
    caf = frame.loc[("CAF", 2019)]
    assert (caf["lower"], caf["upper"], caf["value"]) == (150000, 200000, 175000)
    assert frame.loc[("COD", 2023), "value"] == 2000000
    assert not {"BWA", "CMR", "CIV", "COG", "GIN", "LBR", "LSO", "NAM", "ZAF"} & set(frame.index.get_level_values(0))
    assert frame["edition"].notna().all()


def test_diamonds_on_the_labour_list():
    table = read("labour_flags", "labour_flags")
    diamonds = table[table["good"] == "Diamonds"].set_index("country")
    assert set(diamonds.index) == {"AGO", "CAF", "COD", "GIN", "LBR", "SLE"}
    assert diamonds["child_labour"].all()
    assert set(diamonds.index[diamonds["forced_labour"]]) == {"AGO", "SLE"}
    assert set(diamonds.index[diamonds["forced_child_labour"]]) == {"SLE"}
    assert set(table["list_year"]) == {2022}
