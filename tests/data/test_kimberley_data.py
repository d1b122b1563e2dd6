"""What we ship on rough diamonds: filings with the Kimberley Process, and customs figures."""

import pandas as pd
import pytest

from indicators.paths import DATA
from tables import MEMBERS, SCOPE, pick, read, read_descriptor


class TestKimberleyProcess:
    """Production, doubtful filings and gaps; expected figures from the spot checks of the source notes."""

    @pytest.mark.parametrize(
        ("country", "carats"),
        [
            *[("RUS", 41923910.1), ("ZAF", 9660233), ("AGO", 8763309.3), ("ZWE", 4461450.15), ("NAM", 2054227.06)],
            *[("SLE", 688970.2), ("TZA", 375533.14), ("GIN", 128770.65), ("CAF", 118044.09), ("GHA", 82500)],
            *[("CIV", 3904.2), ("COG", 3534), ("CMR", 2431.16), ("BWA", 24509939), ("COD", 10780285.05)],
            *[("LSO", 548150.25), ("LBR", 60448.21)],
        ],
    )
    def test_carats_of_2022(self, country, carats):
        assert pick(read("kp", "production_carats"), country=country, year=2022)["value"] == pytest.approx(carats, abs=0.01)

    @pytest.mark.parametrize(
        ("country", "dollars"),
        [
            ("RUS", 3606402127.7),
            ("BWA", 3283178851),
            ("AGO", 1531977106.05),
            ("COD", 64963508.8),
            ("LSO", 296554990.28),
        ],
    )
    def test_value_of_2023(self, country, dollars):
        assert pick(read("kp", "production_value"), country=country, year=2023)["value"] == pytest.approx(dollars, rel=1e-9)

    @pytest.mark.parametrize("name", ["production_carats", "production_value", "value_per_carat"])
    @pytest.mark.parametrize("year", [2014, 2015])
    def test_suspended_years_are_gaps_and_never_zero(self, name, year):
        row = pick(read("kp", name), country="CAF", year=year)
        assert pd.isna(row["value"])
        assert row["obs_status"] == "O"
        assert "suspended from the Kimberley Process" in row["note"]

    @pytest.mark.parametrize(
        ("name", "country", "year"),
        [
            *[("production_carats", "ZAF", 2014), ("value_per_carat", "ZAF", 2014), ("value_per_carat", "LBR", 2014)],
            *[("production_carats", "GIN", 2007), ("production_carats", "GIN", 2008), ("value_per_carat", "GIN", 2008)],
            *[("production_carats", "CAF", 2013), ("production_value", "CAF", 2013), ("value_per_carat", "CMR", 2012)],
            *[("production_carats", "LSO", 2022), ("value_per_carat", "IND", 2003), ("production_carats", "CAF", 2003)],
        ],
    )
    def test_doubtful_filings_stay_visible_and_marked(self, name, country, year):
        row = pick(read("kp", name), country=country, year=year)
        assert row["obs_status"] == "U"
        assert row["value"] > 0
        assert row["note"]

    def test_guinea_2007_and_2008_are_as_filed(self):
        rounded = [
            round(pick(read("kp", "production_carats"), country="GIN", year=year)["value"] / 1e6, 1) for year in (2007, 2008)
        ]
        assert rounded == [1.0, 3.1]

    def test_carats_without_value(self):
        assert pick(read("kp", "production_value"), country="CAF", year=2003)["obs_status"] == "O"
        assert pick(read("kp", "production_value"), country="LBR", year=2014)["obs_status"] == "O"
        assert pick(read("kp", "value_per_carat"), country="LBR", year=2014)["value"] == 428.05

    def test_replaced_filings_are_kept(self):
        table = read("kp", "replaced_filings").set_index(["country", "year", "measure"])
        assert set(table.index.droplevel("measure")) == {("ZAF", 2014), ("LBR", 2014)}
        # 2,196,919,274 dollars were filed for 8,058,817 carats: 272.61 a carat, against 164.20 first published.
        carats, value = (table.loc[("ZAF", 2014, name), "filed_value"] for name in ("production_carats", "production_value"))
        assert value / carats == pytest.approx(272.61, abs=0.01)
        assert table.loc[("ZAF", 2014, "value_per_carat"), "shown_value"] == 164.2

    def test_lesotho_2022_has_three_published_figures(self):
        table = read("kp", "published_alternatives")
        mask = (table["country"] == "LSO") & (table["year"] == 2022) & (table["measure"] == "production_carats")
        assert set(table.loc[mask, "quoted_value"]) == {727737, 1276000}
        assert set(table.loc[mask, "database_value"].round(2)) == {548150.25}

    def test_belgium_has_no_row_and_the_union_has(self):
        for name in ("production_carats", "production_value", "value_per_carat", "exports_value", "exports_carats"):
            assert "BEL" not in set(read("kp", name)["country"])
        assert "EUU" in set(read("kp", "exports_value")["country"])

    def test_zero_is_a_filing(self):
        frame = read("kp", "production_carats")
        zeros = frame[frame["value"] == 0]
        assert len(zeros)
        assert set(zeros["note"]) == {"Filed as no production."}

    def test_value_is_empty_exactly_when_missing(self):
        for path in (DATA / "kp").glob("*.csv"):
            frame = read("kp", path.stem)
            if "obs_status" in frame:
                assert (frame["value"].isna() == frame["obs_status"].isin(["O", "M"])).all(), path.name

    def test_world_of_2023_is_the_sum_of_its_participants(self):
        frame = read("kp", "production_carats")
        year = frame[frame["year"] == 2023].set_index("country")
        assert year.loc["WLD", "obs_status"] == "I"
        assert year.drop("WLD")["value"].sum() == pytest.approx(year.loc["WLD", "value"], abs=0.5)

    def test_world_of_2024_is_quoted(self):
        row = pick(read("kp", "production_carats"), country="WLD", year=2024)
        assert (row["value"], row["obs_status"]) == (118e6, "E")

    @pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
    @pytest.mark.parametrize("country", ["COD", "SLE", "TZA", "GIN", "LBR", "BWA"])
    def test_artisanal_and_industrial_add_up(self, country, year):
        parts = [read("kp", name) for name in ("artisanal_carats", "industrial_carats")]
        both = pd.concat(parts)
        total = both[(both["country"] == country) & (both["year"] == year)]["value"].sum()
        assert total == pytest.approx(pick(read("kp", "production_carats"), country=country, year=year)["value"], abs=0.02)

    def test_only_totals_carry_the_world(self):
        for name in ("artisanal_carats", "industrial_carats"):
            assert set(read("kp", name)["country"]) <= SCOPE
        for name in ("exports_value", "exports_carats"):
            assert set(read("kp", name)["country"]) <= SCOPE | {"EUU", "WLD"}

    def test_member_exports_are_the_few_that_the_press_quoted(self):
        frame = read("kp", "exports_value")
        ours = frame[frame["country"].isin(MEMBERS)]
        assert set(zip(ours["country"], ours["year"], strict=True)) == {
            *[("BWA", 2009), ("BWA", 2010), ("BWA", 2024), ("COD", 2009)]
        }
        assert pick(read("kp", "exports_value"), country="BWA", year=2024)["value"] == 2.81e9

    def test_quoted_figures_can_be_traced(self):
        frame = read("kp", "production_carats")
        quoted = frame[frame["edition"].str.contains("quoted by the press") & frame["country"].isin(SCOPE)]
        table = read("kp", "quoted_figures")
        traced = table[table["measure"] == "production_carats"]
        pairs = set(zip(traced["country"], traced["year"], strict=True))
        assert len(quoted)
        assert set(zip(quoted["country"], quoted["year"], strict=True)) <= pairs


class TestCustoms:
    """Trade Map: dollars, members only, not for download."""

    def test_dollars_and_not_thousands(self):
        # Spot check of the source notes: Angola's exports of 2022 stand at 1,970,010 thousand dollars.
        assert pick(read("itc_trade", "rough_exports"), country="AGO", year=2022)["value"] == 1970010000
        assert pick(read("itc_trade", "rough_exports"), country="BWA", year=2024)["value"] == pytest.approx(2.06e9, rel=0.002)

    def test_members_only_and_not_offered(self):
        for name in ("rough_exports", "rough_imports"):
            assert set(read("itc_trade", name)["country"]) <= MEMBERS
        raw = read_descriptor("itc_trade")
        assert raw["dataset"]["redistribute"] is False
