"""“Question this figure” names what is shown: indicator, countries, years, edition, and the link that shows it."""

import pytest

from indicators.ui.tools import CONTACT
from opening import open_page

FREEDOM = "Freedom in the World 2026 (years 2002–2025)"


def _ask(page: str, panel: str, **query: str) -> str:
    at = open_page(page, **query)
    at.button(key=f"tool_{page}_{panel}_about").click().run()
    return at.code[-1].value


def test_a_comparison_asks_about_its_own_countries_and_years(library):
    """The publisher prints totals of 2002 to 2025 for both countries."""
    lines = _ask("compare", "trend", indicator="freedom_house.total", countries="SLE,COD").split("\n")
    version = library.catalog.find_dataset("freedom_house").version
    assert lines[1:5] == [
        "Indicator: freedom_house.total",
        "Countries: COD, SLE",
        "Years: 2002–2025",
        f"Edition: {FREEDOM} (freedom_house {version})",
    ]
    assert "/compare?lang=en&indicator=freedom_house.total&countries=SLE,COD&" in lines[-1]
    assert lines[-1].endswith("#trend")


def test_the_overview_asks_about_all_thirteen_in_the_year_that_is_shown(library):
    text = _ask("overview", "standing", lang="fr", year="2023", countries="SLE,COD")
    told = dict(line.split("\u202f: ", 1) for line in text.split("\n") if "\u202f: " in line)
    assert sorted(told["Pays"].split(", ")) == sorted(library.members)
    assert told["Année"] == "2023"
    assert told["Indicateur"] == "wgi_estimate.control_of_corruption"


@pytest.mark.parametrize(
    ("panel", "lines"),
    [
        ("profile", ("Country: LBR", "Year: 2023")),
        ("country_diamonds", ("Country: GIN", "Years: 2004–2024")),  # Guinea files since 2004
        ("events", ("Country: LBR",)),  # its rows name no country: it is that of the page
        ("development", ("Country: LBR",)),
    ],
)
def test_panels_of_a_country_ask_about_it_with_their_years(panel: str, lines: tuple[str, ...]):
    found = _ask("country", panel, country=lines[0][-3:]).split("\n")
    assert set(lines) <= set(found)
    assert any(line.startswith(("Year: ", "Years: ")) for line in found)


def test_the_same_is_filled_into_a_letter(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CONTACT, "editor@example.org")
    at = open_page("compare", indicator="freedom_house.total", countries="SLE,COD")
    at.button(key="tool_compare_trend_about").click().run()
    letter = next(b.proto.url for b in at.get("link_button"))
    assert letter.startswith("mailto:editor@example.org?subject=Question%20on%20a%20figure")
    assert "Countries%3A%20COD%2C%20SLE%0AYears%3A%202002%E2%80%932025" in letter
