"""What a new edition did to the figures of the one before: revised, added, no longer given."""

from dataclasses import dataclass

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.theme import Look
from indicators.charts.words import format_value
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_percent, translate
from indicators.metrics import Revision, compare_editions
from indicators.panels.model import Panel, Selection, register_panel
from indicators.panels.quantities import format_amount, mineral_title, mineral_unit
from indicators.panels.texts import edition_words, indicator_title

USGS_MEASURES = ("mine_production", "refinery_production")
HDI_OLD, HDI_NEW = "undp_hdr.hdi", "undp_hdr.hdi_2025"
VDEM_OLD, VDEM_NEW = "vdem_v14", "vdem"
MOST = 6


@dataclass(frozen=True)
class Pair:
    """Two editions of one year: the figures that differ, how many were compared, and what they are called."""

    indicator: Indicator
    old_edition: str
    new_edition: str
    year: int
    revisions: pd.DataFrame
    compared: int

    def count(self, revision: Revision) -> int:
        """How many figures were revised, added or withdrawn."""
        return int((self.revisions["revision"] == revision).sum())


def find_pairs(library: Library) -> list[Pair]:
    """Return every pair of editions that is held, for the newest year that both give."""
    pairs = [p for m in USGS_MEASURES if (p := _compare_usgs(library, m)) is not None]
    old, new = (library.catalog.find_indicator(i) for i in (HDI_OLD, HDI_NEW))
    found = _compare(library, old, new, old.edition, new.edition)
    shared = list_shared_series(library)
    datasets = [library.catalog.find_dataset(d) for d in (VDEM_OLD, VDEM_NEW)]
    vdem = [
        _compare(library, datasets[0].indicators[n], datasets[1].indicators[n], datasets[0].edition, datasets[1].edition)
        for n in shared
    ]
    return [*pairs, *(p for p in (found, *vdem) if p is not None)]


def list_shared_series(library: Library) -> list[str]:
    """Return the V-Dem series that both versions hold; so far none."""
    old, new = (library.catalog.find_dataset(d).indicators for d in (VDEM_OLD, VDEM_NEW))
    return sorted(set(old) & set(new))


def _compare_usgs(library: Library, measure: str) -> Pair | None:
    """The newest year that an earlier edition gives, as its last edition and as the newest one print it."""
    frame = library.table("usgs_mcs", "earlier_editions")
    frame = frame[(frame["measure"] == measure) & frame["country"].isin(library.members)]
    if frame.empty:
        return None
    frame = frame.assign(value=pd.to_numeric(frame["value"]), year=frame["year"].astype(int))
    year = int(frame["year"].max())
    edition = str(frame.loc[frame["year"] == year, "edition"].max())
    indicator = library.catalog.find_indicator(f"usgs_mcs.{measure}")
    new = library.observations(indicator)
    new = new[(new["year"] == year) & new["country"].isin(library.members)]
    old = frame[(frame["year"] == year) & (frame["edition"] == edition)]
    return _pair(indicator, old, new, edition, str(new["edition"].max()), year)


def _compare(library: Library, old: Indicator, new: Indicator, before: str, after: str) -> Pair | None:
    frames = [library.observations(i) for i in (old, new)]
    frames = [f[f["country"].isin(library.members)] for f in frames]
    common = set.intersection(*(set(f.loc[f["value"].notna(), "year"]) for f in frames))
    if not common:
        return None
    year = int(max(common))
    earlier, later = (f[f["year"] == year] for f in frames)
    return _pair(new, earlier, later, before, after, year)


def _pair(indicator: Indicator, old: pd.DataFrame, new: pd.DataFrame, before: str, after: str, year: int) -> Pair:
    keys = ["country", *(k for k in ("mineral",) if k in new), "year", "value"]
    revisions = compare_editions(old[keys], new[keys])
    known = pd.concat([frame.loc[frame["value"].notna(), keys[:-1]] for frame in (old, new)])
    return Pair(indicator, before, after, year, revisions.assign(indicator=indicator.id), len(known.drop_duplicates()))


