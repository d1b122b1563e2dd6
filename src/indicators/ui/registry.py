"""The pages: file, address, section and title. A new page is one row here and one file in `pages/`."""

from dataclasses import dataclass

from indicators.i18n import translate
from indicators.panels.pages import page_title

__all__ = ["PAGES", "PageSpec", "find_page", "page_title", "section_title"]


@dataclass(frozen=True)
class PageSpec:
    """One page of the menu."""

    name: str
    section: str
    picks: tuple[str, ...] = ()


PAGES = (
    PageSpec("overview", "coalition", ("indicator", "countries", "year", "mineral")),
    PageSpec("country", "coalition", ("country",)),
    PageSpec("minerals", "minerals", ("mineral", "measure", "basis", "countries", "country")),
    PageSpec("diamonds", "minerals", ("country", "countries", "year")),
    PageSpec("exposure", "minerals", ("governance", "leverage", "mineral", "countries")),
    PageSpec(
        "supply_risk",
        "minerals",
        ("material", "stage", "vintage", "viewpoint", "supplier", "scope", "share", "eu_share", "score", "recycling", "reliance"),
    ),
    PageSpec("compare", "governance", ("indicator", "countries", "view", "year", "first", "last", "zoom", "mineral", "parts")),
    PageSpec("transparency", "governance", ("country", "countries")),
    PageSpec("communities", "governance", ("condition", "countries", "country", "civic")),
    PageSpec("timeline", "story", ("place", "category", "first", "last", "event", "country", "indicator", "mineral", "zoom")),
    PageSpec("present", "story", ("countries", "topics")),
    PageSpec("data", "reference", ("dataset",)),
    PageSpec("methods", "reference"),
)


def section_title(lang: str, section: str) -> str:
    """Return the menu word of a section."""
    return {
        "coalition": translate(lang, "Coalition"),
        "minerals": translate(lang, "Minerals"),
        "governance": translate(lang, "Governance"),
        "story": translate(lang, "Story"),
        "reference": translate(lang, "Reference"),
    }[section]


def find_page(name: str) -> PageSpec:
    """Return the page of this name."""
    return next(p for p in PAGES if p.name == name)
