"""Words and joins that the diamond panels share: measures, doubts, gaps, sources."""

import pandas as pd

from indicators.data import Library
from indicators.i18n import (
    count_for_noun,
    format_date,
    format_list,
    format_number,
    translate,
    translate_context,
    translate_plural,
)
from indicators.metrics import Doubt, Gap, compute_shares, explain_gaps, find_doubtful_filings, sum_group
from indicators.panels.model import Link
from indicators.panels.texts import name_list

CARATS, VALUE, PRICE = "kp.production_carats", "kp.production_value", "kp.value_per_carat"
PARTIAL, UN_PARTIAL = "kp_partial", "un_partial"
QUOTED = "KP Annual Global Summary, quoted by the press"
"""Edition of the figures that are not in the database: rounded, as the press prints them."""
MILLION, BILLION = 1e6, 1e9


def measure_words(lang: str) -> dict[str, str]:
    """Return what each kind of ban is called on a drawing."""
    return {
        "un_ban": translate(lang, "UN ban"),
        UN_PARTIAL: translate(lang, "partial UN ban"),
        "kp_suspension": translate(lang, "suspended"),
        PARTIAL: translate(lang, "partly suspended"),
    }


def lower_first(text: str) -> str:
    """Return a phrase as it stands inside a line: its first letter small, except in an abbreviation such as “U.S.”."""
    return text if text[1:2] == "." else text[:1].lower() + text[1:]


def source_link(url: str, text: str = "") -> Link:
    """Return a link named by its text, else by its host."""
    host = url.split("/")[2].removeprefix("www.") if "//" in url else url
    return Link(text or host, url)


