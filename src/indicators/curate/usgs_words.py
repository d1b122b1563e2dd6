"""Turns the words that the USGS prints in place of figures, and its footnotes, into statuses and a few fixed sentences."""

import re

import pandas as pd

from indicators.curate.extracts import to_figures
from indicators.errors import DataError

GLUED = re.compile(r"e([\d,]+)")
WORDS = {
    "W": "Withheld by the publisher to protect company data.",
    "NA": "Not available from the publisher.",
    "s": "Less than half a unit.",
    "Less than ½ unit.": "Less than half a unit.",
    "Small": "The publisher prints “Small” in place of a figure.",
    "suspect": "Left out: the printed figure is larger than the world total.",
    "Included in World total": "Not shown separately; included in the world total.",
    "Included in World total.": "Not shown separately; included in the world total.",
    "Included with ilmenite": "Not shown separately; included with ilmenite.",
    "included with ilmenite": "Not shown separately; included with ilmenite.",
}
BOUND = "Lower bound: the publisher prints “more than”."
ZEROS = {"—": "The publisher prints a dash, which stands for zero.", "0": "The publisher’s data file prints zero."}
FOOTNOTES = (
    (r"Included in .World total", WORDS["Included in World total"]),
    (r"Included with platinum", "Not shown separately; the platinum-group metals are counted together."),
    (r"reserves data are included with ilmenite", WORDS["Included with ilmenite"]),
    (r"CHECK: the data release", "The data file prints 1.7 billion t, the printed chapter 1.8 billion t."),
    (r"UNIT CORRECTED", "The data file labels the unit wrongly; corrected after the neighbouring editions."),
    (
        r"[Ee]xcludes U\.S\. production|Does not include production in the U",
        "Leaves out production in the United States.",
    ),
    (r"does not include undocumented production", "Production quota; undocumented production is not counted."),
    (r"large mines only", "Large mines only."),
    (
        r"JORC|Joint Ore Reserves Committee",
        "The publisher also prints a lower figure under the Australian reporting code.",
    ),
    (r"[Rr]ounded to the nearest", "Rounded by the publisher to protect company data."),
)
PLAIN_WORLD = ("excluding U.S. production", "excluding United States")
EMPTY_FOOTNOTES = FOOTNOTES[:3]
FULL_FOOTNOTES = FOOTNOTES[3:]


def read_words(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the extract with `country`, `year`, `value`, `obs_status` and `note` as this project writes them.

    Raises:
        DataError: a word in place of a figure that nobody has read yet.
    """
    figures = to_figures(rows["value"], name)
    parts = rows["qualifier"].str.split("|")
    estimated = parts.map(lambda p: "e" in p)
    glued = rows["value_raw"].str.fullmatch(GLUED) & figures.isna() & (rows["unit_raw"] == "metric tons")
    figures = figures.mask(glued, to_figures(rows["value_raw"].where(glued, "").str.replace(r"[e,]", "", regex=True), name))
    words = parts.map(lambda p: next((q for q in p if q not in ("", "e")), "")).mask(glued, "")
    unread = set(words) - set(WORDS) - {"", ">"}
    if unread:
        raise DataError(f"{name} prints “{min(unread)}” in place of a figure. Add its meaning to the list of words.")
    bounded = words == ">"
    status = pd.Series("A", index=rows.index).mask(estimated, "E").mask(bounded, "U").mask(figures.isna(), "O")
    notes = [
        _choose_note(*cells)
        for cells in zip(figures.isna(), words, figures.eq(0), rows["value_raw"], rows["notes"], rows["country"], strict=True)
    ]
    return rows.assign(country=rows["iso3"], year=rows["year"].astype(int), value=figures, obs_status=status, note=notes)


def _choose_note(empty: bool, word: str, zero: bool, printed: str, footnote: str, label: str) -> str:
    """Return the one sentence that matters most for a figure."""
    if word == ">":
        return BOUND
    for pattern, sentence in EMPTY_FOOTNOTES if empty else FULL_FOOTNOTES:
        if re.search(pattern, footnote):
            return sentence
    if empty:
        return WORDS[word]
    if zero:
        return ZEROS[printed]
    return FULL_FOOTNOTES[2][1] if any(text in label for text in PLAIN_WORLD) else ""
