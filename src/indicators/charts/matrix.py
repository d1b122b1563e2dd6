"""Tables drawn as charts: coverage, flags, probabilities of ranks."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.row_labels import GAP, LEAST_LETTERS, fit_row, row_axis
from indicators.charts.sheet import Sheet
from indicators.charts.theme import (
    LABEL_SIZE,
    NOTE_SIZE,
    TICK_SIZE,
    Look,
    base_layout,
    step_label_color,
    stepped_scale,
    value_axis,
)
from indicators.charts.words import PHONE, key_rows, text_width, wrap_html
from indicators.i18n import country_name, format_percent, translate

ROW, COVERAGE_ROW, COMPACT_COVERAGE_ROW = 32, 26, 38
STATES = ("yes", "partly", "no", "unknown")
SYMBOLS = {"yes": "circle", "partly": "circle-open-dot", "no": "circle-open", "unknown": "line-ew"}


def draw_coverage(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    newest: int,
    headings: Collection[str] = (),
) -> go.Figure:
    """Return who has data until when: the last year in each cell, the fresher the stronger; no data, no cell.

    Args:
        frame: columns `row`, `column` (ISO3 code) and `last` (year; missing where the source has nothing); optional `sign`,
            written into an empty cell, and `reason`, said on hover.
        lang: language of the texts.
        look: theme and width.
        rows: labels of the rows, from the top.
        columns: ISO3 codes, from the left.
        newest: the year that gets the strongest step; each step down is two years.
        headings: the rows that only head those below them.
    """
    table = frame.pivot_table(index="row", columns="column", values="last", aggfunc="max")
    table = table.reindex(index=list(rows), columns=list(columns))
    steps = [[_freshness(v, newest) for v in line] for line in table.to_numpy()]
    texts = [["" if pd.isna(v) else str(int(v))[2:] for v in line] for line in table.to_numpy()]
    names = [country_name(lang, c) for c in columns]
    signs, reasons = (_map_cells(frame, name) for name in ("sign", "reason"))
    hovers = [
        [
            "" if r in headings else _coverage_hover(lang, escape(n), escape(r), v, escape(reasons.get((r, c), "")))
            for v, n, c in zip(line, names, columns, strict=True)
        ]
        for line, r in zip(table.to_numpy(), rows, strict=True)
    ]
    for line, r in zip(texts, rows, strict=True):
        line[:] = [text or signs.get((r, c), "") for text, c in zip(line, columns, strict=True)]
    height = COMPACT_COVERAGE_ROW if look.compact else COVERAGE_ROW
    return _draw_cells(steps, texts, hovers, list(rows), list(columns), names, look, headings=headings, height=height)


def _map_cells(frame: pd.DataFrame, name: str) -> dict[tuple[str, str], str]:
    if name not in frame:
        return {}
    return {(r, c): t for r, c, t in zip(frame["row"], frame["column"], frame[name], strict=True) if isinstance(t, str)}


def _coverage_hover(lang: str, country: str, row: str, year: float, reason: str) -> str:
    if pd.isna(year) and reason:
        return f"<b>{country}</b><br>" + translate(lang, "{name}: {value}", name=row, value=reason)
    if pd.isna(year):
        return translate(lang, "<b>{country}</b><br>{row}: not covered by the source", country=country, row=row)
    text = str(int(year))
    return translate(lang, "<b>{country}</b><br>{row}: until {year}", country=country, row=row, year=text)


def draw_rank_probabilities(frame: pd.DataFrame, lang: str, look: Look, *, countries: Sequence[str]) -> go.Figure:
    """Return the probability of each rank: columns `country`, `rank`, `probability`; one row for each country."""
    table = frame.pivot_table(index="country", columns="rank", values="probability").reindex(list(countries)).fillna(0)
    values = table.to_numpy()
    peak = max(values.max(), 1e-9)
    steps = [[None if v < 0.005 else min(6, int(v / peak * 7)) for v in line] for line in values]
    texts = [["" if v < 0.005 else str(round(v * 100)) for v in line] for line in values]
    names = [country_name(lang, c) for c in countries]
    hovers = [
        [
            translate(
                lang,
                "<b>{country}</b><br>{probability} chance of rank {rank}",
                country=escape(n),
                probability=format_percent(lang, v, 0 if v >= 0.005 or v == 0 else 1),
                rank=str(int(rank)),
            )
            for v, rank in zip(line, table.columns, strict=True)
        ]
        for line, n in zip(values, names, strict=True)
    ]
    ranks = [str(int(r)) for r in table.columns]
    return _draw_cells(steps, texts, hovers, names, ranks, ranks, look)


def _freshness(year: float, newest: int) -> int | None:
    return None if pd.isna(year) else max(0, 6 - max(0, newest - int(year)) // 2)


def _draw_cells(
    steps: Sequence[Sequence[int | None]],
    texts: Sequence[Sequence[str]],
    hovers: Sequence[Sequence[str]],
    rows: Sequence[str],
    columns: Sequence[str],
    column_names: Sequence[str],
    look: Look,
    *,
    headings: Collection[str] = (),
    height: int = ROW,
) -> go.Figure:
    left = round(min(max(text_width(r, LABEL_SIZE) for r in rows) + 20, 158 if look.compact else 420))
    labels = _write_rows(rows, left, look, headings)
    height = fit_row(labels, height, look)
    slanted = max(len(c) for c in column_names) > 4
    longest = max(text_width(c, TICK_SIZE) for c in column_names)
    top = 26 if not slanted else 42 if look.compact else round(20 + 0.9 * longest)
    figure = Sheet(base_layout(look, top + 8 + height * len(rows), left=left, right=24, top=top, bottom=8))
    figure.add_trace(_fill_cells(steps, hovers, len(columns), look))
    for color in (look.tokens.light_label, look.tokens.dark_label):
        figure.add_trace(_cell_texts(steps, texts, color, look))
    figure.add_trace(_cell_texts(steps, texts, look.tokens.muted, look, empty=True))
    shown = list(columns) if look.compact else [escape(c) for c in column_names]
    angle = -60 if slanted and not look.compact else -90 if slanted else 0
    figure.update_xaxes(_column_axis(shown, look, angle=angle, size=11 if look.compact else TICK_SIZE))
    _set_rows(figure, labels, look)
    return figure.finish()


def _fill_cells(steps: Sequence[Sequence[int | None]], hovers: Sequence[Sequence[str]], columns: int, look: Look) -> go.Heatmap:
    return go.Heatmap(
        z=[list(line) for line in steps],
        x=list(range(columns)),
        y=list(range(len(steps))),
        zmin=-0.5,
        zmax=6.5,
        colorscale=stepped_scale(look),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=True,
        hovertext=[list(line) for line in hovers],
        hovertemplate="%{hovertext}<extra></extra>",
        name="cells",
    )


def _cell_texts(
    steps: Sequence[Sequence[int | None]], texts: Sequence[Sequence[str]], color: str, look: Look, *, empty: bool = False
) -> go.Scatter:
    spots = [
        (x, y, texts[y][x])
        for y, line in enumerate(steps)
        for x, step in enumerate(line)
        if (empty and step is None and texts[y][x]) or (not empty and step is not None and step_label_color(look, step) == color)
    ]
    return go.Scatter(
        x=[s[0] for s in spots],
        y=[s[1] for s in spots],
        text=[s[2] for s in spots],
        mode="text",
        textfont={"size": 10.5 if look.compact else NOTE_SIZE, "color": color},
        hoverinfo="skip",
        name="signs" if empty else "texts",
    )


def _column_axis(names: Sequence[str], look: Look, *, angle: int, size: float) -> dict[str, Any]:
    """The axis above the cells: one heading a column."""
    return value_axis(
        look,
        showgrid=False,
        side="top",
        range=[-0.5, len(names) - 0.5],
        tickvals=list(range(len(names))),
        ticktext=list(names),
        tickangle=angle,
        tickfont={"size": size, "color": look.tokens.ink},
    )


def _write_rows(rows: Sequence[str], left: int, look: Look, headings: Collection[str] = ()) -> list[str]:
    size = NOTE_SIZE if look.compact else LABEL_SIZE
    return [f"<b>{escape(r)}</b>" if r in headings else _wrap_row(r, left - GAP, size) for r in rows]


def _wrap_row(row: str, room: int, size: float) -> str:
    """Return a name as HTML in the fewest lines of which each fits into this many pixels."""
    for letters in range(round(room / (size * 0.42)), LEAST_LETTERS, -1):
        wrapped = wrap_html(escape(row), letters)
        if all(text_width(line, size) <= room for line in wrapped.split("<br>")):
            return wrapped
    return wrap_html(escape(row), LEAST_LETTERS)


def _set_rows(figure: Sheet, names: list[str], look: Look) -> None:
    size = NOTE_SIZE if look.compact else LABEL_SIZE
    figure.update_yaxes(row_axis(names, look) | {"tickfont": {"size": size, "color": look.tokens.ink}})


def draw_flags(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    words: Mapping[str, str],
) -> go.Figure:
    """Return a matrix of flags: a full dot for yes, a ring for no, a dotted ring for partly, a dash for not known.

    Args:
        frame: columns `row`, `column`, `state` (`yes`, `partly`, `no`, `unknown`), optional `detail` for the hover.
        lang: language of the hover.
        look: theme and width.
        rows: labels of the rows, from the top.
        columns: labels of the columns, from the left.
        words: what each state that occurs means, in the reader's language; they make the key above.
    """
    left = round(min(max(text_width(r, LABEL_SIZE) for r in rows) + 20, 150 if look.compact else 260))
    longest = 9 if look.compact else 14
    upright = look.compact and not _fit_level(columns, left)
    shown_columns = [escape(c) if upright else wrap_html(escape(c), longest) for c in columns]
    lines = max(c.count("<br>") + 1 for c in shown_columns)
    tallest = max(text_width(c, NOTE_SIZE) for c in columns)
    states = [words[s] for s in STATES if s in words]
    top = round(14 + 22 * key_rows(states, look) + (tallest + 8 if upright else 17 * lines))
    names = _write_rows(rows, left, look)
    height = top + 8 + fit_row(names, ROW, look) * len(rows)
    figure = Sheet(base_layout(look, height, left=left, right=10, top=top, bottom=8))
    across, down = {c: i for i, c in enumerate(columns)}, {r: i for i, r in enumerate(rows)}
    shown = frame[frame["row"].isin(list(rows)) & frame["column"].isin(list(columns))]
    for state in STATES:
        part = shown[shown["state"] == state]
        if part.empty:
            continue
        figure.add_trace(_flag_trace(part, state, across, down, words.get(state, state), lang, look))
    figure.update_xaxes(_column_axis(shown_columns, look, angle=-90 if upright else 0, size=NOTE_SIZE))
    _set_rows(figure, names, look)
    line = {"color": look.tokens.grid, "width": 1}
    for i in range(len(rows)):
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=i + 0.5, y1=i + 0.5, line=line, layer="below")
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 1, "yanchor": "top",
            "itemclick": False, "itemdoubleclick": False, "bgcolor": "rgba(0,0,0,0)", "font": {"size": TICK_SIZE},
        },
    )  # fmt: skip
    return figure.finish()


def _fit_level(columns: Sequence[str], left: int) -> bool:
    """Whether the longest word of every heading fits above its column on a phone; else all of them stand upright."""
    widest = max(text_width(word, NOTE_SIZE) for column in columns for word in column.split())
    return widest + 4 <= (PHONE - left - 10) / len(columns)


def _flag_trace(
    part: pd.DataFrame, state: str, across: Mapping[str, int], down: Mapping[str, int], word: str, lang: str, look: Look
) -> go.Scatter:
    details = list(part["detail"]) if "detail" in part else [""] * len(part)
    hovers = [
        f"<b>{escape(r)}</b><br>"
        + translate(lang, "{name}: {value}", name=escape(c), value=escape(word))
        + (f"<br>{wrap_html(escape(d), 48)}" if d else "")
        for r, c, d in zip(part["row"], part["column"], details, strict=True)
    ]
    color = look.tokens.steps[4] if state in ("yes", "partly") else look.tokens.zero
    return go.Scatter(
        x=[across[c] for c in part["column"]],
        y=[down[r] for r in part["row"]],
        mode="markers",
        marker={
            "symbol": SYMBOLS[state],
            "size": 13,
            "color": color,
            "opacity": 1,
            "line": {"color": color, "width": 1.8},
        },
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        name=escape(word),
    )
