"""Every term of art has its entry and its anchor on the methods page."""

from opening import open_page

MUST = (
    "Artisanal and small-scale mining", "Beneficial ownership", "Concentration (HHI)", "Confidence interval", "Rank range",
    "Supply risk", "Economic importance", "End-of-life recycling input rate", "Import reliance", "Value per carat",
    "Doubtful filing", "Kimberley Process", "Extractive Industries Transparency Initiative (EITI)", "Validation",
    "Purchasing power parity", "Local content", "Resource rent",
)  # fmt: skip


def test_terms_of_art_stand_on_methods_with_an_anchor_each(library):
    at = open_page("methods")
    anchors = {s.value: s.anchor for s in at.subheader}
    assert set(MUST) <= set(anchors)
    assert anchors["Rank range"] == "term-rank-range"
    assert {f"term-{t.replace('_', '-')}" for t in library.table("reference", "glossary")["term"]} <= set(anchors.values())
