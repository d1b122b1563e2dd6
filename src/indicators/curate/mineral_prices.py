"""Curates `mineral_prices`: annual prices of the USGS, one series for each mineral, and of the World Bank's Pink Sheet."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import normalise_text, read_extract, to_figures, with_key
from indicators.errors import DataError

USGS = "minerals/prices/usgs_mcs_prices_2018_2025.csv"
BANK = "minerals/prices/worldbank_pinksheet_annual_2000_2026.csv"
NEEDED = ("mineral", "series", "year", "price", "unit", "qualifier", "usd_per_production_unit", "conversion", "edition")
MAIN_SERIES = {"cobalt": "cobalt_lme_cash", "rare_earths": "ndpr_oxide"}
REAL_LITHIUM = "lithium_carbonate_battery_grade"
MONTHS = "Mean of {count} months."


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one price for each mineral and year, the Pink Sheet, and a table of what each series quotes."""
    usgs = _read_usgs(sources)
    newest = usgs.groupby("series")["edition"].transform("max")
    bank = read_extract(sources, BANK, ("mineral", "series", "year", "price", "unit", "months_averaged"))
    main = usgs[usgs["series"] == usgs["mineral"].map(MAIN_SERIES).fillna(usgs["series"])]
    newest_per_year = main.groupby(["mineral", "year"])["edition"].transform("max")
    return {
        "price": _build_prices(main[main["edition"] == newest_per_year]),
        "pink_sheet_price": _build_bank(bank),
        "price_series": _build_series(usgs[usgs["edition"] == newest], bank),
    }


def _read_usgs(sources: Path) -> pd.DataFrame:
    rows = read_extract(sources, USGS, NEEDED)
    rows = rows.assign(year=to_figures(rows["year"], USGS).astype(int), price=to_figures(rows["price"], USGS))
    return rows[(rows["series"] != REAL_LITHIUM) | (rows["edition"] == rows["edition"].max())]


def _build_prices(rows: pd.DataFrame) -> pd.DataFrame:
    if rows.duplicated(["mineral", "year"]).any():
        raise DataError(f"{USGS} holds two series for one mineral. Say in MAIN_SERIES which one is shown.")
    table = pd.DataFrame(
        {
            "country": "WLD",
            "mineral": rows["mineral"],
            "year": rows["year"],
            "value": rows["price"],
            "obs_status": rows["qualifier"].map({"": "A", "e": "E"}),
            "note": "",
            "edition": rows["edition"],
        }
    )
    return with_key(table, "country", "mineral", "year")


def _build_bank(rows: pd.DataFrame) -> pd.DataFrame:
    months = to_figures(rows["months_averaged"], BANK).astype(int)
    table = pd.DataFrame(
        {
            "country": "WLD",
            "mineral": rows["mineral"],
            "year": to_figures(rows["year"], BANK).astype(int),
            "value": to_figures(rows["price"], BANK),
            "obs_status": months.lt(12).map({True: "P", False: "A"}),
            "note": months.map(lambda count: MONTHS.format(count=count) if count < 12 else ""),
        }
    )
    return with_key(table, "country", "mineral", "year")


def _build_series(usgs: pd.DataFrame, bank: pd.DataFrame) -> pd.DataFrame:
    first = usgs.sort_values("year").drop_duplicates("series", keep="last")
    quoted = first["series_text"].str.removeprefix("Price, ").str.removeprefix("Price: ").map(normalise_text)
    own = pd.DataFrame(
        {
            "indicator": "price",
            "mineral": first["mineral"],
            "series": first["series"],
            "title": quoted.str[:1].str.upper() + quoted.str[1:],
            "price_unit": first["unit"],
            "conversion": first["conversion"].map(normalise_text),
            "shown": first["series"] == first["mineral"].map(MAIN_SERIES).fillna(first["series"]),
        }
    )
    sheet = bank.drop_duplicates("mineral")
    other = pd.DataFrame(
        {
            "indicator": "pink_sheet_price",
            "mineral": sheet["mineral"],
            "series": "pink_sheet_" + sheet["mineral"],
            "title": sheet["series"].str.removeprefix("World Bank: "),
            "price_unit": sheet["unit"],
            "conversion": "",
            "shown": True,
        }
    )
    return with_key(pd.concat([own, other], ignore_index=True), "indicator", "mineral", "series")
