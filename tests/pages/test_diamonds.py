"""The page on diamonds: what must be seen there of filings, doubts, bans and gaps, by country and theme of width."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.panels.diamonds import state_filings
from opening import build, find_line, open_page, read_cells

PANELS = (
    *("diamond_production", "diamond_doubts", "diamond_prices", "diamond_lines", "diamond_shares", "diamond_years"),
    *("diamond_mining_kind", "diamond_bans", "diamond_gaps", "diamond_concentration", "diamond_trade", "diamond_belgium"),
)


@pytest.mark.parametrize("country", ["CAF", "BEL", "LBR"])
def test_every_panel_is_there_for_every_kind_of_country(country: str):
    at = open_page("diamonds", country=country, countries="GIN,LSO")
    assert not at.exception
    assert not at.warning
    assert len(at.header) == len(PANELS)


def test_a_year_without_figures_is_left_out_and_said():
    at = open_page("diamonds", year="1999")
    assert "no figures for 1999" in " ".join(i.value for i in at.info)
    assert at.selectbox(key="pick_diamond_year").value == 2023


def test_the_lifting_of_the_central_african_suspension_is_on_the_chart_and_explained(library):
    panel = build(library, "diamond_production", country="CAF")
    for drawing in panel.drawings:
        words = [a.text for a in drawing.figure.layout.annotations]
        assert {"<b>1</b>", "<b>2</b>", "<b>3</b>", "suspended", "partly suspended"} <= set(words)
        lines = [s.x0 for s in drawing.figure.layout.shapes if s.type == "line"]
        # 15 November: ten months and 14 of 30.44 days of the year; mid-year stands at the whole number
        assert max(lines) == pytest.approx(2024 + (10 + 14 / 30.44) / 12 - 0.5)
    assert "3: KP fully lifts the Central African suspension (15\u00a0Nov\u00a02024)" in panel.notes[0]


def test_the_newest_central_african_filing_is_in_the_title(library):
    # 111,921.88 carats worth 11,705,130 dollars: 104.58 dollars a carat
    panel = build(library, "diamond_production", country="CAF")
    assert panel.title.replace("\u00a0", " ").startswith("Central African Republic: 111,922 carats declared for 2023")
    assert panel.title.endswith("worth 11.7 million dollars, 105 dollars a carat")


@pytest.mark.parametrize(
    ("country", "title"),
    [
        # carats of 2003 were filed without a value; 348,205.16 stand for 2004, the first filing that no note doubts
        ("CAF", "Diamonds: 348,205 carats declared in 2004, 111,922 carats in 2023"),
        # 2007 leaves the band of Liberia's own other years; 47,006.5 stand for 2008
        ("LBR", "Diamonds: 47,006 carats declared in 2008, 47,812 carats in 2024"),
        ("GIN", "Diamonds: 673,893 carats declared in 2004, 120,040 carats in 2023"),
    ],
)
def test_a_comparison_starts_from_a_filing_that_nobody_doubts(library, country: str, title: str):
    assert _plain(build(library, "country_diamonds", country=country).title) == title


def test_half_a_year_is_marked_explained_and_not_compared_with_a_year(library):
    """81,628.85 carats of the first half of 2013, before the suspension: 365,916.63 of 2012 stand before 2023."""
    panel = build(library, "country_diamonds", country="CAF")
    status = panel.rows.set_index(["indicator", "year"])["obs_status"]
    assert status["kp.production_carats", 2013] == "U"
    assert "2013: Only the first half-year was filed." in panel.notes
    title = build(library, "trend", indicator="kp.production_carats", countries=("CAF",)).title
    assert title == "Rough diamond production: the Central African Republic 111,922 in 2023, after 365,917 in 2012"
    line = find_line(build(library, "diamond_doubts"), "Central African Republic 2013")
    assert line[1] == "181.51"
    assert line[3].startswith("81,629 (")
    assert line[4] == "Only the first half-year was filed. It lies inside the band: the note alone marks it."


def test_cameroon_is_compared_from_its_first_whole_year(library):
    """798.51 carats of the second half of 2012, 2,721.94 in 2013."""
    title = _plain(build(library, "country_diamonds", country="CMR").title)
    assert title == "Diamonds: 2,722 carats declared in 2013, 2,950 carats in 2023"


def test_filings_that_are_all_doubtful_are_compared_with_nothing():
    rows = pd.DataFrame({"year": [2007, 2008], "value": [1018723.0, 3098490.0], "obs_status": "U"})
    assert _plain(state_filings(rows, "carats", "en")) == "Diamonds: 3.10 million carats declared in 2008, a doubtful filing"
    one = rows.assign(obs_status=["U", "A"])
    assert _plain(state_filings(one, "carats", "en")) == "Diamonds: 3.10 million carats declared in 2008"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_coalition_and_the_world_stand_below_the_chosen_country(library):
    panel = build(library, "diamond_production", country="CAF", countries=("BWA",))
    newest = ["Botswana, 2024 | Quoted by the press, rounded.", "28,200,000", "3.31 billion dollars"]
    assert find_line(panel, "Botswana")[:3] == newest
    assert find_line(panel, "World, 2023")[1] == "112,071,773"
    assert find_line(panel, "The 13 together")[0] == "The 13 together, 2023"


def test_doubts_of_the_rule_are_pale_as_well(library):
    panel = build(library, "diamond_production", country="LBR")
    status = panel.rows.set_index(["indicator", "year"])["obs_status"]
    assert status["kp.value_per_carat", 2007] == "U"
    assert status["kp.production_carats", 2007] == "U"
    assert status["kp.value_per_carat", 2014] == "U"
    assert status["kp.value_per_carat", 2010] != "U"


@pytest.mark.parametrize(
    ("filing", "price", "source"),
    [
        ("South Africa 2014", "272.61 filed, 164.20 shown here", "rubel-menasche.com"),
        ("Liberia 2014", "2,326.07 filed, 428.05 shown here", "en.israelidiamond.co.il"),
        ("Guinea 2007", "45.25", "kimberleyprocessstatistics.org"),
        ("Guinea 2008", "17.33", "kimberleyprocessstatistics.org"),
        ("Lesotho 2022", "444.95", "naturaldiamonds.com"),
        ("India 2003", "66.39", "kimberleyprocessstatistics.org"),
    ],
)
def test_every_doubtful_filing_has_its_figure_reason_and_source(library, filing: str, price: str, source: str):
    line = find_line(build(library, "diamond_doubts"), filing)
    assert line[1] == price
    assert line[5] == source
    assert line[4].startswith("Doubtful: ")


def test_what_the_rule_alone_marks_says_so(library):
    panel = build(library, "diamond_doubts")
    assert find_line(panel, "Liberia 2007")[4].startswith("Our rule: it leaves the band of the country’s own other years.")
    assert "UN ban" in find_line(panel, "Liberia 2007")[4]
    assert find_line(panel, "Guinea 2008")[4].endswith("It lies inside the band: the note alone marks it.")
    assert find_line(panel, "Guinea 2008")[3].startswith("3,098,490 (")
    assert find_line(panel, "Central African Republic 2003")[1] == "no value filed"


def test_a_phone_gets_two_columns_of_doubts_with_the_same_filings(library):
    wide, narrow = build(library, "diamond_doubts"), build(library, "diamond_doubts", look=Look(compact=True))
    assert len(narrow.listing.columns) == 2
    assert read_cells(narrow).iloc[:, 0].tolist() == read_cells(wide).iloc[:, 0].tolist()
    assert "2,326.07 filed, 428.05 shown here" in find_line(narrow, "Liberia 2014")[1]


def test_bans_have_dates_area_and_both_sources(library):
    panel = build(library, "diamond_bans")
    assert set(panel.rows["country"]) == {"CAF", "CIV", "LBR", "ZWE", "AGO", "SLE"}
    assert "ended on 15\u00a0Nov\u00a02024" in panel.title
    ivory = panel.listing[panel.listing.iloc[:, 0] == "Côte d’Ivoire"].iloc[0]
    assert ivory.iloc[1:3].tolist() == ["UN ban", "Whole country"]
    assert (ivory.iloc[3].text, ivory.iloc[4].text) == ("15\u00a0Dec\u00a02005", "29\u00a0Apr\u00a02014")
    assert ivory.iloc[3].url.startswith("https://press.un.org/")
    assert find_line(panel, "Angola")[3] == "start not found"
    assert len(build(library, "diamond_bans", look=Look(compact=True)).listing.columns) == 3


def test_a_ban_on_a_part_of_the_stones_is_hatched(library):
    """Angola: stones of UNITA; Sierra Leone: stones without certificate; Marange; all but compliant Central African zones."""
    panel = build(library, "diamond_bans")
    bar = panel.drawings[0].figure.data[0]
    hatched = [c for c, shape in zip(bar.customdata, bar.marker.pattern.shape, strict=True) if shape]
    assert sorted(hatched) == ["AGO", "CAF", "SLE", "ZWE"]
    assert find_line(panel, "Angola")[1] == find_line(panel, "Sierra Leone")[1] == "partial UN ban"


def test_only_decisions_on_the_country_are_marked_on_its_chart(library):
    notes = {c: build(library, "diamond_production", country=c).notes[0] for c in ("BWA", "CMR", "ZWE")}
    assert notes["BWA"] == ""
    assert notes["CMR"] == "1: Cameroon is admitted to the Kimberley Process (14\u00a0Aug\u00a02012)"
    assert notes["ZWE"].endswith("2: Kinshasa plenary reopens Marange exports (Nov\u00a02011)")


def test_gaps_have_their_reason(library):
    table = read_cells(build(library, "diamond_gaps"))
    told = {(a, b): c for a, b, c in table.itertuples(index=False)}
    assert told["Central African Republic", "2014 and 2015"] == "No filing: suspended from the Kimberley Process."
    assert told["Liberia", "2003 to 2006"] == "No filing: under a UN ban."
    assert told["Cameroon", "2003 to 2011"] == "Not yet a participant of the Kimberley Process."
    assert told["Guinea", "2003"] == "A participant, but no filing is in the copies found."
    assert "European Union, one participant" in told["Belgium", "2003 to 2024"]


def test_who_digs_is_told_with_its_year_and_never_as_a_line(library):
    # DR Congo 2024: 6,929,191 artisanal and 2,859,010 industrial carats of 9,788,202: 70.8 %
    panel = build(library, "diamond_mining_kind")
    assert panel.title.startswith("DR Congo: 70.8% of the carats of 2024 were filed as artisanal")
    congo = find_line(panel, "DR Congo | 2024")
    assert congo[1:3] == ["6,929,191", "2,859,010"]
    assert "700,000 | Diamond Development Initiative, about 2008" in congo[3]
    assert find_line(panel, "Angola | 2023")[1] == "not filed"
    assert "150,000" in find_line(panel, "Angola")[3]
    assert {trace.type for d in panel.drawings for trace in d.figure.data} == {"bar"}
    assert "Angola" in panel.notes[0]


def test_a_kind_that_is_not_filed_is_no_zero(library):
    panel = build(library, "diamond_mining_kind")
    artisanal, industrial = panel.drawings[0].figure.data
    names = list(panel.drawings[0].figure.layout.yaxis.ticktext)
    assert pd.isna(artisanal.x[names.index("Angola, 2023")])
    assert industrial.x[names.index("Angola, 2023")] == pytest.approx(1)


@pytest.mark.parametrize("name", PANELS)
def test_no_panel_writes_a_missing_figure(library, name: str):
    for compact in (False, True):
        panel = build(library, name, look=Look(compact=compact), country="LSO", countries=("CIV", "CMR"))
        texts = [panel.title, panel.subtitle, *panel.notes, *(d.alt for d in panel.drawings)]
        texts += read_cells(panel).to_numpy().ravel().tolist() if panel.listing is not None else []
        for text in texts:
            assert "nan" not in text.lower().split()
            assert "{" not in text
