"""Curates `kp`: rough diamond production of the Kimberley Process, and the exports that the press quoted from it."""

from pathlib import Path

import pandas as pd

from indicators.curate.extracts import list_scope, normalise_text, read_extract, read_indicator, to_figures, with_key

PREFERRED = "diamonds/kp_production_preferred.csv"
ANNUAL = "diamonds/kp_production_annual.csv"
PRESS = "diamonds/kp_press_figures.csv"
COMPARISON = "diamonds/kp_database_vs_press.csv"
DATABASE_EDITION = "KP database, March 2025"
QUOTED_EDITION = "KP Annual Global Summary, quoted by the press"
COLUMNS = ["country", "year", "value", "obs_status", "note", "edition"]
MEASURES = {
    "production_carats": "kp_production_carats",
    "production_value": "kp_production_usd",
    "value_per_carat": "kp_production_usd_per_carat",
}
SPLIT = {"artisanal_carats": "kp_production_asm_carats", "industrial_carats": "kp_production_lsm_carats"}
EXPORTS = {"exports_value": "kp_exports_usd", "exports_carats": "kp_exports_carats"}

FIRST_PUBLISHED = (
    "Doubtful: the second half-year was later edited to more than twice any other value per carat. "
    "The figure first published stands here."
)
TYPING_ERROR = "Doubtful: the first half-year was filed at ten times the value per carat of the second, a typing error."
OUT_OF_LINE = "Doubtful: far out of line with the years around it."
THREE_FIGURES = "Doubtful: three different figures were published. The last filing stands here."
BELOW_A_DOLLAR = "Doubtful: the first half-year was filed at less than one dollar per carat."
LEFT_OUT = "The filed value is left out: its first half-year is ten times too high, a typing error."
WITHOUT_VALUE = "Carats were filed without a value."
SUSPENDED = "No filing: suspended from the Kimberley Process."
NOT_FOUND = "No complete filing for this year is in the copies found."
DOUBTFUL: dict[tuple[str, int], tuple[str, tuple[str, ...]]] = {
    ("ZAF", 2014): (FIRST_PUBLISHED, tuple(MEASURES)),
    ("LBR", 2014): (TYPING_ERROR, ("production_value", "value_per_carat")),
    ("GIN", 2007): (OUT_OF_LINE, tuple(MEASURES)),
    ("GIN", 2008): (OUT_OF_LINE, tuple(MEASURES)),
    ("LSO", 2022): (THREE_FIGURES, tuple(MEASURES)),
    ("IND", 2003): (BELOW_A_DOLLAR, ("production_value", "value_per_carat")),
    ("CAF", 2003): (WITHOUT_VALUE, tuple(MEASURES)),
}
MISSING: dict[tuple[str, int], str] = {
    ("CAF", 2014): SUSPENDED,
    ("CAF", 2015): SUSPENDED,
    **{(country, 2024): NOT_FOUND for country in ("CAF", "CMR", "GIN", "ZAF")},
    ("CAF", 2003): WITHOUT_VALUE,
    ("LBR", 2014): LEFT_OUT,
}
# A half-year is no year: the figure stays, its status warns whoever would compare it with whole ones.
HALF_YEARS = {
    "only one half year (H1)": "Only the first half-year was filed.",
    "only one half year (H2)": "Only the second half-year was filed.",
}
# The words of the extract's notes, in the order in which they decide, with the status and the sentence that we print.
WORDS: tuple[tuple[str, str, str], ...] = (
    ("no value filed for CAF", "I", "Sum of the participants, without a value for the Central African Republic."),
    ("without a value for LBR", "I", "Sum of the participants, without a value for Liberia."),
    ("sum over participants", "I", "Sum of the participants."),
    ("calls it the value of exports", "U", "Quoted by the press, which calls it the value of exports."),
    ("derived from two rounded", "I", "Derived from two rounded figures quoted by the press."),
    (" m USD / ", "I", "Derived from two rounded figures quoted by the press."),
    (" m carats x ", "I", "Derived from two rounded figures quoted by the press."),
    ("approximately", "E", "Quoted by the press as approximate."),
    ("check: H", "A", "A half-year filing lies far from the country’s usual value per carat."),
    ("filed as no production", "A", "Filed as no production."),
    ("value / carats", "I", "Value divided by carats."),
)


def curate(sources: Path) -> dict[str, pd.DataFrame]:
    """Return the seven indicators and the three tables that show where figures were replaced, quoted or disagree."""
    scope = list_scope("member", "peer")
    tables = {name: _build_production(sources, name) for name in MEASURES}
    for name, code in SPLIT.items():
        rows = read_indicator(sources, ANNUAL, code)
        kept = rows[rows["country"].isin(scope)]
        tables[name] = kept.assign(obs_status="A", note="")[COLUMNS[:-1]]
    for name, code in EXPORTS.items():
        rows = read_indicator(sources, PRESS, code)
        tables[name] = _build_exports(rows[rows["country"].isin((*scope, "EUU", "WLD"))])
    tables["replaced_filings"] = _list_replaced(sources)
    tables["quoted_figures"] = _list_quoted(sources, (*scope, "EUU", "WLD"))
    tables["published_alternatives"] = _list_alternatives(sources, (*scope, "WLD"))
    return tables


