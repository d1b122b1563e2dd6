"""Curation of the EU study on criticality: what cannot be read stays a gap with its reason."""

import pytest

from curate.writing import put
from indicators.curate import eu_criticality
from indicators.errors import DataError
from tables import pick


class TestEuCriticality:
    """What cannot be read stays a gap with its reason."""

    HEAD = "material,stage,scope,country_as_printed,iso3,share_pct,trade_parameter,note"

    @pytest.fixture
    def root(self, tmp_path):
        """A folder with one line in each extract."""
        put(
            tmp_path,
            eu_criticality.TOTALS,
            "material,stage,scope,rows,rows_below_0_1,sum_listed_pct,sum_upper_pct,flag",
            "Cobalt,extraction,global,3,1,63,63.1,rows missing",
        )
        figures = "import_reliance,eol_rir,si_sr,si_ei"
        put(
            tmp_path,
            eu_criticality.PARAMETERS,
            f"material,stage,{figures},supply_scope_used,note",
            "Cobalt,extraction,0.81,0.22,0.92,0.92,GS,",
        )
        published = "material,stage,published_sr,published_ei,critical,strategic,note"
        put(tmp_path, eu_criticality.PUBLISHED, published, "Cobalt,extraction,2.8,6.8,Y,Y,")
        uses = "material,application,end_use_share,nace2_sector,nace2_sector_name,value_added,si_ei,note"
        repeated = "duplicate of an identical row: share left empty (printed 13%)"
        use = "Cobalt,Batteries,0.5,C27,Electrical equipment,80000,0.92"
        put(
            tmp_path,
            eu_criticality.IMPORTANCE,
            uses,
            f"{use},",
            f"Cobalt,Batteries,,C27,Electrical equipment,,,{repeated}",
        )
        names = "material,group,minerals_slug,printed_global_shares,printed_eu_shares,printed_use_shares,printed_results"
        aluminium = 'Aluminium,,"bauxite (extraction), aluminium (processing)",a,a,a,a'
        put(tmp_path, eu_criticality.NAMES, names, "Cobalt,,cobalt,Cobalt,,Cobalt,Cobalt", aluminium)
        for vintage in ("2022", "2024"):
            means = "iso3,wgi_mean_est,n_years,source"
            put(tmp_path, eu_criticality.GOVERNANCE.format(vintage=vintage), means, "COD,-1.6,5,x", "SMR,,0,x")
        return tmp_path

    def test_censored_corrupt_and_congo(self, root):
        put(
            root,
            eu_criticality.SHARES,
            self.HEAD,
            'Cobalt,extraction,global,"Congo, D.R.",COD,63,1,',
            'Cobalt,extraction,global,Congo,COG,,1.1,"printed ""Congo"" beside ""Congo, D.R."": read as COG; censored: printed <0.1%"',
            'Cobalt,extraction,global,Germany,DEU,,1,"corrupt: printed ""6"" without a percent sign"',
        )
        shares = eu_criticality.curate(root)["supply_shares"]
        assert pick(shares, country="COD")[["share_pct", "below_0_1", "obs_status"]].tolist() == [63, False, "A"]
        assert pick(shares, country="COG")[["below_0_1", "obs_status"]].tolist() == [True, "O"]
        assert pick(shares, country="DEU")[["below_0_1", "obs_status"]].tolist() == [False, "O"]

    def test_a_share_lost_without_reason_stops(self, root):
        put(root, eu_criticality.SHARES, self.HEAD, "Cobalt,extraction,global,Cuba,CUB,,1,")
        with pytest.raises(DataError, match="csv:2 has no share and no reason"):
            eu_criticality.curate(root)

    def test_names_repeats_and_missing_governance(self, root):
        put(root, eu_criticality.SHARES, self.HEAD, "Cobalt,extraction,global,Cuba,CUB,2,1,")
        tables = eu_criticality.curate(root)
        names = pick(tables["material_names"], material="Aluminium")
        assert names[["mineral_extraction", "mineral_processing"]].tolist() == ["bauxite", "aluminium"]
        assert len(tables["economic_importance_shares"]) == 1
        assert pick(tables["wgi_2022_means"], country="SMR").isna()["wgi_mean"]
        assert pick(tables["published"], material="Cobalt")["critical"]