def write_years(lang: str, years: list[int]) -> str:
    """Return years as runs of three and more: “2003 to 2006, 2012 and 2013”."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    words = []
    for first, last in runs:
        if last - first > 1:
            words.append(translate(lang, "{first} to {last}", first=str(first), last=str(last)))
        else:
            words += [str(year) for year in range(first, last + 1)]
    return format_list(lang, words)


def write_money(lang: str, dollars: float) -> str:
    """Return an amount of dollars in words of million or billion, never with the sign that starts a formula on a page."""
    if dollars >= BILLION:
        return _write_large(lang, dollars, BILLION)
    if dollars >= MILLION:
        return _write_large(lang, dollars, MILLION)
    return translate(lang, "{number} dollars", number=format_number(lang, dollars, 0 if dollars >= 100 or dollars == 0 else 2))


def _write_large(lang: str, dollars: float, scale: float) -> str:
    number, whole = _three_figures(lang, dollars / scale), count_for_noun(lang, dollars / scale)
    if scale == BILLION:
        return translate_plural(lang, "{number} billion dollars", "{number} billion dollars", whole, number=number)
    return translate_plural(lang, "{number} million dollars", "{number} million dollars", whole, number=number)


def _three_figures(lang: str, size: float) -> str:
    return format_number(lang, size, 2 if size < 10 else 1 if size < 100 else 0)


def read_shares(library: Library, indicator: str) -> pd.DataFrame:
    """Return the shares of the world of one quantity, all years."""
    frame = library.observations(indicator)
    return library.keep(("diamond shares", indicator), lambda: compute_shares(frame))


def read_sums(library: Library, indicator: str) -> pd.DataFrame:
    """Return what the members hold together of one quantity, all years, indexed by year."""
    frame = library.observations(indicator)
    return library.keep(("diamond sums", indicator), lambda: sum_group(frame, library.members).set_index("year"))


def find_doubts(library: Library) -> pd.DataFrame:
    """Return every doubtful filing, oldest first, with what was filed, its own band and what marks it.

    Columns: country, year, value (shown, dollars a carat), filed (what the database holds), centre, low, high (band of the
    country's other years, of its peers where it has few), doubt (code), outside (whether the filed value leaves the band),
    note (sentence of the source), measures (bans that touch the year), url, carats and usual_carats (median of the
    country's years that no note doubts).
    """
    return library.keep(("diamond doubts",), lambda: _collect_doubts(library))


def _collect_doubts(library: Library) -> pd.DataFrame:
    rows = find_doubtful_filings(library.observations(PRICE))
    rows = rows[rows["doubt"] != Doubt.NONE]
    replaced = library.table("kp", "replaced_filings")
    replaced = replaced[replaced["measure"] == "value_per_carat"].assign(
        year=lambda f: f["year"].astype(int), filed=lambda f: f["filed_value"].astype(float)
    )
    rows = rows.merge(replaced[["country", "year", "filed"]], on=["country", "year"], how="left")
    rows = pd.concat([rows, _carats_without_value(library, rows)], ignore_index=True)
    rows = rows.assign(filed=rows["filed"].fillna(rows["value"]))
    rows = rows.assign(
        outside=(rows["filed"] < rows["low"]) | (rows["filed"] > rows["high"]),
        measures=_find_measures(library, rows),
        url=_find_urls(library, rows),
    ).join(_find_carats(library), on=["country", "year"])
    return rows.sort_values(["year", "country"]).reset_index(drop=True)


def _carats_without_value(library: Library, rows: pd.DataFrame) -> pd.DataFrame:
    """Filings that a note doubts and that have no value per carat to hold against a band."""
    frame = library.observations(CARATS)
    marked = frame[(frame["obs_status"] == "U") & (frame["country"] != "WLD")]
    known = set(zip(rows["country"], rows["year"], strict=True))
    lone = [(c, y) not in known for c, y in zip(marked["country"], marked["year"], strict=True)]
    return marked[lone].assign(value=float("nan"), doubt=str(Doubt.FLAGGED))


def _find_carats(library: Library) -> pd.DataFrame:
    frame = library.observations(CARATS)
    frame = frame[frame["value"].notna()]
    trusted = frame[(frame["obs_status"] != "U") & (frame["value"] > 0)].groupby("country")["value"].median()
    columns = {"carats": frame["value"].to_numpy(), "usual_carats": frame["country"].map(trusted).to_numpy()}
    return pd.DataFrame(columns, index=pd.MultiIndex.from_frame(frame[["country", "year"]]))


def _find_measures(library: Library, rows: pd.DataFrame) -> list[str]:
    first, last = int(rows["year"].min()), int(rows["year"].max())
    spans = explain_gaps(rows[["country", "year", "value"]], library.table("kp_restrictions", "kp_restrictions"), first, last)
    held = dict(zip(zip(spans["country"], spans["year"], strict=True), spans["measures"], strict=True))
    return [held.get(key, "") for key in zip(rows["country"], rows["year"], strict=True)]


def _find_urls(library: Library, rows: pd.DataFrame) -> list[str]:
    """The page that prints another figure for the filing, else the publisher's own."""
    pages = library.table("kp", "published_alternatives")
    held = {(r.country, int(r.year)): r.source_url for r in pages.itertuples()}
    own = library.catalog.find_dataset("kp").url
    return [held.get(key, own) for key in zip(rows["country"], rows["year"], strict=True)]


def doubt_reason(lang: str, row: pd.Series) -> str:
    """Return why a filing is marked, in words: the note of its source, the rule, or both."""
    parts = []
    if row["doubt"] == Doubt.FLAGGED:
        parts.append(translate_context(lang, "note", str(row["note"])))
        if row["outside"]:
            parts.append(translate(lang, "It also leaves the band."))
        elif pd.notna(row["low"]):
            parts.append(translate(lang, "It lies inside the band: the note alone marks it."))
        return " ".join(parts)
    if row["doubt"] == Doubt.PEERS:
        parts.append(translate(lang, "Our rule: it leaves the band of the other countries in that year."))
    else:
        parts.append(translate(lang, "Our rule: it leaves the band of the country’s own other years."))
    if row["note"] and row["note"] != "Value divided by carats.":
        parts.append(translate_context(lang, "note", str(row["note"])))
    if row["measures"]:
        parts.append(
            translate(lang, "A measure touched that year: {measures}.", measures=_name_measures(lang, str(row["measures"])))
        )
    return " ".join(parts)


def _name_measures(lang: str, measures: str) -> str:
    words = measure_words(lang)
    return format_list(lang, [words.get(m, m) for m in measures.split(" ")])


def doubt_rule(lang: str) -> str:
    """Return the rule by which a filing is doubtful."""
    return translate(
        lang,
        "The rule: the logarithm of the value per carat lies more than five robust standard deviations from the median of the "
        "country’s other years, or of the other countries that year when it has fewer than six. A wide band means that its own "
        "values jump. Doubtful does not mean false: it means that the figure needs an explanation.",
    )


def mark_doubts(frame: pd.DataFrame, doubts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return observations with status U, and the `reason` in words, on every filing whose value per carat is doubtful."""
    reasons = {(r["country"], r["year"]): doubt_reason(lang, r) for _, r in doubts.iterrows()}
    keys = list(zip(frame["country"], frame["year"], strict=True))
    marked = pd.Series([k in reasons for k in keys], index=frame.index) & frame["value"].notna()
    told = [reasons[k] if m and s != "U" else "" for k, m, s in zip(keys, marked, frame["obs_status"], strict=True)]
    return frame.assign(obs_status=frame["obs_status"].mask(marked, "U"), reason=told)


def keep_newest(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the newest value of each country, the largest first."""
    known = frame[frame["value"].notna()].sort_values("year").drop_duplicates("country", keep="last")
    return known.sort_values("value", ascending=False)


def tell_quoted(rows: pd.DataFrame, lang: str) -> list[str]:
    """Return for each year whose figures are the rounded ones of the press."""
    quoted = rows[(rows["edition"] == QUOTED) & rows["value"].notna()]
    return [
        translate(
            lang,
            "{year}: for {countries} a rounded figure quoted by the press, not the filing itself.",
            year=str(year),
            countries=name_list(lang, list(part["country"])),
        )
        for year, part in quoted.groupby("year")
    ]


def find_gaps(library: Library, first: int, last: int) -> pd.DataFrame:
    """Return the members' years without a figure: country, year, gap, measures, note of the file where it has one."""
    frame = library.observations(CARATS)
    status = library.table("kp_status", "kp_status")
    joined = {r.country: int(str(r.since)[:4]) for r in status.itertuples()}
    own = frame[frame["country"].isin(library.members)]
    rows = explain_gaps(own, library.table("kp_restrictions", "kp_restrictions"), first, last, joined)
    rows = rows[rows["gap"] != Gap.FILED]
    noted = own[own["value"].isna()][["country", "year", "note"]]
    rows = rows.merge(noted, on=["country", "year"], how="left")
    return rows.assign(note=rows["note"].fillna(""))


def is_barred(measures: str) -> bool:
    """Return whether one of these measures stopped all stones of a country, not only those of a part of it."""
    return bool(set(measures.split(" ")) - {"", PARTIAL, UN_PARTIAL})


def gap_reason(lang: str, gap: str, measures: str, note: str) -> str:
    """Return why a year has no figure, the note of the file first."""
    if note:
        return translate_context(lang, "note", note)
    held = set(measures.split(" ")) - {""}
    if "un_ban" in held:
        return translate(lang, "No filing: under a UN ban.")
    if "kp_suspension" in held:
        return translate(lang, "No filing: suspended from the Kimberley Process.")
    if gap == Gap.NOT_YET:
        return translate(lang, "Not yet a participant of the Kimberley Process.")
    if UN_PARTIAL in held:
        return translate(lang, "No filing found; a part of the stones was under a UN ban.")
    if PARTIAL in held:
        return translate(lang, "No filing found; a part of the country was suspended.")
    return translate(lang, "A participant, but no filing is in the copies found.")


def date_words(lang: str, date: object, missing: str) -> str:
    """Return a date in words, or `missing` where none was found."""
    return missing if pd.isna(date) else format_date(lang, str(date))


def date_link(date: object, url: object, missing: str, lang: str) -> str | Link:
    """Return a date in words that leads to the page reporting it; `missing` where no date was found."""
    text = date_words(lang, date, missing)
    return text if pd.isna(date) or pd.isna(url) else source_link(str(url), text)
