"""The tables of the EU supply-risk model as its panels and the command line read them, and the words they share."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from indicators.catalog import Dataset, Direction, Indicator
from indicators.data import Library
from indicators.errors import UnknownNameError
from indicators.i18n import DEFAULT_LANGUAGE, translate, translate_context
from indicators.metrics import average_errors, average_estimates, prepare_suppliers, recompute_supply_risk

DATASET = "eu_criticality"
GOVERNANCE = "wgi_estimate"
VINTAGES = ("2022", "2024")
STAGES = ("extraction", "processing")
DECIMALS = 2
"""Of a result that we recompute."""
FIGURE = Indicator(
    dataset=DATASET,
    name="supply_risk",
    title="Supply risk",
    description="",
    topic="minerals",
    unit="index",
    decimals=DECIMALS,
    direction=Direction.LOWER,
    path=Path(),
    columns=("material", "stage", "sr"),
)
"""How the model's figures are written on a chart: two decimals, no unit. It is derived here, so no file holds it."""


@dataclass(frozen=True, eq=False)
class SupplyModel:
    """Inputs of the model under one update of the WGI; results are computed once."""

    shares: pd.DataFrame
    parameters: pd.DataFrame
    published: pd.DataFrame
    means: pd.DataFrame

    @cached_property
    def results(self) -> pd.DataFrame:
        """Result of every material and stage, see `recompute_supply_risk`."""
        return recompute_supply_risk(self.shares, self.parameters, self.published, self.means)

    @cached_property
    def suppliers(self) -> pd.DataFrame:
        """Every supplier with its term, see `prepare_suppliers`."""
        return prepare_suppliers(self.shares, self.means)

    def find_result(self, material: str, stage: str) -> pd.Series:
        """Return the row of a material; where it is not assessed at this stage, the one of its only stage.

        Raises:
            UnknownNameError: no such material.
        """
        own = self.results[self.results["material"] == material]
        if own.empty:
            raise UnknownNameError("The EU list has no material “{name}”. `indicators risk` lists all of them.", name=material)
        found = own[own["stage"] == stage]
        return (found if len(found) else own).iloc[0]


_HELD: dict[str, SupplyModel] = {}
"""The model of each vintage last read: the inputs are the same for every visitor, and so are the results."""

_ERRORS: list[tuple[list[pd.DataFrame], pd.DataFrame]] = []
"""The frames last averaged, and their errors."""


def read_model(library: Library, vintage: str) -> SupplyModel:
    """Return the published inputs with the governance means of an update of the WGI.

    Raises:
        DataError: a table cannot be read.
    """
    names = ("supply_shares", "parameters", "published", f"wgi_{vintage}_means")
    tables = [library.table(DATASET, name) for name in names]
    held = _HELD.get(vintage)
    if held is None or any(
        a is not b for a, b in zip(tables, (held.shares, held.parameters, held.published, held.means), strict=True)
    ):
        held = SupplyModel(*tables)
        _HELD[vintage] = held
    return held


def update_words(lang: str, vintage: str) -> str:
    """Return an update of the WGI as the World Bank names it."""
    return {
        "2022": translate_context(lang, "edition", "2022 update"),
        "2024": translate_context(lang, "edition", "2024 update"),
    }[vintage]


def cite_model(library: Library, vintage: str) -> tuple[Dataset, ...]:
    """Return the datasets behind the model: the study, and the WGI in the update whose means it takes."""
    own = library.catalog.find_dataset(DATASET)
    governance = library.catalog.datasets.get(GOVERNANCE)
    return (own,) if governance is None else (own, replace(governance, edition=update_words(DEFAULT_LANGUAGE, vintage)))


def read_errors(library: Library) -> pd.DataFrame:
    """Return both standard errors of each country's governance mean over the years of the study.

    Raises:
        DataError: an indicator of the WGI cannot be read.
    """
    indicators = library.catalog.find_dataset(GOVERNANCE).indicators.values()
    frames = [library.observations(i) for i in indicators]
    if (
        len(_ERRORS) != 1
        or len(_ERRORS[0][0]) != len(frames)
        or any(a is not b for a, b in zip(_ERRORS[0][0], frames, strict=True))
    ):
        _ERRORS[:] = [(frames, average_errors(average_estimates(frames)))]
    return _ERRORS[0][1]


def material_name(lang: str, material: str) -> str:
    """Return the material's name in the reader's language."""
    return translate_context(lang, "material", material)


def stage_word(lang: str, stage: str) -> str:
    """Return the word of a stage."""
    return {"extraction": translate(lang, "extraction"), "processing": translate(lang, "processing")}[stage]


def name_row(lang: str, material: str, stage: str) -> str:
    """Return material and stage as sentences begin with them."""
    return translate(lang, "{material}, {stage}", material=material_name(lang, material), stage=stage_word(lang, stage))


def scope_words(lang: str, scope: str) -> str:
    """Return which supply a row is computed from."""
    words = {
        "GS": translate(lang, "global supply"),
        "EU": translate(lang, "EU sourcing"),
        "GS+EU": translate(lang, "global supply and EU sourcing"),
    }
    return words.get(scope, "–")


def reason_words(lang: str, reason: str) -> str:
    """Return why a row has no result, or one that cannot be compared."""
    words = {
        "no_shares": translate(lang, "The study prints no shares of supply for it."),
        "no_global_shares": translate(lang, "The study prints no shares of global supply for it."),
        "no_eu_shares": translate(lang, "The study prints no shares of EU sourcing for it."),
        "no_import_reliance": translate(lang, "Its import reliance is blank in the table, and the formula needs it."),
        "no_supply_scope": translate(lang, "The cell that says which supply it is computed from cannot be read."),
        "no_recycling_or_substitution": translate(
            lang, "Its substitution index is blank in the table, and the formula needs it."
        ),
        "not_published": translate(lang, "No published result is held to compare with."),
    }
    return words.get(reason, "")


def count_decimals(published: float) -> int:
    """Return the decimals with which the study prints a result: one, for a few two.

    >>> count_decimals(2.8), count_decimals(0.25)
    (1, 2)
    """
    return 1 if round(published, 1) == published else DECIMALS
