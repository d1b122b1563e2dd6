"""The page on communities: ranges that are never added, flags with their list, gaps in words, links into the comparison."""

import pytest

from indicators.charts.theme import Look
from indicators.panels import Link, Panel
from indicators.panels.civic_space import CIVIC, PRESSURES
from indicators.panels.conditions import CONDITIONS
from indicators.paths import ROOT
from opening import build, open_page, read_cell

PANELS = ("human_conditions", "artisanal_people", "site_visits", "labour_matrix", "violence", "civic_space", "civic_pressures")


def read_rows(panel: Panel, country: str) -> list[dict[str, str]]:
    listing = panel.listing
    assert listing is not None
    return [{k: read_cell(v) for k, v in dict(r).items()} for _, r in listing[listing.iloc[:, 0] == country].iterrows()]


def words(panel: Panel) -> str:
    return " ".join(str(a.text) for d in panel.drawings for a in d.figure.layout.annotations)


class TestConditions:
    def test_all_thirteen_with_the_year_of_each_value(self, library):
        panel = build(library, "human_conditions")
        assert len(panel.listing) == 15
        # Human Development Report 2025: Belgium 0.951 in 2023; World Bank: the last survey of Botswana is of 2015.
        assert read_rows(panel, "Belgium")[0]["Human development (HDR 2025), 2023"] == "0.951"
        assert read_rows(panel, "Botswana")[0]["Poverty"].endswith("(2015)")

    def test_the_median_of_africa_is_that_of_the_whole_report(self, library):
        """The file holds members and peers only; 0.567 is the median of 54 countries in the table of medians."""
        assert (
            read_rows(build(library, "human_conditions"), "Median of Africa")[0]["Human development (HDR 2025), 2023"] == "0.567"
        )

    def test_the_median_of_the_13_is_the_middle_value(self, library):
        """Access to electricity 2023 in order: 17.6 22.1 32.5 35.5 48.3 51.1 [51.1] 57.3 62 72 72.4 76 100."""
        assert read_rows(build(library, "human_conditions"), "Median of the 13")[0]["Access to electricity, 2023"] == "51.1%"

    def test_poverty_names_the_year_of_each_end(self, library):
        """WDI of July 2026: Belgium 0.1 in 2023, DR Congo 85.3 in 2020."""
        title = build(library, "human_conditions", condition="wdi.poverty").title
        assert title.startswith("Poverty: from 0.1% in Belgium (2023) to 85.3% in DR Congo (2020);")

    @pytest.mark.parametrize("condition", CONDITIONS)
    def test_each_condition_can_be_drawn_and_prints_its_years(self, library, condition):
        panel = build(library, "human_conditions", condition=condition)
        mixed = panel.rows[panel.rows["indicator"] == condition]["year"].nunique() > 1
        assert ("median of values of different years" if mixed else "median of the 13 is") in panel.title
        assert words(panel).count("(20") == 13


class TestArtisanalMining:
    def test_only_ranges_and_points_never_a_line_or_a_sum(self, library):
        panel = build(library, "artisanal_people")
        traces = {t.name: t for t in panel.drawings[0].figure.data}
        assert set(traces) == {"ranges", "best"}
        # One range only, the national estimate for the Central African Republic: 150,000 to 200,000.
        assert [x for x in traces["ranges"].x if x is not None] == [150000, 200000]
        assert [n for n in (panel.title, panel.subtitle) if "total" in n.lower()] == []

    def test_the_middle_of_a_range_is_not_shown_as_a_figure(self, library):
        panel = build(library, "artisanal_people")
        assert "150,000 to 200,000" in words(panel)
        assert "175,000" not in words(panel) + panel.listing.to_string()

    def test_two_sources_on_one_country_stand_apart(self, library):
        rows = read_rows(build(library, "artisanal_people"), "DR Congo")
        told = {r["Figure"]: r["Source and year"] for r in rows}
        assert told["700,000"] == "Diamond Development Initiative, about 2008"
        assert told["2,000,000"] == "Delve, page of 2023"
        assert told["200,000"] == "Israeli Diamond Institute, 2021 (figure of 2018)"

    def test_every_figure_has_source_and_link(self, library):
        listing = build(library, "artisanal_people").listing
        assert all(isinstance(c, Link) and c.url.startswith("http") for c in listing["Source and year"])

    def test_visits_to_sites_stand_apart_from_countries(self, library):
        """IPIS, western Central African Republic, 2019: 322 sites, 11 per cent of the workers under 15."""
        panel = build(library, "site_visits")
        assert panel.title == "At 322 mining sites in the Central African Republic in 2019, 11% of the workers were under 15"
        found = panel.listing.set_index("Country").at["Central African Republic", "What the visits found"]
        assert isinstance(found, tuple), "one line a figure"
        assert found[0] == "Sites visited: 322"
        assert "Share of women among the workers: 28%" in found
        assert "62,042" not in build(library, "artisanal_people").listing.to_string()

    def test_who_has_none_is_named(self, library):
        """SOURCES.md: nothing found for Botswana, Cameroon, Côte d'Ivoire, Guinea, Lesotho and Liberia."""
        note = build(library, "artisanal_people").notes[0]
        for country in ("Belgium", "Botswana", "Cameroon", "Côte d’Ivoire", "Guinea", "Lesotho", "Liberia"):
            assert country in note
        assert "not zero" in note


