"""The page on transparency: what the issue says it must show, each with its date and link."""

import pytest

from indicators.charts.theme import Look
from indicators.panels import Link, Panel
from indicators.panels.eiti_revenues import join_years
from indicators.paths import ROOT
from opening import build, open_page, read_cell

PANELS = ("eiti_status", "eiti_revenues", "eiti_shares", "rgi_editions", "budget_openness")


def read_row(panel: Panel, country: str) -> dict[str, object]:
    listing = panel.listing
    assert listing is not None
    found = listing[listing.iloc[:, 0] == country]
    assert len(found) == 1, country
    return dict(found.iloc[0])


def words(panel: Panel) -> list[str]:
    return [str(a.text) for d in panel.drawings for a in d.figure.layout.annotations]


class TestStatus:
    @pytest.mark.parametrize(
        ("country", "score"),
        # eiti.org, Board decisions 2022-50, 2022-16, 2022-48 and 2024-59.
        [
            *(("DR Congo", "85.5 (2022)"), ("Guinea", "88 (2022)"), ("Sierra Leone", "87.5 (2022)")),
            ("Central African Republic", "45 (2024)"),
        ],
    )
    def test_scores_stand_with_year_and_link(self, library, country, score):
        cell = read_row(build(library, "eiti_status"), country)["Score of 100"]
        assert isinstance(cell, Link)
        assert read_cell(cell) == score
        assert "eiti.org/" in cell.url

    def test_all_thirteen_have_one_row_and_a_link(self, library):
        listing = build(library, "eiti_status").listing
        assert len(listing) == 13
        assert all(isinstance(c, Link) and c.url.startswith("http") for c in listing["Status"])
        assert not any("kimberley" in c.url or "diamond" in c.url for c in listing["Status"])

    def test_the_central_african_republic_is_suspended_since_november_2024(self, library):
        row = read_row(build(library, "eiti_status"), "Central African Republic")
        assert read_cell(row["Status"]) == "Suspended"
        assert row["Status"].url == "https://eiti.org/board-decision/2024-59"
        assert read_cell(row["Dates"]).endswith("suspended 10 Apr 2013 to Oct 2021; since Nov 2024")

    @pytest.mark.parametrize("country", ["Botswana", "Lesotho", "Zimbabwe"])
    def test_who_does_not_report_is_said_as_plainly(self, library, country):
        panel = build(library, "eiti_status")
        row = read_row(panel, country)
        assert read_cell(row["Status"]) == "Not a member"
        assert read_cell(row["Score of 100"]) == "none"
        assert read_cell(row["Dates"]) == "not in the list of members of Nov 2022; no later accession found"
        assert country in panel.title
        assert words(panel).count("Not a member") == 3

    def test_belgium_supports(self, library):
        row = read_row(build(library, "eiti_status"), "Belgium")
        assert read_cell(row["Status"]) == "Supporting country"
        assert row["Status"].url == "https://api.eiti.org/supporters/belgium"
        assert "2017" in read_cell(row["Dates"])

    def test_an_end_that_no_page_gives_is_not_in_force(self, library):
        assert read_cell(read_row(build(library, "eiti_status"), "Tanzania")["Dates"]).endswith("end not found")

    def test_each_dot_prints_its_year(self, library):
        printed = " ".join(words(build(library, "eiti_status")))
        assert "85.5 (2022)" in printed
        assert "63.5 (2025)" in printed


class TestRevenues:
    def test_years_are_written_as_runs(self):
        assert join_years([2014, 2007, 2008, 2017, 2013]) == "2007–2008, 2013–2014, 2017"
        assert join_years([]) == ""

    def test_dr_congo(self, library):
        """SOURCES.md: DR Congo 2007 to 2014 and 2017; the newest templates are of May 2024."""
        panel = build(library, "eiti_revenues", country="COD")
        assert panel.title.startswith("DR Congo: revenue for 9 fiscal years is in the EITI data; the newest is 2017, 7 years")
        assert read_row(panel, "DR Congo")["Total revenue"] == "2007–2014, 2017"

    def test_each_basis_has_a_chart_of_its_own_and_none_is_a_line(self, library):
        panel = build(library, "eiti_revenues", country="COD")
        assert len(panel.drawings) == 3
        assert {t.type for d in panel.drawings for t in d.figure.data} == {"bar"}
        assert all(d.heading for d in panel.drawings)

    def test_a_year_without_a_figure_is_hatched_not_zero(self, library):
        total = build(library, "eiti_revenues", country="COD").drawings[0].figure
        columns, missing = (next(t for t in total.data if t.name == n) for n in ("columns", "missing"))
        assert list(columns.x) == [*range(2007, 2015), 2017]
        assert list(missing.x) == [2015, 2016, 2018, 2019, 2020]
        assert min(columns.y) > 0

    def test_2016_is_a_hole_of_the_sources(self, library):
        notes = build(library, "eiti_revenues", country="COD").notes
        assert "2016: the two sources leave this out for every country." in notes

    @pytest.mark.parametrize(
        ("country", "said"),
        [
            ("BWA", "Botswana reports no revenue to the EITI: it is not a member"),
            ("BEL", "Belgium supports the EITI and reports no revenue to it"),
            ("AGO", "Angola: no revenue figure is in the EITI data of 2024"),
        ],
    )
    def test_who_has_none_is_told_why(self, library, country, said):
        panel = build(library, "eiti_revenues", country=country)
        assert panel.title == said
        assert panel.drawings == ()
        assert len(panel.listing) == 13

    def test_pages_that_disagree_stand_side_by_side(self, library):
        """eiti.org on Sierra Leone 2019: 4.1 and 11 per cent of government revenue."""
        listing = build(library, "eiti_shares").listing
        rows = listing[[read_cell(c) == "Sierra Leone 2019" for c in listing["Country and page"]]]
        assert set(rows["State revenue"]) == {"4.1%", "11%"}


