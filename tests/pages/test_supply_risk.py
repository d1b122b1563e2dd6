"""The supply-risk page: the list recomputed, its misses, contributions, what-if; by hand where it can be."""

import re
from pathlib import Path

import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.metrics import Outcome, run_scenario
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.supply_inputs import build_scenario, read_inputs
from indicators.panels.supply_tables import read_model
from indicators.panels.supply_whatif import state_scenario
from opening import open_page, read_headings, read_texts


@pytest.fixture
def build(library):
    def build_one(name: str, look: Look | None = None, **choices: object) -> Panel:
        return build_panel(name, library, Selection(**choices), "en", look or Look())

    return build_one


def test_the_page_shows_the_list_the_parts_the_companion_and_the_misses():
    at = open_page("supply_risk")
    assert not at.exception
    assert not at.warning
    text = read_texts(at)
    assert "40 of 57 published results come out within 0.10" in text
    assert "Cobalt, extraction: DR Congo makes 98% of the supply risk of 2.77" in text
    assert "Counting tonnes instead of squares moves" in text
    assert "17 published results do not come out" in text
    assert "our estimates" in text
    assert "one decimal" in text


def test_materials_with_the_same_figures_are_also_counted_once(build):
    """Thirteen rare earths share both figures, dysprosium and terbium another pair: 31 − 12 − 1 = 18 for tantalum."""
    panel = build("supply_linear")
    assert panel.title == "Counting tonnes instead of squares moves Tantalum from rank 31 to rank 3 of 62"
    note = next(n for n in panel.notes if n.startswith("Materials with the same two figures"))
    assert ", 13 in the largest group." in note
    assert "Tantalum moves from rank 18 to rank 3 of 48." in note


def test_every_row_stands_with_its_inputs(build):
    panel = build("supply_list")
    assert len(panel.listing) == 130
    assert len(panel.rows) == 130
    row = panel.listing[[cell.text == "Cobalt, extraction" for cell in panel.listing["Material"]]].iloc[0]
    # printed in the study: IR 81 %, EoL-RIR 22 %, SI 0.98, scope GS, result 2.8
    assert row["Published"] == "2.8"
    assert row["Recomputed"] == "2.77"
    assert row["Within 0.10"] == "yes"
    assert (row["Import reliance"], row["Recycling"], row["Substitution"]) == ("81%", "22%", "0.98")
    assert row["Computed from"] == "world"
    assert row["Weighted HHI, EU"] == "–"
    pairs = sum(len(d.figure.data[1].x) for d in panel.drawings)
    assert pairs == 57
    assert all(d.figure.layout.shapes[0].x0 == 1.0 for d in panel.drawings)


def test_the_formula_its_reference_and_both_thresholds_are_stated(build):
    notes = " ".join(build("supply_list").notes)
    assert "SR = [H(GS)·IR/2 + H(EU)·(1 − IR/2)]·(1 − EoL)·SI" in notes
    assert "10.2873/769526" in notes
    assert "at least 1.0" in notes
    assert "at least 2.8" in notes
    assert "Natural teak wood" in notes  # printed SR 1.7 and EI 2.4


def test_on_a_phone_inputs_stand_below_the_name_and_reasons_keep_their_room(build):
    listing = build("supply_list", Look(compact=True)).listing
    assert len(listing.columns) == 3
    link, below = listing.loc[18, "Material"]
    assert link.text == "Cobalt, extraction"
    assert "Import reliance 81%" in below
    assert listing.loc[18, "Published, recomputed"] == ("2.8 → 2.77", "−0.03")
    assert len(build("supply_misses", Look(compact=True)).listing.columns) == 2


def test_the_vintage_is_said_and_changes_figures_only(build):
    old, new = build("supply_list", vintage="2022"), build("supply_list", vintage="2024")
    assert "2022 update" in old.subtitle
    assert "2024 update" in new.subtitle
    assert "With the 2024 update of the WGI" in old.notes[1]
    assert old.rows["import_reliance"].equals(new.rows["import_reliance"])
    assert not old.rows["sr"].equals(new.rows["sr"])


def test_misses_are_listed_with_a_reason_each(build):
    panel = build("supply_misses")
    listing = panel.listing.assign(name=[cell.text for cell in panel.listing["Material"]]).set_index("name")["Why"]
    assert (listing.str.len() > 20).all()
    assert "add to 9% only" in listing["Chromium, extraction"]
    assert "equal those of Iron ore" in listing["Kaolin, processing"]
    assert "prints 88% as the share of the United States" in listing["Beryllium, extraction"]
    assert "repeat those of global supply" in listing["Germanium, processing"]
    assert "No fault is known" in listing["Cerium, extraction"]
    assert "substitution index is blank" in listing["Silica sand, extraction"]
    assert "printed result cannot be read" in listing["Praseodymium, processing"]
    # 17 that differ, 8 without a result of ours, and of the printed cells that cannot be read those we compute
    assert len(listing) == 17 + 8 + 3
    assert "_" not in "".join(listing)


