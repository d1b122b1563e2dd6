"""What a page says once to whoever opens it by a link: what was left out, which page was asked for, how old the link is."""

import streamlit as st

from indicators.export.stamp import VERSION, read_stamp
from indicators.i18n import translate
from indicators.panels.pages import page_title
from indicators.ui.context import Context
from indicators.ui.labels import picker_label
from indicators.ui.listing import make_plain
from indicators.ui.stamps import tell_age

MISSING = "missing_page"
"""The key under which our server tells the name of a page that was asked for and does not exist."""
SPENT = (VERSION, MISSING)
"""Keys that leave the address when they were read."""


def tell_arrival(context: Context, written: dict[str, str]) -> None:
    """Say what the link says of itself, once."""
    for key, tell in ((MISSING, _tell_missing), (VERSION, _tell_version)):
        text = st.query_params.get(key)
        if text is not None and text != written.get(key):
            written[key] = text
            tell(context, text)


def tell_refused(context: Context, key: str, value: str) -> None:
    """Say which value of the link was left out."""
    context.notices.append(
        translate(
            context.lang,
            "The link asked for “{value}” under “{picker}”, which cannot be shown here; it was left out.",
            value=value[:60],
            picker=picker_label(context.lang, key),
        )
    )


def _tell_missing(context: Context, name: str) -> None:
    title = page_title(context.lang, context.page)
    words = translate(context.lang, "There is no page “{name}”; this is {page}.", name=make_plain(name[:60]), page=title)
    context.notices.append(words)


def _tell_version(context: Context, text: str) -> None:
    """Say what has changed since the link was made."""
    stamp = read_stamp(text[:2000])
    if stamp is None:
        tell_refused(context, VERSION, text)
    elif age := tell_age(context, stamp):
        context.notices.append(age)