def _build_production(sources: Path, name: str) -> pd.DataFrame:
    """Return one production measure with statuses, sentences and the rows that say why a figure is missing."""
    rows = read_indicator(sources, PREFERRED, MEASURES[name])
    halves = _find_halves(sources)
    cells = zip(rows["country"], rows["year"], rows["note"], rows["source_id"], strict=True)
    marks = [("U", halves[row[:2]]) if row[:2] in halves else _mark(name, *row) for row in cells]
    quoted = rows["source_id"].str.startswith("KP_AGS")
    rows = rows.assign(
        obs_status=[status for status, _ in marks],
        note=[note for _, note in marks],
        edition=quoted.map({True: QUOTED_EDITION, False: DATABASE_EDITION}),
    )
    present = set(zip(rows["country"], rows["year"], strict=True))
    absent = [
        {"country": country, "year": year, "obs_status": "O", "note": note, "edition": DATABASE_EDITION}
        for (country, year), note in MISSING.items()
        if (country, year) not in present
    ]
    return pd.concat([rows[COLUMNS], pd.DataFrame(absent, columns=COLUMNS).astype({"value": float})], ignore_index=True)


def _find_halves(sources: Path) -> dict[tuple[str, int], str]:
    """Return the filings of half a year: the extract notes them beside the carats, what is derived from them is no better."""
    rows = read_indicator(sources, PREFERRED, MEASURES["production_carats"])
    cells = zip(rows["country"], rows["year"], rows["note"], strict=True)
    return {(country, year): text for country, year, note in cells for words, text in HALF_YEARS.items() if words in note}


def _mark(name: str, country: str, year: int, note: str, source: str) -> tuple[str, str]:
    """Return status and sentence of one production figure."""
    sentence, measures = DOUBTFUL.get((country, year), ("", ()))
    if name in measures:
        return "U", sentence
    for words, status, text in WORDS:
        if words in note:
            return ("I" if "value / carats" in note else status), text
    if source.startswith("KP_AGS"):
        return "A", "Quoted by the press, rounded."
    return "A", ""


def _build_exports(rows: pd.DataFrame) -> pd.DataFrame:
    """Return exports as the press quoted them; “over” and “about” are estimates."""
    loose = rows["note"].str.startswith("'")
    sentence = loose.map({True: "Quoted by the press as approximate.", False: "Quoted by the press, rounded."})
    union = "The European Union files as one participant; Belgium is part of it."
    return rows.assign(
        obs_status=loose.map({True: "E", False: "A"}),
        note=sentence.where(rows["country"] != "EUU", sentence + " " + union),
    )[COLUMNS[:-1]]


def _list_replaced(sources: Path) -> pd.DataFrame:
    """Return the filings that stand in the database but not in our series, each beside the figure we show."""
    reasons = {("ZAF", 2014): FIRST_PUBLISHED, ("LBR", 2014): TYPING_ERROR}
    parts = []
    for name, code in MEASURES.items():
        filed = read_indicator(sources, ANNUAL, code).set_index(["country", "year"])["value"]
        shown = read_indicator(sources, PREFERRED, code).set_index(["country", "year"])["value"]
        parts += [
            (country, year, name, filed[country, year], shown.get((country, year)), reason)
            for (country, year), reason in reasons.items()
            if filed[country, year] != shown.get((country, year))
        ]
    columns = ["country", "year", "measure", "filed_value", "shown_value", "reason"]
    return with_key(pd.DataFrame(parts, columns=columns), "country", "year", "measure")


def _list_quoted(sources: Path, countries: tuple[str, ...]) -> pd.DataFrame:
    """Return every figure that we took from the press, with the page that printed it."""
    names = {code: name for name, code in {**MEASURES, **EXPORTS}.items()}
    preferred = read_extract(sources, PREFERRED, ("source_url", "note"))
    press = read_extract(sources, PRESS, ("source_url", "note"))
    rows = pd.concat(
        [preferred[preferred["source_id"].str.startswith("KP_AGS")], press[press["indicator"].isin(EXPORTS.values())]]
    )
    rows = rows[rows["indicator"].isin(names) & rows["iso3"].isin(countries)].reset_index(drop=True)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "year": to_figures(rows["year"], PRESS).astype(int),
            "measure": rows["indicator"].map(names),
            "quoted_value": to_figures(rows["value"], PRESS),
            "remark": rows["note"].map(normalise_text),
            "source_url": rows["source_url"],
        }
    )
    return with_key(table, "country", "year", "measure")


def _list_alternatives(sources: Path, countries: tuple[str, ...]) -> pd.DataFrame:
    """Return the press figures that differ by more than two percent from the database, with what explains it."""
    names = {code: name for name, code in MEASURES.items()}
    rows = read_extract(sources, COMPARISON, ("kp_database_value", "press_value", "verdict", "comment", "source_url"))
    rows = rows[(rows["verdict"] == "differs") & rows["iso3"].isin(countries)].reset_index(drop=True)
    table = pd.DataFrame(
        {
            "country": rows["iso3"],
            "year": to_figures(rows["year"], COMPARISON).astype(int),
            "measure": rows["indicator"].map(names),
            "database_value": to_figures(rows["kp_database_value"], COMPARISON),
            "quoted_value": to_figures(rows["press_value"], COMPARISON),
            "explanation": rows["comment"].map(normalise_text),
            "source_url": rows["source_url"],
        }
    )
    return with_key(table, "country", "year", "measure", "source_url")
