"""Names at the left of charts with one row for each name: wrapped to their room, in rows tall enough for them."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from indicators.charts.theme import LABEL_SIZE, TICK_SIZE, Look, value_axis
from indicators.charts.words import text_width, wrap_html

LINE = 1.25
"""Height of a line of a label, in type sizes."""
GAP = 6
LEAST_LETTERS = 10


def label_size(look: Look) -> int:
    """Return the type size of the names, in pixels."""
    return TICK_SIZE if look.compact else LABEL_SIZE


def wrap_labels(labels: Iterable[object], left: int, size: float = LABEL_SIZE) -> list[str]:
    """Return the names as HTML; those that are wider than a margin of `left` pixels at this type size are broken."""
    longest = max(LEAST_LETTERS, int(left / (size * 0.5)))
    texts = [str(label) for label in labels]
    return [escape(t) if text_width(t, size) <= left - GAP else wrap_html(escape(t), longest) for t in texts]


def fit_row(labels: Sequence[str], least: int, look: Look) -> int:
    """Return the pixels of a row in which no wrapped name touches the next one, at least `least`."""
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    return max(least, round(lines * label_size(look) * LINE + GAP))


def row_axis(labels: Sequence[str], look: Look) -> dict[str, Any]:
    """Return the upright axis: the first of the wrapped names at the top, no grid."""
    return value_axis(
        look,
        showgrid=False,
        range=[len(labels) - 0.5, -0.5],
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        tickfont={"size": label_size(look), "color": look.tokens.ink},
    )
