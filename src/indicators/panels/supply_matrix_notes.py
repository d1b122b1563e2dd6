"""The notes below the EU list between its two thresholds."""

import pandas as pd

from indicators.data import Library
from indicators.i18n import country_name, format_list, format_percent, translate
from indicators.metrics.supply_main import MAIN_SHARE
from indicators.panels.model import Selection
from indicators.panels.supply_risk import tolerance_text
from indicators.panels.supply_tables import DATASET, material_name


def write_notes(library: Library, rows: pd.DataFrame, selection: Selection, lang: str) -> tuple[str, ...]:
    """Return what stands below the chart: who counts as a main supplier, how the marks were checked, what is not drawn."""
    drawn, absent = rows[rows["published_ei"].notna()], rows[rows["published_ei"].isna()]
    return (
        *_explain_absence(library, drawn, selection.material, lang),
        translate(
            lang,
            "A main supplier has at least {least} of world supply or of EU sourcing at one of the stages, a convention of ours. Reaching both "
            "thresholds: {names}.",
            least=format_percent(lang, MAIN_SHARE),
            names=list_supplied(drawn[drawn["passes"]], lang),
        ),
        _tell_checked(drawn, lang),
        _tell_undrawn(library, absent, lang),
        *_compare_lists(drawn, lang),
    )


def _explain_absence(library: Library, drawn: pd.DataFrame, material: str, lang: str) -> list[str]:
    """Why the chosen material is not on the chart, where it is not."""
    if material in set(drawn["material"]):
        return []
    if material in find_groups(library):
        reason = translate(lang, "it is a group, and its members are drawn one by one.")
    else:
        reason = translate(lang, "the copy holds no economic importance for it.")
    return [translate(lang, "{material} is not on the chart: {reason}", material=material_name(lang, material), reason=reason)]


def _tell_checked(drawn: pd.DataFrame, lang: str) -> str:
    filled = drawn[~drawn["from_study"]]
    return translate(
        lang,
        "Of the {filled} filled marks {checked} come out within {tolerance} of the published result and {unchecked} have none here to compare "
        "with; {hollow} are hollow.",
        filled=str(len(filled)),
        checked=str(int(filled["published_sr"].notna().sum())),
        tolerance=tolerance_text(lang),
        unchecked=str(int(filled["published_sr"].isna().sum())),
        hollow=str(int(drawn["from_study"].sum())),
    )


def _tell_undrawn(library: Library, absent: pd.DataFrame, lang: str) -> str:
    return translate(
        lang,
        "Not drawn, because the copy holds no economic importance for them: {names}. Of these a member is a main supplier of {supplied}. "
        "Groups of the study are not drawn either: {groups}.",
        names=_list_names(absent, lang),
        supplied=list_supplied(absent, lang),
        groups=format_list(lang, sorted(material_name(lang, m) for m in find_groups(library))),
    )


def _compare_lists(drawn: pd.DataFrame, lang: str) -> list[str]:
    """Where the EU list and the two thresholds, as they come out here, part."""
    short = drawn[drawn["listed"] & ~drawn["passes"]]
    strategic, other = short[short["strategic"]], short[~short["strategic"]]
    over = drawn[drawn["passes"] & ~drawn["listed"]]
    notes = []
    if len(strategic):
        names = _list_names(strategic, lang)
        notes.append(translate(lang, "On the EU list because they are strategic, not by the thresholds: {names}.", names=names))
    if len(other):
        names = _list_names(other, lang)
        notes.append(translate(lang, "On the EU list, but short of a threshold here: {names}.", names=names))
    if len(over):
        names = _list_names(over, lang)
        notes.append(translate(lang, "Both thresholds reached here, but not on the EU list: {names}.", names=names))
    return notes


def _list_names(rows: pd.DataFrame, lang: str) -> str:
    return format_list(lang, [material_name(lang, m) for m in rows["material"]]) or translate(lang, "none")


def list_supplied(rows: pd.DataFrame, lang: str) -> str:
    """Return the materials with the members among their main suppliers in brackets."""
    own = rows[rows["main_suppliers"] != ""]
    return format_list(
        lang,
        [
            translate(
                lang,
                "{material} ({countries})",
                material=material_name(lang, row.material),
                countries=", ".join(country_name(lang, c) for c in row.main_suppliers.split(";")),
            )
            for row in own.itertuples()
        ],
    ) or translate(lang, "none")


def find_groups(library: Library) -> set[str]:
    """Return the materials of the study that stand for several others."""
    return set(library.table(DATASET, "material_names")["group"].dropna())
