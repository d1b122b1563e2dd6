"""Governance beside exposure: who holds much of a mineral, or lives from it, and how the country is governed."""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.quadrant import Measure, draw_quadrant
from indicators.charts.theme import Look
from indicators.charts.words import format_share, format_value
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_percent, translate
from indicators.metrics import Comparison, add_stderr, compare_to_reference, find_median
from indicators.panels.leverage import Leverage, measure_leverage
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import choose_year, pick_rows
from indicators.panels.texts import caveat_texts, indicator_title, interval_words, name_list


def list_governance(library: Library) -> list[str]:
    """Return the indicators of the governance axis: those whose publisher gives an interval, the WGI first."""
    found = [
        i
        for i in library.catalog.indicators.values()
        if i.interval_level is not None and i.topic == "governance" and not i.dimensions
    ]
    return [i.id for i in sorted(found, key=lambda i: (i.dataset != "wgi_estimate", i.dataset, i.title))]


def read_governance(library: Library, indicator: Indicator) -> tuple[pd.DataFrame, int]:
    """Return one row a country with `stderr`, and the year that most members have."""
    frame = library.observations(indicator)
    year = choose_year(frame, library.members, None)
    rows = pick_rows(frame, year)
    return add_stderr(rows[rows["value"].notna()], indicator.interval_level), year


def join_axes(library: Library, governance: pd.DataFrame, leverage: Leverage) -> pd.DataFrame:
    """Return the countries that have both values, with the comparison of governance to the members' median and its error."""
    median, stderr = find_median(governance[governance["country"].isin(library.members)])
    compared = compare_to_reference(governance, median, stderr)
    left = compared.rename(columns={"value": "x", "lower": "x_lower", "upper": "x_upper", "year": "governance_year"})
    left = left[["country", "x", "x_lower", "x_upper", "governance_year", "comparison"]]
    right = leverage.rows.rename(columns={"value": "y"})
    rows = left.merge(right, on="country", validate="1:1").assign(median=median)
    return rows.sort_values(["y", "country"], ascending=[False, True], ignore_index=True)


