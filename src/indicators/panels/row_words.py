"""The rows behind a panel as a reader sees them: headings, codes and names in words, in order. Files keep the plain columns."""

from collections.abc import Callable

import pandas as pd

from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, find_words, fold_accents, format_list, format_number, translate
from indicators.panels.corrections import action_words
from indicators.panels.events import category_name
from indicators.panels.quantities import mineral_title
from indicators.panels.supply_tables import reason_words
from indicators.panels.texts import indicator_title, unit_label

CONTEXTS = (
    "note",
    "basis",
    "edition",
    "material",
    "event",
    "sector",
    "good",
    "table",
    "topic",
    "dataset",
    "publisher",
    "licence",
)
"""Where texts of files are translated, in the order in which they are looked up."""
SEPARATOR = ";"
MOST_PLACES = 4


def column_words(lang: str) -> dict[str, str]:
    """Return the heading of each column that readers meet; any other keeps its name, which is a name of data."""
    return {
        "country": translate(lang, "Country"),
        "countries": translate(lang, "Countries"),
        "indicator": translate(lang, "Indicator"),
        "mineral": translate(lang, "Mineral"),
        "minerals": translate(lang, "Minerals"),
        "material": translate(lang, "Material"),
        "stage": translate(lang, "Stage"),
        "year": translate(lang, "Year"),
        "date": translate(lang, "Date"),
        "title": translate(lang, "Title"),
        "category": translate(lang, "Kind"),
        "description": translate(lang, "Description"),
        "value": translate(lang, "Value"),
        "lower": translate(lang, "Lower end"),
        "upper": translate(lang, "Upper end"),
        "stderr": translate(lang, "Standard error"),
        "n_sources": translate(lang, "Number of sources"),
        "obs_status": translate(lang, "Status of the figure"),
        "status": translate(lang, "Status"),
        "note": translate(lang, "Note"),
        "reason": translate(lang, "Reason"),
        "explanation": translate(lang, "Explanation"),
        "rank": translate(lang, "Rank"),
        "share": translate(lang, "Share of the total"),
        "counted": translate(lang, "What is counted"),
        "world": translate(lang, "World total"),
        "score": translate(lang, "Score"),
        "unit": translate(lang, "Unit"),
        "site": translate(lang, "Site"),
        "usgs": "USGS",
        "world_mining_data": "World Mining Data",
        "difference": translate(lang, "Difference"),
        "joined": translate(lang, "Joined"),
        "joined_state": translate(lang, "Exactness of the joining date"),
        "last_suspension": translate(lang, "Last suspension"),
        "validation_year": translate(lang, "Year of Validation"),
        **_dataset_words(lang),
        **_model_words(lang),
    }


def _dataset_words(lang: str) -> dict[str, str]:
    """The headings of the columns that tell of datasets and their sources."""
    return {
        "dataset": translate(lang, "Dataset"),
        "publisher": translate(lang, "Publisher"),
        "licence": translate(lang, "Licence"),
        "redistribute": translate(lang, "May be handed on"),
        "next_expected": translate(lang, "Next edition"),
        "first_year": translate(lang, "First year"),
        "last_year": translate(lang, "Last year"),
        "rows": translate(lang, "Rows"),
        "action": translate(lang, "What we did"),
        "edition": translate(lang, "Edition"),
        "source": translate(lang, "Source"),
        "source_url": translate(lang, "Address of the source"),
    }


def _model_words(lang: str) -> dict[str, str]:
    """The headings of the columns of the supply-risk model."""
    return {
        "hhi_wgi_t_global": translate(lang, "Weighted HHI, global"),
        "hhi_wgi_t_eu": translate(lang, "Weighted HHI, EU"),
        "import_reliance": translate(lang, "Import reliance"),
        "eol_rir": translate(lang, "Recycling"),
        "si": translate(lang, "Substitution"),
        "sr": translate(lang, "Recomputed"),
        "published_sr": translate(lang, "Published"),
        "published_ei": translate(lang, "Economic importance"),
    }


def code_words(lang: str) -> dict[str, str]:
    """Return the words of codes that stand in our files."""
    return {
        "ALL": translate(lang, "the whole coalition"),
        "implementing": translate(lang, "Implementing"),
        "suspended": translate(lang, "Suspended"),
        "supporting": translate(lang, "Supporting country"),
        "not_a_member": translate(lang, "Not a member"),
        "differs_from_published": translate(lang, "differs from the published result"),
        "not_found": translate(lang, "no figure found on a public page"),
        "not_covered": translate(lang, "not covered by the source"),
        "no_value": translate(lang, "covered, no value"),
        "not_named": translate(lang, "not named among the producers"),
        "not_applicable": translate(lang, "does not apply"),
        "extraction": translate(lang, "extraction"),
        "processing": translate(lang, "processing"),
        "day": translate(lang, "to the day"),
        "month": translate(lang, "to the month"),
        "high": translate(lang, "high"),
        "medium": translate(lang, "medium"),
        "mine": translate(lang, "mine"),
        "mining": translate(lang, "mining"),
        "agriculture": translate(lang, "agriculture"),
        "restricted": translate(lang, "restricted"),
        "listed": translate(lang, "listed"),
        "not_listed": translate(lang, "not listed"),
    }


