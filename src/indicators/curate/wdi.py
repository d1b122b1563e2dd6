"""Curates `wdi`: twelve World Development Indicators for all countries and the World Bank's groups."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, read_indicator, require_countries

EXTRACT = "economy/wdi_all_countries.csv"
CODES = {
    "NY.GDP.MKTP.CD": "gdp",
    "SP.POP.TOTL": "population",
    "NY.GDP.PCAP.PP.KD": "gdp_per_capita_ppp",
    "NY.GDP.MINR.RT.ZS": "mineral_rents",
    "NY.GDP.TOTL.RT.ZS": "resource_rents",
    "TX.VAL.MMTL.ZS.UN": "ores_and_metals_exports",
    "SI.POV.DDAY": "poverty",
    "SI.POV.GINI": "gini",
    "GC.TAX.TOTL.GD.ZS": "tax_revenue",
    "EG.ELC.ACCS.ZS": "electricity_access",
    "AG.LND.FRST.ZS": "forest_area",
    "FP.CPI.TOTL.ZG": "inflation",
}
NO_TAX = frozenset({"LBR", "SLE"})


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return one table for each indicator, six significant digits as far as the publisher's noise goes."""
    tables = {}
    for code, name in CODES.items():
        table = read_indicator(sources, EXTRACT, code)[["country", "year", "value"]].assign(obs_status="A", note="")
        expected = [c for c in list_scope("member") if not (name == "tax_revenue" and c in NO_TAX)]
        tables[name] = require_countries(table, expected, f"wdi.{name}")
    return tables
