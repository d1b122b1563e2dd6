"""Reads the series out of a figure, so that a chart is described once and still can be edited in a slide program.

Bars become bars, stacked ones stacked, lines over years lines, ordered dots and strips markers over their names with the
intervals as error bars, a scatter of two measures a scatter. Maps, cells and spans have no native form: they stay pictures.
"""

import html
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from indicators.charts.theme import Look, country_color
from indicators.i18n import country_name, format_number, format_percent, format_signed

TAGS = re.compile(r"<[^>]+>")
PAD = 0.06
"""Part of an axis that the figures leave free at its ends."""
FACTORS = (1.0, 1e3, 1e6, 1e9)
BARS, COLUMNS, STACKED_BARS, STACKED_COLUMNS, LINES, MARKERS, SCATTER = (
    "bars", "columns", "stacked_bars", "stacked_columns", "lines", "markers", "scatter",
)  # fmt: skip
LOOK = Look()
SKIPPED = frozenset({"missing", "africa", "interval", "ranges", "pairs", "texts"})


@dataclass(frozen=True)
class Series:
    """One series: a value, and where known the ends of its interval, for each category; a scatter has `x` as well."""

    name: str
    values: tuple[float | None, ...]
    color: str = ""
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    x: tuple[float | None, ...] = ()
    x_lower: tuple[float | None, ...] = ()
    x_upper: tuple[float | None, ...] = ()
    colors: tuple[str, ...] = ()
    strong: bool = True


