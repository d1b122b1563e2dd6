"""What is known to be wrong or open in the printed inputs of a supply risk: the reasons why a result may not reproduce."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

KEYS = ["material", "stage"]
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


@dataclass(frozen=True)
class KnownDoubt:
    """What is wrong or open in the inputs of one material and stage.

    Attributes:
        material: the material.
        stage: extraction or processing.
        kind: kind of the doubt.
        scope: the supply concerned; empty where the doubt is about none in particular.
        country: the supplier concerned; empty where the doubt is about none in particular.
        detail: a percentage or a note.
        count: of rows concerned.
    """

    material: str
    stage: str
    kind: InputDoubt
    scope: str = ""
    country: str = ""
    detail: str = ""
    count: int = 1


KINDS = list(InputDoubt)


def find_input_doubts(shares: pd.DataFrame, totals: pd.DataFrame, parameters: pd.DataFrame) -> list[KnownDoubt]:
    """Return every known doubt about the inputs of each material and stage, most important first.

    Formula: none. Read from the flags and notes of the tables: shares that do not add up, a share that cannot be read, a
    trade parameter or a share that the same study prints differently elsewhere, rows that repeat others, and notes on
    parameters. Reference: study, DOI 10.2873/725585, annexes 6 and 7, in two transcriptions.

    Args:
        shares: material, stage, scope, country, note.
        totals: material, stage, scope, sum_listed_pct, flag.
        parameters: material, stage, note.

    >>> totals = pd.DataFrame({"material": ["X"], "stage": "extraction", "scope": "eu_sourcing", "sum_listed_pct": "9",
    ...     "flag": "rows missing"})
    >>> empty = pd.DataFrame(columns=["material", "stage", "scope", "country", "note"])
    >>> [(str(d.kind), d.scope, d.detail) for d in find_input_doubts(empty, totals, empty)]
    [('rows_missing', 'eu_sourcing', '9')]
    """
    doubts = []
    for row in totals[totals["flag"].notna()].to_dict("records"):
        doubts.append(_doubt(row, InputDoubt.ROWS_MISSING, row["scope"], detail=row["sum_listed_pct"]))
    noted = shares[shares["note"].notna()]
    for row in noted[noted["note"].str.contains("corrupt")].to_dict("records"):
        doubts.append(_doubt(row, InputDoubt.UNREADABLE_SHARE, row["scope"], row["country"]))
    for row in noted.to_dict("records"):
        found = TABLE_A.search(row["note"])
        if found:
            doubts.append(_doubt(row, InputDoubt.OTHER_SHARE, row["scope"], row["country"], found.group(1)))
    for kind, words in ((InputDoubt.OTHER_TRADE_PARAMETER, OTHER_T), (InputDoubt.REPEATED_ROWS, ECHO)):
        rows = noted[noted["note"].str.contains(words)]
        for (material, stage, scope), group in rows.groupby([*KEYS, "scope"]):
            doubts.append(KnownDoubt(material, stage, kind, scope, count=len(group)))
    suspect = parameters[parameters["note"].fillna("").str.startswith(("suspect", "scope printed"))]
    for row in suspect.to_dict("records"):
        doubts.append(_doubt(row, InputDoubt.PARAMETER, detail=row["note"]))
    return sorted(doubts, key=lambda d: (d.material, d.stage, KINDS.index(d.kind), d.scope))


def _doubt(row: Mapping[Hashable, Any], kind: InputDoubt, scope: str = "", country: str = "", detail: object = "") -> KnownDoubt:
    return KnownDoubt(row["material"], row["stage"], kind, scope, country, str(detail))
