"""Every page, run from `app.py`: default link, deep link, wrong link, damaged data. Content is asserted, not only silence."""

import re
from pathlib import Path

import pytest

from indicators.data import Library
from indicators.paths import ROOT
from indicators.ui import context as ui_context
from indicators.ui.arrival import MISSING
from indicators.ui.context import DEFAULTS
from indicators.ui.labels import picker_label
from indicators.ui.registry import PAGES
from opening import build, open_page, read_texts

NAMES = [p.name for p in PAGES]
PANELS = {
    "overview": 3,
    "country": 3,
    "minerals": 8,
    "exposure": 1,
    "compare": 1,
    "diamonds": 12,
    "supply_risk": 6,
    "timeline": 2,
    "transparency": 5,
    "present": 0,
    "communities": 7,
    "data": 3,
    "methods": 4,
}
WRONG = {
    "country": "XXX", "countries": "GIN,QQQ,<b>", "indicator": "no.such", "year": "soon", "mineral": "unobtainium",
    "view": "pie", "zoom": "maybe", "dataset": "../etc", "lang": "xx",
    "material": "unobtainium", "stage": "smelting", "vintage": "1999", "viewpoint": "gods", "supplier": "QQQ", "share": "7",
    "scope": "moon", "eu_share": "-2",
    "score": "9", "recycling": "-1", "reliance": "much",
}  # fmt: skip


@pytest.mark.parametrize("page", NAMES)
def test_default_link(page: str):
    at = open_page(page)
    assert not at.exception
    assert not at.warning
    assert len(at.title) == 1
    assert len(at.header) + len(at.subheader) >= PANELS[page]
    assert "{" not in read_texts(at)


@pytest.mark.parametrize("page", NAMES)
def test_wrong_link_shows_the_nearest_view_and_says_so(page: str):
    at = open_page(page, **WRONG)
    assert not at.exception
    assert len(at.title) == 1
    notices = " ".join(i.value for i in at.info)
    assert "cannot be shown here; it was left out" in notices


def test_every_chart_has_a_text_alternative_and_our_own_map_file():
    for page in ("overview", "country", "compare", "data"):
        charts = open_page(page).get("plotly_chart")
        assert charts, page
        for chart in charts:
            assert len(chart.proto.alt) > 30
            assert "app/static/topo/" in chart.proto.config


def test_every_panel_has_source_line_and_four_tools():
    at = open_page("country")
    for tool in ("share", "download", "table", "about"):
        found = [b for b in at.button if b.key and b.key.endswith(f"_{tool}")]
        assert len(found) == 5, tool
    captions = [c.value for c in at.caption]
    assert any("World Bank, Worldwide Governance Indicators, 2024 update" in c for c in captions)
    assert any("Mineral Commodity Summaries" in c for c in captions)


def test_guinea_is_first_since_2023_with_edition_and_year():
    text = read_texts(open_page("country", country="GIN"))
    assert "Guinea mined 34.1% of the world’s bauxite in 2025: first producer since 2023" in text
    assert "Mineral Commodity Summaries 2022–2026" in text
    lead = open_page("country", country="GIN").markdown[0].value.replace("\u00a0", " ").replace("\\", "")
    assert "first producer of bauxite since 2023, not the second, its place in 2022: 150 million t against 97 million t" in lead
    assert "(estimate, Mineral Commodity Summaries 2026)" in lead
    assert "(World Bank, Worldwide Governance Indicators, 2024 update)" in lead


@pytest.mark.parametrize("country", ["BEL", "CAF", "LSO"])
def test_every_status_says_when_it_was_read(country: str):
    captions = [m.value for m in open_page("country", country=country).markdown if m.value.startswith(":small[:gray[")]
    assert [c for c in captions if "read on 25 Nov 2026" in c.replace("\u00a0", " ")] == captions[:3]


def test_central_african_gaps_are_explained():
    at = open_page("country", country="CAF")
    assert at.title[0].value == "Central African Republic"
    text = read_texts(at)
    assert "2014 and 2015: No filing: suspended from the Kimberley Process." in text.replace("\\", "")


def test_belgium_is_told_why_it_has_no_row():
    text = read_texts(open_page("country", country="BEL"))
    assert "Belgium files with the European Union" in text


def test_angola_says_that_no_name_of_the_organisation_was_found():
    assert "Name not found" in read_texts(open_page("country", country="AGO"))


def test_an_acronym_without_a_full_name_is_not_called_unpublished():
    """SOURCES.md of the members: the full name of CRAGG is unverified, that is, no public evidence was found."""
    text = read_texts(open_page("country", country="CAF"))
    assert "**CRAGG**" in text
    assert "CRAGG (full name not found)" in text.replace("\\", "")
    assert "not published" not in text
    assert "Welcomed as a new member" not in text


def test_each_figure_of_the_communities_names_its_own_edition(library):
    panel = build(library, "development", country="CAF")
    editions = dict(zip(panel.rows["indicator"], panel.rows["edition"], strict=True))
    assert editions["undp_hdr.hdi_2025"].endswith("HDR 2025")
    assert editions["wdi.gdp_per_capita_ppp"].endswith("May 2026 through Our World in Data")


@pytest.mark.parametrize(
    ("lang", "money", "index"),
    [
        ("en", "constant 2021 international dollars", "index from 0 to 1"),
        ("fr", "dollars internationaux constants de 2021", "indice de 0 à 1"),
        ("pt", "dólares internacionais constantes de 2021", "índice de 0 a 1"),
    ],
)
def test_each_measure_of_the_communities_has_its_unit(library, lang: str, money: str, index: str):
    """Percentages carry theirs; a GDP of 4,016 or a development of 0.500 says nothing without."""
    measures = list(build(library, "development", lang, country="GIN").listing.iloc[:, 0])
    units = {cell[0]: cell[1] for cell in measures if isinstance(cell, tuple)}
    bare = [cell for cell in measures if isinstance(cell, str)]
    assert money in units.values()
    assert list(units.values()).count(index) == 2
    assert (len(units), len(bare)) == (4, 3)


