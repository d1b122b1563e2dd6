"""The unit of figures as a reader calls it: of an indicator, and of each mineral where minerals differ in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.panels.quantities import QUANTITY, mineral_unit
from indicators.panels.texts import unit_label

PRICE = "mineral_price"
"""Unit of indicators that hold prices of many minerals, each in the unit of its series."""


@dataclass(frozen=True)
class Units:
    """The unit of an answer in words; `each` is empty where one unit holds for all of it."""

    label: str
    each: Mapping[str, str] = field(default_factory=dict)

    def find(self, mineral: object) -> str:
        """Return the unit of a mineral's figures."""
        return self.each.get(str(mineral), self.label)


def name_units(library: Library, lang: str, indicator: Indicator, minerals: Iterable[object]) -> Units:
    """Return the unit of an indicator's figures on these minerals: theirs where they share one, else that each has its own."""
    label = unit_label(library, lang, indicator.unit)
    each = _list_units(library, lang, indicator, sorted({str(m) for m in minerals}))
    if len(set(each.values())) == 1:
        return Units(next(iter(each.values())))
    return Units(label, each)


def list_row_minerals(frame: pd.DataFrame | None) -> list[str]:
    """Return the minerals that rows are about; none where they are about something else."""
    return sorted(frame["mineral"].dropna().unique()) if frame is not None and "mineral" in frame.columns else []


def _list_units(library: Library, lang: str, indicator: Indicator, minerals: list[str]) -> dict[str, str]:
    if indicator.unit == QUANTITY:
        return {m: mineral_unit(library, lang, m) for m in minerals}
    if indicator.unit != PRICE:
        return {}
    table = library.table(indicator.dataset, "price_series")
    shown = table[(table["indicator"] == indicator.name) & (table["shown"] == "true")]
    series = dict(zip(shown["mineral"], shown["price_unit"], strict=True))
    return {m: str(series[m]) for m in minerals if m in series}
