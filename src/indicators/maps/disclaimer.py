"""The sentence that stands below every map and in every picture of one."""

from indicators.i18n import translate


def boundary_disclaimer(lang: str) -> str:
    """Return what our boundaries mean and do not mean."""
    return translate(
        lang,
        "Boundaries are shown for orientation and express no opinion on the status of any territory. "
        "Western Sahara is never coloured; Abyei, the Halaib Triangle and the Ilemi Triangle stand as the source draws them.",
    )
