"""Economic importance against supply risk: both thresholds, who passes, who of the members supplies, what does not come out."""

import pytest

from indicators.charts.theme import Look
from indicators.metrics.supply_main import MAIN_SHARE
from indicators.panels import Panel, Selection, build_panel


@pytest.fixture
def build(library):
    def build_one(look: Look | None = None, lang: str = "en", **choices: object) -> Panel:
        return build_panel("supply_matrix", library, Selection(**choices), lang, look or Look())

    return build_one


def _marks(panel: Panel, symbol: str) -> list:
    return [t for t in panel.drawings[0].figure.data if t.mode == "markers" and t.marker.symbol == symbol]


def test_the_title_counts_what_the_rows_hold(build):
    panel = build()
    drawn = panel.rows[panel.rows["published_ei"].notna()]
    passing = drawn[(drawn["figure"] >= 1.0) & (drawn["published_ei"] >= 2.8)]
    assert (
        panel.title
        == f"{len(passing)} of {len(drawn)} materials reach both thresholds; a coalition member is a main supplier of 5 of them"
    )
    # printed in annex 7: Guinea 62 % of EU sourcing of bauxite, DR Congo 62.8 % of cobalt and 35.4 % of tantalum, Belgium 21 % of
    # the antimony and 26 % of the bismuth that the EU uses, processed.
    assert set(passing.loc[passing["main_suppliers"] != "", "material"]) == {
        "Aluminium", "Antimony", "Bismuth", "Cobalt", "Tantalum",
    }  # fmt: skip
    held = drawn.set_index("material")["main_suppliers"]
    assert (held["Aluminium"], held["Cobalt"], held["Tantalum"], held["Lithium"]) == ("GIN", "COD;BEL", "COD", "")


def test_what_passes_is_what_the_eu_lists_with_named_exceptions(build):
    panel = build()
    drawn = panel.rows[panel.rows["published_ei"].notna()]
    assert not (drawn["passes"] & ~drawn["listed"]).any()
    # The Regulation lists copper and nickel because they are strategic; a cell of coking coal is shifted in the copy.
    assert set(drawn.loc[drawn["listed"] & ~drawn["passes"], "material"]) == {"Coking coal", "Copper", "Nickel"}
    assert "On the EU list because they are strategic, not by the thresholds: Copper and Nickel." in panel.notes
    assert "On the EU list, but short of a threshold here: Coking coal." in panel.notes


def test_both_thresholds_and_the_critical_corner_stand_on_the_chart(build):
    figure = build().drawings[0].figure
    lines = [s for s in figure.layout.shapes if s.type == "line"]
    assert {(s.x0, s.x1) for s in lines if s.xref != "paper"} == {(2.8, 2.8)}
    assert {(s.y0, s.y1) for s in lines if s.yref != "paper"} == {(1.0, 1.0)}
    texts = [a.text for a in figure.layout.annotations]
    assert {"EI 2.8", "SR 1.0", "<b>critical: both thresholds reached</b>"} <= set(texts)
    corner = next(s for s in figure.layout.shapes if s.type == "rect")
    assert (corner.x0, corner.y0) == (2.8, 1.0)


def test_members_differ_by_shape_and_misses_are_hollow_at_the_published_figure(build):
    panel = build(material="Lithium")
    diamonds = _marks(panel, "diamond")
    assert (6.8, pytest.approx(2.77, abs=0.006)) in [(x, y) for t in diamonds for x, y in zip(t.x, t.y, strict=True)]
    hollow = [(x, y) for t in _marks(panel, "circle-open") for x, y in zip(t.x, t.y, strict=True)]
    assert (2.9, 3.5) in hollow  # yttrium: published 3.5, recomputed 5.06
    assert (4.6, 0.8) in hollow  # silver: published 0.8, recomputed 1.00
    line = panel.drawings[0].figure.data[0]
    ends = {(x, round(y, 2)) for x, y in zip(line.x, line.y, strict=True) if x is not None}
    assert {(2.9, 3.5), (2.9, 5.06)} <= ends
    assert not any(t.marker.color == d.marker.color for t in _marks(panel, "circle") for d in diamonds)


def test_the_chosen_material_is_larger_and_named(build):
    panel = build(material="Lithium")
    sizes = {t.marker.size for t in panel.drawings[0].figure.data if t.mode == "markers"}
    chosen = [t for t in panel.drawings[0].figure.data if t.mode == "markers" and t.marker.size == max(sizes)]
    assert [list(t.x) for t in chosen] == [[3.9]]
    assert "<b>Lithium</b>" in [a.text for a in panel.drawings[0].figure.layout.annotations]


def test_a_material_without_a_figure_is_named_not_placed(build):
    assert build(material="Platinum").notes[0] == "Platinum is not on the chart: the copy holds no economic importance for it."
    assert "it is a group" in build(material="PGM").notes[0]
    absent = next(n for n in build().notes if n.startswith("Not drawn"))
    assert "Sapele wood (Cameroon)" in absent
    assert "HREE, LREE and PGM" in absent


def test_no_label_covers_another_on_either_width(build):
    for look, width in ((Look(), 860), (Look(compact=True), 320)):
        figure = build(look).drawings[0].figure
        plot = width - figure.layout.margin.l - figure.layout.margin.r
        tall = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        boxes = []
        for note in figure.layout.annotations:
            if note.xref == "paper" or note.yref == "paper":
                continue
            span, rise = figure.layout.xaxis.range, figure.layout.yaxis.range
            x = (note.x - span[0]) / (span[1] - span[0]) * plot + note.xshift
            y = (rise[1] - note.y) / (rise[1] - rise[0]) * tall - note.yshift
            wide = 6.0 * len(note.text.replace("<b>", "").replace("</b>", ""))
            left = x - {"left": 0, "center": wide / 2, "right": wide}[note.xanchor]
            boxes.append((left, y - 6, left + wide, y + 6))
        assert len(boxes) > (8 if look.compact else 25)
        assert min(b[0] for b in boxes) > -5
        assert max(b[2] for b in boxes) < plot + 5
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                assert min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1])


def test_fewer_labels_on_a_phone_and_a_list_with_everything(build):
    wide, phone = build(), build(Look(compact=True))
    assert len(phone.drawings[0].figure.layout.annotations) < len(wide.drawings[0].figure.layout.annotations) / 2
    drawn = int(wide.rows["published_ei"].notna().sum())
    assert len(wide.listing) == len(phone.listing) == drawn
    assert len(phone.listing.columns) == 2
    cobalt = wide.listing[[cell.text == "Cobalt, extraction" for cell in wide.listing["Material"]]].iloc[0]
    assert cobalt["Supply risk"] == "2.77"
    assert cobalt["Members among the main suppliers"][0] == "DR Congo 63% of world supply (extraction)"


def test_the_share_from_which_a_supplier_counts_is_said(build):
    assert MAIN_SHARE == 0.1
    assert "at least 10% of world supply or of EU sourcing" in " ".join(build().notes)


def test_names_and_finding_in_french(build):
    panel = build(lang="fr")
    assert "atteignent les deux seuils" in panel.title
    assert "<b>Cobalt</b> RD Congo" in [a.text for a in panel.drawings[0].figure.layout.annotations]


def test_no_name_without_need_stands_nearer_to_another_mark(build):
    """Germanium (EI 3.6) was written under the mark of natural graphite (EI 3.4, SR 1.8)."""
    figure = build().drawings[0].figure
    names = {a.text for a in figure.layout.annotations}
    assert "Germanium" not in names
    assert {"Lithium", "Vanadium", "Tungsten"} <= names
