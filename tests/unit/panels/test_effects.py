"""Each event leads to the view of the figures around it."""

import pytest

from indicators.panels.effects import find_effect
from indicators.ui.context import DEFAULTS
from indicators.ui.registry import find_page

CASES = [
    # kind, countries, title, description, page, what must stand in the query
    ("kimberley", "CAF", "KP fully lifts the suspension", "", "diamonds", {"country": "CAF", "countries": "CAF"}),
    ("embargo", "LBR", "UN ban takes effect", "", "diamonds", {"country": "LBR"}),
    ("eiti", "COD;SLE", "Admitted as candidates", "", "transparency", {"country": "COD", "countries": "COD,SLE"}),
    ("conflict", "GIN", "Coup", "In the bauxite-rich country.", "compare", {"indicator": "wgi_estimate.political_stability"}),
    ("law", "COD", "A tougher mining code", "", "compare", {"indicator": "wgi_estimate.regulatory_quality", "countries": "COD"}),
    ("export_control", "ZWE", "Freezes exports of lithium", "", "minerals", {"mineral": "lithium", "country": "ZWE"}),
    ("export_control", "BEL;TZA", "A diamond parcel is seized", "", "diamonds", {"countries": "BEL,TZA"}),
    ("market", "GIN", "Launches the iron ore project", "", "minerals", {"mineral": "iron_ore"}),
    ("contract", "GIN", "Takes back 51 licences", "Bauxite, gold and diamond titles return.", "minerals", {"mineral": "bauxite"}),
    ("community", "SLE", "A mine stops", "Months of strikes.", "diamonds", {"country": "SLE"}),
    ("market", "ALL", "A ban on Russian stones", "", "diamonds", {}),
]


@pytest.mark.parametrize(("kind", "countries", "title", "description", "page", "query"), CASES)
def test_kind_countries_and_mineral_choose_the_view(kind, countries, title, description, page, query):
    view = find_effect(kind, countries, title, description)
    assert view.page == page
    assert query.items() <= dict(view.query).items()


def test_nobody_is_named_when_all_or_more_than_six_are_concerned():
    assert find_effect("kimberley", "ALL", "Chair").query == ()
    assert find_effect("kimberley", "AGO;BEL;BWA;CAF;CIV;COD;GIN", "List").query == ()


def test_every_event_leads_to_a_page_of_ours_with_keys_that_links_know(library):
    events = library.table("events", "events")
    for row in events.itertuples():
        view = find_effect(row.category, row.countries, row.title_en, row.description_en)
        assert find_page(view.page).name == view.page
        assert set(dict(view.query)) <= set(DEFAULTS)
    assert len(events) >= 80
