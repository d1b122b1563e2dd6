"""A slide, before it is HTML, PPTX or PDF."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.export.site.tables import Grid
from indicators.panels import Drawing, Selection

TOPICS = ("title", "coalition", "map", "ranking", "minerals", "exposure", "diamonds", "eiti", "communities", "timeline")
"""The fixed slides, in their usual order."""
WIDTH, HEIGHT = 1280, 720
"""Size of a slide in pixels, 16:9; all three forms share it."""


@dataclass(frozen=True)
class Choice:
    """What a slide is to show: one of the fixed kinds or any panel by name, for a selection."""

    name: str
    selection: Selection = field(default_factory=Selection)


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        name: kind or panel.
        title: the finding.
        subtitle: unit, definition, years.
        drawings: at most two.
        facts: number and sentence, beside a drawing or alone.
        grid: a table.
        points: lines of text.
        caption: what numbers on the drawing mean.
        source: publisher and edition of every dataset shown, in one line.
        named: publisher and edition of every dataset shown, one by one.
        sources: on the last slide, the sources of all slides in one paragraph.
        notes: what the speaker should know: definition, reading help, caveats, sources.
        address: what the QR code of the last slide holds.
        swaps: words that do not fit a native chart, each with those that do.
    """

    name: str
    title: str
    subtitle: str = ""
    drawings: tuple[Drawing, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    grid: Grid | None = None
    points: tuple[str, ...] = ()
    caption: str = ""
    source: str = ""
    named: tuple[str, ...] = ()
    sources: str = ""
    notes: tuple[str, ...] = ()
    address: str = ""
    cover: bool = False
    swaps: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    lang: str = "en"


@dataclass(frozen=True)
class Place:
    """A rectangle on a slide in pixels, and the size of the drawing in it before it is enlarged."""

    left: float
    top: float
    width: float
    height: float
    drawn: float = 0
    drawn_height: float = 0


BODY = Place(56, 166, 1168, 476)
SOURCES = Place(56, 490, 1168, 150)
CAPTION = Place(56, 608, 1168, 46)
LONG_CAPTION = 330
"""Letters of a caption that has two lines at most; a longer one is set smaller."""
GAP, HEADING = 40, 46
LARGEST, WANTED, NARROWEST = 1.6, 1.42, 310
ROW, LINE, BETWEEN, STRIP, LEAST = 20, 16, 10, 46, 190


def place_drawings(slide: Slide) -> list[Place]:
    """Return where the drawings of a slide stand and how large each is drawn, so that letters are as large as they can be."""
    shown = slide.drawings[:2]
    beside = bool(slide.facts or slide.grid or slide.points)
    room = BODY.width * (0.6 if beside and shown else 1)
    head = HEADING if any(d.heading for d in shown) else 0
    high = body_height(slide) - head
    each = (room - GAP * (len(shown) - 1)) / max(1, len(shown))
    places = []
    for i, drawing in enumerate(shown):
        tall = find_height(drawing, high / WANTED)
        scale = min(LARGEST, high / tall, each / NARROWEST)
        drawn = each / scale if not drawing.is_map else min(each / scale, tall * 1.25)
        left = BODY.left + i * (each + GAP) + (each - drawn * scale) / 2
        places.append(Place(left, BODY.top + head, drawn * scale, tall * scale, drawn, tall))
    return places


def body_height(slide: Slide) -> float:
    """Return how high the middle of a slide is; a caption takes its part."""
    return CAPTION.top - BODY.top - 4 if slide.caption else BODY.height


def caption_size(slide: Slide) -> float:
    """Return the size of a caption in points, so that it keeps to its place."""
    return 11.5 if len(slide.caption) <= LONG_CAPTION else 9.5


def find_height(drawing: Drawing, wanted: float) -> float:
    """Return the height at which a drawing is made: the wanted one, if its rows have room there, else what they need."""
    layout = drawing.figure.layout
    natural = float(layout.height or 450)
    if drawing.is_map:
        return natural
    margin = float(layout.margin.t or 0) + float(layout.margin.b or 0)
    axis = layout.yaxis
    least = float(LEAST)
    if axis.ticktext is not None and axis.range is not None and axis.range[0] > axis.range[1]:
        lines = max((str(t).count("<br>") + 1 for t in axis.ticktext), default=1)
        least = len(axis.ticktext) * max(ROW, LINE * lines + (BETWEEN if lines > 1 else 4))
        natural = max(natural, margin + least)
    elif any(note.xref == "paper" and note.x == 1 and note.xanchor == "left" for note in layout.annotations):
        return natural
    elif axis.visible is False and axis.range is not None:
        least = abs(axis.range[1] - axis.range[0]) * STRIP
    return min(natural, max(wanted, margin + least))


def plain_heading(drawing: Drawing) -> str:
    """Return the heading of a drawing without its marks: what is drawn, then the unit.

    >>> plain_heading(Drawing(None, "", heading="**Production** million carats"))
    'Production, million carats'
    """
    strong, _, rest = drawing.heading.removeprefix("**").partition("**")
    return f"{strong}, {rest.strip()}" if rest.strip() else strong


def place_side(slide: Slide) -> Place:
    """Return where the facts, the table or the points of a slide stand: beside the drawing, or everywhere."""
    if not slide.drawings:
        return BODY
    left = BODY.left + BODY.width * 0.64
    return Place(left, BODY.top, BODY.left + BODY.width - left, BODY.height)
