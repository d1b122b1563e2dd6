"""What we ship on diamonds, members, EITI and artisanal mining, against figures that the publishers print."""

import json

import pandas as pd
import pytest
from frictionless import Package

from indicators.paths import DATA

DATASETS = (
    *("kp", "itc_trade", "events", "organisations", "kp_status", "kp_restrictions"),
    *("eiti", "ucdp", "asm", "labour_flags"),
)
MEMBERS = {"AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE"}
PEERS = {"GHA", "NAM", "ZAF", "COG"}


def read(dataset: str, name: str) -> pd.DataFrame:
    """Return a shipped file with typed columns; `NA` stays Namibia."""
    return pd.read_csv(DATA / dataset / f"{name}.csv", keep_default_na=False, na_values=[""])


def pick(dataset: str, name: str, country: str, year: int) -> pd.Series:
    """Return the one row of a country and year."""
    frame = read(dataset, name)
    found = frame[(frame["country"] == country) & (frame["year"] == year)]
    assert len(found) == 1, f"{dataset}/{name} has {len(found)} rows of {country} {year}"
    return found.iloc[0]


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_stranger_finds_the_package_valid(dataset):
    report = Package(str(DATA / dataset / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "note"])[:5]


@pytest.mark.parametrize("dataset", DATASETS)
def test_descriptor_uses_known_topics_units_and_caveats(dataset):
    raw = json.loads((DATA / dataset / "datapackage.json").read_text(encoding="utf-8"))
    known = {name: set(read("reference", f"{name}s").iloc[:, 0]) for name in ("topic", "unit", "caveat")}
    used = set(raw["dataset"]["caveats"])
    for resource in raw["resources"]:
        own = resource.get("indicator") or resource["table"]
        used |= set(own["caveats"])
        if "indicator" in resource:
            assert own["topic"] in known["topic"]
            assert own["unit"] in known["unit"]
    assert used <= known["caveat"]


@pytest.mark.parametrize("dataset", [d for d in DATASETS if d not in ("events", "organisations", "kp_restrictions")])
def test_every_country_is_in_the_reference_table(dataset):
    known = set(read("reference", "countries")["country"])
    files = [p for p in (DATA / dataset).glob("*.csv") if p.stem != "corrections"]
    assert files
    for path in files:
        assert set(read(dataset, path.stem)["country"]) <= known, path.name


