"""What changed against the previous year and over ten, only where it is more than the publisher's uncertainty."""

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_percent, translate
from indicators.metrics import Move, add_stderr, compare_years, list_changes
from indicators.metrics.uncertainty import LEVEL
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.texts import indicator_title

DATASETS = ("wgi_estimate", "ti_cpi")
"""Yearly scores with a published interval for all thirteen."""
YEAR, DECADE = 1, 10
MOST = 6


def compare_scores(library: Library, back: int) -> pd.DataFrame:
    """Return every score of a member beside the one `back` years earlier, with the word for the change."""
    parts = []
    for name in DATASETS:
        for indicator in library.catalog.find_dataset(name).indicators.values():
            if indicator.interval_level is None:
                continue
            frame = library.observations(indicator)
            own = add_stderr(frame[frame["country"].isin(library.members)], indicator.interval_level)
            breaks = [b.year for b in indicator.breaks]
            changes = compare_years(own, back, int(own["year"].max()), indicator.direction, breaks=breaks)
            parts.append(changes.assign(indicator=indicator.id, back=back))
    return pd.concat(parts, ignore_index=True)


@register_panel("changes")
def build_changes(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The clear changes of the newest year, and the largest of ten years."""
    one, ten = library.keep(("changes",), lambda: tuple(compare_scores(library, back) for back in (YEAR, DECADE)))
    new, old = list_changes(one), list_changes(ten)
    return Panel(
        name="changes",
        title=_state_finding(len(new), len(one), lang),
        subtitle=_state_scope(one, len(old), len(ten), lang),
        drawings=(),
        rows=pd.concat([one, ten], ignore_index=True),
        listing=_list_largest(library, pd.concat([new, old]), lang),
        indicators=tuple(library.catalog.find_indicator(i) for i in dict.fromkeys(one["indicator"])),
        datasets=tuple(library.catalog.find_dataset(name) for name in DATASETS),
        notes=(
            translate(
                lang,
                "Clear at the {level} level; of {total} comparisons up to {chance} could look clear by chance.",
                level=format_percent(lang, LEVEL),
                total=str(len(ten)),
                chance=str(round(len(ten) * (1 - LEVEL))),
            ),
        ),
        selection=selection,
    )


def _state_finding(count: int, total: int, lang: str) -> str:
    if count == 0:
        return translate(
            lang, "None of the {total} governance scores tested moved beyond its interval in the newest year", total=str(total)
        )
    return translate(
        lang,
        "{count} of the {total} governance scores tested moved beyond their interval in the newest year",
        count=str(count),
        total=str(total),
    )


def _state_scope(tested: pd.DataFrame, count: int, total: int, lang: str) -> str:
    """Which scores were tested, the newest year of each publisher, and how many moved over ten years."""
    estimates = tested[tested["indicator"].str.startswith("wgi_estimate.")]
    perceptions = tested[tested["indicator"].str.startswith("ti_cpi.")]
    return translate(
        lang,
        "Tested for the 13: {dimensions} dimensions of the Worldwide Governance Indicators ({year}), and the Corruption "
        "Perceptions Index ({cpi_year}). Over ten years {count} of {total} moved; the largest are listed, measured in standard "
        "errors.",
        dimensions=str(estimates["indicator"].nunique()),
        year=str(int(estimates["year"].max())),
        cpi_year=str(int(perceptions["year"].max())),
        count=str(count),
        total=str(total),
    )


def _list_largest(library: Library, changes: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The changes that are largest beside their uncertainty, so that scores on different scales can be ordered."""
    rows = changes.assign(size=(changes["difference"] / changes["stderr_difference"]).abs())
    rows = rows.sort_values(["back", "size"], ascending=[True, False]).head(MOST)
    records = []
    for row in rows.itertuples():
        indicator = library.catalog.find_indicator(row.indicator)
        word = _move_word(lang, row.move)
        who = translate(lang, "{country}: {change}", country=country_name(lang, row.country), change=word)
        records.append(
            {
                translate(lang, "Score"): (indicator_title(lang, indicator), who),
                translate(lang, "Before"): _dated(indicator, row.previous_value, row.previous_year, lang),
                translate(lang, "Now"): _dated(indicator, row.value, row.year, lang),
            }
        )
    return pd.DataFrame(records)


def _dated(indicator: Indicator, value: float, year: int, lang: str) -> str:
    return translate(lang, "{value} ({year})", value=format_value(indicator, lang, value), year=str(int(year)))


def _move_word(lang: str, move: str) -> str:
    words = {
        Move.IMPROVED: translate(lang, "better"),
        Move.WORSENED: translate(lang, "worse"),
        Move.ROSE: translate(lang, "higher"),
        Move.FELL: translate(lang, "lower"),
    }
    return words[Move(move)]
