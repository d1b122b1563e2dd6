"""Reads, checks and writes the tables of `data/`."""

from indicators.data.library import Library

__all__ = ["Library"]
