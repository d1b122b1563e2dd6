"""Goods listed for child labour or forced labour: a matrix of mining goods, every good in words."""

import pandas as pd

from indicators.charts.matrix import draw_flags
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, join_clauses, translate, translate_context
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.texts import list_members, name_list

FLAGS = ("child_labour", "forced_labour", "forced_child_labour")


def read_flags(library: Library) -> pd.DataFrame:
    """Return one row per member and listed good, the flags as true and false."""
    frame = library.table("labour_flags", "labour_flags")
    frame = frame[frame["country"].isin(library.members)]
    return frame.assign(**{c: frame[c] == "true" for c in FLAGS})


def _flag_words(lang: str, child: bool, forced: bool, forced_child: bool) -> str:
    if forced_child:
        return translate(lang, "child labour, forced labour and forced child labour")
    if child and forced:
        return translate(lang, "child labour and forced labour")
    return translate(lang, "child labour") if child else translate(lang, "forced labour")


def _write_flags(frame: pd.DataFrame, lang: str) -> list[str]:
    """The flags of each row in words."""
    flags = zip(*(frame[c] for c in FLAGS), strict=True)
    return [_flag_words(lang, child, forced, forced_child) for child, forced, forced_child in flags]


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
            named = part.assign(flags=_write_flags(part, lang), name=[translate_context(lang, "good", g) for g in part["good"]])
            goods = [
                translate(lang, "{flags}: {goods}", flags=flag, goods=format_list(lang, list(group["name"])))
                for flag, group in named.groupby("flags", sort=True)
            ]
            cells[heading] = join_clauses(lang, goods) or none
        records.append({translate(lang, "Country"): country_name(lang, country), **cells})
    return pd.DataFrame(records)


def _draw_matrix(library: Library, mining: pd.DataFrame, lang: str, look: Look) -> Drawing:
    """Goods by country, the good of most countries on top."""
    counts = mining.groupby("good")["country"].nunique()
    goods = sorted(counts.index, key=lambda g: (-counts[g], g))
    countries = [c for c in library.members if c in set(mining["country"])]
    form = "short" if look.compact else "name"
    drawn = pd.DataFrame(
        {
            "row": [translate_context(lang, "good", g) for g in mining["good"]],
            "column": [country_name(lang, c, form) for c in mining["country"]],
            "state": ["yes" if forced else "partly" for forced in mining["forced_labour"]],
            "detail": [
                translate(lang, "{flags}, list of {year}", flags=flags, year=year)
                for flags, year in zip(_write_flags(mining, lang), mining["list_year"], strict=True)
            ],
        }
    )
    figure = draw_flags(
        drawn,
        lang,
        look,
        rows=[translate_context(lang, "good", g) for g in goods],
        columns=[country_name(lang, c, form) for c in countries],
        words={"yes": translate(lang, "child and forced labour"), "partly": translate(lang, "child labour")},
    )
    alt = translate(
        lang,
        "Matrix of {goods} mining goods by {countries} countries with {flags} marks. The list below names every good.",
        goods=str(len(goods)),
        countries=str(len(countries)),
        flags=str(len(mining)),
    )
    return Drawing(figure, alt)


@register_panel("labour_matrix")
def build_labour_matrix(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Mining goods by country, marked where the list names child labour or forced labour too; all goods in words below."""
    frame = read_flags(library)
    mining = frame[frame["sector"] == "mining"]
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
            year=format_list(lang, sorted(frame["list_year"].unique())),
        ),
        drawings=(_draw_matrix(library, mining, lang, look),),
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
