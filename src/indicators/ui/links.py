"""The address holds the view: choices are read from it when it changes and written back after the pickers."""

from collections.abc import Callable

import streamlit as st

from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import translate
from indicators.ui.context import DEFAULTS, Context

VIEWS = ("lines", "multiples", "dots", "table")
MOST_COUNTRIES = 6


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
            context.notices.append(
                translate(
                    context.lang,
                    "The link asked for {key} “{value}”, which does not exist here; it was left out.",
                    key=key,
                    value=refused[:60],
                )
            )
        if value is not None:
            context.chosen[key] = value
            st.session_state.pop(f"pick_{key}", None)


def write_link(context: Context, keys: tuple[str, ...]) -> None:
    """Put the choices that matter on this page into the address; defaults stay out."""
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


def encode_link(context: Context, keys: tuple[str, ...]) -> str:
    """Return the query that restores this view, defaults included, with the language."""
    pairs = [(k, _encode(context.chosen[k])) for k in keys if context.chosen.get(k) is not None]
    return "&".join(f"{k}={v}" for k, v in [("lang", context.lang), *pairs])


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
    known = tuple(dict.fromkeys(c for c in codes if c in library.members))[:MOST_COUNTRIES]
    unknown = [c for c in codes if c not in library.members]
    return (known if known or not codes else None), ", ".join(unknown)


def _parse_indicator(text: str, library: Library) -> Parsed:
    try:
        return library.catalog.find_indicator(text.strip()).id, ""
    except IndicatorsError:
        return None, text


def _parse_year(text: str, _library: Library) -> Parsed:
    return (int(text), "") if text.isdigit() and 1900 <= int(text) <= 2100 else (None, text)


def _parse_mineral(text: str, library: Library) -> Parsed:
    try:
        return str(library.find_mineral(text.strip().lower())["mineral"]), ""
    except IndicatorsError:
        return None, text


def _parse_view(text: str, _library: Library) -> Parsed:
    return (text, "") if text in VIEWS else (None, text)


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
    "view": _parse_view,
    "zoom": _parse_zoom,
    "dataset": _parse_dataset,
}
