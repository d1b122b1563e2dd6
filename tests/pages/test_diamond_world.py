"""Diamonds beside the rest of the world: shares, values per carat, concentration, trade."""

import pytest

from indicators.charts.theme import Look
from indicators.panels import Link
from opening import build, find_line


def test_shares_of_the_newest_complete_year(library):
    # 50,139,390 of 112,071,773 carats; Botswana 25,094,818 carats = 22.39 % and 3,283 of 12,883 million dollars = 25.48 %
    panel = build(library, "diamond_shares")
    assert panel.title.startswith("The 13 mined 44.7% of the world’s carats")
    assert panel.title.endswith("in 2023; largest by value: Botswana")
    assert find_line(panel, "Botswana")[1:3] == ["22.4%, rank 2", "25.5%, rank 2"]
    assert find_line(panel, "DR Congo")[2] == "0.50%, rank 10"
    assert find_line(panel, "Cameroon")[1] == "below 0.01%, rank 19"
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
    assert find_line(build(library, "diamond_production", country="BWA"), "Botswana")[0].endswith("Quoted by the press, rounded.")


def test_a_half_year_is_not_called_no_filing(library):
    """SOURCES.md: the Central African Republic and Cameroon filed the first half of 2024, Guinea nothing."""
    notes = build(library, "diamond_shares", year=2024).notes
    assert any("no complete filing is held for the Central African Republic, Cameroon and Guinea" in n for n in notes)
    assert not any("no filing is known" in n for n in notes)


def test_a_phone_reads_trade_in_three_columns(library):
    panel = build(library, "diamond_trade", look=Look(compact=True), country="BWA")
    assert find_line(panel, "2024") == ["2024", "3,310 | 2,810", "2,062 | 1,145"]


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
    assert find_line(panel, "2024") == ["2024", "3,310", "2,810", "2,062", "1,145"]
    quoted = panel.listing.iloc[0, 2]
    assert isinstance(quoted, Link)
    assert quoted.url.startswith("https://rough-polished.expert/")
    assert "Production is not exports" in panel.notes[0]
    assert not panel.redistribute
    first, second = (d.figure.layout.yaxis.range for d in panel.drawings)
    assert first == second


def test_a_country_without_customs_records_or_filings_says_so(library):
    assert build(library, "diamond_trade", country="BEL").title.startswith("Belgium mines no diamonds")
    assert find_line(build(library, "diamond_trade", country="LBR"), "2022")[2] == "–"


def test_belgium_is_what_customs_say_beside_the_union(library):
    panel = build(library, "diamond_belgium")
    assert find_line(panel, "2024") == ["2024", "3,572", "3,479", "4,320"]
    assert find_line(panel, "2006")[3] == "13,830"
    assert "one Kimberley Process participant" in panel.notes[0]
