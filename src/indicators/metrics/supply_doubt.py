"""What is known to be wrong or open in the printed inputs of a supply risk: the reasons why a result may not reproduce."""

import re
from enum import StrEnum

import pandas as pd

KEYS = ["material", "stage"]
COLUMNS = (*KEYS, "doubt", "scope", "country", "detail", "count")
OTHER_T = "second transcription prints"
TABLE_A = re.compile(r"Table A of the same study prints ([\d.]+)%")
ECHO = "the EU rows repeat the global rows"


class InputDoubt(StrEnum):
    """Kinds of doubt about an input."""

    ROWS_MISSING = "rows_missing"
    UNREADABLE_SHARE = "unreadable_share"
    OTHER_TRADE_PARAMETER = "other_trade_parameter"
    OTHER_SHARE = "other_share"
    REPEATED_ROWS = "repeated_rows"
    PARAMETER = "parameter"


def find_input_doubts(shares: pd.DataFrame, totals: pd.DataFrame, parameters: pd.DataFrame) -> pd.DataFrame:
    """Return every known doubt about the inputs of each material and stage, most important first.

    Formula: none. Read from the flags and notes of the tables: shares that do not add up, a share that cannot be read, a
    trade parameter or a share that the same study prints differently elsewhere, rows that repeat others, and notes on
    parameters. Reference: study, DOI 10.2873/725585, annexes 6 and 7, in two transcriptions.

    Args:
        shares: material, stage, scope, country, note.
        totals: material, stage, scope, sum_listed_pct, flag.
        parameters: material, stage, note.

    Returns:
        Columns material, stage, doubt, scope, country, detail (a percentage or a note), count (of rows concerned).

    >>> totals = pd.DataFrame({"material": ["X"], "stage": "extraction", "scope": "eu_sourcing", "sum_listed_pct": "9",
    ...     "flag": "rows missing"})
    >>> empty = pd.DataFrame(columns=["material", "stage", "scope", "country", "note"])
    >>> find_input_doubts(empty, totals, empty)[["doubt", "scope", "detail"]].values.tolist()
    [['rows_missing', 'eu_sourcing', '9']]
    """
    records = []
    for row in totals[totals["flag"].notna()].to_dict("records"):
        records.append(_record(row, InputDoubt.ROWS_MISSING, row["scope"], detail=row["sum_listed_pct"]))
    noted = shares[shares["note"].notna()]
    for row in noted[noted["note"].str.contains("corrupt")].to_dict("records"):
        records.append(_record(row, InputDoubt.UNREADABLE_SHARE, row["scope"], row["country"]))
    for row in noted.to_dict("records"):
        found = TABLE_A.search(row["note"])
        if found:
            records.append(_record(row, InputDoubt.OTHER_SHARE, row["scope"], row["country"], found.group(1)))
    for kind, words in ((InputDoubt.OTHER_TRADE_PARAMETER, OTHER_T), (InputDoubt.REPEATED_ROWS, ECHO)):
        rows = noted[noted["note"].str.contains(words)]
        for keys, group in rows.groupby([*KEYS, "scope"]):
            first = dict(zip([*KEYS, "scope"], keys, strict=True))
            records.append(_record(first, kind, first["scope"], count=len(group)))
    suspect = parameters[parameters["note"].fillna("").str.startswith(("suspect", "scope printed"))]
    for row in suspect.to_dict("records"):
        records.append(_record(row, InputDoubt.PARAMETER, detail=row["note"]))
    frame = pd.DataFrame(records, columns=list(COLUMNS))
    order = frame["doubt"].map({str(kind): place for place, kind in enumerate(InputDoubt)})
    return frame.assign(order=order).sort_values([*KEYS, "order", "scope"]).drop(columns="order").reset_index(drop=True)


def _record(row: dict, doubt: InputDoubt, scope: str = "", country: str = "", detail: str = "", count: int = 1) -> dict:
    """One doubt as a row."""
    return {
        **{key: row[key] for key in KEYS},
        "doubt": str(doubt),
        "scope": scope,
        "country": country,
        "detail": str(detail),
        "count": count,
    }
