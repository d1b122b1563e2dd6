"""The browser's tab is named by page or country, in the reader's language: a history of thirteen pages can be read."""

import pytest
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from indicators.ui.registry import PAGES
from opening import open_page

PRODUCT = {
    "en": "Governance and minerals of the diamond coalition",
    "fr": "Gouvernance et minerais de la coalition du diamant",
    "pt": "Governação e minerais da coligação dos diamantes",
}


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that the browser is told, in order; everything goes on to the page as ever."""
    told: list[str] = []
    send = ForwardMsgQueue.enqueue

    def listen(queue: ForwardMsgQueue, message: object) -> None:
        config = message.page_config_changed  # type: ignore[attr-defined]
        if config.title:
            told.append(config.title)
        send(queue, message)  # type: ignore[arg-type]

    monkeypatch.setattr(ForwardMsgQueue, "enqueue", listen)
    return told


@pytest.mark.parametrize(
    ("page", "query", "subject"),
    [
        ("overview", {"lang": "en"}, "Overview"),
        ("compare", {"lang": "fr"}, "Comparer"),
        ("supply_risk", {"lang": "pt"}, "Risco de abastecimento"),
        ("country", {"lang": "en", "country": "SLE"}, "Sierra Leone"),
        ("country", {"lang": "fr", "country": "CAF"}, "République centrafricaine"),
        ("country", {"lang": "pt", "country": "CIV"}, "Costa do Marfim"),
    ],
)
def test_the_tab_is_named_by_page_or_country(page: str, query: dict[str, str], subject: str, titles: list[str]):
    open_page(page, **query)
    assert titles[-1] == f"{subject} · {PRODUCT[query['lang']]}"


def test_no_two_pages_share_a_title(titles: list[str]):
    last = []
    for page in PAGES:
        open_page(page.name)
        last.append(titles[-1])
    assert len(set(last)) == len(PAGES)
