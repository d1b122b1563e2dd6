"""The what-if: whether a share changes in world supply, in EU sourcing or in both, by hand, in sentence and link."""

import pytest

from indicators.charts.theme import Look
from indicators.panels import Panel, Selection, build_panel
from opening import open_page

GUINEA = {"material": "Aluminium", "supplier": "GIN"}
WEIGHT = 5 + 2 * 0.917038
"""g of Guinea: its mean of the six estimates, 2016 to 2020, in the 2022 update is −0.917038."""


@pytest.fixture
def build(library):
    def build_one(lang: str = "en", **choices: object) -> Panel:
        return build_panel("supply_whatif", library, Selection(**{**GUINEA, **choices}), lang, Look())

    return build_one


@pytest.fixture
def printed(library):
    results = build_panel("supply_list", library, Selection(), "en", Look()).rows
    return results.set_index(["material", "stage"]).loc[("Aluminium", "extraction")]


def _steps(panel: Panel) -> dict[str, float]:
    return dict(zip(panel.rows["step"], panel.rows["value"], strict=True))


def _eu_part(printed) -> float:
    # Annex 7 prints for bauxite in EU sourcing Guinea 62 % with t = 1.1, all rows add to 97 %. With 31 % the others grow by
    # (97 − 31)/(97 − 62). IR 89 %, EoL-RIR 32 %, SI 0.86: the EU term weighs (1 − 0.89/2)·0.68·0.86.
    own = 0.62**2 * WEIGHT * 1.1
    others = printed["hhi_wgi_t_eu"] - own
    change = 0.31**2 * WEIGHT * 1.1 + others * (66 / 35) ** 2 - printed["hhi_wgi_t_eu"]
    return (1 - 0.89 / 2) * 0.68 * 0.86 * change


def _world_part(printed) -> float:
    # World supply: Guinea 17.9 % with t = 1.1 of a named T; halved to 8.95 %. The world term weighs 0.89/2·0.68·0.86.
    total = printed["named_share_global"]
    own = 0.179**2 * WEIGHT * 1.1
    others = printed["hhi_wgi_t_global"] - own
    change = 0.0895**2 * WEIGHT * 1.1 + others * ((total - 0.0895) / (total - 0.179)) ** 2 - printed["hhi_wgi_t_global"]
    return 0.89 / 2 * 0.68 * 0.86 * change


def test_half_of_guinea_in_eu_sourcing_by_hand(build, printed):
    panel = build(scope="eu", eu_share=0.31)
    steps = _steps(panel)
    assert steps["eu_shares"] == pytest.approx(_eu_part(printed), abs=1e-6)
    assert steps["after"] == pytest.approx(steps["before"] + _eu_part(printed), abs=1e-6)
    assert "because the share of Guinea in EU sourcing goes from 62% to 31%" in panel.title
    assert "world supply stays as printed" in panel.notes[-1]
    assert panel.listing.iloc[0].tolist()[:3] == ["Share of EU sourcing, Guinea", "62%", "31%"]


def test_half_of_guinea_in_both_by_hand(build, printed):
    panel = build(scope="both", share=0.0895, eu_share=0.31)
    steps = _steps(panel)
    assert steps["shares"] == pytest.approx(_world_part(printed), abs=1e-6)
    assert steps["eu_shares"] == pytest.approx(_eu_part(printed), abs=1e-6)
    assert "goes from 18% to 9% in world supply and from 62% to 31% in EU sourcing" in panel.title
    assert "of the world or of the EU" in panel.notes[-1]
    assert len(panel.listing) == 2


def test_without_the_new_choice_everything_is_as_before(build):
    old = build(share=0.1)
    assert "in world supply goes from 18% to 10%" in old.title
    assert "EU sourcing stays as printed" in old.notes[-1]
    assert build(share=0.1, eu_share=0.31).title == old.title  # a share of EU sourcing alone chooses nothing
    assert build(scope="eu", share=0.1).title == "Aluminium, extraction: supply risk 1.18 as the model stands"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (
            {"material": "Cobalt", "supplier": "COD", "scope": "eu", "eu_share": 0.5},
            "No share of EU sourcing is printed here for DR Congo",
        ),
        (
            {"supplier": "AUS", "scope": "both", "share": 0.1, "eu_share": 0.1},
            "No share of EU sourcing is printed here for Australia",
        ),
    ],
)
def test_what_cannot_change_is_said(build, choices, words):
    panel = build(**choices)
    assert any(words in note for note in panel.notes)
    assert "nan" not in panel.title


