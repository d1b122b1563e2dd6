"""Events over years, one lane for each kind: dots that never lie on each other, the kind written beside its lane."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.axes import year_ticks
from indicators.charts.events import Event
from indicators.charts.sheet import Sheet
from indicators.charts.theme import LABEL_SIZE, NOTE_SIZE, Look, base_layout, country_color, value_axis
from indicators.charts.words import text_width, wrap_html
from indicators.i18n import format_number

DOT, COMPACT_DOT = 11, 8
STEP = 10
PLOT, COMPACT_PLOT = 980, 330
TOP, BOTTOM = 4, 30
HEAD = 20
PAD = 9


def draw_lanes(
    frame: pd.DataFrame,
    lang: str,
    look: Look,
    *,
    lanes: Sequence[str],
    words: Mapping[str, str],
    first: int,
    last: int,
    chosen: str = "",
) -> go.Figure:
    """Return the events as dots over the years; a ring concerns everybody, a ringed dot is the chosen one.

    Args:
        frame: columns `id`, `date` (ISO, a year or a month will do), `lane`, `label` (hover text of the reader's language),
            `country` (its colour; the accent when empty), `general` (true where everybody is concerned).
        lang: language of the texts.
        look: theme and width.
        lanes: keys of the lanes, from the top.
        words: lane → its name in the reader's language.
        first: first year of the axis.
        last: last year of the axis.
        chosen: id of the event to mark.
    """
    names = {lane: _name_lane(frame, lane, words, lang) for lane in lanes}
    left = 8 if look.compact else round(max(text_width(n, LABEL_SIZE) for n in names.values()) + 24)
    wide = COMPACT_PLOT if look.compact else PLOT
    rows = place_dots(frame, lanes, (COMPACT_DOT if look.compact else DOT) * (last - first + 1) / wide)
    tops, height = _stack_lanes(rows, lanes, look)
    figure = Sheet(base_layout(look, round(TOP + BOTTOM + height), left=left, right=12, top=TOP, bottom=BOTTOM))
    spots = rows.assign(y=[tops[lane] + level * STEP for lane, level in zip(rows["lane"], rows["level"], strict=True)])
    figure.add_trace(_dot_trace(spots, look))
    mark = spots[spots["id"] == chosen]
    if len(mark):
        figure.add_trace(_mark_trace(mark, look))
    for lane in lanes:
        _label_lane(figure, names[lane], tops[lane], left, look)
    ticks = year_ticks(first, last, compact=look.compact)
    figure.update_xaxes(value_axis(look, range=[first - 0.7, last + 0.7], tickvals=ticks, ticktext=[str(t) for t in ticks]))
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    return figure.finish()


def place_dots(frame: pd.DataFrame, lanes: Sequence[str], reach: float) -> pd.DataFrame:
    """Return the events of these lanes with `x` and the lowest `level` at which no dot within `reach` years stands already.

    >>> frame = pd.DataFrame({"lane": ["a", "a", "a"], "date": ["2020", "2020", "2024"]})
    >>> place_dots(frame, ["a"], 0.5)["level"].tolist()
    [0, 1, 0]
    """
    rows = frame[frame["lane"].isin(list(lanes))]
    rows = rows.assign(x=[Event(d, "").position for d in rows["date"]]).sort_values(["lane", "x"], kind="stable")
    held: dict[tuple[str, int], float] = {}
    levels = []
    for lane, x in zip(rows["lane"], rows["x"], strict=True):
        level = next(n for n in range(len(rows) + 1) if x - held.get((lane, n), -1e9) >= reach)
        held[lane, level] = x
        levels.append(level)
    return rows.assign(level=levels)


def _name_lane(frame: pd.DataFrame, lane: str, words: Mapping[str, str], lang: str) -> str:
    word = words.get(lane, lane)
    return f"{word[:1].upper()}{word[1:]}  {format_number(lang, int((frame['lane'] == lane).sum()))}"


def _stack_lanes(rows: pd.DataFrame, lanes: Sequence[str], look: Look) -> tuple[dict[str, float], float]:
    """The height of the lowest dots of each lane, and of all lanes together."""
    deepest = rows.groupby("lane")["level"].max()
    tops, y = {}, 0.0
    for lane in lanes:
        y += PAD + (HEAD if look.compact else 0)
        tops[lane] = y + STEP / 2
        y += STEP * (int(deepest.get(lane, 0)) + 1) + PAD
    return tops, y


def _dot_trace(spots: pd.DataFrame, look: Look) -> go.Scatter:
    colors = [country_color(look, c) if c else look.tokens.accent for c in spots["country"]]
    return go.Scatter(
        x=list(spots["x"]),
        y=list(spots["y"]),
        mode="markers",
        marker={
            "size": (COMPACT_DOT if look.compact else DOT) - 1.5,
            "symbol": ["circle-open" if g else "circle" for g in spots["general"]],
            "color": colors,
            "opacity": 1,
            "line": {"color": colors, "width": 1.8},
        },
        hovertext=[wrap_html(escape(t), 44) for t in spots["label"]],
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=list(spots["id"]),
        cliponaxis=False,
        name="events",
    )


def _mark_trace(mark: pd.DataFrame, look: Look) -> go.Scatter:
    return go.Scatter(
        x=list(mark["x"]),
        y=list(mark["y"]),
        mode="markers",
        marker={"size": 18, "symbol": "circle-open", "color": look.tokens.ink, "opacity": 1, "line": {"width": 2}},
        hoverinfo="skip",
        cliponaxis=False,
        name="chosen",
    )


def _label_lane(figure: Sheet, name: str, top: float, left: int, look: Look) -> None:
    """Write the lane's name at its left, above it on phones, and draw its line."""
    word, _, count = name.partition("  ")
    text = f"{escape(word)}  <b>{escape(count)}</b>"
    over = look.compact
    figure.add_annotation(
        x=0, xref="paper", y=top - STEP / 2 - HEAD / 2 if over else top, text=text, showarrow=False,
        xanchor="left", xshift=0 if over else -left + 4, align="left",
        font={"size": NOTE_SIZE if over else LABEL_SIZE, "color": look.tokens.ink},
    )  # fmt: skip
    y = top - STEP / 2 - (HEAD if over else 0) - PAD
    line = {"color": look.tokens.grid, "width": 1}
    figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=line, layer="below")
