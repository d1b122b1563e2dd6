"""Files for machines: one catalogue, and one JSON and one CSV for each indicator that may be handed on."""

import csv
import io
import json

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.errors import DataError
from indicators.export.table import neutralise
from indicators.i18n import DEFAULT_LANGUAGE
from indicators.panels.texts import licence_words
from indicators.panels.units import Units, list_row_minerals, name_units

NUMBERS = frozenset({"year", "value", "lower", "upper", "stderr", "n_sources", "rank", "percentile"})


def describe(library: Library, indicator: Indicator) -> dict[str, object]:
    """Return what must stand beside every figure of an indicator; the unit in words."""
    dataset = library.dataset_of(indicator)
    cover, licences = indicator.coverage, dataset.licences_of(indicator)
    return {
        "id": indicator.id,
        "title": indicator.title,
        "description": indicator.description,
        "unit": _name_units(library, indicator).label,
        "direction": str(indicator.direction),
        "topic": indicator.topic,
        "processing": indicator.processing_note,
        "first": cover.first if cover else None,
        "last": cover.last if cover else None,
        "rows": cover.rows if cover else None,
        "publisher": dataset.publisher,
        "edition": indicator.edition or dataset.edition,
        "source": dataset.url,
        "read_on": dataset.accessed,
        "licence": licence_words(DEFAULT_LANGUAGE, licences),
        "licence_url": " ".join(own.url for own in licences if own.url),
        "citation": dataset.citation,
        "version": f"{dataset.name} {dataset.version}",
        "redistribute": dataset.redistribute,
    }


def write_catalogue(library: Library, version: str) -> str:
    """Return the catalogue: every indicator with its source, edition, licence and files."""
    entries = []
    for indicator in library.catalog.indicators.values():
        entry = describe(library, indicator)
        if entry["redistribute"]:
            entry |= {"csv": f"{indicator.id}.csv", "json": f"{indicator.id}.json"}
        entries.append(entry)
    entries.sort(key=lambda entry: str(entry["id"]))
    return _dump({"data_version": version, "indicators": entries})


def write_indicator_json(library: Library, indicator: Indicator) -> str:
    """Return the figures of an indicator with what must stand beside them; a gap is null. Where minerals differ in unit, rows have theirs.

    Raises:
        DataError: the file cannot be read.
    """
    columns, rows = _read_cells(indicator)
    units = _name_units(library, indicator)
    if units.each:
        place = columns.index("mineral")
        columns, rows = [*columns, "unit"], [[*row, units.find(row[place])] for row in rows]
    numbers = [name in NUMBERS for name in columns]
    head = json.dumps({"indicator": describe(library, indicator), "columns": columns}, ensure_ascii=False, indent=1)
    body = ",\n".join(
        f"[{','.join(_write_cell(cell, number) for cell, number in zip(row, numbers, strict=True))}]" for row in rows
    )
    return f'{head[:-2]},\n "rows": [\n{body}\n ]\n}}\n'


def write_indicator_csv(library: Library, indicator: Indicator) -> str:
    """Return the figures of an indicator, each row with publisher, edition, licence and address.

    Raises:
        DataError: the file cannot be read.
    """
    facts = describe(library, indicator)
    columns, rows = _read_cells(indicator)
    numbers = [name in NUMBERS for name in columns]
    units = _name_units(library, indicator)
    place = columns.index("mineral") if units.each else 0
    trace = [str(neutralise(str(facts[k]))) for k in ("publisher", "edition", "licence", "source", "version")]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("indicator", *columns, "unit", "publisher", "edition_of_source", "licence", "source_url", "data_version"))
    for row in rows:
        safe = (cell if number else neutralise(cell) for cell, number in zip(row, numbers, strict=True))
        writer.writerow([indicator.id, *safe, units.find(row[place]), *trace])
    return buffer.getvalue()


def _name_units(library: Library, indicator: Indicator) -> Units:
    """In English, as all of these files; of a file that cannot be read its own error tells, not this."""
    return name_units(library, DEFAULT_LANGUAGE, indicator, list_row_minerals(library.try_observations(indicator.id)))


def _read_cells(indicator: Indicator) -> tuple[list[str], list[list[str]]]:
    """The cells as the checked file writes them: no figure passes through a float."""
    try:
        with indicator.path.open(encoding="utf-8", newline="") as file:
            columns, *rows = csv.reader(file)
    except (OSError, UnicodeDecodeError, ValueError, csv.Error):
        raise DataError(
            "The file of {name} cannot be read. Restore it from the repository.", indicator.path.name, name=indicator.id
        ) from None
    return columns, rows


def _write_cell(cell: str, number: bool) -> str:
    if cell == "":
        return "null"
    return cell if number else json.dumps(cell, ensure_ascii=False)


def _dump(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
