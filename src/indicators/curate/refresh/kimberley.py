"""The Kimberley Process statistics workbook of production: one row a participant, half-year and kind of mining."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from indicators.curate.extracts import read_extract, to_figures
from indicators.curate.kp import HALF_YEARS
from indicators.curate.refresh.answers import Answer, find_table, read_sheet, to_numbers
from indicators.curate.refresh.codes import map_names
from indicators.curate.refresh.edition import Edition
from indicators.errors import Clause, DataError

SHEET = "Production of Diamonds"
COLUMNS = {
    "Country Name": "name", "Year": "year", "Quarter": "half", "Trade Type": "trade", "Production Type": "kind", "Carat": "carats",
    "US Value": "dollars",
}  # fmt: skip
KEY = ["country", "year"]
HALVES = 2
QUOTED = "quoted"
PER_CARAT_DECIMALS = 2
DERIVED = "Value divided by carats."
SUMMED = "Sum of the participants."


def read_kp(answers: Sequence[Answer], folder: Path) -> Edition:
    """Read carats and value by participant and year; years with one half filed wait until both are there.

    Figures that we show in place of a doubtful filing, and those quoted from the press, stay until the database holds a complete
    year in their place.

    Raises:
        DataError: another layout, a participant whose name is unknown, or a filing that stands twice.
    """
    answer = answers[0]
    frame = find_table(answer, read_sheet(answer, SHEET), COLUMNS)
    edition = f"KP database, file {answer.name}"
    filed, waiting = _sum_years(frame, answer, folder)
    tables = {}
    for name, column in (("production_carats", "carats"), ("production_value", "dollars")):
        held = _read_held(folder, f"{name}.csv")
        tables[name] = _join(held, filed[[*KEY, column, "halves"]].rename(columns={column: "value"}), folder, name, edition)
    tables["value_per_carat"] = _divide(tables, _read_held(folder, "value_per_carat.csv"), edition)
    notes = (
        (Clause("Only one half-year is filed for {names}: left out until the year is complete.", names=", ".join(waiting)),)
        if waiting
        else ()
    )
    return Edition("", tables, "Kimberley Process statistics workbook, production", notes=notes)


def _sum_years(frame: pd.DataFrame, answer: Answer, folder: Path) -> tuple[pd.DataFrame, list[str]]:
    rows = frame.assign(
        country=map_names(frame["name"], folder, answer.name),
        year=to_numbers(frame["year"], answer, "year").astype(int),
        carats=to_numbers(frame["carats"], answer, "carats"),
        dollars=to_numbers(frame["dollars"], answer, "value"),
    )
    twice = rows[rows.duplicated(["country", "year", "half", "kind", "carats", "dollars"]) & (rows["carats"] > 0)]
    if not twice.empty:
        row = twice.iloc[0]
        raise DataError(
            "{file}: {country} {year}, half {half} stands twice with the same figures. Delete one row of the file.",
            file=answer.name,
            country=row["country"],
            year=row["year"],
            half=row["half"],
        )
    halves = rows.groupby(KEY)["half"].nunique()
    newest = int(rows["year"].max())
    waiting = sorted(f"{c} {y}" for (c, y), n in halves.items() if n < HALVES and y >= newest - 1)
    produced = rows[rows["trade"] == "Production"].groupby(KEY)[["carats", "dollars"]].sum(min_count=1).reset_index()
    unvalued = (produced["dollars"] == 0) & (produced["carats"] > 0)
    produced = produced.assign(dollars=produced["dollars"].mask(unvalued))
    complete = [f"{c} {y}" not in waiting for c, y in zip(produced["country"], produced["year"], strict=True)]
    return produced[complete].merge(halves.rename("halves").reset_index(), on=KEY), waiting


def _join(held: pd.DataFrame, filed: pd.DataFrame, folder: Path, name: str, edition: str) -> pd.DataFrame:
    """Return the new filings, with our own figures where a doubtful filing was replaced or a year is only quoted.

    A doubt stays with a changed figure, because somebody must look at it, but not when it was that half of the year was missing.
    """
    replaced = read_extract(folder, "replaced_filings.csv", (*KEY, "measure"))
    kept = {(c, int(y)) for c, y, m in zip(replaced["country"], replaced["year"], replaced["measure"], strict=True) if m == name}
    rows = held[held["country"] != "WLD"].merge(filed, on=KEY, how="outer", suffixes=("", "_new"))
    own = [pair in kept for pair in zip(rows["country"], rows["year"], strict=True)]
    changed = rows["value_new"].notna() & ~pd.Series(own, index=rows.index)
    moved = changed & ((rows["value"] - rows["value_new"]).abs() > 0.005 + 1e-9 * rows["value_new"])
    fresh = changed & (rows["value"].isna() | rows["edition"].str.contains(QUOTED) | moved)
    completed = rows["note"].isin(HALF_YEARS.values()) & (rows["halves"] == HALVES)
    settled = fresh & ((rows["obs_status"] != "U") | completed)
    rows = rows.assign(
        value=rows["value"].mask(fresh, rows["value_new"]),
        edition=rows["edition"].mask(fresh, edition),
        obs_status=rows["obs_status"].mask(settled, "A"),
        note=rows["note"].mask(settled, "").fillna(""),
    ).drop(columns=["value_new", "halves"])
    return pd.concat([rows, _sum_world(held, rows, edition)], ignore_index=True)


def _sum_world(held: pd.DataFrame, rows: pd.DataFrame, edition: str) -> pd.DataFrame:
    """Return the world's rows: ours where nothing changed, else the sum of the participants."""
    world = held[held["country"] == "WLD"]
    new_years = rows.loc[rows["edition"] == edition, "year"].unique()
    sums = rows.groupby("year")["value"].sum().reset_index().query("year in @new_years")
    made = sums.assign(country="WLD", obs_status="I", note=SUMMED, edition=edition)
    return pd.concat([world[~world["year"].isin(new_years)], made], ignore_index=True)


def _divide(tables: dict[str, pd.DataFrame], held: pd.DataFrame, edition: str) -> pd.DataFrame:
    """Return value per carat: ours where neither carats nor value changed, else the quotient of the new figures."""
    both = tables["production_carats"].merge(tables["production_value"], on=KEY, suffixes=("", "_usd"))
    both = both[(both["edition"] == edition) | (both["edition_usd"] == edition)]
    ratio = (both["value_usd"] / both["value"].where(both["value"] > 0)).round(PER_CARAT_DECIMALS)
    made = both[KEY].assign(value=ratio, obs_status="I", note=DERIVED, edition=edition).dropna(subset=["value"])
    pairs = set(zip(both["country"], both["year"], strict=True))
    kept = held[[p not in pairs for p in zip(held["country"], held["year"], strict=True)]]
    return pd.concat([kept, made], ignore_index=True)


def _read_held(folder: Path, name: str) -> pd.DataFrame:
    frame = read_extract(folder, name, (*KEY, "value", "obs_status", "note", "edition"))
    return frame.assign(year=to_figures(frame["year"], name).astype(int), value=to_figures(frame["value"], name))
