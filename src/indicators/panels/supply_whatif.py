"""What if: one supplier's share or governance, recycling or import reliance changed, and the reason for what follows."""

import pandas as pd

from indicators.charts.bars import draw_bars
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, format_signed, translate
from indicators.metrics import Outcome, Scenario, ScenarioResult, run_scenario
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.supply_contributions import describe_absent
from indicators.panels.supply_inputs import NOTHING, Inputs, build_scenario, read_inputs
from indicators.panels.supply_tables import DECIMALS, FIGURE, cite_model, count_decimals, name_row, read_model, scope_words
from indicators.panels.supply_whatif_notes import write_scenario_notes


@register_panel("supply_whatif")
def build_supply_whatif(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The result of a scenario beside the model as it stands, with the reason in one sentence."""
    model = read_model(library, selection.vintage)
    result = model.find_result(selection.material, selection.stage)
    if pd.isna(result["sr"]):
        return describe_absent(library, selection, result, "supply_whatif", lang)
    inputs = read_inputs(model, selection)
    scenario = build_scenario(inputs, selection)
    outcome = Outcome.LINEAR_COMPANION if selection.viewpoint == "citizens" else Outcome.SUPPLY_RISK
    if inputs.named == 0:
        outcome = Outcome.SUPPLY_RISK
    found = run_scenario(model.suppliers, model.parameters, inputs.material, inputs.stage, scenario, outcome)
    published = result["published_sr"] if outcome is Outcome.SUPPLY_RISK else float("nan")
    return Panel(
        name="supply_whatif",
        title=state_scenario(inputs, scenario, found, outcome, lang),
        subtitle=_describe(outcome, selection.vintage, lang),
        drawings=(_draw_results(found, published, scenario, lang, look),),
        listing=_list_changes(inputs, scenario, found, lang),
        rows=_tabulate(inputs, scenario, found, outcome),
        datasets=cite_model(library, selection.vintage),
        notes=write_scenario_notes(inputs, selection, outcome, lang),
        selection=selection,
    )


def _describe(outcome: Outcome, vintage: str, lang: str) -> str:
    if outcome is Outcome.SUPPLY_RISK:
        return translate(
            lang,
            "Risk for buyers: the EU supply risk, critical from 1.0, list of 2023, {vintage} update of the WGI. What you change is a "
            "thought experiment of yours, not a forecast.",
            vintage=vintage,
        )
    return translate(
        lang,
        "Risk for citizens: governance weight of the average tonne of world supply, 0 (best) to 10, list of 2023, {vintage} update of the "
        "WGI. What you change is a thought experiment of yours, not a forecast.",
        vintage=vintage,
    )


def state_scenario(inputs: Inputs, scenario: Scenario, found: ScenarioResult, outcome: Outcome, lang: str) -> str:
    """Return the result and its reason in one sentence: which input moved it, and by how much."""
    buyers = outcome is Outcome.SUPPLY_RISK
    words = {
        "what": name_row(lang, inputs.material, inputs.stage),
        "before": format_number(lang, found.before, 2),
        "after": format_number(lang, found.after, 2),
    }
    if not found.parts:
        if buyers:
            return translate(lang, "{what}: supply risk {before} as the model stands", **words)
        return translate(lang, "{what}: governance weight {before} of the average tonne as the model stands", **words)
    parts = _join_shares(found.parts)
    change = found.after - found.before
    main, part = _find_cause(parts, change)
    if abs(part) < NOTHING:
        why = _explain_still(inputs, found, buyers, lang)
        if buyers:
            return translate(lang, "{what}: supply risk stays at {before}, because {why}", why=why, **words)
        return translate(
            lang, "{what}: the governance weight of the average tonne stays at {before}, because {why}", why=why, **words
        )
    rest = [p for p in parts if p[0] != main and abs(p[1]) >= NOTHING]
    words["why"] = _explain_change(main, inputs, scenario, lang)
    words["part"] = format_signed(lang, part, 2)
    words["rest"] = format_signed(lang, sum(p[1] for p in rest), 2)
    return _state_moved(change, bool(rest), buyers, words, lang)


def _find_cause(parts: list[tuple[str, float]], change: float) -> tuple[str, float]:
    """The largest part that moves the result the way it went: a rise is not explained by what lowers it."""
    along = [p for p in parts if p[1] * change > 0] if abs(change) >= NOTHING else []
    return max(along or parts, key=lambda p: abs(p[1]))


def _join_shares(parts: tuple[tuple[str, float], ...]) -> list[tuple[str, float]]:
    """The parts with the two shares as one where both move the result: one cause with two figures."""
    shares = [p for name, p in parts if name in ("shares", "eu_shares")]
    if len(shares) < 2 or min(abs(p) for p in shares) < NOTHING or abs(sum(shares)) < NOTHING:
        return list(parts)
    return [("both_shares", sum(shares)), *(p for p in parts if p[0] not in ("shares", "eu_shares"))]


def _state_moved(change: float, mixed: bool, buyers: bool, words: dict[str, str], lang: str) -> str:
    if abs(change) < NOTHING:
        return translate(lang, "{what}: {after} as before, because {why} ({part}) and the other changes add {rest}", **words)
    if mixed and buyers:
        return translate(
            lang,
            "{what}: supply risk goes from {before} to {after}, mostly because {why} ({part}); the other changes add {rest}",
            **words,
        )
    if mixed:
        return translate(
            lang,
            "{what}: the governance weight of the average tonne goes from {before} to {after}, mostly because {why} ({part}); the other "
            "changes add {rest}",
            **words,
        )
    if buyers and change < 0:
        return translate(lang, "{what}: supply risk falls from {before} to {after}, because {why} ({part})", **words)
    if buyers:
        return translate(lang, "{what}: supply risk rises from {before} to {after}, because {why} ({part})", **words)
    if change < 0:
        return translate(
            lang,
            "{what}: the governance weight of the average tonne falls from {before} to {after}, because {why} ({part})",
            **words,
        )
    return translate(
        lang, "{what}: the governance weight of the average tonne rises from {before} to {after}, because {why} ({part})", **words
    )


def _explain_change(part: str, inputs: Inputs, scenario: Scenario, lang: str) -> str:
    """The clause that names one changed input with its two values."""
    of_country = country_name(lang, inputs.supplier, "of")
    if part == "both_shares":
        (old, new), (eu_old, eu_new) = (_read_change(name, inputs, scenario, lang) for name in ("shares", "eu_shares"))
        return translate(
            lang,
            "the share {of_country} goes from {old} to {new} in world supply and from {eu_old} to {eu_new} in EU sourcing",
            of_country=of_country,
            old=old,
            new=new,
            eu_old=eu_old,
            eu_new=eu_new,
        )
    before, after = _read_change(part, inputs, scenario, lang)
    words = {"of_country": of_country, "old": before, "new": after}
    if part == "shares":
        return translate(lang, "the share {of_country} in world supply goes from {old} to {new}", **words)
    if part == "eu_shares":
        return translate(lang, "the share {of_country} in EU sourcing goes from {old} to {new}", **words)
    if part == "governance":
        return translate(lang, "the mean governance estimate {of_country} goes from {old} to {new}", **words)
    if part == "eol_rir":
        return translate(lang, "recycling goes from {old} to {new} of the input", old=before, new=after)
    return translate(lang, "import reliance goes from {old} to {new}", old=before, new=after)


def _read_change(part: str, inputs: Inputs, scenario: Scenario, lang: str) -> tuple[str, str]:
    """Old and new value of one changed input as texts."""
    if part == "governance":
        return format_signed(lang, inputs.score, 2), format_signed(lang, scenario.wgi_means[inputs.supplier], 2)
    pairs = {
        "shares": (inputs.share, scenario.shares.get(inputs.supplier)),
        "eu_shares": (inputs.eu_share, scenario.eu_shares.get(inputs.supplier)),
        "eol_rir": (inputs.recycling, scenario.eol_rir),
        "import_reliance": (inputs.reliance, scenario.import_reliance),
    }
    old, new = pairs[part]
    return ("–" if pd.isna(old) else format_percent(lang, old)), format_percent(lang, float(new or 0))


def _explain_still(inputs: Inputs, found: ScenarioResult, buyers: bool, lang: str) -> str:
    """The clause that says why a change moves nothing."""
    changed = {name for name, _ in found.parts}
    if not buyers and "eu_shares" in changed:
        return translate(lang, "the average tonne is one of world supply, which does not change with what the EU buys")
    if not buyers and changed <= {"eol_rir", "import_reliance"}:
        return translate(lang, "recycling and import reliance protect buyers and change nothing where the mineral is dug")
    if "import_reliance" in changed and inputs.scope in ("GS", "EU"):
        scope = scope_words(lang, inputs.scope)
        return translate(lang, "the study computes it from {scope} alone, where import reliance has no weight", scope=scope)
    if "shares" in changed and inputs.scope == "EU":
        return translate(lang, "the study computes it from EU sourcing alone, where shares of world supply have no weight")
    if "eu_shares" in changed and inputs.scope == "GS":
        return translate(lang, "the study computes it from world supply alone, where shares of EU sourcing have no weight")
    if "shares" in changed and inputs.reliance == 0:
        return translate(lang, "with import reliance at zero world supply has no weight")
    return translate(lang, "the change is too small to be seen in two decimals")


def _draw_results(found: ScenarioResult, published: float, scenario: Scenario, lang: str, look: Look) -> Drawing:
    rows = []
    if pd.notna(published):
        rows.append((translate(lang, "Published"), published, count_decimals(published)))
    rows.append((translate(lang, "Recomputed"), found.before, DECIMALS))
    if found.parts:
        rows.append((translate(lang, "With your changes"), found.after, DECIMALS))
    frame = pd.DataFrame(rows, columns=["label", "value", "decimals"])
    listed = format_list(lang, [f"{label} {format_number(lang, value, decimals)}" for label, value, decimals in rows])
    alt = translate(lang, "Bars from zero: {values}.", values=listed)
    return Drawing(draw_bars(frame, FIGURE, lang, look), alt)


def _list_changes(inputs: Inputs, scenario: Scenario, found: ScenarioResult, lang: str) -> pd.DataFrame | None:
    """One line for each changed input."""
    if not found.parts:
        return None
    names = {
        "shares": translate(lang, "Share of world supply, {country}", country=country_name(lang, inputs.supplier)),
        "eu_shares": translate(lang, "Share of EU sourcing, {country}", country=country_name(lang, inputs.supplier)),
        "governance": translate(lang, "Mean governance estimate, {country}", country=country_name(lang, inputs.supplier)),
        "eol_rir": translate(lang, "Recycling input rate"),
        "import_reliance": translate(lang, "Import reliance"),
    }
    records = []
    for name, part in found.parts:
        before, after = _read_change(name, inputs, scenario, lang)
        records.append(
            {
                translate(lang, "Input"): names[name],
                translate(lang, "Printed"): before,
                translate(lang, "Yours"): after,
                translate(lang, "Adds"): format_signed(lang, part, 2),
            }
        )
    return pd.DataFrame(records)


def _tabulate(inputs: Inputs, scenario: Scenario, found: ScenarioResult, outcome: Outcome) -> pd.DataFrame:
    head = {"material": inputs.material, "stage": inputs.stage, "outcome": str(outcome), "supplier": inputs.supplier}
    lines = [{"step": "before", "value": found.before}, *({"step": n, "value": p} for n, p in found.parts)]
    return pd.DataFrame([{**head, **line} for line in [*lines, {"step": "after", "value": found.after}]])
