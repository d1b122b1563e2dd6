"""The reference pages: catalogue of datasets, dictionary of each, files for machines, methods."""

from datetime import date

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.export.site.blocks import Block, Item
from indicators.export.site.plan import Plan, Step, find_path
from indicators.export.site.tables import Cell, Grid, read_frame
from indicators.i18n import format_number, translate, translate_context
from indicators.panels.catalogue import list_datasets
from indicators.panels.methods import read_methods
from indicators.panels.texts import caveat_texts, indicator_title, licence_words, source_line, unit_label


def show_catalogue(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the list of datasets, each with its page."""
    frame = list_datasets(library, lang, date.today())
    grid = read_frame(frame, translate(lang, "List of datasets"))
    names = [d for d in library.catalog.datasets if d != "reference"]
    rows = tuple(
        (Cell(row[0].text, find_path("data", {"dataset": name})), *row[1:]) for name, row in zip(names, grid.rows, strict=True)
    )
    title = translate(lang, "{count} datasets", count=str(len(rows)))
    return [Block("panel", title, anchor="catalogue", grids=(Grid(grid.name, grid.heads, rows),))]


def show_files(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return where the files for machines stand."""
    items = (
        Item("catalog.json", translate(lang, "every indicator with unit, source, edition, licence"), url="../api/catalog.json"),
    )
    title = translate(lang, "Files for machines")
    lead = translate(lang, "One JSON and one CSV file for each indicator that may be handed on, in the folder api.")
    return [Block("links", title, lead, "files", items=items)]


def show_dictionary(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return what a dataset holds, how it was made, its caveats, its files and its citation."""
    dataset = library.catalog.find_dataset(plan.about)
    paragraphs = [translate_context(lang, "description", dataset.description)]
    if dataset.processing_note:
        note = translate_context(lang, "processing", dataset.processing_note)
        paragraphs.append(translate(lang, "What we did: {note}", note=note))
    blocks = [Block("text", paragraphs=tuple(paragraphs), sources=(source_line(lang, dataset),))]
    for indicator in dataset.indicators.values():
        allowed = dataset.redistribute
        files = tuple(Cell(f"{indicator.id}.{f}", f"../api/{indicator.id}.{f}") for f in ("csv", "json")) if allowed else ()
        refused = () if allowed else (translate(lang, "The publisher’s terms do not let us hand out this file."),)
        described = translate_context(lang, "description", indicator.description)
        terms = licence_words(lang, indicator.licences)
        own = (translate(lang, "Licence: {licence}", licence=terms),) if terms else ()
        blocks.append(
            Block(
                "text",
                indicator_title(lang, indicator),
                _cover_words(library, indicator, lang),
                indicator.name,
                paragraphs=(described,),
                notes=(*own, *refused),
                files=files,
            )
        )
    ids = [*dataset.caveats, *(c for i in dataset.indicators.values() for c in i.caveats)]
    caveats = tuple(Item(title, text) for title, text in caveat_texts(library, lang, ids))
    if caveats:
        blocks.append(Block("terms", translate(lang, "What to bear in mind"), items=caveats))
    cited = (dataset.citation,)
    address = (Item(dataset.url, url=dataset.url),)
    return [*blocks, Block("links", translate(lang, "How to cite"), paragraphs=cited, items=address)]


def _cover_words(library: Library, indicator: Indicator, lang: str) -> str:
    cover = indicator.coverage
    if cover is None:
        return ""
    return translate(
        lang,
        "{unit}; {rows} rows, {countries} countries and groups, {first} to {last}",
        unit=unit_label(library, lang, indicator.unit),
        rows=format_number(lang, cover.rows),
        countries=format_number(lang, cover.countries),
        first=str(cover.first),
        last=str(cover.last),
    )


def show_methods(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the sections of the methods page."""
    blocks = []
    for section in read_methods(library, lang, date.today()):
        if section.broken:
            blocks.append(Block("warning", section.title))
            continue
        blocks.append(
            Block(
                "text",
                section.title,
                anchor=section.anchor,
                paragraphs=section.paragraphs,
                items=tuple(Item("", point) for point in section.points),
                grids=tuple(read_frame(frame, title) for title, frame in section.tables),
                sources=(section.source,) if section.source else (),
            )
        )
        if section.terms:
            items = tuple(Item(title, text, anchor) for title, text, anchor in section.terms)
            blocks.append(Block("terms", items=items))
    return blocks
