"""Reads ordered dots and strips out of a figure: markers over names, with the intervals as error bars."""

from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from indicators.charts.theme import Look, country_color
from indicators.export.deck.axes import find_ends, find_scale, plain, read_number, spread
from indicators.export.deck.chart import MARKERS, Native, Series, all_values
from indicators.i18n import country_name

LOOK = Look()


@dataclass(frozen=True)
class Mark:
    """A marker, with the ends of its interval where it has one."""

    value: float
    lower: float | None
    upper: float | None
    color: str


def is_strip(figure: go.Figure) -> bool:
    """Return whether the rows of the figure are names: of countries on the axis, or of dimensions above strips."""
    axis = figure.layout.yaxis
    low_first = axis.range is not None and axis.range[0] > axis.range[1]
    return bool(low_first) and figure.layout.xaxis.type != "log"


def read_strips(figure: go.Figure, traces: list[Any], lang: str, name: str) -> Native | None:
    """Return markers over the names of the rows; `name` is what the nameless series is called."""
    factor, form = find_scale(figure.layout.xaxis, lang)
    names = _row_names(figure)
    if not names:
        return None
    rows = sorted(names)
    marks = _read_marks(traces, factor)
    _add_segments(figure, marks, factor)
    series = tuple(_make_series(_marker_name(figure, key, lang, name), own, rows) for key, own in marks.items())
    low, high, step = find_ends(figure.layout.xaxis, factor, all_values(series))
    reasons = {float(a.y): plain(a.text) for a in figure.layout.annotations if a.name == "reason"}
    categories = tuple(f"{names[r]} ({reasons[r]})" if r in reasons else names[r] for r in rows)
    return Native(MARKERS, categories, series, form, low, high, step=step) if series else None


def _read_marks(traces: list[Any], factor: float) -> dict[str, dict[float, Mark]]:
    """The marks of each series by row; the highlighted ones and the others are one series, in colours of its own."""
    marks: dict[str, dict[float, Mark]] = {}
    both = any(t.name == "highlighted" and t.x for t in traces)
    for trace in traces:
        if "markers" not in str(trace.mode) or trace.x is None or trace.name == "members":
            continue
        key = "" if trace.name in ("others", "highlighted", "best") else str(trace.name)
        colors = spread(trace.marker.color, len(trace.x))
        up = spread(trace.error_x.array, len(trace.x))
        down = spread(trace.error_x.arrayminus, len(trace.x))
        for i, (x, y) in enumerate(zip(trace.x, trace.y, strict=True)):
            value = read_number(x, factor)
            if value is None:
                continue
            color = colors[i] or trace.marker.line.color
            if trace.name in ("others", "highlighted") and trace.customdata is not None and both:
                strong = trace.name == "highlighted"
                color = country_color(LOOK, str(trace.customdata[i])) if strong else LOOK.tokens.others
            lower, upper = (value - (down[i] or 0) / factor, value + (up[i] or 0) / factor) if up[i] or down[i] else (None, None)
            marks.setdefault(key, {})[float(y)] = Mark(value, lower, upper, str(color))
    return marks


def _make_series(name: str, own: dict[float, Mark], rows: list[float]) -> Series:
    held = [own.get(row) for row in rows]
    return Series(
        name,
        tuple(mark.value if mark else None for mark in held),
        color=next(iter(own.values())).color,
        lower=tuple(mark.lower if mark else None for mark in held),
        upper=tuple(mark.upper if mark else None for mark in held),
        colors=tuple(mark.color if mark else "" for mark in held),
    )


def _row_names(figure: go.Figure) -> dict[float, str]:
    axis = figure.layout.yaxis
    if axis.ticktext is not None:
        return dict(zip([float(v) for v in axis.tickvals], [plain(t) for t in axis.ticktext], strict=True))
    titles = [a for a in figure.layout.annotations if a.yanchor == "bottom" and a.xref == "paper" and a.y is not None]
    return {float(a.y): plain(a.text).split("  ")[0] for a in titles}


def _add_segments(figure: go.Figure, marks: dict[str, dict[float, Mark]], factor: float) -> None:
    """Intervals that the figure draws as lines: from x to x on the row of the mark."""
    for trace in figure.data:
        if trace.name not in ("interval", "ranges"):
            continue
        own = marks.get("") or next((m for k, m in marks.items() if k not in ("median",)), None)
        if own is None:
            continue
        xs, ys = list(trace.x), list(trace.y)
        for i in range(0, len(xs) - 1, 3):
            row = float(ys[i])
            if row in own:
                own[row] = replace(own[row], lower=float(xs[i]) / factor, upper=float(xs[i + 1]) / factor)


def _marker_name(figure: go.Figure, key: str, lang: str, name: str) -> str:
    for trace in figure.data:
        if trace.name == key and trace.hovertext is not None and key == "median":
            return plain(spread(trace.hovertext, 1)[0])
    return country_name(lang, key) if key else name
