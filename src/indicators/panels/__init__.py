"""Panels: the findings of the product, built from the data without a user interface."""

from indicators.panels import (
    coverage,
    development,
    diamond_bans,
    diamond_doubts,
    diamond_production,
    diamond_world,
    diamonds,
    eiti,
    eiti_revenues,
    happenings,
    ledger,
    openness,
    portfolio,
    profile,
    standing,
    timeline,
    trend,
)
from indicators.panels.facts import Fact, find_facts
from indicators.panels.model import Drawing, Link, Panel, Selection, build_panel, register_panel
from indicators.panels.status import StatusLine, read_status

__all__ = [
    "Drawing",
    "Fact",
    "Link",
    "Panel",
    "Selection",
    "StatusLine",
    "build_panel",
    "coverage",
    "development",
    "diamond_bans",
    "diamond_doubts",
    "diamond_production",
    "diamond_world",
    "diamonds",
    "eiti",
    "eiti_revenues",
    "find_facts",
    "happenings",
    "ledger",
    "openness",
    "portfolio",
    "profile",
    "read_status",
    "register_panel",
    "standing",
    "timeline",
    "trend",
]
