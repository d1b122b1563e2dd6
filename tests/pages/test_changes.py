"""What changed: beyond the interval against earlier years, cell by cell against earlier editions."""

from indicators.metrics import Revision
from indicators.panels.revisions import list_shared_series
from opening import build, open_page


def test_no_score_moved_beyond_its_interval_in_one_year_but_some_did_in_ten(library):
    panel = build(library, "changes")
    clear = panel.rows[~panel.rows["move"].isin(["no_clear_change", "unknown"])]
    one, ten = clear[clear["back"] == 1], clear[clear["back"] == 10]
    # Every clear change passes |Δ| > 1.645·√(se₁² + se₂²), recomputed from the row itself.
    assert (clear["difference"].abs() > 1.6448 * clear["stderr_difference"]).all()
    assert one.empty
    # Six WGI dimensions and the CPI for thirteen countries: 7 × 13 = 91.
    assert panel.title == "None of the 91 governance scores tested moved beyond its interval in the newest year"
    assert panel.subtitle.startswith(
        "Tested for the 13: 6 dimensions of the Worldwide Governance Indicators (2023), and the Corruption Perceptions Index (2025). "
        f"Over ten years {len(ten)} of 91 moved;"
    )
    assert len(ten) > 0


def test_the_largest_changes_name_both_years_and_the_direction(library):
    listing = build(library, "changes").listing
    row = next(r for r in listing.itertuples(index=False) if r[0] == ("Corruption perceptions", "Angola: better"))
    # Transparency International: Angola 15 points in 2015, 32 in 2025.
    assert row[1:] == ("15 (2015)", "32 (2025)")
    assert len(listing) == 6


def test_usgs_revisions_are_counted_for_the_newest_year_of_both_editions(library):
    panel = build(library, "revisions")
    rows = panel.rows[panel.rows["indicator"] == "usgs_mcs.mine_production"]
    assert set(rows["year"]) == {2024}
    assert set(rows["old_edition"]) == {"MCS 2025"}
    bauxite = rows[(rows["country"] == "GIN") & (rows["mineral"] == "bauxite")].iloc[0]
    # Guinea's bauxite of 2024 in thousand tonnes: 130,000 in MCS 2025, 142,000 in MCS 2026.
    assert (bauxite["old_value"], bauxite["new_value"], bauxite["revision"]) == (130e6, 142e6, "revised")
    revised = int((rows["revision"] == Revision.REVISED).sum())
    assert f"Mine production of 2024, MCS 2025 to MCS 2026: {revised} of " in panel.subtitle


def test_a_figure_that_is_no_longer_given_is_a_gap_and_is_named(library):
    panel = build(library, "revisions")
    gone = panel.rows[panel.rows["revision"] == Revision.WITHDRAWN]
    assert gone["new_value"].isna().all()
    assert any("Gold (Tanzania)" in n and "That is a gap, not a zero." in n for n in panel.notes)


def test_human_development_of_two_editions_is_compared(library):
    rows = build(library, "revisions").rows
    hdi = rows[rows["indicator"] == "undp_hdr.hdi_2025"]
    assert set(zip(hdi["old_edition"], hdi["new_edition"], strict=True)) == {("HDR 2023/24", "HDR 2025")}
    assert set(hdi["year"]) == {2022}


def test_vdem_versions_without_a_common_series_are_said(library):
    assert list_shared_series(library) == []
    assert any(
        "V-Dem: version 14 and version 16 are both held but share no series" in n for n in build(library, "revisions").notes
    )


def test_both_stand_on_the_overview_with_their_tools():
    at = open_page("overview")
    heads = [h.value for h in at.header]
    assert any("moved beyond its interval" in h for h in heads)
    assert any(h.startswith("New editions revised ") for h in heads)
    # No table: its code would be loaded with the first page.
    assert not at.table
    assert any("**Corruption perceptions" in m.value and "15 (2015)" in m.value for m in at.markdown)
    assert {b.key for b in at.button if b.key} >= {"tool_overview_changes_share", "tool_overview_revisions_table"}
