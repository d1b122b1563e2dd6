"""How uncertain a supply risk is: bands from the standard errors of the governance estimates."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.metrics.concentration import Band
from indicators.metrics.supply_risk import EU, GLOBAL, explain_supply_risk, find_parameters, weigh_scopes
from indicators.metrics.uncertainty import LEVEL, normal_quantile

ERRORS = ("stderr_independent", "stderr_correlated")


@dataclass(frozen=True)
class RiskBand:
    """Supply risk with the band under each assumption on the errors; `exact` are suppliers without a standard error."""

    independent: Band
    correlated: Band
    exact: tuple[str, ...]

    @property
    def wide(self) -> Band:
        """The wider band, the one that is drawn."""
        widths = [band.upper - band.lower for band in (self.independent, self.correlated)]
        return self.independent if widths[0] > widths[1] else self.correlated


def average_errors(averages: pd.DataFrame, first: int = 2016, last: int = 2020) -> pd.DataFrame:
    """Return both standard errors of each country's mean over the years the study uses.

    Formula: mean over the years of `stderr_independent` and of `stderr_correlated`: errors of one country persist, because
    the same sources are asked each year, so averaging over years makes no error smaller. Reference: JCGM 100:2008 (GUM),
    note to 5.2.2; errors of a year as `average_estimates`.

    Args:
        averages: from `average_estimates`.
        first, last: years, both included.

    >>> averages = pd.DataFrame({"country": "COD", "year": [2016, 2020, 2021], "stderr_independent": [0.1, 0.2, 9.0],
    ...     "stderr_correlated": [0.2, 0.4, 9.0]})
    >>> average_errors(averages).round(2).values.tolist()
    [['COD', 0.15, 0.3]]
    """
    rows = averages[averages["year"].between(first, last)]
    return rows.groupby("country", as_index=False)[list(ERRORS)].mean()


def measure_risk_band(
    suppliers: pd.DataFrame,
    parameters: pd.DataFrame,
    errors: pd.DataFrame,
    material: str,
    stage: str,
    level: float = LEVEL,
) -> RiskBand:
    """Return the supply risk of one material with its bands from the WGI's standard errors.

    Formula: ∂SR/∂W_c = −2·(1 − EoL)·SI·Σ_scope w·s_c²·t_c, a country's error being the same in both scopes; independent:
    √Σ(pull·se)², correlated: Σ pull·se; SR ∓ z·that, not below 0. The clipping of g is left out; a supplier without a standard
    error counts as exact and is named. Reference: JCGM 100:2008 (GUM), 5.1.2 and 5.2.2; formula of `supply_risk`.

    Args:
        suppliers: from `prepare_suppliers`.
        parameters: as in `recompute_supply_risk`.
        errors: country, stderr_independent, stderr_correlated (`average_errors`).
        material: name as in the study.
        stage: extraction or processing.
        level: level of the bands.

    Raises:
        UnknownNameError: no such material and stage.
        DataError: its inputs are incomplete.

    >>> suppliers = pd.DataFrame({"material": ["X"], "stage": "extraction", "scope": "global", "country": ["COD"],
    ...     "share": [1.0], "g": [5.0], "t": [1.0], "term": [5.0]})
    >>> parameters = pd.DataFrame({"material": ["X"], "stage": "extraction", "import_reliance": 1.0, "eol_rir": 0.0,
    ...     "si_sr": 1.0, "supply_scope_used": "GS"})
    >>> errors = pd.DataFrame({"country": ["COD"], "stderr_independent": [0.1], "stderr_correlated": [0.2]})
    >>> band = measure_risk_band(suppliers, parameters, errors, "X", "extraction").wide
    >>> band.value, round(band.upper, 3)
    (5.0, 5.658)
    """
    value = float(explain_supply_risk(suppliers, parameters, material, stage)["sr_part"].sum())
    inputs = find_parameters(parameters, material, stage)
    reliance = 0.0 if pd.isna(inputs["import_reliance"]) else float(inputs["import_reliance"])
    weights = dict(zip((GLOBAL, EU), weigh_scopes(reliance, str(inputs["supply_scope_used"])), strict=True))
    own = suppliers[(suppliers["material"] == material) & (suppliers["stage"] == stage)]
    factor = 2 * (1 - float(inputs["eol_rir"])) * float(inputs["si_sr"])
    pull = own.assign(pull=factor * own["scope"].map(weights) * own["share"] ** 2 * own["t"])
    pulls = pull[pull["pull"] > 0].groupby("country", as_index=False)["pull"].sum().merge(errors, on="country", how="left")
    known = pulls.dropna(subset=list(ERRORS))
    parts = {name: known["pull"] * known[name] for name in ERRORS}
    z = normal_quantile(level)
    halves = (z * float(np.sqrt((parts[ERRORS[0]] ** 2).sum())), z * float(parts[ERRORS[1]].sum()))
    bands = [Band(value, max(0.0, value - half), value + half) for half in halves]
    return RiskBand(bands[0], bands[1], tuple(sorted(set(pulls["country"]) - set(known["country"]))))
