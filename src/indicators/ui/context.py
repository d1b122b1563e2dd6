"""What a page knows while it is drawn: language, theme, the library and the reader's choices."""

from dataclasses import dataclass, field, replace

import streamlit as st

from indicators.charts.theme import Look
from indicators.data import Library
from indicators.export.deck.model import TOPICS
from indicators.i18n import LANGUAGES, match_language
from indicators.panels import Selection

DEFAULTS = {
    "country": "GIN",
    "countries": ("GIN", "BWA", "COD"),
    "indicator": "wgi_estimate.control_of_corruption",
    "year": None,
    "mineral": "bauxite",
    "view": "lines",
    "zoom": False,
    "dataset": None,
    "measure": "mine",
    "basis": "",
    "governance": "wgi_estimate.control_of_corruption",
    "leverage": "world_share",
    "material": "Cobalt",
    "stage": "extraction",
    "vintage": "2022",
    "viewpoint": "buyers",
    "supplier": None,
    "scope": "world",
    "share": None,
    "eu_share": None,
    "score": None,
    "recycling": None,
    "reliance": None,
    "category": None,
    "first": None,
    "last": None,
    "event": None,
    "place": None,
    "parts": (),
    "condition": "undp_hdr.hdi_2025",
    "civic": "vdem_v14.core_civil_society",
    "topics": TOPICS,
}
"""Every key that a link may carry, with the value a first visitor sees. `DEFAULTS` names what `links.py` can parse."""

PANEL_KEYS = (
    "country", "countries", "indicator", "year", "mineral", "zoom", "measure", "basis", "governance", "leverage", "material", "stage",
    "vintage", "viewpoint", "supplier", "scope", "share", "eu_share", "score", "recycling", "reliance", "category", "first", "last", "event", "parts",
    "place", "condition", "civic", "dataset",
)  # fmt: skip


@dataclass
class Context:
    """Passed to every function of `ui`."""

    page: str
    lang: str
    look: Look
    library: Library
    notices: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> dict[str, object]:
        """The reader's choices, shared by all pages."""
        return st.session_state["chosen"]

    def select(self, **changes: object) -> Selection:
        """Return the choices as a panel wants them, with changes."""
        base = Selection(**{key: self.chosen[key] for key in PANEL_KEYS})  # type: ignore[arg-type]
        return replace(base, **changes)  # type: ignore[arg-type]


@st.cache_resource(show_spinner=False)
def open_library() -> Library:
    """Return the library of this process; files that change on disk are read again."""
    return Library()


def find_language() -> str:
    """Return the language of the link, of the earlier choice, else of the browser; the first two are kept for all pages."""
    asked = st.query_params.get("lang", "")[:2].lower()
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    return match_language(st.session_state.get("lang") or st.context.locale)


def find_site(page: str) -> str:
    """Return the address below which this visitor finds the pages, with the folder where the site lies in one."""
    url = str(st.context.url or "").removesuffix("/")
    return url.removesuffix(f"/{page}")


def find_look() -> Look:
    """Return theme and width of the reader's screen."""
    try:
        mode = "dark" if st.context.theme.type == "dark" else "light"
    except AttributeError:
        mode = "light"
    return Look(mode, _is_narrow())


def _is_narrow() -> bool:
    """Whether charts and tables must fit a phone, or a window as small as one: our server says so in a header."""
    headers = st.context.headers
    return "Mobi" in headers.get("User-Agent", "") or headers.get("Window-Width") == "narrow"