def test_the_reason_for_no_change_names_the_supply_that_has_no_weight(build, library):
    still = build(viewpoint="citizens", scope="eu", eu_share=0.31)
    assert "stays at" in still.title
    assert "which does not change with what the EU buys" in still.title
    gs = [
        row
        for row in library.table("eu_criticality", "parameters").itertuples()
        if row.supply_scope_used == "GS" and row.material == "Yttrium" and row.stage == "processing"
    ]
    assert len(gs) == 1
    panel = build(material="Yttrium", stage="processing", supplier="CHN", scope="eu", eu_share=0.5)
    assert "computes it from world supply alone" in panel.title


def test_a_rise_is_not_explained_by_what_lowers(build):
    """The share of DR Congo falls and lowers the risk most; score and recycling raise it by more together."""
    panel = build(material="Cobalt", supplier="COD", share=0.55, score=-2.40, recycling=0.14)
    steps = _steps(panel)
    assert max(("shares", "governance", "eol_rir"), key=lambda name: abs(steps[name])) == "shares"
    assert steps["shares"] < 0 < steps["after"] - steps["before"]
    assert "mostly because the mean governance estimate of DR Congo goes from −1.61 to −2.40 (+0.40)" in panel.title
    assert panel.title.endswith("the other changes add −0.35")


def test_an_input_without_weight_says_so_beside_a_result_that_moves(build):
    """Table 8 of the study computes cobalt ore from global supply alone."""
    words = "Import reliance has no weight here: the study computes this risk from world supply alone."
    assert words in build(material="Cobalt", supplier="COD", recycling=0.14, reliance=0.5).notes
    assert words not in build(reliance=0.5).notes
    at = open_page("supply_risk", material="Cobalt", supplier="COD")
    assert words in [c.value for c in at.caption]


def test_the_published_result_has_the_decimals_of_the_study(build):
    """The study prints 2.8 for cobalt ore; recomputed it is 2.77."""
    drawing = build(material="Cobalt", supplier="COD").drawings[0]
    assert "Published 2.8 and" in drawing.alt.replace("\u00a0", " ")
    ends = [a.text for a in drawing.figure.layout.annotations]
    assert ends == ["<b>2.8</b>", "<b>2.77</b>"]


def test_the_band_names_the_published_result_as_it_is_printed(library):
    panel = build_panel("supply_contributions", library, Selection(material="Cobalt"), "en", Look())
    texts = [a.text for d in panel.drawings for a in d.figure.layout.annotations]
    assert any("2.8" in text and "2.80" not in text for text in texts)
    assert not any("2.80" in text for text in texts)


def test_the_link_carries_the_choice_and_the_sliders_show_it():
    at = open_page("supply_risk", material="Aluminium", supplier="GIN", scope="both", share="0.09", eu_share="0.31")
    assert not at.exception
    assert at.slider(key="pick_share").value == 9
    assert at.slider(key="pick_eu_share").value == 31
    assert any("in EU sourcing" in h.value for h in at.header)
    old = open_page("supply_risk", material="Cobalt", supplier="COD", share="0.5")
    assert [s.key for s in old.slider if s.key == "pick_eu_share"] == []
    assert any("in world supply goes from 63% to 50%" in h.value for h in old.header)


def test_sliders_follow_the_choice_and_the_reset_keeps_it():
    at = open_page("supply_risk", material="Aluminium", supplier="GIN", scope="eu")
    at.slider(key="pick_eu_share").set_value(31.0).run()
    assert any("the share of Guinea in EU sourcing goes from 62% to 31%" in h.value for h in at.header)
    at.button(key="reset_supply").click().run()
    assert at.slider(key="pick_eu_share").value == 62
    assert [s.key for s in at.slider if s.key == "pick_share"] == []


def test_the_governance_slider_reads_in_the_readers_language_and_returns_to_the_printed_value():
    """Table 8: the mean of the six estimates of DR Congo is −1.611339."""
    at = open_page("supply_risk", material="Cobalt", supplier="COD", lang="fr")
    slider = at.select_slider(key="pick_score")
    assert slider.value == -1.61
    assert slider.options[:2] == ["−2,5", "−2,4"]
    assert "−1,61" in slider.options
    slider.set_value(-1.6).run()
    assert any("passe de −1,61 à −1,60" in h.value for h in at.header)
    at.select_slider(key="pick_score").set_value(-1.61).run()
    assert not any("−1,60" in h.value for h in at.header)


def test_another_supplier_starts_from_its_own_shares():
    at = open_page("supply_risk", material="Aluminium", supplier="GIN", scope="eu", eu_share="0.31")
    at.selectbox(key="pick_supplier").set_value("GRC").run()
    assert not at.exception
    assert at.slider(key="pick_eu_share").value == 10
