"""What publishers print on one mineral: which measures and years there are, and the shares of the world in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Indicator
from indicators.data import Library
from indicators.errors import DataError
from indicators.i18n import format_number, translate, translate_context
from indicators.metrics import compute_shares, rank_producers
from indicators.panels.texts import indicator_title, unit_label

MEASURES = {
    "mine": ("usgs_mcs.mine_production", "world_mining_data.mine_production"),
    "reserves": ("usgs_mcs.reserves",),
    "refinery": (
        "usgs_mcs.refinery_production",
        "usgs_mcs.smelter_production",
        "usgs_mcs.plant_production",
        "world_mining_data.refinery_production",
        "world_mining_data.smelter_production",
    ),
}
"""Sources of each measure. A mineral is in at most one of the USGS tables of a measure and one of World Mining Data."""

COMPLETE = 0.995
"""Named share from which a publisher is taken to name every producer: the rest is rounding."""

GROUPS = ("WLD", "OTH", "EUU")
SYMBOLS = ("t", "kg")
QUANTITY = "mineral_quantity"
"""Unit of indicators that hold quantities of many minerals, each in its own unit."""
COLUMNS = ("country", "year", "value", "obs_status", "note", "edition", "counted", "indicator")


@dataclass(frozen=True)
class Shares:
    """One publisher's producers of one mineral in one year: columns country, year, value, share, rank, edition, counted, …"""

    indicator: Indicator
    year: int
    rows: pd.DataFrame
    world_note: str = ""

    @property
    def named(self) -> float:
        """What part of the world the named countries make."""
        return float(self.rows["named_share"].iloc[0])

    @property
    def estimated(self) -> bool:
        """Whether the publisher marks the largest figure as an estimate."""
        known = self.rows[self.rows["rank"] == 1]
        return bool((known["obs_status"] == "E").any())


def read_quantities(library: Library, mineral: str, indicator_id: str) -> pd.DataFrame:
    """Return a publisher's figures of one mineral, oxides turned into metal where they can be, with what is `counted`.

    World Mining Data counts some minerals on a basis of its own that cannot be converted: its figures then keep it, and
    `counted` says so. Empty when the publisher does not print the mineral.

    Raises:
        DataError: the file cannot be read.
    """
    frame = library.observations(indicator_id)
    rows = frame[(frame["mineral"] == mineral) & frame["value"].notna()]
    basis, factor = str(library.find_mineral(mineral)["basis"]), 1.0
    if indicator_id.startswith("world_mining_data."):
        bases = library.table("world_mining_data", "bases").set_index("mineral")
        if mineral in bases.index:
            row = bases.loc[mineral]
            basis = str(row["common_basis"] if row["comparable"] == "true" else row["basis"])
            factor = float(row["factor"]) if row["comparable"] == "true" else 1.0
    edition = (
        rows["edition"] if "edition" in rows else str(library.dataset_of(library.catalog.find_indicator(indicator_id)).edition)
    )
    return rows.assign(value=rows["value"] * factor, counted=basis, edition=edition, indicator=indicator_id)[list(COLUMNS)]


def find_sources(library: Library, mineral: str, measure: str) -> list[str]:
    """Return the ids of the indicators that name at least two producers, the freshest first, of equals the USGS.

    Raises:
        DataError: a file cannot be read; without it a country would look as if nobody named it.
    """
    found = []
    for position, indicator_id in enumerate(MEASURES[measure]):
        frame = library.observations(indicator_id)
        rows = frame[(frame["mineral"] == mineral) & frame["value"].notna() & ~frame["country"].isin(GROUPS)]
        if rows["country"].nunique() >= 2:
            found.append((-int(rows["year"].max()), position, indicator_id))
    return [indicator_id for _, _, indicator_id in sorted(found)]


def list_measures(library: Library, mineral: str) -> list[str]:
    """Return the measures that some publisher prints for the mineral; a file that cannot be read is its panel's to explain."""
    return [m for m, ids in MEASURES.items() if any(mineral in _list_printed(library, i) for i in ids)]


def list_minerals(library: Library) -> list[str]:
    """Return every mineral that some publisher here prints for two countries, in the order of the code list."""
    held: set[str] = set()
    for indicator_id in dict.fromkeys(i for ids in MEASURES.values() for i in ids):
        held |= _list_printed(library, indicator_id)
    frame = library.table("reference", "minerals")
    frame = frame.assign(order=frame["order"].astype(int)).sort_values(["order", "title"], kind="stable")
    return [m for m in frame["mineral"] if m in held]


def _list_printed(library: Library, indicator_id: str) -> frozenset[str]:
    """The minerals of which an indicator names two producers; none when its file cannot be read."""
    frame = library.try_observations(indicator_id)
    if frame is None:
        return frozenset()

    def find() -> frozenset[str]:
        known = frame[frame["value"].notna() & ~frame["country"].isin(GROUPS)]
        counts = known.groupby("mineral")["country"].nunique()
        return frozenset(counts[counts >= 2].index)

    return library.keep(("minerals printed", indicator_id), find)


def list_years(frame: pd.DataFrame) -> list[int]:
    """Return the years in which some country's figure is printed, oldest first."""
    return sorted({int(y) for y in frame.loc[~frame["country"].isin(GROUPS), "year"]})


