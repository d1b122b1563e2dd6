"""Puts native charts on slides: their data can be edited, their look is ours."""

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.util import Pt

from indicators.charts.theme import LIGHT
from indicators.export.deck.chart import BARS, COLUMNS, LINES, MARKERS, SCATTER, STACKED_BARS, STACKED_COLUMNS, Native, Series

KINDS = {
    BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    STACKED_BARS: XL_CHART_TYPE.BAR_STACKED,
    STACKED_COLUMNS: XL_CHART_TYPE.COLUMN_STACKED,
    LINES: XL_CHART_TYPE.LINE,
    MARKERS: XL_CHART_TYPE.BAR_CLUSTERED,
    SCATTER: XL_CHART_TYPE.XY_SCATTER,
}
TEXT, NAMED = 13, 5
THIN_LINE = 1.5
EVEN = 1e-6
MINUS = '"−"'


def add_native(slide: Any, native: Native, box: tuple[int, int, int, int], alt: str) -> None:
    """Add the chart to a slide of python-pptx, with its text alternative."""
    frame = slide.shapes.add_chart(KINDS[native.kind], *box, _make_data(native))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(TEXT)
    chart.font.color.rgb = _rgb(LIGHT.ink)
    _set_legend(chart, native)
    _set_axes(chart, native)
    for plotted, series in zip(chart.plots[0].series, native.series, strict=True):
        _style(plotted, series, native)


def _make_data(native: Native) -> Any:
    if native.kind == SCATTER:
        plane = XyChartData(number_format=native.form)
        for series in native.series:
            own = plane.add_series(series.name)
            for x, y in zip(series.x, series.values, strict=True):
                own.add_data_point(x, y)
        return plane
    data = CategoryChartData(number_format=native.form)
    data.categories = native.categories
    for series in native.series:
        data.add_series(series.name, series.values)
    return data


def _set_legend(chart: Any, native: Native) -> None:
    strong = [s for s in native.series if s.strong]
    chart.has_legend = native.kind in (STACKED_BARS, STACKED_COLUMNS, LINES) or (native.kind == MARKERS and len(strong) > 1)
    if not chart.has_legend:
        return
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(TEXT)
    for position, series in enumerate(native.series):
        if not series.strong:
            _hide_entry(chart.legend._element, position)


def _hide_entry(legend: Any, position: int) -> None:
    """Leave a grey series out of the legend."""
    entry = etree.SubElement(legend, qn("c:legendEntry"))
    etree.SubElement(entry, qn("c:idx")).set("val", str(position))
    etree.SubElement(entry, qn("c:delete")).set("val", "1")
    place = legend.find(qn("c:legendPos"))
    place.addnext(entry)


def _set_axes(chart: Any, native: Native) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _rgb(LIGHT.grid)
    values.format.line.fill.background()
    values.tick_labels.number_format = native.form
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.font.color.rgb = _rgb(LIGHT.muted)
    if native.low is not None:
        values.minimum_scale = native.low
    if native.high is not None:
        values.maximum_scale = native.high
    if native.step:
        values.major_unit = native.step
    names.has_major_gridlines = False
    names.format.line.color.rgb = _rgb(LIGHT.rule)
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if native.kind in (BARS, STACKED_BARS, MARKERS):
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if native.kind == SCATTER:
        names.tick_labels.number_format = native.x_form
        names.tick_labels.number_format_is_linked = False
        values.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if native.x_ends:
            names.minimum_scale, names.maximum_scale = native.x_ends
        if native.x_step:
            names.major_unit = native.x_step
    if native.kind in (LINES, COLUMNS, STACKED_COLUMNS):
        _thin_labels(names._element, len(native.categories))