class TestCountries:
    """The reference table of countries."""

    frame = read("reference", "countries").set_index("country")

    def test_membership(self):
        assert set(self.frame.index[self.frame["member"]]) == MEMBERS
        assert set(self.frame.index[self.frame["peer"]]) == PEERS
        assert self.frame["africa"].sum() == 54
        assert not self.frame.loc["ESH", "africa"]
        assert not self.frame.loc["BEL", "africa"]

    def test_namibia_is_not_missing(self):
        assert self.frame.loc["NAM", "iso2"] == "NA"

    @pytest.mark.parametrize("lang", ["en", "fr", "pt"])
    def test_every_form_is_filled_where_sentences_need_it(self, lang):
        needed = [*MEMBERS, *PEERS, "WLD", "EUU"]
        forms = self.frame.loc[needed, [f"{form}_{lang}" for form in ("name", "the", "of", "in", "short")]]
        assert not forms.isna().any().any()
        assert not self.frame[f"name_{lang}"].isna().any()

    def test_forms_are_those_of_a_native_speaker(self):
        expected = {
            ("GIN", "in_fr"): "en Guinée",
            ("BWA", "in_fr"): "au Botswana",
            ("CAF", "in_fr"): "en République centrafricaine",
            ("COD", "in_fr"): "en RDC",
            ("AGO", "of_fr"): "de l’Angola",
            ("GIN", "in_pt"): "na Guiné",
            ("AGO", "in_pt"): "em Angola",
            ("COD", "in_pt"): "na RDC",
            ("BWA", "in_pt"): "no Botsuana",
            ("CAF", "of_en"): "of the Central African Republic",
            ("CIV", "name_en"): "Côte d’Ivoire",
            ("COD", "name_en"): "DR Congo",
        }
        assert {key: self.frame.loc[key[0], key[1]] for key in expected} == expected

    def test_no_straight_apostrophe(self):
        assert "'" not in (DATA / "reference" / "countries.csv").read_text(encoding="utf-8")


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
        assert pick("kp", "production_carats", country, 2022)["value"] == pytest.approx(carats, abs=0.01)

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
        assert pick("kp", "production_value", country, 2023)["value"] == pytest.approx(dollars, rel=1e-9)

    @pytest.mark.parametrize("name", ["production_carats", "production_value", "value_per_carat"])
    @pytest.mark.parametrize("year", [2014, 2015])
    def test_suspended_years_are_gaps_and_never_zero(self, name, year):
        row = pick("kp", name, "CAF", year)
        assert pd.isna(row["value"])
        assert row["obs_status"] == "O"
        assert "suspended from the Kimberley Process" in row["note"]

    @pytest.mark.parametrize(
        ("name", "country", "year"),
        [
            *[("production_carats", "ZAF", 2014), ("value_per_carat", "ZAF", 2014), ("value_per_carat", "LBR", 2014)],
            *[("production_carats", "GIN", 2007), ("production_carats", "GIN", 2008), ("value_per_carat", "GIN", 2008)],
            *[("production_carats", "LSO", 2022), ("value_per_carat", "IND", 2003), ("production_carats", "CAF", 2003)],
        ],
    )
    def test_doubtful_filings_stay_visible_and_marked(self, name, country, year):
        row = pick("kp", name, country, year)
        assert row["obs_status"] == "U"
        assert row["value"] > 0
        assert row["note"]

    def test_guinea_2007_and_2008_are_as_filed(self):
        rounded = [round(pick("kp", "production_carats", "GIN", year)["value"] / 1e6, 1) for year in (2007, 2008)]
        assert rounded == [1.0, 3.1]

    def test_carats_without_value(self):
        assert pick("kp", "production_value", "CAF", 2003)["obs_status"] == "O"
        assert pick("kp", "production_value", "LBR", 2014)["obs_status"] == "O"
        assert pick("kp", "value_per_carat", "LBR", 2014)["value"] == 428.05

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
        row = pick("kp", "production_carats", "WLD", 2024)
        assert (row["value"], row["obs_status"]) == (118e6, "E")

    @pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
    @pytest.mark.parametrize("country", ["COD", "SLE", "TZA", "GIN", "LBR", "BWA"])
    def test_artisanal_and_industrial_add_up(self, country, year):
        parts = [read("kp", name) for name in ("artisanal_carats", "industrial_carats")]
        both = pd.concat(parts)
        total = both[(both["country"] == country) & (both["year"] == year)]["value"].sum()
        assert total == pytest.approx(pick("kp", "production_carats", country, year)["value"], abs=0.02)

    def test_only_totals_carry_the_world(self):
        for name in ("artisanal_carats", "industrial_carats"):
            assert set(read("kp", name)["country"]) <= MEMBERS | PEERS
        for name in ("exports_value", "exports_carats"):
            assert set(read("kp", name)["country"]) <= MEMBERS | PEERS | {"EUU", "WLD"}

    def test_member_exports_are_the_few_that_the_press_quoted(self):
        frame = read("kp", "exports_value")
        ours = frame[frame["country"].isin(MEMBERS)]
        assert set(zip(ours["country"], ours["year"], strict=True)) == {
            *[("BWA", 2009), ("BWA", 2010), ("BWA", 2024), ("COD", 2009)]
        }
        assert pick("kp", "exports_value", "BWA", 2024)["value"] == 2.81e9

    def test_quoted_figures_can_be_traced(self):
        frame = read("kp", "production_carats")
        quoted = frame[frame["edition"].str.contains("quoted by the press") & frame["country"].isin(MEMBERS | PEERS)]
        table = read("kp", "quoted_figures")
        traced = table[table["measure"] == "production_carats"]
        pairs = set(zip(traced["country"], traced["year"], strict=True))
        assert len(quoted)
        assert set(zip(quoted["country"], quoted["year"], strict=True)) <= pairs


class TestCustoms:
    """Trade Map: dollars, members only, not for download."""

    def test_dollars_and_not_thousands(self):
        # Spot check of the source notes: Angola's exports of 2022 stand at 1,970,010 thousand dollars.
        assert pick("itc_trade", "rough_exports", "AGO", 2022)["value"] == 1970010000
        assert pick("itc_trade", "rough_exports", "BWA", 2024)["value"] == pytest.approx(2.06e9, rel=0.002)

    def test_members_only_and_not_offered(self):
        for name in ("rough_exports", "rough_imports"):
            assert set(read("itc_trade", name)["country"]) <= MEMBERS
        raw = json.loads((DATA / "itc_trade" / "datapackage.json").read_text(encoding="utf-8"))
        assert raw["dataset"]["redistribute"] is False


