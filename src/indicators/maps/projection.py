"""The Equal Earth projection and the views of our maps: Africa, and Belgium enlarged by a stated factor.

Formula: Šavrič, Patterson, Jenny, “The Equal Earth map projection”, International Journal of Geographical Information
Science 33 (2019), equations 8 and 9.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2
SAMPLES = 24


@dataclass(frozen=True)
class View:
    """A window of the globe: longitudes, latitudes and the meridian that stands upright."""

    lon: tuple[float, float]
    lat: tuple[float, float]
    rotation: float


AFRICA = View((-47, 60), (-36, 38), 17)
AFRICA_COMPACT = View((-34, 57), (-36, 38), 17)


def project(lon: float, lat: float, rotation: float = 0) -> tuple[float, float]:
    """Return x and y on a globe of radius 1.

    >>> [round(v, 4) for v in project(180, 0)], [round(v, 4) for v in project(0, 90)]
    ([2.7066, 0.0], [0.0, 1.3174])
    """
    theta = math.asin(M * math.sin(math.radians(lat)))
    y = theta * (A1 + A2 * theta**2 + A3 * theta**6 + A4 * theta**8)
    slope = A1 + 3 * A2 * theta**2 + 7 * A3 * theta**6 + 9 * A4 * theta**8
    return math.radians(lon - rotation) * math.cos(theta) / (M * slope), y


def unproject_latitude(y: float) -> float:
    """Return the latitude whose y this is.

    >>> round(unproject_latitude(project(0, 50.5)[1]), 6)
    50.5
    """
    low, high = -90.0, 90.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if project(0, middle)[1] < y else (low, middle)
    return (low + high) / 2


@lru_cache
def find_box(view: View) -> tuple[float, float, float, float]:
    """Return the least and the greatest x and y of a view on the globe of radius 1, as Plotly fits it into its frame.

    Plotly projects the outline of the view with its upper and lower edges cut into quarters, each a great circle.
    """
    (west, east), (south, north) = view.lon, view.lat
    quarter = (east - west) / 4
    points = [project(lon, lat, view.rotation) for lon in view.lon for lat in _along(south, north)]
    for lat in view.lat:
        for i in range(4):
            start, end = west + i * quarter, west + (i + 1) * quarter
            points += [project(lon, bent, view.rotation) for lon, bent in _great_circle(start, end, lat)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def find_extent(view: View) -> tuple[float, float]:
    """Return width and height of a view on the globe of radius 1."""
    west, south, east, north = find_box(view)
    return east - west, north - south


def _along(south: float, north: float) -> list[float]:
    inside = [0.0] if south < 0 < north else []
    return [south, *inside, north]


def _great_circle(west: float, east: float, lat: float) -> list[tuple[float, float]]:
    half = math.radians(east - west) / 2
    spots = []
    for i in range(SAMPLES + 1):
        lon = west + (east - west) * i / SAMPLES
        off = math.radians(lon - (west + east) / 2)
        spots.append((lon, math.degrees(math.atan(math.tan(math.radians(lat)) * math.cos(off) / math.cos(half)))))
    return spots


def enlarge(main: View, bounds: tuple[float, float, float, float], share: tuple[float, float]) -> tuple[View, int]:
    """Return the view of an inset and its whole-number enlargement against the main map.

    The inset's width and height stand to the main view's as its share of the frame does, divided by the factor. So the
    factor holds at every size of the figure, whichever side limits the fit.

    Args:
        main: view of the main map, which fills the frame.
        bounds: west, south, east, north of the country in the inset.
        share: width and height of the inset as parts of the frame.
    """
    west, south, east, north = bounds
    rotation = (west + east) / 2
    wide, tall = find_extent(main)
    own_wide = project(east, south, rotation)[0] - project(west, south, rotation)[0]
    bottom, top = project(0, south)[1], project(0, north)[1]
    factor = math.floor(min(share[0] * wide / own_wide, share[1] * tall / (top - bottom)))
    height = share[1] * tall / factor
    lat = tuple(unproject_latitude((top + bottom) / 2 + side * height / 2) for side in (-1, 1))
    reach = share[0] * wide / factor / 2 / project(1, lat[0])[0]
    return View((rotation - reach, rotation + reach), (lat[0], lat[1]), rotation), factor
