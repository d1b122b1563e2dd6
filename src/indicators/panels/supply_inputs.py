"""What a scenario starts from and what of it can be applied to one material."""

from dataclasses import dataclass

import pandas as pd

from indicators.metrics import Scenario
from indicators.metrics.supply_risk import EU, GLOBAL
from indicators.panels.model import Selection
from indicators.panels.supply_tables import SupplyModel

NOTHING = 5e-4
"""A change too small to be printed with two decimals and one to spare."""


@dataclass(frozen=True)
class Inputs:
    """What the model holds for one material and one of its suppliers; NaN where nothing is printed."""

    material: str
    stage: str
    suppliers: tuple[str, ...]
    supplier: str
    share: float
    named: float
    score: float
    recycling: float
    reliance: float
    scope: str

    @property
    def takes_reliance(self) -> bool:
        """Whether import reliance can change: with both scopes it needs the shares of world supply."""
        return self.scope != "GS+EU" or self.named > 0


def read_inputs(model: SupplyModel, selection: Selection) -> Inputs:
    """Return the inputs a scenario starts from; without a chosen supplier those of the largest."""
    result = model.find_result(selection.material, selection.stage)
    own = model.suppliers[(model.suppliers["material"] == result["material"]) & (model.suppliers["stage"] == result["stage"])]
    world = own[own["scope"] == GLOBAL].sort_values("share", ascending=False)
    union = own[own["scope"] == EU].sort_values("share", ascending=False)
    names: tuple[str, ...] = tuple(dict.fromkeys([*world["country"], *union["country"]]))
    largest = names[0] if names else ""
    supplier = selection.supplier if selection.supplier in names else largest
    share = world.loc[world["country"] == supplier, "share"]
    weight = own.loc[own["country"] == supplier, "g"]
    return Inputs(
        material=result["material"],
        stage=result["stage"],
        suppliers=names,
        supplier=supplier,
        share=float(share.iloc[0]) if len(share) else float("nan"),
        named=float(world["share"].sum()),
        score=(5 - float(weight.iloc[0])) / 2 if len(weight) else float("nan"),
        recycling=float(result["eol_rir"]),
        reliance=float(result["import_reliance"]),
        scope=str(result["supply_scope"]),
    )


def build_scenario(inputs: Inputs, selection: Selection) -> Scenario:
    """Return what the reader changed, as far as it can be applied to this material."""
    here = selection.supplier is None or selection.supplier == inputs.supplier
    alone = inputs.named - inputs.share < NOTHING
    share = selection.share if here and pd.notna(inputs.share) and not alone else None
    return Scenario(
        shares={} if share is None else {inputs.supplier: min(share, inputs.named)},
        wgi_means={} if selection.score is None or not here else {inputs.supplier: selection.score},
        eol_rir=selection.recycling,
        import_reliance=selection.reliance if inputs.takes_reliance else None,
    )
