"""The one door to the figures: the catalogue and every frame, read once and shared.

Frames are handed out without a copy. Nobody mutates them: pandas' copy-on-write makes `assign` and method chains safe.
"""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

import pandas as pd

from indicators.catalog import Catalog, Dataset, Indicator, read_catalog
from indicators.data.reading import read_observations, read_table
from indicators.data.shelf import Shelf, Watch
from indicators.errors import DataError, UnknownNameError
from indicators.paths import DATA

T = TypeVar("T")
PLACES = 200


class Library:
    """Reads below `root` on demand; a file that changes on disk is read again."""

    def __init__(self, root: Path = DATA) -> None:
        self.root = root
        self._frames: dict[Path, tuple[tuple[int, int], pd.DataFrame]] = {}
        self._lists: dict[str, tuple[pd.DataFrame, tuple[str, ...]]] = {}
        self._watch = Watch(root)
        self.shelf = Shelf(PLACES)
        self._catalog: tuple[int, Catalog] | None = None

    @property
    def catalog(self) -> Catalog:
        """Every dataset that could be read; read again when a file of the data folder has changed."""
        number = self._watch.number()
        if self._catalog is None or self._catalog[0] != number:
            self._catalog = (number, read_catalog(self.root))
        return self._catalog[1]

    @property
    def edition_number(self) -> int:
        """A number that grows whenever a file of the data folder has changed."""
        return self._watch.number()

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` yields, computed once until any file of the data folder changes.

        Args:
            key: everything the result depends on besides the files; nothing that tells one visitor from another.
            make: the computation. Its result is shared and must not be changed.
        """
        return self.shelf.keep(key, self.edition_number, make)

    def observations(self, indicator: Indicator | str) -> pd.DataFrame:
        """Return the rows of an indicator, see `read_observations`."""
        found = self.catalog.find_indicator(indicator) if isinstance(indicator, str) else indicator
        return self._read(found.path, lambda: read_observations(found))

    def table(self, dataset: str, name: str) -> pd.DataFrame:
        """Return a table of a dataset as text columns."""
        found = self.catalog.find_table(dataset, name)
        return self._read(found.path, lambda: read_table(found))

    def dataset_of(self, indicator: Indicator) -> Dataset:
        """Return the dataset an indicator belongs to."""
        return self.catalog.find_dataset(indicator.dataset)

    def _read(self, path: Path, read: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            stamp = (0, 0)
        held = self._frames.get(path)
        if held is None or held[0] != stamp:
            held = (stamp, read())
            self._frames[path] = held
        return held[1]

    # -- code lists -----------------------------------------------------------------------------------------------

    @property
    def countries(self) -> pd.DataFrame:
        """The country list, indexed by code."""
        return self.table("reference", "countries").set_index("country", drop=False)

    @property
    def members(self) -> tuple[str, ...]:
        """The countries of the coalition, by code."""
        return self._list_countries("member", "true")

    @property
    def african(self) -> tuple[str, ...]:
        """The countries of Africa, by code."""
        return self._list_countries("africa", "true")

    @property
    def sovereign(self) -> tuple[str, ...]:
        """Every code that is one country (no world, no group, no remainder)."""
        return self._list_countries("kind", "country")

    def _list_countries(self, column: str, word: str) -> tuple[str, ...]:
        frame = self.table("reference", "countries")
        held = self._lists.get(column)
        if held is None or held[0] is not frame:
            held = (frame, tuple(frame.loc[frame[column] == word, "country"]))
            self._lists[column] = held
        return held[1]

    def find_mineral(self, mineral: str) -> pd.Series:
        """Return a mineral's row of the code list.

        Raises:
            UnknownNameError: no such mineral; the message names the nearest ones.
        """
        frame = self.table("reference", "minerals").set_index("mineral", drop=False)
        if mineral not in frame.index:
            near = [m for m in frame.index if mineral.lower()[:4] in m][:3] or list(frame.index[:8])
            raise UnknownNameError(
                "Unknown mineral “{mineral}”. Known, for example: {near}.", mineral=mineral, near=", ".join(near)
            )
        return frame.loc[mineral]

    def try_observations(self, indicator_id: str) -> pd.DataFrame | None:
        """Return the rows, or None when the dataset is not held or cannot be read (the panel then says so)."""
        try:
            return self.observations(indicator_id)
        except (DataError, UnknownNameError):
            return None
