"""Cuts diagonal lines with a country's shape: Plotly's choropleth has no pattern of its own."""

import math

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

STEP = 1.15
FINE_STEP = 0.28
SHORTEST = 0.25


def cut_hatching(geometry: BaseGeometry, *, fine: bool, leaning: int) -> list[list[float]]:
    """Return segments `[lon, lat, lon, lat]` that fill a shape with parallel lines.

    Args:
        geometry: the country, in degrees.
        fine: true for small countries, whose lines stand closer.
        leaning: 1 for lines that rise to the right, −1 for lines that fall.
    """
    step = FINE_STEP if fine else min(STEP, math.sqrt(geometry.area) / 4)
    left, low, right, high = geometry.bounds
    reach = (right - left) + (high - low)
    middle = (left + right) / 2, (low + high) / 2
    segments = []
    for i in range(-math.ceil(reach / step), math.ceil(reach / step) + 1):
        x = middle[0] + i * step
        line = LineString([(x - reach, middle[1] - leaning * reach), (x + reach, middle[1] + leaning * reach)])
        for part in shapely.get_parts(line.intersection(geometry)):
            if part.geom_type == "LineString" and part.length >= SHORTEST * step:
                segments.append([round(v, 2) for point in part.coords for v in point])
    return segments