class TestLabour:
    def test_diamonds_as_the_list_of_2022_has_them(self, library):
        """SOURCES.md: child labour AGO, CAF, COD, GIN, LBR, SLE; forced labour too AGO and SLE."""
        panel = build(library, "labour_matrix")
        assert panel.title == (
            "Diamonds of 6 of the 13 are listed for child labour, of Angola and Sierra Leone for forced labour too"
        )
        assert "2022" in panel.subtitle
        full = next(t for t in panel.drawings[0].figure.data if t.name == "child and forced labour")
        assert all("list of 2022" in h for h in full.hovertext)

    def test_a_country_without_a_mark_is_not_called_clean(self, library):
        panel = build(library, "labour_matrix")
        assert panel.notes[0].startswith("No mark is no proof")
        assert "Belgium, Botswana, Côte d’Ivoire and Lesotho" in panel.notes[0]
        assert read_rows(panel, "Botswana")[0]["From mining"] == "none listed"

    def test_goods_of_farms_are_in_the_list(self, library):
        told = read_rows(build(library, "labour_matrix"), "Côte d’Ivoire")[0]
        assert told["From farming and fishing"] == "child labour, forced labour and forced child labour: Cocoa and Coffee"


class TestViolence:
    def test_low_best_and_high_of_dr_congo_2024(self, library):
        """UCDP country-year 25.1: best 5,409, low 4,669, high 7,916."""
        panel = build(library, "violence", country="COD")
        assert panel.title == "Organised violence in DR Congo in 2024: 5,409 (4,669 to 7,916) deaths counted"
        assert len(panel.drawings) == 2
        assert "1989 to 2024" in panel.drawings[0].heading

    def test_zero_is_below_the_threshold_not_nobody(self, library):
        panel = build(library, "violence", country="BWA")
        assert panel.title == "No event in Botswana passed the threshold of the count in 2024"
        assert "not that nobody was killed" in panel.notes[0]

    def test_no_cause_is_claimed(self, library):
        assert any("not said to be the cause" in n for n in build(library, "violence", country="CAF").notes)

    def test_all_thirteen_are_listed(self, library):
        rows = build(library, "violence", country="COD").listing
        assert len(rows) == 13
        assert read_rows(build(library, "violence"), "Angola")[0]["2024"] == "25 (10 to 105)"


class TestCivicSpace:
    def test_liberia_was_downgraded_and_the_new_word_not_seen(self, library):
        assert read_rows(build(library, "civic_space"), "Liberia")[0]["CIVICUS Monitor"] == "narrowed (2024), downgraded in 2025"

    def test_who_has_no_rating_is_told_so(self, library):
        panel = build(library, "civic_space")
        assert read_rows(panel, "Guinea")[0]["CIVICUS Monitor"] == "no rating found"
        assert "says nothing about their civic space" in panel.notes[0]

    def test_years_stand_in_the_headings(self, library):
        assert list(build(library, "civic_space").listing.columns[1:4]) == [
            "Civil society, 2023",
            "Freedom of expression, 2023",
            "Press freedom, 2026",
        ]

    def test_the_break_of_2022_is_said(self, library):
        assert any("comparable since 2022" in n for n in build(library, "civic_space").notes)

    @pytest.mark.parametrize("civic", CIVIC)
    def test_what_may_not_be_handed_out_is_not(self, library, civic):
        """Press freedom is in the list of every choice, and its terms do not allow a file."""
        panel = build(library, "civic_space", civic=civic)
        assert panel.redistribute is False
        assert panel.drawings[0].figure.data

    def test_belgium_is_outside_the_african_index(self, library):
        assert "not covered by the source" in words(build(library, "civic_space", civic="iiag.participation_rights_inclusion"))

    def test_links_open_the_measure_in_compare(self, library):
        panel = build(library, "civic_pressures")
        links = list(panel.listing["Open in Compare"])
        assert [dict(link.query)["indicator"] for link in links] == list(PRESSURES)
        assert {link.page for link in links} == {"compare"}
        told = dict(zip((link.text for link in links), panel.listing["Not covered"], strict=True))
        assert told["Overall governance (IIAG)"] == "Belgium"
        assert told["State fragility"] == "none"


@pytest.mark.parametrize("lang", ["en", "fr", "pt"])
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("name", PANELS)
def test_every_panel_is_complete(library, name, lang, compact):
    for country in ("COD", "BEL", "LSO"):
        panel = build(library, name, lang, Look("dark", compact), country=country)
        assert len(panel.title) > 20
        assert "{" not in panel.title + panel.subtitle + "".join(panel.notes)
        assert len(panel.rows) > 0
        assert all(len(d.alt) > 30 for d in panel.drawings)


def test_the_page_keeps_its_choices():
    at = open_page("overview", condition="wdi.poverty", civic="rsf.press_freedom", country="CAF")
    at.switch_page(str(ROOT / "pages" / "communities.py")).run()
    assert not at.exception
    assert not at.warning
    assert at.selectbox(key="pick_condition").value == "wdi.poverty"
    assert at.selectbox(key="pick_civic").value == "rsf.press_freedom"
    titles = " ".join(h.value for h in [*at.header, *at.subheader])
    for piece in ("Poverty: from", "Artisanal mining: 6 of the 13", "Press freedom:", "in the Central African Republic"):
        assert piece in titles
    assert "compare?lang=en&indicator=goci.criminality&view=dots" in " ".join(str(t.value.to_string()) for t in at.table)
