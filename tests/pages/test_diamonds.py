"""The page on diamonds: what must be seen there, by country, theme of width and language of the figures."""

import pandas as pd
import pytest

from indicators.charts.theme import Look
from indicators.panels import Link, Panel
from opening import build, open_page

PANELS = (
    *("diamond_production", "diamond_doubts", "diamond_prices", "diamond_lines", "diamond_shares", "diamond_years"),
    *("diamond_mining_kind", "diamond_bans", "diamond_gaps", "diamond_concentration", "diamond_trade", "diamond_belgium"),
)


def cells(panel: Panel) -> pd.DataFrame:
    """The listing as plain text, links by their text."""
    return panel.listing.map(write)


def write(cell: object) -> str:
    if isinstance(cell, tuple):
        return " | ".join(write(part) for part in cell)
    return cell.text if isinstance(cell, Link) else str(cell)


def row_of(panel: Panel, first: str) -> list[str]:
    """The cells of the line that begins with these words."""
    table = cells(panel)
    found = table[table.iloc[:, 0].str.startswith(first)]
    assert len(found) == 1, f"{len(found)} lines begin with {first}"
    return found.iloc[0].tolist()


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


def test_the_coalition_and_the_world_stand_below_the_chosen_country(library):
    panel = build(library, "diamond_production", country="CAF", countries=("BWA",))
    newest = ["Botswana, 2024 | Quoted by the press, rounded.", "28,200,000", "3.31 billion dollars"]
    assert row_of(panel, "Botswana")[:3] == newest
    assert row_of(panel, "World, 2023")[1] == "112,071,773"
    assert row_of(panel, "The 13 together")[0] == "The 13 together, 2023"


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
    line = row_of(build(library, "diamond_doubts"), filing)
    assert line[1] == price
    assert line[5] == source
    assert line[4].startswith("Doubtful: ")


def test_what_the_rule_alone_marks_says_so(library):
    panel = build(library, "diamond_doubts")
    assert row_of(panel, "Liberia 2007")[4].startswith("Our rule: it leaves the band of the country’s own other years.")
    assert "UN ban" in row_of(panel, "Liberia 2007")[4]
    assert row_of(panel, "Guinea 2008")[4].endswith("It lies inside the band: the note alone marks it.")
    assert row_of(panel, "Guinea 2008")[3].startswith("3,098,490 (")
    assert row_of(panel, "Central African Republic 2003")[1] == "no value filed"


def test_a_phone_gets_two_columns_of_doubts_with_the_same_filings(library):
    wide, narrow = build(library, "diamond_doubts"), build(library, "diamond_doubts", look=Look(compact=True))
    assert len(narrow.listing.columns) == 2
    assert cells(narrow).iloc[:, 0].tolist() == cells(wide).iloc[:, 0].tolist()
    assert "2,326.07 filed, 428.05 shown here" in row_of(narrow, "Liberia 2014")[1]


def test_shares_of_the_newest_complete_year(library):
    # 50,139,390 of 112,071,773 carats; Botswana 25,094,818 carats = 22.39 % and 3,283 of 12,883 million dollars = 25.48 %
    panel = build(library, "diamond_shares")
    assert panel.title.startswith("The 13 mined 44.7% of the world’s carats")
    assert panel.title.endswith("in 2023; largest by value: Botswana")
    assert row_of(panel, "Botswana")[1:3] == ["22.4%, rank 2", "25.5%, rank 2"]
    assert row_of(panel, "DR Congo")[2] == "0.50%, rank 10"
    assert row_of(panel, "Cameroon")[1] == "below 0.01%, rank 19"
    assert any("2024 is incomplete" in n and "Guinea" in n for n in panel.notes)


def test_parts_of_a_stack_add_up_to_the_world(library):
    panel = build(library, "diamond_shares")
    bars = panel.drawings[0].figure.data
    for row in (0, 1):
        assert sum(bar.x[row] for bar in bars) == pytest.approx(1)
    years = build(library, "diamond_years").drawings[0].figure.data
    height = {}
    for bar in years:
        for year, value in zip(bar.x, bar.y, strict=True):
            height[year] = height.get(year, 0) + value
    assert height[2023] == pytest.approx(112_071_772.7)
    assert height[2024] == pytest.approx(118_000_000)


