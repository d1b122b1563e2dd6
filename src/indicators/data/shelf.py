"""Keeps what was computed from the files, until a file changes or room is needed. Nothing of a visitor is kept here."""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Stamp = tuple[tuple[str, int, int], ...]
LOOK_AGAIN = 1.0


class Shelf:
    """A bounded store shared by all threads of a process; the least used goes first."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._held: OrderedDict[Hashable, tuple[object, object]] = OrderedDict()
        self._guard = threading.Lock()
        self._making: dict[Hashable, tuple[threading.Lock, int]] = {}

    def keep(self, key: Hashable, stamp: object, make: Callable[[], T]) -> T:
        """Return what `make` yields, computed once for each key and stamp, also when many ask at the same time.

        What `make` raises is passed on and not kept.
        """
        found = self.find(key, stamp)
        if found is not None:
            return found[0]  # type: ignore[return-value]
        with self.one_at_a_time(key):
            found = self.find(key, stamp)
            if found is not None:
                return found[0]  # type: ignore[return-value]
            made = make()
            self.put(key, stamp, made)
        return made

    def find(self, key: Hashable, stamp: object) -> tuple[object] | None:
        """Return what is kept under this key and stamp, in a tuple of one; None when nothing is."""
        with self._guard:
            held = self._held.get(key)
            if held is None or held[0] != stamp:
                return None
            self._held.move_to_end(key)
            return (held[1],)

    def put(self, key: Hashable, stamp: object, made: object) -> None:
        """Keep a thing."""
        with self._guard:
            self._held[key] = (stamp, made)
            self._held.move_to_end(key)
            while len(self._held) > self.places:
                self._held.popitem(last=False)

    @contextmanager
    def one_at_a_time(self, key: Hashable) -> Iterator[None]:
        """Let the threads that work on the same thing wait for each other."""
        with self._guard:
            lock, waiting = self._making.get(key, (threading.Lock(), 0))
            self._making[key] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._making[key]
                if waiting == 1:
                    del self._making[key]
                else:
                    self._making[key] = (lock, waiting - 1)

    def __len__(self) -> int:
        """Return how many things are kept."""
        return len(self._held)


class Watch:
    """Tells whether any file of a data folder has changed; looks at most once a second."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen: Stamp = ()
        self._number = 0
        self._next = 0.0

    def number(self) -> int:
        """Return a number that grows whenever a file was changed, added or taken away."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + LOOK_AGAIN
            seen = stamp_folder(self.root)
            if seen != self._seen:
                self._seen = seen
                self._number += 1
        return self._number


def stamp_folder(root: Path) -> Stamp:
    """Return name, time and size of every file one folder down."""
    found = []
    try:
        folders = sorted((e for e in os.scandir(root) if e.is_dir()), key=lambda e: e.name)
        for folder in folders:
            for entry in os.scandir(folder):
                stat = entry.stat()
                found.append((entry.path, stat.st_mtime_ns, stat.st_size))
    except OSError:
        found.append(("unreadable", 0, len(found)))
    return tuple(sorted(found))
