"""What a scenario starts from and what of it can be applied to one material."""

from dataclasses import dataclass

import pandas as pd

from indicators.metrics import Scenario
from indicators.metrics.supply_risk import EU, GLOBAL
from indicators.panels.model import Selection
from indicators.panels.supply_tables import SupplyModel

SCOPES = ("world", "eu", "both")
"""Where a supplier's share changes."""
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
    eu_share: float
    eu_named: float
    score: float
    recycling: float
    reliance: float
    scope: str

    @property
    def takes_share(self) -> bool:
        """Whether the share of world supply can change: it is printed, and others can take it up."""
        return bool(pd.notna(self.share) and self.named - self.share >= NOTHING)

    @property
    def takes_eu_share(self) -> bool:
        """Whether the share of EU sourcing can change."""
        return bool(pd.notna(self.eu_share) and self.eu_named - self.eu_share >= NOTHING)

    @property
    def takes_reliance(self) -> bool:
        """Whether import reliance can change: with both scopes it needs the shares of world supply."""
        return self.scope != "GS+EU" or self.named > 0


def read_inputs(model: SupplyModel, selection: Selection) -> Inputs:
    """Return the inputs a scenario starts from; without a chosen supplier those of the largest of the supply that changes."""
    result = model.find_result(selection.material, selection.stage)
    own = model.suppliers[(model.suppliers["material"] == result["material"]) & (model.suppliers["stage"] == result["stage"])]
    world = own[own["scope"] == GLOBAL].sort_values("share", ascending=False)
    eu = own[own["scope"] == EU].sort_values("share", ascending=False)
    order = [*eu["country"], *world["country"]] if selection.scope == "eu" else [*world["country"], *eu["country"]]
    names = tuple(dict.fromkeys(str(c) for c in order))
    asked = selection.supplier or ""
    supplier = asked if asked in names else (names[0] if names else "")
    weight = own.loc[own["country"] == supplier, "g"]
    return Inputs(
        material=result["material"],
        stage=result["stage"],
        suppliers=names,
        supplier=supplier,
        share=_read_share(world, supplier),
        named=float(world["share"].sum()),
        eu_share=_read_share(eu, supplier),
        eu_named=float(eu["share"].sum()),
        score=(5 - float(weight.iloc[0])) / 2 if len(weight) else float("nan"),
        recycling=float(result["eol_rir"]),
        reliance=float(result["import_reliance"]),
        scope=str(result["supply_scope"]),
    )


def _read_share(rows: pd.DataFrame, supplier: str) -> float:
    found = rows.loc[rows["country"] == supplier, "share"]
    return float(found.iloc[0]) if len(found) else float("nan")


def build_scenario(inputs: Inputs, selection: Selection) -> Scenario:
    """Return what the reader changed, as far as it can be applied to this material."""
    here = selection.supplier is None or selection.supplier == inputs.supplier
    share = selection.share if here and inputs.takes_share and selection.scope != "eu" else None
    eu_share = selection.eu_share if here and inputs.takes_eu_share and selection.scope != "world" else None
    return Scenario(
        shares={} if share is None else {inputs.supplier: min(share, inputs.named)},
        wgi_means={} if selection.score is None or not here else {inputs.supplier: selection.score},
        eol_rir=selection.recycling,
        import_reliance=selection.reliance if inputs.takes_reliance else None,
        eu_shares={} if eu_share is None else {inputs.supplier: min(eu_share, inputs.eu_named)},
    )
