"""What an adapter makes of a publisher's files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from indicators.curate.refresh.answers import Answer
from indicators.errors import Clause


@dataclass(frozen=True)
class Edition:
    """A whole edition in our columns.

    Attributes:
        title: the edition as the file names it; empty where it does not.
        tables: resource name → country, year, value …, the whole history.
        origin_format: the real format that was read.
        intervals: level of the interval in `lower` and `upper`, by resource.
        processing_note: replaces the old note when the processing changed.
        settled_caveats: caveats that no longer hold with this edition.
        notes: what the steward should know, in sentences.
        extra: tables that follow from the others (medians, earlier editions), written with them and sorted by their `key`.
    """

    title: str
    tables: Mapping[str, pd.DataFrame]
    origin_format: str
    intervals: Mapping[str, float] = field(default_factory=dict)
    processing_note: str = ""
    settled_caveats: tuple[str, ...] = ()
    notes: tuple[Clause, ...] = ()
    extra: Mapping[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True)
class Adapter:
    """How one dataset is refreshed.

    Attributes:
        dataset: name of the dataset.
        read: files and the folder we hold → edition.
        file_name: the publisher's file, as a person would look for it.
        page: where the publisher offers it.
        addresses: where it can be fetched without a person; empty when the publisher gives no stable address.
        piecemeal: countries report one by one, so that a new year is never complete at first.
    """

    dataset: str
    read: Callable[[Sequence[Answer], Path], Edition]
    file_name: str
    page: str
    addresses: tuple[str, ...] = ()
    piecemeal: bool = False
