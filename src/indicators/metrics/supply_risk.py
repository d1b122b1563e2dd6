"""The EU supply-risk model: recompute the 2023 assessment from its published inputs."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import pandas as pd

from indicators.errors import DataError, UnknownNameError
from indicators.metrics.concentration import WEIGHT_UNKNOWN, governance_weight

PARAMETERS = ("import_reliance", "eol_rir", "si_sr")
TOLERANCE = 0.10
"""One printed decimal of the published result, and an unstated vintage of the WGI."""
CENSORED_PCT = 0.05
"""What stands for a share printed as "<0.1%"."""
LARGEST_VALUE_ADDED = 204_200
"""Value added of NACE C28, the largest sector, in million EUR: the scale of economic importance."""
CRITICAL_SR, CRITICAL_EI = 1.0, 2.8
GLOBAL, EU = "global", "eu_sourcing"
HEAVY_RARE_EARTHS = (
    "Dysprosium", "Erbium", "Europium", "Gadolinium", "Holmium", "Lutetium", "Terbium", "Thulium", "Ytterbium", "Yttrium",
)  # fmt: skip
"""The EU sourcing of their extraction is printed once, under HREE."""
BORROWED_EU_SHARES = {("HREE", name) for name in HEAVY_RARE_EARTHS} | {("Titanium", "Titanium metal")}
COLUMNS = (
    "material", "stage", "sr", "hhi_wgi_t_global", "hhi_wgi_t_eu", "import_reliance", "eol_rir", "si", "supply_scope",
    "published_sr", "within_tolerance", "reason", "linear_global", "linear_eu", "named_share_global", "named_share_eu",
)  # fmt: skip


class Reason(StrEnum):
    """Why a material and stage has no result, or one that cannot be compared."""

    NONE = ""
    NO_SHARES = "no_shares"
    NO_GLOBAL_SHARES = "no_global_shares"
    NO_EU_SHARES = "no_eu_shares"
    NO_IMPORT_RELIANCE = "no_import_reliance"
    NO_SCOPE = "no_supply_scope"
    NO_PARAMETERS = "no_recycling_or_substitution"
    NOT_PUBLISHED = "not_published"
    DIFFERS = "differs_from_published"


def prepare_suppliers(shares: pd.DataFrame, means: pd.DataFrame) -> pd.DataFrame:
    """Return every supplier of every material, stage and scope with share (fraction), g, t and its term s²·g·t.

    Formula: s = share_pct/100; 0.05 % where the study prints "<0.1%" (`below_0_1`); unreadable shares are left out; g by
    `governance_weight`, 5 without a WGI mean; t = 1 where none is printed. The HREE row of EU sourcing at extraction
    serves the ten heavy rare earths, the one of titanium ores also Titanium metal. Reference: European Commission, Study
    on the critical raw materials for the EU 2023, DOI 10.2873/725585, annex 7; methodology, DOI 10.2873/769526.

    Args:
        shares: material, stage, scope, country, share_pct, below_0_1, trade_parameter.
        means: country, wgi_mean (mean of the six estimates over 2016–2020).

    >>> shares = pd.DataFrame([("Cobalt", "extraction", "global", "COD", 50.0, False, 1.0)], columns=[
    ...     "material", "stage", "scope", "country", "share_pct", "below_0_1", "trade_parameter"])
    >>> prepare_suppliers(shares, pd.DataFrame({"country": ["COD"], "wgi_mean": [-1.5]})).term.tolist()
    [2.0]
    """
    if shares.empty or means.empty:
        raise DataError("The supply-risk model needs supply shares and WGI means: check the tables of eu_criticality.")
    censored = shares["below_0_1"].astype(str).str.lower().eq("true")
    percent = shares["share_pct"].astype(float).mask(censored & shares["share_pct"].isna(), CENSORED_PCT)
    rows = shares.assign(share=percent / 100, t=shares["trade_parameter"].astype(float).fillna(1.0))
    rows = _lend_eu_shares(rows[rows["share"].notna()])
    known = read_numbers(means[["country", "wgi_mean"]], ["wgi_mean"])
    rows = rows.merge(known, on="country", how="left", validate="many_to_one")
    weight = np.nan_to_num(governance_weight(rows["wgi_mean"]), nan=WEIGHT_UNKNOWN)
    rows = rows.assign(g=weight, wgi_missing=rows["wgi_mean"].isna(), term=rows["share"] ** 2 * weight * rows["t"])
    kept = ["material", "stage", "scope", "country", "share", "g", "t", "term", "wgi_missing"]
    return rows[kept].reset_index(drop=True)


def weigh_scopes(import_reliance: float, scope: str) -> tuple[float, float]:
    """Return the weights of global supply and of EU sourcing in the bracket.

    Formula: (IR/2, 1 − IR/2) for GS+EU; (1, 0) for GS; (0, 1) for EU. Reference: methodology, DOI 10.2873/769526.

    >>> weigh_scopes(0.8, "GS+EU"), weigh_scopes(0.8, "EU")
    ((0.4, 0.6), (0.0, 1.0))
    """
    weights = {"GS+EU": (import_reliance / 2, 1 - import_reliance / 2), "GS": (1.0, 0.0), "EU": (0.0, 1.0)}
    if scope not in weights:
        raise UnknownNameError("Unknown supply scope “{scope}”: it is GS, EU or GS+EU.", scope=scope)
    return weights[scope]


def supply_risk(
    hhi_global: float, hhi_eu: float, import_reliance: float, eol_rir: float, substitution: float, scope: str = "GS+EU"
) -> float:
    """Return the supply risk of one material at one stage.

    Formula: SR = [H(GS)·IR/2 + H(EU)·(1 − IR/2)]·(1 − EoL_RIR)·SI, H = Σ s²·g·t; scope GS or EU: the bracket is that H
    alone. A term without weight may be missing. Reference: methodology, DOI 10.2873/769526.

    >>> round(supply_risk(4.0, 2.0, 0.5, 0.2, 0.9), 3)
    1.8
    """
    weights = weigh_scopes(import_reliance, scope)
    bracket = sum(w * h for w, h in zip(weights, (hhi_global, hhi_eu), strict=True) if w != 0)
    return float(bracket * (1 - eol_rir) * substitution)


def recompute_supply_risk(
    shares: pd.DataFrame, parameters: pd.DataFrame, published: pd.DataFrame, means: pd.DataFrame
) -> pd.DataFrame:
    """Return the recomputed supply risk of every material and stage beside the published one.

    Formula: `supply_risk` on `prepare_suppliers`; `within_tolerance` is |SR − published| ≤ 0.10, empty when no result is
    published or none can be computed; `reason` says why a row has no result or does not reproduce. `linear_*` is
    Ḡ = Σ s·g/Σ s and `named_share_*` the share it rests on. Nothing is tuned. Reference: as `prepare_suppliers`.

    Args:
        shares: as in `prepare_suppliers`.
        parameters: material, stage, import_reliance, eol_rir, si_sr, supply_scope_used.
        published: material, stage, published_sr.
        means: as in `prepare_suppliers`; its vintage is the caller's choice.

    Returns:
        Columns `COLUMNS`, sorted by material and stage.

    >>> columns = ["material", "stage", "scope", "country", "share_pct", "below_0_1", "trade_parameter"]
    >>> shares = pd.DataFrame([("X", "extraction", "global", "COD", 50.0, False, 1.0)], columns=columns)
    >>> parameters = pd.DataFrame({"material": ["X"], "stage": "extraction", "import_reliance": 1.0, "eol_rir": 0.5,
    ...     "si_sr": 1.0, "supply_scope_used": "GS"})
    >>> published = pd.DataFrame({"material": ["X"], "stage": "extraction", "published_sr": [1.1]})
    >>> result = recompute_supply_risk(shares, parameters, published, pd.DataFrame({"country": ["COD"], "wgi_mean": -1.5}))
    >>> result[["sr", "published_sr", "within_tolerance"]].values.tolist()
    [[1.0, 1.1, True]]
    """
    keys = ["material", "stage"]
    parameters = read_numbers(parameters, PARAMETERS)
    published = read_numbers(published, ["published_sr"])
    suppliers = prepare_suppliers(shares, means)
    suppliers = suppliers.assign(linear=suppliers["share"] * suppliers["g"])
    sums = suppliers.groupby([*keys, "scope"])[["term", "linear", "share"]].sum()
    rows = parameters.merge(published[[*keys, "published_sr"]], on=keys, how="left", validate="one_to_one")
    for scope, suffix in ((GLOBAL, "global"), (EU, "eu")):
        part = sums.xs(scope, level="scope") if scope in sums.index.get_level_values("scope") else sums.iloc[:0].droplevel(2)
        part = part.assign(linear=part["linear"] / part["share"])
        names = {"term": f"hhi_wgi_t_{suffix}", "linear": f"linear_{suffix}", "share": f"named_share_{suffix}"}
        rows = rows.join(part.rename(columns=names), on=keys)
    rows = rows.rename(columns={"si_sr": "si", "supply_scope_used": "supply_scope"})
    results = [_compute_row(row) for row in rows.to_dict("records")]
    rows = rows.assign(sr=[sr for sr, _ in results], reason=[str(reason) for _, reason in results])
    gap = (rows["sr"] - rows["published_sr"]).abs()
    within = (gap <= TOLERANCE + 1e-9).astype("boolean").mask(gap.isna())
    computed = rows["sr"].notna()
    reason = rows["reason"].mask(computed & rows["published_sr"].isna(), str(Reason.NOT_PUBLISHED))
    reason = reason.mask(~within.fillna(True).astype(bool), str(Reason.DIFFERS))
    return rows.assign(within_tolerance=within, reason=reason)[list(COLUMNS)].sort_values(keys).reset_index(drop=True)


def explain_supply_risk(suppliers: pd.DataFrame, parameters: pd.DataFrame, material: str, stage: str) -> pd.DataFrame:
    """Return each country's part of one material's supply risk, largest first; the parts add to 1.

    Formula: K_c = [w_GS·(s²gt)_GS + w_EU·(s²gt)_EU] / Σ of the same; w by `weigh_scopes`. `sr_part` = K_c·SR. Linear
    companion: L_c = [w_GS·(sg)_GS + w_EU·(sg)_EU] / Σ of the same, each tonne counted once. `share` weighs the shares alike.
    Reference: additive decomposition of the bracket of `supply_risk`; L_c is of this project, design.md section 3.

    Args:
        suppliers: from `prepare_suppliers`.
        parameters: as in `recompute_supply_risk`.
        material: name as in the study.
        stage: extraction or processing.

    Raises:
        UnknownNameError: no such material and stage.
        DataError: its inputs are incomplete.

    >>> suppliers = pd.DataFrame({"material": "X", "stage": "extraction", "scope": "global", "country": ["COD", "AUS"],
    ...     "share": 0.5, "g": [6.0, 2.0], "t": 1.0, "term": [1.5, 0.5]})
    >>> parameters = pd.DataFrame({"material": ["X"], "stage": "extraction", "import_reliance": 1.0, "eol_rir": 0.5,
    ...     "si_sr": 1.0, "supply_scope_used": "GS"})
    >>> explain_supply_risk(suppliers, parameters, "X", "extraction")[["country", "contribution"]].values.tolist()
    [['COD', 0.75], ['AUS', 0.25]]
    """
    inputs = find_parameters(parameters, material, stage)
    own = suppliers[(suppliers["material"] == material) & (suppliers["stage"] == stage)]
    hhi = own.groupby("scope")["term"].sum()
    row = {
        "hhi_wgi_t_global": hhi.get(GLOBAL, np.nan),
        "hhi_wgi_t_eu": hhi.get(EU, np.nan),
        **{name: inputs[name] for name in ("import_reliance", "eol_rir")},
        "si": inputs["si_sr"],
        "supply_scope": inputs["supply_scope_used"],
    }
    sr, reason = _compute_row(row)
    if np.isnan(sr):
        raise DataError(
            "{material}, {stage}, cannot be computed: {reason}. Choose a material with complete inputs.",
            material=material,
            stage=stage,
            reason=reason,
        )
    reliance = 0.0 if pd.isna(row["import_reliance"]) else row["import_reliance"]
    w_global, w_eu = weigh_scopes(reliance, row["supply_scope"])
    weight = own["scope"].map({GLOBAL: w_global, EU: w_eu})
    weighed = own.assign(part=own["term"] * weight, share=own["share"] * weight)
    parts = (
        weighed.assign(linear=weighed["share"] * weighed["g"])
        .groupby("country", as_index=False)[["part", "linear", "share"]]
        .sum()
    )
    share, linear = (parts[name] / (parts[name].sum() or np.nan) for name in ("part", "linear"))
    result = parts.assign(contribution=share, sr_part=share * sr, linear_contribution=linear).drop(columns=["part", "linear"])
    return result.sort_values(["contribution", "country"], ascending=[False, True]).reset_index(drop=True)


def find_parameters(parameters: pd.DataFrame, material: str, stage: str) -> pd.Series:
    """Return the row of parameters of one material and stage.

    Formula: none, a look-up. Reference: study, DOI 10.2873/725585, result tables.

    Raises:
        UnknownNameError: there is none.

    >>> find_parameters(pd.DataFrame({"material": ["X"], "stage": ["extraction"], "eol_rir": [0.5]}), "X", "extraction")["material"]
    'X'
    """
    found = parameters[(parameters["material"] == material) & (parameters["stage"] == stage)]
    if len(found) != 1:
        raise UnknownNameError(
            "No supply-risk inputs for “{material}”, {stage}: `indicators risk` lists all of them.",
            material=material,
            stage=stage,
        )
    return read_numbers(found, PARAMETERS).iloc[0]


def economic_importance(uses: pd.DataFrame) -> pd.DataFrame:
    """Return the economic importance of each material and the share of uses it rests on.

    Formula: EI = Σ A·Q·SI_EI·10/204 200, A end-use share, Q value added of its sector in million EUR. Uses without a
    sector are left out, so `covered` (Σ A of uses with one) below 1 means that EI is too low. Reference: as
    `prepare_suppliers`, annex 6.

    Args:
        uses: material, end_use_share, value_added, si_ei.

    >>> uses = pd.DataFrame({"material": ["X", "X"], "end_use_share": 0.5, "value_added": [204200.0, None], "si_ei": 0.9})
    >>> economic_importance(uses).values.tolist()
    [['X', 4.5, 0.5]]
    """
    columns = ["end_use_share", "value_added", "si_ei"]
    known = read_numbers(uses[uses[columns].notna().all(axis=1)], columns)
    ei = known["end_use_share"] * known["value_added"] * known["si_ei"] * 10 / LARGEST_VALUE_ADDED
    parts = known.assign(ei=ei).groupby("material").agg(ei=("ei", "sum"), covered=("end_use_share", "sum"))
    return parts.reset_index()


def read_numbers(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return the table with these columns as numbers: shipped tables hold text.

    Formula: none; a gap stays a gap, a column that is not there is left out. Reference: docs/data.md.

    >>> read_numbers(pd.DataFrame({"eol_rir": ["0.5", None]}), ["eol_rir"]).eol_rir.tolist()
    [0.5, nan]
    """
    return frame.assign(**{name: frame[name].astype(float) for name in columns if name in frame})


