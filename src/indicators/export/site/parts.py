"""The fixed parts of light pages that are no panels: facts, news, status, lists of pages; and what every page is called."""

from collections.abc import Callable, Sequence

from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.export.site.blocks import Block, Item
from indicators.export.site.compare import show_tables, show_topics, topic_title
from indicators.export.site.plan import Plan, Step, find_path, list_mineral_pages
from indicators.export.site.reference import show_catalogue, show_dictionary, show_files, show_methods
from indicators.i18n import country_name, translate, translate_context, translate_error
from indicators.panels import find_facts, read_status
from indicators.panels.pages import page_heading
from indicators.panels.quantities import mineral_title

MOST_FACTS = 3
Maker = Callable[[Library, Plan, Step, str], list[Block]]


def show_facts(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the headline facts, each with the page that proves it: three in large, the others as a list."""
    items = [Item(f.number, f.sentence, f.source, find_path(f.page, dict(f.query))) for f in find_facts(library, lang)]
    first, rest = items[:MOST_FACTS], items[MOST_FACTS:]
    blocks = [Block("facts", items=tuple(first))] if first else []
    return [*blocks, Block("more", items=tuple(rest))] if rest else blocks


def show_status(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return Kimberley Process, EITI and organisations of the page's country."""
    lines = read_status(library, plan.about, lang)
    return [Block("status", items=tuple(Item(line.what, line.state, line.caveat, line.url) for line in lines))]


def list_countries(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the members with their organisations, each with its page."""
    items = []
    for country in sorted(library.members, key=lambda c: country_name(lang, c)):
        status = read_status(library, country, lang)
        path = find_path("country", {"country": country})
        items.append(Item(country_name(lang, country), status[-1].state, url=path))
    title = translate(lang, "The {count} countries and their organisations", count=str(len(items)))
    return [Block("links", title, anchor="countries", items=tuple(items))]


def list_minerals(library: Library, _plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the minerals with a page."""
    items = [
        Item(mineral_title(library, lang, m), url=find_path("minerals", {"mineral": m})) for m in list_mineral_pages(library)
    ]
    title = translate(lang, "{count} minerals of which a member holds, mines or refines a part", count=str(len(items)))
    return [Block("links", title, anchor="list", items=tuple(items))]


PARTS: dict[str, Maker] = {
    "facts": show_facts,
    "status": show_status,
    "countries": list_countries,
    "minerals": list_minerals,
    "topics": show_topics,
    "tables": show_tables,
    "catalogue": show_catalogue,
    "files": show_files,
    "dictionary": show_dictionary,
    "methods": show_methods,
}


def make_part(library: Library, plan: Plan, step: Step, lang: str) -> list[Block]:
    """Return the blocks of a fixed part; a file that cannot be read costs this part and is named."""
    try:
        return PARTS[step.name](library, plan, step, lang)
    except IndicatorsError as error:
        return [Block("warning", translate_error(lang, error))]


def page_titles(library: Library, plans: Sequence[Plan], lang: str) -> dict[str, str]:
    """Return the heading of every page by its path."""
    titles = {}
    for plan in plans:
        if plan.page == "country" and plan.about:
            titles[plan.path] = country_name(lang, plan.about)
        elif plan.page == "minerals" and plan.about:
            titles[plan.path] = mineral_title(library, lang, plan.about)
        elif plan.page == "compare" and plan.about:
            titles[plan.path] = topic_title(library, lang, plan.about)
        elif plan.page == "data" and plan.about:
            titles[plan.path] = translate_context(lang, "dataset", library.catalog.find_dataset(plan.about).title)
        else:
            titles[plan.path] = page_heading(lang, plan.page)
    return titles
