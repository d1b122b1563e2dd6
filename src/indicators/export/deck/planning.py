"""From countries and topics to slides: ten fixed ones, up to five on single countries, beyond that one comparison."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote, urlencode

import pandas as pd

from indicators.charts.events import is_key
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.export.deck.legends import explain_bars, find_swaps
from indicators.export.deck.model import TOPICS, Choice, Slide
from indicators.export.deck.sources import join_all_sources, join_sources, list_all_sources, name_sources, write_notes
from indicators.export.site.tables import read_frame, read_listing
from indicators.export.stamp import VERSION, write_stamp
from indicators.export.steps import Step, report_nothing
from indicators.export.version import data_version
from indicators.i18n import country_name, format_date, format_list, translate, translate_error
from indicators.panels import Fact, Panel, Selection, build_panel, find_facts, has_panel, read_status
from indicators.panels.events import read_events
from indicators.panels.pages import page_title
from indicators.panels.portfolio import find_shares
from indicators.panels.texts import map_subtitle, source_line

LOG = logging.getLogger(__name__)
PANELS = {
    "map": "standing",
    "ranking": "standing",
    "minerals": "mineral_producers",
    "exposure": "exposure",
    "diamonds": "diamond_lines",
    "eiti": "eiti_status",
    "communities": "human_conditions",
}
MOST_COUNTRIES, MOST_ROWS, MOST_EVENTS, MOST_FACTS = 5, 9, 6, 3
FORMS = ("name", "the", "of", "in")
LOCAL = "http://127.0.0.1:8501"
LOOK, WIDE = Look("light", True, wall=True), Look("light", wall=True)
ALWAYS_NARROW = frozenset({"standing"})


def topic_word(lang: str, topic: str) -> str:
    """Return what a fixed slide is called in lists."""
    words = {
        "title": translate(lang, "Title"),
        "coalition": translate(lang, "The coalition"),
        "map": translate(lang, "Map"),
        "ranking": translate(lang, "Ranking"),
        "minerals": page_title(lang, "minerals"),
        "exposure": page_title(lang, "exposure"),
        "diamonds": page_title(lang, "diamonds"),
        "eiti": translate(lang, "EITI"),
        "communities": page_title(lang, "communities"),
        "timeline": translate(lang, "Timeline and sources"),
    }
    return words[topic]


def plan_deck(
    library: Library,
    countries: Sequence[str],
    topics: Sequence[str] = TOPICS,
    extras: Iterable[Choice] = (),
    base: Selection | None = None,
) -> list[Choice]:
    """Return the slides of a deck in order; slides on countries and collected panels stand before the last fixed one.

    Args:
        library: the data.
        countries: who is highlighted, and who gets a slide.
        topics: the fixed slides in their order.
        extras: panels that the presenter has collected.
        base: further choices, such as the indicator of map and ranking.
    """
    chosen = tuple(countries)
    start = base or Selection(mineral=_find_mineral(library, chosen))
    base = replace(start, country=chosen[0] if chosen else start.country, countries=chosen)
    plan = [Choice(topic, base) for topic in topics if topic not in PANELS or _exists(PANELS[topic])]
    own = [Choice("country", Selection(country=c, countries=(c,))) for c in chosen]
    if len(own) > MOST_COUNTRIES:
        own = [Choice("trend", base)]
    end = len(plan) - 1 if plan and plan[-1].name == "timeline" else len(plan)
    return [*plan[:end], *own, *extras, *plan[end:]]


def _exists(panel: str) -> bool:
    if not has_panel(panel):
        LOG.info("Slides: there is no panel “%s” yet; its slide is left out.", panel)
    return has_panel(panel)


def _find_mineral(library: Library, countries: Sequence[str]) -> str:
    """The mineral of which one of the countries mines the largest part of the world; bauxite when none does."""
    try:
        shares = [s for c in countries for s in find_shares(library, c, "usgs_mcs.mine_production")]
    except IndicatorsError:
        shares = []
    return max(shares, key=lambda s: s.share).mineral if shares else "bauxite"


def build_slides(
    library: Library, lang: str, plan: Sequence[Choice], *, app: str = "", report: Step = report_nothing
) -> list[Slide]:
    """Return the slides; one whose file cannot be read says so on its place.

    Args:
        library: the data.
        lang: language of everything on the slides and in the notes.
        plan: what the slides show.
        app: public address of the interactive edition, for the QR code.
        report: called after each slide.
    """
    slides = []
    for number, choice in enumerate(plan, start=1):
        try:
            slides.append(_build_slide(library, lang, choice, app))
        except IndicatorsError as error:
            LOG.warning("Slides: “%s” cannot be shown: %s", choice.name, error)
            slides.append(Slide(choice.name, translate(lang, "This slide cannot be shown"), translate_error(lang, error)))
        report(number, len(plan))
    shown = [n for slide in slides for n in slide.named]
    return [replace(s, lang=lang, sources=join_all_sources(lang, shown) if s.name == "timeline" else "") for s in slides]


def _build_slide(library: Library, lang: str, choice: Choice, app: str) -> Slide:
    makers = {"title": _make_title, "coalition": _make_coalition, "country": _make_country}
    if choice.name in makers:
        return makers[choice.name](library, lang, choice.selection)
    if choice.name == "timeline":
        return _make_timeline(library, lang, choice.selection, app)
    panel = _build_panel(PANELS.get(choice.name, choice.name), library, choice.selection, lang)
    if choice.name == "map":
        told = _choose_facts(library, lang, choice.selection.countries)
        facts = tuple((f.number, f.sentence) for f in told)
        also = tuple(library.catalog.find_dataset(d) for f in told for d in f.datasets)
        panel = replace(panel, datasets=tuple({d.name: d for d in (*panel.datasets, *also)}.values()))
        return _from_panel(
            library,
            lang,
            panel,
            choice.name,
            drawings=panel.drawings[:1],
            facts=facts,
            subtitle=map_subtitle(library, lang, panel),
        )
    if choice.name == "ranking":
        wide = build_panel("standing", library, choice.selection, lang, WIDE)
        return _from_panel(library, lang, wide, choice.name, drawings=wide.drawings[1:2])
    if panel.name == "human_conditions":
        panel = _keep_condition(library, panel)
    if choice.name == "minerals":
        return _from_panel(library, lang, panel, choice.name, caption=explain_bars(library, lang, panel))
    return _from_panel(library, lang, panel, choice.name)


def _keep_condition(library: Library, panel: Panel) -> Panel:
    """The panel with the sources of the condition that is drawn alone: its list of the others has no room on a slide."""
    indicator = library.catalog.find_indicator(panel.selection.condition)
    return replace(panel, indicators=(indicator,), datasets=(library.dataset_of(indicator),))


def _choose_facts(library: Library, lang: str, countries: Sequence[str]) -> list[Fact]:
    """The headline facts that name a chosen country, then the others."""
    forms = [country_name(lang, c, form) for c in countries for form in FORMS]
    facts = find_facts(library, lang)
    return sorted(facts, key=lambda fact: not any(name in fact.sentence for name in forms))[:MOST_FACTS]


def _build_panel(name: str, library: Library, selection: Selection, lang: str) -> Panel:
    """The panel for a slide: drawn for a wide screen where one drawing has the slide to itself, else for a narrow one."""
    panel = build_panel(name, library, selection, lang, LOOK)
    alone = len(panel.drawings) == 1 and not panel.drawings[0].is_map and name not in ALWAYS_NARROW
    return build_panel(name, library, selection, lang, WIDE) if alone else panel


def _from_panel(library: Library, lang: str, panel: Panel, name: str, **changes: object) -> Slide:
    drawn = panel.drawings[:2]
    listing = read_listing(panel, ()) if not drawn else None
    if listing is not None and len(listing.rows) > MOST_ROWS:
        listing = type(listing)(listing.name, listing.heads, listing.rows[:MOST_ROWS])
    caption = next((n for n in panel.notes if is_key(n)), "") if drawn else ""
    parts: dict[str, object] = {"subtitle": panel.subtitle, "drawings": drawn, "grid": listing, "caption": caption}
    parts |= changes
    return Slide(
        name,
        panel.title,
        source=join_sources(lang, panel.datasets, panel.indicators),
        named=name_sources(lang, panel.datasets, panel.indicators),
        notes=write_notes(library, lang, panel),
        swaps=find_swaps(library, lang, panel),
        **parts,  # type: ignore[arg-type]
    )


def _make_title(library: Library, lang: str, selection: Selection) -> Slide:
    version = translate(lang, "Data version {version}", version=data_version(library))
    named = format_list(lang, [country_name(lang, c) for c in selection.countries])
    return Slide(
        "title",
        translate(lang, "Governance and minerals of the diamond coalition"),
        named,
        points=(translate(lang, "Kimberley Process Civil Society Coalition"),),
        source=version,
        notes=(
            translate(
                lang, "Every figure carries its source, edition and year; the last slide leads to the interactive edition."
            ),
            version,
        ),
        cover=True,
    )


def _make_coalition(library: Library, lang: str, _selection: Selection) -> Slide:
    organisations = library.table("organisations", "organisations")
    named = organisations[organisations["organisation"].notna() | organisations["acronym"].notna()]
    rows = []
    for country in sorted(library.members, key=lambda c: country_name(lang, c)):
        kimberley, eiti, members = read_status(library, country, lang)
        rows.append((country_name(lang, country), members.state, kimberley.state, eiti.state))
    heads = (
        translate(lang, "Country"),
        translate(lang, "Organisations"),
        translate(lang, "Kimberley Process"),
        translate(lang, "EITI"),
    )
    title = translate(
        lang,
        "The coalition: {count} organisations known by name, in {countries} countries",
        count=str(len(named)),
        countries=str(named["country"].nunique()),
    )
    datasets = [library.catalog.find_dataset(n) for n in ("organisations", "kp_status", "eiti")]
    frame = pd.DataFrame(rows, columns=list(heads))
    return Slide(
        "coalition",
        title,
        grid=read_frame(frame, title),
        source=join_sources(lang, datasets),
        named=name_sources(lang, datasets),
        notes=tuple(f"{source_line(lang, d)} · {d.url}" for d in datasets),
    )


def _make_country(library: Library, lang: str, selection: Selection) -> Slide:
    """What the country holds of the world's minerals, and how it is governed."""
    panels = [build_panel(n, library, selection, lang, LOOK) for n in ("portfolio", "profile")]
    shown = [p for p in panels if p.drawings] or panels[:1]
    name = country_name(lang, selection.country)
    subtitle = " ".join([shown[0].subtitle, *(p.title + "." for p in shown[1:])])
    told = any(country_name(lang, selection.country, form) in shown[0].title for form in FORMS)
    title = shown[0].title if told else translate(lang, "{name}: {value}", name=name, value=shown[0].title)
    datasets, indicators = [[x for p in shown for x in getattr(p, part)] for part in ("datasets", "indicators")]
    return Slide(
        "country",
        title,
        subtitle,
        drawings=tuple(p.drawings[0] for p in shown if p.drawings),
        caption=shown[1].subtitle if len(shown) > 1 else "",
        source=join_sources(lang, datasets, indicators),
        named=name_sources(lang, datasets, indicators),
        notes=tuple(dict.fromkeys(n for p in shown for n in write_notes(library, lang, p))),
        swaps=tuple(s for p in shown for s in find_swaps(library, lang, p)),
    )


