"""A part of the methods page."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Section:
    """A part of the page: paragraphs and points with `**bold**`, tables with their captions, terms with their anchors.

    `panel` names the panel that holds the same rows, with its tools, where a page can show panels.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[tuple[str, pd.DataFrame], ...] = ()
    source: str = ""
    terms: tuple[tuple[str, str, str], ...] = ()
    anchor: str = ""
    panel: str = ""
    broken: bool = False
