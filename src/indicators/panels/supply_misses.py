"""The rows of the EU list that do not reproduce or cannot be computed, each with its reason."""

import re
from collections.abc import Sequence

import pandas as pd

from indicators.charts.theme import Look
from indicators.data import Library, read_rows
from indicators.i18n import (
    country_name,
    format_number,
    format_percent,
    format_signed,
    translate,
    translate_context,
    translate_plural,
)
from indicators.metrics import InputDoubt, KnownDoubt, find_input_doubts
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.supply_risk import ResultRow, published_text, read_results, tolerance_text
from indicators.panels.supply_tables import DATASET, cite_model, material_name, read_model, reason_words

COPIED = re.compile(r"equal those of ([^,]+),")


@register_panel("supply_misses")
def build_supply_misses(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One line for each row without agreement: published, recomputed, why."""
    model = read_model(library, selection.vintage)
    doubts = find_input_doubts(model.shares, library.table(DATASET, "share_totals"), model.parameters)
    results = read_results(library, selection.vintage)
    missed = results[results["reason"] == "differs_from_published"]
    missed = missed.sort_values("difference", key=lambda column: column.abs(), ascending=False)
    empty = results[results["sr"].isna()]
    unread = _find_unread(model.published, results)
    told = _explain_rows(missed, empty, unread, doubts, lang)
    listing = pd.DataFrame([_list_row(row, reason, lang, look) for row, reason in told])
    return Panel(
        name="supply_misses",
        title=translate(
            lang,
            "{missed} published results do not come out, and {empty} rows of the list cannot be computed",
            missed=str(len(missed)),
            empty=str(len(empty)),
        ),
        subtitle=translate(
            lang,
            "EU supply risk, list of 2023, with the {vintage} update of the WGI: rows more than {tolerance} from the published result, "
            "the widest first, then rows without a result, then rows whose printed result cannot be read.",
            vintage=selection.vintage,
            tolerance=tolerance_text(lang),
        ),
        drawings=(),
        listing=listing,
        rows=pd.concat([missed, empty, unread], ignore_index=True).assign(explanation=[reason for _, reason in told]),
        datasets=cite_model(library, selection.vintage),
        notes=(
            _tell_unexplained([row for row, _ in told[: len(missed)]], doubts, lang),
            translate(lang, "No input was changed to make a row agree."),
        ),
        selection=selection,
    )


def _explain_rows(
    missed: pd.DataFrame, empty: pd.DataFrame, unread: pd.DataFrame, doubts: Sequence[KnownDoubt], lang: str
) -> list[tuple[ResultRow, str]]:
    """Each row with the reason in words: those that differ, those without a result, those whose printed result is not read."""
    told = [(row, _explain_miss(row, doubts, lang)) for row in read_rows(missed, ResultRow)]
    told += [(row, reason_words(lang, row.reason)) for row in read_rows(empty, ResultRow)]
    unreadable = translate(lang, "The printed result cannot be read in the copy.")
    return [*told, *((row, unreadable) for row in read_rows(unread, ResultRow))]


def _find_unread(published: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Rows with a result of ours whose printed figure could not be read."""
    blank = published[published["published_sr"].isna()][["material", "stage"]]
    return results[results["sr"].notna()].merge(blank, on=["material", "stage"])


def _find_doubts(row: ResultRow, doubts: Sequence[KnownDoubt]) -> list[KnownDoubt]:
    return [d for d in doubts if (d.material, d.stage) == (row.material, row.stage)]


def _list_row(row: ResultRow, reason: str, lang: str, look: Look) -> dict[str, object]:
    link = row.name_material(lang)
    published = published_text(lang, row.published_sr)
    recomputed = "–" if pd.isna(row.sr) else format_number(lang, row.sr, 2)
    why = {translate(lang, "Why"): reason}
    if look.compact:
        return {translate(lang, "Material; published, recomputed"): (link, f"{published} → {recomputed}"), **why}
    return {
        translate(lang, "Material"): link,
        translate(lang, "Published"): published,
        translate(lang, "Recomputed"): recomputed,
        **why,
    }


def _tell_unexplained(missed: Sequence[ResultRow], doubts: Sequence[KnownDoubt], lang: str) -> str:
    open_rows = [row for row in missed if not _find_doubts(row, doubts)]
    return translate(
        lang,
        "For {count} of the {missed} no fault is known in the inputs: the shares, the trade parameters or the update of the WGI that "
        "the Commission used may be others. The question is open until the printed report is read.",
        count=str(len(open_rows)),
        missed=str(len(missed)),
    )


def _explain_miss(row: ResultRow, doubts: Sequence[KnownDoubt], lang: str) -> str:
    own = _find_doubts(row, doubts)
    gap = translate(lang, "{difference} from the published result.", difference=format_signed(lang, row.difference, 2))
    if not own:
        return f"{gap} {translate(lang, 'No fault is known in the printed inputs: open.')}"
    return " ".join([gap, *(_explain_doubt(doubt, lang) for doubt in own)])


def _explain_doubt(doubt: KnownDoubt, lang: str) -> str:
    supply = {
        "global": translate(lang, "global supply"),
        "eu_sourcing": translate(lang, "EU sourcing"),
    }.get(doubt.scope, "")
    if doubt.kind is InputDoubt.ROWS_MISSING:
        share = format_percent(lang, float(doubt.detail) / 100)
        return translate(lang, "The shares of {supply} that could be read add to {share} only.", supply=supply, share=share)
    if doubt.kind is InputDoubt.UNREADABLE_SHARE:
        country = country_name(lang, doubt.country, "of")
        return translate(lang, "The share {of_country} in {supply} cannot be read.", of_country=country, supply=supply)
    if doubt.kind is InputDoubt.OTHER_SHARE:
        return translate(
            lang,
            "Another table of the study prints {share} as the share {of_country} in {supply}.",
            share=format_percent(lang, float(doubt.detail) / 100),
            of_country=country_name(lang, doubt.country, "of"),
            supply=supply,
        )
    if doubt.kind is InputDoubt.REPEATED_ROWS:
        return translate(lang, "The rows of EU sourcing repeat those of global supply: they look copied.")
    if doubt.kind is InputDoubt.OTHER_TRADE_PARAMETER:
        return translate_plural(
            lang,
            "A second transcription prints another trade parameter for {count} supplier of {supply}.",
            "A second transcription prints another trade parameter for {count} suppliers of {supply}.",
            doubt.count,
            count=str(doubt.count),
            supply=supply,
        )
    return _explain_parameter(doubt.detail, lang)


def _explain_parameter(note: str, lang: str) -> str:
    """The note on a parameter in words; a note that is not foreseen is quoted."""
    twin = COPIED.search(note)
    if twin:
        return translate(
            lang,
            "Its recycling and substitution figures equal those of {material}, the row above it: they look copied.",
            material=material_name(lang, twin.group(1)),
        )
    if "global supply only" in note:
        return translate(lang, "The table computes it from global supply only, although its import reliance is 0.")
    if note.startswith("scope printed"):
        return translate(lang, "The cell that says which supply it is computed from is written unlike the others.")
    return translate(lang, "Note on its parameters: {note}.", note=translate_context(lang, "note", note))
