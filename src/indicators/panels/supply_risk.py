"""The EU list of 2023 recomputed beside what was published, each row with its inputs."""

from dataclasses import dataclass, fields

import pandas as pd

from indicators.charts.dots import Reference
from indicators.charts.pairs import draw_pairs
from indicators.charts.theme import Look
from indicators.data import Library, read_rows
from indicators.i18n import format_list, format_number, format_percent, format_signed, join_clauses, translate
from indicators.metrics.supply_risk import CRITICAL_EI, CRITICAL_SR, TOLERANCE
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.supply_tables import (
    FIGURE,
    STAGES,
    VINTAGES,
    cite_model,
    count_decimals,
    material_name,
    name_row,
    read_model,
    stage_word,
)


@dataclass(frozen=True)
class ResultRow:
    """One row of the list: its inputs, our result and the one published; NaN where there is none."""

    material: str
    stage: str
    sr: float
    published_sr: float
    difference: float
    within_tolerance: bool | None
    published_ei: float
    hhi_wgi_t_global: float
    hhi_wgi_t_eu: float
    import_reliance: float
    eol_rir: float
    si: float
    supply_scope: str
    linear_global: float
    linear_eu: float
    named_share_global: float
    named_share_eu: float
    reason: str

    def name_material(self, lang: str) -> Link:
        """Return material and stage, leading to their page."""
        return Link(
            name_row(lang, self.material, self.stage),
            page="supply_risk",
            query=(("material", self.material), ("stage", self.stage)),
        )


def read_results(library: Library, vintage: str) -> pd.DataFrame:
    """Return every row of the list with its difference from the published result and the economic importance printed."""
    model = read_model(library, vintage)
    importance = model.published.dropna(subset=["published_ei"]).drop_duplicates("material").set_index("material")["published_ei"]
    results = model.results
    return results.assign(
        difference=results["sr"] - results["published_sr"],
        published_ei=results["material"].map(importance.astype(float)),
    )[[field.name for field in fields(ResultRow)]]


def tolerance_text(lang: str) -> str:
    """Return the tolerance as it is printed."""
    return format_number(lang, TOLERANCE, 2)


