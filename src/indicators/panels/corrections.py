"""The corrections of a dataset in words: which figure, what is wrong with it at the source, what we did."""

import pandas as pd

from indicators.catalog import Dataset
from indicators.data import Library
from indicators.i18n import country_name, translate, translate_context
from indicators.panels.texts import edition_words, indicator_title


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
            translate(lang, "What we did"): [_name_action(lang, r.action) for r in rows.itertuples()],
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


def _name_action(lang: str, action: str) -> str:
    words = {
        "flagged": translate(lang, "kept and marked as doubtful"),
        "replaced": translate(lang, "replaced"),
        "left_out": translate(lang, "left out"),
    }
    return words.get(action, action)
