"""Who digs by hand: artisanal mining as each source puts it, and what visits to mining sites found."""

from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.data import Library, read_rows
from indicators.i18n import country_name, format_number, format_percent, translate, translate_context
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.texts import edition_words, indicator_title, name_list

PEOPLE = "asm.people_working"
LOWER, UPPER = "workers_national_low", "workers_national_high"
VISITED = (
    *("mining_sites_mapped", "mining_sites_visited"),
    *("mining_sites_gold_only", "mining_sites_diamond_only", "mining_sites_gold_and_diamond"),
    *("workers_at_sites_mapped", "workers_at_sites_visited", "share_of_women_among_workers", "share_of_workers_under_15"),
    *("share_of_sites_with_conflict", "injuries_reported_at_sites", "deaths_reported_at_sites"),
)
"""What visits find, in the order in which it is read: sites, people, harm; anything else comes after."""
NATIONAL = ("diamond_diggers", "diamond_diggers_registered", "people_working", UPPER)


def _measure_word(lang: str, measure: str) -> str:
    return {
        "deaths_reported_at_sites": translate(lang, "deaths reported at the sites visited"),
        "diamond_diggers": translate(lang, "diamond diggers"),
        "diamond_diggers_registered": translate(lang, "registered diamond diggers"),
        "injuries_reported_at_sites": translate(lang, "injuries reported at the sites visited"),
        "mining_sites_diamond_only": translate(lang, "sites visited: diamonds only"),
        "mining_sites_gold_and_diamond": translate(lang, "sites visited: gold and diamonds"),
        "mining_sites_gold_only": translate(lang, "sites visited: gold only"),
        "mining_sites_mapped": translate(lang, "sites mapped"),
        "mining_sites_visited": translate(lang, "sites visited"),
        "people_working": translate(lang, "people, all minerals"),
        "share_of_sites_with_conflict": translate(lang, "share of sites with a conflict in the year before"),
        "share_of_women_among_workers": translate(lang, "share of women among the workers"),
        "share_of_workers_under_15": translate(lang, "share of workers under 15"),
        "workers_at_sites_mapped": translate(lang, "people at the sites mapped"),
        "workers_at_sites_visited": translate(lang, "people at the sites visited"),
        "workers_national_high": translate(lang, "people, as a range"),
    }.get(measure) or translate_context(lang, "note", measure.replace("_", " "))


@dataclass(frozen=True)
class Finding:
    """One figure as its source puts it."""

    country: str
    name: str
    year: str
    measure: str
    figure: str
    unit: str
    source: str
    source_url: str


def _figure_text(lang: str, row: Finding, low: dict[tuple[str, str], str]) -> str:
    if row.unit == "percent":
        return format_percent(lang, float(row.figure) / 100)
    number = format_number(lang, float(row.figure))
    lower = low.get((row.country, row.year)) if row.measure == UPPER else None
    return translate(lang, "{low} to {high}", low=format_number(lang, float(lower)), high=number) if lower else number


def _source(lang: str, row: Finding) -> Link:
    source = edition_words(lang, row.source)
    if row.year in row.source:
        return Link(source, row.source_url)
    return Link(translate(lang, "{source} (figure of {year})", source=source, year=row.year), row.source_url)


def _read_findings(library: Library) -> pd.DataFrame:
    frame = library.table("asm", "findings")
    return frame[frame["country"].isin(library.members)]


def _list_people(library: Library, lang: str) -> pd.DataFrame:
    frame = _read_findings(library)
    lower = frame[frame["measure"] == LOWER]
    low = dict(zip(zip(lower["country"], lower["year"], strict=True), lower["figure"], strict=True))
    frame = frame[frame["measure"].isin(NATIONAL)]
    frame = frame.assign(name=frame["country"].map(lambda c: country_name(lang, c)))
    rows = read_rows(frame.sort_values(["name", "year", "measure"], kind="stable"), Finding)
    return pd.DataFrame(
        {
            translate(lang, "Country"): [r.name for r in rows],
            translate(lang, "Figure"): [_figure_text(lang, r, low) for r in rows],
            translate(lang, "What is counted"): [_measure_word(lang, r.measure) for r in rows],
            translate(lang, "Source and year"): [_source(lang, r) for r in rows],
        }
    )


