"""Five years on each side of an event beside the coalition's median: what happened, never why."""

from dataclasses import replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.around import draw_before_after
from indicators.charts.events import Event
from indicators.charts.theme import Look
from indicators.charts.words import choose_series_factor, format_value
from indicators.data import Library
from indicators.i18n import country_name, translate
from indicators.metrics import add_stderr, compare_before_after
from indicators.metrics.event_study import YEARS
from indicators.panels.before_after_notes import DOUBTFUL, Study, list_notes, state_peers
from indicators.panels.event_choice import choose_country, choose_event
from indicators.panels.events import format_event_date
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.quantities import name_measure
from indicators.panels.standing import scale_unit


def select_rows(library: Library, indicator: Indicator, selection: Selection) -> pd.DataFrame:
    """Return the observations with one row for each country and year, and their standard errors where known.

    A doubtful figure has no value here: half a year in a mean of whole years would look like a fall.
    """
    frame = library.observations(indicator)
    frame = frame.assign(value=frame["value"].where(frame["obs_status"] != DOUBTFUL))
    if "mineral" in indicator.dimensions:
        frame = frame[frame["mineral"] == selection.mineral]
    return add_stderr(frame, indicator.interval_level)


@register_panel("before_after")
def build_before_after(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The chosen indicator of one country around the chosen event, with the median of the other members."""
    indicator = library.catalog.find_indicator(selection.indicator)
    event = choose_event(library, selection, lang)
    country = choose_country(library, event, selection)
    frame = select_rows(library, indicator, selection)
    name, unit = name_measure(library, indicator, selection.mineral, lang)
    study = _make_study(library, indicator, name, frame, event, country)
    return Panel(
        name="before_after",
        title=_state_change(study, lang) if study else _state_nothing(name, country, int(str(event["date"])[:4]), lang),
        subtitle=translate(
            lang,
            "Around “{event}” ({date}). {unit}. Dotted: mean of the years on each side; dashed: median of the other members.",
            event=event["title"],
            date=format_event_date(lang, str(event["date"]), str(event["precision"])),
            unit=scale_unit(lang, unit, study.factor if study else 1.0),
        ),
        drawings=(_draw(study, lang, look, selection.zoom),) if study else (),
        rows=_tabulate(study, selection.mineral) if study else pd.DataFrame(columns=["country", "year", "value"]),
        indicators=(indicator,),
        datasets=(library.dataset_of(indicator), library.catalog.find_dataset("events")),
        notes=tuple(list_notes(library, study, lang)) if study else (),
        selection=selection,
    )


def _make_study(
    library: Library, indicator: Indicator, name: str, frame: pd.DataFrame, event: pd.Series, country: str
) -> Study | None:
    """The figures around the event; None where the country has none in these years."""
    year = int(str(event["date"])[:4])
    window = frame[frame["year"].between(year - YEARS, year + YEARS) & frame["country"].isin(library.members)]
    if not (window["country"].eq(country) & window["value"].notna()).any():
        return None
    result = compare_before_after(frame, country, year, library.members)
    factor = choose_series_factor(indicator, result.path[["value", "peer_median"]].to_numpy().ravel())
    shown = replace(indicator, decimals=2) if factor > 1 else indicator
    years = frame.loc[frame["value"].notna(), "year"]
    return Study(event, country, year, shown, name, window, result, factor, int(years.min()), int(years.max()))


def _state_nothing(name: str, country: str, year: int, lang: str) -> str:
    return translate(
        lang,
        "{indicator}: no value for {country} from {first} to {last}; choose another measure or event",
        indicator=name,
        country=country_name(lang, country, "the"),
        first=str(year - YEARS),
        last=str(year + YEARS),
    )


def _state_change(study: Study, lang: str) -> str:
    """Return the means of both sides as they are, with the word “clear” only where the uncertainty is known."""
    result = study.result

    def write(value: float | None) -> str:
        return "" if value is None else format_value(study.indicator, lang, value, factor=study.factor)

    words = {
        "indicator": study.name,
        "country": country_name(lang, study.country),
        "before": write(result.before),
        "after": write(result.after),
    }
    if result.after is None:
        return translate(lang, "{indicator}, {country}: {before} on average before, no value after", **words)
    if result.before is None:
        return translate(lang, "{indicator}, {country}: {after} on average after, no value before", **words)
    if result.clear is False:
        return translate(
            lang, "{indicator}, {country}: {before} on average before and {after} after, no clear difference", **words
        )
    if result.clear:
        return translate(
            lang, "{indicator}, {country}: {before} on average before and {after} after, a clear difference", **words
        )
    return translate(lang, "{indicator}, {country}: {before} on average before and {after} after", **words)


def _draw(study: Study, lang: str, look: Look, zoom: bool) -> Drawing:
    event = Event(str(study.event["date"]), str(study.event["title"]), study.country)
    figure = draw_before_after(
        study.frame,
        study.result.path,
        study.indicator,
        lang,
        look,
        country=study.country,
        event=event,
        zoom=zoom,
        factor=study.factor,
    )
    alt = translate(
        lang,
        "Lines from {first} to {last} with the event in the middle: {finding}. {peers}",
        finding=_state_change(study, lang),
        peers=state_peers(study, lang) or translate(lang, "No median of the other members can be drawn."),
        first=str(study.year - YEARS),
        last=str(study.year + YEARS),
    )
    return Drawing(figure, alt)


def _tabulate(study: Study, mineral: str) -> pd.DataFrame:
    """The path, with what the publisher gives for the country in those years."""
    own = study.frame[study.frame["country"] == study.country].set_index("year")
    extra = {c: study.result.path["year"].map(own[c]) for c in ("lower", "upper", "obs_status") if c in own}
    about = {"mineral": mineral} if "mineral" in study.indicator.dimensions else {}
    return study.result.path.assign(country=study.country, **about, event=str(study.event["id"]), **extra)
