"""Why a cell is empty: what a source cannot hold, what it leaves out, what it covers without a value."""

from indicators.data import Library
from indicators.i18n import translate

AFRICA_ONLY = frozenset({"iiag", "open_budget"})
SINGLE_FACTS = frozenset({"asm", "civicus", "eiti.page_shares", "kp.exports_value", "kp.exports_carats"})
PRODUCERS = frozenset({"usgs_mcs", "world_mining_data", "bgs", "iea", "world_nuclear"})
OUTSIDE = frozenset({"not_member", "supporter", "african_only", "through_union"})
BY_DATASET = {"rgi": "not_assessed", "open_budget": "not_surveyed", "labour_flags": "not_listed"}
BY_INDICATOR = {"kp.artisanal_carats": "not_apart", "kp.industrial_carats": "not_apart"}


def find_reason(library: Library, source: str, country: str, *, covered: bool) -> str:
    """Return the code of the reason why a source has no value for a member.

    Args:
        library: the data.
        source: id of an indicator or table, `dataset.name`.
        country: the member without a value.
        covered: whether the source lists the country at all.
    """
    dataset = source.partition(".")[0]
    if covered:
        return "no_value"
    if dataset == "eiti":
        return _find_eiti_reason(library, source, country)
    if dataset == "kp" and country == "BEL":
        return "through_union"
    if dataset in AFRICA_ONLY and country not in library.african:
        return "african_only"
    if dataset in SINGLE_FACTS or source in SINGLE_FACTS:
        return "not_found"
    if dataset in PRODUCERS:
        return "not_named"
    return BY_INDICATOR.get(source) or BY_DATASET.get(dataset, "not_covered")


def _find_eiti_reason(library: Library, source: str, country: str) -> str:
    status = library.table("eiti", "status").set_index("country")["status"]
    state = status.get(country, "")
    if state == "not_a_member":
        return "not_member"
    if state == "supporting":
        return "supporter"
    return "not_found" if source in SINGLE_FACTS else "no_report"


def reason_words(lang: str, reason: str) -> str:
    """Return a reason in words."""
    return {
        "no_value": translate(lang, "covered, no value"),
        "not_covered": translate(lang, "not covered by the source"),
        "not_member": translate(lang, "not a member of the EITI"),
        "supporter": translate(lang, "supports the EITI, does not report"),
        "no_report": translate(lang, "takes part in the EITI, no figure in these data"),
        "african_only": translate(lang, "the source covers African countries only"),
        "through_union": translate(lang, "files with the European Union"),
        "not_found": translate(lang, "no figure found on a public page"),
        "not_named": translate(lang, "not named among the producers"),
        "not_apart": translate(lang, "not filed apart"),
        "not_assessed": translate(lang, "not assessed"),
        "not_surveyed": translate(lang, "not surveyed"),
        "not_listed": translate(lang, "not listed, which is no proof"),
    }[reason]


def reason_sign(reason: str) -> str:
    """Return the sign of a reason: a ring for no value, a cross for outside the source's reach, else a dash."""
    if reason == "no_value":
        return "○"
    return "×" if reason in OUTSIDE else "–"
