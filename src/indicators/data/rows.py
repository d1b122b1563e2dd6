"""Rows of a frame as typed values."""

from dataclasses import fields
from typing import TypeVar

import pandas as pd

Row = TypeVar("Row")


def read_rows(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """Return the rows of a frame as values of a frozen dataclass whose fields are columns of the frame.

    Other columns are left out.

    Raises:
        KeyError: a field is no column.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # no type stands for “any dataclass”
    return [kind(*cells) for cells in frame[names].itertuples(index=False, name=None)]
