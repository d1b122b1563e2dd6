"""A composite of the reader's own indicators and weights, with how much of its order is real."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Direction, Indicator
from indicators.charts.matrix import draw_rank_probabilities
from indicators.charts.ranges import draw_rank_ranges
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import DataError, UnknownNameError
from indicators.i18n import country_name, format_list, format_number, join_clauses, translate
from indicators.metrics import Component, Composite, add_stderr, build_composite
from indicators.panels.composite_words import (
    REACH,
    Part,
    state_basis,
    state_exact,
    state_finding,
    state_lead,
    state_left_out,
    state_missing,
    state_pair,
    state_part_years,
    state_rules,
)
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import pick_rows
from indicators.panels.texts import indicator_title

DEFAULT_DATASET = "wgi_estimate"
CORRELATION = 1.0
"""Errors of one country's indicators move together: the cautious end, for indicators that share sources."""


def list_candidates(library: Library) -> list[Indicator]:
    """Return the indicators that can be part of a composite: one figure a country, a stated scale, a better end."""
    return [i for i in library.catalog.indicators.values() if is_candidate(i)]


def is_candidate(indicator: Indicator) -> bool:
    """Return whether an indicator has one figure a country, a stated scale and a better end."""
    return not indicator.dimensions and indicator.scale is not None and indicator.direction is not Direction.NEUTRAL


def read_parts(library: Library, parts: Sequence[str]) -> list[tuple[Indicator, float]]:
    """Return the chosen indicators with their weights, each once; the six WGI estimates with equal weights when none is chosen.

    An indicator that cannot be part of a composite is returned too, so that the panel can say that it was left out.
    """
    found: dict[str, tuple[Indicator, float]] = {}
    for part in parts:
        name, _, weight = part.rpartition(":")
        indicator = library.catalog.find_indicator(name)
        found.setdefault(indicator.id, (indicator, float(weight)))
    if found:
        return list(found.values())
    return [(i, 1.0) for i in library.catalog.find_dataset(DEFAULT_DATASET).indicators.values()]


@register_panel("composite")
def build_composite_panel(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Rank ranges and the probability of each rank of the members, for the reader's indicators and weights."""
    wanted = read_parts(library, selection.parts)
    parts = [p for i, w in wanted if is_candidate(i) and (p := _read_part(library, i, w)) is not None]
    if not parts:
        raise UnknownNameError("None of the chosen indicators can be part of a composite: choose others.")
    result = build_composite([_make_component(p) for p in parts], correlation=CORRELATION)
    indicators = tuple(p.indicator for p in parts)
    names = list(dict.fromkeys(i.dataset for i in indicators))
    return Panel(
        name="composite",
        title=state_finding(result, lang),
        subtitle=state_basis(parts, result, lang),
        drawings=_draw(result, lang, look),
        rows=_tabulate(result, parts),
        listing=_list_scores(result, parts, lang, look),
        indicators=indicators,
        datasets=tuple(library.catalog.find_dataset(n) for n in names),
        notes=(
            *state_lead(result, lang),
            state_part_years(parts, lang),
            *state_missing(library, result, parts, lang),
            *state_exact(library, result, parts, lang),
            *state_left_out(library, wanted, parts, lang),
            *state_rules(parts, lang),
        ),
        selection=selection,
    )


def _read_part(library: Library, indicator: Indicator, weight: float) -> Part | None:
    frame = library.observations(indicator)
    own = frame[frame["country"].isin(library.members) & frame["value"].notna()]
    if own.empty:
        return None
    rows = pick_rows(own, int(own["year"].max()), REACH)
    return Part(indicator, weight, add_stderr(rows, indicator.interval_level).set_index("country"))


def _make_component(part: Part) -> Component:
    indicator = part.indicator
    if indicator.scale is None:
        raise DataError("{indicator} has no stated scale: leave it out of the composite.", indicator=indicator.id)
    return Component(
        indicator.id, part.rows["value"], indicator.direction, indicator.scale, part.weight, part.rows["stderr"].astype(float)
    )


def _tell_ranks(scores: pd.DataFrame, lang: str) -> str:
    parts = [
        translate(
            lang,
            "{country} rank {rank}, range {low} to {high}",
            country=country_name(lang, r.country),
            rank=str(r.rank),
            low=str(r.rank_low),
            high=str(r.rank_high),
        )
        for r in scores.itertuples()
    ]
    return join_clauses(lang, parts)


def _draw(result: Composite, lang: str, look: Look) -> tuple[Drawing, ...]:
    scores = result.scores
    form = "short" if look.compact else "name"
    frame = pd.DataFrame(
        {
            "label": [country_name(lang, c, form) for c in scores["country"]],
            "country": scores["country"],
            "low": scores["rank_low"],
            "best": scores["rank"],
            "high": scores["rank_high"],
        }
    )
    long = result.probabilities.stack().rename_axis(["country", "rank"]).rename("probability").reset_index()
    listed = _tell_ranks(scores, lang)
    return (
        Drawing(
            draw_rank_ranges(frame, lang, look, count=len(scores)),
            translate(lang, "Ranges of ranks, best first. {listed}.", listed=listed),
        ),
        Drawing(
            draw_rank_probabilities(long, lang, look, countries=list(scores["country"])),
            translate(
                lang,
                "Table of the probability of each rank. {count} of {pairs} neighbouring pairs are clearly ordered. {listed}.",
                count=str(result.clear_pairs),
                pairs=str(result.pairs),
                listed=listed,
            ),
        ),
    )


def _list_scores(result: Composite, parts: list[Part], lang: str, look: Look) -> pd.DataFrame:
    """One row a country, best first; on a phone score and rank stand below the name, so that two columns are enough."""
    titles = {p.indicator.id: indicator_title(lang, p.indicator) for p in parts}
    names, scores, ranks = [], [], []
    for row in result.scores.itertuples():
        span = str(row.rank_low) if row.rank_low == row.rank_high else f"{row.rank_low}–{row.rank_high}"
        scores.append(format_number(lang, row.score * 100, 1))
        ranks.append(translate(lang, "{rank} ({range})", rank=str(row.rank), range=span))
        lines = [country_name(lang, row.country)]
        if look.compact:
            lines.append(translate(lang, "score {score}, rank {rank}", score=scores[-1], rank=ranks[-1]))
        if row.missing:
            gaps = format_list(lang, [titles[i] for i in row.missing.split()])
            lines.append(translate(lang, "without {indicators}", indicators=gaps))
        names.append(tuple(lines) if len(lines) > 1 else lines[0])
    figures = {} if look.compact else {translate(lang, "Score, 0 to 100"): scores, translate(lang, "Rank (range)"): ranks}
    pairs = [*(state_pair(lang, p) for p in result.ahead), "–"]
    return pd.DataFrame({translate(lang, "Country"): names, **figures, translate(lang, "Ahead of the next"): pairs})


def _tabulate(result: Composite, parts: list[Part]) -> pd.DataFrame:
    """The scores with the chance of each rank and every value that went in."""
    scores = result.scores
    chances = result.probabilities.loc[scores["country"]].add_prefix("probability_rank_").reset_index(drop=True)
    inputs = pd.DataFrame({p.indicator.id: p.rows["value"].reindex(scores["country"]).to_numpy() for p in parts})
    years = pd.DataFrame({f"year of {p.indicator.id}": p.rows["year"].reindex(scores["country"]).to_numpy() for p in parts})
    return pd.concat([scores.reset_index(drop=True), chances, inputs, years], axis=1)
