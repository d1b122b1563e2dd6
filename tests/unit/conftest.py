"""Tiny frames that the tests of charts and maps share."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.model import Direction, Indicator


@pytest.fixture
def estimate() -> Indicator:
    return Indicator(
        dataset="wgi_estimate",
        name="rule_of_law",
        title="Rule of law",
        description="",
        topic="governance",
        unit="wgi_estimate",
        decimals=2,
        direction=Direction.HIGHER,
        path=Path("rule_of_law.csv"),
        columns=("country", "year", "value"),
        scale=(-2.5, 2.5),
        interval_level=0.9,
    )


@pytest.fixture
def observe() -> Callable[..., pd.DataFrame]:
    def build(*rows: tuple[str, int, float | None]) -> pd.DataFrame:
        frame = pd.DataFrame(rows, columns=["country", "year", "value"])
        frame["value"] = frame["value"].astype(float)
        status = ["O" if missing else "A" for missing in frame["value"].isna()]
        return frame.assign(lower=frame["value"] - 0.2, upper=frame["value"] + 0.3, obs_status=status, note="")

    return build
