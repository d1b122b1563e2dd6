"""The fixed parts of light pages that are no panels: facts, news, status, lists of pages; and what every page is called."""

from collections.abc import Callable, Sequence

from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.export.site.blocks import Block, Item
from indicators.export.site.compare import show_tables, show_topics, topic_title
from indicators.export.site.plan import Plan, Step, find_path, list_mineral_pages
from indicators.export.site.reference import show_catalogue, show_dictionary, show_files, show_methods
from indicators.i18n import country_name, translate, translate_context, translate_error
from indicators.panels import Fact, gather_facts, read_status
from indicators.panels.pages import page_heading
from indicators.panels.quantities import mineral_title

MOST_FACTS = 3
Maker = Callable[[Library, Plan, Step, str], list[Block]]


def show_facts(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the first three headline facts in large, each with the page that proves it."""
    first = _list_facts(gather_facts(library, lang)[0][:MOST_FACTS])
    return [Block("facts", items=first)] if first else []


def show_more_facts(library: Library, plan: Plan, _step: Step, lang: str) -> list[Block]:
    """Return the other headline facts as a list, and the files without which some are missing."""
    facts, lost = gather_facts(library, lang)
    rest = _list_facts(facts[MOST_FACTS:])
    title = translate(lang, "{count} more facts, each with its proof", count=str(len(rest)))
    return [*([Block("more", title, anchor="facts", items=rest)] if rest else []), *(Block("warning", text) for text in lost)]


def _list_facts(facts: Sequence[Fact]) -> tuple[Item, ...]:
    return tuple(Item(f.number, f.sentence, f.source, find_path(f.page, dict(f.query))) for f in facts)


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
    "more_facts": show_more_facts,
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
