"""Keeps labels apart: along one line (ends of curves) and in a plane (points of a scatter)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return positions at least `gap` apart, as near as may be to the wanted ones, in the same order.

    Labels that touch are merged into blocks, and each block is centred on the mean of what its labels want.
    When they do not fit between `low` and `high`, the gap shrinks until they do.
    """
    if not positions:
        return []
    if len(positions) > 1:
        gap = min(gap, (high - low) / (len(positions) - 1))
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    blocks: list[list[int]] = []
    for i in order:
        blocks.append([i])
        while len(blocks) > 1 and _top(blocks[-2], positions, gap, low, high) + gap > _start(
            blocks[-1], positions, gap, low, high
        ):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    placed = [0.0] * len(positions)
    for block in blocks:
        start = _start(block, positions, gap, low, high)
        for offset, i in enumerate(block):
            placed[i] = start + offset * gap
    return placed


def _start(block: list[int], positions: Sequence[float], gap: float, low: float, high: float) -> float:
    wanted = sum(positions[i] - offset * gap for offset, i in enumerate(block)) / len(block)
    return max(low, min(wanted, high - gap * (len(block) - 1)))


def _top(block: list[int], positions: Sequence[float], gap: float, low: float, high: float) -> float:
    return _start(block, positions, gap, low, high) + gap * (len(block) - 1)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the area that two rectangles share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True)
class Plot:
    """The size of a plot in pixels, and the ends of its axes."""

    width: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def across(self, value: float) -> float:
        """Return how many pixels a value lies from the left."""
        return (value - self.x_range[0]) / (self.x_range[1] - self.x_range[0]) * self.width

    def down(self, value: float) -> float:
        """Return how many pixels a value lies from above."""
        return (self.y_range[1] - value) / (self.y_range[1] - self.y_range[0]) * self.height

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands, in pixels from the upper left corner."""
        return self.across(x), self.down(y)


@dataclass(frozen=True)
class Placed:
    """Where a label goes, as an offset in pixels from its point, and the side it is anchored on."""

    dx: float
    dy: float
    anchor: str


NEAR = (
    Placed(12, 0, "left"),
    Placed(-12, 0, "right"),
    Placed(0, -16, "center"),
    Placed(0, 16, "center"),
    Placed(11, -7, "left"),
    Placed(11, 7, "left"),
    Placed(-11, -7, "right"),
    Placed(-11, 7, "right"),
    Placed(4, -16, "right"),
    Placed(-4, -16, "left"),
    Placed(4, 16, "right"),
    Placed(-4, 16, "left"),
    Placed(11, -14, "left"),
    Placed(11, 14, "left"),
    Placed(-11, -14, "right"),
    Placed(-11, 14, "right"),
)
"""Places from which a label cannot be taken for that of a neighbour."""
AIR = 5
"""Pixels between two labels on one line."""
ROUNDS = 3
"""How often each label may move again when it sees where the others went."""


def fit_labels(
    points: Sequence[tuple[float, float]],
    widths: Sequence[float],
    width: float,
    height: float,
    *,
    must: int,
    marks: Sequence[tuple[float, float]],
    line: float = 16,
    obstacles: Sequence[Box] = (),
    lines: Sequence[Box] = (),
) -> list[Placed | None]:
    """Return a place for each label that has room, `None` for those that would cover something or be taken for another's.

    Args:
        points: in pixels from the upper left corner of the plot, the most important first.
        widths: of the labels, in pixels.
        width, height: of the plot.
        must: how many of the first labels are written even where they cover something; they are placed together.
        marks: every mark that is drawn, also those without a label.
        line: height of a label.
        obstacles: rectangles that are already written on.
        lines: thin rectangles that a label may cross rather than cover anything else.
    """
    boxes = [[_box(x, y, size, line, place) for place in NEAR] for (x, y), size in zip(points, widths, strict=True)]
    costs = []
    for number, ((x, y), own) in enumerate(zip(points, boxes, strict=True)):
        others = [(a, b) for a, b in marks if abs(a - x) > 4 or abs(b - y) > 4]
        taken = [*obstacles, *(Box(a - 8, b - 6, a + 8, b + 6) for a, b in others)]
        near = [*lines, *(Box(a - 16, b - 8, a + 16, b + 8) for a, b in others)] if number < must else lines
        costs.append([_cost(box, taken, near, width, height) for box in own])
        if number >= must:
            costs[-1] = [c + is_ambiguous(b, (x, y), others) for c, b in zip(costs[-1], own, strict=True)]
    chosen: list[int | None] = [*_place_together(boxes[:must], costs[:must])]
    for number in range(must, len(points)):
        written = [_pad(boxes[i][place], AIR) for i, place in enumerate(chosen) if place is not None]
        free = (
            place
            for place, box in enumerate(boxes[number])
            if costs[number][place] == 0 and not any(box.overlap(other) for other in written)
        )
        chosen.append(next(free, None))
    return [None if place is None else NEAR[place] for place in chosen]


def _place_together(boxes: Sequence[Sequence[Box]], costs: Sequence[Sequence[float]]) -> list[int]:
    """The best places of labels that must all be written: each begins once, and all move until nothing is gained."""
    count = len(boxes)

    def measure(own: int, place: int, chosen: dict[int, int]) -> float:
        padded = _pad(boxes[own][place], AIR)
        return costs[own][place] + 3 * sum(padded.overlap(boxes[i][p]) for i, p in chosen.items() if i != own)

    def settle(start: int) -> dict[int, int]:
        chosen: dict[int, int] = {}
        for step in range(ROUNDS * count):
            own = (start + step) % count
            chosen[own] = min(range(len(NEAR)), key=lambda place: (measure(own, place, chosen), place))
        return chosen

    found = [settle(start) for start in range(count)]
    best = min(found, key=lambda chosen: sum(measure(i, p, chosen) for i, p in chosen.items()), default={})
    return [best[i] for i in range(count)]


def _box(x: float, y: float, size: float, line: float, place: Placed) -> Box:
    left = x + place.dx - {"left": 0.0, "center": size / 2, "right": size}[place.anchor]
    return Box(left, y + place.dy - line / 2, left + size, y + place.dy + line / 2)


def _pad(box: Box, air: float) -> Box:
    return Box(box.left - air, box.top, box.right + air, box.bottom)


def _cost(box: Box, taken: Sequence[Box], marks: Sequence[Box], width: float, height: float) -> float:
    outside = max(0.0, -box.left) + max(0.0, box.right - width) + max(0.0, -box.top) + max(0.0, box.bottom - height)
    return 20 * outside + 3 * sum(box.overlap(t) for t in taken) + sum(box.overlap(m) for m in marks)


def is_ambiguous(box: Box, own: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    """Return whether a label stands nearer to another mark than to its own, so that a reader takes it for that one's.

    >>> is_ambiguous(Box(-70, 6, -11, 22), (0, 0), [(-23, 0)]), is_ambiguous(Box(12, -8, 71, 8), (0, 0), [(-23, 0)])
    (True, False)
    """
    reach = _distance(box, own)
    return any(_distance(box, other) < reach for other in others)


def _distance(box: Box, point: tuple[float, float]) -> float:
    across = max(box.left - point[0], 0.0, point[0] - box.right)
    down = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return hypot(across, down)