@register_panel("exposure")
def build_exposure(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The quadrant: governance across with its interval, leverage or dependence upwards, medians as guides."""
    indicator = library.catalog.find_indicator(selection.governance)
    governance, year = read_governance(library, indicator)
    leverage = measure_leverage(library, lang, selection.leverage, selection.mineral)
    rows = join_axes(library, governance, leverage)
    members = rows[rows["country"].isin(library.members)]
    scored = int(governance["country"].isin(library.members).sum())
    drawings: tuple[Drawing, ...] = ()
    if len(rows):
        guide = translate(lang, "median of {count} members", count=str(scored))
        x = Measure(indicator_title(lang, indicator), indicator, float(rows["median"].iloc[0]), guide)
        y = Measure(leverage.title, leverage.indicator, *_guide(rows, members, lang))
        strong = [c for c in selection.countries if c in set(rows["country"])] or list(members["country"][:6])
        figure = draw_quadrant(rows, lang, look, x=x, y=y, highlight=strong)
        drawings = (Drawing(figure, _describe(rows, indicator, leverage, lang), selects=True),)
    datasets = {d.name: d for d in (library.dataset_of(indicator), *leverage.datasets)}
    return Panel(
        name="exposure",
        title=state_exposure(members, indicator, leverage, scored, lang, selection.countries),
        subtitle=_subtitle(library, indicator, leverage, year, rows, lang),
        drawings=drawings,
        rows=rows,
        listing=_list(library, rows, indicator, leverage, lang) if len(members) else None,
        indicators=(indicator, *leverage.indicators),
        datasets=tuple(datasets.values()),
        notes=tuple(_notes(library, governance, leverage, rows, lang)),
        selection=selection,
    )


def _guide(rows: pd.DataFrame, members: pd.DataFrame, lang: str) -> tuple[float | None, str]:
    """The median of what is shown, unless too few have a value for a median to mean anything."""
    if len(members) >= 7:
        return float(members["y"].median()), translate(lang, "median of {count} members", count=str(len(members)))
    if len(rows) >= 5:
        return float(rows["y"].median()), translate(lang, "median of those shown")
    return None, ""


def state_exposure(
    members: pd.DataFrame, indicator: Indicator, leverage: Leverage, scored: int, lang: str, chosen: Sequence[str] = ()
) -> str:
    """Return the finding: which member holds most, and whether it is clearly governed below the members' median.

    Where one of the chosen countries holds something, it is said of the one among them that holds most.
    """
    held = members[members["y"] > 0]
    if held.empty:
        return translate(lang, "No member has a figure: {measure}", measure=leverage.title)
    own = held[held["country"].isin(list(chosen))]
    top = (held if own.empty else own).iloc[0]
    words = {
        "country": country_name(lang, top["country"], "the"),
        "of_country": country_name(lang, top["country"], "of"),
        "share": _write(leverage, lang, top["y"]),
        "year": str(int(top["year"])),
        "mineral": leverage.mineral,
    }
    other = {"indicator": indicator_title(lang, indicator), "count": str(scored)}
    first = _state_first(leverage.code, words, lang)
    return translate(lang, "{first}; {second}", first=first, second=_state_second(str(top["comparison"]), other, lang))


def _state_first(code: str, words: dict[str, str], lang: str) -> str:
    if code == "world_share":
        return translate(lang, "{country} mined {share} of the world’s {mineral} in {year}", **words)
    if code == "supply_share":
        return translate(lang, "{country} supplied {share} of the European Union’s {mineral} (mean to {year})", **words)
    if code == "export_share":
        return translate(lang, "{share} of the exports {of_country} were ores and metals in {year}", **words)
    if code == "diamond_share":
        return translate(lang, "{country} exported rough diamonds worth {share} of its GDP in {year}", **words)
    return translate(lang, "Mineral rents made {share} of the GDP {of_country} in {year}", **words)


def _state_second(comparison: str, words: dict[str, str], lang: str) -> str:
    if comparison == Comparison.LOWER:
        return translate(lang, "it stands clearly below the median of the {count} members in {indicator}", **words)
    if comparison == Comparison.HIGHER:
        return translate(lang, "it stands clearly above the median of the {count} members in {indicator}", **words)
    if comparison == Comparison.NO_CLEAR_DIFFERENCE:
        return translate(lang, "no clear difference from the median of the {count} members in {indicator}", **words)
    return translate(lang, "its {indicator} has no interval to compare", indicator=words["indicator"])


def _write(leverage: Leverage, lang: str, value: float) -> str:
    if leverage.indicator is None:
        return format_share(lang, value)
    return format_percent(lang, value / 100, 1)


def _subtitle(library: Library, indicator: Indicator, leverage: Leverage, year: int, rows: pd.DataFrame, lang: str) -> str:
    years = sorted({int(y) for y in rows["year"]}) if len(rows) else []
    span = format_list(lang, [str(y) for y in years]) if len(years) <= 3 else f"{years[0]}–{years[-1]}"
    return translate(
        lang,
        "Across: {governance}, {year}. Upwards: {leverage}, {years}. {interval}",
        governance=indicator_title(lang, indicator),
        year=str(year),
        leverage=leverage.title[:1].lower() + leverage.title[1:],
        years=span or "–",
        interval=interval_words(library, lang, indicator),
    )


def _list(library: Library, rows: pd.DataFrame, indicator: Indicator, leverage: Leverage, lang: str) -> pd.DataFrame:
    words = {
        Comparison.LOWER: translate(lang, "clearly below the median"),
        Comparison.HIGHER: translate(lang, "clearly above the median"),
        Comparison.NO_CLEAR_DIFFERENCE: translate(lang, "no clear difference from the median"),
        Comparison.UNKNOWN: translate(lang, "no interval"),
    }
    own = rows[rows["country"].isin(library.members)]
    return pd.DataFrame(
        {
            translate(lang, "Country"): [country_name(lang, c) for c in own["country"]],
            leverage.title: [(_write(leverage, lang, r.y), f"{int(r.year)}, {r.source}") for r in own.itertuples()],
            indicator_title(lang, indicator): [
                (format_value(indicator, lang, r.x), words[Comparison(r.comparison)]) for r in own.itertuples()
            ],
        }
    )


def _describe(rows: pd.DataFrame, indicator: Indicator, leverage: Leverage, lang: str) -> str:
    listed = format_list(
        lang,
        [
            translate(
                lang,
                "{country} {x} and {y}",
                country=country_name(lang, r.country),
                x=format_value(indicator, lang, r.x),
                y=_write(leverage, lang, r.y),
            )
            for r in rows.itertuples()
        ],
    )
    return translate(
        lang,
        "Scatter of {governance} (across) and {leverage} (upwards): {values}.",
        governance=indicator_title(lang, indicator),
        leverage=leverage.title,
        values=listed,
    )


def _notes(library: Library, governance: pd.DataFrame, leverage: Leverage, rows: pd.DataFrame, lang: str) -> list[str]:
    known, scored = set(leverage.rows["country"]), set(governance["country"])
    without = [c for c in library.members if c not in known]
    unscored = [c for c in library.members if c in known and c not in scored]
    notes = []
    if without:
        notes.append(
            translate(lang, "Not drawn: {countries} ({reason}).", countries=name_list(lang, without), reason=leverage.absent)
        )
    if unscored:
        notes.append(translate(lang, "Not drawn: {countries} (no governance score).", countries=name_list(lang, unscored)))
    others = rows[~rows["country"].isin(library.members)]
    if len(others):
        notes.append(translate(lang, "Small and grey: other countries, for comparison."))
    notes.append(
        translate(lang, "A difference from the median counts two errors: the country’s, and that of the country in the middle.")
    )
    ids = [c for i in leverage.indicators for c in i.caveats] + [c for d in leverage.datasets for c in d.caveats]
    wanted = ("rents_leave_diamonds_out", "ores_leave_diamonds_out", "eu_shares_age", "customs_not_kp", "usgs_main_producers")
    notes += [text for _, text in caveat_texts(library, lang, [c for c in ids if c in wanted])]
    return notes
