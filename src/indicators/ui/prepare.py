"""What a process does before its first visitor comes: read the files of the start page and draw its panels in every language."""

import gc
import logging

from indicators.charts.theme import Look
from indicators.errors import IndicatorsError
from indicators.i18n import LANGUAGES
from indicators.panels import Selection, gather_facts, recall_panel
from indicators.ui.context import DEFAULTS, PANEL_KEYS, open_library

LOG = logging.getLogger(__name__)
FIRST_PANELS = ("standing", "changes", "revisions")


def prepare() -> None:
    """Fill the library's shelf; files that cannot be read are left to the panels, which say so."""
    library = open_library()
    selection = Selection(**{key: DEFAULTS[key] for key in PANEL_KEYS})  # type: ignore[arg-type]
    for lang in LANGUAGES:
        library.keep(("facts", lang), lambda lang=lang: gather_facts(library, lang))  # type: ignore[misc]
        for name in FIRST_PANELS:
            try:
                recall_panel(name, library, selection, lang, Look())
            except IndicatorsError as error:
                LOG.warning("Panel %s of the start page is not prepared: %s", name, error)
    gc.collect()
    gc.freeze()  # what is there now stays: the collector need not look at it again and again
