"""The sentence on a first producer: since when, not what it was before, how much against the second, of which year and edition."""

import pandas as pd

from indicators.data import Library
from indicators.i18n import country_name, format_quantity, translate, translate_context
from indicators.metrics import FirstSince, find_first_since, rank_producers
from indicators.panels.quantities import GROUPS, mineral_noun, mineral_unit
from indicators.panels.texts import edition_words

MINED = "usgs_mcs.mine_production"


def find_run(library: Library, country: str, mineral: str, measure: str = MINED) -> FirstSince | None:
    """Return the unbroken run of first places up to the newest year; None when the country is not first today."""
    rows = _read_rows(library, mineral, measure)
    return find_first_since(rows, country) if country in set(rows["country"]) else None


def _read_rows(library: Library, mineral: str, measure: str) -> pd.DataFrame:
    frame = library.observations(measure)
    return frame[(frame["mineral"] == mineral) & frame["value"].notna()]


def state_first(library: Library, lang: str, country: str, mineral: str) -> str:
    """Return the sentence on a country that mines most of a mineral; nothing when it does not, or nobody is printed beside it.

    A country that was second in the year before is said to be no second: others go on calling it so.
    """
    run = find_run(library, country, mineral)
    if run is None:
        return ""
    rows = _read_rows(library, mineral, MINED)
    newest = rows[(rows["year"] == run.until) & ~rows["country"].isin(GROUPS)]
    others = newest[newest["country"] != country].sort_values("value", ascending=False)
    if others.empty:
        return ""
    own, other = newest[newest["country"] == country].iloc[0], others.iloc[0]
    unit = mineral_unit(library, lang, mineral)
    words = {
        "country": country_name(lang, country, "the"),
        "mineral": mineral_noun(library, lang, mineral),
        "since": str(run.since),
        "before": str(run.since - 1),
        "value": format_quantity(lang, float(own["value"]), unit),
        "other": format_quantity(lang, float(other["value"]), unit),
        "in_country": country_name(lang, str(other["country"]), "in"),
        "year": str(run.until),
        "kind": translate(lang, "estimate") if own["obs_status"] == "E" else translate(lang, "published figure"),
        "edition": name_edition(library, lang, MINED.split(".")[0], str(own["edition"])),
    }
    return _write(lang, words, from_start=run.from_start, was_second=_find_rank(rows, country, run.since - 1) == 2)


def _find_rank(rows: pd.DataFrame, country: str, year: int) -> int:
    """The rank of a country in one year; 0 when it is not printed."""
    ranked = rank_producers(rows.drop(columns="rank", errors="ignore"))
    found = ranked[(ranked["country"] == country) & (ranked["year"] == year)]["rank"]
    return int(found.iloc[0]) if len(found) else 0


def name_edition(library: Library, lang: str, dataset: str, edition: str) -> str:
    """Return an edition with the name of its publication in full where the edition has its initials."""
    title = translate_context(lang, "dataset", library.catalog.find_dataset(dataset).title)
    initials = "".join(word[0] for word in title.split())
    return edition_words(lang, edition).replace(initials, title, 1)


def _write(lang: str, words: dict[str, str], *, from_start: bool, was_second: bool) -> str:
    if from_start:
        return translate(
            lang,
            "In USGS figures {country} is the world’s first producer of {mineral} in every year held here, {since} to {year}: "
            "{value} against {other} {in_country} in {year} ({kind}, {edition}).",
            **words,
        )
    if was_second:
        return translate(
            lang,
            "In USGS figures {country} has been the world’s first producer of {mineral} since {since}, not the second, its place "
            "in {before}: {value} against {other} {in_country} in {year} ({kind}, {edition}).",
            **words,
        )
    return translate(
        lang,
        "In USGS figures {country} has been the world’s first producer of {mineral} since {since}: {value} against {other} "
        "{in_country} in {year} ({kind}, {edition}).",
        **words,
    )
