"""Reads, checks and writes the tables of `data/`."""

from indicators.data.library import Library
from indicators.data.rows import read_rows

__all__ = ["Library", "read_rows"]
