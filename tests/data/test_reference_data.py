"""The reference tables, and whether every country and mineral of the other files stands in them."""

import pytest

from indicators.data import Library
from indicators.paths import DATA
from tables import MEMBERS, PEERS, SCOPE, read


def read_column(column: str) -> dict[str, set[str]]:
    """Return the values of a column in every file that has it, the reference tables and the maps of codes left out."""
    found = {}
    for path in sorted(DATA.glob("*/*.csv")):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        if path.parent.name != "reference" and path.name != "countries.csv" and column in header:
            found[f"{path.parent.name}/{path.stem}"] = set(read(path.parent.name, path.stem)[column])
    return found


def test_every_country_is_in_the_reference_table():
    known = set(read("reference", "countries")["country"])
    seen = read_column("country")
    assert len(seen) > 100
    assert {name: countries - known for name, countries in seen.items() if countries - known} == {}


def test_every_mineral_is_in_the_code_list():
    known = set(read("reference", "minerals")["mineral"])
    seen = set().union(*read_column("mineral").values())
    assert {"bauxite", "diamond_gem", "magnet_rare_earths", "lithium_minerals"} <= seen
    assert seen <= known


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
        needed = [*SCOPE, "WLD", "EUU"]
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


def test_the_library_does_not_miss_namibia(library: Library):
    countries = library.table("reference", "countries").set_index("country")
    assert countries.loc["NAM", "iso2"] == "NA"
    assert countries.loc["NAM", "peer"] == "true"


def test_no_country_in_scope_was_lost(library: Library):
    assert set(library.members) == MEMBERS
    for name in ("wgi_estimate", "wgi", "ti_cpi", "vdem", "vdem_v14", "freedom_house"):
        for indicator in library.catalog.find_dataset(name).indicators.values():
            frame = library.observations(indicator)
            assert set(frame["country"]) >= MEMBERS, indicator.id
            newest = frame[frame["year"] == frame["year"].max()]
            assert set(newest["country"]) >= MEMBERS, indicator.id
