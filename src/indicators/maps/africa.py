"""The map of scores and rates: Africa with Belgium, seven steps, hatching where there is no value."""

from collections.abc import Collection, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Direction, Indicator
from indicators.charts.axes import find_edges, find_step, tick_places
from indicators.charts.theme import Look, step_label_color, stepped_scale
from indicators.charts.words import format_tick, format_value, hover_value, missing_words
from indicators.i18n import country_name, translate
from indicators.maps.base import start_map
from indicators.maps.labels import draw_labels
from indicators.maps.legend import Entry, draw_legend
from indicators.maps.shapes import INSET, SMALLEST_TARGET, african_codes, join_segments, load_shapes


def draw_africa(
    frame: pd.DataFrame,
    indicator: Indicator,
    lang: str,
    look: Look,
    *,
    countries: Sequence[str],
    highlight: Collection[str] = (),
    year: int | None = None,
    rest_label: str | None = None,
    factor: float = 1,
) -> go.Figure:
    """Return the map; a click gives `location` (ISO3), on small countries `customdata`.

    Args:
        frame: at most one row for each country; a row without a value means “covered, no value”, no row “not covered”.
        indicator: what the values are.
        lang: language of the texts.
        look: theme and width.
        countries: who is coloured, those of Africa and Belgium; nobody else is drawn in colour.
        highlight: whose outline is strong and whose name is bold.
        year: the chosen year; another year stands behind the country's name.
        rest_label: legend word for the land of the others; “not in the coalition” when absent.
        factor: 1e6 writes millions.
    """
    drawable = [c for c in african_codes() if c in load_shapes() and c in countries]
    inset = [INSET] if INSET in countries else []
    rows = frame[frame["country"].isin([*drawable, *inset])].drop_duplicates("country").set_index("country", drop=False)
    figure = start_map(look, inset=bool(inset), lang=lang)
    edges = find_edges(indicator, rows["value"])
    known = rows[rows["value"].notna()]
    steps = {c: find_step(edges, v) for c, v in known["value"].items()}
    hovers = {c: hover_value(indicator, lang, row, factor=factor) for c, row in known.iterrows()}
    blank = {c: c in rows.index for c in [*drawable, *inset] if c not in steps}
    for geo, group in (("geo", drawable), ("geo2", inset)):
        figure.add_traces(_draw_values([c for c in group if c in steps], steps, hovers, look, geo))
        figure.add_traces(_draw_missing([c for c in group if c in blank], blank, lang, look, geo))
        figure.add_traces(_draw_outline([c for c in group if c in highlight], steps, look, geo))
    texts = {**hovers, **{c: _missing_hover(c, lang, covered) for c, covered in blank.items()}}
    figure.add_traces(_draw_targets(drawable, texts))
    figure.add_traces(
        draw_labels(
            drawable,
            lang,
            look,
            highlight=highlight,
            text_colors={c: step_label_color(look, s) for c, s in steps.items()},
            years={c: f"({int(y)})" for c, y in known["year"].items() if year is not None and int(y) != year},
        )
    )
    rest = rest_label or translate(lang, "not in the coalition")
    draw_legend(
        figure,
        look,
        ends=legend_ends(indicator, lang, look, known["value"], factor),
        entries=_entries(blank, rest, lang),
    )
    return figure.finish()


def legend_ends(indicator: Indicator, lang: str, look: Look, values: Sequence[float], factor: float = 1) -> tuple[str, str]:
    """Return the words under the first and the last step: the ends of the scale, and which one is weak."""
    low, high = indicator.scale or (min([0.0, *values]), max([*values, 0.0]) or 1.0)
    if indicator.scale is None:
        first, last = (format_value(indicator, lang, v, factor=factor, decimals=None if v else 0) for v in (low, high))
        return first, last
    places, signed = tick_places([low, high]), low < 0 < high
    first, last = (format_tick(indicator, lang, v, signed=signed, places=places) for v in (low, high))
    if look.compact or indicator.direction is not Direction.HIGHER:
        return first, last
    return translate(lang, "{value} weak", value=first), translate(lang, "strong {value}", value=last)


