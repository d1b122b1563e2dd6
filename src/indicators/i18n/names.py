"""Names of countries with the forms that sentences need: name, with article, “of …”, “in …”, short (map labels)."""

import csv
import unicodedata
from functools import lru_cache

from indicators.i18n.grammar import Name
from indicators.paths import DATA


def country_name(lang: str, country: str, form: str = "name") -> str:
    """Return a country's name in a form: `name`, `the`, `of`, `in` or `short`; an unknown code comes back as it is.

    `name` is for tables and labels. Sentences take `the` (`of`, `in`): at their start it gets a capital letter, and
    French and Portuguese prepositions before the placeholder melt with its article.
    """
    row = _read_names().get(country)
    if row is None:
        return country
    found = row.get(f"{form}_{lang}") or row.get(f"name_{lang}") or row.get("name_en") or country
    return Name(found) if form in ("the", "of", "in") else found


def fold_accents(text: str) -> str:
    """Return the text as it is sorted: small letters without accents.

    >>> fold_accents("Évaluation")
    'evaluation'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _read_names() -> dict[str, dict[str, str]]:
    try:
        with (DATA / "reference" / "countries.csv").open(encoding="utf-8", newline="") as file:
            return {row["country"]: row for row in csv.DictReader(file)}
    except (OSError, UnicodeDecodeError, KeyError, csv.Error):
        return {}
