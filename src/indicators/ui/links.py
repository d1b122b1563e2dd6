"""The address holds the view: choices are read from it when it changes and written back after the pickers."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

import streamlit as st

from indicators.catalog import Dataset, Indicator
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.export.deck.model import TOPICS
from indicators.export.stamp import VERSION
from indicators.i18n import LANGUAGES, translate
from indicators.panels.bases import list_codes
from indicators.panels.civic_space import CIVIC
from indicators.panels.composite import is_candidate
from indicators.panels.conditions import CONDITIONS
from indicators.panels.exposure import list_governance
from indicators.panels.leverage import LEVERAGES
from indicators.panels.supply_inputs import SCOPES
from indicators.ui.arrival import SPENT, tell_arrival, tell_refused
from indicators.ui.context import DEFAULTS, Context
from indicators.ui.stamps import stamp_link

VIEWS = ("lines", "multiples", "dots", "table")
WORDS = {
    "view": (*VIEWS, "composite"),
    "measure": ("mine", "reserves", "refinery"),
    "leverage": LEVERAGES,
    "stage": ("extraction", "processing"),
    "vintage": ("2022", "2024"),
    "viewpoint": ("buyers", "citizens"),
    "scope": SCOPES,
    "condition": CONDITIONS,
    "civic": CIVIC,
}
HIDDEN_DIMENSIONS = ("edition", "partner", "stage")
"""Indicators with one of these have panels of their own: nobody can choose them as a measure."""
FOREIGN = re.compile(r"utm_|embed|\w*clid$")
MOST_COUNTRIES = 6
MOST_PARTS = 12


def read_link(context: Context) -> None:
    """Adopt what the address asks for; what it asks in vain is left out and said in a sentence."""
    st.session_state.setdefault("chosen", dict(DEFAULTS))
    written = st.session_state.setdefault("written", {})
    for key, parse in _PARSERS.items():
        text = st.query_params.get(key)
        if text is None or text == written.get(key):
            continue
        written[key] = text
        value, refused = parse(text[:2000], context.library)
        if refused:
            tell_refused(context, key, refused)
        if value is not None:
            context.chosen[key] = value
            st.session_state.pop(f"pick_{key}", None)
    tell_arrival(context, written)
    _tell_unknown(context, written)


def _tell_unknown(context: Context, written: dict[str, str]) -> None:
    """Say once which language or key of the link nobody here knows; what other sites add to every link is passed over."""
    for key, text in st.query_params.items():
        if key in _PARSERS or key in SPENT or FOREIGN.match(key) or written.get(key) == text:
            continue
        written[key] = text
        if key != "lang":
            context.notices.append(
                translate(context.lang, "The link holds “{name}”, which means nothing here; it was left out.", name=key[:60])
            )
        elif text[:2].lower() not in LANGUAGES:
            tell_refused(context, key, text)


def write_link(context: Context, keys: tuple[str, ...]) -> None:
    """Put the choices that matter on this page into the address; defaults, and a language nobody chose, stay out.

    So do the version of a link and the page that it asked for: what the address shows from here on is this page of today.
    """
    if "lang" in st.session_state and st.query_params.get("lang") != context.lang:
        st.query_params["lang"] = context.lang
    for key in SPENT:
        if key in st.query_params:
            del st.query_params[key]
    written = st.session_state.setdefault("written", {})
    for key in DEFAULTS:
        value = context.chosen.get(key)
        text = None if key not in keys or value == DEFAULTS[key] or value is None else _encode(value)
        if text is None:
            if key in st.query_params:
                del st.query_params[key]
            written.pop(key, None)
        elif st.query_params.get(key) != text:
            st.query_params[key] = text
            written[key] = text


def encode_link(context: Context, keys: tuple[str, ...], datasets: Iterable[Dataset]) -> str:
    """Return the query that restores a view of these datasets, defaults included, with language and version of the data."""
    pairs = [(k, quote(_encode(context.chosen[k]), safe=",.:")) for k in keys if context.chosen.get(k) not in (None, "")]
    return "&".join(f"{k}={v}" for k, v in [("lang", context.lang), *pairs, (VERSION, stamp_link(context, datasets))])


def _encode(value: object) -> str:
    if isinstance(value, tuple | list):
        return ",".join(str(v) for v in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


Parsed = tuple[object, str]


def _parse_country(text: str, library: Library) -> Parsed:
    code = text.strip().upper()
    return (code, "") if code in library.members else (None, text)


def _parse_countries(text: str, library: Library) -> Parsed:
    codes = [c.strip().upper() for c in text.split(",") if c.strip()]
    known = tuple(dict.fromkeys(c for c in codes if c in library.members))
    refused = [*(c for c in codes if c not in library.members), *known[MOST_COUNTRIES:]]
    return (known[:MOST_COUNTRIES] if known or not codes else None), ", ".join(refused)


def _parse_indicator(text: str, library: Library) -> Parsed:
    try:
        indicator = library.catalog.find_indicator(text.strip())
    except IndicatorsError:
        return None, text
    return (indicator.id, "") if can_compare(library, indicator) else (None, text)


def can_compare(library: Library, indicator: Indicator) -> bool:
    """Return whether a reader can choose an indicator to compare countries in: a price, for one, is of no country."""
    if set(indicator.dimensions) & set(HIDDEN_DIMENSIONS):
        return False
    if indicator.coverage is None or indicator.coverage.countries > 1:
        return True
    frame = library.try_observations(indicator.id)
    return frame is None or bool(frame["country"].isin(library.members).any())


def _parse_governance(text: str, library: Library) -> Parsed:
    found, _ = _parse_indicator(text, library)
    return (found, "") if found in list_governance(library) else (None, text)


def _parse_year(text: str, _library: Library) -> Parsed:
    if not (text.isascii() and text.isdigit() and len(text) == 4):  # “²” is a digit too, and no number
        return None, text
    return (int(text), "") if 1900 <= int(text) <= 2100 else (None, text)


def _parse_mineral(text: str, library: Library) -> Parsed:
    try:
        return str(library.find_mineral(text.strip().lower())["mineral"]), ""
    except IndicatorsError:
        return None, text


def _parse_word(key: str) -> Callable[[str, Library], Parsed]:
    return lambda text, _library: (text, "") if text in WORDS[key] else (None, text)


def _parse_number(low: float, high: float) -> Callable[[str, Library], Parsed]:
    def parse(text: str, _library: Library) -> Parsed:
        try:
            value = float(text)
        except ValueError:
            return None, text
        return (value, "") if low <= value <= high else (None, text)

    return parse


def _parse_member_of(dataset: str, table: str, column: str) -> Callable[[str, Library], Parsed]:
    def parse(text: str, library: Library) -> Parsed:
        known = set(library.table(dataset, table)[column].dropna())
        return (text, "") if text in known else (None, text)

    return parse


def _parse_basis(text: str, library: Library) -> Parsed:
    try:
        known = list_codes(library)
    except IndicatorsError:
        known = {}
    return (text, "") if text in known else (None, text)


def _parse_supplier(text: str, library: Library) -> Parsed:
    code = text.strip().upper()
    return (code, "") if code in set(library.countries["country"]) else (None, text)


def _parse_parts(text: str, library: Library) -> Parsed:
    """Read `indicator:weight` parts; the weight is 1 when left out and lies above 0 and at most 10."""
    parts, refused = [], []
    for part in [p.strip() for p in text.split(",") if p.strip()]:
        name, _, weight = part.partition(":")
        found, _ = _parse_indicator(name, library)
        number, wrong = _parse_number(0.1, 10)(weight or "1", library)
        if found is None or wrong or not is_candidate(library.catalog.find_indicator(str(found))):
            refused.append(part)
        else:
            parts.append(f"{found}:{number:g}")
    held = tuple(dict.fromkeys(parts))
    return held[:MOST_PARTS], ", ".join([*refused, *held[MOST_PARTS:]])


def _parse_topics(text: str, _library: Library) -> Parsed:
    asked = [t.strip() for t in text.split(",") if t.strip()]
    known = tuple(dict.fromkeys(t for t in asked if t in TOPICS))
    return (known if known or not asked else None), ", ".join(t for t in asked if t not in TOPICS)


def _parse_zoom(text: str, _library: Library) -> Parsed:
    return (text == "true", "") if text in ("true", "false") else (None, text)


def _parse_dataset(text: str, library: Library) -> Parsed:
    return (text, "") if text in library.catalog.datasets else (None, text)


_PARSERS: dict[str, Callable[[str, Library], Parsed]] = {
    "country": _parse_country,
    "countries": _parse_countries,
    "indicator": _parse_indicator,
    "year": _parse_year,
    "mineral": _parse_mineral,
    "view": _parse_word("view"),
    "zoom": _parse_zoom,
    "dataset": _parse_dataset,
    "measure": _parse_word("measure"),
    "basis": _parse_basis,
    "governance": _parse_governance,
    "leverage": _parse_word("leverage"),
    "material": _parse_member_of("eu_criticality", "parameters", "material"),
    "stage": _parse_word("stage"),
    "vintage": _parse_word("vintage"),
    "viewpoint": _parse_word("viewpoint"),
    "supplier": _parse_supplier,
    "scope": _parse_word("scope"),
    "share": _parse_number(0, 1),
    "eu_share": _parse_number(0, 1),
    "score": _parse_number(-2.5, 2.5),
    "recycling": _parse_number(0, 1),
    "reliance": _parse_number(0, 1),
    "category": _parse_member_of("events", "events", "category"),
    "first": _parse_year,
    "last": _parse_year,
    "event": _parse_member_of("events", "events", "id"),
    "place": _parse_country,
    "parts": _parse_parts,
    "topics": _parse_topics,
    "condition": _parse_word("condition"),
    "civic": _parse_word("civic"),
}
