"""Reads the series out of a figure, so that a chart is described once and still can be edited in a slide program.

Bars become bars, stacked ones stacked, lines over years lines, ordered dots and strips markers over their names with the
intervals as error bars, a scatter of two measures a scatter. Maps, cells and spans have no native form: they stay pictures.
"""

from typing import Any

import plotly.graph_objects as go

from indicators.export.deck.axes import find_ends, find_scale, plain, read_number, spread
from indicators.export.deck.chart import BARS, COLUMNS, LINES, SCATTER, STACKED_BARS, STACKED_COLUMNS, Native, Series, all_values
from indicators.export.deck.strips import is_strip, read_strips
from indicators.i18n import country_name

SKIPPED = frozenset({"missing", "africa", "interval", "ranges", "pairs", "texts"})


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
    if is_strip(figure):
        return read_strips(figure, traces, lang, name)
    if figure.layout.yaxis.ticktext is not None and figure.layout.xaxis.type != "log":
        return _read_scatter(figure, traces, lang)
    return None


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
        colors = spread(trace.marker.color, len(own))
        single = colors[0] if len({str(c) for c in colors}) == 1 else ""
        series.append(
            Series(
                plain(trace.name) if stacked else _series_name(trace, lang, name),
                tuple(read_number(own.get(s), factor) for s in spots),
                color=single,
                colors=() if single or stacked else tuple(str(c) for c in colors),
            )
        )
    kind = (STACKED_BARS if stacked else BARS) if lying else (STACKED_COLUMNS if stacked else COLUMNS)
    return Native(kind, categories, tuple(series), form, low=0)


def _series_name(trace: Any, lang: str, name: str) -> str:
    codes = {str(c) for c in spread(trace.customdata, 1) if c}
    return name or (country_name(lang, codes.pop()) if len(codes) == 1 else str(trace.name))


def _read_lines(figure: go.Figure, traces: list[Any], lang: str) -> Native | None:
    factor, form = find_scale(figure.layout.yaxis, lang)
    lines: dict[str, dict[float, float | None]] = {}
    colors: dict[str, str] = {}
    for trace in traces:
        if trace.fill or "lines" not in str(trace.mode) or trace.x is None:
            continue
        for x, y, text in zip(trace.x, trace.y, spread(trace.hovertext, len(trace.x)), strict=True):
            if x is None:
                continue
            name = country_name(lang, str(trace.name)) if trace.name not in ("others", "series") else _name_of(text, trace.name)
            lines.setdefault(name, {})[float(x)] = read_number(y, factor)
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
    low, high, step = find_ends(figure.layout.yaxis, factor, all_values(series))
    return Native(LINES, tuple(str(int(y)) for y in span), series, form, low, high, step=step)


def _name_of(text: object, fallback: object) -> str:
    return plain(text).split("  ")[0] if text else str(fallback)


def _read_scatter(figure: go.Figure, traces: list[Any], lang: str) -> Native | None:
    across, x_form = find_scale(figure.layout.xaxis, lang)
    up, form = find_scale(figure.layout.yaxis, lang)
    series = []
    for trace in traces:
        if "markers" not in str(trace.mode) or trace.x is None or trace.customdata is None:
            continue
        count = len(trace.x)
        colors = spread(trace.marker.color, count)
        bars = [spread(b, count) for b in (trace.error_x.arrayminus, trace.error_x.array)]
        for i, (x, y, code) in enumerate(zip(trace.x, trace.y, trace.customdata, strict=True)):
            if read_number(x) is None or read_number(y) is None:
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
    low, high, step = find_ends(figure.layout.yaxis, up, all_values(series))
    left, right, x_step = find_ends(figure.layout.xaxis, across, [v for s in series for v in (*s.x, *s.x_lower, *s.x_upper)])
    ends = None if left is None or right is None else (left, right)
    return Native(SCATTER, (), tuple(series), form, low, high, x_form, ends, step, x_step)
