"""How concentrated a mineral's supply is, and how well its producers are governed: squared shares and plain shares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, translate
from indicators.metrics import (
    Concentration,
    add_stderr,
    average_estimates,
    contributions,
    governance_weight,
    latest,
    measure_concentration,
)
from indicators.metrics.concentration import WEIGHT_UNKNOWN
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import (
    COMPLETE,
    GROUPS,
    Shares,
    find_sources,
    measure_all_shares,
    mineral_title,
)

DIMENSIONS = (
    "control_of_corruption",
    "government_effectiveness",
    "political_stability",
    "regulatory_quality",
    "rule_of_law",
    "voice_and_accountability",
)
LISTED = 6


@dataclass(frozen=True)
class YearFigure:
    """Concentration of one year, with the producers it rests on."""

    shares: Shares
    result: Concentration

    @property
    def label(self) -> str:
        """Year and edition."""
        return f"{self.shares.year} · {self.shares.rows['edition'].iloc[0]}"


def read_means(library: Library) -> pd.DataFrame:
    """Return the mean of the six governance estimates of each country and year, with both standard errors."""
    frames = []
    for name in DIMENSIONS:
        indicator = library.catalog.find_indicator(f"wgi_estimate.{name}")
        frames.append(add_stderr(library.observations(indicator), indicator.interval_level))
    return average_estimates(frames)


def measure_years(library: Library, mineral: str, measure: str, means: pd.DataFrame) -> list[YearFigure]:
    """Return each year's concentration, the newest first: a publisher that names every producer before one that does not.

    Governance is of the same year, or of the newest before it.
    """
    chosen: dict[int, Shares] = {}
    for indicator_id in sorted(find_sources(library, mineral, measure), key=lambda i: not i.startswith("usgs_mcs.")):
        for year, shares in measure_all_shares(library, mineral, indicator_id).items():
            held = chosen.get(year)
            if held is None or (held.named < COMPLETE <= shares.named):
                chosen[year] = shares
    figures = []
    for year in sorted(chosen, reverse=True):
        single = chosen[year].rows[~chosen[year].rows["country"].isin(GROUPS)]
        if single["country"].nunique() < 2 or single["share"].isna().any():
            continue
        figures.append(YearFigure(chosen[year], measure_concentration(single, latest(means, year, by=["country"]))))
    return figures


def list_contributions(figure: YearFigure, means: pd.DataFrame) -> pd.DataFrame:
    """Return share, governance weight and part of both indices of each producer, the largest part first."""
    rows = figure.shares.rows
    rows = rows[~rows["country"].isin(GROUPS) & (rows["share"] > 0)][["country", "share"]]
    rows = rows.merge(latest(means, figure.shares.year, by=["country"])[["country", "value"]], on="country", how="left")
    weight = np.nan_to_num(governance_weight(rows["value"]), nan=WEIGHT_UNKNOWN)
    plain = rows["share"] * weight
    rows = rows.assign(
        weight=weight, scored=rows["value"].notna(), squared=contributions(rows["share"], weight), linear=plain / plain.sum()
    )
    return rows.sort_values(["squared", "country"], ascending=[False, True], ignore_index=True)


@register_panel("mineral_concentration")
def build_concentration(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """HHI, governance-weighted HHI and the linear companion, year by year, each with its band."""
    mineral, measure = selection.mineral, selection.measure
    means = library.keep(("means of the six governance estimates",), lambda: read_means(library))
    figures = measure_years(library, mineral, measure, means)
    sources = list(dict.fromkeys(f.shares.indicator.id for f in figures))
    indicators = [library.catalog.find_indicator(i) for i in sources]
    indicators += [library.catalog.find_indicator(f"wgi_estimate.{n}") for n in DIMENSIONS]
    datasets = {i.dataset: library.dataset_of(i) for i in indicators}
    parts = list_contributions(figures[0], means) if figures else pd.DataFrame()
    return Panel(
        name="mineral_concentration",
        title=_state(library, figures, parts, mineral, lang),
        subtitle=translate(
            lang,
            "HHI: sum of squared shares, 1 is one country. HHI-WGI: each square times a governance weight from 0 (best) to 10. "
            "Linear: the average weight, every tonne equal.",
        ),
        drawings=tuple(_draw(library, figures, mineral, lang, look)),
        rows=_tabulate(figures),
        listing=_list(parts, lang) if figures else None,
        fold=translate(lang, "Parts of the producers") if look.compact else "",
        indicators=tuple(indicators),
        datasets=tuple(datasets.values()),
        notes=tuple(_notes(figures, parts, means, lang)),
        selection=selection,
    )


def _tabulate(figures: Sequence[YearFigure]) -> pd.DataFrame:
    records = []
    for figure in figures:
        result, error, linear = figure.result, figure.result.hhi_wgi_error, figure.result.linear_error
        rest = result.hhi_wgi.upper - result.hhi_wgi.value
        records.append(
            {
                "year": figure.shares.year,
                "edition": figure.shares.rows["edition"].iloc[0],
                "label": figure.label,
                "hhi": result.hhi.value,
                "hhi_lower": result.hhi.lower,
                "hhi_upper": result.hhi.upper,
                "hhi_wgi": result.hhi_wgi.value,
                "hhi_wgi_lower": error.lower if error else result.hhi_wgi.lower,
                "hhi_wgi_upper": (error.upper if error else result.hhi_wgi.value) + rest,
                "linear": result.linear,
                "linear_lower": linear.lower if linear else np.nan,
                "linear_upper": linear.upper if linear else np.nan,
                "named_share": result.named_share,
                "producers": result.n,
            }
        )
    return pd.DataFrame(records)


def _draw(library: Library, figures: Sequence[YearFigure], mineral: str, lang: str, look: Look) -> list[Drawing]:
    if not figures:
        return []
    table = _tabulate(figures)
    titles = {
        "hhi": translate(lang, "**HHI** 0 to 1"),
        "hhi_wgi": translate(lang, "**HHI-WGI** 0 to 10"),
        "linear": translate(lang, "**Linear companion** 0 to 10"),
    }
    drawings = []
    for name, heading in titles.items():
        frame = table.assign(low=table[f"{name}_lower"], best=table[name], high=table[f"{name}_upper"])
        figure = draw_ranges(frame[["label", "low", "best", "high"]], _index(library), lang, look)
        listed = format_list(lang, [f"{r.label} {format_number(lang, r.best, 2)}" for r in frame.itertuples()])
        alt = translate(
            lang,
            "Bands by year of {measure} for {mineral}: {values}.",
            measure=heading.replace("**", ""),
            mineral=mineral_title(library, lang, mineral),
            values=listed,
        )
        drawings.append(Drawing(figure, alt, heading=heading))
    return drawings


def _index(library: Library) -> Indicator:
    return replace(library.catalog.find_indicator("usgs_mcs.mine_production"), unit="index_1", decimals=2)


def _state(library: Library, figures: Sequence[YearFigure], parts: pd.DataFrame, mineral: str, lang: str) -> str:
    title = mineral_title(library, lang, mineral)
    if not figures:
        return translate(lang, "{mineral}: too few producers are named to measure concentration", mineral=title)
    newest, top = figures[0], parts.iloc[0]
    return translate(
        lang,
        "{mineral}: as concentrated as {count} equal countries ({year}); {country} makes {part} of the governance-weighted index",
        mineral=title,
        count=format_number(lang, 1 / newest.result.hhi.value, 1),
        year=str(newest.shares.year),
        country=country_name(lang, top["country"], "the"),
        part=format_percent(lang, top["squared"]),
    )


def _list(parts: pd.DataFrame, lang: str) -> pd.DataFrame:
    rows = parts.head(LISTED)
    weights = [
        translate(lang, "governance weight {weight}", weight=format_number(lang, w, 1))
        if known
        else translate(lang, "governance unknown, weight 5 assumed")
        for w, known in zip(rows["weight"], rows["scored"], strict=True)
    ]
    return pd.DataFrame(
        {
            translate(lang, "Country"): [
                (country_name(lang, c), weight) for c, weight in zip(rows["country"], weights, strict=True)
            ],
            translate(lang, "Share of the world"): [format_share(lang, s) for s in rows["share"]],
            translate(lang, "Part of HHI-WGI"): [format_share(lang, s) for s in rows["squared"]],
            translate(lang, "Part of linear"): [format_share(lang, s) for s in rows["linear"]],
        }
    )


def _notes(figures: Sequence[YearFigure], parts: pd.DataFrame, means: pd.DataFrame, lang: str) -> list[str]:
    if not figures:
        return []
    newest = figures[0]
    notes = [
        translate(
            lang,
            "Bands: producers that nobody names, from many small ones to one country, and the standard errors of the "
            "governance estimates, the wider of independent and fully correlated.",
        ),
        translate(
            lang,
            "Squares make small producers vanish: a country with 5% of the world counts for a four-hundredth of a monopolist, "
            "in the linear companion for a twentieth.",
        ),
        translate(
            lang,
            "Named in {year}: {named} of the world; the linear companion is over this part.",
            year=str(newest.shares.year),
            named=format_percent(lang, min(1.0, newest.result.named_share)),
        ),
    ]
    last = int(means["year"].max())
    if newest.shares.year > last:
        notes.append(
            translate(lang, "Governance after {year} is that of {year}, the newest of the edition held.", year=str(last))
        )
    if not parts["scored"].all():
        notes.append(
            translate(lang, "Without a governance estimate the middle weight, 5, is taken, and no band of errors is drawn.")
        )
    if len({f.shares.indicator.dataset for f in figures}) > 1:
        notes.append(
            translate(
                lang,
                "World Mining Data names every producer and is used where it covers the year; USGS years leave a rest open. No line "
                "joins them.",
            )
        )
    return notes
