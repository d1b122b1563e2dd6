"""Where points of a map lie too close together: close-ups of them, and numbers beside the marks that never cover each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.charts.labels import Box
from indicators.maps.projection import View, find_box, project, unproject_latitude

WIDTH, HEIGHT = 300, 360
"""The narrowest frame of a map in pixels: numbers that keep apart there keep apart in every wider one."""
LINK = 13
"""Marks nearer than this, in pixels, belong together."""
FEW, MOST = 4, 5
"""A group of fewer marks is not enlarged, its numbers move aside; and at most so many close-ups are drawn."""
NEARLY = 0.8
MARGIN = 0.2
SMALLEST = 0.1
"""Least height of a close-up in degrees, about eleven kilometres."""
RADII = (11, 16, 22, 30, 40, 52, 66, 82, 100)
ANGLES = (0, 180, 270, 90, 330, 30, 210, 150, 300, 60, 240, 120)
REACH = RADII[-1] + 20
DIGIT, LINE = 7.5, 13
Point = tuple[float, float]


@dataclass(frozen=True)
class Sheetlet:
    """One map of a set: the first shows everything, the others are close-ups.

    Attributes:
        letter: name of a close-up; empty for the first map.
        view: its window.
        inside: positions of the points that lie in it.
        numbered: positions of those that no close-up of it shows larger.
        frames: letter and window of its own close-ups.
    """

    letter: str
    view: View
    inside: tuple[int, ...]
    numbered: tuple[int, ...]
    frames: tuple[tuple[str, View], ...]

    @property
    def kilometres(self) -> float:
        """Distance from the upper to the lower edge."""
        return (self.view.lat[1] - self.view.lat[0]) * 111.2


@dataclass(frozen=True)
class Scale:
    """From longitude and latitude to pixels of the narrowest frame and back."""

    view: View
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def factor(self) -> float:
        """Pixels for one unit of the projection."""
        west, south, east, north = find_box(self.view)
        return min(self.width / (east - west), self.height / (north - south))

    def place(self, point: Point) -> Point:
        """Pixels right of and below the middle."""
        west, south, east, north = find_box(self.view)
        x, y = project(point[0], point[1], self.view.rotation)
        return (x - (west + east) / 2) * self.factor, ((south + north) / 2 - y) * self.factor

    def locate(self, spot: Point) -> Point:
        """Longitude and latitude of a place in pixels."""
        west, south, east, north = find_box(self.view)
        x, y = spot[0] / self.factor + (west + east) / 2, (south + north) / 2 - spot[1] / self.factor
        latitude = unproject_latitude(y)
        return self.view.rotation + x / project(1, latitude)[0], latitude


def plan_closeups(points: Sequence[Point], view: View) -> list[Sheetlet]:
    """Return the map of everything and the close-ups that its crowds, and theirs, need; the largest crowds first.

    Args:
        points: longitudes and latitudes.
        view: window of the first map.
    """
    waiting = [("", view, tuple(range(len(points))))]
    done: list[Sheetlet] = []
    while waiting:
        letter, window, inside = waiting.pop(0)
        frames: list[tuple[str, View]] = []
        shown = set(inside)
        for group in _find_crowds(points, window, inside):
            close, held = _tighten(points, group, sorted(shown))
            if len(done) + len(waiting) >= MOST or not _is_smaller(close, window) or len(held) < FEW:
                continue
            name = chr(ord("A") + len(done) + len(waiting))
            frames.append((name, close))
            shown -= set(held)
            waiting.append((name, close, held))
        done.append(Sheetlet(letter, window, inside, tuple(sorted(shown)), tuple(frames)))
    return done


def _tighten(points: Sequence[Point], group: Sequence[int], free: Sequence[int]) -> tuple[View, tuple[int, ...]]:
    """The window of a crowd and what lies in it; where nearly all of it crowds together again, the window of those."""
    close = fit_view([points[i] for i in group])
    held = tuple(i for i in free if _contains(close, points[i]))
    inner = next(iter(_find_crowds(points, close, held)), [])
    again = fit_view([points[i] for i in inner]) if len(inner) >= NEARLY * len(held) else close
    return _tighten(points, inner, free) if _is_smaller(again, close) else (close, held)


def _is_smaller(view: View, than: View) -> bool:
    return view.lat[1] - view.lat[0] < 0.6 * (than.lat[1] - than.lat[0])


def _find_crowds(points: Sequence[Point], view: View, inside: Sequence[int]) -> list[list[int]]:
    """Groups of marks that touch, each linked to the next, the largest first."""
    spots = {i: Scale(view).place(points[i]) for i in inside}
    groups: list[list[int]] = []
    left = list(inside)
    while left:
        group = [left.pop(0)]
        for own in group:
            near = [i for i in left if math.dist(spots[own], spots[i]) < LINK]
            group += near
            left = [i for i in left if i not in near]
        groups.append(sorted(group))
    return sorted((g for g in groups if len(g) >= FEW), key=lambda g: (-len(g), g))


def fit_view(points: Sequence[Point]) -> View:
    """Return the window around some points, with a margin, in the proportions of the narrowest frame."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shrink = project(1, middle[1])[0] / (project(0, middle[1] + 0.5)[1] - project(0, middle[1] - 0.5)[1])
    tall = max((max(lats) - min(lats)) * (1 + 2 * MARGIN), SMALLEST)
    wide = (max(lons) - min(lons)) * (1 + 2 * MARGIN)
    tall = max(tall, wide * shrink * HEIGHT / WIDTH)
    wide = tall / shrink * WIDTH / HEIGHT
    return View((middle[0] - wide / 2, middle[0] + wide / 2), (middle[1] - tall / 2, middle[1] + tall / 2), middle[0])


