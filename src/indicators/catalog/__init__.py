"""The catalogue of datasets and indicators, read from the descriptors in `data/`. Standard library only."""

from indicators.catalog.model import Break, Catalog, Change, ChangeKind, Coverage, Dataset, Direction, Indicator, Licence, Table
from indicators.catalog.reading import DESCRIPTOR, read_catalog, read_dataset

__all__ = [
    "DESCRIPTOR",
    "Break",
    "Catalog",
    "Change",
    "ChangeKind",
    "Coverage",
    "Dataset",
    "Direction",
    "Indicator",
    "Licence",
    "Table",
    "read_catalog",
    "read_dataset",
]
