"""The tables of the EU supply-risk model as its panels and the command line read them."""

from dataclasses import dataclass

import pandas as pd

from indicators.data import Library
from indicators.metrics import prepare_suppliers, recompute_supply_risk

DATASET = "eu_criticality"
VINTAGES = ("2022", "2024")
STAGES = ("extraction", "processing")


@dataclass(frozen=True)
class SupplyModel:
    """Inputs of the model under one vintage of the WGI."""

    shares: pd.DataFrame
    parameters: pd.DataFrame
    published: pd.DataFrame
    means: pd.DataFrame

    def recompute(self) -> pd.DataFrame:
        """Return the result of every material and stage, see `recompute_supply_risk`."""
        return recompute_supply_risk(self.shares, self.parameters, self.published, self.means)

    def suppliers(self) -> pd.DataFrame:
        """Return every supplier with its term, see `prepare_suppliers`."""
        return prepare_suppliers(self.shares, self.means)


def read_model(library: Library, vintage: str) -> SupplyModel:
    """Return the published inputs with the governance means of an update of the WGI.

    Raises:
        DataError: a table cannot be read.
    """
    shares, parameters, published = (library.table(DATASET, name) for name in ("supply_shares", "parameters", "published"))
    return SupplyModel(shares, parameters, published, library.table(DATASET, f"wgi_{vintage}_means"))
