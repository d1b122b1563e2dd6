"""The exposure quadrant: governance with intervals beside what a country holds or lives from."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.panels import Panel, Selection, build_panel
from indicators.panels.exposure import list_governance, state_exposure
from indicators.panels.leverage import LEVERAGES, measure_leverage
from opening import open_page


def build(library, **choices: object) -> Panel:
    return build_panel("exposure", library, Selection(**choices), "en", Look())


def test_congo_holds_most_cobalt_and_is_clearly_below_the_median(library):
    """MCS 2026: 230 of 310 thousand t. WGI 2023: −1.48 with a median of −0.61 (Angola) among the 13."""
    panel = build(library, mineral="cobalt")
    assert panel.title == (
        "DR Congo mined 74.2% of the world’s cobalt in 2025; "
        "it stands clearly below the median of the 13 members in Control of corruption"
    )
    assert panel.rows["median"].iloc[0] == pytest.approx(-0.61, abs=0.005)


def test_no_clear_difference_is_said(library):
    """Sierra Leone's −0.57 lies within its own interval of the median, −0.61."""
    panel = build(library, mineral="titanium_rutile")
    assert panel.title.startswith("Sierra Leone mined 24.4% of the world’s rutile in 2025; no clear difference from the median")


def test_the_finding_is_about_the_chosen_country(library):
    """MCS 2026: Angola and Botswana 13 of 69 million carats each. WGI 2023: Botswana +0.69, clearly above −0.61."""
    panel = build(library, mineral="diamond_gem", countries=("BWA",))
    assert panel.title == (
        "Botswana mined 18.8% of the world’s gem-quality diamonds in 2025; "
        "it stands clearly above the median of the 13 members in Control of corruption"
    )
    assert build(library, mineral="cobalt", countries=("LSO",)).title.startswith("DR Congo mined 74.2%")


def test_the_median_has_the_error_of_the_country_in_the_middle(library):
    """WGI 2023: Guinea −0.898 (0.158), Angola, the median, −0.610 (0.162): 0.288 < 1.645 · √(0.158² + 0.162²) = 0.372.

    Tanzania is 0.290 and Côte d'Ivoire 0.297 above, with errors of about the same size: not clear either.
    """
    panel = build(library, mineral="bauxite")
    assert panel.title.startswith("Guinea mined 34.1% of the world’s bauxite in 2025; no clear difference from the median")
    words = panel.rows.set_index("country")["comparison"]
    assert {c: words[c] for c in ("GIN", "TZA", "CIV")} == dict.fromkeys(("GIN", "TZA", "CIV"), "no_clear_difference")


def test_every_point_has_the_interval_of_its_publisher(library):
    rows = build(library, mineral="cobalt").rows
    own = rows[rows["country"] == "COD"].iloc[0]
    given = library.observations("wgi_estimate.control_of_corruption")
    given = given[(given["country"] == "COD") & (given["year"] == 2023)].iloc[0]
    assert (own["x_lower"], own["x"], own["x_upper"]) == (given["lower"], given["value"], given["upper"])


def test_the_governance_axis_offers_intervals_only(library):
    ids = list_governance(library)
    assert ids[:6] == sorted(ids[:6], key=lambda i: library.catalog.find_indicator(i).title)
    assert len([i for i in ids if i.startswith("wgi_estimate.")]) == 6
    assert "ti_cpi.score" in ids
    assert all(library.catalog.find_indicator(i).interval_level for i in ids)


def test_what_the_european_union_buys_from_members(library):
    """Study 2023, bauxite at extraction: Guinea 62 %, Sierra Leone 8 %; cobalt at processing: Belgium 29 %."""
    bauxite = measure_leverage(library, "en", "supply_share", "bauxite").rows.set_index("country")["value"]
    assert (bauxite["GIN"], bauxite["SLE"]) == (0.62, 0.08)
    cobalt = measure_leverage(library, "en", "supply_share", "cobalt")
    assert cobalt.rows.set_index("country")["value"]["BEL"] == 0.29
    assert cobalt.title == "Share of the European Union’s supply of processed cobalt"


def test_diamonds_are_set_against_gdp_not_exports(library):
    """Botswana 2024: 2,061,931,000 U.S. dollars at customs; the World Bank's GDP of the same year."""
    gdp = library.observations("wdi.gdp").set_index(["country", "year"])["value"]["BWA", 2024]
    rows = measure_leverage(library, "en", "diamond_share", "bauxite").rows.set_index("country")
    assert rows.loc["BWA", "value"] == pytest.approx(2_061_931_000 / gdp)
    assert not build(library, leverage="diamond_share").redistribute


def test_members_without_a_figure_are_named_with_the_reason(library):
    notes = " ".join(build(library, mineral="cobalt").notes)
    assert "Sierra Leone and Tanzania (named by no publisher, which is not zero)" in notes
    notes = " ".join(build(library, mineral="platinum", leverage="supply_share").notes)
    assert "the study prints no sourcing of this mineral" in notes


def test_a_score_that_does_not_cover_belgium_says_so(library):
    panel = build(library, leverage="export_share", governance="iiag.overall")
    assert "BEL" not in set(panel.rows["country"])
    assert any("Belgium (no governance score)" in note for note in panel.notes)
    assert "the median of the 12 members" in panel.title


def test_diamonds_left_out_of_rents_are_a_caveat_on_the_page(library):
    assert any("no diamonds" in note for note in build(library, leverage="rents_share").notes)


def test_nobody_holds_anything_is_no_error(library):
    empty = pd.DataFrame({"country": [], "y": []})
    indicator = library.catalog.find_indicator("ti_cpi.score")
    leverage = measure_leverage(library, "en", "world_share", "lead")
    assert state_exposure(empty, indicator, leverage, 13, "en").startswith("No member has a figure")


@pytest.mark.parametrize("leverage", LEVERAGES)
def test_every_leverage_has_data_and_a_page(leverage: str):
    at = open_page("exposure", leverage=leverage)
    assert not at.exception
    assert not at.warning
    assert len(at.get("plotly_chart")) == 1
    assert at.selectbox(key="pick_leverage").value == leverage
