"""The page of slides: choices, order, collected panels, the deck itself; and the way to the light edition."""

from pathlib import Path

import pytest

from indicators.export.deck.model import TOPICS, Choice
from indicators.panels import Selection
from indicators.ui.present import COLLECTED
from opening import open_page


def test_all_fixed_slides_are_chosen_at_first_and_nothing_is_made_yet():
    at = open_page("present")
    assert at.multiselect(key="pick_topics").value == list(TOPICS)
    assert at.button(key="make_deck").label == "Make 13 slides"
    assert not at.get("download_button")


def test_a_link_holds_countries_and_order():
    at = open_page("present", countries="LSO", topics="timeline,map,nonsense")
    assert at.multiselect(key="pick_topics").value == ["timeline", "map"]
    assert at.button(key="make_deck").label == "Make 3 slides"
    assert any("nonsense" in i.value for i in at.info)


def test_a_link_without_any_slide_means_what_the_empty_picker_means():
    # Two countries have a slide each; none of the fixed slides is asked for.
    at = open_page("present", countries="LSO,GIN", topics="")
    assert at.multiselect(key="pick_topics").value == []
    assert at.button(key="make_deck").label == "Make 2 slides"


def test_making_the_slides_offers_preview_start_and_three_files():
    at = open_page("present", countries="LSO", topics="title,timeline", lang="fr")
    at.button(key="make_deck").click().run()
    assert not at.exception
    assert [b.proto.label for b in at.get("download_button")] == ["HTML", "PPTX", "PDF"]
    start = at.get("link_button")[0].proto
    assert start.url.endswith(".html")
    assert len(at.get("iframe")) == 1


def test_no_slide_chosen_is_said():
    at = open_page("present", countries="LSO", topics="map")
    at.multiselect(key="pick_countries").set_value([])
    at.multiselect(key="pick_topics").set_value([]).run()
    assert any("No slide is chosen" in i.value for i in at.info)


def test_collected_panels_can_be_moved_and_taken_off():
    at = open_page("present", countries="LSO", topics="title")
    first, second = Choice("portfolio", Selection(country="GIN")), Choice("standing", Selection())
    at.session_state[COLLECTED] = [first, second]
    at.run()
    assert at.button(key="make_deck").label == "Make 4 slides"
    at.button(key="move_0_1").click().run()
    assert at.session_state[COLLECTED] == [second, first]
    assert at.button(key="move_0_-1").disabled
    at.button(key="off_0").click().run()
    assert at.session_state[COLLECTED] == [first]
    assert "Guinea mined" in " ".join(m.value for m in at.markdown)


@pytest.mark.parametrize(("page", "light"), [("country", "country-gin.html"), ("compare", "compare.html")])
def test_every_page_leads_to_its_light_page(page: str, light: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / light).write_text("x", encoding="utf-8")
    monkeypatch.setenv("INDICATORS_LIGHT", str(tmp_path))
    at = open_page(page)
    assert any(f"(light/en/{light})" in c.value for c in at.caption)