@dataclass(frozen=True)
class Native:
    """A chart in a slide program's own terms."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    form: str = "General"
    low: float | None = None
    high: float | None = None
    x_form: str = "General"
    x_ends: tuple[float, float] | None = None
    step: float | None = None
    x_step: float | None = None


def read_native(figure: go.Figure, lang: str, name: str = "") -> Native | None:
    """Return the native chart of a figure, or None where there is none; `name` is what a nameless series is called."""
    traces = [t for t in figure.data if t.name not in SKIPPED and t.visible is not False]
    kinds = {t.type for t in figure.data}
    if kinds == {"bar"} and not any(t.base is not None for t in traces):
        return _read_bars(figure, traces, lang, name)
    if kinds != {"scatter"}:
        return None
    if any("lines" in str(t.mode) for t in traces):
        return _read_lines(figure, traces, lang)
    if _is_strip(figure):
        return _read_markers(figure, traces, lang, name)
    if figure.layout.yaxis.ticktext is not None and figure.layout.xaxis.type != "log":
        return _read_scatter(figure, traces, lang)
    return None


def _is_strip(figure: go.Figure) -> bool:
    """Whether the rows of the figure are names: of countries on the axis, or of dimensions above strips."""
    axis = figure.layout.yaxis
    low_first = axis.range is not None and axis.range[0] > axis.range[1]
    return bool(low_first) and figure.layout.xaxis.type != "log"


def plain(text: object) -> str:
    """Return a text of a figure without its tags.

    >>> plain("<b>Côte</b> d’Ivoire &amp; more<br>x")
    'Côte d’Ivoire & more x'
    """
    return html.unescape(TAGS.sub("", str(text).replace("<br>", " ")))


def find_scale(axis: Any, lang: str) -> tuple[float, str]:
    """Return what the values must be divided by, and the number format, so that the axis reads as in the figure."""
    ticks = list(axis.tickvals or ())
    texts = [str(t) for t in axis.ticktext] if axis.ticktext is not None else []
    pairs = [(float(v), t) for v, t in zip(ticks, texts, strict=False) if v]
    if not pairs:
        return 1.0, "#,##0"
    value, text = pairs[-1]
    for places in range(5):
        if text == format_percent(lang, value, places):
            return 1.0, f"0{_decimals(places)}%"
        if text == format_percent(lang, value / 100, places):
            return 1.0, f'0{_decimals(places)}"%"'
        for factor in FACTORS:
            if text in (format_number(lang, value / factor, places), format_signed(lang, value / factor, places)):
                return factor, f"#,##0{_decimals(places)}"
    return 1.0, "General"


def _decimals(places: int) -> str:
    return "." + "0" * places if places else ""


def _number(value: Any, factor: float = 1) -> float | None:
    return None if value is None or value != value else float(value) / factor


def _each(value: Any, count: int) -> list[Any]:
    return [value] * count if value is None or isinstance(value, str | int | float) else list(value)


def _read_bars(figure: go.Figure, traces: list[Any], lang: str, name: str) -> Native | None:
    lying = any(t.orientation == "h" for t in traces)
    layout = figure.layout
    values, names = (layout.xaxis, layout.yaxis) if lying else (layout.yaxis, layout.xaxis)
    factor, form = find_scale(values, lang)
    spots = sorted({float(k) for t in traces for k in (t.y if lying else t.x)})
    if lying:
        held = dict(zip([float(v) for v in names.tickvals], [plain(t) for t in names.ticktext], strict=False))
        categories = tuple(held.get(s, "") for s in spots)
    else:
        categories = tuple(str(int(s)) for s in spots)
    stacked = layout.barmode in ("stack", "relative")
    series = []
    for trace in traces:
        own = dict(zip([float(k) for k in (trace.y if lying else trace.x)], trace.x if lying else trace.y, strict=True))
        colors = _each(trace.marker.color, len(own))
        single = colors[0] if len({str(c) for c in colors}) == 1 else ""
        series.append(
            Series(
                plain(trace.name) if stacked else _series_name(trace, lang, name),
                tuple(_number(own.get(s), factor) for s in spots),
                color=single,
                colors=() if single or stacked else tuple(str(c) for c in colors),
            )
        )
    kind = (STACKED_BARS if stacked else BARS) if lying else (STACKED_COLUMNS if stacked else COLUMNS)
    return Native(kind, categories, tuple(series), form, low=0)


def _series_name(trace: Any, lang: str, name: str) -> str:
    codes = {str(c) for c in _each(trace.customdata, 1) if c}
    return name or (country_name(lang, codes.pop()) if len(codes) == 1 else str(trace.name))


def _read_lines(figure: go.Figure, traces: list[Any], lang: str) -> Native | None:
    factor, form = find_scale(figure.layout.yaxis, lang)
    lines: dict[str, dict[float, float | None]] = {}
    colors: dict[str, str] = {}
    for trace in traces:
        if trace.fill or "lines" not in str(trace.mode) or trace.x is None:
            continue
        for x, y, text in zip(trace.x, trace.y, _each(trace.hovertext, len(trace.x)), strict=True):
            if x is None:
                continue
            name = country_name(lang, str(trace.name)) if trace.name not in ("others", "series") else _name_of(text, trace.name)
            lines.setdefault(name, {})[float(x)] = _number(y, factor)
            colors.setdefault(name, str(trace.line.color))
    if not lines:
        return None
    years = sorted({x for own in lines.values() for x in own})
    if any(not y.is_integer() for y in years):
        return None
    span = [float(y) for y in range(int(years[0]), int(years[-1]) + 1)]
    strong = {country_name(lang, str(t.name)) for t in traces if t.name != "others"}
    series = tuple(
        Series(name, tuple(own.get(y) for y in span), colors[name], strong=name in strong or len(lines) == 1)
        for name, own in sorted(lines.items(), key=lambda item: item[0] in strong)
    )
    low, high, step = _ends(figure.layout.yaxis, factor, _all_values(series))
    return Native(LINES, tuple(str(int(y)) for y in span), series, form, low, high, step=step)


def _name_of(text: object, fallback: object) -> str:
    return plain(text).split("  ")[0] if text else str(fallback)


def _ends(axis: Any, factor: float, values: Iterable[float | None]) -> tuple[float | None, float | None, float | None]:
    """Both ends of an axis on whole steps, and the step, so that the slide program writes the figure's own ticks."""
    known = [v for v in values if v is not None]
    if axis.range is None or axis.tickvals is None or len(axis.tickvals) < 2 or not known:
        return None, None, None
    step = (float(axis.tickvals[1]) - float(axis.tickvals[0])) / factor
    low, high = sorted(float(v) / factor for v in axis.range)
    pad = (high - low) * PAD
    first, last = min(low + pad, *known), max(high - pad, *known)
    return round(math.floor(first / step) * step, 9), round(math.ceil(last / step) * step, 9), round(step, 9)


def _all_values(series: Iterable[Series]) -> list[float | None]:
    return [v for s in series for v in (*s.values, *s.lower, *s.upper)]


