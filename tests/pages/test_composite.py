"""The composite on request: rules in words, what is real in the order, what was missing, the link that keeps it."""

import pytest

from indicators.charts.theme import Look
from indicators.errors import UnknownNameError
from indicators.metrics import Composite
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.composite import is_candidate, list_candidates, read_parts
from indicators.panels.composite_words import state_finding, state_pair
from opening import open_page


def build(library, *parts: str, lang: str = "en") -> Panel:
    return build_panel("composite", library, Selection(parts=parts), lang, Look())


@pytest.fixture(scope="module")
def default(library) -> Panel:
    return build(library)


def test_nothing_chosen_stands_for_the_six_wgi_estimates(library, default):
    assert [(i.dataset, w) for i, w in read_parts(library, ())] == [("wgi_estimate", 1.0)] * 6
    assert default.subtitle.startswith("6 indicators with equal weights, 13 countries, values of 2023.")


def test_most_neighbouring_pairs_show_no_clear_difference(default):
    said = list(default.listing["Ahead of the next"])
    clear = sum(text.startswith("clear") for text in said)
    assert clear < 6
    assert default.title.startswith(f"Of 12 neighbouring pairs {clear} show a clear difference")
    assert sum(text.startswith("not clear") for text in said) == 12 - clear


def test_belgium_and_botswana_are_on_top_with_a_probability_close_to_one(default):
    rows = default.rows.set_index("country")
    assert list(rows.index[:2]) == ["BEL", "BWA"]
    assert (rows.loc[["BEL", "BWA"], ["probability_rank_1", "probability_rank_2"]].sum(axis=1) > 0.99).all()
    assert "Belgium and Botswana on top" in default.title
    assert default.notes[0] == "Belgium and Botswana hold the first 2 places, each with a probability of over 99%."


def test_rules_on_scale_missing_values_and_errors_are_said(default):
    notes = " ".join(default.notes)
    assert "0 the worst end and 100 the best" in notes
    assert "Nothing is filled with zero or a mean." in notes
    assert "each weight by up to 20% either way" in notes
    assert "not at all when more than 25% of the weight is missing" in notes
    assert "none was treated as exact" in notes


def test_a_missing_value_is_said_and_changes_no_score(library):
    # Botswana is no member of the EITI and has no validation score: its composite rests on the CPI alone, a fifth is missing.
    panel = build(library, "ti_cpi.score:4", "eiti.validation_score:1")
    row = panel.rows.set_index("country").loc["BWA"]
    cpi = library.observations("ti_cpi.score")
    newest = cpi[(cpi["country"] == "BWA") & (cpi["year"] == cpi["year"].max())]["value"].iloc[0]
    assert row["score"] == pytest.approx(newest / 100)
    assert row["missing"] == "eiti.validation_score"
    names = dict(zip(panel.rows["country"], panel.listing["Country"], strict=True))
    assert names["BWA"][0] == "Botswana"
    assert names["BWA"][1].startswith("without ")


def test_two_columns_are_enough_for_a_phone(library):
    listing = build_panel("composite", library, Selection(), "en", Look(compact=True)).listing
    assert list(listing.columns) == ["Country", "Ahead of the next"]
    assert listing.iloc[0, 0][0] == "Belgium"
    assert listing.iloc[0, 0][1].endswith("rank 1 (1)")


def test_too_much_missing_is_no_score_and_is_said(library):
    panel = build(library, "ti_cpi.score:1", "eiti.validation_score:1")
    assert "BWA" not in set(panel.rows["country"])
    assert any(n.startswith("Not scored: ") and "Botswana (50% missing)" in n for n in panel.notes)


def test_a_lower_is_better_indicator_is_turned_round(library):
    panel = build(library, "fsi.total:1")
    assert any(n.startswith("Turned round, since a lower value is better: ") for n in panel.notes)
    frame = library.observations("fsi.total")
    newest = frame[frame["country"].isin(library.members) & (frame["year"] == 2023)].set_index("country")["value"]
    assert panel.rows.iloc[0]["country"] == newest.idxmin()
    assert panel.rows.iloc[0]["score"] == pytest.approx(1 - newest.min() / 120)


