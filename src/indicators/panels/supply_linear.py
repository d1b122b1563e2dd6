"""The linear companion of every material beside the squared figure."""

import pandas as pd

from indicators.charts.pairs import draw_pairs
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import format_list, format_number, translate
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.supply_risk import read_results
from indicators.panels.supply_tables import FIGURE, cite_model, material_name, stage_word

ROWS = [
    "material", "stage", "hhi_wgi_t_global", "linear_global", "named_share_global", "hhi_wgi_t_eu", "linear_eu", "named_share_eu",
]  # fmt: skip
FIGURES = ("hhi_wgi_t_global", "linear_global")


@register_panel("supply_linear")
def build_supply_linear(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Squared and linear figure of world supply for every material of the chosen stage."""
    everything = read_results(library, selection.vintage)
    stage = selection.stage
    own = everything[(everything["stage"] == stage)]
    rows = own[own["linear_global"].notna()].sort_values("linear_global", ascending=False)
    ranks = _rank(rows)
    moved = (ranks["hhi_wgi_t_global"] - ranks["linear_global"]).abs().idxmax()
    top = float(rows[list(FIGURES)].max().max())
    half = -(-len(rows) // 2)
    return Panel(
        name="supply_linear",
        title=translate(
            lang,
            "Counting tonnes instead of squares moves {material} from rank {squared} to rank {linear} of {count}",
            material=material_name(lang, rows.loc[moved, "material"]),
            squared=str(ranks["hhi_wgi_t_global"][moved]),
            linear=str(ranks["linear_global"][moved]),
            count=str(len(rows)),
        ),
        subtitle=translate(
            lang,
            "World supply at the stage {stage}, governance weights from 0 (best) to 10 with the {vintage} update of the WGI: squared "
            "shares, and their linear companion; rank 1 is the highest.",
            stage=stage_word(lang, stage),
            vintage=selection.vintage,
        ),
        drawings=tuple(_draw_linear(part, top, lang, look) for part in (rows.iloc[:half], rows.iloc[half:]) if len(part)),
        rows=everything[ROWS],
        datasets=cite_model(library, selection.vintage),
        notes=_write_notes(own, rows, rows.loc[moved], lang),
        selection=selection,
    )


def _rank(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {name: rows[name].rank(ascending=False, method="min").astype(int) for name in FIGURES}


def _write_notes(own: pd.DataFrame, rows: pd.DataFrame, moved: pd.Series, lang: str) -> tuple[str, ...]:
    """Why both figures are shown and how they are made, ranks that materials share, and the materials without shares."""
    absent = own[own["linear_global"].isna()]["material"]
    notes = [
        translate(
            lang,
            "Squares make a supplier of 5% count for 1/400 of a monopolist and a share counts it for 1/20: small producers, and the people "
            "who live there, vanish from squared shares. So both are shown.",
        ),
        translate(
            lang,
            "Both are ours, from the study’s shares of world supply. The squared figure is the study’s H = Σ s²·g·t; the linear companion is "
            "Σ s·g / Σ s, the governance weight of the average tonne, without the trade parameter.",
        ),
    ]
    if alike := _note_alike(rows, moved, lang):
        notes.append(alike)
    if len(absent):
        names = format_list(lang, [material_name(lang, m) for m in absent])
        notes.append(translate(lang, "The study prints no shares of world supply for {names}.", names=names))
    return tuple(notes)


def _note_alike(rows: pd.DataFrame, moved: pd.Series, lang: str) -> str:
    """What the ranks are when rows with the same two figures count once; empty where there are none."""
    rounded = rows.assign(**{name: rows[name].round(6) for name in FIGURES})
    once = rounded.drop_duplicates(list(FIGURES))
    if len(once) == len(rows):
        return ""
    ranks = _rank(once)
    own = once.index[(once[list(FIGURES)] == moved[list(FIGURES)].astype(float).round(6)).all(axis=1)][0]
    return translate(
        lang,
        "Materials with the same two figures each have a rank, {largest} in the largest group. Counted once, {material} moves from rank "
        "{squared} to rank {linear} of {count}.",
        largest=str(int(rounded.groupby(list(FIGURES)).size().max())),
        material=material_name(lang, moved["material"]),
        squared=str(ranks[FIGURES[0]][own]),
        linear=str(ranks[FIGURES[1]][own]),
        count=str(len(once)),
    )


def _draw_linear(rows: pd.DataFrame, top: float, lang: str, look: Look) -> Drawing:
    frame = pd.DataFrame(
        {
            "label": [material_name(lang, m) for m in rows["material"]],
            "first": rows["hhi_wgi_t_global"],
            "second": rows["linear_global"],
            "text": [
                f"{format_number(lang, a, 2)} → {format_number(lang, b, 2)}"
                for a, b in zip(rows["hhi_wgi_t_global"], rows["linear_global"], strict=True)
            ],
        }
    )
    words = (translate(lang, "squared"), translate(lang, "linear"))
    first, last = rows.iloc[0], rows.iloc[-1]
    alt = translate(
        lang,
        "Squared and linear governance weight of {count} materials, from {first} (squared {first_squared}, linear {first_linear}) to "
        "{last} (squared {last_squared}, linear {last_linear}).",
        count=str(len(rows)),
        first=material_name(lang, first["material"]),
        first_squared=format_number(lang, first["hhi_wgi_t_global"], 2),
        first_linear=format_number(lang, first["linear_global"], 2),
        last=material_name(lang, last["material"]),
        last_squared=format_number(lang, last["hhi_wgi_t_global"], 2),
        last_linear=format_number(lang, last["linear_global"], 2),
    )
    return Drawing(draw_pairs(frame, FIGURE, lang, look, words=words, top=top), alt)
