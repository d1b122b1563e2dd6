"""What the maps know about shapes: centre, area, bounds and hatching of each country, cut once by `curate`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indicators.errors import DataError

PATH = Path(__file__).with_name("shapes.json")
INSET = "BEL"
NEVER_COLOURED = ("ESH",)
SMALLEST_TARGET = 60_000


@dataclass(frozen=True)
class Shape:
    """One country: where a mark for it goes, how large it is, the lines that fill it where there is no value."""

    centre: tuple[float, float]
    area: float
    bounds: tuple[float, float, float, float]
    hatch: tuple[tuple[float, float, float, float], ...]
    reversed: tuple[tuple[float, float, float, float], ...]


@lru_cache
def load_shapes() -> dict[str, Shape]:
    """Return the shapes by ISO3 code.

    Raises:
        DataError: the file is missing or broken.
    """
    try:
        raw = json.loads(PATH.read_text(encoding="utf-8"))
        return {
            code: Shape(
                centre=tuple(s["centre"]),
                area=s["area"],
                bounds=tuple(s["bounds"]),
                hatch=tuple(tuple(line) for line in s["hatch"]),
                reversed=tuple(tuple(line) for line in s["reversed"]),
            )
            for code, s in raw.items()
        }
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            "The map's {file} cannot be read ({error}). Restore it from the repository.", file=PATH.name, error=error
        ) from None


def african_codes() -> list[str]:
    """Return the ISO3 codes of everything that is drawn as Africa; Western Sahara is drawn and never coloured."""
    return [*(c for c in load_shapes() if c != INSET), *NEVER_COLOURED]


def join_segments(countries: Iterable[str], *, leaning_back: bool) -> tuple[list[float | None], list[float | None]]:
    """Return the hatching of several countries as longitudes and latitudes, with a gap after each line."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for country in countries:
        shape = load_shapes()[country]
        for x0, y0, x1, y1 in shape.reversed if leaning_back else shape.hatch:
            lon += [x0, x1, None]
            lat += [y0, y1, None]
    return lon, lat