class TestOpenness:
    def test_guinea_62_in_2021(self, library):
        panel = build(library, "rgi_editions")
        assert "Guinea 62 (2021)" in panel.title
        cell = read_row(panel, "Guinea")["edition 2021"]
        assert read_cell(cell) == "62"
        assert cell.url == "https://resourcegovernance.org/publications/2021-resource-governance-index-guinea-mining"

    def test_editions_stand_apart_and_are_no_line(self, library):
        panel = build(library, "rgi_editions")
        assert [d.heading for d in panel.drawings] == ["Edition 2017", "Edition 2021"]
        assert {t.mode for d in panel.drawings for t in d.figure.data} == {"markers"}

    def test_a_restated_figure_is_named_as_one(self, library):
        """The publisher restated 38 to 44 for comparison with 2019."""
        row = read_row(build(library, "rgi_editions"), "Guinea")
        assert read_cell(row["edition 2017"]) == "38"
        assert row["Between the editions"] == "44 (2017, restated); 56 (interim evaluation 2019)"

    def test_the_chart_itself_says_which_scores_of_guinea_compare(self, library):
        """SOURCES.md: use 44, 56, 62 as one line, never 38 next to 56."""
        notes = build(library, "rgi_editions").notes
        assert [n for n in notes if "Compare 44, 56 and 62 with each other, never 38 with 56 or 62." in n]

    def test_who_is_not_assessed(self, library):
        panel = build(library, "rgi_editions")
        assert "Never assessed in the editions held: Belgium, the Central African Republic and Lesotho." in panel.notes
        assert read_row(panel, "Angola")["edition 2017"] == "oil and gas only"
        assert read_row(panel, "Botswana")["edition 2021"] == "not assessed"

    def test_countries_without_a_score_stand_in_the_order_of_their_codes(self, library):
        """Of 2017 BEL, CAF and LSO have nothing, AGO, CIV and CMR an assessment of oil and gas; a set has another order each time."""
        names = build(library, "rgi_editions").drawings[0].figure.layout.yaxis.ticktext
        assert names[7:] == (
            *("Belgium", "Central African Republic", "Lesotho"),
            *("Angola", "Côte d’Ivoire", "Cameroon"),
        )

    def test_who_is_not_surveyed(self, library):
        """SOURCES.md, section 8: no Belgium, Central African Republic or Guinea."""
        panel = build(library, "budget_openness")
        assert panel.title.endswith("not surveyed: the Central African Republic and Guinea")
        assert words(panel).count("not surveyed") == 2
        assert any("African countries only" in text for text in words(panel))

    def test_each_budget_score_has_its_year(self, library):
        assert sum("(2023)" in text for text in words(build(library, "budget_openness"))) == 10


@pytest.mark.parametrize("lang", ["en", "fr", "pt"])
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("name", PANELS)
def test_every_panel_is_complete(library, name, lang, compact):
    for country in ("GIN", "BEL", "CAF"):
        panel = build(library, name, lang, Look("dark", compact), country=country)
        assert len(panel.title) > 20
        assert "{" not in panel.title + panel.subtitle + "".join(panel.notes)
        assert len(panel.rows) > 0 or country != "GIN"
        assert all(len(d.alt) > 30 for d in panel.drawings)


def test_the_page_shows_them_all():
    at = open_page("overview", country="COD")
    at.switch_page(str(ROOT / "pages" / "transparency.py")).run()
    assert not at.exception
    assert not at.warning
    titles = " ".join(h.value for h in [*at.header, *at.subheader])
    for piece in ("7 of the 13 implement it", "DR Congo: revenue", "Guinea 62 (2021)", "Budgets: "):
        assert piece in titles
    assert at.selectbox(key="pick_country").value == "COD"
