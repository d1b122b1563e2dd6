"""The minerals page: its links, its lists, its sites, and what it says of a damaged file."""

from indicators.charts.theme import Look
from indicators.data import Library
from opening import build, open_page, read_headings


def test_the_link_restores_mineral_and_measure():
    at = open_page("minerals", mineral="cobalt", measure="reserves")
    assert not at.exception
    assert at.selectbox(key="pick_mineral").value == "cobalt"
    assert "DR Congo holds 50.0% of the world’s reserves of cobalt" in "\n".join(h.value for h in at.header)


def test_a_measure_without_figures_falls_back_and_says_so():
    at = open_page("minerals", mineral="alumina", measure="mine")
    assert not at.exception
    assert any("No publisher here prints “Mine production” for this mineral" in c.value for c in at.caption)


def test_the_portfolio_of_the_chosen_country_is_on_the_page():
    at = open_page("minerals", mineral="cobalt", country="SLE")
    assert any("Sierra Leone mined 24.4% of the world’s rutile in 2025" in h.value for h in at.header)


class TestLists:
    """Membership with the year of the list; unknown is not no."""

    def test_cobalt_is_on_every_list(self, library):
        assert build(library, "mineral_lists", mineral="cobalt").title == "Cobalt: on 9 of 9 lists of critical minerals"

    def test_columns_carry_the_year_of_the_table_of_lists(self, library):
        (drawing,) = build(library, "mineral_lists", mineral="cobalt").drawings
        columns = [text.replace("<br>", " ") for text in drawing.figure.layout.xaxis.ticktext]
        assert columns[:2] == ["African Union observatory", "EU critical 2024"]
        assert columns[3:7] == ["United States 2022", "United States 2025", "United Kingdom 2021", "United Kingdom 2024"]
        assert "Lists of 2021 to 2025" in build(library, "mineral_lists", mineral="cobalt").subtitle

    def test_unknown_is_said(self, library):
        panel = build(library, "mineral_lists", mineral="lithium")
        assert panel.title == "Lithium: on 8 of 9 lists of critical minerals, not known for 1"
        assert any("United Kingdom of 2024 was not found" in note for note in panel.notes)

    def test_diamonds_and_rutile_stand_under_their_family(self, library):
        assert build(library, "mineral_lists", mineral="diamond_gem").title.endswith(
            "on none of 8 lists of critical minerals, not known for 1"
        )
        assert "titanium" in set(build(library, "mineral_lists", mineral="titanium_rutile").rows["mineral"])

    def test_phones_get_two_narrow_matrices(self, library):
        panel = build(library, "mineral_lists", look=Look(compact=True), mineral="cobalt")
        assert len(panel.drawings) == 2


class TestSites:
    """Likely duplicates are left out, the status carries its year."""

    def test_duplicates_are_neither_drawn_nor_counted(self, library):
        panel = build(library, "mineral_sites", mineral="cobalt")
        every = panel.rows
        assert (every["duplicate_of"] != "").any()
        assert len(panel.listing) == int((every["duplicate_of"] == "").sum())
        assert panel.title.startswith(f"Cobalt: {len(panel.listing)} mines and plants")

    def test_sites_lie_in_members_and_hold_the_mineral(self, library):
        rows = build(library, "mineral_sites", mineral="bauxite").rows
        assert set(rows["country"]) == {"GIN", "SLE"}
        assert rows["minerals"].str.contains("bauxite").all()

    def test_every_status_has_its_year_and_every_site_its_source(self, library):
        listing = build(library, "mineral_sites", mineral="cobalt").listing
        for status, source in listing["Status and source"]:
            assert status.endswith(("2018", "2025"))
            assert source in ("ICMM, September 2025", "USGS compilation of 2021")

    def test_each_site_can_be_told_apart_by_its_number_in_list_and_hover(self, library):
        for look in (Look(), Look(compact=True)):
            panel = build(library, "mineral_sites", look=look, mineral="cobalt")
            assert [d.heading.split("**")[1] for d in panel.drawings[1:]] == [f"Close-up {n}" for n in "ABCDE"]
            numbers = [t for d in panel.drawings for t in d.figure.data if t.name == "numbers"]
            hovers = {n: h for t in numbers for n, h in zip(t.text, t.hovertext, strict=True)}
            listed = dict(cell[0].split(" ", 1) for cell in panel.listing["Site"])
            assert len(hovers) == sum(len(t.text) for t in numbers) == len(listed) - 1  # one of them lies in Belgium
            assert all(h.startswith(f"<b>{n} {listed[n]}</b>") for n, h in hovers.items())
            assert "Kisanfu" in listed.values()
            assert all(d.alt for d in panel.drawings)

    def test_few_sites_need_no_close_up(self, library):
        panel = build(library, "mineral_sites", mineral="lithium")
        assert len(panel.drawings) == 1
        assert not any("close-up" in n for n in panel.notes)

    def test_the_disclaimer_of_the_map_is_the_last_note(self, library):
        assert "Western Sahara" in build(library, "mineral_sites", mineral="cobalt").notes[-1]


def test_a_damaged_file_is_named_where_it_would_be_missed(data_copy, monkeypatch):
    """Without World Mining Data a member would look as if nobody named it: its panels say which file is broken."""
    (data_copy / "world_mining_data" / "mine_production.csv").write_bytes(b"\x00damaged")
    monkeypatch.setattr("indicators.ui.frame.open_library", lambda: Library(data_copy))
    at = open_page("minerals", mineral="cobalt")
    assert not at.exception
    assert any("mine_production.csv" in w.value and "world_mining_data" in w.value for w in at.warning)
    texts = "\n".join(read_headings(at))
    assert "Cobalt: 15.00 USD/lb in 2025" in texts
    assert "Cobalt: 41 mines and plants" in texts


def test_long_lists_are_folded_on_phones_only(library):
    for name in ("mineral_publishers", "mineral_concentration"):
        assert build(library, name, look=Look(compact=True), mineral="cobalt").fold
        assert not build(library, name, mineral="cobalt").fold
