"""The first producer of a mineral: since when, not what it was before, against whom, of which year and edition."""

import pytest

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.panels import Selection, build_panel
from indicators.panels.first_place import state_first
from indicators.panels.texts import state_finding

# MCS 2024: Guinea 100 against 102 million t in Australia in 2022. MCS 2025: 123 against 104 in 2023. MCS 2026: 150e against 97e in 2025.
GUINEA = {
    "en": "In USGS figures Guinea has been the world’s first producer of bauxite since 2023, not the second, its place in 2022: "
    "150 million t against 97 million t in Australia in 2025 (estimate, Mineral Commodity Summaries 2026).",
    "fr": "Selon l’USGS, la Guinée est le premier producteur mondial de bauxite depuis 2023, et non le deuxième, sa place en 2022 : "
    "150 millions de t contre 97 millions de t en Australie en 2025 (estimation, Mineral Commodity Summaries 2026).",
    "pt": "Segundo o USGS, a Guiné é o primeiro produtor mundial de bauxite desde 2023, e não o segundo, o seu lugar em 2022: "
    "150 milhões de t contra 97 milhões de t na Austrália em 2025 (estimativa, Mineral Commodity Summaries 2026).",
}


def plain(text: str) -> str:
    """The text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", GUINEA)
def test_guinea_is_the_first_producer_of_bauxite_and_not_the_second(library: Library, lang: str):
    assert plain(state_first(library, lang, "GIN", "bauxite")) == GUINEA[lang]


@pytest.mark.parametrize("lang", GUINEA)
def test_the_panels_of_country_and_mineral_say_it_first(library: Library, lang: str):
    country = build_panel("portfolio", library, Selection(country="GIN"), lang, Look())
    mineral = build_panel("mineral_producers", library, Selection(mineral="bauxite"), lang, Look())
    assert plain(country.notes[0]) == plain(mineral.notes[0]) == GUINEA[lang]
    assert plain(state_finding(lang, country)) == plain(state_finding(lang, mineral)) == GUINEA[lang]


def test_the_title_of_the_mineral_says_it_too(library: Library):
    mineral = build_panel("mineral_producers", library, Selection(mineral="bauxite"), "en", Look())
    assert mineral.title == "Guinea mined 34.1% of the world’s bauxite in 2025: first producer since 2023"


def test_a_country_that_was_always_first_was_never_second(library: Library):
    """Cobalt 2025 in MCS 2026: 230,000e t in DR Congo, 44,000e t in Indonesia."""
    assert plain(state_first(library, "en", "COD", "cobalt")) == (
        "In USGS figures DR Congo is the world’s first producer of cobalt in every year held here, 2020 to 2025: "
        "230,000 t against 44,000 t in Indonesia in 2025 (estimate, Mineral Commodity Summaries 2026)."
    )


def test_who_is_not_first_is_not_called_so(library: Library):
    assert state_first(library, "en", "SLE", "bauxite") == ""
    assert state_first(library, "en", "BEL", "bauxite") == ""


def test_a_finding_away_from_its_panel_names_publisher_and_edition(library: Library):
    panel = build_panel("profile", library, Selection(country="GIN"), "en", Look())
    assert state_finding("en", panel) == (
        "Below Africa’s median on all 6 dimensions; clearly so on 2 (World Bank, Worldwide Governance Indicators, 2024 update)."
    )
