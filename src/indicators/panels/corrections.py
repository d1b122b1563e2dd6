"""The corrections of a dataset in words: which figure, what is wrong with it at the source, what we did."""

import pandas as pd

from indicators.catalog import Dataset
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_date, translate, translate_context
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.texts import edition_words, indicator_title

READ_ON = "2026-11-25"
PLACES = ("country", "mineral", "year", "site")


@register_panel("corrections")
def build_corrections(library: Library, selection: Selection, lang: str, _look: Look) -> Panel:
    """The log of all datasets in one list."""
    datasets = tuple(d for d in library.catalog.datasets.values() if "corrections" in d.tables)
    log = [_list_with_dataset(library, dataset, lang) for dataset in datasets]
    rows = [_read_rows(library, dataset) for dataset in datasets]
    return Panel(
        name="corrections",
        title=translate(lang, "Corrections log"),
        subtitle=translate(
            lang, "Figures that are wrong at the source, and what we did. Read on {date}.", date=format_date(lang, READ_ON)
        ),
        drawings=(),
        listing=pd.concat(log, ignore_index=True),
        rows=pd.concat(rows, ignore_index=True),
        datasets=datasets,
        selection=selection,
    )


def _list_with_dataset(library: Library, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The corrections of a dataset, each figure with the dataset that it is of."""
    listing, title = list_corrections(library, dataset, lang), translate_context(lang, "dataset", dataset.title)
    first = listing.columns[0]
    return listing.assign(**{first: [(figure, title) for figure in listing[first]]})


def _read_rows(library: Library, dataset: Dataset) -> pd.DataFrame:
    """The corrections of a dataset as rows: what each is of in columns."""
    frame = library.table(dataset.name, "corrections")
    parts = [_part_place(library, str(where)) for where in frame["where"]]
    named = {column: [p.get(column, "") for p in parts] for column in PLACES}
    return pd.DataFrame({"indicator": dataset.name + "." + frame["what"], **named}).join(frame[["action", "reason", "source"]])


def _part_place(library: Library, where: str) -> dict[str, str]:
    """Country, mineral, year and site of the words that say where a wrong figure stands."""
    countries, minerals = set(library.countries["country"]), set(library.table("reference", "minerals")["mineral"])
    found = {}
    for part in where.split():
        column = "country" if part in countries else "mineral" if part in minerals else "year" if part.isdigit() else "site"
        found[column] = part
    return found


def list_corrections(library: Library, dataset: Dataset, lang: str) -> pd.DataFrame:
    """Return one row for each correction of a dataset.

    Raises:
        DataError: the file cannot be read.
    """
    rows = library.table(dataset.name, "corrections")
    return pd.DataFrame(
        {
            translate(lang, "Figure"): [_name_figure(library, dataset, lang, r.what, r.where) for r in rows.itertuples()],
            translate(lang, "What is wrong"): [translate_context(lang, "note", r.reason) for r in rows.itertuples()],
            translate(lang, "What we did"): [action_words(lang, r.action) for r in rows.itertuples()],
            translate(lang, "Source"): [edition_words(lang, r.source) for r in rows.itertuples()],
        }
    )


def _name_figure(library: Library, dataset: Dataset, lang: str, what: str, where: str) -> str:
    """The indicator or column, and the country, the mineral, the site and the year that it is of."""
    found = dataset.indicators.get(what)
    minerals = library.table("reference", "minerals").set_index("mineral")["title"]
    places = [
        translate_context(lang, "mineral", str(minerals[part]))
        if part in minerals.index
        else _name_place(library, dataset, lang, part)
        for part in where.split()
    ]
    place = ", ".join(places)
    return translate(
        lang, "{what}: {place}", what=indicator_title(lang, found) if found else _name_column(lang, what), place=place
    )


def _name_place(library: Library, dataset: Dataset, lang: str, code: str) -> str:
    """A mine by its name with its country; a country by its name; a year as it is."""
    if "sites" not in dataset.tables:
        return country_name(lang, code)
    sites = library.table(dataset.name, "sites").set_index("site")
    if code not in sites.index:
        return country_name(lang, code)
    name, country = str(sites.loc[code, "name"]), country_name(lang, str(sites.loc[code, "country"]))
    return translate(lang, "{country}, {name}", country=country, name=name)


def _name_column(lang: str, column: str) -> str:
    words = {
        "lat": translate(lang, "Latitude"),
        "region": translate(lang, "Region"),
        "site_type": translate(lang, "Kind of site"),
    }
    return words.get(column, column)


def action_words(lang: str, action: str) -> str:
    """Return what was done about a wrong figure."""
    words = {
        "flagged": translate(lang, "kept and marked as doubtful"),
        "replaced": translate(lang, "replaced"),
        "left_out": translate(lang, "left out"),
    }
    return words.get(action, action)
