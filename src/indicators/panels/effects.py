"""Where the effect of an event can be seen: the page and the view, from its kind, its countries and the mineral it names."""

from dataclasses import dataclass

STABILITY = "wgi_estimate.political_stability"
REGULATION = "wgi_estimate.regulatory_quality"
MINERALS = {"diamond": "diamond", "bauxite": "bauxite", "cobalt": "cobalt", "lithium": "lithium", "iron ore": "iron_ore"}
"""Words of the English texts → mineral of the code list."""
MOST_COUNTRIES = 6
ALL = "ALL"


@dataclass(frozen=True)
class View:
    """A view of ours: the page, its query, and what it shows (`diamonds`, `eiti`, `stability`, `regulation` or a mineral)."""

    page: str
    topic: str
    query: tuple[tuple[str, str], ...] = ()


def find_effect(category: str, countries: str, title: str, description: str = "") -> View:
    """Return the view where the effect of an event can be seen.

    EITI decisions lead to transparency, embargoes and Kimberley decisions to the diamonds, conflicts to political stability, laws
    to regulatory quality; other kinds to the mineral that the title, else the description, names first, else to the diamonds.

    >>> find_effect("export_control", "COD", "DRC suspends all cobalt exports").page
    'minerals'
    >>> find_effect("kimberley", "ALL", "Global Witness leaves the Kimberley Process")
    View(page='diamonds', topic='diamonds', query=())
    """
    who = _country_query(countries)
    if category == "eiti":
        return View("transparency", "eiti", who)
    if category == "conflict":
        return View("compare", "stability", (("indicator", STABILITY), ("view", "lines"), *who))
    if category == "law":
        return View("compare", "regulation", (("indicator", REGULATION), ("view", "lines"), *who))
    mineral = "diamond" if category in ("embargo", "kimberley") else _name_mineral(title) or _name_mineral(description)
    if mineral in ("", "diamond"):
        return View("diamonds", "diamonds", who)
    return View("minerals", mineral, (("mineral", mineral), *who))


def _name_mineral(text: str) -> str:
    """The mineral that a text names first, or nothing."""
    low = text.lower()
    places = {low.find(word): mineral for word, mineral in MINERALS.items() if word in low}
    return places[min(places)] if places else ""


def _country_query(countries: str) -> tuple[tuple[str, str], ...]:
    """One country under both keys, since some pages are about one and others about several."""
    codes = [c for c in countries.split(";") if c != ALL]
    if not codes or len(codes) > MOST_COUNTRIES:
        return ()
    return (("country", codes[0]), ("countries", ",".join(codes)))