def test_a_title_names_figures_that_its_chart_prints(library):
    """KP database: Liberia 16,661,537.62 / 47,811.54 = 348.48 and DR Congo 106,058,445.80 / 9,788,201.86 = 10.84 in 2024."""
    prices = build(library, "diamond_prices")
    assert prices.title == "A carat was declared at 348.48 dollars in Liberia and at 10.84 dollars in DR Congo in 2024"
    printed = str(prices.drawings[0].figure.to_json())
    assert "348.48" in printed
    assert "10.84" in printed
    # Botswana 3.31 billion of 2024 is quoted by the press; Guinea's newest filing is of 2023: 9,701,029.52 dollars.
    lines = build(library, "diamond_lines", country="BWA", countries=("GIN",))
    expected = "Botswana declared diamonds worth 3.31 billion dollars for 2024, Guinea 9.70 million dollars for 2023"
    assert lines.title == expected


def test_the_years_print_the_shares_of_their_title(library):
    """KP database: the members' value 2003 and 2023 by the world's, 46.7 and 43.9 per cent."""
    panel = build(library, "diamond_years")
    assert panel.title.endswith("46.7% in 2003, 43.9% in 2023")
    printed = {a.x: a.text for a in panel.drawings[1].figure.layout.annotations if a.x in (2003, 2023)}
    assert printed == {2003: "<b>46.7%</b>", 2023: "<b>43.9%</b>"}


def test_rounded_figures_of_the_press_are_called_so(library):
    """SOURCES.md: 2024 from the press, rounded, for Botswana, Angola, Lesotho and Zimbabwe among the members."""
    note = next(n for n in build(library, "diamond_prices").notes if "quoted by the press" in n)
    assert all(name in note for name in ("Botswana", "Angola", "Lesotho", "Zimbabwe"))
    assert "Liberia" not in note
    assert "2024: Quoted by the press, rounded." in build(library, "country_diamonds", country="AGO").notes
    assert row_of(build(library, "diamond_production", country="BWA"), "Botswana")[0].endswith("Quoted by the press, rounded.")


def test_a_half_year_is_not_called_no_filing(library):
    """SOURCES.md: the Central African Republic and Cameroon filed the first half of 2024, Guinea nothing."""
    notes = build(library, "diamond_shares", year=2024).notes
    assert any("no complete filing is held for the Central African Republic, Cameroon and Guinea" in n for n in notes)
    assert not any("no filing is known" in n for n in notes)


def test_bans_have_dates_area_and_both_sources(library):
    panel = build(library, "diamond_bans")
    assert set(panel.rows["country"]) == {"CAF", "CIV", "LBR", "ZWE", "AGO", "SLE"}
    assert "ended on 15\u00a0Nov\u00a02024" in panel.title
    ivory = panel.listing[panel.listing.iloc[:, 0] == "Côte d’Ivoire"].iloc[0]
    assert ivory.iloc[1:3].tolist() == ["UN ban", "Whole country"]
    assert (ivory.iloc[3].text, ivory.iloc[4].text) == ("15\u00a0Dec\u00a02005", "29\u00a0Apr\u00a02014")
    assert ivory.iloc[3].url.startswith("https://press.un.org/")
    assert row_of(panel, "Angola")[3] == "start not found"
    assert len(build(library, "diamond_bans", look=Look(compact=True)).listing.columns) == 3


def test_a_ban_on_a_part_of_the_stones_is_hatched(library):
    """Angola: stones of UNITA; Sierra Leone: stones without certificate; Marange; all but compliant Central African zones."""
    panel = build(library, "diamond_bans")
    bar = panel.drawings[0].figure.data[0]
    hatched = [c for c, shape in zip(bar.customdata, bar.marker.pattern.shape, strict=True) if shape]
    assert sorted(hatched) == ["AGO", "CAF", "SLE", "ZWE"]
    assert row_of(panel, "Angola")[1] == row_of(panel, "Sierra Leone")[1] == "partial UN ban"


def test_only_decisions_on_the_country_are_marked_on_its_chart(library):
    notes = {c: build(library, "diamond_production", country=c).notes[0] for c in ("BWA", "CMR", "ZWE")}
    assert notes["BWA"] == ""
    assert notes["CMR"] == "1: Cameroon is admitted to the Kimberley Process (14\u00a0Aug\u00a02012)"
    assert notes["ZWE"].endswith("2: Kinshasa plenary reopens Marange exports (Nov\u00a02011)")


def test_a_phone_reads_trade_in_three_columns(library):
    panel = build(library, "diamond_trade", look=Look(compact=True), country="BWA")
    assert row_of(panel, "2024") == ["2024", "3,310 | 2,810", "2,062 | 1,145"]


def test_gaps_have_their_reason(library):
    table = cells(build(library, "diamond_gaps"))
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
    congo = row_of(panel, "DR Congo | 2024")
    assert congo[1:3] == ["6,929,191", "2,859,010"]
    assert "700,000 | Diamond Development Initiative, about 2008" in congo[3]
    assert row_of(panel, "Angola | 2023")[1] == "not filed"
    assert "150,000" in row_of(panel, "Angola")[3]
    assert {trace.type for d in panel.drawings for trace in d.figure.data} == {"bar"}
    assert "Angola" in panel.notes[0]


