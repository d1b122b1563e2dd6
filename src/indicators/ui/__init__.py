"""What pages may use. A page imports streamlit and this package, nothing else."""

from indicators.ui.briefing import offer_briefing
from indicators.ui.frame import begin_page, open_app
from indicators.ui.methods import show_methods
from indicators.ui.own_file import show_own_file
from indicators.ui.panel import show_panel
from indicators.ui.part import show_part
from indicators.ui.pick_civic import pick_civic, pick_condition
from indicators.ui.pick_compare import pick_compared
from indicators.ui.pick_diamonds import pick_diamond_year
from indicators.ui.pick_exposure import pick_governance, pick_leverage, pick_leverage_mineral
from indicators.ui.pick_minerals import pick_basis, pick_measure, pick_world_mineral
from indicators.ui.pick_supply import pick_material, pick_stage, pick_viewpoint, pick_vintage
from indicators.ui.pick_timeline import pick_category, pick_concerned, pick_event, pick_period, pick_place
from indicators.ui.pickers import (
    pick_countries,
    pick_country,
    pick_dataset,
    pick_indicator,
    pick_mineral,
    pick_view,
    pick_year,
    pick_zoom,
)
from indicators.ui.prepare import prepare
from indicators.ui.present import pick_topics, show_collected, show_deck
from indicators.ui.sections import (
    finish,
    show_catalogue,
    show_dictionary,
    show_facts,
    show_heading,
    show_more_facts,
    show_status,
)
from indicators.ui.view import show_comparison
from indicators.ui.whatif import show_whatif

__all__ = [
    "begin_page",
    "finish",
    "offer_briefing",
    "open_app",
    "pick_basis",
    "pick_category",
    "pick_civic",
    "pick_compared",
    "pick_concerned",
    "pick_condition",
    "pick_countries",
    "pick_country",
    "pick_dataset",
    "pick_diamond_year",
    "pick_event",
    "pick_governance",
    "pick_indicator",
    "pick_leverage",
    "pick_leverage_mineral",
    "pick_material",
    "pick_measure",
    "pick_mineral",
    "pick_period",
    "pick_place",
    "pick_stage",
    "pick_topics",
    "pick_view",
    "pick_viewpoint",
    "pick_vintage",
    "pick_world_mineral",
    "pick_year",
    "pick_zoom",
    "prepare",
    "show_catalogue",
    "show_collected",
    "show_comparison",
    "show_deck",
    "show_dictionary",
    "show_facts",
    "show_heading",
    "show_methods",
    "show_more_facts",
    "show_own_file",
    "show_panel",
    "show_part",
    "show_status",
    "show_whatif",
]
