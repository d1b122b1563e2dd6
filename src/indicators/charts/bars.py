"""Horizontal bars from zero: shares of the world, top producers; the value in bold at the end, then the rank."""

import re
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.catalog.model import Indicator
from indicators.charts.row_labels import fit_row, row_axis, wrap_labels
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, Look, base_layout, country_color, value_axis
from indicators.charts.ticks import choose_ticks
from indicators.charts.words import BOLD, PHONE, format_share, format_value, text_width, wrap_html
from indicators.i18n import format_number, translate, translate_context

ROW = 50
COMPACT_ROW = 44
RIGHT = 8


def draw_bars(
    frame: pd.DataFrame,
    indicator: Indicator | None,
    lang: str,
    look: Look,
    *,
    factor: float = 1,
) -> go.Figure:
    """Return one bar a row, in the order of the frame.

    Args:
        frame: columns `label` (text of the reader's language) and `value`; optional `decimals` (of its value), `country`
            (its colour; a row without one is grey), `rank`, `obs_status` (U is drawn pale), `note`, `year`, `lower` and
            `upper`. Rows without a value say “covered, no value”.
        indicator: what the values are; `None` for shares of the world, given as fractions.
        lang: language of the texts.
        look: theme and width.
        factor: 1e6 writes millions.
    """
    rows = frame.reset_index(drop=True)
    widest = max((text_width(str(t), LABEL_SIZE) for t in rows["label"]), default=0) + 20
    left = round(min(widest, _label_room(look)))
    names = wrap_labels(rows["label"], left)
    height = 10 + 30 + len(rows) * fit_row(names, COMPACT_ROW if look.compact else ROW, look)
    figure = Sheet(base_layout(look, height, left=left, right=RIGHT, top=10, bottom=30))
    top = max((v for v in rows["value"] if pd.notna(v)), default=0) or 1
    ends = [_end_text(row, indicator, lang, factor) for _, row in rows.iterrows()]
    figure.add_trace(_bar_trace(rows, ends, lang, look))
    least = 1.4 if not look.compact else 1.75 if look.wall else 1.1
    end = max([top * least, *_find_ends(rows, ends, look, left)])
    _set_axes(figure, names, indicator, lang, look, (top, end), factor)
    for i, (text, row) in enumerate(zip(ends, rows.itertuples(), strict=True)):
        at_end = 0 if pd.isna(row.value) else max(row.value, getattr(row, "upper", 0) or 0, 0)
        figure.add_annotation(x=at_end, y=i, text=text, showarrow=False, xanchor="left", xshift=6, font={"size": LABEL_SIZE})
    return figure.finish()


def _find_ends(rows: pd.DataFrame, ends: list[str], look: Look, left: int) -> list[float]:
    """Return how long the axis must be on a phone for the words after each bar."""
    if not look.compact or look.wall:
        return []
    plot = PHONE - left - RIGHT
    words = [text_width(re.sub("<[^>]*>", "", text), LABEL_SIZE) * BOLD + 6 for text in ends]
    return [v * plot / max(plot - w, plot / 4) for v, w in zip(rows["value"].fillna(0), words, strict=True)]


def _label_room(look: Look) -> int:
    """How wide labels may be before they are broken: wider on a wall, where each line more makes all letters smaller."""
    if look.compact:
        return 165 if look.wall else 132
    return 330 if look.wall else 230


def _end_text(row: pd.Series, indicator: Indicator | None, lang: str, factor: float) -> str:
    if pd.isna(row["value"]):
        return escape(translate(lang, "covered, no value"))
    if "decimals" in row:
        value = format_number(lang, row["value"] / factor, int(row["decimals"]))
    elif indicator is None:
        value = format_share(lang, row["value"])
    else:
        value = format_value(indicator, lang, row["value"], factor=factor)
    text = f"<b>{escape(value)}</b>"
    rank = row.get("rank")
    if rank is not None and pd.notna(rank):
        text += f" {escape(translate(lang, 'rank {rank}', rank=str(int(rank))))}"
    if row.get("obs_status") == "U":
        text += f" {escape(translate(lang, 'doubtful'))}"
    return text


def _bar_trace(rows: pd.DataFrame, ends: list[str], lang: str, look: Look) -> go.Bar:
    countries = list(rows["country"]) if "country" in rows else [""] * len(rows)
    statuses = list(rows["obs_status"]) if "obs_status" in rows else ["A"] * len(rows)
    years = list(rows["year"]) if "year" in rows else [None] * len(rows)
    notes = list(rows["note"]) if "note" in rows else [""] * len(rows)
    hovers = []
    for label, end, year, note in zip(rows["label"], ends, years, notes, strict=True):
        dated = f" ({int(year)})" if year is not None and pd.notna(year) else ""
        shown = escape(translate_context(lang, "note", note)) if isinstance(note, str) and note else ""
        extra = f"<br>{wrap_html(shown, 48)}" if shown else ""
        hovers.append(f"<b>{escape(str(label))}</b>  {end}{dated}{extra}")
    tokens = look.tokens
    return go.Bar(
        x=list(rows["value"]),
        y=list(range(len(rows))),
        orientation="h",
        width=0.55,
        error_x=_interval(rows, look),
        marker={
            "color": [
                tokens.doubtful if status == "U" else country_color(look, c) if c in tokens.countries else tokens.faint
                for c, status in zip(countries, statuses, strict=True)
            ],
            "line": {"width": [1 if s == "U" else 0 for s in statuses], "color": tokens.zero},
        },
        customdata=countries,
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        textposition="none",
        name="bars",
    )


def _interval(rows: pd.DataFrame, look: Look) -> dict[str, object]:
    if "lower" not in rows or "upper" not in rows or rows["upper"].isna().all():
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": list((rows["upper"] - rows["value"]).fillna(0)),
        "arrayminus": list((rows["value"] - rows["lower"]).fillna(0)),
        "thickness": 1.5,
        "width": 4,
        "color": look.tokens.ink,
    }


def _set_axes(
    figure: Sheet,
    names: list[str],
    indicator: Indicator | None,
    lang: str,
    look: Look,
    extent: tuple[float, float],
    factor: float,
) -> None:
    count = 3 if look.compact else 4
    top, end = extent
    ticks, texts = choose_ticks(indicator, lang, 0, top, count, factor=factor, share=indicator is None)
    figure.update_xaxes(
        value_axis(
            look,
            range=[0, end],
            tickvals=ticks,
            ticktext=texts,
        )
    )
    figure.update_yaxes(row_axis(names, look))
