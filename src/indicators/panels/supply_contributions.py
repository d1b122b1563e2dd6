"""Who makes a supply risk: the part of each country, squared and linear, and how uncertain the figure is."""

import pandas as pd

from indicators.charts.pairs import draw_pairs
from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.i18n import country_name, format_list, format_number, format_percent, translate, translate_error
from indicators.metrics import RiskBand, explain_supply_risk, measure_risk_band
from indicators.metrics.uncertainty import LEVEL
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.supply_tables import (
    DATASET,
    DECIMALS,
    FIGURE,
    GOVERNANCE,
    SupplyModel,
    count_decimals,
    name_row,
    read_errors,
    read_model,
    reason_words,
    scope_words,
)

MOST = 10
REST = "OTH"


@register_panel("supply_contributions")
def build_supply_contributions(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Each supplier's part of the squared and of the linear figure, and the band of the result."""
    model = read_model(library, selection.vintage)
    result = model.find_result(selection.material, selection.stage)
    what = name_row(lang, result["material"], result["stage"])
    if pd.isna(result["sr"]):
        return describe_absent(library, selection, result, "supply_contributions", lang)
    parts = explain_supply_risk(model.suppliers, model.parameters, result["material"], result["stage"])
    citizens = selection.viewpoint == "citizens"
    parts = parts.sort_values("linear_contribution" if citizens else "contribution", ascending=False, kind="stable")
    band, trouble = _measure_band(library, model, result, lang)
    drawings = [_draw_parts(_fold_rest(parts, lang), what, lang, look)]
    if band is not None:
        drawings.append(_draw_band(band, result, what, lang, look))
    return Panel(
        name="supply_contributions",
        title=_state(parts.iloc[0], result, what, citizens, lang),
        subtitle=translate(
            lang,
            "Part of each supplier in the squared figure (K = s²·g·t / Σ) and in its linear companion (s·g / Σ), computed from {scope}, "
            "with the {vintage} update of the WGI.",
            scope=scope_words(lang, result["supply_scope"]),
            vintage=selection.vintage,
        ),
        drawings=tuple(drawings),
        rows=parts.assign(material=result["material"], stage=result["stage"]),
        datasets=tuple(
            library.catalog.find_dataset(name) for name in (DATASET, GOVERNANCE) if name not in library.catalog.broken
        ),
        notes=_write_notes(parts, band, trouble, lang),
        selection=selection,
    )


def describe_absent(library: Library, selection: Selection, result: pd.Series, name: str, lang: str) -> Panel:
    """Return a panel that says why a material cannot be computed."""
    what = name_row(lang, result["material"], result["stage"])
    return Panel(
        name=name,
        title=translate(lang, "{what}: the supply risk cannot be computed", what=what),
        subtitle=reason_words(lang, result["reason"]),
        drawings=(),
        rows=pd.DataFrame([result]),
        datasets=(library.catalog.find_dataset(DATASET),),
        notes=(translate(lang, "Choose another material: the list above has every row with its inputs."),),
        selection=selection,
    )


def _state(first: pd.Series, result: pd.Series, what: str, citizens: bool, lang: str) -> str:
    name = country_name(lang, first["country"], "the")
    if citizens:
        share = format_percent(lang, first["linear_contribution"])
        return translate(
            lang, "{what}: counted by the tonne, {country} makes {share} of the figure", what=what, country=name, share=share
        )
    return translate(
        lang,
        "{what}: {country} makes {share} of the supply risk of {sr}",
        what=what,
        country=name,
        share=format_percent(lang, first["contribution"]),
        sr=format_number(lang, result["sr"], 2),
    )


def _measure_band(library: Library, model: SupplyModel, result: pd.Series, lang: str) -> tuple[RiskBand | None, str]:
    """The band, or None and the reason: a damaged governance file costs the band only."""
    try:
        errors = read_errors(library)
    except IndicatorsError as error:
        return None, translate_error(lang, error)
    return measure_risk_band(model.suppliers, model.parameters, errors, result["material"], result["stage"]), ""


def _fold_rest(parts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The first suppliers and one row for all others."""
    shown, rest = parts.head(MOST), parts.iloc[MOST:]
    names = [country_name(lang, c) for c in shown["country"]]
    shown = shown.assign(label=names)[["label", "country", "contribution", "linear_contribution", "share"]]
    if rest.empty:
        return shown
    sums = rest[["contribution", "linear_contribution", "share"]].sum()
    label = translate(lang, "{count} others", count=str(len(rest)))
    return pd.concat([shown, pd.DataFrame([{"label": label, "country": REST, **sums}])], ignore_index=True)


def _draw_parts(rows: pd.DataFrame, what: str, lang: str, look: Look) -> Drawing:
    frame = rows.assign(
        first=rows["contribution"],
        second=rows["linear_contribution"],
        text=[
            f"{_percent(lang, a)} → {_percent(lang, b)}"
            for a, b in zip(rows["contribution"], rows["linear_contribution"], strict=True)
        ],
        detail=[
            translate(lang, "share of supply, weighed as the formula does: {share}", share=_percent(lang, s))
            for s in rows["share"]
        ],
    )
    words = (translate(lang, "squared"), translate(lang, "linear"))
    listed = format_list(lang, [f"{row.label} {row.text}" for row in frame.head(3).itertuples()])
    alt = translate(
        lang,
        "{what}: part of each supplier in the squared and in the linear figure: {values}. The table holds every supplier.",
        what=what,
        values=listed,
    )
    return Drawing(draw_pairs(frame, None, lang, look, words=words), alt, width=1.7)


def _percent(lang: str, share: float) -> str:
    if 0 < share < 0.0005:
        return f"<{format_percent(lang, 0.001, 1)}"
    return format_percent(lang, share, 0 if share >= 0.0995 or share == 0 else 1)


def _draw_band(band: RiskBand, result: pd.Series, what: str, lang: str, look: Look) -> Drawing:
    level = format_percent(lang, LEVEL)
    ends = [(format_number(lang, b.lower, 2), format_number(lang, b.upper, 2)) for b in (band.correlated, band.independent)]
    short = (translate(lang, "errors together"), translate(lang, "errors independent"))
    labels = (
        short
        if look.compact
        else (
            translate(lang, "errors together: {low} to {high}", low=ends[0][0], high=ends[0][1]),
            translate(lang, "errors independent: {low} to {high}", low=ends[1][0], high=ends[1][1]),
        )
    )
    bands = zip(labels, (band.correlated, band.independent), strict=True)
    rows = [(label, b.lower, b.value, b.upper, DECIMALS) for label, b in bands]
    if pd.notna(result["published_sr"]):
        rows.append(
            (
                translate(lang, "published"),
                float("nan"),
                result["published_sr"],
                float("nan"),
                count_decimals(result["published_sr"]),
            )
        )
    frame = pd.DataFrame(rows, columns=["label", "low", "best", "high", "decimals"])
    figure = draw_ranges(frame, FIGURE, lang, look, from_zero=False)
    wide = band.wide
    alt = translate(
        lang,
        "{what}: supply risk {value} with a {level} band from {low} to {high} from the errors of the governance estimates.",
        what=what,
        value=format_number(lang, wide.value, 2),
        level=level,
        low=format_number(lang, wide.lower, 2),
        high=format_number(lang, wide.upper, 2),
    )
    return Drawing(figure, alt)


def _write_notes(parts: pd.DataFrame, band: RiskBand | None, trouble: str, lang: str) -> tuple[str, ...]:
    small = parts[parts["share"] < parts["share"].sum() / 10]
    notes = [
        translate(
            lang,
            "Why both: squaring makes small suppliers vanish. The {count} suppliers below a tenth of the supply make {linear} of the linear "
            "figure and {squared} of the squared one.",
            count=str(len(small)),
            linear=_percent(lang, small["linear_contribution"].sum()),
            squared=_percent(lang, small["contribution"].sum()),
        )
    ]
    if band is None:
        return (*notes, translate(lang, "The band of the result cannot be drawn: {reason}", reason=trouble))
    notes.append(
        translate(
            lang,
            "Supply risk {value}; {level} band {low} to {high} when the errors of all governance estimates go together, the wide one, and "
            "{inner_low} to {inner_high} when they are independent. It covers the governance estimates only, not shares or trade.",
            value=format_number(lang, band.wide.value, 2),
            level=format_percent(lang, LEVEL),
            low=format_number(lang, band.correlated.lower, 2),
            high=format_number(lang, band.correlated.upper, 2),
            inner_low=format_number(lang, band.independent.lower, 2),
            inner_high=format_number(lang, band.independent.upper, 2),
        )
    )
    notes.append(
        translate(
            lang,
            "Standard errors are those of the 2024 update, means of 2016 to 2020: those of the 2022 update are not held. The band is our "
            "estimate.",
        )
    )
    if band.exact:
        names = format_list(lang, [country_name(lang, c) for c in band.exact])
        notes.append(translate(lang, "Treated as exact, because no standard error is published: {names}.", names=names))
    return tuple(notes)
