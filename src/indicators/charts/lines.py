"""The two kinds of lines of a chart over years: grey ones for context, strong ones with interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.runs import list_years, split_runs
from indicators.charts.theme import Look, country_color, with_alpha
from indicators.charts.words import format_value, hover_value
from indicators.i18n import country_name


def grey_lines(
    frame: pd.DataFrame, countries: Sequence[str], indicator: Indicator, lang: str, look: Look, factor: float
) -> go.Scatter:
    """Return the thin grey lines of several countries as one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    texts: list[str] = []
    years, rows = list_years(frame), frame[frame["country"].isin(list(countries))]
    for country in countries:
        name = escape(country_name(lang, country))
        for run in split_runs(rows, country, indicator, years):
            x += [*(int(v) for v in run["year"]), None]
            y += [*run["value"], None]
            shown = [format_value(indicator, lang, v, factor=factor) for v in run["value"]]
            texts += [f"{name}  {v} ({int(year)})" for v, year in zip(shown, run["year"], strict=True)] + [""]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": look.tokens.others, "width": 1.1},
        marker={"size": 1.6, "color": look.tokens.others, "opacity": 1},
        connectgaps=False,
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
        name="others",
    )


def strong_lines(
    frame: pd.DataFrame,
    country: str,
    indicator: Indicator,
    lang: str,
    look: Look,
    dashed: bool,
    factor: float,
    shade: float = 1,
) -> list[go.Scatter]:
    """Return the intervals and the line of one country; a doubtful filing is an open ring, the end a dot."""
    color = country_color(look, country)
    runs = split_runs(frame, country, indicator)
    points = [point for run in runs for point in _points(run, indicator, lang, factor, last=run is runs[-1])]
    end_symbol = "diamond" if dashed else "circle"
    line = go.Scatter(
        x=[p.year for p in points],
        y=[p.value for p in points],
        mode="lines+markers",
        line={"color": color, "width": 3, "dash": "6px,3px" if dashed else "solid"},
        marker={
            "size": [p.size for p in points],
            "symbol": ["circle-open" if p.doubtful else end_symbol if p.end else "circle" for p in points],
            "color": color,
            "opacity": 1,
            "line": {"color": color, "width": 1.5},
        },
        connectgaps=False,
        cliponaxis=False,
        customdata=[country] * len(points),
        hovertext=[p.text for p in points],
        hovertemplate="%{hovertext}<extra></extra>",
        name=country,
    )
    return [*(band for run in runs for band in _band(run, look, color, country, shade)), line]


@dataclass(frozen=True)
class _Point:
    year: int | None
    value: float | None
    text: str = ""
    size: float = 0.1
    doubtful: bool = False
    end: bool = False


def _points(run: pd.DataFrame, indicator: Indicator, lang: str, factor: float, *, last: bool) -> list[_Point]:
    points = []
    for position, (_, row) in enumerate(run.iterrows()):
        end = last and position == len(run) - 1
        doubtful = row.get("obs_status") == "U"
        size = 10 if end or doubtful else 7 if len(run) == 1 else 0.1
        text = hover_value(indicator, lang, row, factor=factor)
        points.append(_Point(int(row["year"]), row["value"], text, size, doubtful, end))
    return [*points, _Point(None, None)]


def _band(run: pd.DataFrame, look: Look, color: str, country: str, shade: float) -> list[go.Scatter]:
    if "lower" not in run or "upper" not in run:
        return []
    known = run[run["lower"].notna() & run["upper"].notna()]
    if known.empty:
        return []
    if len(known) == 1:
        return [_bar(known.iloc[0], look, color, country, shade)]
    years = [int(v) for v in known["year"]]
    return [
        go.Scatter(
            x=years + years[::-1],
            y=[*known["upper"], *known["lower"][::-1]],
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=with_alpha(color, look.tokens.fill_opacity * shade),
            hoverinfo="skip",
            name=f"{country} interval",
        )
    ]


def _bar(row: pd.Series, look: Look, color: str, country: str, shade: float) -> go.Scatter:
    """The interval of a point that stands alone."""
    return go.Scatter(
        x=[int(row["year"])] * 2,
        y=[row["lower"], row["upper"]],
        mode="lines",
        line={"width": 8, "color": with_alpha(color, min(1.0, 2 * look.tokens.fill_opacity * shade))},
        cliponaxis=False,
        hoverinfo="skip",
        name=f"{country} interval",
    )
