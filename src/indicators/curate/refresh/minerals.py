"""The data release of the USGS Mineral Commodity Summaries, long format since 2026: one row a chapter, country, statistic and year."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures
from indicators.curate.refresh.answers import Answer, read_csv
from indicators.curate.refresh.codes import map_names
from indicators.curate.refresh.edition import Edition
from indicators.curate.usgs_mcs import MEASURES, OTHER_BASES, OTHER_ORE, mark_breaks
from indicators.curate.usgs_words import read_words
from indicators.errors import Clause, DataError

COLUMNS = ("MCS chapter", "Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit", "Year", "Value", "Notes")
SERIES = ("chapter", "commodity", "detail", "unit", "mineral", "measure", "basis", "factor")
KEY = ["country", "mineral", "year"]
ROUNDED = r"[:,] rounded$"
WORLD = "World"
ENCODING = "cp1252"
WORD_SIGNS = {"W": "W", "NA": "NA", "Small": "Small", "—": "", "": "s"}


def read_usgs(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read the years that the release prints; each replaces ours whole, older years stay with their own edition.

    What the release replaces moves to the table of earlier editions, so that revisions stay visible.

    Raises:
        DataError: a series of ours is gone or has another unit, a country's name is unknown, or a word stands for a figure that
            nobody has read yet.
    """
    answer = answers[0]
    edition = f"MCS {_find_year(answer)}"
    rows = _read_release(answer, folder, edition)
    tables, moved = {}, []
    for measure in MEASURES:
        held = _read_held(folder, f"{measure}.csv")
        new = rows.loc[rows["measure"] == measure, [*KEY, "value", "obs_status", "note", "edition"]]
        fresh = set(zip(new["mineral"], new["year"], strict=True))
        replaced = [pair in fresh for pair in zip(held["mineral"], held["year"], strict=True)]
        superseded = pd.Series(replaced, index=held.index) & (held["edition"] != edition)
        moved.append(held[superseded].assign(measure=measure))
        tables[measure] = pd.concat([held[[not r for r in replaced]], new], ignore_index=True)
    earlier = _read_held(folder, "earlier_editions.csv")
    both = pd.concat([earlier, *moved], ignore_index=True).drop_duplicates([*KEY, "measure", "edition"], keep="first")
    both.attrs["key"] = ["country", "mineral", "measure", "year", "edition"]
    first = min(t["year"].min() for t in tables.values()) + 2
    return Edition(
        f"Mineral Commodity Summaries {int(first)}–{edition[4:]}",
        tables,
        "publisher’s data release MCS_Commodities_Data.csv (long format)",
        extra={"earlier_editions": both[["country", "mineral", "measure", "year", "edition", "value", "obs_status", "note"]]},
        notes=(Clause("Figures in a second basis (iron content, chromium oxide) stay as they were: curate them by hand."),),
    )


def _read_release(answer: Answer, folder: Path, edition: str) -> pd.DataFrame:
    joined = _join_series(answer, read_csv(answer, COLUMNS, ENCODING), read_extract(folder, "series.csv", SERIES))
    rows = pd.DataFrame(
        {
            "iso3": map_names(joined["Country"].str.strip(), folder, answer.name),
            "country": joined["Country"],
            "year": joined["Year"].str.strip(),
            "mineral": joined["mineral"],
            "measure": joined["measure"],
            **_read_values(answer, joined),
            "unit_raw": joined["unit"],
            "notes": joined["Notes"],
            "edition": edition,
        }
    )
    return mark_breaks(read_words(rows[rows["iso3"] != ""].reset_index(drop=True), answer.name))


def _join_series(answer: Answer, frame: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """The rows of the world tables that one of our series stands for, with its mineral, measure and factor.

    Raises:
        DataError: a series is not in the file.
    """
    world = frame[frame["Section"].str.startswith(WORLD)]
    other_ore = series[["mineral", "measure", "basis"]].apply(tuple, axis=1) == OTHER_ORE
    series = series[~series["measure"].isin(OTHER_BASES) & ~other_ore]
    key = pd.DataFrame(
        {
            "chapter": world["MCS chapter"].str.strip(),
            "commodity": world["Commodity"].str.strip(),
            "detail": world["Statistics_detail"].str.strip().str.replace(ROUNDED, "", regex=True).str.lower(),
        }
    )
    joined = world.assign(**key, unit=world["Unit"].str.strip()).merge(
        series.assign(unit_known=series["unit"].str.strip(), detail=series["detail"].str.lower()).drop(columns=["unit"]),
        on=["chapter", "commodity", "detail"],
        how="inner",
    )
    _require_series(answer, series, joined)
    return joined


def _read_values(answer: Answer, joined: pd.DataFrame) -> dict[str, object]:
    """The figures, what qualifies them, and what is printed: a dash is zero, words and “more than” stay beside the figure."""
    printed = joined["Value"].str.strip()
    bare = printed.str.replace(r"[,>]", "", regex=True)
    number = pd.to_numeric(bare, errors="coerce")
    value = number * to_figures(joined["factor"], answer.name)
    marks = joined["Notes"].str.contains(r"\bEstimated\b", regex=True).map({True: "e", False: ""})
    words = ["" if pd.notna(n) else WORD_SIGNS.get(p, p) for n, p in zip(number, printed, strict=True)]
    words = [">" if p.startswith(">") else w for p, w in zip(printed, words, strict=True)]
    value = value.mask((printed == "—"), 0.0)
    return {
        "value": ["" if pd.isna(v) else f"{v:.10g}" for v in value],
        "qualifier": ["|".join(q for q in pair if q) for pair in zip(words, marks, strict=True)],
        "value_raw": printed,
    }


def _require_series(answer: Answer, series: pd.DataFrame, joined: pd.DataFrame) -> None:
    found = set(zip(joined["mineral"], joined["measure"], strict=True))
    lost = sorted(set(zip(series["mineral"], series["measure"], strict=True)) - found)
    if lost:
        what = ", ".join(f"{m} {k}" for m, k in lost[:5])
        raise DataError(
            "{file} holds no {what}: the publisher renamed the series. Mend series.csv; nothing was written.",
            file=answer.name,
            what=what,
        )
    other = joined[joined["unit"] != joined["unit_known"]]
    if not other.empty:
        row = other.iloc[0]
        raise DataError(
            "{file} prints {mineral} {measure} in {unit} instead of {known}: the unit changed. Mend series.csv after reading the chapter.",
            file=answer.name,
            mineral=row["mineral"],
            measure=row["measure"],
            unit=row["unit"],
            known=row["unit_known"],
        )


def _find_year(answer: Answer) -> str:
    found = re.search(r"(?i)mcs[ _-]?(20\d\d)", answer.name)
    if not found:
        raise DataError(
            "The name {file} does not say the edition. Keep the publisher’s name, as in MCS2026_Commodities_Data.csv.",
            file=answer.name,
        )
    return found[1]


def _read_held(folder: Path, name: str) -> pd.DataFrame:
    frame = read_extract(folder, name, (*KEY, "value", "obs_status", "note", "edition"))
    return frame.assign(year=to_figures(frame["year"], name).astype(int), value=to_figures(frame["value"], name))
