"""Curation of governance and economy, on extracts of a few lines written in the publishers' form."""

import pandas as pd
import pytest

from curate.writing import put
from indicators.curate import bti, civicus, freedom_house, goci, iiag, open_budget, rgi, rsf, undp_hdr, wgi_estimate
from indicators.curate.standing import build_medians, compute_percentiles, keep_scope, rank_scores
from indicators.errors import DataError
from tables import MEMBERS, pick

SCOPE = (*sorted(MEMBERS), "GHA", "NAM", "ZAF", "COG")
OUTSIDER = "FRA"


def repeat(template, countries=(*SCOPE, OUTSIDER)):
    """Return one line for each country; `{n}` counts from 1."""
    return [template.format(country=country, n=n) for n, country in enumerate(countries, start=1)]


class TestStanding:
    """Ranks, percentiles and medians of editions that are not handed on."""

    FRAME = pd.DataFrame(
        {"country": ["AGO", "BWA", "GHA", "FRA", "BWA"], "year": [2020] * 4 + [2021], "value": [1.0, 3.0, 3.0, 9.0, 5.0]}
    )

    def test_ties_share_the_better_rank_within_a_year(self):
        assert rank_scores(self.FRAME).tolist() == [4, 2, 2, 1, 1]

    def test_percentile_is_the_share_below(self):
        assert compute_percentiles(self.FRAME).tolist() == [0, 25, 25, 75, 0]

    def test_medians_by_group_with_their_number(self):
        table = build_medians({"score": self.FRAME}, ("coalition", "africa", "world"))
        found = {(r.group, r.year): (r.value, r.n) for r in table.itertuples()}
        # 2020: coalition AGO 1, BWA 3; Africa adds GHA 3; world adds FRA 9.
        assert found == {
            ("coalition", 2020): (2, 2), ("coalition", 2021): (5, 1), ("africa", 2020): (3, 3), ("africa", 2021): (5, 1),
            ("world", 2020): (3, 4), ("world", 2021): (5, 1),
        }  # fmt: skip

    def test_missing_values_do_not_count(self):
        frame = self.FRAME.assign(value=[float("nan"), 3.0, 3.0, 9.0, 5.0])
        table = build_medians({"score": frame}, ("coalition",))
        assert table.loc[table["year"] == 2020, ["value", "n"]].to_numpy().tolist() == [[3, 1]]

    def test_other_countries_stay_behind(self):
        assert set(keep_scope(self.FRAME, ("country",))["country"]) == {"AGO", "BWA", "GHA"}


class TestWgiEstimate:
    """Intervals, and the workbook's own country codes."""

    def write(self, tmp_path, countries):
        lines = []
        for code in wgi_estimate.DIMENSIONS:
            lines += repeat("{country},2005," + code + ".EST,-1.085,0.2,5,WGI-2024", countries)
        put(tmp_path, wgi_estimate.EXTRACT, "iso3,year,indicator,value,stderr,n_sources,edition", *lines)

    def test_interval_is_1_645_standard_errors(self, tmp_path):
        self.write(tmp_path, sorted(MEMBERS))
        frame = wgi_estimate.curate(tmp_path)["control_of_corruption"]
        found = pick(frame, country="SLE")
        # 1.645 × 0.2 = 0.329; −1.085 ∓ 0.329
        assert (found["lower"], found["upper"]) == (pytest.approx(-1.414), pytest.approx(-0.756))

    def test_a_lost_member_is_named(self, tmp_path):
        self.write(tmp_path, [c for c in sorted(MEMBERS) if c != "COD"])
        with pytest.raises(DataError, match="has no row for COD"):
            wgi_estimate.curate(tmp_path)

    def test_old_code_of_dr_congo_is_mapped(self, tmp_path):
        self.write(tmp_path, [c if c != "COD" else "ZAR" for c in sorted(MEMBERS)])
        assert "COD" in set(wgi_estimate.curate(tmp_path)["control_of_corruption"]["country"])


class TestFreedomHouse:
    def test_rank_among_the_world_and_only_the_scope_kept(self, tmp_path):
        lines = []
        for code in freedom_house.CODES:
            lines += repeat("{country},2024," + code + ",{n},,FIW-2025")
        lines += repeat("{country},2024,FIW.STATUS,1,NF,FIW-2025")
        put(tmp_path, freedom_house.EXTRACT, "iso3,year,indicator,value,label,edition", *lines)
        tables = freedom_house.curate(tmp_path)
        assert set(tables["total"]["country"]) == set(SCOPE)
        # 18 countries; France has 18 points and leads, Congo has 17.
        found = pick(tables["total"], country="COG")
        assert (found["rank"], found["percentile"]) == (2, pytest.approx(88.9))
        assert set(tables["status"]["status"]) == {"Not Free"}


