"""What the pages are called, and the sentence that says what each is for: the same in the app and in the light edition."""

from indicators.i18n import translate


def page_title(lang: str, name: str) -> str:
    """Return the menu word of a page."""
    return {
        "overview": translate(lang, "Overview"),
        "country": translate(lang, "Country"),
        "minerals": translate(lang, "Minerals"),
        "diamonds": translate(lang, "Diamonds"),
        "exposure": translate(lang, "Exposure"),
        "supply_risk": translate(lang, "Supply risk"),
        "compare": translate(lang, "Compare"),
        "transparency": translate(lang, "Transparency"),
        "communities": translate(lang, "Communities"),
        "timeline": translate(lang, "Timeline"),
        "present": translate(lang, "Present"),
        "data": translate(lang, "Data"),
        "methods": translate(lang, "Methods"),
    }[name]


def page_heading(lang: str, name: str) -> str:
    """Return the heading of a page."""
    return {
        "overview": translate(lang, "Thirteen countries, from the mine to Antwerp"),
        "country": translate(lang, "Countries of the coalition"),
        "minerals": translate(lang, "Minerals of the world and of the 13"),
        "diamonds": translate(lang, "Diamonds"),
        "exposure": translate(lang, "Who depends on whom"),
        "supply_risk": translate(lang, "Supply risk, recomputed"),
        "compare": translate(lang, "Compare"),
        "transparency": translate(lang, "Transparency of revenues"),
        "communities": translate(lang, "What reaches communities"),
        "timeline": translate(lang, "What happened when"),
        "present": translate(lang, "Present"),
        "data": translate(lang, "Data"),
        "methods": translate(lang, "Methods and gaps"),
    }[name]


def page_lead(lang: str, name: str) -> str:
    """Return the sentence under the heading of a page."""
    return {
        "overview": translate(
            lang, "How the countries of the diamond coalition are governed, what they dig, and how sure we can be of either."
        ),
        "country": translate(lang, "What each country produces, gains and risks, with every figure’s source."),
        "compare": translate(lang, "Any measure, the countries and the years you choose, as far as the publisher goes."),
        "minerals": translate(lang, "Who mines, who refines, who holds the reserves, and how far the publishers disagree."),
        "diamonds": translate(
            lang, "What governments declared to the Kimberley Process, what is doubtful in it, and when they were barred."
        ),
        "exposure": translate(
            lang, "How well a country is governed beside what it holds of a mineral, or how much it lives from it."
        ),
        "supply_risk": translate(
            lang, "The European Union’s model of supply risk with every input open: recompute the list, change an input, see why."
        ),
        "transparency": translate(lang, "Who reports what mining pays the state, how well, and who does not report."),
        "communities": translate(
            lang, "How people live where the minerals are dug, who digs by hand, and whether anyone may speak."
        ),
        "timeline": translate(
            lang, "Decisions, embargoes, laws and scandals, each with its source and the chart of the figures around it."
        ),
        "present": translate(lang, "Slides from your own choice of countries, for a room without a network."),
        "data": translate(
            lang,
            "Every dataset with its publisher, edition, licence and gaps. Everything that may be handed out can be downloaded.",
        ),
        "methods": translate(lang, "How each measure is made, where publishers disagree, and what was not found."),
    }[name]