def status_words(lang: str) -> dict[str, str]:
    """Return the words of the letters in `obs_status`."""
    return {
        "A": translate(lang, "published figure"),
        "B": translate(lang, "break in the series"),
        "E": translate(lang, "estimate"),
        "I": translate(lang, "imputed"),
        "P": translate(lang, "provisional"),
        "U": translate(lang, "doubtful"),
        "O": translate(lang, "no value"),
        "M": translate(lang, "cannot exist"),
    }


def tell_rows(library: Library, rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the rows by country and year, texts and codes in words, nothing where nothing is held; figures stay numbers."""
    shown = rows.loc[:, [c for c in rows.columns if not rows[c].map(_is_empty).all()]].reset_index(drop=True)
    say = _make_teller(library, lang)
    told = pd.DataFrame(
        {c: shown[c] if _is_figure(c, shown[c]) else [say(c, v) for v in shown[c]] for c in shown.columns}, index=shown.index
    )
    if {"country", "year"} <= set(told.columns):
        order = pd.DataFrame({"name": told["country"].map(fold_accents), "year": shown["year"].astype(str)})
        told = told.loc[order.sort_values(["name", "year"], kind="stable").index]
    heads = column_words(lang)
    return told.rename(columns={c: heads[c] for c in told.columns if c in heads and heads[c] not in set(told.columns) - {c}})


def figure_formats(told: pd.DataFrame, lang: str) -> dict[str, Callable[[object], str]]:
    """Return for each column of figures how it is written: decimal mark of the language, as many places as the column needs."""
    formats: dict[str, Callable[[object], str]] = {}
    for column in told.columns:
        if pd.api.types.is_numeric_dtype(told[column]):
            formats[column] = _make_writer(lang, _count_places(told[column]))
    return formats


def say_cut(lang: str, shown: int, total: int, *, redistribute: bool) -> str:
    """Return how many of the rows a table shows and where the others are.

    >>> say_cut("en", 2000, 5133, redistribute=True)
    'The first 2,000 of 5,133 rows; the download has all of them.'
    """
    count, whole = format_number(lang, shown), format_number(lang, total)
    if redistribute:
        return translate(lang, "The first {count} of {total} rows; the download has all of them.", count=count, total=whole)
    return translate(lang, "The first {count} of {total} rows; the publisher’s page has the others.", count=count, total=whole)


def _make_writer(lang: str, places: int) -> Callable[[object], str]:
    return lambda value: "" if _is_empty(value) else format_number(lang, float(str(value)), places)


def _count_places(column: pd.Series) -> int:
    known = column.dropna().astype(float)
    top = float(known.abs().max()) if len(known) else 0
    most = MOST_PLACES if top < 100 else 2
    return next((p for p in range(most) if bool(((known - known.round(p)).abs() < 1e-9).all())), most)


def _is_empty(value: object) -> bool:
    return bool(pd.isna(value)) or value == ""  # type: ignore[call-overload]


def _is_figure(name: str, column: pd.Series) -> bool:
    """Whether a column holds figures; years and truths are told as words."""
    return (
        pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column) and not name.endswith(("year", "Year"))
    )


def _make_teller(library: Library, lang: str) -> Callable[[str, object], str]:
    """Return what says a cell of a column in words: countries, minerals, indicators, codes, and texts of the files."""
    codes, letters = code_words(lang), status_words(lang)
    minerals = set(library.table("reference", "minerals")["mineral"])
    countries = {*library.countries["country"]}

    def say(column: str, value: object) -> str:
        if _is_empty(value):
            return ""
        if isinstance(value, bool) or str(value) in ("True", "False"):
            return translate(lang, "yes") if str(value) == "True" else translate(lang, "no")
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        if column == "obs_status":
            return letters.get(text, text)
        if column == "reason" and reason_words(lang, text):
            return reason_words(lang, text)
        if column == "action":
            return action_words(lang, text)
        if column == "category":
            return category_name(lang, text)
        if column == "unit":
            return unit_label(library, lang, text)
        if column in ("mineral", "minerals", "supply") and set(text.split(SEPARATOR)) <= minerals:
            return format_list(lang, [mineral_title(library, lang, m) for m in text.split(SEPARATOR)])
        if set(text.split(SEPARATOR)) <= countries:
            return format_list(lang, [country_name(lang, c) for c in text.split(SEPARATOR)])
        if column == "indicator":
            return _name_indicator(library, lang, text)
        return codes.get(text) or next((w for c in CONTEXTS if (w := find_words(lang, c, text))), text)

    return say


def _name_indicator(library: Library, lang: str, name: str) -> str:
    try:
        return indicator_title(lang, library.catalog.find_indicator(name))
    except IndicatorsError:
        return name