def measure_all_shares(library: Library, mineral: str, indicator_id: str) -> dict[int, Shares]:
    """Return the shares of the world in one publisher's figures for each year it prints, oldest first.

    Raises:
        DataError: the file cannot be read.
    """
    indicator = library.catalog.find_indicator(indicator_id)
    frame = read_quantities(library, mineral, indicator_id)
    ranks = rank_producers(frame)[["country", "year", "rank"]]
    rows = compute_shares(frame).merge(ranks, on=["country", "year"], how="left")
    rows = rows.sort_values(["value", "country"], ascending=[False, True])
    notes = frame[frame["country"] == "WLD"].set_index("year")["note"]
    return {
        year: Shares(indicator, year, rows[rows["year"] == year].reset_index(drop=True), str(notes.get(year, "")))
        for year in list_years(frame)
    }


def measure_shares(library: Library, mineral: str, indicator_id: str, year: int | None = None) -> Shares:
    """Return the shares of the world in one publisher's figures, the largest first; the newest year by default.

    Raises:
        DataError: the publisher prints no figure of the mineral in that year, or its file cannot be read.
    """
    held = measure_all_shares(library, mineral, indicator_id)
    wanted = max(held, default=None) if year is None else year
    if wanted not in held:
        raise DataError(
            "{indicator} prints no {mineral} for {year}: choose another mineral or year.",
            indicator=indicator_id,
            mineral=mineral,
            year=year or "–",
        )
    return held[wanted]


def newest_shares(library: Library, mineral: str, measure: str, countries: Sequence[str]) -> pd.DataFrame:
    """Return the newest share of each country that has one, with `indicator` and `year`; of equal years the USGS first.

    World Mining Data names every producer, the USGS main producers only: a country that the USGS leaves out is found there.
    A share is always of the total that the same publisher prints for the same year.
    """
    frames = [read_quantities(library, mineral, indicator_id) for indicator_id in find_sources(library, mineral, measure)]
    return pick_newest(frames, countries)


def pick_newest(frames: Sequence[pd.DataFrame], countries: Sequence[str]) -> pd.DataFrame:
    """Return the newest share of each country in the frames of several publishers; of equal years the first frame's."""
    parts = []
    for position, frame in enumerate(frames):
        shares = compute_shares(frame)
        shares = shares[shares["country"].isin(list(countries)) & shares["share"].notna()]
        ranks = rank_producers(frame)[["country", "year", "rank"]]
        parts.append(shares.merge(ranks, on=["country", "year"], how="left").assign(position=position))
    if not parts:
        return pd.DataFrame(columns=[*COLUMNS, "share", "rank", "world"])
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.sort_values(["country", "year", "position"], ascending=[True, False, True])
    rows = rows.drop_duplicates("country").sort_values(["share", "country"], ascending=[False, True])
    return rows.drop(columns="position").reset_index(drop=True)


def sum_members(library: Library, measure: str = "mine") -> pd.Series:
    """Return what part of the world the members hold together, by mineral: the newest share of each, as `newest_shares`."""
    parts = []
    for position, indicator_id in enumerate(MEASURES[measure]):
        frame = library.observations(indicator_id)
        shares = compute_shares(frame[frame["value"].notna()][["country", "mineral", "year", "value"]])
        shares = shares[shares["country"].isin(library.members) & shares["share"].notna()]
        parts.append(shares.assign(position=position))
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.sort_values(["mineral", "country", "year", "position"], ascending=[True, True, False, True])
    return rows.drop_duplicates(["mineral", "country"]).groupby("mineral")["share"].sum()


def find_generic(library: Library, mineral: str, held: Collection[str]) -> str:
    """Return the mineral itself, or its family where only that is held: rutile is titanium, gem diamonds are diamonds."""
    return mineral if mineral in held else str(library.find_mineral(mineral)["family"])


def mineral_title(library: Library, lang: str, mineral: str) -> str:
    """Return the name of a mineral as it stands in lists."""
    return translate_context(lang, "mineral", str(library.find_mineral(mineral)["title"]))


def mineral_noun(library: Library, lang: str, mineral: str) -> str:
    """Return the noun phrase of a mineral for use inside a sentence."""
    return translate_context(lang, "mineral", str(library.find_mineral(mineral)["noun"]))


def mineral_unit(library: Library, lang: str, mineral: str) -> str:
    """Return the unit of a mineral's quantities: carats, or t and kg, which are the same in every language."""
    unit = str(library.find_mineral(mineral)["unit"])
    return unit if unit in SYMBOLS else translate_context(lang, "unit", unit)


def name_measure(library: Library, indicator: Indicator, mineral: str, lang: str) -> tuple[str, str]:
    """Return an indicator and its unit as the reader calls them, with the mineral where there is one."""
    title = indicator_title(lang, indicator)
    if "mineral" not in indicator.dimensions:
        return title, unit_label(library, lang, indicator.unit)
    name = translate(lang, "{indicator}, {mineral}", indicator=title, mineral=mineral_title(library, lang, mineral))
    if indicator.unit != QUANTITY:
        return name, unit_label(library, lang, indicator.unit)
    return name, mineral_unit(library, lang, mineral)


def basis_words(lang: str, basis: str) -> str:
    """Return what is weighed: metal content, gross weight and so on."""
    return translate_context(lang, "basis", basis)


def format_amount(lang: str, value: float, unit: str) -> str:
    """Return a quantity with its unit; two decimals below ten where it has any."""
    number = format_number(lang, value, 0 if abs(value) >= 10 or value == int(value) else 2)
    return translate(lang, "{value} {unit}", value=number, unit=unit)