def _draw_values(
    countries: Sequence[str], steps: dict[str, int], hovers: dict[str, str], look: Look, geo: str
) -> list[go.Choropleth]:
    if not countries:
        return []
    ordered = sorted(countries, key=lambda c: -load_shapes()[c].area)
    return [
        go.Choropleth(
            locations=ordered,
            z=[steps[c] for c in ordered],
            zmin=-0.5,
            zmax=6.5,
            colorscale=stepped_scale(look),
            showscale=False,
            geo=geo,
            marker={"line": {"color": look.tokens.paper, "width": 0.7}, "opacity": 1},
            customdata=ordered,
            hovertext=[hovers[c] for c in ordered],
            hovertemplate="%{hovertext}<extra></extra>",
            name="values",
        )
    ]


def _draw_missing(
    countries: Sequence[str], blank: dict[str, bool], lang: str, look: Look, geo: str
) -> list[go.Choropleth | go.Scattergeo]:
    if not countries:
        return []
    paper = look.tokens.paper
    traces: list[go.Choropleth | go.Scattergeo] = [
        go.Choropleth(
            locations=list(countries),
            z=[0] * len(countries),
            colorscale=[[0, paper], [1, paper]],
            showscale=False,
            geo=geo,
            marker={"line": {"color": look.tokens.faint, "width": 1}, "opacity": 1},
            customdata=list(countries),
            hovertext=[_missing_hover(c, lang, blank[c]) for c in countries],
            hovertemplate="%{hovertext}<extra></extra>",
            name="missing",
        )
    ]
    for covered in (False, True):
        group = [c for c in countries if blank[c] == covered]
        if group:
            lon, lat = join_segments(group, leaning_back=covered)
            line = {"color": look.tokens.faint, "width": 1}
            name = "covered, no value" if covered else "not covered"
            traces.append(go.Scattergeo(lon=lon, lat=lat, mode="lines", line=line, geo=geo, hoverinfo="skip", name=name))
    return traces


def _missing_hover(country: str, lang: str, covered: bool) -> str:
    return f"<b>{escape(country_name(lang, country))}</b>  {escape(missing_words(lang, covered=covered))}"


def _draw_outline(countries: Sequence[str], steps: dict[str, int], look: Look, geo: str) -> list[go.Choropleth]:
    if not countries:
        return []
    clear = "rgba(0,0,0,0)"
    return [
        go.Choropleth(
            locations=list(countries),
            z=[steps.get(c, 0) for c in countries],
            colorscale=[[0, clear], [1, clear]],
            showscale=False,
            geo=geo,
            marker={"line": {"color": look.tokens.ink, "width": 2}, "opacity": 1},
            hoverinfo="skip",
            name="selected",
        )
    ]


def _draw_targets(countries: Sequence[str], hovers: dict[str, str]) -> list[go.Scattergeo]:
    small = [c for c in countries if load_shapes()[c].area < SMALLEST_TARGET and c in hovers]
    if not small:
        return []
    centres = [load_shapes()[c].centre for c in small]
    return [
        go.Scattergeo(
            lon=[c[0] for c in centres],
            lat=[c[1] for c in centres],
            mode="markers",
            marker={"size": 30, "color": "rgba(0,0,0,0)", "line": {"width": 0}, "opacity": 1},
            customdata=small,
            hovertext=[hovers[c] for c in small],
            hovertemplate="%{hovertext}<extra></extra>",
            name="targets",
        )
    ]


def _entries(blank: dict[str, bool], rest: str, lang: str) -> list[Entry]:
    entries = []
    if False in blank.values():
        entries.append(Entry(missing_words(lang, covered=False), "hatch"))
    if True in blank.values():
        entries.append(Entry(missing_words(lang, covered=True), "reversed"))
    return [*entries, Entry(rest, "land")]
