"""The main suppliers of a material, and where a material stands between the two thresholds of the EU list."""

from collections.abc import Collection

import pandas as pd

KEYS = ["material", "stage"]
MAIN_SHARE = 0.10
"""From which share of world supply or of EU sourcing on a country is called a main supplier here."""


def find_main_suppliers(suppliers: pd.DataFrame, countries: Collection[str], least: float = MAIN_SHARE) -> pd.DataFrame:
    """Return which of `countries` supply at least `least` of a material at one stage, by scope.

    Formula: s ≥ `least`. Reference: none, a convention of this project that the page states.

    Args:
        suppliers: from `prepare_suppliers`: material, stage, scope, country, share.
        countries: ISO3 codes.
        least: the smallest share, a fraction.

    Returns:
        Columns material, stage, scope, country, share; the largest share first within a material.

    >>> suppliers = pd.DataFrame({"material": "X", "stage": "extraction", "scope": "global", "country": ["COD", "AUS", "GIN"],
    ...     "share": [0.5, 0.4, 0.09]})
    >>> find_main_suppliers(suppliers, ["COD", "GIN"])[["country", "share"]].values.tolist()
    [['COD', 0.5]]
    """
    rows = suppliers[[*KEYS, "scope", "country", "share"]]
    kept = rows[(rows["share"] >= least - 1e-9) & rows["country"].isin(list(countries))]
    return kept.sort_values(["material", "share", "country"], ascending=[True, False, True]).reset_index(drop=True)


def choose_headline(results: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each material: the stage whose supply risk is higher, as the study takes it.

    Formula: for each stage the recomputed SR where it lies within the tolerance or nothing is published to compare with, the
    published SR where ours differs from it or cannot be computed; the material's `figure` is the higher of its stages.
    `from_study` says that the figure is the published one. Reference: study, DOI 10.2873/725585: “the higher of its two stages”.

    Args:
        results: from `recompute_supply_risk`: material, stage, sr, published_sr, within_tolerance.

    Returns:
        The rows of `results` with `figure` and `from_study`, one a material; a material without any figure is left out.

    >>> results = pd.DataFrame({"material": "X", "stage": ["extraction", "processing"], "sr": [0.9, 2.0],
    ...     "published_sr": [None, 1.2], "within_tolerance": [None, False]})
    >>> choose_headline(results)[["stage", "figure", "from_study"]].values.tolist()
    [['processing', 1.2, True]]
    """
    sr, published = results["sr"].astype(float), results["published_sr"].astype(float)
    differs = ~results["within_tolerance"].astype("boolean").fillna(True).astype(bool)
    from_study = (differs | sr.isna()) & published.notna()
    rows = results.assign(figure=sr.mask(from_study, published), from_study=from_study)
    rows = rows[rows["figure"].notna()].sort_values(["figure", "stage"], ascending=[False, True], kind="stable")
    return rows.drop_duplicates("material").sort_values("material").reset_index(drop=True)
