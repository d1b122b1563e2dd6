"""Who has data until when: the matrix of the data page, and the gaps as first-class content."""

from collections import Counter

import pandas as pd

from indicators.charts.matrix import draw_coverage
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import DataError
from indicators.i18n import format_number, translate
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import indicator_title


def measure_coverage(library: Library, lang: str) -> pd.DataFrame:
    """Return for each indicator and member the last year with a value; unreadable files and world prices are left out."""
    records = []
    labels = _label_rows(library, lang)
    for indicator in library.catalog.indicators.values():
        try:
            frame = library.observations(indicator)
        except DataError:
            continue
        if not frame["country"].isin(library.sovereign).any():
            continue
        known = frame[frame["value"].notna()].groupby("country")["year"].max()
        held = set(frame["country"])
        for country in library.members:
            reason = "" if country in known.index else ("no_value" if country in held else "not_covered")
            last = int(known[country]) if country in known.index else None
            records.append(
                {
                    "indicator": indicator.id,
                    "row": labels[indicator.id],
                    "topic": indicator.topic,
                    "column": country,
                    "last": last,
                    "reason": reason,
                }
            )
    return pd.DataFrame(records)


def _label_rows(library: Library, lang: str) -> dict[str, str]:
    """Return a short label for each indicator: its title, with the dataset's id where two share a title."""
    titles = {i.id: indicator_title(lang, i) for i in library.catalog.indicators.values()}
    counts = Counter(titles.values())
    return {key: title if counts[title] == 1 else f"{title} · {key.partition('.')[0]}" for key, title in titles.items()}


@register_panel("coverage")
def build_coverage(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Matrix of indicator by country with the last year available."""
    frame = measure_coverage(library, lang)
    labels = list(dict.fromkeys(frame["row"]))
    newest = int(frame["last"].max())
    full = frame.groupby("row")["last"].apply(lambda s: bool(s.notna().all())).sum()
    figure = draw_coverage(frame, lang, look, rows=labels, columns=library.members, newest=newest)
    title = translate(
        lang,
        "{full} of {total} indicators cover all {members} countries",
        full=format_number(lang, int(full)),
        total=format_number(lang, len(labels)),
        members=str(len(library.members)),
    )
    datasets = tuple(library.catalog.datasets.values())
    return Panel(
        name="coverage",
        title=title,
        subtitle=translate(lang, "Last year with a value, two digits; an empty cell is a gap, never a zero."),
        drawings=(
            Drawing(
                figure,
                translate(lang, "Matrix of {count} indicators by country with the last year available.", count=str(len(labels))),
            ),
        ),
        rows=frame,
        datasets=datasets,
        selection=selection,
    )
