"""Who digs by hand and under what conditions: artisanal mining as each source puts it, goods listed for child or forced labour."""

import pandas as pd

from indicators.charts.matrix import draw_flags
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate, translate_context
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.texts import indicator_title, list_members, name_list

PEOPLE = "asm.people_working"
LOWER, UPPER = "workers_national_low", "workers_national_high"
NATIONAL = ("diamond_diggers", "diamond_diggers_registered", "people_working", UPPER)


def _measure_word(lang: str, measure: str) -> str:
    return {
        "deaths_reported_at_sites": translate(lang, "deaths reported at the sites visited"),
        "diamond_diggers": translate(lang, "people who dig for diamonds, whole country"),
        "diamond_diggers_registered": translate(lang, "registered diamond diggers"),
        "injuries_reported_at_sites": translate(lang, "injuries reported at the sites visited"),
        "mining_sites_diamond_only": translate(lang, "sites visited: diamonds only"),
        "mining_sites_gold_and_diamond": translate(lang, "sites visited: gold and diamonds"),
        "mining_sites_gold_only": translate(lang, "sites visited: gold only"),
        "mining_sites_mapped": translate(lang, "sites mapped"),
        "mining_sites_visited": translate(lang, "sites visited"),
        "people_working": translate(lang, "people working, all minerals, whole country"),
        "share_of_sites_with_conflict": translate(lang, "share of sites with a conflict in the year before"),
        "share_of_women_among_workers": translate(lang, "share of women among the workers"),
        "share_of_workers_under_15": translate(lang, "share of workers under 15"),
        "workers_at_sites_mapped": translate(lang, "people at the sites mapped"),
        "workers_at_sites_visited": translate(lang, "people at the sites visited"),
        "workers_national_high": translate(lang, "people working, whole country, as a range"),
    }.get(measure) or translate_context(lang, "note", measure.replace("_", " "))


def _figure_text(lang: str, row: object, low: dict[tuple[str, str], str]) -> str:
    number = format_number(lang, float(row.figure))
    if row.unit == "percent":
        return translate(lang, "{value}%", value=number)
    lower = low.get((row.country, row.year)) if row.measure == UPPER else None
    return translate(lang, "{low} to {high}", low=format_number(lang, float(lower)), high=number) if lower else number


def _source(lang: str, row: object) -> Link:
    if row.year in row.source:
        return Link(row.source, row.source_url)
    return Link(translate(lang, "{source} (figure of {year})", source=row.source, year=row.year), row.source_url)


def _list_findings(library: Library, lang: str) -> pd.DataFrame:
    frame = library.table("asm", "findings")
    frame = frame[frame["country"].isin(library.members)]
    lower = frame[frame["measure"] == LOWER]
    low = {(r.country, r.year): r.figure for r in lower.itertuples()}
    frame = frame[frame["measure"] != LOWER]
    names = frame["country"].map(lambda c: country_name(lang, c))
    frame = frame.assign(later=~frame["measure"].isin(NATIONAL), name=names)
    rows = list(frame.sort_values(["later", "name", "year", "measure"], kind="stable").itertuples())
    return pd.DataFrame(
        {
            translate(lang, "Country"): [r.name for r in rows],
            translate(lang, "Figure"): [_figure_text(lang, r, low) for r in rows],
            translate(lang, "What is counted"): [_measure_word(lang, r.measure) for r in rows],
            translate(lang, "Source and year"): [_source(lang, r) for r in rows],
        }
    )


@register_panel("artisanal_people")
def build_artisanal_people(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Each source's figure on a row of its own, a range where it gives one; never a sum, a rank or a line."""
    indicator = library.catalog.find_indicator(PEOPLE)
    frame = library.observations(indicator)
    frame = frame[frame["country"].isin(library.members)].sort_values(["country", "year"])
    ranged = frame["lower"].notna() & frame["upper"].notna()
    drawn = pd.DataFrame(
        {
            "label": [
                translate(lang, "{country} {year}", country=country_name(lang, r.country), year=str(r.year))
                for r in frame.itertuples()
            ],
            "low": frame["lower"],
            "best": frame["value"].where(~ranged),
            "high": frame["upper"],
            "country": frame["country"],
            "detail": [f"{r.edition}. {translate_context(lang, 'note', r.note)}" for r in frame.itertuples()],
        }
    )
    held = set(frame["country"])
    absent = [c for c in library.members if c not in held]
    first, last = str(int(frame["year"].min())), str(int(frame["year"].max()))
    what = indicator_title(lang, indicator)
    alt = translate(
        lang,
        "{what}: {count} figures of {sources} sources, {first} to {last}, one row each. The list below gives every figure with its source.",
        what=what,
        count=str(len(frame)),
        sources=str(frame["edition"].nunique()),
        first=first,
        last=last,
    )
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
            "People said to work in artisanal mining or to dig for diamonds, as each source puts it. Never add, rank or join these figures.",
        ),
        drawings=(Drawing(draw_ranges(drawn, indicator, lang, look), alt),),
        listing=_list_findings(library, lang),
        rows=frame,
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator),),
        notes=(
            translate(lang, "No figure was found for {countries}. That is not zero.", countries=name_list(lang, absent)),
            translate(lang, "Figures of visits hold for the sites visited, not for the country."),
        ),
        selection=selection,
    )


