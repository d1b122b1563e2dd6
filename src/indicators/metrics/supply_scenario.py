"""What if: the supply risk of one material with a changed share, score, recycling or import reliance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

import numpy as np
import pandas as pd

from indicators.errors import DataError
from indicators.metrics.concentration import governance_weight, linear_companion
from indicators.metrics.supply_risk import EU, GLOBAL, find_parameters, supply_risk


@dataclass(frozen=True)
class Scenario:
    """What a reader changes; what is not named stays as it is.

    `shares`: country → new share of world supply (fraction), the other countries rescaled in proportion.
    `wgi_means`: country → new mean of the six WGI estimates.
    `eu_shares`: country → new share of EU sourcing, the other countries rescaled in proportion.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    wgi_means: Mapping[str, float] = field(default_factory=dict)
    eol_rir: float | None = None
    import_reliance: float | None = None
    eu_shares: Mapping[str, float] = field(default_factory=dict)


class Outcome(StrEnum):
    """Whose risk a scenario is read for."""

    SUPPLY_RISK = "supply_risk"
    """Buyers: SR, which concentration raises and recycling and substitutes lower."""
    LINEAR_COMPANION = "linear_companion"
    """Citizens: Ḡ of world supply, the governance under which the average tonne is produced; nothing buyers do counts."""


@dataclass(frozen=True)
class ScenarioResult:
    """The outcome before and after, and what each change adds, in the order they were made; the parts add up."""

    before: float
    after: float
    parts: tuple[tuple[str, float], ...]


def replace_shares(suppliers: pd.DataFrame, shares: Mapping[str, float]) -> pd.DataFrame:
    """Return the suppliers with some shares replaced and the others rescaled to the same total.

    Formula: s'_c given; s'_d = s_d·(T − Σ s'_c)/(T − Σ s_c) for the others, T the total before (so an unnamed rest stays
    unnamed). Reference: proportional reallocation, the assumption stated on the page.

    Args:
        suppliers: one material, stage and scope: country, share, g, t, term.
        shares: country → new share, a fraction.

    Raises:
        DataError: a country is no supplier here, or the new shares exceed the total.

    >>> suppliers = pd.DataFrame({"country": ["COD", "AUS"], "share": [0.6, 0.4], "g": 5.0, "t": 1.0, "term": 0.0})
    >>> replace_shares(suppliers, {"COD": 0.4}).share.round(3).tolist()
    [0.4, 0.6]
    """
    unknown = [country for country in shares if country not in set(suppliers["country"])]
    if unknown:
        raise DataError("{unknown} does not supply this material here: choose one of its suppliers.", unknown=unknown[0])
    total, given = float(suppliers["share"].sum()), float(sum(shares.values()))
    if any(share < 0 for share in shares.values()) or given > total + 1e-9:
        raise DataError(
            "The new shares must lie between 0 and {total}, the sum of the shares that are known.", total=format(total, ".3f")
        )
    changed = suppliers["country"].isin(list(shares))
    rest = float(suppliers.loc[~changed, "share"].sum())
    if rest == 0 and given < total - 1e-9:
        raise DataError("There is no other supplier to take up the share: name all shares.")
    factor = (total - given) / rest if rest else 0.0
    share = (suppliers["share"] * factor).where(~changed, suppliers["country"].map(dict(shares)))
    return _refresh(suppliers.assign(share=share))


def replace_governance(suppliers: pd.DataFrame, wgi_means: Mapping[str, float]) -> pd.DataFrame:
    """Return the suppliers with the governance of some countries replaced.

    Formula: g' = clip(5 − 2·W', 0, 10). Reference: as `governance_weight`.

    >>> suppliers = pd.DataFrame({"country": ["COD"], "share": [0.5], "g": [8.0], "t": [1.0], "term": [2.0]})
    >>> replace_governance(suppliers, {"COD": 0.5}).term.tolist()
    [1.0]
    """
    weights = {country: float(governance_weight(mean)) for country, mean in wgi_means.items()}
    return _refresh(suppliers.assign(g=suppliers["country"].map(weights).astype(float).fillna(suppliers["g"])))


