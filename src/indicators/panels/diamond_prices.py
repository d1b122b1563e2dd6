"""Value per carat compared: what the members declared that a carat is worth."""

import pandas as pd

from indicators.charts.ranges import draw_ranges
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate
from indicators.panels.diamond_words import PRICE, find_doubts, keep_newest, mark_doubts, tell_quoted
from indicators.panels.model import Drawing, Panel, Selection, register_panel


@register_panel("diamond_prices")
def build_diamond_prices(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Value per carat of every member: the range of its trusted years and its newest year, on one logarithmic axis."""
    indicator = library.catalog.find_indicator(PRICE)
    frame = mark_doubts(library.observations(indicator), find_doubts(library), lang)
    known = frame[frame["country"].isin(library.members) & frame["value"].gt(0)].sort_values("year")
    newest = keep_newest(known)
    drawn = _measure_ranges(known, newest, lang)
    told = [
        translate(lang, "{filing} {value}", filing=name, value=format_number(lang, value, 2))
        for name, value in zip(drawn["label"], drawn["best"], strict=True)
    ]
    return Panel(
        name="diamond_prices",
        title=_state_prices(newest, lang),
        subtitle=translate(
            lang,
            "U.S. dollars per carat, newest filing (dot) and range of the years {first} to {last} without doubtful ones; "
            "logarithmic scale.",
            first=str(int(known["year"].min())),
            last=str(int(known["year"].max())),
        ),
        drawings=(
            Drawing(
                draw_ranges(drawn, indicator, lang, look, log=True),
                translate(lang, "Value per carat of the newest filing: {values}.", values=format_list(lang, told)),
            ),
        ),
        rows=known,
        indicators=(indicator,),
        datasets=(library.catalog.find_dataset("kp"),),
        notes=(
            translate(
                lang, "A low value per carat may mean small or industrial stones, or a low declaration: the figure cannot tell."
            ),
            *tell_quoted(newest, lang),
        ),
        selection=selection,
    )


def _measure_ranges(known: pd.DataFrame, newest: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One row for each country: its newest value, and the lowest and the highest of its years that are not doubtful."""
    spread = known[known["obs_status"] != "U"].groupby("country")["value"].agg(["min", "max"]).reindex(newest["country"])
    labels = [
        translate(lang, "{country}, {year}", country=country_name(lang, r.country), year=str(r.year)) for r in newest.itertuples()
    ]
    return pd.DataFrame(
        {
            "label": labels,
            "country": list(newest["country"]),
            "low": list(spread["min"]),
            "best": list(newest["value"]),
            "high": list(spread["max"]),
        }
    )


def _state_prices(newest: pd.DataFrame, lang: str) -> str:
    """The dearest and the cheapest carat among the dots that are not doubtful, each with its year."""
    rows = newest[newest["obs_status"] != "U"]
    if rows.empty:
        return translate(lang, "No value per carat is declared")
    high, low = rows.iloc[0], rows.iloc[-1]
    words = {
        "high": translate(lang, "{number} dollars", number=format_number(lang, high["value"], 2)),
        "low": translate(lang, "{number} dollars", number=format_number(lang, low["value"], 2)),
        "in_first": country_name(lang, high["country"], "in"),
        "in_last": country_name(lang, low["country"], "in"),
        "year": str(int(high["year"])),
    }
    if high["year"] != low["year"]:
        return translate(
            lang,
            "A carat was declared at {high} {in_first} in {year} and at {low} {in_last} in {low_year}",
            low_year=str(int(low["year"])),
            **words,
        )
    return translate(lang, "A carat was declared at {high} {in_first} and at {low} {in_last} in {year}", **words)