def _read_markers(figure: go.Figure, traces: list[Any], lang: str, name: str) -> Native | None:
    factor, form = find_scale(figure.layout.xaxis, lang)
    names = _row_names(figure)
    if not names:
        return None
    rows = sorted(names)
    merged: dict[str, dict[float, tuple[float | None, float | None, float | None, str]]] = {}
    both = any(t.name == "highlighted" and t.x for t in traces)
    for trace in traces:
        if "markers" not in str(trace.mode) or trace.x is None or trace.name == "members":
            continue
        key = "" if trace.name in ("others", "highlighted", "best") else str(trace.name)
        colors = _each(trace.marker.color, len(trace.x))
        up = _each(trace.error_x.array, len(trace.x))
        down = _each(trace.error_x.arrayminus, len(trace.x))
        for i, (x, y) in enumerate(zip(trace.x, trace.y, strict=True)):
            value = _number(x, factor)
            if value is None:
                continue
            color = colors[i] or trace.marker.line.color
            if trace.name in ("others", "highlighted") and trace.customdata is not None and both:
                strong = trace.name == "highlighted"
                color = country_color(LOOK, str(trace.customdata[i])) if strong else LOOK.tokens.others
            ends = (value - (down[i] or 0) / factor, value + (up[i] or 0) / factor) if up[i] or down[i] else (None, None)
            merged.setdefault(key, {})[float(y)] = (value, *ends, str(color))
    _add_segments(figure, merged, factor)
    series = tuple(
        Series(
            _marker_name(figure, key, lang, name),
            tuple(own[r][0] if r in own else None for r in rows),
            color=next(iter(own.values()))[3],
            lower=tuple(own[r][1] if r in own else None for r in rows),
            upper=tuple(own[r][2] if r in own else None for r in rows),
            colors=tuple(own[r][3] if r in own else "" for r in rows),
        )
        for key, own in merged.items()
    )
    low, high, step = _ends(figure.layout.xaxis, factor, _all_values(series))
    categories = tuple(names[r] for r in rows)
    return Native(MARKERS, categories, series, form, low, high, step=step) if series else None


def _row_names(figure: go.Figure) -> dict[float, str]:
    axis = figure.layout.yaxis
    if axis.ticktext is not None:
        return dict(zip([float(v) for v in axis.tickvals], [plain(t) for t in axis.ticktext], strict=True))
    titles = [a for a in figure.layout.annotations if a.yanchor == "bottom" and a.xref == "paper" and a.y is not None]
    return {float(a.y): plain(a.text).split("  ")[0] for a in titles}


def _add_segments(figure: go.Figure, merged: dict[str, Any], factor: float) -> None:
    """Intervals that the figure draws as lines: from x to x on the row of the mark."""
    for trace in figure.data:
        if trace.name not in ("interval", "ranges"):
            continue
        own = merged.get("") or next((m for k, m in merged.items() if k not in ("median",)), None)
        if own is None:
            continue
        xs, ys = list(trace.x), list(trace.y)
        for i in range(0, len(xs) - 1, 3):
            row = float(ys[i])
            if row in own:
                value, _, _, color = own[row]
                own[row] = (value, float(xs[i]) / factor, float(xs[i + 1]) / factor, color)


def _marker_name(figure: go.Figure, key: str, lang: str, name: str) -> str:
    for trace in figure.data:
        if trace.name == key and trace.hovertext is not None and key == "median":
            return plain(_each(trace.hovertext, 1)[0])
    return country_name(lang, key) if key else name


def _read_scatter(figure: go.Figure, traces: list[Any], lang: str) -> Native | None:
    across, x_form = find_scale(figure.layout.xaxis, lang)
    up, form = find_scale(figure.layout.yaxis, lang)
    series = []
    for trace in traces:
        if "markers" not in str(trace.mode) or trace.x is None or trace.customdata is None:
            continue
        count = len(trace.x)
        colors = _each(trace.marker.color, count)
        bars = [_each(b, count) for b in (trace.error_x.arrayminus, trace.error_x.array)]
        for i, (x, y, code) in enumerate(zip(trace.x, trace.y, trace.customdata, strict=True)):
            if _number(x) is None or _number(y) is None:
                continue
            minus, plus = (float(b[i] or 0) / across for b in bars)
            spot = float(x) / across
            series.append(
                Series(
                    country_name(lang, str(code)), (float(y) / up,), str(colors[i]), x=(spot,),
                    x_lower=(spot - minus,), x_upper=(spot + plus,), strong=trace.name != "others",
                )
            )  # fmt: skip
    if not series:
        return None
    low, high, step = _ends(figure.layout.yaxis, up, _all_values(series))
    left, right, x_step = _ends(figure.layout.xaxis, across, [v for s in series for v in (*s.x, *s.x_lower, *s.x_upper)])
    ends = None if left is None or right is None else (left, right)
    return Native(SCATTER, (), tuple(series), form, low, high, x_form, ends, step, x_step)
