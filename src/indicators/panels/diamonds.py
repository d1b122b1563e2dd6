"""One country's diamonds as declared to the Kimberley Process: volume, value, value per carat, with the gaps explained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.columns import YearSpan, draw_columns
from indicators.charts.events import Event, list_events
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor, note_words
from indicators.data import Library
from indicators.i18n import country_name, format_date, format_list, format_quantity, translate, translate_context
from indicators.panels.diamond_words import CARATS, PRICE, QUOTED, VALUE, find_doubts, lower_first, mark_doubts, measure_words
from indicators.panels.events import cite_events, find_turns, list_lost_events
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import describe_series, indicator_title, unit_label

DOUBTFUL = "U"
IDS = (CARATS, VALUE, PRICE)
DAYS = 365.25


def read_spans(library: Library, country: str, lang: str) -> list[YearSpan]:
    """Return the bans and suspensions of a country as spans on a year axis."""
    frame = library.table("kp_restrictions", "kp_restrictions")
    words = measure_words(lang)
    spans = []
    for row in frame[frame["country"] == country].sort_values("start").itertuples():
        start = 1990.0 if pd.isna(row.start) else _decimal_year(row.start)
        end = None if pd.isna(row.end) else _decimal_year(row.end)
        spans.append(YearSpan(start, end, words.get(row.measure, row.measure)))
    return spans


def _decimal_year(text: str) -> float:
    parts = [int(p) for p in text.split("-")]
    month = parts[1] if len(parts) > 1 else 1
    day = parts[2] if len(parts) > 2 else 1
    return parts[0] + (month - 1) / 12 + (day - 1) / DAYS - 0.5


@dataclass(frozen=True)
class Filings:
    """What one country declared: its indicators, its rows with doubts marked, the drawings, the explanations."""

    indicators: tuple[Indicator, ...]
    rows: tuple[pd.DataFrame, ...]
    drawings: tuple[Drawing, ...]
    notes: tuple[str, ...]

    @property
    def known(self) -> pd.DataFrame:
        """The years with carats, oldest first."""
        carats = self.rows[0]
        return carats[carats["value"].notna()].sort_values("year")

    @property
    def table(self) -> pd.DataFrame:
        """All rows, named by their indicator."""
        parts = [f.assign(indicator=i.id) for f, i in zip(self.rows, self.indicators, strict=True)]
        return pd.concat(parts, ignore_index=True)


def read_filings(
    library: Library, country: str, lang: str, look: Look, events: Sequence[Event] = (), doubts: pd.DataFrame | None = None
) -> Filings:
    """Return carats, value and value per carat of one country as drawings with bans shaded, doubts pale and gaps hatched.

    Args:
        library: the data.
        country: whose filings.
        lang: language of the texts.
        look: theme and width.
        events: numbered lines on every drawing.
        doubts: doubtful filings as from `find_doubts`, when the caller has them already.
    """
    indicators = tuple(library.catalog.find_indicator(i) for i in IDS)
    doubts = find_doubts(library) if doubts is None else doubts
    own = []
    for indicator in indicators:
        frame = library.observations(indicator)
        own.append(mark_doubts(frame[frame["country"] == country], doubts, lang))
    notes = tuple(_notes(library, own, country, lang))
    carats = own[0]
    if carats["value"].notna().sum() == 0:
        return Filings(indicators, tuple(own), (), notes)
    spans = read_spans(library, country, lang)
    first, last = int(carats["year"].min()), int(carats["year"].max())
    drawings = []
    for indicator, frame in zip(indicators, own, strict=True):
        factor = choose_factor(float(frame["value"].abs().max())) if indicator is not indicators[2] else 1.0
        drawn = replace(indicator, decimals=2) if factor > 1 else indicator
        figure = draw_columns(
            frame, drawn, lang, look, country=country, spans=spans, events=events, first=first, last=last, factor=factor
        )
        unit = scale_unit(lang, unit_label(library, lang, indicator.unit), factor)
        heading = translate(lang, "**{title}** {unit}", title=indicator_title(lang, indicator), unit=lower_first(unit))
        alt = describe_series(lang, indicator, frame, indicator_title(lang, indicator))
        drawings.append(Drawing(figure, alt, heading=heading))
    return Filings(indicators, tuple(own), tuple(drawings), notes)


@register_panel("country_diamonds")
def build_country_diamonds(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Three small charts of one country: carats, dollars, dollars a carat."""
    events = find_turns(library, selection.country, lang)
    filings = read_filings(library, selection.country, lang, look, events)
    known = filings.known
    explained = ""
    if known.empty:
        title = state_absent(selection.country, lang)
        subtitle = translate(lang, "Production declared to the Kimberley Process, 2003 to 2024.")
    else:
        title = state_filings(known, unit_label(library, lang, "carats"), lang)
        subtitle = filings_subtitle(lang, filings.rows[0])
        years = filings.rows[0]["year"]
        explained = list_events(events, lang, look, int(years.min()), int(years.max()), numbered=True)
    return Panel(
        name="country_diamonds",
        title=title,
        subtitle=subtitle,
        drawings=filings.drawings,
        rows=filings.table,
        indicators=filings.indicators,
        datasets=(library.catalog.find_dataset("kp"), *cite_events(library, events if filings.drawings else ())),
        notes=(explained, *filings.notes, *list_lost_events(library, lang)),
        selection=selection,
    )