@register_panel("revisions")
def build_revisions(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """How much of the members' figures the newest editions changed, and the largest revisions."""
    pairs = library.keep(("revisions",), lambda: find_pairs(library))
    rows = pd.concat([p.revisions.assign(old_edition=p.old_edition, new_edition=p.new_edition) for p in pairs], ignore_index=True)
    return Panel(
        name="revisions",
        title=_state_finding(pairs, lang),
        subtitle=" ".join(_state_pair(p, lang) for p in pairs),
        drawings=(),
        rows=rows,
        listing=_list_largest(library, pairs, rows, lang),
        indicators=tuple(p.indicator for p in pairs),
        datasets=tuple(library.catalog.find_dataset(d) for d in dict.fromkeys(p.indicator.dataset for p in pairs)),
        notes=_notes(library, rows, lang),
        selection=selection,
    )


def _state_finding(pairs: list[Pair], lang: str) -> str:
    revised = sum(p.count(Revision.REVISED) for p in pairs)
    compared = sum(p.compared for p in pairs)
    return translate(
        lang,
        "New editions revised {count} of {total} earlier figures of the 13",
        count=str(revised),
        total=str(compared),
    )


def _state_pair(pair: Pair, lang: str) -> str:
    return translate(
        lang,
        "{indicator} of {year}, {old} to {new}: {revised} of {total} revised, {added} added, {withdrawn} no longer given.",
        indicator=indicator_title(lang, pair.indicator),
        year=str(pair.year),
        old=edition_words(lang, pair.old_edition),
        new=edition_words(lang, pair.new_edition),
        revised=str(pair.count(Revision.REVISED)),
        total=str(pair.compared),
        added=str(pair.count(Revision.ADDED)),
        withdrawn=str(pair.count(Revision.WITHDRAWN)),
    )


def _list_largest(library: Library, pairs: list[Pair], rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The revisions that are largest beside the earlier figure."""
    known = rows[rows["relative"].notna()].sort_values("relative", key=lambda s: s.abs(), ascending=False, kind="stable")
    indicators = {p.indicator.id: p.indicator for p in pairs}
    records = []
    for row in known.head(MOST).itertuples():
        indicator = indicators[row.indicator]
        mineral = str(row.mineral) if "mineral" in indicator.dimensions else ""
        what = indicator_title(lang, indicator)
        if mineral:
            what = translate(lang, "{indicator}, {mineral}", indicator=what, mineral=mineral_title(library, lang, mineral))
        who = translate(
            lang,
            "{country}, {year}: {change}",
            country=country_name(lang, row.country),
            year=str(int(row.year)),
            change=_signed_percent(lang, float(row.relative)),
        )
        write = _Writer(library, indicator, mineral, lang)
        records.append(
            {
                translate(lang, "Figure"): (what, who),
                translate(lang, "Before"): (write.figure(row.old_value), edition_words(lang, row.old_edition)),
                translate(lang, "Now"): (write.figure(row.new_value), edition_words(lang, row.new_edition)),
            }
        )
    return pd.DataFrame(records)


@dataclass(frozen=True)
class _Writer:
    """Writes figures of one indicator and mineral."""

    library: Library
    indicator: Indicator
    mineral: str
    lang: str

    def figure(self, value: float) -> str:
        """The value with the mineral's unit, or as the indicator is written."""
        if self.mineral:
            return format_amount(self.lang, value, mineral_unit(self.library, self.lang, self.mineral))
        return format_value(self.indicator, self.lang, value)


def _signed_percent(lang: str, fraction: float) -> str:
    text = format_percent(lang, fraction)
    return f"+{text}" if fraction > 0 else text


def _notes(library: Library, rows: pd.DataFrame, lang: str) -> tuple[str, ...]:
    notes = []
    gone = rows[rows["revision"] == Revision.WITHDRAWN]
    if len(gone):
        named = []
        for row in gone.itertuples():
            mineral = getattr(row, "mineral", None)
            what = (
                mineral_title(library, lang, str(mineral))
                if isinstance(mineral, str)
                else indicator_title(lang, library.catalog.find_indicator(row.indicator))
            )
            named.append(translate(lang, "{what} ({country})", what=what, country=country_name(lang, row.country)))
        notes.append(translate(lang, "No longer given: {figures}. That is a gap, not a zero.", figures=format_list(lang, named)))
    if not list_shared_series(library):
        old, new = (
            edition_words(lang, library.catalog.find_dataset(d).edition.split("(")[0].strip()) for d in (VDEM_OLD, VDEM_NEW)
        )
        notes.append(
            translate(lang, "V-Dem: {old} and {new} are both held but share no series, so nothing is compared.", old=old, new=new)
        )
    return tuple(notes)
