"""What the reader sees above a picker, for the sentences that name it."""

from indicators.i18n import translate


def picker_label(lang: str, key: str) -> str:
    """Return the label of the picker that a key of the address sets."""
    return {
        "lang": translate(lang, "Language"),
        "version": translate(lang, "Data version"),
        "country": translate(lang, "Country"),
        "countries": translate(lang, "Highlight (at most six)"),
        "indicator": translate(lang, "Measure"),
        "year": translate(lang, "Year"),
        "mineral": translate(lang, "Mineral"),
        "view": translate(lang, "Show"),
        "zoom": translate(lang, "Zoom the scale"),
        "dataset": translate(lang, "Dataset"),
        "measure": translate(lang, "What is counted"),
        "basis": translate(lang, "Weight that the shares count"),
        "governance": translate(lang, "Governance"),
        "leverage": translate(lang, "Leverage or dependence"),
        "material": translate(lang, "Material"),
        "stage": translate(lang, "Stage"),
        "vintage": translate(lang, "Update of the governance indicators"),
        "viewpoint": translate(lang, "Viewpoint"),
        "supplier": translate(lang, "Supplier to change"),
        "scope": translate(lang, "Supply in which its share changes"),
        "share": translate(lang, "Its share of world supply, in percent"),
        "eu_share": translate(lang, "Its share of EU sourcing, in percent"),
        "score": translate(lang, "Its mean governance estimate, −2.5 to 2.5"),
        "recycling": translate(lang, "Recycling input rate, in percent"),
        "reliance": translate(lang, "Import reliance of the EU, in percent"),
        "category": translate(lang, "Kind"),
        "first": translate(lang, "From"),
        "last": translate(lang, "Until"),
        "event": translate(lang, "Event"),
        "place": translate(lang, "Country"),
        "parts": translate(lang, "Indicators (at most twelve)"),
        "condition": translate(lang, "Condition of life"),
        "civic": translate(lang, "Measure of civic space"),
        "topics": translate(lang, "Slides, in this order"),
    }[key]