@register_panel("supply_list")
def build_supply_list(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Published and recomputed supply risk of every material that can be compared, by stage, highest first."""
    rows = read_results(library, selection.vintage)
    compared = rows[rows["within_tolerance"].notna()].sort_values(["published_sr", "sr"], ascending=False)
    top = float(compared[["published_sr", "sr"]].max().max())
    count, total = str(int(compared["within_tolerance"].sum())), str(len(compared))
    tolerance = tolerance_text(lang)
    return Panel(
        name="supply_list",
        title=translate(
            lang,
            "{count} of {total} published results come out within {tolerance}",
            count=count,
            total=total,
            tolerance=tolerance,
        ),
        subtitle=translate(
            lang,
            "EU supply risk, list of 2023: published (one decimal) and recomputed here with the {vintage} update of the WGI, means of "
            "2016 to 2020. Bold: more than {tolerance} apart.",
            vintage=selection.vintage,
            tolerance=tolerance,
        ),
        drawings=tuple(_draw_stage(compared[compared["stage"] == stage], stage, top, lang, look) for stage in STAGES),
        rows=rows,
        datasets=cite_model(library, selection.vintage),
        notes=_list_notes(library, rows, selection.vintage, lang),
        listing=_list_inputs(rows, lang, look),
        fold=translate(lang, "All {count} rows with their inputs", count=str(len(rows))),
        selection=selection,
    )


def _draw_stage(rows: pd.DataFrame, stage: str, top: float, lang: str, look: Look) -> Drawing:
    frame = pd.DataFrame(
        {
            "label": [material_name(lang, m) for m in rows["material"]],
            "first": rows["published_sr"],
            "second": rows["sr"],
            "text": [_pair_text(row, lang, look) for row in read_rows(rows, ResultRow)],
            "strong": ~rows["within_tolerance"].astype(bool),
        }
    )
    line = Reference(CRITICAL_SR, translate(lang, "critical from {value}", value=format_number(lang, CRITICAL_SR, 1)))
    words = (translate(lang, "published"), translate(lang, "recomputed"))
    figure = draw_pairs(frame, FIGURE, lang, look, words=words, references=(line,), top=top)
    first = rows.iloc[0]
    alt = translate(
        lang,
        "Published and recomputed supply risk at the stage {stage}: {within} of {count} agree within {tolerance}; the highest "
        "published is {material} with {published}, recomputed {sr}.",
        stage=stage_word(lang, stage),
        within=str(int(rows["within_tolerance"].sum())),
        count=str(len(rows)),
        tolerance=tolerance_text(lang),
        material=material_name(lang, first["material"]),
        published=published_text(lang, first["published_sr"]),
        sr=format_number(lang, first["sr"], 2),
    )
    return Drawing(figure, alt, heading=stage_word(lang, stage).capitalize())


def _pair_text(row: ResultRow, lang: str, look: Look) -> str:
    text = f"{published_text(lang, row.published_sr)} → {format_number(lang, row.sr, 2)}"
    if not look.compact and pd.notna(row.published_ei) and row.published_ei < CRITICAL_EI:
        return f"{text} ({translate(lang, 'EI {value}', value=format_number(lang, row.published_ei, 1))})"
    return text


def _list_notes(library: Library, rows: pd.DataFrame, vintage: str, lang: str) -> tuple[str, ...]:
    return (
        translate(
            lang,
            "The recomputed figures are our estimates. Every input is a printed table of the study and the formula is the published one; "
            "nothing is tuned. The tolerance is {tolerance} because results are printed with one decimal and the study does not state "
            "which update of the WGI it used.",
            tolerance=tolerance_text(lang),
        ),
        _compare_updates(library, rows, vintage, lang),
        _name_uncritical(rows, lang),
        translate(
            lang,
            "SR = [H(GS)·IR/2 + H(EU)·(1 − IR/2)]·(1 − EoL)·SI. H = Σ s²·g·t over the suppliers of the world (GS) or of the EU; s share, "
            "g governance weight, 5 − 2·mean WGI estimate, from 0 (best) to 10, t trade parameter. IR import reliance, EoL end-of-life "
            "recycling input rate, SI substitution index. Method: doi.org/10.2873/769526; tables: doi.org/10.2873/725585.",
        ),
        translate(
            lang,
            "The copy holds published results for every other row of the list: {count} rows have none to compare with.",
            count=str(int((rows["reason"] == "not_published").sum())),
        ),
    )


def _compare_updates(library: Library, rows: pd.DataFrame, vintage: str, lang: str) -> str:
    """What would come out with the other update of the WGI."""
    other = next(v for v in VINTAGES if v != vintage)
    then = read_results(library, other)
    shift = (then["sr"] - rows["sr"]).abs()
    most = rows.loc[shift.idxmax()]
    return translate(
        lang,
        "With the {other} update of the WGI, {count} of {total} come out; results move by {shift} at most ({row}).",
        other=other,
        count=str(int(then["within_tolerance"].sum())),
        total=str(int(then["within_tolerance"].notna().sum())),
        shift=format_number(lang, shift.max(), 2),
        row=name_row(lang, most["material"], most["stage"]),
    )


def _name_uncritical(rows: pd.DataFrame, lang: str) -> str:
    """When a material is critical, and which of those drawn are not because of their economic importance."""
    low = rows[rows["within_tolerance"].notna() & (rows["published_ei"] < CRITICAL_EI)].drop_duplicates("material")
    below = format_list(
        lang, [f"{material_name(lang, r.material)} {format_number(lang, r.published_ei, 1)}" for r in read_rows(low, ResultRow)]
    )
    above = rows[(rows["sr"] >= CRITICAL_SR) & (rows["published_ei"] < CRITICAL_EI)]["material"].drop_duplicates()
    limits = {"sr": format_number(lang, CRITICAL_SR, 1), "ei": format_number(lang, CRITICAL_EI, 1)}
    return translate(
        lang,
        "A material is critical when its supply risk is at least {sr} and its economic importance (EI) at least {ei}. Drawn here with a "
        "lower EI: {below}. Above the first threshold and below the second, so not critical: {names}.",
        below=below or translate(lang, "none"),
        names=format_list(lang, [material_name(lang, m) for m in above]) or translate(lang, "none"),
        **limits,
    )


def _list_inputs(rows: pd.DataFrame, lang: str, look: Look) -> pd.DataFrame:
    """Every row with its inputs; on a phone they stand below its name."""
    records = []
    for row in read_rows(rows, ResultRow):
        link = row.name_material(lang)
        difference = "–" if pd.isna(row.difference) else format_signed(lang, row.difference, 2)
        published, recomputed = published_text(lang, row.published_sr), _number(lang, row.sr)
        inputs = _name_inputs(row, lang)
        if look.compact:
            below = join_clauses(lang, [f"{name} {value}" for name, value in inputs.items()])
            record: dict[str, object] = {
                translate(lang, "Material"): (link, below),
                translate(lang, "Published, recomputed"): (f"{published} → {recomputed}", difference),
            }
        else:
            record = {
                translate(lang, "Material"): link,
                translate(lang, "Published"): published,
                translate(lang, "Recomputed"): recomputed,
                translate(lang, "Difference"): difference,
            }
        verdict = {translate(lang, "Within {tolerance}", tolerance=tolerance_text(lang)): _verdict(lang, row.within_tolerance)}
        records.append({**record, **verdict, **({} if look.compact else inputs)})
    return pd.DataFrame(records)


def _name_inputs(row: ResultRow, lang: str) -> dict[str, str]:
    supply = {
        "GS": translate(lang, "world"),
        "EU": translate(lang, "EU"),
        "GS+EU": translate(lang, "world and EU"),
    }
    return {
        translate(lang, "Computed from"): supply.get(str(row.supply_scope), "–"),
        translate(lang, "Weighted HHI, global"): _number(lang, row.hhi_wgi_t_global),
        translate(lang, "Weighted HHI, EU"): _number(lang, row.hhi_wgi_t_eu),
        translate(lang, "Import reliance"): _percent(lang, row.import_reliance),
        translate(lang, "Recycling"): _percent(lang, row.eol_rir),
        translate(lang, "Substitution"): _number(lang, row.si),
    }


def published_text(lang: str, value: float) -> str:
    """Return a published result with the decimals it is printed with."""
    return "–" if pd.isna(value) else format_number(lang, value, count_decimals(value))


def _number(lang: str, value: float, places: int = 2) -> str:
    return "–" if pd.isna(value) else format_number(lang, value, places)


def _percent(lang: str, value: float) -> str:
    return "–" if pd.isna(value) else format_percent(lang, value)


def _verdict(lang: str, within: object) -> str:
    if pd.isna(within):
        return translate(lang, "not comparable")
    return translate(lang, "yes") if within else translate(lang, "no")
