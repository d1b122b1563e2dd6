"""Which pages the light edition has, and which panels stand on each. A panel that does not exist yet is left out."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.data import Library
from indicators.panels import Selection, has_panel
from indicators.panels.quantities import MEASURES, list_measures, list_minerals

LOG = logging.getLogger(__name__)

START = "index.html"
DEFAULT_COUNTRIES = ("GIN", "BWA", "COD")


@dataclass(frozen=True)
class Step:
    """One part of a page: a panel by name, or one of the fixed parts (`facts`, `news`, `status`, `catalogue`, …)."""

    name: str
    selection: Selection


@dataclass(frozen=True)
class Plan:
    """One page: its file, the page of the app it stands for, what it is about, its parts in order."""

    path: str
    page: str
    steps: tuple[Step, ...]
    about: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What the app's address must carry to show the same."""
        key = {"country": "country", "minerals": "mineral", "data": "dataset"}.get(self.page)
        return {key: self.about} if key and self.about else {}


COUNTRY = ("status", "profile", "portfolio", "country_diamonds", "eiti_revenues", "development", "events")
MINERAL = ("mineral_publishers", "mineral_concentration", "mineral_history", "mineral_price", "mineral_lists", "mineral_sites")
PAGES: Mapping[str, tuple[str, ...]] = {
    "overview": ("facts", "standing", "more_facts", "changes", "revisions", "countries"),
    "country": ("countries",),
    "minerals": ("minerals",),
    "diamonds": (
        "diamond_shares", "diamond_years", "diamond_lines", "diamond_prices", "diamond_doubts", "diamond_mining_kind",
        "diamond_concentration", "diamond_trade", "diamond_belgium", "diamond_bans", "diamond_gaps",
    ),
    "exposure": ("exposure",),
    "supply_risk": ("supply_list", "supply_matrix", "supply_contributions", "supply_linear", "supply_misses"),
    "compare": ("topics",),
    "transparency": ("eiti_status", "eiti_shares", "rgi_editions", "budget_openness"),
    "communities": (
        "human_conditions", "artisanal_people", "site_visits", "labour_matrix", "violence", "civic_space", "civic_pressures",
    ),
    "timeline": ("timeline",),
    "data": ("catalogue", "coverage", "files"),
    "methods": ("methods",),
}  # fmt: skip
FIXED = frozenset(
    {"facts", "more_facts", "status", "countries", "minerals", "topics", "tables", "catalogue", "files", "dictionary", "methods"}
)
"""Parts that are no panels; `parts.PARTS` makes them."""


def find_path(page: str, query: Mapping[str, str] | None = None) -> str:
    """Return the file of the light edition that shows what a page of the app shows.

    >>> find_path("country", {"country": "GIN"}), find_path("overview"), find_path("present")
    ('country-gin.html', 'index.html', 'index.html')
    """
    asked = query or {}
    if page == "country" and asked.get("country"):
        return f"country-{asked['country'].lower()}.html"
    if page == "minerals" and asked.get("mineral"):
        return f"mineral-{asked['mineral']}.html"
    if page == "data" and asked.get("dataset"):
        return f"data-{asked['dataset']}.html"
    return START if page not in PAGES or page == "overview" else f"{page}.html"


def plan_pages(library: Library) -> list[Plan]:
    """Return every page, the same in each language; a page of which no part exists yet is left out."""
    base = Selection(countries=DEFAULT_COUNTRIES)
    plans = [Plan(find_path(page), page, _steps(names, base)) for page, names in PAGES.items()]
    for country in library.members:
        own = Selection(country=country, countries=(country,))
        plans.append(Plan(find_path("country", {"country": country}), "country", _steps(COUNTRY, own), country))
    for mineral in list_mineral_pages(library):
        plans.append(Plan(find_path("minerals", {"mineral": mineral}), "minerals", _mineral_steps(library, mineral), mineral))
    for topic in list_topics(library):
        plans.append(Plan(f"compare-{topic}.html", "compare", _steps(("tables",), base), topic))
    for dataset in library.catalog.datasets:
        if dataset != "reference":
            plans.append(Plan(find_path("data", {"dataset": dataset}), "data", _steps(("dictionary",), base), dataset))
    return [plan for plan in plans if plan.steps]


def _steps(names: Iterable[str], selection: Selection) -> tuple[Step, ...]:
    steps = []
    for name in names:
        if name in FIXED or has_panel(name):
            steps.append(Step(name, selection))
        else:
            LOG.info("Light edition: there is no panel “%s” yet; it is left out.", name)
    return tuple(steps)


def _mineral_steps(library: Library, mineral: str) -> tuple[Step, ...]:
    measures = list_measures(library, mineral)
    steps = [s for m in measures for s in _steps(("mineral_producers",), Selection(mineral=mineral, measure=m))]
    first = measures[0] if measures else "mine"
    return (*steps, *_steps(MINERAL, Selection(mineral=mineral, measure=first)))


def list_mineral_pages(library: Library) -> list[str]:
    """Return the minerals of which a publisher prints an amount for a member, in the order of the code list."""
    held: set[str] = set()
    for ids in MEASURES.values():
        for indicator_id in ids:
            frame = library.try_observations(indicator_id)
            if frame is not None:
                own = frame[frame["country"].isin(library.members) & (frame["value"] > 0)]
                held |= set(own["mineral"])
    return [m for m in list_minerals(library) if m in held]


def list_topics(library: Library) -> list[str]:
    """Return the topics that have an indicator by country and year alone, in the order of the code list."""
    frame = library.table("reference", "topics")
    held = {i.topic for i in library.catalog.indicators.values() if not i.dimensions}
    order = frame.assign(order=frame["order"].astype(int)).sort_values("order")
    return [str(t) for t in order["topic"] if t in held]