def test_methods_shows_the_misses_too():
    at = open_page("methods")
    assert not at.exception
    assert "17 published results do not come out" in read_texts(at)


def test_contributions_squared_beside_linear_with_the_reason_and_the_wide_band(build):
    panel = build("supply_contributions")
    first = panel.rows.iloc[0]
    assert first["country"] == "COD"
    assert first["contribution"] == pytest.approx(0.98, abs=0.005)
    assert panel.rows["contribution"].sum() == pytest.approx(1)
    assert panel.rows["linear_contribution"].sum() == pytest.approx(1)
    assert "squaring makes small suppliers vanish" in panel.notes[0]
    assert "the wide one" in panel.notes[1]
    assert "errors together: 2.59 to 2.96" in panel.drawings[1].figure.layout.yaxis.ticktext[0].replace("<br>", " ")
    low, high = (panel.drawings[1].figure.data[0].x[i] for i in (0, 1))
    inner_low, inner_high = (panel.drawings[1].figure.data[0].x[i] for i in (3, 4))
    assert low < inner_low < 2.775 < inner_high < high


def test_the_linear_companion_of_every_material_with_world_supply_is_drawn(build):
    for stage in ("extraction", "processing"):
        panel = build("supply_linear", stage=stage)
        own = panel.rows[(panel.rows["stage"] == stage) & panel.rows["linear_global"].notna()]
        assert sum(len(d.figure.data[1].x) for d in panel.drawings) == len(own) > 50


def test_a_scenario_by_hand(build):
    # Cobalt is computed from world supply alone: SR = H·(1 − 0.22)·0.98. With recycling at 61 % instead of 22 % the
    # factor 0.78 becomes 0.39: exactly half.
    panel = build("supply_whatif", recycling=0.61)
    values = panel.rows.set_index("step")["value"]
    assert values["after"] == pytest.approx(values["before"] / 2)
    assert panel.title.startswith(
        "Cobalt, extraction: supply risk falls from 2.77 to 1.39, because recycling goes from 22% to 61%"
    )


def test_a_lower_share_by_hand(build, library):
    # s = 0.628, t = 1.1, W = −1.611339 as printed; T = Σ s. Share 0.5: COD's term is 0.25·g·1.1, the others' squares grow by
    # ((T − 0.5)/(T − 0.628))².
    shares = library.table("eu_criticality", "supply_shares")
    own = shares[(shares["material"] == "Cobalt") & (shares["stage"] == "extraction") & (shares["scope"] == "global")]
    total = sum(float(p) if isinstance(p, str) else 0.05 for p in own["share_pct"]) / 100
    row = build("supply_list").rows.set_index(["material", "stage"]).loc[("Cobalt", "extraction")]
    g = 5 + 2 * 1.611339
    others = row["hhi_wgi_t_global"] - 0.628**2 * g * 1.1
    expected = (0.25 * g * 1.1 + others * ((total - 0.5) / (total - 0.628)) ** 2) * 0.78 * 0.98
    values = build("supply_whatif", supplier="COD", share=0.5).rows.set_index("step")["value"]
    assert values["after"] == pytest.approx(expected, abs=1e-4)


def test_the_link_of_a_scenario_restores_it_and_names_the_reason():
    at = open_page("supply_risk", material="Cobalt", supplier="COD", share="0.5")
    assert not at.exception
    assert at.selectbox(key="pick_supplier").value == "COD"
    assert at.slider(key="pick_share").value == 50
    heading = next(h for h in read_headings(at) if "goes from" in h)
    assert "supply risk falls from 2.77 to 1.82, because the share of DR Congo in world supply goes from 63% to 50%" in heading


def test_a_slider_changes_the_result_and_the_reset_takes_it_back():
    at = open_page("supply_risk")
    at.slider(key="pick_recycling").set_value(61.0).run()
    assert any("because recycling goes from 22% to 61%" in h for h in read_headings(at))
    at.button(key="reset_supply").click().run()
    assert any("supply risk 2.77 as the model stands" in h for h in read_headings(at))
    assert at.slider(key="pick_recycling").value == 22


def test_another_material_forgets_the_changes_of_the_first():
    at = open_page("supply_risk", material="Cobalt", supplier="COD", share="0.5")
    at.selectbox(key="pick_material").set_value("Lithium").run()
    assert not at.exception
    assert any("Lithium, extraction: supply risk" in h and "as the model stands" in h for h in read_headings(at))


