"""The EU list as its two thresholds see it: economic importance across, supply risk upwards, who of the members supplies what."""

from dataclasses import replace
from html import escape

import pandas as pd

from indicators.charts.quadrant import Measure
from indicators.charts.theme import Look
from indicators.charts.thresholds import Words, draw_thresholds
from indicators.charts.words import wrap_html
from indicators.data import Library
from indicators.i18n import country_name, format_number, format_percent, translate
from indicators.metrics import choose_headline, find_main_suppliers
from indicators.metrics.supply_risk import CRITICAL_EI, CRITICAL_SR, GLOBAL
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.supply_matrix_notes import find_groups, list_supplied, write_notes
from indicators.panels.supply_risk import published_text, read_results, tolerance_text
from indicators.panels.supply_tables import DATASET, FIGURE, cite_model, material_name, name_row, read_model, stage_word

IMPORTANCE = replace(FIGURE, name="economic_importance", title="Economic importance", decimals=1)
LISTS = {"listed": "critical", "strategic": "strategic"}
ROWS = [
    "material", "stage", "figure", "from_study", "sr", "published_sr", "published_ei", "passes", "listed", "strategic", "main_suppliers",
]  # fmt: skip


@register_panel("supply_matrix")
def build_supply_matrix(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One mark a material, at the higher of its two stages, between the thresholds of the EU list."""
    mains = find_main_suppliers(read_model(library, selection.vintage).suppliers, library.members)
    rows = find_positions(library, selection.vintage, mains)
    drawn = rows[rows["published_ei"].notna()]
    return Panel(
        name="supply_matrix",
        title=_state(drawn, lang),
        subtitle=translate(
            lang,
            "EU list of 2023, one mark a material at the higher of its two stages. SR: recomputed with the {vintage} update of the WGI; EI: as "
            "published. Hollow: ours is more than {tolerance} off or cannot be computed, so the published one is drawn; a line leads to ours.",
            vintage=selection.vintage,
            tolerance=tolerance_text(lang),
        ),
        drawings=(_draw(drawn, mains, selection.material, lang, look),),
        rows=rows[ROWS],
        datasets=cite_model(library, selection.vintage),
        notes=write_notes(library, rows, selection, lang),
        listing=_list(drawn, mains, lang, look),
        fold=translate(lang, "All {count} materials with both figures", count=str(len(drawn))),
        selection=selection,
    )


def _draw(drawn: pd.DataFrame, mains: pd.DataFrame, chosen: str, lang: str, look: Look) -> Drawing:
    figure = draw_thresholds(
        _arrange(drawn, mains, chosen, lang),
        lang,
        look,
        x=Measure(
            translate(lang, "Economic importance (EI)"),
            IMPORTANCE,
            CRITICAL_EI,
            translate(lang, "EI {value}", value=format_number(lang, CRITICAL_EI, 1)),
        ),
        y=Measure(
            translate(lang, "Supply risk (SR)"),
            replace(FIGURE, decimals=1),
            CRITICAL_SR,
            translate(lang, "SR {value}", value=format_number(lang, CRITICAL_SR, 1)),
        ),
        words=Words(
            marked=translate(lang, "a member is a main supplier"),
            plain=translate(lang, "no member is a main supplier"),
            hollow=translate(lang, "result of the study; ours differs"),
            corner=translate(lang, "critical: both thresholds reached"),
        ),
    )
    return Drawing(figure, _describe(drawn, lang))


def find_positions(library: Library, vintage: str, mains: pd.DataFrame) -> pd.DataFrame:
    """Return one row a material: the figure drawn, its economic importance, whether it passes, whether the EU lists it, who supplies.

    Groups of the study are means of their members and have no shares of their own: they are left out.
    """
    results = read_results(library, vintage)
    rows = choose_headline(results[~results["material"].isin(find_groups(library))])
    published = library.table(DATASET, "published").set_index("material")
    passes = (rows["figure"] >= CRITICAL_SR) & (rows["published_ei"] >= CRITICAL_EI)
    codes = mains.drop_duplicates(["material", "country"]).groupby("material", sort=False)["country"].agg(";".join)
    return rows.assign(
        passes=passes,
        main_suppliers=rows["material"].map(codes).fillna(""),
        **{
            name: rows["material"].map(published[column].astype(str).eq("true")).astype("boolean")
            for name, column in LISTS.items()
        },
    )


def name_suppliers(mains: pd.DataFrame, material: str, lang: str) -> list[str]:
    """Return each member among the main suppliers with its share, of what, at which stage."""
    lines = []
    for row in mains[mains["material"] == material].itertuples():
        words = {
            "country": country_name(lang, row.country),
            "share": format_percent(lang, row.share, 0 if row.share >= 0.0995 else 1),
            "stage": stage_word(lang, row.stage),
        }
        if row.scope == GLOBAL:
            lines.append(translate(lang, "{country} {share} of world supply ({stage})", **words))
        else:
            lines.append(translate(lang, "{country} {share} of EU sourcing ({stage})", **words))
    return lines


def _arrange(drawn: pd.DataFrame, mains: pd.DataFrame, chosen: str, lang: str) -> pd.DataFrame:
    """One line a mark; materials at the same spot share one, so that each can be read."""
    rows = drawn.assign(
        marked=drawn["main_suppliers"] != "",
        chosen=drawn["material"] == chosen,
        spot=drawn["figure"].round(2),
        text=[_hover(row, mains, lang) for row in drawn.to_dict("records")],
        name=[material_name(lang, m) for m in drawn["material"]],
        extra=[country_name(lang, codes.split(";")[0]) if codes else "" for codes in drawn["main_suppliers"]],
    )
    keys = ["published_ei", "spot", "from_study", "marked", "chosen"]
    groups = rows.groupby(keys, sort=False)
    frame = groups.agg(
        label=("name", ", ".join), hover=("text", "<br><br>".join), y=("figure", "first"), second=("sr", "first"),
        extra=("extra", "first"),
    ).reset_index()  # fmt: skip
    frame = frame.rename(columns={"published_ei": "x", "from_study": "hollow"})
    return frame.assign(second=frame["second"].where(frame["hollow"]))


def _hover(row: dict, mains: pd.DataFrame, lang: str) -> str:
    lines = [f"<b>{escape(name_row(lang, row['material'], row['stage']))}</b>"]
    lines.append(
        translate(
            lang,
            "SR {sr} recomputed, {published} published; EI {ei}",
            sr="–" if pd.isna(row["sr"]) else format_number(lang, row["sr"], 2),
            published=published_text(lang, row["published_sr"]),
            ei=format_number(lang, row["published_ei"], 1),
        )
    )
    lines += [wrap_html(escape(line), 48) for line in name_suppliers(mains, row["material"], lang)]
    return "<br>".join(lines)


def _state(drawn: pd.DataFrame, lang: str) -> str:
    passing = drawn[drawn["passes"]]
    return translate(
        lang,
        "{count} of {total} materials reach both thresholds; a coalition member is a main supplier of {supplied} of them",
        count=str(len(passing)),
        total=str(len(drawn)),
        supplied=str(int((passing["main_suppliers"] != "").sum())),
    )


def _describe(drawn: pd.DataFrame, lang: str) -> str:
    first = drawn.sort_values("figure", ascending=False).iloc[0]
    return translate(
        lang,
        "Scatter of {total} materials, economic importance across and supply risk upwards. {title}: {names}. Highest supply risk: {material}, "
        "{sr}. {hollow} marks are hollow. The table holds every material.",
        total=str(len(drawn)),
        title=_state(drawn, lang),
        names=list_supplied(drawn[drawn["passes"]], lang),
        material=material_name(lang, first["material"]),
        sr=format_number(lang, first["figure"], 2),
        hollow=str(int(drawn["from_study"].sum())),
    )


def _list(drawn: pd.DataFrame, mains: pd.DataFrame, lang: str, look: Look) -> pd.DataFrame:
    """Every material, the highest supply risk first; on a phone the figures stand in one column."""
    records: list[dict[str, object]] = []
    for row in drawn.sort_values(["figure", "published_ei"], ascending=False).itertuples():
        link = Link(
            name_row(lang, row.material, row.stage), page="supply_risk", query=(("material", row.material), ("stage", row.stage))
        )
        sr = format_number(lang, row.figure, 2) if not row.from_study else published_text(lang, row.published_sr)
        basis = translate(lang, "published; ours {sr}", sr="–" if pd.isna(row.sr) else format_number(lang, row.sr, 2))
        figure = (sr, basis) if row.from_study else sr
        importance = format_number(lang, row.published_ei, 1)
        suppliers = tuple(name_suppliers(mains, row.material, lang)) or "–"
        verdict = translate(lang, "yes") if row.passes else translate(lang, "no")
        heads = (translate(lang, "Supply risk"), translate(lang, "Economic importance"), translate(lang, "Reaches both"))
        if look.compact:
            both = translate(lang, "SR {sr}, EI {ei}", sr=sr, ei=importance)
            records.append(
                {
                    translate(lang, "Material"): (link, both, basis) if row.from_study else (link, both),
                    translate(lang, "Members"): suppliers,
                }
            )
            continue
        records.append(
            {
                translate(lang, "Material"): link,
                **dict(zip(heads, (figure, importance, verdict), strict=True)),
                translate(lang, "Members among the main suppliers"): suppliers,
            }
        )
    return pd.DataFrame(records)