def _contains(view: View, point: Point) -> bool:
    return view.lon[0] < point[0] < view.lon[1] and view.lat[0] < point[1] < view.lat[1]


def place_numbers(sheetlet: Sheetlet, points: Sequence[Point], numbers: Sequence[int]) -> dict[int, tuple[Point, bool]]:
    """Return where each number stands, as longitude and latitude, and whether a line must lead to its mark.

    A number stands beside its mark, else farther away in steps, where it covers neither another number nor a mark.

    Args:
        sheetlet: the map.
        points: longitudes and latitudes of all points.
        numbers: of all points.
    """
    scale = Scale(sheetlet.view)
    spots = {i: scale.place(points[i]) for i in sheetlet.inside}
    marks = {i: Box(x - 6, y - 6, x + 6, y + 6) for i, (x, y) in spots.items()}
    taken = [_frame_box(scale, view) for _, view in sheetlet.frames]
    placed: dict[int, tuple[Point, bool]] = {}
    for own in sorted(sheetlet.numbered, key=lambda i: spots[i]):
        x, y = spots[own]
        near = Box(x - REACH, y - REACH, x + REACH, y + REACH)
        half = (DIGIT * len(str(numbers[own])) / 2, LINE / 2)
        others = [m for i, m in marks.items() if i != own and near.overlap(m)]
        words = [t for t in taken if near.overlap(t)]
        least, radius, spot, box = float("inf"), 0, spots[own], marks[own]
        for reach, (place, room) in ((r, _shift(spots[own], r, angle, half)) for r in RADII for angle in ANGLES):
            cost = _measure(room, words, others, scale)
            if cost < least:
                least, radius, spot, box = cost, reach, place, room
            if cost == 0:
                break
        taken.append(box)
        placed[own] = (scale.locate(spot), radius > RADII[1])
    return placed


def _frame_box(scale: Scale, view: View) -> Box:
    left, top = scale.place((view.lon[0], view.lat[1]))
    right, bottom = scale.place((view.lon[1], view.lat[0]))
    return Box(left - 2, top - 2, right + 16, bottom + 2)


def _shift(spot: Point, radius: float, angle: float, half: Point) -> tuple[Point, Box]:
    turn = math.radians(angle)
    x = spot[0] + (radius + half[0] / 2) * math.cos(turn)
    y = spot[1] + radius * math.sin(turn)
    return (x, y), Box(x - half[0] - 1, y - half[1], x + half[0] + 1, y + half[1])


def _measure(box: Box, taken: Sequence[Box], marks: Sequence[Box], scale: Scale) -> float:
    across, down = scale.width / 2, scale.height / 2
    outside = (
        max(0.0, -across - box.left) + max(0.0, box.right - across) + max(0.0, -down - box.top) + max(0.0, box.bottom - down)
    )
    return 20 * outside + 3 * sum(box.overlap(t) for t in taken) + sum(box.overlap(m) for m in marks)
