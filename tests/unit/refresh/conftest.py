"""A small data folder that a test may refresh."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from indicators.data.sealing import seal
from indicators.paths import DATA

KEPT = ("reference", "wgi", "wgi_estimate", "wdi", "ti_cpi", "ucdp", "vdem", "undp_hdr", "kp", "eiti", "usgs_mcs")
FIRST = 2019
SMALL = ("wgi", "wgi_estimate", "wdi", "ti_cpi", "vdem")
COUNTRIES = (
    "AGO", "BEL", "BWA", "CMR", "CAF", "CIV", "COD", "GIN", "LSO", "LBR", "SLE", "TZA", "ZWE", "GHA", "NAM", "ZAF",
)  # fmt: skip


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`data/` of sixteen countries since 2019 for the large datasets, sealed again."""
    root = tmp_path_factory.mktemp("small") / "data"
    for name in KEPT:
        shutil.copytree(DATA / name, root / name)
    for name in SMALL:
        for path in (root / name).glob("*.csv"):
            frame = pd.read_csv(path, dtype=str, keep_default_na=False)
            if "year" in frame.columns:
                kept = frame["country"].isin(COUNTRIES) & (frame["year"].astype(int) >= FIRST)
                if name == "wdi":
                    kept = frame["country"].isin(COUNTRIES)
                frame[kept].to_csv(path, index=False, lineterminator="\n")
        seal(root / name)
    return root


@pytest.fixture
def root(small_data: Path, tmp_path: Path) -> Path:
    """A copy of the small folder that a test may change."""
    target = tmp_path / "work" / "data"
    shutil.copytree(small_data, target)
    return target