def test_inputs_without_uncertainty_are_listed_as_exact(library):
    panel = build(library, "ti_cpi.score:1", "rsf.press_freedom:1")
    exact = [n for n in panel.notes if n.startswith("Treated as exact, because the publisher gives no uncertainty")]
    assert len(exact) == 1
    assert "Reporters" in exact[0]
    assert "Transparency" not in exact[0]


def test_what_cannot_be_part_is_left_out_and_named(library):
    panel = build(library, "ti_cpi.score:1", "wdi.gdp:1")
    assert [i.id for i in panel.indicators] == ["ti_cpi.score"]
    assert any(
        n.startswith("Left out, since a composite needs") and library.catalog.find_indicator("wdi.gdp").title in n
        for n in panel.notes
    )
    with pytest.raises(UnknownNameError, match="choose others"):
        build(library, "wdi.gdp:1")


def test_every_offered_indicator_has_values_for_most_members(library):
    candidates = list_candidates(library)
    assert {"wgi_estimate.rule_of_law", "ti_cpi.score", "iiag.overall"} <= {i.id for i in candidates}
    for indicator in candidates:
        frame = library.observations(indicator)
        assert frame.loc[frame["country"].isin(library.members) & frame["value"].notna(), "country"].nunique() >= 7
    assert not is_candidate(library.catalog.find_indicator("usgs_mcs.mine_production"))


def test_a_repeated_indicator_counts_once_with_its_first_weight(library):
    assert [(i.id, w) for i, w in read_parts(library, ("ti_cpi.score:2", "ti_cpi.score:3"))] == [("ti_cpi.score", 2.0)]


def test_chances_are_rounded_down_and_never_certain():
    assert state_pair("en", 0.9496) == "not clear, 94%"
    assert state_pair("en", 0.95) == "clear, 95%"
    assert state_pair("en", 1.0) == "clear, over 99%"


@pytest.mark.parametrize(
    ("ahead", "start"),
    [
        ((1.0, 1.0), "All 2 neighbouring pairs show a clear difference"),
        ((0.6, 1.0), "Of 2 neighbouring pairs 1 show a clear difference, and nobody leads clearly"),
        ((), "One country alone"),
    ],
)
def test_the_sentence_follows_the_pairs(ahead, start, default):
    result = Composite(default.rows, default.rows, (), (), {}, ahead)
    assert state_finding(result, "en").startswith(start)


def test_link_keeps_the_parts_and_a_weight_can_be_changed():
    at = open_page("compare", view="composite", parts="ti_cpi.score:2,iiag.overall:0.5,no.such:1")
    assert not at.exception
    assert not at.warning
    assert at.multiselect(key="pick_parts").value == ["ti_cpi.score", "iiag.overall"]
    assert at.number_input(key="pick_weight_ti_cpi.score").value == 2
    assert "no.such" in " ".join(i.value for i in at.info)
    at.number_input(key="pick_weight_iiag.overall").set_value(3.0).run()
    assert at.session_state["chosen"]["parts"] == ("ti_cpi.score:2", "iiag.overall:3")
    at.multiselect(key="pick_parts").set_value(["iiag.overall", "rsf.press_freedom"]).run()
    assert at.session_state["chosen"]["parts"] == ("iiag.overall:3", "rsf.press_freedom:1")


def test_the_view_can_be_chosen_and_left():
    at = open_page("compare")
    at.selectbox(key="pick_view").set_value("composite").run()
    assert at.header[0].value.startswith("Of 12 neighbouring pairs")
    at.selectbox(key="pick_view").set_value("dots").run()
    assert not at.exception
    assert at.selectbox(key="pick_indicator").value == "wgi_estimate.control_of_corruption"
