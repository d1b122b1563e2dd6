"""How far publishers disagree: the lowest and the highest figure for the same country, mineral and year."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor, format_share
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, join_clauses, translate
from indicators.panels.disagreements import find_figures
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import basis_words, format_amount, mineral_noun, mineral_title, mineral_unit
from indicators.panels.standing import scale_unit
from indicators.panels.texts import edition_words

YEARS = 2
MOST_ROWS = 12
AGREE = 0.05


@register_panel("mineral_publishers")
def build_publishers(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Ranges of the newest years in which several publishers, or several editions, print a member's or the world's figure."""
    mineral, measure = selection.mineral, selection.measure
    figures = find_figures(library, mineral, measure)
    common = find_common(figures, [*library.members, "WLD"])
    spans = measure_spans(common)
    indicators = [library.catalog.find_indicator(i) for i in dict.fromkeys(common["indicator"])] if len(common) else []
    datasets = {i.dataset: library.dataset_of(i) for i in indicators} or {
        n: library.catalog.find_dataset(n) for n in ("usgs_mcs", "world_mining_data")
    }
    drawings = []
    for heading, part in _split(spans, lang):
        factor = choose_factor(float(part["high"].max()))
        drawn = _draw(library, part, common, lang)
        figure = draw_ranges(drawn, _plain(library, factor), lang, look, factor=factor)
        unit = scale_unit(lang, mineral_unit(library, lang, mineral), factor)
        heading = translate(lang, "**{title}** {unit}", title=heading, unit=unit[:1].lower() + unit[1:])
        drawings.append(Drawing(figure, _describe(library, part, mineral, lang), heading=heading))
    return Panel(
        name="mineral_publishers",
        title=_state(library, spans, mineral, measure, lang),
        subtitle=_subtitle(library, spans, mineral, lang),
        drawings=tuple(drawings),
        rows=common,
        listing=_list(library, common, spans, mineral, lang) if len(common) else None,
        fold=translate(lang, "Every figure, by publisher") if look.compact else "",
        indicators=tuple(indicators),
        datasets=tuple(datasets.values()),
        notes=tuple(_notes(library, figures, common, mineral, lang)),
        selection=selection,
    )


def find_common(figures: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Return the figures of each country's newest years with more than one; years with two publishers before editions alone."""
    own = figures[figures["country"].isin(list(countries))]
    if own.empty:
        return own
    groups = own.groupby(["country", "year"])
    counts = groups.agg(figures=("value", "size"), publishers=("indicator", "nunique"), top=("value", "max")).reset_index()
    counts = counts[(counts["figures"] > 1) & (counts["top"] > 0)]
    several = counts[counts["publishers"] > 1]
    counts = pd.concat([several, counts[~counts["country"].isin(several["country"])]])
    newest = counts.sort_values("year", ascending=False).groupby("country").head(YEARS)
    kept = own.merge(newest[["country", "year"]], on=["country", "year"])
    return kept.sort_values(["country", "year", "earlier", "value"], ascending=[True, False, True, False], ignore_index=True)


def measure_spans(common: pd.DataFrame) -> pd.DataFrame:
    """Return lowest, highest and the USGS figure of each country and year, members first, the largest on top."""
    if common.empty:
        return pd.DataFrame(columns=["country", "year", "low", "best", "high", "n", "gap"])
    groups = common.groupby(["country", "year"])
    spans = groups.agg(low=("value", "min"), high=("value", "max"), n=("value", "size")).reset_index()
    newest = common[~common["earlier"] & common["indicator"].str.startswith("usgs_mcs.")]
    best = newest.set_index(["country", "year"])["value"].rename("best")
    spans = spans.join(best, on=["country", "year"])
    spans = spans.assign(gap=spans["high"] / spans["low"] - 1, world=spans["country"] == "WLD")
    spans = spans.assign(size=spans.groupby("country")["high"].transform("max"))
    spans = spans.sort_values(["world", "size", "country", "year"], ascending=[True, False, True, False])
    return spans.drop(columns=["world", "size"]).reset_index(drop=True)


def _split(spans: pd.DataFrame, lang: str) -> list[tuple[str, pd.DataFrame]]:
    """Members and the world apart: on one axis the members would be dots at its foot."""
    world = spans["country"] == "WLD"
    parts = [(translate(lang, "Members"), spans[~world].head(MOST_ROWS)), (translate(lang, "World"), spans[world])]
    return [(heading, part) for heading, part in parts if len(part)]


def _plain(library: Library, factor: float) -> Indicator:
    """What the figures are, with a decimal where they are drawn in thousands or millions."""
    return replace(library.catalog.find_indicator("usgs_mcs.mine_production"), decimals=1 if factor > 1 else 0)


def _draw(library: Library, spans: pd.DataFrame, common: pd.DataFrame, lang: str) -> pd.DataFrame:
    labels, details, marks = [], [], []
    for row in spans.itertuples():
        own = common[(common["country"] == row.country) & (common["year"] == row.year)]
        labels.append(translate(lang, "{country}, {year}", country=country_name(lang, row.country), year=str(int(row.year))))
        details.append(
            join_clauses(
                lang, [f"{name_publisher(lang, r.indicator, r.edition)} {format_number(lang, r.value)}" for r in own.itertuples()]
            )
        )
        marks.append(tuple((r.value, name_publisher(lang, r.indicator, r.edition)) for r in own.itertuples()))
    return spans.assign(label=labels, detail=details, marks=marks)


def name_publisher(lang: str, indicator_id: str, edition: str) -> str:
    """Return a publisher's short name with the edition, as it stands beside a figure."""
    short = {
        "usgs_mcs": "USGS",
        "world_mining_data": "",
        "iea": translate(lang, "IEA"),
        "bgs": "BGS",
        "world_nuclear": "World Nuclear Association",
    }
    dataset = indicator_id.split(".")[0]
    own = "" if dataset in ("iea", "bgs", "world_nuclear") else edition_words(lang, edition)
    return " ".join(part for part in (short.get(dataset, dataset), own) if part)


def _list(library: Library, common: pd.DataFrame, spans: pd.DataFrame, mineral: str, lang: str) -> pd.DataFrame:
    unit = mineral_unit(library, lang, mineral)
    order = {(r.country, r.year): i for i, r in enumerate(spans.itertuples())}
    rows = common.assign(order=[order[(r.country, r.year)] for r in common.itertuples()])
    rows = rows.sort_values(["order", "earlier", "value"], ascending=[True, True, False])
    best = spans.set_index(["country", "year"])["best"]
    gaps = []
    for row in rows.itertuples():
        base = best.get((row.country, row.year))
        same = pd.isna(base) or row.value == base or base == 0
        gaps.append("–" if same else format_percent(lang, row.value / base - 1, signed=True))
    cells = [
        (
            name_publisher(lang, r.indicator, r.edition),
            translate(lang, "{country}, {year}", country=country_name(lang, r.country), year=str(int(r.year))),
        )
        for r in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            translate(lang, "Publisher and edition"): cells,
            translate(lang, "Figure"): [format_amount(lang, v, unit) for v in rows["value"]],
            translate(lang, "Share of its own total"): ["–" if pd.isna(s) else format_share(lang, s) for s in rows["share"]],
            translate(lang, "Against the USGS"): gaps,
        }
    )


