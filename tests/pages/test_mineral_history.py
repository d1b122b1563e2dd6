"""A mineral over the years: its prices, and its production at each publisher."""

import pytest

from indicators.export import trace_rows
from indicators.panels.mineral_price import find_mineral_events
from indicators.panels.texts import source_line
from opening import build, open_page


class TestPrice:
    """Each series in its own unit; no price is said."""

    def test_lithium_fell_from_its_peak(self, library):
        """MCS 2026: 63,700 in 2022, 9,000 in 2025: 1 − 9,000/63,700 = 85.9 %."""
        panel = build(library, "mineral_price", mineral="lithium")
        assert panel.title == "Lithium: 9,000 USD/t Li2CO3 in 2025, 86% below the peak of 2022"
        assert any("Zimbabwe bans exports of raw lithium ore" in note for note in panel.notes)

    def test_copper_has_two_series_with_two_units(self, library):
        panel = build(library, "mineral_price", mineral="copper")
        assert [d.heading.split("**")[1] for d in panel.drawings] == ["US cents/lb", "$/mt"]
        assert any("2026 is not over and not drawn: 12,997 $/mt. Mean of 5 months." in note for note in panel.notes)

    def test_the_file_gives_each_series_its_own_unit_and_licence(self, library):
        panel = build(library, "mineral_price", mineral="copper")
        rows = trace_rows(panel, library)
        assert set(rows["unit"]) == {"US cents/lb", "$/mt"}
        terms = dict(zip(rows["indicator"], rows["licence"], strict=True))
        assert terms == {
            "mineral_prices.price": "public domain (US government work)",
            "mineral_prices.pink_sheet_price": "CC BY 4.0",
        }

    def test_the_source_line_has_the_licences_in_the_order_of_the_publishers(self, library):
        (dataset,) = [d for d in build(library, "mineral_price", mineral="copper").datasets if d.name == "mineral_prices"]
        told = source_line("en", dataset)
        assert told.startswith("U.S. Geological Survey; World Bank, ")
        assert told.endswith(" · public domain (US government work); CC BY 4.0")

    def test_about_names_the_licence_of_each_series(self):
        at = open_page("minerals", mineral="copper")
        at.button(key="tool_minerals_mineral_price_about").click().run()
        told = [c.value for c in at.caption]
        assert "Licence: public domain (US government work)" in told
        assert "Licence: CC BY 4.0" in told

    def test_the_months_of_a_year_that_is_not_over_are_no_year(self, library):
        """Pink Sheet of gold: 3,441.5 in 2025, 4,787.4 for five months of 2026, which would be the highest of all."""
        panel = build(library, "mineral_price", mineral="gold")
        line = panel.drawings[1].figure.data[0]
        assert max(line.x) == 2025
        assert max(line.y) == pytest.approx(3441.5058)
        assert 2026 in set(panel.rows["year"])
        assert "2023 is provisional: Mean of 11 months." in build(library, "mineral_price", mineral="phosphate_rock").notes

    def test_a_value_that_stood_before_is_not_the_highest_alone(self, library):
        """MCS 2023 and 2026: bauxite 32 in 2019, 2022 and 2025, the value of imports into the United States."""
        panel = build(library, "mineral_price", mineral="bauxite")
        assert panel.title == "Bauxite: 32 USD/t in 2025, as high as in 2019 and 2022, never higher since 2018"
        assert panel.subtitle.startswith("The USGS gives the value of U.S. imports, not a world price.")

    def test_a_small_fall_is_no_zero(self, library):
        """Alumina: 592 in 2018, 590 in 2025: 1 − 590/592 = 0.3 %."""
        assert "0.3% below the peak of 2018" in build(library, "mineral_price", mineral="alumina").title

    def test_diamonds_have_no_single_price(self, library):
        panel = build(library, "mineral_price", mineral="diamond_gem")
        assert panel.title == "Diamonds, gem quality: no price is held"
        assert any("too much in quality for one price" in note for note in panel.notes)

    def test_an_event_must_name_the_mineral(self, library):
        assert find_mineral_events(library, "lead", "en").empty
        titles = list(find_mineral_events(library, "cobalt", "en")["title_en"])
        assert "DRC suspends all cobalt exports" in titles
        assert not any("gold" in t for t in titles)


class TestHistory:
    """One drawing for each publisher and basis."""

    def test_publishers_stand_apart(self, library):
        panel = build(library, "mineral_history", mineral="cobalt")
        assert len(panel.drawings) == 3
        assert panel.title == "Cobalt: DR Congo from 98,000 t in 2020 (MCS 2022) to 230,000 t in 2025 (MCS 2026), +135%"

    def test_two_editions_are_named_with_what_lies_between(self, library):
        """Zimbabwe's lithium: 417 t in MCS 2022, 28,000 t in MCS 2026; 2023 went from 3,400 t to 14,900 t between."""
        panel = build(library, "mineral_history", mineral="lithium")
        assert panel.title == ("Lithium: Zimbabwe from 417 t in 2020 (MCS 2022) to 28,000 t in 2025 (MCS 2026), 67 times as much")
        assert any("Zimbabwe in 2023: 3,400 t in MCS 2024, 14,900 t in MCS 2025" in note for note in panel.notes)

    def test_gross_weight_of_lithium_minerals_is_named(self, library):
        headings = [d.heading for d in build(library, "mineral_history", mineral="lithium").drawings]
        assert any("gross weight of lithium minerals" in h for h in headings)
        assert any("lithium content" in h and "gross" not in h for h in headings)

    def test_the_five_largest_of_2024_are_said(self, library):
        assert any(
            n.startswith("2024: Five largest producers") for n in build(library, "mineral_history", mineral="bauxite").notes
        )
