"""The datasets that can be refreshed, each with the publisher's file and page."""

from indicators.curate.refresh.conflict import read_ucdp
from indicators.curate.refresh.democracy import read_vdem
from indicators.curate.refresh.edition import Adapter
from indicators.curate.refresh.eiti import read_eiti
from indicators.curate.refresh.human_development import read_hdr
from indicators.curate.refresh.kimberley import read_kp
from indicators.curate.refresh.minerals import read_usgs
from indicators.curate.refresh.transparency import read_cpi
from indicators.curate.refresh.world_bank import read_wdi, read_wgi, read_wgi_estimate, wdi_address, wgi_address
from indicators.errors import UnknownNameError

ADAPTERS = {
    a.dataset: a
    for a in (
        Adapter("wgi", read_wgi, "the JSON answer of the interface", "https://data.worldbank.org", (wgi_address(),)),
        Adapter(
            "wgi_estimate",
            read_wgi_estimate,
            "wgidataset.xlsx",
            "https://www.worldbank.org/en/publication/worldwide-governance-indicators",
        ),
        Adapter("wdi", read_wdi, "the JSON answer of the interface", "https://data.worldbank.org", (wdi_address(),)),
        Adapter("ti_cpi", read_cpi, "the workbook of results", "https://www.transparency.org/cpi"),
        Adapter(
            "usgs_mcs",
            read_usgs,
            "MCS_Commodities_Data.csv",
            "https://www.usgs.gov/centers/national-minerals-information-center/mineral-commodity-summaries",
        ),
        Adapter("kp", read_kp, "the workbook of production statistics", "https://kimberleyprocessstatistics.org", piecemeal=True),
        Adapter("undp_hdr", read_hdr, "the composite indices, complete time series (CSV)", "https://hdr.undp.org/data-center"),
        Adapter("eiti", read_eiti, "the JSON answer of implementing_country", "https://eiti.org/open-data", piecemeal=True),
        Adapter("ucdp", read_ucdp, "the country-year file of organized violence (CSV)", "https://ucdp.uu.se/downloads"),
        Adapter("vdem", read_vdem, "V-Dem-CY-Full+Others (CSV)", "https://www.v-dem.net/data"),
    )
}


def find_adapter(name: str) -> Adapter:
    """Return the adapter of a dataset.

    Raises:
        UnknownNameError: the dataset has none; it is curated by hand.
    """
    if name not in ADAPTERS:
        raise UnknownNameError(
            "{name} cannot be refreshed by itself. Known: {known}; others are curated by hand.",
            name=name,
            known=", ".join(sorted(ADAPTERS)),
        )
    return ADAPTERS[name]