def state_filings(known: pd.DataFrame, unit: str, lang: str) -> str:
    """Return what was declared first and last; a doubtful filing starts or ends a comparison only where there is no other.

    Args:
        known: the years with carats, oldest first, doubts marked by their status.
        unit: carats, in the reader's language.
        lang: language of the sentence.
    """
    trusted = known[known["obs_status"] != DOUBTFUL]
    rows = trusted if len(trusted) else known
    old, new = rows.iloc[0], rows.iloc[-1]
    words = {
        "before": format_quantity(lang, old["value"], unit),
        "after": format_quantity(lang, new["value"], unit),
        "first": str(int(old["year"])),
        "last": str(int(new["year"])),
    }
    if rows is known:
        return translate(lang, "Diamonds: {after} declared in {last}, a doubtful filing", **words)
    if len(rows) == 1:
        return translate(lang, "Diamonds: {after} declared in {last}", **words)
    return translate(lang, "Diamonds: {before} declared in {first}, {after} in {last}", **words)


def filings_subtitle(lang: str, carats: pd.DataFrame) -> str:
    """Return what the three charts show and how doubts and gaps look."""
    return translate(
        lang,
        "Production declared to the Kimberley Process, {first} to {last}. Pale: doubtful filing; hatched: no complete filing, not zero.",
        first=str(int(carats["year"].min())),
        last=str(int(carats["year"].max())),
    )


def state_absent(country: str, lang: str) -> str:
    """Return why a country has no production at all."""
    if country == "BEL":
        return translate(
            lang, "Belgium files with the European Union, one Kimberley Process participant: it has no row of its own"
        )
    return translate(lang, "No diamond production is filed for {country}", country=country_name(lang, country, "the"))


def _notes(library: Library, own: list[pd.DataFrame], country: str, lang: str) -> list[str]:
    rows = pd.concat(own, ignore_index=True)
    rows = rows.assign(told=[note_words(lang, n, r) for n, r in zip(rows["note"], rows["reason"], strict=True)])
    rows = rows[(rows["told"] != "") & (rows["obs_status"].isin(["U", "O", "M"]) | (rows["edition"] == QUOTED))]
    notes = []
    # The reason that holds for most years comes first: on the page only the first notes are open.
    for note, part in sorted(rows.groupby("told", sort=False), key=lambda group: -group[1]["year"].nunique()):
        years = format_list(lang, [str(y) for y in sorted(set(part["year"]))])
        notes.append(translate(lang, "{years}: {note}", years=years, note=str(note)))
    frame = library.table("kp_restrictions", "kp_restrictions")
    for row in frame[frame["country"] == country].itertuples():
        start = translate(lang, "earlier") if pd.isna(row.start) else format_date(lang, row.start)
        end = translate(lang, "today") if pd.isna(row.end) else format_date(lang, row.end)
        area = translate_context(lang, "note", str(row.area)) if not pd.isna(row.area) else ""
        what = translate_context(lang, "note", str(row.note))
        notes.append(
            translate(
                lang,
                "{start} to {end}, {area}: {what} Source: {url}",
                start=start,
                end=end,
                area=area,
                what=what,
                url=row.source_url,
            )
        )
    if country == "BEL":
        notes.append(
            translate(
                lang, "The Kimberley Process counts the European Union as one participant; Antwerp’s trade is inside its figures."
            )
        )
    return notes
