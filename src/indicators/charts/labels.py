"""Keeps labels apart: along one line (ends of curves) and in a plane (points of a scatter)."""

from collections.abc import Sequence
from dataclasses import dataclass


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
class Placed:
    """Where a label goes, as an offset in pixels from its point, and the side it is anchored on."""

    dx: float
    dy: float
    anchor: str


CANDIDATES = (
    Placed(12, 0, "left"),
    Placed(-12, 0, "right"),
    Placed(0, -16, "center"),
    Placed(0, 16, "center"),
    Placed(11, -14, "left"),
    Placed(11, 14, "left"),
    Placed(-11, -14, "right"),
    Placed(-11, 14, "right"),
    Placed(22, -26, "left"),
    Placed(22, 26, "left"),
    Placed(-22, -26, "right"),
    Placed(-22, 26, "right"),
)


def place_labels(
    points: Sequence[tuple[float, float]],
    widths: Sequence[float],
    width: float,
    height: float,
    line: float = 16,
    obstacles: Sequence[Box] = (),
) -> list[Placed]:
    """Return a place for each label so that labels cover neither each other nor the points, as far as can be.

    Args:
        points: in pixels from the upper left corner of the plot.
        widths: of the labels, in pixels; the first ones choose first.
        width, height: of the plot.
        line: height of a label.
        obstacles: rectangles that are already written on.
    """
    marks = [Box(x - 8, y - 8, x + 8, y + 8) for x, y in points]
    taken: list[Box] = list(obstacles)
    chosen = []
    for own, ((x, y), size) in enumerate(zip(points, widths, strict=True)):
        others = [m for i, m in enumerate(marks) if i != own]
        best = min(
            enumerate(CANDIDATES),
            key=lambda c: (_cost(_box(x, y, size, line, c[1]), taken, others, width, height), c[0]),
        )[1]
        taken.append(_box(x, y, size, line, best))
        chosen.append(best)
    return chosen


def _box(x: float, y: float, size: float, line: float, place: Placed) -> Box:
    left = x + place.dx - {"left": 0.0, "center": size / 2, "right": size}[place.anchor]
    return Box(left, y + place.dy - line / 2, left + size, y + place.dy + line / 2)


def _cost(box: Box, taken: Sequence[Box], marks: Sequence[Box], width: float, height: float) -> float:
    outside = max(0.0, -box.left) + max(0.0, box.right - width) + max(0.0, -box.top) + max(0.0, box.bottom - height)
    return 20 * outside + 3 * sum(box.overlap(t) for t in taken) + sum(box.overlap(m) for m in marks)
