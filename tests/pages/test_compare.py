"""The comparison: its table, its labels, the years of its inputs, and quantities of minerals. Figures are the publishers'."""

import re

import pytest

from indicators.charts.theme import LABEL_SIZE, Look
from indicators.charts.words import text_width
from indicators.data import Library
from indicators.panels.texts import map_subtitle
from opening import build

CPI, POVERTY = "ti_cpi.score", "wdi.poverty"
PAIR = ("GIN", "SLE")


def test_a_bar_or_a_shade_is_promised_only_where_one_is_drawn():
    alone, chosen = (build(Library(), "trend", countries=c).subtitle for c in ((), PAIR))
    assert "Shading" not in alone
    assert alone.endswith("Grey: the members.")
    assert "Shading: 90% interval. Grey: the other members." in chosen
    standing = build(Library(), "standing")
    assert "Pale bars" in standing.subtitle
    assert "Pale bars" not in map_subtitle(Library(), "en", standing)


def test_the_table_of_one_year_and_of_the_newest_values(library):
    """Guinea's scores of 2020, 2019 and 2015 are 28, 29 and 25; the index of today begins in 2012."""
    one = build(library, "ledger", indicator=CPI, year=2020).listing
    assert list(one.columns) == ["Country", "2020", "2019", "2015", "2010"]
    assert list(one[one["Country"] == "Guinea"].iloc[0]) == ["Guinea", "28", "29", "25", "no value"]
    newest = build(library, "ledger", indicator=POVERTY).listing.set_index("Country")["Newest"]
    assert (newest["Botswana"], newest["DR Congo"]) == ("21.4% (2015)", "85.3% (2020)")


def test_the_table_has_two_columns_on_a_phone(library):
    panel = build(library, "ledger", look=Look(compact=True), indicator=CPI, year=2020)
    cells = panel.listing.set_index("Country")["2020"]
    assert cells["Guinea"] == ("28", "2019: 29", "2015: 25", "2010: no value")


@pytest.mark.parametrize("compact", [True, False])
def test_labels_at_the_ends_of_lines_have_their_room(library, compact: bool):
    """The longest name of the thirteen, with its value and year, in each language."""
    for lang in ("en", "fr", "pt"):
        look = Look(compact=compact)
        panel = build(library, "trend", lang, look, indicator="wdi.mineral_rents", countries=("CAF", "GIN"))
        figure = panel.drawings[0].figure
        label = next(str(a.text) for a in figure.layout.annotations if str(a.text).startswith("<b>"))
        longest = max((re.sub("<[^>]+>", "", part) for part in label.split("<br>")), key=len)
        assert text_width(longest, LABEL_SIZE) + 6 <= figure.layout.margin.r


def test_the_composite_says_which_year_each_input_has(library):
    panel = build(library, "composite", parts=("wgi_estimate.rule_of_law:1", f"{CPI}:1", "iiag.overall:1"))
    note = next(n for n in panel.notes if n.startswith("Years of the inputs"))
    assert note == "Years of the inputs: 2023 for Rule of law and Overall governance (IIAG); 2025 for Corruption perceptions."


@pytest.mark.parametrize("panel", ["trend", "multiples"])
def test_a_quantity_names_its_mineral_and_its_unit(library, panel: str):
    """MCS 2022 and 2026: 98,000 t of cobalt in 2020, 230,000 t in 2025."""
    shown = build(library, panel, indicator="usgs_mcs.mine_production", mineral="cobalt", countries=("COD",))
    assert shown.title == "Mine production, Cobalt: DR Congo 230,000 t in 2025, after 98,000 t in 2020"
    assert shown.subtitle.startswith("Thousand t, 2020 to 2025.")
    assert "98,000 (DR Congo, 2020)" in shown.drawings[0].alt
    assert any(note.startswith("Years of several editions") and "MCS 2022 (2020)" in note for note in shown.notes)


def test_carats_and_shares_keep_their_units(library):
    stones = build(library, "ledger", indicator="usgs_mcs.mine_production", mineral="diamond_gem")
    assert stones.subtitle.startswith("Mine production, Diamonds, gem quality, carats:")
    share = build(library, "trend", indicator="bgs.share_of_world", mineral="bauxite", countries=("GIN",))
    assert share.subtitle.startswith("Percent,")


def test_events_in_the_key_stand_on_the_chart(library):
    """M23 seized Goma in January 2025, DR Congo stopped the exports of cobalt in February."""
    choice = {"indicator": "usgs_mcs.mine_production", "mineral": "cobalt", "countries": ("COD", "GIN")}
    for first in (None, 2025):
        panel = build(library, "trend", first=first, **choice)
        figure = panel.drawings[0].figure
        low, high = figure.layout.xaxis.range
        spots = [s.x0 for s in figure.layout.shapes if s.x0 == s.x1 and s.y1 == 1.02]
        assert len(spots) == 4
        assert all(low < spot < high for spot in spots)
        assert len(re.findall(r"\d: ", panel.notes[0])) == len(spots)


def test_events_of_a_country_without_a_line_are_left_out(library):
    """The USGS prints no cobalt of Guinea."""
    choice = {"indicator": "usgs_mcs.mine_production", "mineral": "cobalt"}
    both = build(library, "trend", countries=("COD", "GIN"), **choice)
    assert both.notes[0] == build(library, "trend", countries=("COD",), **choice).notes[0]
    assert not any(note.startswith("Guinea: 1") for note in build(library, "multiples", countries=("COD", "GIN"), **choice).notes)