class TestHumanDevelopment:
    def test_central_african_republic_keeps_one_year_of_the_newer_report(self, tmp_path):
        header = "iso3,year,indicator,value,rank,edition"
        old = [line for code in ("HDI", "IHDI", "GII") for line in repeat("{country},2022," + code + ",0.5,,HDR-2023/24")]
        put(tmp_path, undp_hdr.OLD, header, *old)
        put(tmp_path, undp_hdr.NEW, header, *[f"{c},{y},HDI,0.6,,HDR-2025" for c in SCOPE for y in (2022, 2023)])
        put(tmp_path, undp_hdr.NEW_WORLD, header, *repeat("{country},2022,HDI,0.6,,HDR-2025"))
        groups = ["ZZJ.SSA,2023,HDI,0.568,,HDR-2025", "ZZK.WORLD,2023,HDI,0.756,,HDR-2025"]
        put(tmp_path, undp_hdr.AGGREGATES, header, *groups)
        tables = undp_hdr.curate(tmp_path)
        newer = tables["hdi_2025"]
        assert newer.loc[newer["country"] == "CAF", "year"].tolist() == [2023]
        assert {"WLD", "ZZJ"} <= set(newer["country"])
        medians = tables["medians"]
        coalition = medians[(medians["indicator"] == "hdi_2025") & (medians["group"] == "coalition")]
        assert coalition["n"].tolist() == [12]


class TestPressFreedom:
    def test_2022_is_derived_and_carries_no_rank(self, tmp_path):
        lines = repeat("{country},2022,RSF.SCORE,{n},,RSF-2022 derived", [c for c in SCOPE if c != "BEL"])
        lines += repeat("{country},2023,RSF.SCORE,{n},{n},RSF-2023")
        put(tmp_path, rsf.EXTRACT, "iso3,year,indicator,value,rank,edition", *lines)
        tables = rsf.curate(tmp_path)
        first = pick(tables["press_freedom"], country="AGO", year=2022)
        assert first["obs_status"] == "I"
        assert pd.isna(first["rank"])
        assert pd.isna(first["percentile"])
        assert pick(tables["press_freedom"], country="NAM", year=2023)["rank"] == 15
        world = tables["medians"]["group"] == "world"
        assert tables["medians"].loc[world, "year"].tolist() == [2023]


class TestIbrahimIndex:
    def test_interval_only_where_the_publisher_gives_one(self, tmp_path):
        countries = [c for c in SCOPE if c != "BEL"]
        lines = []
        for code in iiag.WITH_INTERVAL:
            lines += repeat("{country},2023," + code + ",50,45,55,2.5,1,IIAG-2024", countries)
        for code in iiag.PLAIN:
            lines += repeat("{country},2023," + code + ",50,,,,1,IIAG-2024", countries)
        put(tmp_path, iiag.EXTRACT, "iso3,year,indicator,value,lower,upper,stderr,rank,edition", *lines)
        tables = iiag.curate(tmp_path)
        assert {"lower", "upper", "stderr"} <= set(tables["overall"].columns)
        assert {"lower", "upper", "stderr"}.isdisjoint(tables["anti_corruption"].columns)


class TestTransformationIndex:
    def test_belgium_is_not_missed_but_any_other_is(self, tmp_path):
        header = "iso3,year,indicator,value,rank,edition"
        covered = [c for c in SCOPE if c != "BEL"]

        def write(countries):
            lines = [line for code in bti.CODES for line in repeat("{country},2024," + code + ",{n},,BTI-2024", countries)]
            put(tmp_path, bti.EXTRACT, header, *lines)

        write(covered)
        assert set(bti.curate(tmp_path)["status"]["country"]) == set(covered)
        write([c for c in covered if c != "GIN"])
        with pytest.raises(DataError, match=r"bti\.status has no row for GIN"):
            bti.curate(tmp_path)


class TestOrganisedCrime:
    def test_break_stands_at_the_first_year_after_it(self, tmp_path):
        lines = []
        for code in goci.CODES:
            lines += [line for y in (2021, 2023) for line in repeat("{country}," + str(y) + "," + code + ",{n},,GOCI")]
        put(tmp_path, goci.EXTRACT, "iso3,year,indicator,value,rank,edition", *lines)
        tables = goci.curate(tmp_path)
        assert pick(tables["criminality"], country="COD", year=2021)["obs_status"] == "A"
        assert pick(tables["criminality"], country="COD", year=2023)["obs_status"] == "B"
        assert pick(tables["resilience"], country="COD", year=2023)["obs_status"] == "A"


