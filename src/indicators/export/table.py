"""Tables we hand out: CSV and XLSX, each row with its source, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook

from indicators.catalog import Dataset, Indicator
from indicators.data import Library
from indicators.data.writing import format_float
from indicators.i18n import DEFAULT_LANGUAGE, format_date, translate, translate_context
from indicators.panels.events import EVENTS
from indicators.panels.model import Panel
from indicators.panels.texts import caveat_texts, licence_words, source_line
from indicators.panels.units import list_row_minerals, name_units

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
TRACE = ("publisher", "edition_of_source", "licence", "source_url", "data_version")


def trace_rows(panel: Panel, library: Library) -> pd.DataFrame:
    """Return a panel's rows with unit, publisher, edition, licence, address and version on each of them."""
    rows = panel.rows.copy()
    if len(panel.indicators) == 1 and "indicator" not in rows.columns:
        rows.insert(0, "indicator", panel.indicators[0].id)
    if "indicator" in rows.columns and panel.indicators and "unit" not in rows.columns:
        rows["unit"] = _name_each_unit(panel, rows, library)
    return rows.assign(**dict(zip(TRACE, _turn(_trace_each(panel, rows)), strict=True)))


def _name_each_unit(panel: Panel, rows: pd.DataFrame, library: Library) -> list[str]:
    """The unit of each row in English, as the columns are; a row of no indicator of the panel has none."""
    found = {i.id: name_units(library, DEFAULT_LANGUAGE, i, list_row_minerals(rows)) for i in panel.indicators}
    minerals = rows["mineral"] if "mineral" in rows.columns else rows["indicator"]
    return [found[i].find(m) if i in found else "" for i, m in zip(rows["indicator"], minerals, strict=True)]


def _turn(records: list[tuple[str, ...]]) -> list[list[str]]:
    """One list a column, also where there is no row."""
    return [[record[place] for record in records] for place in range(len(TRACE))]


def _trace_each(panel: Panel, rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """The source of each row: its own dataset where the row names it or an indicator or table of it, else all of the panel's.

    Events that a chart draws beside its figures are behind none of them.
    """
    behind = [d for d in panel.datasets if d.name != EVENTS]
    together = _trace(behind or panel.datasets)
    key = next((c for c in ("indicator", "dataset") if c in rows.columns), "")
    if not key:
        return [together] * len(rows)
    held = {d.name: d for d in panel.datasets}
    own = {name: _trace([d]) for name, d in held.items()}
    own |= {i.id: _trace([held[i.dataset]], i) for i in panel.indicators if i.dataset in held}
    return [own.get(str(i)) or own.get(str(i).partition(".")[0], together) for i in rows[key]]


def _trace(datasets: Sequence[Dataset], indicator: Indicator | None = None) -> tuple[str, ...]:
    return (
        " | ".join(d.publisher for d in datasets),
        " | ".join(d.edition for d in datasets),
        " | ".join(licence_words(DEFAULT_LANGUAGE, d.licences_of(indicator)) for d in datasets),
        " | ".join(d.url for d in datasets),
        " | ".join(f"{d.name} {d.version}" for d in datasets),
    )


def neutralise(value: object) -> object:
    """Return text that a spreadsheet does not read as a formula; numbers stay numbers.

    >>> neutralise("=1+1"), neutralise(-2.5)
    ("'=1+1", -2.5)
    """
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def encode_panel_csv(panel: Panel, library: Library) -> bytes:
    """Return the rows of a panel as UTF-8 CSV with a byte-order mark, which spreadsheets need for accents."""
    rows = trace_rows(panel, library)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(rows.columns)
    for record in rows.itertuples(index=False):
        writer.writerow([_text(v) for v in record])
    return ("\ufeff" + buffer.getvalue()).encode("utf-8")


def _text(value: object) -> object:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return ""
    return format_float(value) if isinstance(value, float) else neutralise(value)


def encode_panel_xlsx(panel: Panel, library: Library, lang: str) -> bytes:
    """Return the rows of a panel as a workbook: sheet `data`, sheet `about` with title, definitions, sources, notes and caveats.

    The data keep the columns of our files, so that a program can read them in every language; what is about them is in words.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "data"
    rows = trace_rows(panel, library)
    sheet.append(list(rows.columns))
    for record in rows.itertuples(index=False):
        sheet.append([None if _text(v) == "" else (v if isinstance(v, int | float) else _text(v)) for v in record])
    about = book.create_sheet("about")
    for name, value in describe_panel(panel, library, lang):
        about.append([name, neutralise(value)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def describe_panel(panel: Panel, library: Library, lang: str) -> list[tuple[str, str]]:
    """Return what a reader of the file must know, as name and text."""
    lines = [(translate(lang, "Title"), panel.title), (translate(lang, "Unit and years"), panel.subtitle)]
    for indicator in panel.indicators:
        lines.append((indicator.id, translate_context(lang, "description", indicator.description)))
        if indicator.processing_note:
            done = translate_context(lang, "processing", indicator.processing_note)
            lines.append((indicator.id, translate(lang, "What we did: {note}", note=done)))
    for dataset in panel.datasets:
        lines += [(translate(lang, "Source"), source_line(lang, dataset)), (translate(lang, "Address"), dataset.url)]
        version = translate(
            lang, "Read on {date}; data version {version}.", date=format_date(lang, dataset.accessed), version=dataset.version
        )
        lines += [(translate(lang, "Data"), version), (translate(lang, "How to cite"), dataset.citation)]
    lines += [(translate(lang, "Note"), note) for note in panel.notes]
    ids = [c for indicator in panel.indicators for c in indicator.caveats]
    ids += [c for dataset in panel.datasets for c in dataset.caveats]
    return lines + [(title, text) for title, text in caveat_texts(library, lang, ids)]