def test_medians_of_human_development_are_those_of_the_whole_report(library):
    """The file holds members and peers only; 0.567 is the median of 54 African countries in the table of medians."""
    rows = build(library, "development", country="GIN").rows.set_index("indicator")
    assert rows.at["undp_hdr.hdi_2025", "africa"] == "0.567"


def test_labels_of_the_coverage_matrix_are_short_and_differ(library):
    rows = build(library, "coverage").rows
    pairs = rows[["indicator", "title"]].drop_duplicates()
    assert pairs["title"].is_unique
    assert not pairs["indicator"].str.startswith("mineral_prices.").any()
    assert pairs["title"].str.len().max() <= 60


def test_deep_link_restores_the_view_of_compare():
    at = open_page("compare", indicator="ti_cpi.score", countries="SLE,LBR", view="dots")
    assert at.selectbox(key="pick_indicator").value == "ti_cpi.score"
    assert at.multiselect(key="pick_countries").value == ["SLE", "LBR"]
    assert "Corruption perceptions" in read_texts(at)


def test_a_choice_follows_the_visitor():
    at = open_page("compare", countries="SLE,LBR")
    at.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert at.multiselect(key="pick_countries").value == ["SLE", "LBR"]


@pytest.mark.parametrize("view", ["lines", "multiples", "dots", "table"])
def test_empty_selection_is_no_error(view: str):
    at = open_page("compare", view=view)
    at.multiselect(key="pick_countries").set_value([]).run()
    assert not at.exception
    assert len(at.header) == 1


@pytest.mark.parametrize(
    ("victim", "page", "survivor"),
    [
        ("kp/production_carats.csv", "country", "Below Africa’s median"),
        ("wgi_estimate/rule_of_law.csv", "country", "first producer since 2023"),
        ("usgs_mcs/datapackage.json", "country", "Below Africa’s median"),
        ("events/events.csv", "overview", "clearly below the world average"),
        ("usgs_mcs/mine_production.csv", "overview", "clearly below the world average"),
    ],
)
def test_a_damaged_file_costs_its_own_panel_only(
    victim: str, page: str, survivor: str, data_copy: Path, monkeypatch: pytest.MonkeyPatch
):
    (data_copy / victim).write_bytes(b"\x00damaged")
    monkeypatch.setattr(ui_context, "open_library", lambda: Library(data_copy))
    monkeypatch.setattr("indicators.ui.frame.open_library", lambda: Library(data_copy))
    at = open_page(page, country="GIN")
    assert not at.exception
    assert survivor in read_texts(at)
    if page == "country":
        assert any(Path(victim).name in w.value or "datapackage" in w.value for w in at.warning)
        assert any(re.search("Restore|Run `indicators check`", w.value) for w in at.warning)


@pytest.mark.parametrize(
    ("page", "query", "sentence"),
    [
        ("country", {"country": "XXX", "lang": "fr"}, "sous «\u202fPays\u202f»"),
        ("overview", {"indicator": "xxx", "lang": "pt"}, "em «Medida»"),
        ("compare", {"indicator": "asm.people_working"}, "“asm.people_working” under “Measure”"),
        ("compare", {"indicator": "rgi.mining_composite"}, "“rgi.mining_composite” under “Measure”"),
        ("exposure", {"governance": "ti_cpi.unknown"}, "“ti_cpi.unknown” under “Governance”"),
        ("compare", {"kind": "foo"}, "The link holds “kind”, which means nothing here"),
        ("compare", {"lang": "xx"}, "“xx” under “Language”"),
        ("compare", {"countries": "AGO,BWA,CAF,COD,GIN,LSO,LBR"}, "“LBR” under “Highlight (at most six)”"),
    ],
)
def test_what_a_link_asks_in_vain_is_named_by_its_picker(page: str, query: dict[str, str], sentence: str):
    at = open_page(page, **query)
    assert not at.exception
    assert [i.value for i in at.info if sentence in i.value]


@pytest.mark.parametrize(
    ("page", "query", "sentence"),
    [
        ("overview", {"missing_page": "nosuchpage"}, "There is no page “nosuchpage”; this is Overview."),
        (
            "compare",
            {"missing_page": "comparaison", "lang": "fr"},
            "Il n’y a pas de page «\u202fcomparaison\u202f»\u202f; voici «\u202fComparer\u202f».",
        ),
        ("data", {"missing_page": "dados", "lang": "pt"}, "Não há página «dados»; esta é «Dados»."),
        ("data", {"missing_page": "[a](b)"}, "There is no page “\\[a\\](b)”; this is Data."),
    ],
)
def test_a_page_that_does_not_exist_is_named_where_its_address_leads(page: str, query: dict[str, str], sentence: str):
    at = open_page(page, **query)
    assert [i.value for i in at.info] == [sentence]
    assert MISSING not in at.query_params


def test_what_other_sites_add_to_a_link_is_no_mistake():
    assert not open_page("compare", utm_source="letter", fbclid="abc", embed="true").info


@pytest.mark.parametrize("page", NAMES)
def test_a_picker_is_named_in_notices_as_it_is_on_the_page(page: str):
    at = open_page(page)
    labels = {key.removeprefix("pick_"): w.label for w in [*at.selectbox, *at.multiselect, *at.toggle] if (key := w.key or "")}
    for key in set(labels) & set(DEFAULTS):
        assert labels[key] == picker_label("en", key)
