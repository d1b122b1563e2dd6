"""The map of scores: who is coloured, who is hatched, what can be clicked."""

from dataclasses import replace

import pytest

from indicators.charts.theme import Look
from indicators.maps.africa import draw_africa, legend_ends
from indicators.maps.circles import disc_size, draw_circles
from indicators.maps.disclaimer import boundary_disclaimer
from indicators.maps.labels import find_place
from indicators.maps.sites import draw_sites, find_view

MEMBERS = ["GIN", "BEL", "LSO", "CAF", "BWA"]


def named(figure, name: str) -> list:
    return [t for t in figure.data if t.name == name]


@pytest.fixture
def figure(estimate, observe):
    frame = observe(("GIN", 2021, -0.9), ("BEL", 2023, 1.34), ("LSO", 2023, -0.5), ("CAF", 2023, None), ("MAR", 2023, 0.1))
    return draw_africa(frame, estimate, "en", Look(), countries=MEMBERS, highlight=["GIN"], year=2023)


def test_only_the_chosen_countries_with_a_value_are_coloured(figure):
    africa, belgium = named(figure, "values")
    assert set(africa.locations) == {"GIN", "LSO"}
    assert tuple(belgium.locations) == ("BEL",)
    assert belgium.geo == "geo2"
    # Edges −1.25 −0.75 −0.25 0.25 0.75 1.25: −0.9 is in the second step, −0.5 in the third, 1.34 in the last.
    assert dict(zip(africa.locations, africa.z, strict=True)) == {"GIN": 1, "LSO": 2}
    assert tuple(belgium.z) == (6,)


def test_western_sahara_is_never_coloured_even_with_a_value(estimate, observe):
    frame = observe(("ESH", 2023, 1.0), ("GIN", 2023, -0.9))
    figure = draw_africa(frame, estimate, "en", Look(), countries=["GIN", "ESH"])
    assert all("ESH" not in t.locations for t in named(figure, "values"))
    assert "ESH" in named(figure, "land")[0].locations


def test_the_two_kinds_of_gap_are_hatched_apart_and_explained(figure):
    assert len(named(figure, "not covered")) == 1
    assert len(named(figure, "covered, no value")) == 1
    texts = [a.text for a in figure.layout.annotations]
    assert "not covered by the source" in texts
    assert "covered, no value" in texts
    hovers = [h for t in named(figure, "missing") for h in t.hovertext]
    assert "<b>Botswana</b>  not covered by the source" in hovers


def test_a_complete_map_has_no_hatching_in_its_legend(estimate, observe):
    frame = observe(("GIN", 2023, -0.9))
    texts = [a.text for a in draw_africa(frame, estimate, "en", Look(), countries=["GIN"]).layout.annotations]
    assert "not covered by the source" not in texts


def test_lesotho_can_be_hit_by_a_finger_and_is_drawn_last(figure):
    target = named(figure, "targets")[0]
    assert target.customdata == ("LSO",)
    assert target.marker.size >= 28
    assert named(figure, "values")[0].locations[-1] == "LSO"


def test_another_year_and_the_selection_are_visible(figure):
    labels = named(figure, "labels")[0].text
    assert "<b>Guinea (2021)</b>" in labels
    assert "Lesotho" in labels
    assert named(figure, "selected")[0].locations == ("GIN",)


def test_the_enlargement_of_belgium_is_printed(figure):
    assert any("Belgium" in a.text and "×" in a.text for a in figure.layout.annotations if a.text)


def test_phones_get_fewer_labels(estimate, observe):
    frame = observe(("GIN", 2023, -0.9), ("LSO", 2023, -0.5))
    figure = draw_africa(frame, estimate, "en", Look(compact=True), countries=["GIN", "LSO"], highlight=["GIN"])
    assert named(figure, "labels")[0].text == ("<b>Guinea</b>",)


def test_names_wider_than_their_country_stand_in_the_sea_on_small_maps():
    """The coast of Tanzania ends at 40.4° east, that of Angola begins at 11.7°."""
    tanzania, angola = (find_place(c, Look(compact=True)) for c in ("TZA", "AGO"))
    assert tanzania.lon > 40.4
    assert tanzania.side == "middle right"
    assert angola.lon < 11.7
    assert angola.side == "middle left"
    assert 29 < tanzania.line_to[0] < 40.4
    assert 11.7 < angola.line_to[0] < 24


def test_circle_areas_are_proportional():
    assert disc_size(25, 100, Look()) == pytest.approx(disc_size(100, 100, Look()) / 2)
    assert disc_size(0, 100, Look()) == 0


def test_a_zero_has_no_circle_and_a_gap_is_hatched(estimate, observe):
    frame = observe(("GIN", 2023, 100), ("LSO", 2023, 0))
    figure = draw_circles(frame, estimate, "en", Look(), countries=["GIN", "LSO", "BWA"])
    sizes = dict(zip(named(figure, "circles")[0].customdata, named(figure, "circles")[0].marker.size, strict=True))
    assert sizes["LSO"] == 0
    assert sizes["GIN"] > 40
    assert len(named(figure, "not covered")) == 1


def test_sites_outside_the_chosen_countries_are_left_out(observe):
    frame = observe(("GIN", 2023, 1), ("COD", 2023, 1)).assign(
        number=[1, 2], site=["Sangarédi <b>", "Kolwezi"], lat=[11.1, -10.7], lon=[-13.8, 25.5], status="active"
    )
    figure = draw_sites(frame, "en", Look(), countries=["GIN"], words={"active": "active"}, zoom=True)[0].figure
    marks = named(figure, "active")[0]
    assert len(marks.lon) == 1
    assert "Sangarédi &lt;b&gt;" in marks.hovertext[0]
    view = find_view(["GIN"])
    assert view.lon[0] < -13.8 < view.lon[1]


def test_the_disclaimer_names_the_disputed_areas():
    text = boundary_disclaimer("en")
    for place in ("Western Sahara", "Abyei", "Halaib", "Ilemi"):
        assert place in text


def test_the_ends_of_a_legend_are_written_as_the_values_of_its_list(estimate):
    """Zimbabwe mined 28,000 t of lithium in 2025 (MCS 2026): in thousands 28, without decimals that nobody counted."""
    tonnes = replace(estimate, scale=None, interval_level=None, unit="t")
    assert legend_ends(tonnes, "en", Look(), [28_000.0], 1e3) == ("0", "28")
    assert legend_ends(estimate, "en", Look(), []) == ("−2.5 weak", "strong +2.5")