class TestTransparency:
    """EITI: figures that eiti.org pages print."""

    @pytest.mark.parametrize(("year", "dollars"), [(2007, 404781000), (2010, 875938727), (2013, 1469553000), (2017, 1682445074)])
    def test_revenue_of_dr_congo(self, year, dollars):
        assert pick("eiti", "revenue_extractives", "COD", year)["value"] == pytest.approx(dollars, abs=1)

    def test_break_between_summary_sheets_and_templates(self):
        frame = read("eiti", "revenue_extractives")
        assert pick("eiti", "revenue_extractives", "COD", 2017)["obs_status"] == "B"
        assert frame[frame["obs_status"] == "B"]["year"].min() >= 2017
        assert set(frame[frame["year"] <= 2015]["edition"]) == {"EITI Secretariat, data of April 2017"}

    def test_sierra_leone_2008_to_2010(self):
        frame = read("eiti", "reconciled_receipts")
        rows = frame[(frame["country"] == "SLE") & frame["year"].between(2008, 2010)]
        assert rows["value"].sum() == pytest.approx(18490135, abs=2)

    @pytest.mark.parametrize("year", [2006, 2007])
    def test_contradicted_totals_are_marked(self, year):
        assert pick("eiti", "reconciled_receipts", "SLE", year)["obs_status"] == "U"

    def test_guinea_2011_is_no_trend(self):
        row = pick("eiti", "reconciled_receipts", "GIN", 2011)
        assert row["obs_status"] == "U"
        assert row["value"] == pytest.approx(1.03e9, rel=0.005)

    @pytest.mark.parametrize(("country", "year"), [("CIV", 2017), ("LBR", 2018)])
    def test_mining_share_is_a_lower_bound(self, country, year):
        row = pick("eiti", "mining_share_of_receipts", country, year)
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
    def test_scores(self, country, year, score):
        assert pick("eiti", "validation_score", country, year)["value"] == score

    def test_scores_and_status_agree(self):
        scores = read("eiti", "validation_score").set_index("country")["value"]
        status = read("eiti", "status").set_index("country")
        scored = status["validation_score"].dropna()
        assert len(scored) == 9
        assert (scores[scored.index] == scored).all()

    def test_overall_score_is_the_mean_of_its_components(self):
        table = read("eiti", "validation_components").pivot(index="country", columns="component", values="score").dropna()
        assert len(table) == 7
        mean = table[["outcomes_impact", "stakeholder_engagement", "transparency"]].mean(axis=1)
        assert ((mean - table["overall"]).abs() <= 0.5).all()

    def test_who_is_outside(self):
        status = read("eiti", "status").set_index("country")["status"]
        assert status[["BWA", "LSO", "ZWE"]].eq("not_a_member").all()
        assert status["BEL"] == "supporting"
        assert set(status.index[status == "suspended"]) == {"CAF", "CMR"}
        assert not {"BEL", "BWA", "LSO", "ZWE"} & set(read("eiti", "validation_score")["country"])

    def test_suspensions_agree_with_the_timeline(self):
        """The timeline names the same months, from the same pages."""
        starts = set(zip(read("eiti", "suspensions")["country"], read("eiti", "suspensions")["start"].str[:7], strict=True))
        events = read("events", "events")
        told = events[events["title_en"].str.contains("EITI suspends")]
        assert {(c, d[:7]) for c, d in zip(told["countries"], told["date"], strict=True)} == starts - {
            *(("CAF", "2013-04"), ("GIN", "2009-12")),
        }

    def test_who_is_suspended_has_a_suspension_in_force(self):
        status, table = read("eiti", "status"), read("eiti", "suspensions")
        in_force = set(table.loc[table["end_state"] == "in_force", "country"])
        assert in_force == set(status.loc[status["status"] == "suspended", "country"])
        assert table.loc[table["end_state"].isin(["day", "month"]), "end"].notna().all()

    def test_liberia_has_no_date_of_joining(self):
        row = read("eiti", "status").set_index("country").loc["LBR"]
        assert pd.isna(row["joined"])
        assert row["joined_state"] == "not_published"

    def test_two_pages_on_sierra_leone_are_both_kept(self):
        table = read("eiti", "page_shares")
        mask = (table["country"] == "SLE") & (table["year"] == 2019) & (table["share_of"] == "government_revenue")
        assert set(table.loc[mask, "percent"]) == {4.1, 11}