def _draw_people(frame: pd.DataFrame, indicator: Indicator, lang: str, look: Look) -> Drawing:
    """One row for each figure: a dot, or a bar where the source gives a range."""
    ranged = frame["lower"].notna() & frame["upper"].notna()
    drawn = pd.DataFrame(
        {
            "label": [
                translate(lang, "{country} {year}", country=country_name(lang, country), year=str(year))
                for country, year in zip(frame["country"], frame["year"], strict=True)
            ],
            "low": frame["lower"],
            "best": frame["value"].where(~ranged),
            "high": frame["upper"],
            "country": frame["country"],
            "detail": [
                f"{edition_words(lang, edition)}. {translate_context(lang, 'note', note)}"
                for edition, note in zip(frame["edition"], frame["note"], strict=True)
            ],
        }
    )
    alt = translate(
        lang,
        "{what}: {count} figures of {sources} sources, {first} to {last}, one row each. The list below gives every figure with its source.",
        what=indicator_title(lang, indicator),
        count=str(len(frame)),
        sources=str(frame["edition"].nunique()),
        first=str(int(frame["year"].min())),
        last=str(int(frame["year"].max())),
    )
    return Drawing(draw_ranges(drawn, indicator, lang, look), alt)


@register_panel("artisanal_people")
def build_artisanal_people(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Each source's figure on a row of its own, a range where it gives one; never a sum, a rank or a line."""
    indicator = library.catalog.find_indicator(PEOPLE)
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)].sort_values(["country", "year"])
    held = set(frame["country"])
    absent = [c for c in library.members if c not in held]
    first, last = str(int(frame["year"].min())), str(int(frame["year"].max()))
    return Panel(
        name="artisanal_people",
        title=translate(
            lang,
            "Artisanal mining: {count} of the 13 have any figure at all, of {first} to {last}, and no two sources count the same",
            count=str(len(held)),
            first=first,
            last=last,
        ),
        subtitle=translate(
            lang,
            "People said to work in artisanal mining or to dig for diamonds in the whole country, as each source puts it. "
            "Never add, rank or join these figures.",
        ),
        drawings=(_draw_people(frame, indicator, lang, look),),
        listing=_list_people(library, lang),
        rows=frame,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=(translate(lang, "No figure was found for {countries}. That is not zero.", countries=name_list(lang, absent)),),
        selection=selection,
    )


@register_panel("site_visits")
def build_site_visits(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """What visits to mining sites found: one row a source, every figure in words."""
    frame = _read_findings(library)
    frame = frame[~frame["measure"].isin([*NATIONAL, LOWER])]
    records = []
    order = {name: place for place, name in enumerate(VISITED)}
    for (country, _source_name), part in frame.groupby(["country", "source"], sort=True):
        rows = sorted(part.itertuples(), key=lambda r: (order.get(r.measure, len(order)), r.measure))
        found = [
            _begin(translate(lang, "{what}: {figure}", what=_measure_word(lang, r.measure), figure=_figure_text(lang, r, {})))
            for r in rows
        ]
        records.append(
            {
                translate(lang, "Country"): country_name(lang, country),
                translate(lang, "What the visits found"): tuple(found),
                translate(lang, "Source and year"): _source(lang, rows[0]),
            }
        )
    return Panel(
        name="site_visits",
        title=_state_visits(frame, lang),
        subtitle=translate(lang, "Figures hold for the sites visited or mapped, not for the country."),
        drawings=(),
        listing=pd.DataFrame(records),
        rows=frame,
        datasets=(library.catalog.find_dataset("asm"),),
        selection=selection,
    )


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _state_visits(frame: pd.DataFrame, lang: str) -> str:
    young = frame[frame["measure"] == "share_of_workers_under_15"]
    sites = frame[frame["measure"] == "mining_sites_visited"].set_index(["country", "year"])["figure"]
    for row in young.itertuples():
        if (row.country, row.year) in sites.index:
            return translate(
                lang,
                "At {sites} mining sites {in_country} in {year}, {share} of the workers were under 15",
                sites=format_number(lang, float(sites[(row.country, row.year)])),
                in_country=country_name(lang, row.country, "in"),
                year=row.year,
                share=format_percent(lang, float(row.figure) / 100),
            )
    return translate(lang, "Visits to mining sites: {count} figures", count=str(len(frame)))
