"""A link says which data it was made with; the page it opens says what has changed since."""

import re

import pytest

from indicators.data import Library
from indicators.export.version import data_version
from opening import open_page

OLD = "2025-11-03-0123abcd"


@pytest.fixture(scope="module")
def today(library: Library) -> str:
    return data_version(library)


def _share(page: str, panel: str, **query: str) -> str:
    at = open_page(page, **query)
    at.button(key=f"tool_{page}_{panel}_share").click().run()
    return next(c.value for c in at.code if "version=" in c.value)


def test_a_shared_link_carries_the_version_and_says_nothing_today(today: str, library: Library):
    link = _share("compare", "trend", indicator="freedom_house.total", countries="SLE,COD")
    found = re.search(r"version=([^&#]+)", link)
    assert found
    held = library.catalog.datasets
    assert found[1] == f"{today},freedom_house-{held['freedom_house'].version},events-{held['events'].version}"
    at = open_page("compare", indicator="freedom_house.total", countries="SLE,COD", version=found[1])
    assert not at.info


@pytest.mark.parametrize("site", ["https://example.org", "https://example.org/dash", "http://127.0.0.1:8501"])
@pytest.mark.parametrize(("page", "panel"), [("overview", "standing"), ("compare", "trend")])
def test_a_shared_link_leads_into_the_folder_of_the_site(site: str, page: str, panel: str):
    at = open_page(page)
    at.context["url"] = f"{site}/" if page == "overview" else f"{site}/{page}"
    at.button(key=f"tool_{page}_{panel}_share").click().run()
    link = next(c.value for c in at.code if "version=" in c.value)
    assert link.startswith(f"{site}/{page}?lang=en&")


@pytest.mark.parametrize("page", ["overview", "methods", "present"])
def test_a_link_with_todays_version_says_nothing(page: str, today: str):
    assert not open_page(page, version=f"{today},events-1.0.2").info


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            "This link was made with the data of 3\u00a0Nov\u00a02025. Since then: additions and corrected words in "
            "Extractive Industries Transparency Initiative 1.1.1; corrected words in Dated events 1.0.2 "
            "([corrections log](methods?lang=en#corrections)).",
        ),
        (
            "fr",
            "Ce lien a été fait avec les données du 3\u00a0nov.\u00a02025. Depuis\u202f: ajouts et textes corrigés dans "
            "Initiative pour la transparence dans les industries extractives (ITIE) 1.1.1\u202f; textes corrigés dans "
            "Événements datés 1.0.2 ([journal des corrections](methods?lang=fr#corrections)).",
        ),
        (
            "pt",
            "Esta ligação foi feita com os dados de 3\u00a0de\u00a0Novembro\u00a0de\u00a02025. Desde então: acrescentos e textos "
            "corrigidos em Iniciativa para a Transparência nas Indústrias Extractivas 1.1.1; textos corrigidos em "
            "Acontecimentos datados 1.0.2 ([registo de correcções](methods?lang=pt#corrections)).",
        ),
    ],
)
def test_an_older_link_says_what_has_changed_in_its_datasets(lang: str, sentence: str):
    """EITI 1.1.0 brought rows and 1.1.1 words, the events 1.0.1 and 1.0.2 words; governance estimates are as they were."""
    at = open_page("transparency", lang=lang, version=f"{OLD},eiti-1.0.0,events-1.0.0,wgi_estimate-1.0.0")
    assert not at.exception
    assert [i.value for i in at.info] == [sentence]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "This link was made with the data of 3\u00a0Nov\u00a02025; what it shows has had no new version since."),
        (
            "fr",
            "Ce lien a été fait avec les données du 3\u00a0nov.\u00a02025\u202f; ce qu’il montre n’a pas eu de nouvelle version depuis.",
        ),
        (
            "pt",
            "Esta ligação foi feita com os dados de 3\u00a0de\u00a0Novembro\u00a0de\u00a02025; o que mostra não teve nova versão "
            "desde então.",
        ),
    ],
)
def test_an_older_link_whose_datasets_are_the_same_says_so(lang: str, sentence: str):
    at = open_page("overview", lang=lang, version=f"{OLD},wgi_estimate-1.0.0")
    assert [i.value for i in at.info] == [sentence]


def test_a_link_without_datasets_names_both_versions(today: str):
    at = open_page("data", version=OLD)
    assert [i.value for i in at.info] == [f"This link was made with data version {OLD}; the data here are version {today}."]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The link asked for “soon” under “Data version”, which cannot be shown here; it was left out."),
        (
            "fr",
            "Le lien demandait «\u202fsoon\u202f» sous «\u202fVersion des données\u202f», ce qui ne peut être montré ici\u202f; "
            "cette partie a été ignorée.",
        ),
        ("pt", "A ligação pedia «soon» em «Versão dos dados», o que não pode ser mostrado aqui; foi deixado de fora."),
    ],
)
def test_a_version_that_is_none_is_left_out_with_a_sentence(lang: str, sentence: str):
    at = open_page("compare", lang=lang, version="soon")
    assert not at.exception
    assert [i.value for i in at.info] == [sentence]


def test_the_address_of_the_page_does_not_keep_the_version():
    at = open_page("compare", version=OLD)
    assert "version" not in at.query_params
