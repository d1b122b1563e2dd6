"""Which lists of critical minerals a mineral is on: a matrix with the year of each list."""

from collections.abc import Sequence

import pandas as pd

from indicators.charts.matrix import draw_flags
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import format_list, join_clauses, translate, translate_context
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import find_generic, mineral_title, sum_members
from indicators.panels.texts import caveat_texts

STATES = {"listed": "yes", "watchlist": "partly", "not_listed": "no", "unknown": "unknown"}
TELLING = 0.01
COMPACT_COLUMNS = 5


def list_words(library: Library, lang: str) -> dict[str, str]:
    """Return the name of each list with the year of its edition, where it has one, in the order of the columns."""
    frame = library.table("critical_lists", "lists")
    rows = frame.assign(order=frame["order"].astype(int)).sort_values("order")
    return {
        name: " ".join(part for part in (translate_context(lang, "list", title), year) if part)
        for name, title, year in zip(rows["list"], rows["title"], rows["year"].fillna("").astype(str), strict=True)
    }


def _find_years(library: Library) -> tuple[str, str]:
    years = library.table("critical_lists", "lists")["year"].dropna().astype(str)
    return years.min(), years.max()


def choose_rows(library: Library, mineral: str) -> list[str]:
    """Return the chosen mineral, then those of which members mine at least one per cent of the world together."""
    held = set(library.table("critical_lists", "mineral_lists")["mineral"])
    first = find_generic(library, mineral, held)
    shares: dict[str, float] = {}
    for other, share in sum_members(library).items():
        name = find_generic(library, str(other), held)
        shares[name] = max(float(share), shares.get(name, 0.0))
    telling = sorted((m for m, s in shares.items() if s >= TELLING and m in held and m != first), key=lambda m: -shares[m])
    return [*([first] if first in held else []), *telling]


@register_panel("mineral_lists")
def build_lists(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Dots for listed, rings for not listed, dashes for not known; the chosen mineral on top."""
    frame = library.table("critical_lists", "mineral_lists")
    names = choose_rows(library, selection.mineral)
    columns = list_words(library, lang)
    first, last = _find_years(library)
    shown = frame[frame["mineral"].isin(names) & frame["list"].isin(list(columns))]
    titles = {m: mineral_title(library, lang, m) for m in names}
    notes = shown["note"].fillna("") if "note" in shown else pd.Series("", index=shown.index)
    drawn = pd.DataFrame(
        {
            "row": shown["mineral"].map(titles),
            "column": shown["list"].map(columns),
            "state": shown["status"].map(STATES),
            "detail": [translate_context(lang, "note", n) if n else "" for n in notes],
        }
    )
    own = shown[shown["mineral"] == find_generic(library, selection.mineral, set(frame["mineral"]))]
    rows = shown.assign(note=notes).reset_index(drop=True)
    return Panel(
        name="mineral_lists",
        title=_state(library, own, selection.mineral, lang),
        subtitle=translate(
            lang,
            "The chosen mineral first, then those of which members mine at least 1% of the world. Lists of {first} to {last}.",
            first=first,
            last=last,
        ),
        drawings=tuple(_draw(drawn, list(titles.values()), list(columns.values()), lang, look)),
        rows=rows,
        datasets=(library.catalog.find_dataset("critical_lists"),),
        notes=tuple(_notes(library, own, columns, lang)),
        selection=selection,
    )


def _draw(frame: pd.DataFrame, rows: Sequence[str], columns: Sequence[str], lang: str, look: Look) -> list[Drawing]:
    """One matrix; on phones two, so that the words above the columns keep apart."""
    words = {
        "yes": translate(lang, "listed"),
        "partly": translate(lang, "watched"),
        "no": translate(lang, "not listed"),
        "unknown": translate(lang, "not known"),
    }
    parts = [columns[:COMPACT_COLUMNS], columns[COMPACT_COLUMNS:]] if look.compact else [columns]
    drawings = []
    for part in parts:
        cells = frame[frame["column"].isin(part)]
        used = {state: word for state, word in words.items() if state in set(cells["state"])}
        figure = draw_flags(cells, lang, look, rows=rows, columns=part, words=used)
        listed = [
            translate(
                lang,
                "{mineral}: {lists}",
                mineral=row,
                lists=format_list(lang, list(cells.loc[(cells["row"] == row) & (cells["state"] == "yes"), "column"])) or "–",
            )
            for row in rows
        ]
        alt = translate(lang, "Matrix of minerals and lists. Listed: {values}.", values=join_clauses(lang, listed))
        drawings.append(Drawing(figure, alt))
    return drawings


def _state(library: Library, own: pd.DataFrame, mineral: str, lang: str) -> str:
    words = {
        "mineral": mineral_title(library, lang, mineral),
        "count": str(int((own["status"] == "listed").sum())),
        "total": str(len(own)),
        "unknown": str(int((own["status"] == "unknown").sum())),
    }
    if own.empty:
        return translate(lang, "{mineral}: no list of critical minerals was compared", **words)
    none = not own["status"].isin(["listed", "watchlist"]).any()
    if none and (own["status"] == "unknown").any():
        words["known"] = str(int((own["status"] != "unknown").sum()))
        return translate(lang, "{mineral}: on none of {known} lists of critical minerals, not known for {unknown}", **words)
    if none:
        return translate(lang, "{mineral}: on none of {total} lists of critical minerals", **words)
    if (own["status"] == "unknown").any():
        return translate(lang, "{mineral}: on {count} of {total} lists of critical minerals, not known for {unknown}", **words)
    return translate(lang, "{mineral}: on {count} of {total} lists of critical minerals", **words)


def _notes(library: Library, own: pd.DataFrame, columns: dict[str, str], lang: str) -> list[str]:
    notes = []
    for note in dict.fromkeys(n for n in own["note"].fillna("") if n) if "note" in own else []:
        notes.append(translate_context(lang, "note", str(note)))
    if (own["status"] == "unknown").any():
        notes += [text for _, text in caveat_texts(library, lang, ["uk_list_partial"])]
    watched = own.loc[own["status"] == "watchlist", "list"]
    if len(watched):
        listed = format_list(lang, [columns[name] for name in watched])
        notes.append(translate(lang, "Watched, not listed as critical: {lists}.", lists=listed))
    notes.append(
        translate(
            lang,
            "A list says which minerals its author wants to secure, nothing about risk or gain in the producing country. For the "
            "African Union the eight sectors of its green minerals observatory stand.",
        )
    )
    return notes
