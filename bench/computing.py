"""How long the two heaviest computations take, without any page around them."""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Selection, build_panel
from indicators.panels.supply_tables import read_model

REPEATS = 3


def time_composite() -> float:
    """Return the seconds of a composite of the six WGI: 10,000 draws of values, weights and normalisations."""
    library = Library()
    parts = tuple(f"{i.id}:1" for i in library.catalog.find_dataset("wgi_estimate").indicators.values())
    return _time(lambda: build_panel("composite", library, Selection(parts=parts), "en", Look()))


def time_supply_risk() -> float:
    """Return the seconds to recompute the whole EU list from its published inputs, the files already read."""
    model = read_model(Library(), "2022")
    return _time(lambda: replace(model).results)


def _time(compute: Callable[[], object]) -> float:
    compute()
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        compute()
        times.append(time.perf_counter() - begun)
    return median(times)