def read_flags(library: Library) -> pd.DataFrame:
    """Return one row per member and listed good, the flags as true and false."""
    frame = library.table("labour_flags", "labour_flags")
    frame = frame[frame["country"].isin(library.members)]
    return frame.assign(**{c: frame[c] == "true" for c in ("child_labour", "forced_labour", "forced_child_labour")})


def _flag_words(lang: str, row: object) -> str:
    if row.forced_child_labour:
        return translate(lang, "child labour, forced labour and forced child labour")
    if row.child_labour and row.forced_labour:
        return translate(lang, "child labour and forced labour")
    return translate(lang, "child labour") if row.child_labour else translate(lang, "forced labour")


def _list_goods(library: Library, frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    none = translate(lang, "none listed")
    records = []
    for country in list_members(library, lang):
        own = frame[frame["country"] == country]
        cells = {}
        for sector, heading in (
            ("mining", translate(lang, "From mining")),
            ("agriculture", translate(lang, "From farming and fishing")),
        ):
            part = own[own["sector"] == sector]
            flags = [_flag_words(lang, r) for r in part.itertuples()]
            named = part.assign(flags=flags, name=[translate_context(lang, "good", g) for g in part["good"]])
            goods = [
                translate(lang, "{flags}: {goods}", flags=flag, goods=format_list(lang, list(group["name"])))
                for flag, group in named.groupby("flags", sort=True)
            ]
            cells[heading] = "; ".join(goods) or none
        records.append({translate(lang, "Country"): country_name(lang, country), **cells})
    return pd.DataFrame(records)


@register_panel("labour_matrix")
def build_labour_matrix(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Mining goods by country, marked where the list names child labour or forced labour too; all goods in words below."""
    frame = read_flags(library)
    mining = frame[frame["sector"] == "mining"]
    counts = mining.groupby("good")["country"].nunique()
    goods = sorted(counts.index, key=lambda g: (-counts[g], g))
    countries = [c for c in library.members if c in set(mining["country"])]
    form = "short" if look.compact else "name"
    year = format_list(lang, sorted(frame["list_year"].unique()))
    drawn = pd.DataFrame(
        {
            "row": [translate_context(lang, "good", g) for g in mining["good"]],
            "column": [country_name(lang, c, form) for c in mining["country"]],
            "state": ["yes" if forced else "partly" for forced in mining["forced_labour"]],
            "detail": [
                translate(lang, "{flags}, list of {year}", flags=_flag_words(lang, r), year=r.list_year)
                for r in mining.itertuples()
            ],
        }
    )
    figure = draw_flags(
        drawn,
        look,
        rows=[translate_context(lang, "good", g) for g in goods],
        columns=[country_name(lang, c, form) for c in countries],
        words={"yes": translate(lang, "child and forced labour"), "partly": translate(lang, "child labour")},
    )
    diamonds = mining[mining["good"] == "Diamonds"]
    forced = list(diamonds.loc[diamonds["forced_labour"], "country"])
    absent = [c for c in library.members if c not in set(mining["country"])]
    return Panel(
        name="labour_matrix",
        title=translate(
            lang,
            "Diamonds of {count} of the 13 are listed for child labour, of {forced} for forced labour too",
            count=str(diamonds["country"].nunique()),
            forced=name_list(lang, forced),
        ),
        subtitle=translate(
            lang,
            "Goods that the U.S. Department of Labor has reason to believe are produced by child or forced labour, list of {year}.",
            year=year,
        ),
        drawings=(
            Drawing(
                figure,
                translate(
                    lang,
                    "Matrix of {goods} mining goods by {countries} countries with {flags} marks. The list below names every good.",
                    goods=str(len(goods)),
                    countries=str(len(countries)),
                    flags=str(len(mining)),
                ),
            ),
        ),
        listing=_list_goods(library, frame, lang),
        rows=frame,
        datasets=(library.catalog.find_dataset("labour_flags"),),
        notes=(
            translate(
                lang,
                "No mark is no proof: the list says where the Department had evidence. No mining good is listed for {countries}.",
                countries=name_list(lang, absent),
            ),
            translate(lang, "A newer list may exist: check the publisher’s page before you publish."),
        ),
        selection=selection,
    )
