"""What stands below a scenario: changes that could not be made, the two viewpoints, the order of the changes."""

import pandas as pd

from indicators.i18n import country_name, translate
from indicators.metrics import Outcome
from indicators.panels.model import Selection
from indicators.panels.supply_inputs import Inputs
from indicators.panels.supply_tables import name_row


def write_scenario_notes(inputs: Inputs, selection: Selection, outcome: Outcome, lang: str) -> tuple[str, ...]:
    """Return which changes could not be made, whose risk is read, and how the shares of the others move."""
    notes = []
    if selection.supplier is not None and selection.supplier != inputs.supplier:
        notes.append(
            translate(
                lang,
                "{country} is no supplier in the study’s tables of {what}: its share and score were left out.",
                country=country_name(lang, selection.supplier, "the"),
                what=name_row(lang, inputs.material, inputs.stage),
            )
        )
    else:
        notes += _note_shares(inputs, selection, lang)
    if selection.reliance is not None and not inputs.takes_reliance:
        notes.append(translate(lang, "World supply is not printed for this material, so import reliance was left as it is."))
    if outcome is Outcome.SUPPLY_RISK:
        notes += [words for name, words in find_weightless(inputs, lang).items() if getattr(selection, name) is not None]
    if selection.viewpoint == "citizens" and outcome is Outcome.SUPPLY_RISK:
        notes.append(translate(lang, "World supply is not printed for this material, so only the risk for buyers is shown."))
    notes.append(
        translate(
            lang,
            "Risk for buyers asks how easily Europe could be cut off: a large supplier counts squared, weak governance is a danger to "
            "delivery, and recycling and substitutes protect. Risk for citizens asks under what governance a tonne is produced: each tonne "
            "counts once, and nothing that buyers do to protect themselves changes it.",
        )
    )
    return (*notes, _explain_order(selection.scope, lang))


def find_weightless(inputs: Inputs, lang: str) -> dict[str, str]:
    """Return the choices that cannot move the supply risk of this row, each with the reason."""
    if inputs.scope == "GS":
        return {
            "eu_share": translate(
                lang, "A share of EU sourcing has no weight here: the study computes this risk from world supply alone."
            ),
            "reliance": translate(
                lang, "Import reliance has no weight here: the study computes this risk from world supply alone."
            ),
        }
    if inputs.scope == "EU":
        return {
            "share": translate(
                lang, "A share of world supply has no weight here: the study computes this risk from EU sourcing alone."
            ),
            "reliance": translate(
                lang, "Import reliance has no weight here: the study computes this risk from EU sourcing alone."
            ),
        }
    return {}


def _note_shares(inputs: Inputs, selection: Selection, lang: str) -> list[str]:
    """Which asked change of a share could not be made, and why."""
    world = selection.share is not None and selection.scope != "eu"
    eu = selection.eu_share is not None and selection.scope != "world"
    country = country_name(lang, inputs.supplier, "the")
    notes = []
    if world and pd.isna(inputs.share):
        notes.append(
            translate(
                lang, "{country} supplies the EU only in these tables: its share of the world was left out.", country=country
            )
        )
    if eu and pd.isna(inputs.eu_share):
        notes.append(
            translate(lang, "No share of EU sourcing is printed here for {country}: its change was left out.", country=country)
        )
    alone = (world and pd.notna(inputs.share) and not inputs.takes_share) or (
        eu and pd.notna(inputs.eu_share) and not inputs.takes_eu_share
    )
    if alone:
        notes.append(translate(lang, "There is no other supplier to take up the share, so it was left as it is."))
    return notes


def _explain_order(scope: str, lang: str) -> str:
    """What happens to the others when a share changes, and in which order the changes are made."""
    if scope == "eu":
        return translate(
            lang,
            "When one share changes, the other suppliers of the EU are rescaled in proportion; world supply stays as printed. A governance "
            "estimate counts in both. Changes are made in the order share, governance, recycling, import reliance, and a part depends on it.",
        )
    if scope == "both":
        return translate(
            lang,
            "When a share changes, the other suppliers of the same supply, of the world or of the EU, are rescaled in proportion. A "
            "governance estimate counts in both. Changes are made in the order world share, EU share, governance, recycling, import "
            "reliance, and a part depends on it.",
        )
    return translate(
        lang,
        "When one share changes, the other suppliers of the world are rescaled in proportion; EU sourcing stays as printed. A governance "
        "estimate counts in both. Changes are made in the order share, governance, recycling, import reliance, and a part depends on it.",
    )
