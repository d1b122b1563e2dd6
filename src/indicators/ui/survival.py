"""What a damaged file may cost: a control, a section or a panel, never the page."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from indicators.errors import IndicatorsError
from indicators.i18n import translate, translate_error
from indicators.ui.context import Context

LOG = logging.getLogger(__name__)
DAMAGE = (KeyError, ValueError, TypeError, IndexError, AttributeError)
"""What reading fails with when a file is sound for its description and makes no sense all the same."""
P = ParamSpec("P")


def survive(draw: Callable[Concatenate[Context, P], None]) -> Callable[Concatenate[Context, P], None]:
    """Return the function as it is; where a file stops it, the page goes on and a sentence names the file."""

    @wraps(draw)
    def drawn(context: Context, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            draw(context, *args, **kwargs)
        except IndicatorsError as error:
            st.warning(translate_error(context.lang, error))
        except DAMAGE as error:
            LOG.exception("%s could not be drawn", draw.__name__)
            st.warning(
                translate(
                    context.lang,
                    "This panel cannot be drawn from the files as they are ({reason}). Run `indicators check`.",
                    reason=type(error).__name__,
                )
            )

    return drawn