class TestMembersAndEvents:
    """The coalition's own tables."""

    def test_events_are_complete(self):
        table = read("events", "events")
        assert len(table) == 80
        assert (table["confidence"] == "medium").sum() == 2
        assert table["source_url"].str.startswith("http").all()
        assert set(table.loc[table["date"].str.len() == 7, "precision"]) == {"month"}
        assert set(table.loc[table["date"].str.len() == 10, "precision"]) == {"day"}

    def test_words_are_typographic(self):
        for dataset in ("events", "kp_status", "organisations", "kp_restrictions"):
            text = (DATA / dataset / f"{dataset}.csv").read_text(encoding="utf-8")
            assert "'" not in text.replace("d%27", "")
        assert "L’ONU lève l’embargo sur les diamants ivoiriens" in set(read("events", "events")["title_fr"])

    def test_nothing_says_unverified(self):
        for dataset in DATASETS:
            for path in (DATA / dataset).glob("*.csv"):
                assert "unverified" not in path.read_text(encoding="utf-8"), path

    def test_organisations(self):
        table = read("organisations", "organisations")
        assert set(table["country"]) == MEMBERS
        named = table["organisation"].notna() | table["acronym"].notna()
        assert named.sum() == 14
        assert set(table.loc[~named, "country"]) == {"AGO", "TZA"}
        assert (table["published"] == table["organisation"].notna()).all()

    def test_status_of_the_process(self):
        table = read("kp_status", "kp_status").set_index("country")
        assert table.loc["BEL", "status"] == "participant_through_european_union"
        assert (table["status"] != "participant").sum() == 1
        assert (table.loc["CMR", "since"], table.loc["LBR", "since"]) == (2012, 2007)

    def test_spans(self):
        table = read("kp_restrictions", "kp_restrictions").fillna("")
        spans = set(zip(table["country"], table["measure"], table["start"], table["end"], strict=True))
        assert spans == {
            ("AGO", "un_ban", "", "2002-12-09"),
            ("SLE", "un_ban", "2000-07-05", "2003-06-05"),
            ("LBR", "un_ban", "2001-05", "2007-04-27"),
            ("CIV", "un_ban", "2005-12-15", "2014-04-29"),
            ("ZWE", "kp_partial", "2009-11", "2011-11"),
            ("CAF", "kp_suspension", "2013-05-23", "2015-07-17"),
            ("CAF", "kp_partial", "2015-07-17", "2024-11-15"),
        }

    def test_every_span_rests_on_events(self):
        events = read("events", "events")
        dates = {(c, d) for c, d in zip(events["countries"], events["date"], strict=True)}
        for row in read("kp_restrictions", "kp_restrictions").fillna("").itertuples():
            assert (row.country, row.end) in dates
            assert not row.start or (row.country, row.start) in dates


class TestCommunities:
    """Violence, artisanal mining, listed goods."""

    def test_violence_covers_the_coalition(self):
        frame = read("ucdp", "organized_violence_deaths")
        assert set(frame["country"]) >= MEMBERS | PEERS
        assert frame["country"].nunique() == 23
        assert (frame["year"].min(), frame["year"].max()) == (1989, 2024)

    def test_best_estimate_lies_in_its_range(self):
        frame = read("ucdp", "organized_violence_deaths")
        ranged = frame.dropna(subset=["lower", "upper"])
        assert (ranged["lower"] <= ranged["value"]).all()
        assert (ranged["value"] <= ranged["upper"]).all()
        without = frame[frame["lower"].isna()]
        assert set(zip(without["country"], without["year"], without["obs_status"], strict=True)) == {("RUS", 2024, "U")}

    def test_types_add_up(self):
        key = ["country", "year"]
        parts = [read("ucdp", n) for n in ("state_based_deaths", "non_state_deaths", "one_sided_deaths")]
        added = pd.concat(parts).groupby(key)["value"].sum()
        total = read("ucdp", "organized_violence_deaths").set_index(key)["value"]
        assert (added == total).all()

    def test_people_in_artisanal_mining(self):
        frame = read("asm", "people_working").set_index(["country", "year"])
        caf = frame.loc[("CAF", 2019)]
        assert (caf["lower"], caf["upper"], caf["value"]) == (150000, 200000, 175000)
        assert frame.loc[("COD", 2023), "value"] == 2000000
        assert not {"BWA", "CMR", "CIV", "COG", "GIN", "LBR", "LSO", "NAM", "ZAF"} & set(frame.index.get_level_values(0))
        assert frame["edition"].notna().all()

    def test_diamonds_on_the_labour_list(self):
        table = read("labour_flags", "labour_flags")
        diamonds = table[table["good"] == "Diamonds"].set_index("country")
        assert set(diamonds.index) == {"AGO", "CAF", "COD", "GIN", "LBR", "SLE"}
        assert diamonds["child_labour"].all()
        assert set(diamonds.index[diamonds["forced_labour"]]) == {"AGO", "SLE"}
        assert set(diamonds.index[diamonds["forced_child_labour"]]) == {"SLE"}
        assert set(table["list_year"]) == {2022}