def run_scenario(
    suppliers: pd.DataFrame,
    parameters: pd.DataFrame,
    material: str,
    stage: str,
    scenario: Scenario,
    outcome: Outcome = Outcome.SUPPLY_RISK,
) -> ScenarioResult:
    """Return the supply risk, or its linear companion, under a scenario and how much of the change each input brings.

    Formula: the inputs are changed one after another in the order shares of world supply, shares of EU sourcing, governance,
    recycling, import reliance; a part is the difference each step makes, so Σ parts = after − before (the split depends on the
    order, which is stated). Governance changes in world supply and in EU sourcing. Reference: sequential decomposition
    as in shift-share analysis; formulas of `supply_risk` and `linear_companion`.

    Args:
        suppliers: from `prepare_suppliers`.
        parameters: as in `recompute_supply_risk`.
        material: name as in the study.
        stage: extraction or processing.
        scenario: what is changed.
        outcome: SR, or Ḡ of world supply.

    >>> suppliers = pd.DataFrame({"material": "X", "stage": "extraction", "scope": "global", "country": ["COD", "AUS"],
    ...     "share": 0.5, "g": [6.0, 2.0], "t": 1.0, "term": [1.5, 0.5]})
    >>> parameters = pd.DataFrame({"material": ["X"], "stage": "extraction", "import_reliance": 1.0, "eol_rir": 0.0,
    ...     "si_sr": 1.0, "supply_scope_used": "GS"})
    >>> result = run_scenario(suppliers, parameters, "X", "extraction", Scenario(eol_rir=0.5))
    >>> result.before, result.after, result.parts
    (2.0, 1.0, (('eol_rir', -1.0),))
    """
    own = suppliers[(suppliers["material"] == material) & (suppliers["stage"] == stage)]
    row = find_parameters(parameters, material, stage)
    state = _State(own[own["scope"] == GLOBAL], own[own["scope"] == EU], row)
    before = last = state.measure(outcome)
    parts = []
    for name, step in _list_steps(scenario):
        state = step(state)
        parts.append((name, state.measure(outcome) - last))
        last = state.measure(outcome)
    return ScenarioResult(before, last, tuple(parts))


@dataclass(frozen=True)
class _State:
    """Suppliers and parameters at one step of a scenario."""

    world: pd.DataFrame
    eu: pd.DataFrame
    row: pd.Series

    def measure(self, outcome: Outcome) -> float:
        """Outcome of this state."""
        if outcome is Outcome.SUPPLY_RISK:
            return self.risk()
        if self.world.empty:
            raise DataError(
                "World supply of this material is not printed, so the average tonne has no figure: choose another one."
            )
        return linear_companion(self.world["share"], self.world["g"])

    def risk(self) -> float:
        """Supply risk of this state."""
        reliance = self.row["import_reliance"]
        scope = self.row["supply_scope_used"]
        if pd.isna(reliance) and scope == "GS+EU":
            raise DataError(
                "Import reliance is not published for this material, so no scenario can be computed: choose another one."
            )
        value = supply_risk(
            self.world["term"].sum() if len(self.world) else np.nan,
            self.eu["term"].sum() if len(self.eu) else np.nan,
            0.0 if pd.isna(reliance) else float(reliance),
            float(self.row["eol_rir"]),
            float(self.row["si_sr"]),
            scope,
        )
        if np.isnan(value):
            raise DataError("This material's inputs are incomplete, so no scenario can be computed: choose another one.")
        return value


def _list_steps(scenario: Scenario) -> list[tuple[str, Callable[[_State], _State]]]:
    """The changes of a scenario as named steps, in their stated order."""
    shares, means = scenario.shares, scenario.wgi_means

    def change_governance(state: _State) -> _State:
        return replace(state, world=replace_governance(state.world, means), eu=replace_governance(state.eu, means))

    steps: list[tuple[str, Callable[[_State], _State]]] = []
    if shares:
        steps.append(("shares", lambda state: replace(state, world=replace_shares(state.world, shares))))
    if scenario.eu_shares:
        steps.append(("eu_shares", lambda state: replace(state, eu=replace_shares(state.eu, scenario.eu_shares))))
    if means:
        steps.append(("governance", change_governance))
    for name, value in (("eol_rir", scenario.eol_rir), ("import_reliance", scenario.import_reliance)):
        if value is None:
            continue
        if not 0 <= value <= 1:
            raise DataError("Recycling and import reliance are fractions from 0 to 1, not {value}.", value=value)
        steps.append((name, partial(_change_parameter, name=name, value=value)))
    return steps


def _change_parameter(state: _State, name: str, value: float) -> _State:
    """The state with one parameter replaced."""
    return replace(state, row=pd.Series({**state.row.to_dict(), name: value}))


def _refresh(suppliers: pd.DataFrame) -> pd.DataFrame:
    """The suppliers with their terms computed again."""
    return suppliers.assign(term=suppliers["share"] ** 2 * suppliers["g"] * suppliers["t"])