def test_citizens_count_every_tonne_once_and_buyers_measures_nothing(build):
    panel = build("supply_whatif", viewpoint="citizens", recycling=0.61)
    assert "stays at 7.00, because recycling and import reliance protect buyers" in panel.title
    assert "Risk for citizens" in panel.subtitle
    assert any("Risk for buyers asks" in note and "Risk for citizens asks" in note for note in panel.notes)
    moved = build("supply_whatif", viewpoint="citizens", supplier="COD", score=0.0)
    # g of DR Congo goes from 5 + 2·1.611339 to 5, for 0.628 of a named 0.985: −0.628·3.222678/0.9850
    assert moved.rows.set_index("step").loc["governance", "value"] == pytest.approx(-0.628 * 3.222678 / 0.985, abs=0.002)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"material": "Lithium", "supplier": "COD", "share": 0.5}, "DR Congo is no supplier"),
        ({"material": "Dysprosium", "stage": "processing", "share": 0.4}, "no other supplier"),
        ({"material": "Molybdenum", "stage": "processing", "viewpoint": "citizens"}, "World supply is not printed"),
    ],
)
def test_what_cannot_be_applied_is_said(build, choices, words):
    panel = build("supply_whatif", **choices)
    assert any(words in note for note in panel.notes)


@pytest.mark.parametrize("material", ["Silica sand", "LREE", "Titanium metal"])
def test_a_material_without_inputs_says_so_and_breaks_nothing(material: str):
    at = open_page("supply_risk", material=material, share="0.5", supplier="COD")
    assert not at.exception
    assert not at.warning
    assert f"{material}, extraction: the supply risk cannot be computed" in read_texts(at)


def test_a_stage_that_is_not_assessed_shows_the_other_and_says_so():
    at = open_page("supply_risk", material="Arsenic", stage="extraction")
    assert not at.exception
    assert "Arsenic is assessed at the stage processing only." in read_texts(at)
    assert "Arsenic, processing" in read_texts(at)


def test_materials_of_every_kind_have_a_sentence_in_both_viewpoints(library):
    model = read_model(library, "2022")
    computed = model.results[model.results["sr"].notna()]
    for row in computed.iloc[::4].itertuples():  # every fourth: all scopes and both stages are among them
        selection = Selection(material=row.material, stage=row.stage, share=0.3, score=0.0, recycling=0.5, reliance=0.5)
        inputs = read_inputs(model, selection)
        scenario = build_scenario(inputs, selection)
        outcomes = [Outcome.SUPPLY_RISK] if inputs.named == 0 else list(Outcome)
        for outcome in outcomes:
            found = run_scenario(model.suppliers, model.parameters, row.material, row.stage, scenario, outcome)
            sentence = state_scenario(inputs, scenario, found, outcome, "en")
            assert sentence.startswith(f"{row.material}, {row.stage}: ")
            assert "because" in sentence
            assert not re.search(r"\bnan\b|–\d", sentence)


@pytest.mark.parametrize("material", ["Xenon", "Titanium metal", "HREE", "Niobium", "PGM"])
def test_panels_of_unusual_materials_build(build, material):
    for stage in ("extraction", "processing"):
        choices = {"material": material, "stage": stage, "viewpoint": "citizens", "reliance": 0.5, "score": 0.0}
        assert build("supply_whatif", **choices).title.startswith(material)
        assert build("supply_contributions", **choices).title.startswith(material)


@pytest.mark.parametrize("victim", ["supply_shares.csv", "parameters.csv", "wgi_2022_means.csv", "share_totals.csv"])
def test_a_damaged_table_costs_its_panels_and_is_named(victim: str, data_copy: Path, monkeypatch: pytest.MonkeyPatch):
    (data_copy / "eu_criticality" / victim).write_bytes(b"\x00damaged")
    monkeypatch.setattr("indicators.ui.frame.open_library", lambda: Library(data_copy))
    at = open_page("supply_risk")
    assert not at.exception
    assert at.title[0].value == "Supply risk, recomputed"
    assert any(victim in w.value for w in at.warning)
    assert ("40 of 57" in read_texts(at)) == (victim == "share_totals.csv")


def test_a_damaged_governance_file_costs_the_band_only(data_copy: Path):
    (data_copy / "wgi_estimate" / "rule_of_law.csv").write_bytes(b"\x00damaged")
    panel = build_panel("supply_contributions", Library(data_copy), Selection(), "en", Look())
    assert "DR Congo makes 98%" in panel.title
    assert len(panel.drawings) == 1
    assert "rule_of_law.csv" in panel.notes[1]


@pytest.mark.parametrize("name", ["supply_list", "supply_matrix", "supply_whatif", "supply_linear"])
@pytest.mark.parametrize("vintage", ["2022", "2024"])
def test_the_model_names_the_world_bank_with_the_update_it_takes(name: str, vintage: str):
    panel = build_panel(name, Library(), Selection(vintage=vintage), "en", Look())
    assert [(d.publisher.split(",")[0], d.edition) for d in panel.datasets[1:]] == [("World Bank", f"{vintage} update")]


def test_a_part_that_is_not_nothing_is_not_written_as_zero(build):
    """Natural graphite: Zimbabwe has 0.8% of the linear figure, and far below a tenth of a per cent of the squared one."""
    texts = build("supply_contributions", material="Natural graphite").drawings[0].figure.layout.annotations
    shown = [a.text for a in texts if "→" in a.text]
    assert any(text.startswith("&lt;0.1% →") for text in shown)
    assert not any(text.startswith("0.0%") for text in shown)
