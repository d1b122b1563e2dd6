"""Where a mineral is mined and processed in the 13: sites with the status and its year, likely duplicates left out."""

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, join_clauses, translate
from indicators.maps.disclaimer import boundary_disclaimer
from indicators.maps.sites import SiteMap, draw_sites
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import find_generic, mineral_noun, mineral_title
from indicators.panels.texts import caveat_texts, name_list

ZOOMED = 3


def status_words(lang: str) -> dict[str, str]:
    """Return what each status is called, with the year it was seen, in the order of the legend."""
    return {
        "active": translate(lang, "active, 2018"),
        "assumed_active": translate(lang, "assumed active, 2018"),
        "not_stated": translate(lang, "status not stated, 2025"),
        "care_and_maintenance": translate(lang, "care and maintenance, 2018"),
        "development": translate(lang, "in development, 2018"),
        "closed": translate(lang, "closed, 2018"),
    }


def find_sites(library: Library, mineral: str) -> pd.DataFrame:
    """Return the members' sites of a mineral, likely duplicates included and marked in `duplicate_of`."""
    frame = library.table("mine_sites", "sites")
    minerals = frame["minerals"].str.split(";")
    name = find_generic(library, mineral, set(minerals.explode()))
    keep = frame["country"].isin(library.members) & minerals.map(lambda held: name in held)
    rows = frame[keep].fillna("")
    return rows.assign(lat=rows["lat"].astype(float), lon=rows["lon"].astype(float)).reset_index(drop=True)


@register_panel("mineral_sites")
def build_sites(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The map of the sites and the list of them, each with its source."""
    every = find_sites(library, selection.mineral)
    shown = every[every["duplicate_of"] == ""]
    shown = _order(shown, selection)
    countries = sorted(set(shown["country"]))
    mapped = shown[shown["country"] != "BEL"]
    drawings: tuple[Drawing, ...] = ()
    if len(mapped):
        drawn = mapped.assign(number=mapped.index + 1, site=mapped["name"], detail=_write_details(library, mapped, lang))
        african = [c for c in countries if c != "BEL"]
        maps = draw_sites(drawn, lang, look, countries=african, words=status_words(lang), zoom=len(african) <= ZOOMED)
        drawings = tuple(_name_map(library, site_map, african, selection.mineral, len(maps) > 1, lang) for site_map in maps)
    return Panel(
        name="mineral_sites",
        title=_state(library, shown, selection.mineral, lang),
        subtitle=translate(
            lang,
            "Mines and plants of the members, by the status that the source gives and the year in which it gave it. Numbers are those of the "
            "list below the map.",
        ),
        drawings=drawings,
        rows=every,
        listing=_list(shown, lang) if len(shown) else None,
        fold=translate(lang, "List of the {count} sites", count=str(len(shown))),
        datasets=(library.catalog.find_dataset("mine_sites"),),
        notes=tuple(_notes(library, every, shown, len(drawings) > 1, lang)),
        selection=selection,
    )


def _name_map(library: Library, site_map: SiteMap, african: list[str], mineral: str, several: bool, lang: str) -> Drawing:
    """A map with its text alternative; where there are close-ups, each with its letter and its height."""
    words = {
        "count": str(site_map.count),
        "mineral": mineral_noun(library, lang, mineral),
        "countries": name_list(lang, african),
        "letter": site_map.letter,
        "height": format_number(lang, site_map.kilometres, 0),
    }
    if not site_map.letter:
        alt = translate(lang, "Map of {count} sites of {mineral} in {countries}.", **words)
        heading = translate(lang, "All {count} sites on the map", **words) if several else ""
        return Drawing(site_map.figure, alt, heading=heading, is_map=True)
    alt = translate(lang, "Close-up {letter}: {count} sites of {mineral}, {height} km from top to bottom.", **words)
    heading = translate(lang, "**Close-up {letter}** {count} sites, {height} km from top to bottom", **words)
    return Drawing(site_map.figure, alt, heading=heading, is_map=True)


def _order(shown: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Chosen countries first, then sites whose status is known."""
    ranks = {status: i for i, status in enumerate(status_words("en"))}
    return (
        shown.assign(
            first=[0 if c in selection.countries else 1 for c in shown["country"]],
            rank=[ranks.get(s, len(ranks)) for s in shown["status"]],
        )
        .sort_values(["first", "country", "rank", "name"])
        .drop(columns=["first", "rank"])
        .reset_index(drop=True)
    )


def _write_details(library: Library, sites: pd.DataFrame, lang: str) -> list[str]:
    """Minerals, operator and source of each site."""
    details = []
    for minerals, operator, reference in zip(sites["minerals"], sites["operator"], sites["source_reference"], strict=True):
        names = format_list(lang, [mineral_title(library, lang, m) for m in minerals.split(";")])
        details.append(join_clauses(lang, (part for part in (names, operator, reference) if part)))
    return details


def _state(library: Library, shown: pd.DataFrame, mineral: str, lang: str) -> str:
    title = mineral_title(library, lang, mineral)
    if shown.empty:
        return translate(lang, "{mineral}: no mine or plant of the members is held", mineral=title)
    counts = shown["country"].value_counts()
    top = str(counts.index[0])
    words = {
        "mineral": title,
        "count": str(len(shown)),
        "in_country": country_name(lang, top, "in"),
        "most": str(int(counts.iloc[0])),
    }
    if len(counts) == 1:
        return translate(lang, "{mineral}: {count} mines and plants, all {in_country}", **words)
    return translate(lang, "{mineral}: {count} mines and plants in the 13, {most} of them {in_country}", **words)


def _list(shown: pd.DataFrame, lang: str) -> pd.DataFrame:
    words = status_words(lang)
    kinds = {
        "mine": translate(lang, "mine"),
        "smelter": translate(lang, "smelter"),
        "refinery": translate(lang, "refinery"),
        "processing plant": translate(lang, "processing plant"),
    }
    sources = {
        "icmm_2025": translate(lang, "ICMM, September 2025"),
        "usgs_africa_2021": translate(lang, "USGS compilation of 2021"),
    }
    return pd.DataFrame(
        {
            translate(lang, "Site"): [
                (f"{number} {name}", country_name(lang, c))
                for number, name, c in zip(shown.index + 1, shown["name"], shown["country"], strict=True)
            ],
            translate(lang, "Status and source"): [
                (words.get(status, status), sources.get(source, source))
                for status, source in zip(shown["status"], shown["source"], strict=True)
            ],
            translate(lang, "Kind and operator"): [
                (
                    format_list(lang, [kinds.get(k, k) for k in kind.split("; ")]),
                    operator or translate(lang, "operator not stated"),
                )
                for kind, operator in zip(shown["site_type"], shown["operator"], strict=True)
            ],
        }
    )


def _notes(library: Library, every: pd.DataFrame, shown: pd.DataFrame, several: bool, lang: str) -> list[str]:
    notes = []
    if several:
        notes.append(
            translate(
                lang,
                "A frame with a letter is drawn larger in the close-up of that letter. Borders are simplified: a site close to one may "
                "seem to lie beyond it.",
            )
        )
    twice = len(every) - len(shown)
    if twice:
        notes.append(
            translate(
                lang, "{count} likely duplicates are left out of map, list and counts; the table marks them.", count=str(twice)
            )
        )
    if (shown["country"] == "BEL").any():
        notes.append(translate(lang, "Sites in Belgium are in the list, not on the map of Africa."))
    notes += [text for _, text in caveat_texts(library, lang, ["sites_not_current", "sites_withheld"])]
    return [*notes, boundary_disclaimer(lang)]
