"""Curation of violence, artisanal mining and goods on the labour list."""

import pandas as pd
import pytest

from curate.writing import LONG, put
from indicators.curate import asm, labour_flags, ucdp
from indicators.errors import DataError
from tables import MEMBERS, pick


class TestViolence:
    """UCDP."""

    @staticmethod
    def write(root, best=10, low=8, high=12, one_sided=3):
        values = {
            "organized_violence_deaths_best": best,
            "organized_violence_deaths_low": low,
            "organized_violence_deaths_high": high,
            "state_based_deaths": 5,
            "non_state_deaths": 2,
            "one_sided_deaths": one_sided,
        }
        lines = [f"{c},2024,ucdp_{name},{value},deaths,UCDP" for c in sorted(MEMBERS) for name, value in values.items()]
        put(root, ucdp.DEATHS, "iso3,year,indicator,value,unit,source_id", *lines)

    def test_range_and_types(self, tmp_path):
        self.write(tmp_path)
        tables = ucdp.curate(tmp_path)
        found = pick(tables["organized_violence_deaths"], country="COD", year=2024)
        assert found[["lower", "value", "upper", "obs_status"]].tolist() == [8, 10, 12, "A"]
        assert pick(tables["one_sided_deaths"], country="COD", year=2024)["value"] == 3

    def test_range_that_leaves_its_estimate_out_is_not_repeated(self, tmp_path):
        self.write(tmp_path, high=9)
        found = pick(ucdp.curate(tmp_path)["organized_violence_deaths"], country="COD", year=2024)
        assert pd.isna(found["upper"])
        assert (found["value"], found["obs_status"]) == (10, "U")

    def test_types_that_do_not_add_up_are_refused(self, tmp_path):
        self.write(tmp_path, one_sided=4)
        with pytest.raises(DataError, match="the types of AGO 2024 do not add up"):
            ucdp.curate(tmp_path)


class TestArtisanalMining:
    """Ranges, and a source in every row."""

    def test_range_gets_its_middle(self, tmp_path):
        lines = [
            "CAF,2019,ipis_asm_workers_national_low,150000,persons,IPIS_CAF_2019,https://e.org,lower end",
            "CAF,2019,ipis_asm_workers_national_high,200000,persons,IPIS_CAF_2019,https://e.org,upper end",
            "CAF,2019,ipis_workers_at_sites_visited,62042,persons,IPIS_CAF_2019,https://e.org,28% women",
            "COD,2023,asm_people_working,2000000,persons,DELVE,https://e.org,",
            "IND,2023,asm_people_working,15000000,persons,DELVE,https://e.org,",
            "SLE,2008,asm_diamond_diggers,120000,persons,DDI,https://e.org,'may be as many as'",
        ]
        put(tmp_path, asm.PEOPLE, LONG, *lines)
        tables = asm.curate(tmp_path)
        people = tables["people_working"]
        assert pick(people, country="CAF", year=2019)[["value", "lower", "upper", "obs_status"]].tolist() == [
            175000,
            150000,
            200000,
            "I",
        ]
        assert pick(people, country="SLE", year=2008)["note"].startswith("Diamond diggers only.")
        assert pick(people, country="COD", year=2023)["edition"] == "Delve, page of 2023"
        assert "IND" not in set(people["country"])
        findings = tables["findings"].set_index("measure")
        assert findings.loc["workers_at_sites_visited", "figure"] == 62042
        assert findings.loc["diamond_diggers", "remark"] == "“may be as many as”"


class TestLabourFlags:
    """One row per country and good."""

    HEADER = "iso3,year,indicator,good,sector,value,unit,source_id,note"

    def test_flags_side_by_side(self, tmp_path):
        lines = [f"SLE,2022,dol_{flag},Diamonds,Mining,1,flag,DOL," for flag in ("child_labor", "forced_labor")]
        put(tmp_path, labour_flags.GOODS, self.HEADER, *lines)
        found = labour_flags.curate(tmp_path)["labour_flags"].iloc[0]
        assert found[["country", "good", "sector", "list_year"]].tolist() == ["SLE", "Diamonds", "mining", 2022]
        assert found[["child_labour", "forced_labour", "forced_child_labour"]].tolist() == [True, True, False]

    def test_unknown_flag_is_refused(self, tmp_path):
        put(tmp_path, labour_flags.GOODS, self.HEADER, "SLE,2022,dol_other,Gold,Mining,1,flag,DOL,")
        with pytest.raises(DataError, match="holds “dol_other”"):
            labour_flags.curate(tmp_path)
