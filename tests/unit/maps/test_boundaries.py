"""The shapes we ship: every country there, rings wound so that none floods the map, disputed areas neutral."""

import gzip
import json

import pytest

from indicators.maps.shapes import african_codes, load_shapes
from indicators.paths import STATIC, TOPO
from tables import MEMBERS


@pytest.fixture(scope="module")
def topology() -> dict:
    return json.loads((TOPO / "world_110m.json").read_text(encoding="utf-8"))


def decode(topology: dict) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def rings(topology: dict, code: str) -> list[list[list[tuple[float, float]]]]:
    arcs = decode(topology)
    shape = next(g for g in topology["objects"]["countries"]["geometries"] if g["id"] == code)
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [[[p for i in r for p in (arcs[i] if i >= 0 else arcs[~i][::-1])] for r in poly] for poly in polygons]


def signed_area(ring: list[tuple[float, float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def test_every_ring_is_wound_so_that_no_country_floods_the_map(topology):
    for shape in topology["objects"]["countries"]["geometries"]:
        for polygon in rings(topology, shape["id"]):
            for position, ring in enumerate(polygon):
                assert (signed_area(ring) < 0) == (position == 0), shape["id"]


def test_lesotho_fills_the_hole_of_south_africa(topology):
    (exterior,) = rings(topology, "LSO")[0]
    holes = [hole for polygon in rings(topology, "ZAF") for hole in polygon[1:]]
    assert len(holes) == 1
    assert set(exterior) == set(holes[0])
    assert signed_area(exterior) == pytest.approx(-signed_area(holes[0]))


def test_nobody_is_missing_and_somaliland_is_part_of_somalia(topology):
    codes = [g["id"] for g in topology["objects"]["countries"]["geometries"]]
    assert set(codes) >= MEMBERS
    assert set(african_codes()) <= set(codes)
    assert "SOL" not in codes
    assert codes.count("SOM") == 1
    assert len(codes) == len(set(codes))


def test_western_sahara_is_drawn_and_has_no_shape_to_colour(topology):
    assert "ESH" in {g["id"] for g in topology["objects"]["countries"]["geometries"]}
    assert "ESH" in african_codes()
    assert "ESH" not in load_shapes()


def test_the_files_stay_small():
    assert (TOPO / "world_110m.json").stat().st_size < 100_000
    assert len(gzip.compress((TOPO / "world_110m.json").read_bytes())) < 32_000
    assert (STATIC / "basalt-serif-600.woff2").stat().st_size < 25_000


@pytest.mark.parametrize("code", sorted(MEMBERS))
def test_every_member_can_be_hatched_both_ways(code):
    shape = load_shapes()[code]
    assert 3 <= len(shape.hatch) <= 40
    assert 3 <= len(shape.reversed) <= 40
    west, south, east, north = shape.bounds
    for x0, y0, x1, y1 in shape.hatch:
        assert west - 0.01 <= x0 < x1 <= east + 0.01
        assert south - 0.01 <= y0 < y1 <= north + 0.01
    assert all(y0 > y1 for _, y0, _, y1 in shape.reversed)