def test_a_kind_that_is_not_filed_is_no_zero(library):
    panel = build(library, "diamond_mining_kind")
    artisanal, industrial = panel.drawings[0].figure.data
    names = list(panel.drawings[0].figure.layout.yaxis.ticktext)
    assert pd.isna(artisanal.x[names.index("Angola, 2023")])
    assert industrial.x[names.index("Angola, 2023")] == pytest.approx(1)


def test_concentration_of_2024_from_usgs_in_the_same_terms_as_cobalt(library):
    # USGS: cobalt 226,000 of 302,000 t in DR Congo; its square alone is 0.560, the unnamed 2.7 % leave 0.0007 open
    panel = build(library, "diamond_concentration")
    lines = panel.rows.set_index("supply")
    cobalt, gem = lines.loc["cobalt"], lines.loc["diamond_gem"]
    assert (cobalt["source"], cobalt["year"]) == ("usgs_mcs", 2024)
    assert cobalt["largest_share"] == pytest.approx(226_000 / 302_000)
    assert cobalt["hhi"] > (226_000 / 302_000) ** 2
    assert cobalt["hhi_upper"] - cobalt["hhi"] == pytest.approx((1 - cobalt["named_share"]) ** 2)
    # Russia 20.9, Canada 13.3, Botswana 12.7, Angola 12.6 of 68.6 million carats: 0.0928 + 0.0376 + 0.0343 + 0.0337 = 0.1984
    assert 0.198 < gem["hhi"] < 0.205
    assert gem["linear_lower"] < gem["linear"] < gem["linear_upper"]
    assert "less concentrated than cobalt in 2024, HHI 0.20 against 0.58" in panel.title
    assert {"diamond_industrial", "tantalum", "bauxite", "kp.production_carats", "kp.production_value"} <= set(lines.index)


def test_concentration_of_2022_is_complete_from_world_mining_data(library):
    lines = build(library, "diamond_concentration", year=2022).rows.set_index("supply")
    minerals = lines.loc[["diamond_gem", "diamond_industrial", "cobalt", "tantalum", "bauxite"]]
    assert set(minerals["source"]) == {"world_mining_data"}
    assert set(minerals["year"]) == {2022}
    # World Mining Data 2022: DR Congo 115,371 of 166,030 t of cobalt
    assert lines.loc["cobalt", "largest_share"] == pytest.approx(115_371 / 166_030)
    assert lines.loc["kp.production_carats", "year"] == 2022


def test_a_year_that_minerals_do_not_have_takes_the_nearest_and_prints_it(library):
    panel = build(library, "diamond_concentration", year=2010)
    lines = panel.rows.set_index("supply")
    assert lines.loc["cobalt", "year"] == 2021
    assert lines.loc["kp.production_value", "year"] == 2010
    assert "Cobalt, 2021" in list(panel.drawings[0].figure.layout.yaxis.ticktext)


def test_customs_beside_certificates_of_botswana(library):
    panel = build(library, "diamond_trade", country="BWA")
    assert row_of(panel, "2024") == ["2024", "3,310", "2,810", "2,062", "1,145"]
    quoted = panel.listing.iloc[0, 2]
    assert isinstance(quoted, Link)
    assert quoted.url.startswith("https://rough-polished.expert/")
    assert "Production is not exports" in panel.notes[0]
    assert not panel.redistribute
    first, second = (d.figure.layout.yaxis.range for d in panel.drawings)
    assert first == second


def test_a_country_without_customs_records_or_filings_says_so(library):
    assert build(library, "diamond_trade", country="BEL").title.startswith("Belgium mines no diamonds")
    assert row_of(build(library, "diamond_trade", country="LBR"), "2022")[2] == "–"


def test_belgium_is_what_customs_say_beside_the_union(library):
    panel = build(library, "diamond_belgium")
    assert row_of(panel, "2024") == ["2024", "3,572", "3,479", "4,320"]
    assert row_of(panel, "2006")[3] == "13,830"
    assert "one Kimberley Process participant" in panel.notes[0]


@pytest.mark.parametrize("name", PANELS)
def test_no_panel_writes_a_missing_figure(library, name: str):
    for compact in (False, True):
        panel = build(library, name, look=Look(compact=compact), country="LSO", countries=("CIV", "CMR"))
        texts = [panel.title, panel.subtitle, *panel.notes, *(d.alt for d in panel.drawings)]
        texts += cells(panel).to_numpy().ravel().tolist() if panel.listing is not None else []
        for text in texts:
            assert "nan" not in text.lower().split()
            assert "{" not in text
