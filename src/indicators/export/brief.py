"""The country briefing: two A4 pages as a tagged PDF with vector charts, sources and caveats, in the reader's language."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import DrawingError, IndicatorsError
from indicators.export.deck.sources import join_sources
from indicators.export.printing import count_pages, print_pdf
from indicators.export.steps import Step, report_nothing
from indicators.export.vector import draw_svg
from indicators.i18n import country_name, format_date, join_clauses, translate, translate_error
from indicators.panels import Link, Panel, Selection, StatusLine, build_panel, read_status
from indicators.panels.texts import caveat_texts, source_line

PAGES = 2
FULL, THIRD = 680, 232
PANELS = ("profile", "portfolio", "country_diamonds", "development", "events")
LOOK, SMALL = Look("light"), Look("light", compact=True)
EVENTS = (8, 6, 5, 4, 3, 2, 2, 2, 2, 2)
CAVEATS = (8, 6, 5, 4, 3, 2, 2, 2, 2, 2)
SIZES = (100, 100, 100, 100, 100, 100, 94, 88, 82, 75)
"""Width of the charts in percent of their column: the first page cannot do with less text."""
HEAD = """#set document(title: {title}, author: {author})
#set page(paper: "a4", margin: (x: 15mm, top: 13mm, bottom: 15mm), fill: white, footer: context [
  #set text(size: 7pt, fill: rgb("{muted}"))
  #{foot} #h(1fr) #counter(page).display() / {pages}
])
#set text(font: "Basalt Sans", size: 9pt, lang: {lang}, fill: rgb("{ink}"))
#set par(leading: 0.5em, spacing: 0.6em)
#set table(stroke: (x, y) => if y == 0 {{ (bottom: 0.6pt + rgb("{rule}")) }} else {{ (bottom: 0.3pt + rgb("{rule}")) }}, inset: (x: 2pt, y: 2.2pt))
#show heading: set text(font: "Basalt Serif", weight: 600)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 11pt)
#show heading: set block(above: 0.7em, below: 0.35em)
#show link: set text(fill: rgb("{accent}"))
"""


@dataclass(frozen=True)
class Briefing:
    """A finished briefing."""

    pdf: bytes
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """One panel or the sentence that stands in its place."""

    name: str
    panel: Panel | None
    reason: str


def write_briefing(library: Library, country: str, lang: str, day: date, report: Step = report_nothing) -> Briefing:
    """Return the briefing of one country.

    Args:
        library: the data.
        country: a member, ISO3.
        lang: language of the briefing.
        day: its date; equal input and date give equal bytes.
        report: called after each panel.

    Raises:
        DrawingError: the document cannot be set on two pages.
    """
    parts = []
    for number, name in enumerate(PANELS, start=1):
        parts.append(_build(library, name, country, lang))
        report(number, len(PANELS) + 1)
    files: dict[str, bytes] = {}
    for events, caveats, size in zip(EVENTS, CAVEATS, SIZES, strict=True):
        files = {}
        markup = _write(library, country, lang, day, parts, files, events, caveats, size)
        if count_pages(markup, files) <= PAGES:
            break
    else:
        raise DrawingError("The briefing of {country} does not fit on two pages: shorten its notes.", country=country)
    created = calendar.timegm(day.timetuple())
    missing = tuple(p.reason for p in parts if p.panel is None)
    return Briefing(print_pdf(markup, files, created=created), missing)


def _build(library: Library, name: str, country: str, lang: str) -> _Part:
    try:
        look = SMALL if name == "country_diamonds" else LOOK
        return _Part(name, build_panel(name, library, Selection(country=country), lang, look), "")
    except IndicatorsError as error:
        return _Part(name, None, translate_error(lang, error))


def _write(
    library: Library,
    country: str,
    lang: str,
    day: date,
    parts: Sequence[_Part],
    files: dict[str, bytes],
    events: int,
    caveats: int,
    size: int,
) -> str:
    name = country_name(lang, country)
    found = {p.name: p for p in parts}
    tokens = LOOK.tokens
    foot = translate(
        lang,
        "Briefing of {date}, made from the dashboard of the diamond coalition. Every figure names its source.",
        date=_day(lang, day),
    )
    head = HEAD.format(
        title=quote(translate(lang, "Country briefing: {country}", country=name)),
        author=quote(translate(lang, "Kimberley Process Civil Society Coalition")),
        foot=f"text({quote(foot)})", pages=PAGES, lang=quote(lang), ink=tokens.ink, muted=tokens.muted, rule=tokens.rule,
        accent=tokens.accent,
    )  # fmt: skip
    body = [
        f"#heading(level: 1, {quote(name)})",
        _write_status(library, country, lang),
        _write_panel(found["profile"], lang, files, FULL, size),
        _write_panel(found["portfolio"], lang, files, FULL, size),
        "#pagebreak(weak: true)",
        _write_panel(found["country_diamonds"], lang, files, THIRD, size),
        _write_panel(found["development"], lang, files, FULL, size),
        _write_panel(_shorten(found["events"]), lang, files, FULL, size, rows=events),
        _write_sources(library, [p.panel for p in parts if p.panel], lang, caveats),
    ]
    return head + "\n".join(b for b in body if b)


def _day(lang: str, day: date) -> str:
    return format_date(lang, day.isoformat())


def _write_status(library: Library, country: str, lang: str) -> str:
    try:
        lines = read_status(library, country, lang)
    except IndicatorsError as error:
        return _small(translate_error(lang, error))
    cells = ", ".join(f"[{_status(line)}]" for line in lines)
    return f"#grid(columns: ({'1fr, ' * len(lines)}), column-gutter: 5mm, {cells})"


def _status(line: StatusLine) -> str:
    return f"{_small(line.what)} \\ #strong({quote(line.state)}) \\ {_small(line.caveat)}"


def _write_panel(part: _Part, lang: str, files: dict[str, bytes], width: int, size: int, rows: int = 12) -> str:
    panel = part.panel
    if panel is None:
        return _small(part.reason)
    blocks = [f"#heading(level: 2, {quote(panel.title)})", _small(panel.subtitle)]
    pictures = []
    for number, drawing in enumerate(panel.drawings):
        name = f"{panel.name}_{number}.svg"
        files[name] = draw_svg(drawing.figure, width=width, alt=drawing.alt, standalone=True, family="Basalt Sans").encode(
            "utf-8"
        )
        picture = f"image({quote(name)}, width: {size}%, alt: {quote(drawing.alt)})"
        heading = drawing.heading.replace("**", "")
        pictures.append(f"[#text(size: 8pt, {quote(heading)}) \\ #{picture}]" if heading else f"[#{picture}]")
    if pictures:
        columns = "1fr, " * (len(pictures) if width < FULL else 1)
        blocks.append(f"#grid(columns: ({columns}), column-gutter: 4mm, {', '.join(pictures)})")
    if panel.listing is not None and not panel.listing.empty and not panel.drawings:
        blocks.append(_write_table(panel.listing.head(rows)))
    told = [n for n in (_tell_ranks(panel, lang), *panel.notes[:1], join_sources(lang, panel.datasets, panel.indicators)) if n]
    blocks.append(_small(" ".join(told)))
    return "\n".join(blocks)


def _tell_ranks(panel: Panel, lang: str) -> str:
    """The table of ranks beside the profile in one sentence: two pages have no room for it."""
    if panel.name != "profile" or panel.listing is None:
        return ""
    lines = []
    for row in panel.listing.itertuples(index=False):
        name, _, *ranks = map(str, row)
        if len(ranks) == 1:
            lines.append(translate(lang, "{indicator} {world} in the world", indicator=name, world=ranks[0]))
        else:
            words = {"indicator": name, "africa": ranks[0], "world": ranks[1]}
            lines.append(translate(lang, "{indicator} {africa} in Africa, {world} in the world", **words))
    return translate(lang, "Ranks: {ranks}.", ranks=join_clauses(lang, lines))


def _shorten(part: _Part) -> _Part:
    """The part with the first line of each cell alone: two pages have no room for what stands below it."""
    if part.panel is None or part.panel.listing is None:
        return part
    short = part.panel.listing.map(lambda cell: cell[0] if isinstance(cell, tuple) else cell)
    return replace(part, panel=replace(part.panel, listing=short))


def _write_table(frame: pd.DataFrame) -> str:
    head = ", ".join(f"[#strong({quote(str(c))})]" for c in frame.columns)
    cells = ", ".join(f"[{_cell(cell)}]" for row in frame.itertuples(index=False) for cell in row)
    widths = "auto, " * len(frame.columns)
    return f"#text(size: 8pt, table(columns: ({widths}), table.header({head}), {cells}))"


def _cell(cell: object) -> str:
    if isinstance(cell, tuple):
        return " · ".join(_cell(c) for c in cell)
    if isinstance(cell, Link):
        return f"#link({quote(cell.url)}, {quote(cell.text)})" if cell.url else f"#{quote(cell.text)}"
    return f"#{quote(str(cell))}"


def _write_sources(library: Library, panels: Iterable[Panel], lang: str, most: int) -> str:
    datasets = {d.name: d for p in panels for d in p.datasets}
    ids = [c for p in panels for i in p.indicators for c in i.caveats] + [c for d in datasets.values() for c in d.caveats]
    lines = [source_line(lang, d) for d in datasets.values()]
    caveats = [f"{title}. {text}" for title, text in caveat_texts(library, lang, ids)[:most]]
    versions = ", ".join(f"{d.name} {d.version}" for d in datasets.values())
    blocks = [f"#heading(level: 2, {quote(translate(lang, 'Sources and caveats'))})"]
    blocks += [_small(line, 7) for line in (*lines, *caveats, translate(lang, "Data version: {versions}", versions=versions))]
    return "\n#parbreak()\n".join([blocks[0], "#set par(spacing: 0.35em)", *blocks[1:]])


def _small(text: str, size: float = 7.5) -> str:
    return f'#text(size: {size}pt, fill: rgb("{LOOK.tokens.muted}"), {quote(text)})'


def quote(text: str) -> str:
    r"""Return a text as a string of the typesetter, so that no sign in it is markup.

    >>> quote('a "b" \\ #c')
    '"a \\"b\\" \\\\ #c"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