def _thin_labels(axis: Any, count: int) -> None:
    step = max(1, count // 5)
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        mark = etree.Element(qn(tag))
        mark.set("val", str(step))
        axis.find(qn("c:noMultiLvlLbl")).addprevious(mark)


def _style(plotted: Any, series: Series, native: Native) -> None:
    color = _rgb(series.color) if series.color else None
    if native.kind in (BARS, COLUMNS, STACKED_BARS, STACKED_COLUMNS, MARKERS):
        _style_bars(plotted, series, native, color)
    elif native.kind == LINES:
        plotted.smooth = False
        plotted.format.line.width = Pt(3 if series.strong else 1)
        if color is not None:
            plotted.format.line.color.rgb = color
    else:
        plotted.format.line.fill.background()
        _style_marks(plotted, series, native, color)
    if native.kind == LINES:
        plotted.marker.style = XL_MARKER_STYLE.NONE


def _style_bars(plotted: Any, series: Series, native: Native, color: RGBColor | None) -> None:
    plotted.format.fill.solid()
    plotted.format.fill.fore_color.rgb = color or _rgb(LIGHT.faint)
    for position, own in enumerate(series.colors):
        point = plotted.points[position]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = _rgb(own)
    plotted.invert_if_negative = False
    if native.kind == MARKERS:
        _add_bars(plotted._element, "", series.values, series.lower, series.upper)
    if native.kind == BARS or (native.kind == MARKERS and not _has_intervals(native)):
        labels = plotted.data_labels
        labels.show_value = True
        labels.font.size = Pt(TEXT)
        labels.number_format = _label_form(native)
        labels.number_format_is_linked = False


def _style_marks(plotted: Any, series: Series, native: Native, color: RGBColor | None) -> None:
    plotted.marker.style = XL_MARKER_STYLE.CIRCLE
    plotted.marker.size = 11 if series.strong else 8
    plotted.marker.format.fill.solid()
    plotted.marker.format.fill.fore_color.rgb = color or _rgb(LIGHT.zero)
    plotted.marker.format.line.color.rgb = _rgb(LIGHT.zero)
    _add_bars(plotted._element, "x", series.x, series.x_lower, series.x_upper)
    if not series.strong and series.values[0] not in _largest(native):
        return
    label = plotted.points[0].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    frame = label.text_frame
    frame.text = series.name
    frame.paragraphs[0].runs[0].font.size = Pt(TEXT if series.strong else TEXT - 2)
    frame.paragraphs[0].runs[0].font.bold = series.strong


def _label_form(native: Native) -> str:
    """One decimal more than the axis has: a label is read more closely."""
    if "%" in native.form:
        return '[<1]0.00"%";0.0"%"' if '"%"' in native.form else "[<0.01]0.00%;0.0%"
    known = [abs(v) for s in native.series for v in s.values if v is not None]
    form = "#,##0" if not known or max(known) >= 1000 else "0.0" if max(known) >= 10 else "0.00"
    return f"{form};{MINUS}{form};0"


def _has_intervals(native: Native) -> bool:
    return any(v is not None for s in native.series for v in s.upper)


def _largest(native: Native) -> list[float]:
    return sorted((s.values[0] for s in native.series if s.values[0] is not None), reverse=True)[:NAMED]


def _add_bars(series: Any, direction: str, values: Any, lower: Any, upper: Any) -> None:
    """Add intervals as error bars with their own lengths, which python-pptx has no words for."""
    if not any(v is not None for v in upper):
        return
    bars = etree.Element(qn("c:errBars"))
    fixed = _find_half(values, lower, upper)
    kind = "cust" if fixed is None else "fixedVal"
    for tag, value in (("errDir", direction), ("errBarType", "both"), ("errValType", kind), ("noEndCap", "1")):
        if value:
            etree.SubElement(bars, qn(f"c:{tag}")).set("val", value)
    if fixed is not None:
        etree.SubElement(bars, qn("c:val")).set("val", repr(fixed))
    else:
        _add_lengths(bars, "plus", values, upper, 1)
        _add_lengths(bars, "minus", values, lower, -1)
    line = etree.SubElement(etree.SubElement(bars, qn("c:spPr")), qn("a:ln"))
    line.set("w", str(Pt(THIN_LINE)))
    fill = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    fill.set("val", (LIGHT.zero if direction else LIGHT.ink).lstrip("#"))
    _put_before(series, bars, ("c:cat", "c:xVal", "c:val", "c:yVal", "c:smooth"))


def _find_half(values: Any, lower: Any, upper: Any) -> float | None:
    """Half the interval of a single value that stands in its middle: some programs draw no other kind beside a scatter."""
    if len(values) != 1 or lower[0] is None or abs((upper[0] - values[0]) - (values[0] - lower[0])) > EVEN:
        return None
    return round(upper[0] - values[0], 9)


def _add_lengths(bars: Any, tag: str, values: Any, ends: Any, sign: int) -> None:
    held = etree.SubElement(etree.SubElement(bars, qn(f"c:{tag}")), qn("c:numLit"))
    etree.SubElement(held, qn("c:formatCode")).text = "General"
    etree.SubElement(held, qn("c:ptCount")).set("val", str(len(values)))
    for i, (value, end) in enumerate(zip(values, ends, strict=True)):
        if value is not None and end is not None:
            point = etree.SubElement(held, qn("c:pt"))
            point.set("idx", str(i))
            etree.SubElement(point, qn("c:v")).text = repr(round(sign * (end - value), 9))


def _put_before(series: Any, element: Any, tags: tuple[str, ...]) -> None:
    for tag in tags:
        found = series.find(qn(tag))
        if found is not None:
            found.addprevious(element)
            return
    series.append(element)


def _rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.lstrip("#").upper()) if color.startswith("#") else RGBColor.from_string(LIGHT.zero[1:])