def _make_timeline(library: Library, lang: str, selection: Selection, app: str) -> Slide:
    """The newest events of the chosen countries, and the way back to the interactive edition."""
    panel = build_panel("events", library, selection, lang, LOOK)
    frame = read_events(library, selection.countries or library.members, lang).head(MOST_EVENTS)
    grid = read_frame(
        pd.DataFrame(
            {translate(lang, "Date"): [format_date(lang, d) for d in frame["date"]], translate(lang, "Event"): frame["title"]}
        ),
        translate(lang, "The newest dated events"),
    )
    mapped = [d for d in library.catalog.datasets.values() if Selection().indicator.startswith(f"{d.name}.")]
    stamp = write_stamp(data_version(library), mapped)
    query = urlencode({"lang": lang, "countries": ",".join(selection.countries), VERSION: stamp}, quote_via=quote, safe=",")
    names = format_list(lang, [country_name(lang, c) for c in selection.countries])
    return Slide(
        "timeline",
        translate(lang, "What happened, and where every figure comes from"),
        names,
        grid=grid,
        source=join_sources(lang, panel.datasets),
        named=name_sources(lang, panel.datasets),
        notes=(
            *(translate(lang, "{name}: {value}", name=f"{r.date} {r.title}", value=r.source_url) for r in frame.itertuples()),
            *list_all_sources(library, lang),
        ),
        address=f"{(app or LOCAL).rstrip('/')}/overview?{query}",
        words={"address": translate(lang, "The figures, live")},
    )