class TestOpenBudget:
    def test_zero_is_a_score_and_an_unsurveyed_country_has_no_row(self, tmp_path):
        covered = [c for c in SCOPE if c not in {"BEL", "CAF", "COG", "GIN"}]
        lines = repeat("{country},2019,OBS.TRANSPARENCY,30,OBS-2019", covered)
        lines.append("LSO,2017,OBS.TRANSPARENCY,0,OBS-2017")
        put(tmp_path, open_budget.EXTRACT, "iso3,year,indicator,value,edition", *lines)
        frame = open_budget.curate(tmp_path)["transparency"]
        found = pick(frame, country="LSO", year=2017)
        assert (found["value"], found["obs_status"]) == (0, "A")
        assert "GIN" not in set(frame["country"])


class TestCivicSpace:
    HEADER = "iso3,year,indicator,value,label,edition,source_url"

    def test_words_changes_and_gaps(self, tmp_path):
        put(
            tmp_path,
            civicus.EXTRACT,
            self.HEADER,
            "BWA,2024,CIVICUS.RATING,4,narrowed (upgrade),Report 2024,https://monitor.civicus.org/africa/",
            "LBR,2025,CIVICUS.RATING,,downgraded from narrowed; the new word was not seen,Report 2025,https://example.org/",
        )
        frame = civicus.curate(tmp_path)["ratings"]
        first, second = pick(frame, country="BWA"), pick(frame, country="LBR")
        assert (first["rating"], first["change"], first["seen_at"]) == ("narrowed", "upgraded", "publisher")
        assert (second["rating"], second["change"], second["seen_at"]) == ("", "downgraded", "quoted")
        assert second["note"] == "Downgraded from narrowed; the new word was not seen."

    def test_unknown_word_is_refused(self, tmp_path):
        put(tmp_path, civicus.EXTRACT, self.HEADER, "BWA,2024,CIVICUS.RATING,4,tight,Report 2024,https://example.org/")
        with pytest.raises(DataError, match="“tight” is none of open, narrowed"):
            civicus.curate(tmp_path)


class TestResourceGovernance:
    def test_editions_stay_apart(self, tmp_path):
        lines = repeat("{country},2017,RGI.MINING.COMPOSITE,38.0163,63,poor,RGI 2017", (*rgi.MINING_2017, "CHL"))
        lines.append("GIN,2017,RGI.MINING.VR.LICENSING,62.4,,,RGI 2017")
        put(tmp_path, rgi.COMPLETE, "iso3,year,indicator,value,rank,label,edition", *lines)
        partial = [
            "GIN,2017,RGI.MINING.COMPOSITE.RESTATED,44,,restated by NRGI,RGI 2017,https://example.org/",
            "GIN,2019,RGI.MINING.COMPOSITE,56,,weak; DERIVED 62-6,RGI 2019 interim evaluation,https://example.org/",
            "GIN,2021,RGI.MINING.COMPOSITE,62,,satisfactory,RGI 2021,https://example.org/",
            "GHA,2017,RGI.MINING.COMPOSITE,56,,weak,RGI 2017,https://example.org/",
            "BWA,2013,RGI2013.COMPOSITE,47,30,,RGI 2013,https://example.org/",
        ]
        put(tmp_path, rgi.PARTIAL, "iso3,year,indicator,value,rank,label,edition,source_url", *partial)
        tables = rgi.curate(tmp_path)
        frame = tables["mining_composite"]
        guinea = frame[frame["country"] == "GIN"].set_index("edition")["value"].to_dict()
        assert guinea == {"2017": 38.0163, "2017 restated": 44, "2019 interim": 56, "2021": 62}
        assert pick(frame, country="GIN", edition="2019 interim")["obs_status"] == "I"
        # The printed, rounded figure of 2017 does not stand beside the exact one; 2013 is another framework.
        assert pick(frame, country="GHA")["value"] == 38.0163
        assert set(frame["year"]) == {2017, 2019, 2021}
        assert set(frame["country"]) == set(rgi.MINING_2017)
        assert set(tables["assessments"]["measure"]) == {"composite"}

    def test_medians_are_of_the_complete_edition(self, tmp_path):
        self.test_editions_stay_apart(tmp_path)
        medians = rgi.curate(tmp_path)["medians"].set_index("group")
        # Seven members, nine Africans (with Ghana and South Africa), ten with Chile.
        assert medians["n"].to_dict() == {"coalition": 7, "africa": 9, "world": 10}
        assert set(medians["year"]) == {2017}