def _lend_eu_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the EU sourcing rows at extraction that the study prints once for several materials."""
    eu = rows[(rows["scope"] == EU) & (rows["stage"] == "extraction")]
    own = set(eu["material"])
    lent = [eu[eu["material"] == lender].assign(material=name) for lender, name in sorted(BORROWED_EU_SHARES) if name not in own]
    return pd.concat([rows, *lent], ignore_index=True)


def _compute_row(row: dict) -> tuple[float, Reason]:
    """Supply risk of one row of inputs, or NaN and the reason."""
    missing = float("nan")
    h_global, h_eu, scope = row["hhi_wgi_t_global"], row["hhi_wgi_t_eu"], row["supply_scope"]
    if pd.isna(h_global) and pd.isna(h_eu):
        return missing, Reason.NO_SHARES
    if scope not in ("GS", "EU", "GS+EU"):
        return missing, Reason.NO_SCOPE
    if scope == "GS+EU" and pd.isna(row["import_reliance"]):
        return missing, Reason.NO_IMPORT_RELIANCE
    if pd.isna(row["eol_rir"]) or pd.isna(row["si"]):
        return missing, Reason.NO_PARAMETERS
    reliance = 0.0 if pd.isna(row["import_reliance"]) else float(row["import_reliance"])
    w_global, w_eu = weigh_scopes(reliance, scope)
    if w_global > 0 and pd.isna(h_global):
        return missing, Reason.NO_GLOBAL_SHARES
    if w_eu > 0 and pd.isna(h_eu):
        return missing, Reason.NO_EU_SHARES
    return supply_risk(h_global, h_eu, reliance, row["eol_rir"], row["si"], scope), Reason.NONE
