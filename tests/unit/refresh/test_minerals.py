"""Releases of the USGS: years replaced, what they replaced kept, changed units and series refused."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.curate.refresh import refresh_dataset
from indicators.curate.refresh.answers import Answer
from indicators.data.checks import check_all
from indicators.errors import DataError
from refresh.formats import fingerprint, read_held

TODAY = "2026-11-25"


def _usgs_file(root: Path) -> pd.DataFrame:
    """Return the figures of the edition we hold, in the publisher's format, each a year later."""
    series = read_held(root, "usgs_mcs", "series")
    codes = (
        read_held(root, "usgs_mcs", "countries").query("country != ''").drop_duplicates("country").set_index("country")["code"]
    )
    parts = []
    for s in series.itertuples():
        if s.measure.endswith(("_fe", "_cr2o3")) or (
            (s.mineral, s.basis) == ("chromium", "ore, gross weight") and s.measure == "reserves"
        ):
            continue
        held = read_held(root, "usgs_mcs", s.measure).query(f"mineral == '{s.mineral}' and edition == 'MCS 2026'")
        figures = pd.to_numeric(held["value"]) / int(s.factor)
        parts.append(
            pd.DataFrame(
                {
                    "MCS chapter": s.chapter,
                    "Section": "World Mine Production and Reserves",
                    "Commodity": s.commodity,
                    "Country": held["country"].map(codes),
                    "Statistics": s.statistics,
                    "Statistics_detail": s.detail,
                    "Unit": s.unit,
                    "Year": (held["year"].astype(int) + 1).astype(str),
                    "Value": ["W" if pd.isna(v) else f"{v:,.10g}" for v in figures],
                    "Notes": ["Estimated." if q == "E" else "" for q in held["obs_status"]],
                }
            )
        )
    frame = pd.concat(parts, ignore_index=True)
    cobalt = (frame["Commodity"] == "Cobalt") & (frame["Statistics_detail"] == "Mine production") & (frame["Year"] == "2026")
    frame.loc[cobalt & (frame["Country"] == "Congo (Kinshasa)"), "Value"] = "240,000"
    frame.loc[cobalt & frame["Country"].str.startswith("World"), ["Statistics_detail", "Value"]] = [
        "Mine production: rounded",
        ">300,000",
    ]
    return frame


def test_usgs_release_replaces_years_and_keeps_what_it_replaced(root: Path):
    held = (
        read_held(root, "usgs_mcs", "mine_production")
        .query("country == 'COD' and mineral == 'cobalt' and year == '2025'")
        .iloc[0]
    )
    assert held["value"] == "230000"
    frame = _usgs_file(root)
    answer = Answer("MCS2027_Commodities_Data.csv", frame.to_csv(index=False).encode("cp1252"))
    outcome = refresh_dataset("usgs_mcs", [answer], root, TODAY)
    assert outcome.edition.endswith("–2027")
    mine = read_held(root, "usgs_mcs", "mine_production").query("country == 'COD' and mineral == 'cobalt'").set_index("year")
    assert mine.loc["2026", ["value", "edition"]].tolist() == ["240000", "MCS 2027"]
    assert mine.loc["2025", "edition"] == "MCS 2027"
    assert mine.loc["2024", "edition"] == "MCS 2026"
    earlier = read_held(root, "usgs_mcs", "earlier_editions")
    kept = earlier.query("country == 'COD' and mineral == 'cobalt' and year == '2025' and measure == 'mine_production'")
    assert kept.iloc[0][["value", "edition"]].tolist() == ["230000", "MCS 2026"]
    world = (
        read_held(root, "usgs_mcs", "mine_production")
        .query("country == 'WLD' and mineral == 'cobalt' and year == '2026'")
        .iloc[0]
    )
    assert world[["value", "obs_status"]].tolist() == ["300000", "U"]
    assert check_all(root, ["usgs_mcs"]).problems == ()


def test_usgs_unit_or_series_that_changed(root: Path):
    before = fingerprint(root)
    frame = _usgs_file(root)
    cobalt = frame["Commodity"] == "Cobalt"
    changed = frame.assign(Unit=frame["Unit"].mask(cobalt & frame["Statistics_detail"].eq("Mine production"), "kilograms"))
    with pytest.raises(DataError, match="cobalt mine_production in kilograms instead of metric tons"):
        refresh_dataset("usgs_mcs", [Answer("MCS2027.csv", changed.to_csv(index=False).encode())], root, TODAY)
    with pytest.raises(DataError, match="holds no cobalt mine_production"):
        refresh_dataset("usgs_mcs", [Answer("MCS2027.csv", frame[~cobalt].to_csv(index=False).encode())], root, TODAY)
    with pytest.raises(DataError, match="does not say the edition"):
        refresh_dataset("usgs_mcs", [Answer("data.csv", frame.to_csv(index=False).encode())], root, TODAY)
    assert fingerprint(root) == before
