"""What the catalogue holds: datasets, indicators, tables. Plain frozen values, no I/O."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from indicators.errors import DataError, UnknownNameError


class Direction(StrEnum):
    """Which end of an indicator is the better one."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEUTRAL = "neutral"


class ChangeKind(StrEnum):
    """What a new version of a dataset did to what stood there before."""

    REMOVED = "removed"
    YEARS = "years"
    ADDED = "added"
    VALUES = "values"
    WORDS = "words"


@dataclass(frozen=True)
class Change:
    """One version of a dataset after its first, and what came with it."""

    version: str
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True)
class Licence:
    """Terms under which a dataset may be used."""

    name: str
    title: str
    url: str


@dataclass(frozen=True)
class Coverage:
    """What an indicator's file holds, declared in git so that a loss is seen."""

    rows: int
    countries: int
    first: int
    last: int


@dataclass(frozen=True)
class Break:
    """First year after a change of method: no line is drawn into it from the year before."""

    year: int
    note: str


@dataclass(frozen=True)
class Indicator:
    """One published series with everything a sentence, a chart and a sceptic need."""

    dataset: str
    name: str
    title: str
    description: str
    topic: str
    unit: str
    decimals: int
    direction: Direction
    path: Path
    columns: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    scale: tuple[float, float] | None = None
    bounds: tuple[float | None, float | None] | None = None
    interval_level: float | None = None
    interval_caveat: str = ""
    processing: str = "none"
    processing_note: str = ""
    caveats: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    aliases: tuple[str, ...] = ()
    coverage: Coverage | None = None
    edition: str = ""
    seal: str = ""
    licences: tuple[Licence, ...] = ()

    @property
    def id(self) -> str:
        """Public id, `<dataset>.<name>`; it appears in links."""
        return f"{self.dataset}.{self.name}"


@dataclass(frozen=True)
class Table:
    """A resource that is not an indicator: events, organisations, code lists, model inputs."""

    dataset: str
    name: str
    title: str
    description: str
    path: Path
    columns: tuple[str, ...]
    primary_key: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    processing_note: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Dataset:
    """One publisher's edition as we hold it."""

    name: str
    title: str
    description: str
    version: str
    publisher: str
    edition: str
    url: str
    accessed: str
    licences: tuple[Licence, ...]
    redistribute: bool
    sources: tuple[tuple[str, str], ...]
    citation: str
    bibtex: str
    processing_note: str
    next_expected: str | None
    origin_format: str
    caveats: tuple[str, ...]
    folder: Path
    changes: tuple[Change, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)

    def licences_of(self, indicator: Indicator | None = None) -> tuple[Licence, ...]:
        """Return the terms of one indicator, or of the whole dataset: one licence for each publisher in it whose terms differ."""
        return (indicator.licences if indicator else ()) or self.licences


@dataclass(frozen=True)
class Catalog:
    """All datasets that could be read, and the reasons why others could not."""

    datasets: Mapping[str, Dataset]
    broken: Mapping[str, DataError]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by public id, aliases left out."""
        return {i.id: i for d in self.datasets.values() for i in d.indicators.values()}

    @cached_property
    def _aliases(self) -> dict[str, Indicator]:
        return {alias: i for i in self.indicators.values() for alias in i.aliases}

    def find_indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator with this id or alias.

        Raises:
            DataError: its dataset could not be read.
            UnknownNameError: no such id; the message names the nearest ones, or the file when it is a table.
        """
        found = self.indicators.get(indicator_id) or self._aliases.get(indicator_id)
        if found:
            return found
        dataset, _, name = indicator_id.partition(".")
        if dataset in self.broken:
            raise self.broken[dataset]
        if dataset in self.datasets and name in self.datasets[dataset].tables:
            file = f"data/{dataset}/{self.datasets[dataset].tables[name].path.name}"
            raise UnknownNameError(
                "{name} is a table, not an indicator: {file} holds it, docs/dictionary.md describes it.",
                name=indicator_id,
                file=file,
            )
        near = get_close_matches(indicator_id, self.indicators, n=3, cutoff=0.4)
        if not near:
            words = [w for w in re.split(r"\W|_", indicator_id) if w]
            near = [i for i in self.indicators if any(w in i for w in words)][:3]
        if not near:
            raise UnknownNameError("Unknown indicator “{name}”. `indicators list` prints all of them.", name=indicator_id)
        raise UnknownNameError("Unknown indicator “{name}”. Nearest: {near}.", name=indicator_id, near=", ".join(near))

    def find_dataset(self, name: str) -> Dataset:
        """Return the dataset with this name.

        Raises:
            DataError: it exists but could not be read.
            UnknownNameError: no such dataset; the message names the nearest ones.
        """
        if name in self.datasets:
            return self.datasets[name]
        if name in self.broken:
            raise self.broken[name]
        near = get_close_matches(name, self.datasets, n=3, cutoff=0.4)
        if not near:
            raise UnknownNameError("Unknown dataset “{name}”. Known: {known}.", name=name, known=", ".join(self.datasets))
        raise UnknownNameError("Unknown dataset “{name}”. Nearest: {near}.", name=name, near=", ".join(near))

    def find_table(self, dataset: str, name: str) -> Table:
        """Return a table of a dataset; errors as `find_dataset`."""
        tables = self.find_dataset(dataset).tables
        if name not in tables:
            raise UnknownNameError(
                "Dataset “{dataset}” has no table “{name}”. Known: {tables}.",
                dataset=dataset,
                name=name,
                tables=", ".join(tables) or "–",
            )
        return tables[name]