def _state(library: Library, spans: pd.DataFrame, mineral: str, measure: str, lang: str) -> str:
    noun = mineral_noun(library, lang, mineral)
    if spans.empty:
        return translate(lang, "One figure only for {mineral}: no second publisher to compare", mineral=noun)
    unit = mineral_unit(library, lang, mineral)
    members = spans[spans["country"] != "WLD"]
    row = (members if len(members) else spans).iloc[0]
    words = {
        "mineral": noun,
        "in_country": country_name(lang, row["country"], "in"),
        "year": str(int(row["year"])),
        "low": format_amount(lang, row["low"], unit),
        "high": format_amount(lang, row["high"], unit),
        "count": str(int(row["n"])),
    }
    if row["gap"] <= AGREE:
        return translate(lang, "{count} figures for {mineral} {in_country} in {year} agree within 5%: {low} to {high}", **words)
    return translate(lang, "{count} figures for {mineral} {in_country} in {year}: {low} to {high}", **words)


def _subtitle(library: Library, spans: pd.DataFrame, mineral: str, lang: str) -> str:
    basis = basis_words(lang, str(library.find_mineral(mineral)["basis"]))
    if spans.empty:
        return translate(lang, "Publishers held here, on one basis: {basis}.", basis=basis)
    return translate(
        lang,
        "{basis}. Bar: lowest to highest figure; dot: newest USGS edition; rings: the others. None is “wrong”.",
        basis=basis[:1].upper() + basis[1:],
    )


def _describe(library: Library, spans: pd.DataFrame, mineral: str, lang: str) -> str:
    unit = mineral_unit(library, lang, mineral)
    listed = format_list(
        lang,
        [
            translate(
                lang,
                "{country} {year} {low} to {high}",
                country=country_name(lang, r.country),
                year=str(int(r.year)),
                low=format_amount(lang, r.low, unit),
                high=format_amount(lang, r.high, unit),
            )
            for r in spans.itertuples()
        ],
    )
    return translate(
        lang,
        "Ranges of the publishers’ figures for {mineral}: {values}. The table below holds every figure.",
        mineral=mineral_title(library, lang, mineral),
        values=listed,
    )


def _notes(library: Library, figures: pd.DataFrame, common: pd.DataFrame, mineral: str, lang: str) -> list[str]:
    notes = []
    if len(common) and common["earlier"].any():
        notes.append(
            translate(
                lang,
                "An earlier USGS edition’s figure is shown beside the newest one: what was first estimated and later revised.",
            )
        )
    converted = len(common) and common["indicator"].str.startswith("world_mining_data.").any()
    if converted and str(library.find_mineral(mineral)["wmd_factor"]) not in ("", "nan"):
        notes.append(translate(lang, "World Mining Data counts the oxide; its figures are turned into metal here."))
    bgs = figures[figures["indicator"].str.startswith("bgs.")] if len(figures) else figures
    if len(bgs):
        notes.append(
            translate(
                lang,
                "The British Geological Survey’s quantities here end in {year}: they are below, in the history.",
                year=str(int(bgs["year"].max())),
            )
        )
    return notes
