"""Close-ups of crowded sites: each point has its number on exactly one map, and no number covers another."""

import math

import pytest

from indicators.charts.theme import Look
from indicators.charts.words import text_width
from indicators.maps.closeups import HEIGHT, WIDTH, Scale, fit_view, place_numbers, plan_closeups
from indicators.maps.projection import AFRICA_COMPACT, View, find_extent
from indicators.panels import Selection, build_panel

CROWD = [(25.40, -10.70), (25.41, -10.71), (25.42, -10.70), (25.40, -10.72), (25.42, -10.72)]
FAR = [(-13.8, 11.1), (29.9, -19.0)]


def _boxes(sheet, points, numbers) -> list[tuple[float, float, float, float]]:
    scale = Scale(sheet.view)
    boxes = []
    for i, (spot, _) in place_numbers(sheet, points, numbers).items():
        x, y = scale.place(spot)
        half = 3.2 * len(str(numbers[i]))
        boxes.append((x - half, y - 6, x + half, y + 6))
    return boxes


def test_points_that_keep_apart_need_one_map():
    (only,) = plan_closeups([*FAR, (47.5, -18.9)], AFRICA_COMPACT)
    assert (only.letter, only.frames, only.numbered) == ("", (), (0, 1, 2))


def test_a_crowd_is_drawn_larger_and_numbered_there():
    first, close = plan_closeups([*FAR, *CROWD], AFRICA_COMPACT)
    assert first.numbered == (0, 1)
    assert first.inside == (0, 1, 2, 3, 4, 5, 6)
    assert [letter for letter, _ in first.frames] == ["A"]
    assert (close.letter, close.numbered) == ("A", (2, 3, 4, 5, 6))
    # The crowd is 0.02° high and wide: the window is the smallest, 0.1° or 11.1 km, in the proportions of the frame.
    assert close.kilometres == pytest.approx(11.1, abs=0.05)


def test_three_close_points_only_move_their_numbers_aside():
    (only,) = plan_closeups([*FAR, *CROWD[:3]], AFRICA_COMPACT)
    places = place_numbers(only, [*FAR, *CROWD[:3]], [1, 2, 3, 4, 5])
    assert len(places) == 5
    assert len({spot for spot, _ in places.values()}) == 5


def test_a_crowd_within_a_crowd_gets_its_own_close_up():
    around = [(25.4 + dx, -10.7 + dy) for dx, dy in ((0.9, 0.1), (1.1, -0.4), (1.6, -0.8), (2.1, -1.0))]
    sheets = plan_closeups([*FAR, *CROWD, *around], AFRICA_COMPACT)
    assert [s.letter for s in sheets] == ["", "A", "B"]
    assert set(sheets[2].numbered) == {2, 3, 4, 5, 6}
    assert set(sheets[1].numbered) == {7, 8, 9, 10}


def test_place_and_locate_are_inverse():
    for view in (AFRICA_COMPACT, fit_view(CROWD), View((-10, 5), (30, 45), -2.5)):
        scale = Scale(view)
        point = ((view.lon[0] * 2 + view.lon[1]) / 3, (view.lat[0] + view.lat[1] * 2) / 3)
        assert scale.locate(scale.place(point)) == pytest.approx(point, abs=1e-6)


def test_a_window_has_the_proportions_of_the_frame():
    wide, tall = find_extent(fit_view(CROWD))
    assert wide / tall == pytest.approx(WIDTH / HEIGHT, rel=0.02)


@pytest.mark.parametrize("mineral", ["cobalt", "copper", "gold", "diamond", "chromium"])
def test_every_site_has_one_number_and_no_number_covers_another(library, mineral: str):
    frame = library.table("mine_sites", "sites")
    own = frame[frame["minerals"].str.split(";").map(lambda held: mineral in held) & (frame["country"] != "BEL")]
    own = own[own["duplicate_of"].isna() & own["country"].isin(library.members)]
    points = list(zip(own["lon"].astype(float), own["lat"].astype(float), strict=True))
    numbers = list(range(1, len(points) + 1))
    sheets = plan_closeups(points, AFRICA_COMPACT)
    assert sorted(i for s in sheets for i in s.numbered) == list(range(len(points)))
    for sheet in sheets:
        boxes = _boxes(sheet, points, numbers)
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                assert min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1])


@pytest.mark.parametrize("mineral", ["bauxite", "cobalt", "lithium"])
def test_a_country_is_named_where_no_mark_is_near(library, mineral: str):
    """Half of the name and twelve pixels keep clear of every mark, on the narrowest map."""
    first = build_panel("mineral_sites", library, Selection(mineral=mineral), "en", Look()).drawings[0].figure
    names = next(t for t in first.data if t.name == "lands")
    assert names.text
    (geo,) = [first.layout.geo]
    view = View(tuple(geo.lonaxis.range), tuple(geo.lataxis.range), geo.projection.rotation.lon)
    scale = Scale(view)
    marks = [
        (lon, lat)
        for t in first.data
        if t.type == "scattergeo" and t.mode == "markers"
        for lon, lat in zip(t.lon, t.lat, strict=True)
    ]
    for text, lon, lat in zip(names.text, names.lon, names.lat, strict=True):
        near = min(math.dist(scale.place((lon, lat)), scale.place(mark)) for mark in marks)
        assert near >= text_width(text, 14) / 2 + 12, text
