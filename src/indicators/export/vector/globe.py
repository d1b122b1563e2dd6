"""Maps: our own TopoJSON, projected as the figure says, written as short paths; neighbours keep a common border."""

import json
from functools import lru_cache
from typing import Any

from indicators.errors import DataError
from indicators.export.vector.blocks import find_color
from indicators.export.vector.lines import draw_labels, draw_line
from indicators.export.vector.marks import draw_marks
from indicators.export.vector.paint import Paint, split_color
from indicators.export.vector.plane import Plane, is_missing
from indicators.maps.projection import View, find_box, project
from indicators.paths import TOPO

Ring = tuple[tuple[float, float], ...]
Pixel = tuple[float, float]
BEYOND = 4
"""Pixels outside the window at which land is cut."""
GRID = 2
"""Paths are written in half pixels, as whole numbers."""


@lru_cache(maxsize=1)
def read_rings() -> dict[str, tuple[Ring, ...]]:
    """Return the rings of every country as longitudes and latitudes.

    Raises:
        DataError: the file is missing or broken.
    """
    path = TOPO / "world_110m.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        scale, move = raw["transform"]["scale"], raw["transform"]["translate"]
        arcs = [_decode(arc, scale, move) for arc in raw["arcs"]]
        shapes = raw["objects"]["countries"]["geometries"]
        return {str(s["id"]): tuple(_ring(arcs, r) for polygon in _polygons(s) for r in polygon) for s in shapes if "arcs" in s}
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise DataError(
            "The map file {file} cannot be read ({reason}). Restore it from the repository.", file=path.name, reason=str(error)
        ) from None


def _decode(arc: list[list[int]], scale: list[float], move: list[float]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return points


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def _ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> Ring:
    points: list[tuple[float, float]] = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points else part
    return tuple(points)


class Globe:
    """One map window of a figure: from longitude and latitude to pixels, as Plotly fits it into its frame."""

    def __init__(self, plane: Plane, settings: Any) -> None:
        domain, self.rotation = settings.domain, float(settings.projection.rotation.lon or 0)
        left, right = (plane.paper_x(float(v)) for v in domain.x or (0, 1))
        bottom, top = (plane.paper_y(float(v)) for v in domain.y or (0, 1))
        view = View(tuple(settings.lonaxis.range), tuple(settings.lataxis.range), self.rotation)
        west, south, east, north = find_box(view)
        self.scale = min((right - left) / (east - west), (bottom - top) / (north - south))
        self.middle = (left + right) / 2, (top + bottom) / 2
        self.centre = (west + east) / 2, (south + north) / 2
        self.frame = left, top, right, bottom

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a point of the earth."""
        x, y = project(lon, lat, self.rotation)
        return self.middle[0] + (x - self.centre[0]) * self.scale, self.middle[1] - (y - self.centre[1]) * self.scale

    def trace_country(self, country: str) -> str:
        """Return the path of a country in half pixels, relative and in whole numbers; what lies outside the window is cut off."""
        rings = ([self.place(*point) for point in ring] for ring in read_rings().get(country, ()))
        return "".join(_write_ring(clip_ring(ring, self.frame)) for ring in rings)

    def leaves_frame(self, countries: list[str]) -> bool:
        """Return whether any of the countries reaches beyond the window."""
        left, top, right, bottom = self.frame
        for country in countries:
            for ring in read_rings().get(country, ()):
                for x, y in (self.place(*point) for point in ring[::4]):
                    if not (left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1):
                        return True
        return False


def clip_ring(points: list[Pixel], frame: tuple[float, float, float, float]) -> list[Pixel]:
    """Return a ring cut at a window a little larger than the frame, so that the cut itself is not seen.

    Formula: one edge after the other. Reference: Sutherland and Hodgman, “Reentrant polygon clipping”, CACM 17 (1974).

    >>> clip_ring([(0, 0), (40, 0), (40, 10), (0, 10)], (0, 0, 20, 10))
    [(0, 0), (24.0, 0.0), (24.0, 10.0), (0, 10)]
    """
    left, top, right, bottom = frame
    for axis, edge, sign in ((0, left - BEYOND, 1), (0, right + BEYOND, -1), (1, top - BEYOND, 1), (1, bottom + BEYOND, -1)):
        if all(sign * (p[axis] - edge) >= 0 for p in points):
            continue
        kept: list[Pixel] = []
        for last, here in zip([points[-1], *points[:-1]], points, strict=True):
            was, now = sign * (last[axis] - edge) >= 0, sign * (here[axis] - edge) >= 0
            if was != now:
                part = (edge - last[axis]) / (here[axis] - last[axis])
                kept.append((last[0] + part * (here[0] - last[0]), last[1] + part * (here[1] - last[1])))
            if now:
                kept.append(here)
        points = kept
        if not points:
            return []
    return points


def _write_ring(points: list[tuple[float, float]]) -> str:
    rounded: list[tuple[int, int]] = []
    for x, y in points:
        spot = (round(x * GRID), round(y * GRID))
        if not rounded or spot != rounded[-1]:
            rounded.append(spot)
    if len(rounded) < 3:
        return ""
    text, (x, y) = f"M{rounded[0][0]} {rounded[0][1]}l", rounded[0]
    steps = []
    for nx, ny in rounded[1:-1] if rounded[-1] == rounded[0] else rounded[1:]:
        steps.append(f"{nx - x}{'' if ny < y else ' '}{ny - y}")
        x, y = nx, ny
    return text + " ".join(steps).replace(" -", "-") + "z"


def draw_choropleth(paint: Paint, globe: Globe, trace: Any, covered: set[str]) -> str:
    """Return the coloured countries of a trace; those that a later trace paints over are left out."""
    width = float(trace.marker.line.width or 0)
    line = f'{paint.stroke(trace.marker.line.color)} stroke-width="{width * GRID:g}"' if width else ""
    paths: dict[str, list[str]] = {}
    for country, value in zip(trace.locations, trace.z, strict=True):
        path = "" if country in covered else globe.trace_country(str(country))
        if path:
            paths.setdefault(find_color(trace, float(value)), []).append(path)
    drawn = "".join(f'<path d="{"".join(p)}"{paint.fill(color)}/>' for color, p in paths.items())
    return f'<g transform="scale({1 / GRID:g})" stroke-linejoin="round"{line}>{drawn}</g>' if drawn else ""


def is_opaque(trace: Any) -> bool:
    """Return whether a trace hides what is below its countries."""
    return all(split_color(color)[1] == 1 for _, color in trace.colorscale)


def draw_scattergeo(paint: Paint, globe: Globe, trace: Any, usual: object) -> str:
    """Return lines, marks and texts that stand at longitudes and latitudes."""
    points = [
        None if is_missing(lon) or is_missing(lat) else globe.place(float(lon), float(lat))
        for lon, lat in zip(trace.lon, trace.lat, strict=True)
    ]
    mode, parts = str(trace.mode or "markers"), []
    if "lines" in mode:
        parts.append(draw_line(paint, points, trace.line))
    if "markers" in mode and split_color(trace.marker.color if isinstance(trace.marker.color, str) else "#000000")[1]:
        parts.append(draw_marks(paint, trace.marker, points))
    if "text" in mode:
        parts.append(draw_labels(paint, trace, points, usual))
    return "".join(parts)
