"""What the coalition mines of the world's diamonds, in carats and in value: one year, and all years."""

from dataclasses import dataclass, replace

import pandas as pd

from indicators.catalog import Indicator
from indicators.charts.stacked import Part, draw_stacked_rows, draw_stacked_years
from indicators.charts.theme import Look
from indicators.charts.words import choose_factor, format_share
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, format_percent, translate
from indicators.metrics import find_complete_year, rank_producers
from indicators.panels.diamond_words import CARATS, VALUE, lower_first, read_shares, read_sums
from indicators.panels.model import Drawing, Panel, Selection, register_panel
from indicators.panels.standing import scale_unit
from indicators.panels.texts import indicator_title, name_list, unit_label

MOST_NAMED = 5
LEAST = 0.0001
OTHERS, REST = "others", "rest"


@dataclass(frozen=True)
class World:
    """The two quantities with shares, the year shown, and the members named in the stacks."""

    carats: pd.DataFrame
    values: pd.DataFrame
    year: int
    complete: int
    named: tuple[str, ...]


def read_world(library: Library, wanted: int | None) -> World:
    """Return the shares of all years; the year is `wanted` where the source has it, else the newest complete one."""
    carats, values = (read_shares(library, i) for i in (CARATS, VALUE))
    years = set(carats.loc[carats["value"].notna(), "year"])
    complete = find_complete_year(library.observations(CARATS)) or max(years)
    year = wanted if wanted is not None and wanted in years else complete
    shown = pd.concat([f[(f["year"] == year) & f["country"].isin(library.members)] for f in (carats, values)])
    top = shown.groupby("country")["share"].max().dropna().sort_values(ascending=False)
    return World(carats, values, int(year), int(complete), tuple(top.index[:MOST_NAMED]))


def _parts(lang: str, world: World) -> list[Part]:
    return [
        *(Part(c, country_name(lang, c), c) for c in world.named),
        Part(OTHERS, translate(lang, "other members"), others=True),
        Part(REST, translate(lang, "rest of the world"), rest=True),
    ]


def _split(frame: pd.DataFrame, members: tuple[str, ...], named: tuple[str, ...], column: str) -> pd.DataFrame:
    """One row for each year and part: the named members, the other members, the rest of the publisher's total."""
    own = frame[frame["country"].isin(members) & frame["value"].notna()]
    keys = own["country"].where(own["country"].isin(named), OTHERS)
    parts = own.assign(part=keys).groupby(["year", "part"], as_index=False)[column].sum()
    total = frame.groupby("year")["world"].first() if column == "value" else frame.groupby("year")["world"].first() * 0 + 1
    rest = (total - own.groupby("year")[column].sum()).dropna().clip(lower=0)
    rest = rest.rename(column).reset_index().assign(part=REST)
    return pd.concat([parts, rest], ignore_index=True).rename(columns={column: "value"})


@register_panel("diamond_shares")
def build_diamond_shares(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """The coalition's part of the world's carats and of their value in one year, member by member."""
    world = read_world(library, selection.year)
    members = library.members
    rows = {
        translate(lang, "Carats, {year}", year=str(world.year)): world.carats,
        translate(lang, "Value, {year}", year=str(world.year)): world.values,
    }
    drawn = pd.concat(
        [_split(f[f["year"] == world.year], members, world.named, "share").assign(row=name) for name, f in rows.items()]
    )
    listing, table = _list_members(library, world, lang)
    told = format_list(
        lang, [f"{part.label} {format_share(lang, v)}" for part, v in _value_parts(lang, world, drawn, list(rows)[1])]
    )
    return Panel(
        name="diamond_shares",
        title=_state_shares(library, world, lang),
        subtitle=translate(lang, "Share of all production filed with the Kimberley Process in {year}.", year=str(world.year)),
        drawings=(
            Drawing(
                draw_stacked_rows(drawn, None, lang, look, parts=_parts(lang, world), rows=list(rows)),
                translate(lang, "Two stacked bars, carats and value. Parts of the value: {parts}.", parts=told),
            ),
        ),
        rows=table,
        indicators=tuple(library.catalog.find_indicator(i) for i in (CARATS, VALUE)),
        datasets=(library.catalog.find_dataset("kp"),),
        notes=_year_notes(library, world, lang),
        listing=listing,
        selection=selection,
    )


def _state_shares(library: Library, world: World, lang: str) -> str:
    sums = [read_sums(library, i).loc[world.year] for i in (CARATS, VALUE)]
    shares = [format_share(lang, s["share"]) for s in sums]
    first = _largest(world, world.values, library.members)
    return translate(
        lang,
        "The {count} mined {carats} of the world’s carats and {value} of their value in {year}; largest by value: {country}",
        count=str(len(library.members)),
        carats=shares[0],
        value=shares[1],
        year=str(world.year),
        country=country_name(lang, first),
    )


def _largest(world: World, frame: pd.DataFrame, members: tuple[str, ...]) -> str:
    own = frame[(frame["year"] == world.year) & frame["country"].isin(members)]
    return str(own.loc[own["share"].idxmax(), "country"])


def _value_parts(lang: str, world: World, drawn: pd.DataFrame, row: str) -> list[tuple[Part, float]]:
    held = drawn[drawn["row"] == row].set_index("part")["value"]
    return [(part, float(held[part.key])) for part in _parts(lang, world) if part.key in held]


def _list_members(library: Library, world: World, lang: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each member that filed: share and world rank of carats and of value, the largest value first."""
    columns = []
    for name, frame in (("carats", world.carats), ("value", world.values)):
        part = frame[frame["year"] == world.year]
        ranks = rank_producers(part).set_index("country")["rank"]
        columns.append(part.set_index("country")[["value", "share"]].assign(rank=ranks).add_suffix(f"_{name}"))
    both = columns[0].join(columns[1])
    both = both[both.index.isin(library.members) & both["value_carats"].notna()].sort_values("share_value", ascending=False)
    cells = {
        translate(lang, "Country"): [country_name(lang, c) for c in both.index],
        translate(lang, "Share of carats"): [
            _share_cell(lang, s, r) for s, r in zip(both["share_carats"], both["rank_carats"], strict=True)
        ],
        translate(lang, "Share of value"): [
            _share_cell(lang, s, r) for s, r in zip(both["share_value"], both["rank_value"], strict=True)
        ],
        translate(lang, "Carats"): [format_number(lang, v) for v in both["value_carats"]],
    }
    return pd.DataFrame(cells), both.reset_index().assign(year=world.year)


def _share_cell(lang: str, share: float, rank: float) -> str:
    if pd.isna(share):
        return "–"
    shown = format_share(lang, share)
    if 0 < share < LEAST / 2:
        shown = translate(lang, "below {limit}", limit=format_percent(lang, LEAST, 2))
    return shown if pd.isna(rank) else translate(lang, "{share}, rank {rank}", share=shown, rank=str(int(rank)))


def _year_notes(library: Library, world: World, lang: str) -> tuple[str, ...]:
    notes = [
        translate(
            lang,
            "{year} is the newest year for which every producer of the year before has a filing.",
            year=str(world.complete),
        )
    ]
    later = world.carats[(world.carats["year"] > world.complete) & world.carats["country"].isin(library.members)]
    for year, rows in later.groupby("year"):
        blank = rows[rows["value"].isna()]
        if len(blank):
            notes.append(
                translate(
                    lang,
                    "{year} is incomplete: no complete filing is held for {countries}; its world total is a rounded figure quoted by the press.",
                    year=str(year),
                    countries=name_list(lang, list(blank["country"])),
                )
            )
    notes.append(translate(lang, "Carats count gem and industrial stones alike: a share of carats says nothing about quality."))
    return tuple(notes)


@register_panel("diamond_years")
def build_diamond_years(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """Stacked columns: what the members and the rest of the world declared each year, in carats and in value."""
    world = read_world(library, None)
    indicators = tuple(library.catalog.find_indicator(i) for i in (CARATS, VALUE))
    frames = (world.carats, world.values)
    share = read_sums(library, VALUE)["share"]
    first = int(share.index.min())
    return Panel(
        name="diamond_years",
        title=translate(
            lang,
            "The share of the {count} in the world’s diamond value: {before} in {first}, {after} in {last}",
            count=str(len(library.members)),
            before=format_share(lang, share[first]),
            after=format_share(lang, share[world.complete]),
            first=str(first),
            last=str(world.complete),
        ),
        subtitle=translate(
            lang,
            "All production filed with the Kimberley Process, {first} to {last}. Per cent above a column: the share of the {count}.",
            first=str(first),
            last=str(int(share.index.max())),
            count=str(len(library.members)),
        ),
        drawings=tuple(_draw_years(library, world, i, f, lang, look) for i, f in zip(indicators, frames, strict=True)),
        rows=pd.concat([f.assign(indicator=i.id) for f, i in zip(frames, indicators, strict=True)], ignore_index=True),
        indicators=indicators,
        datasets=(library.catalog.find_dataset("kp"),),
        notes=_year_notes(library, world, lang)[1:2],
        selection=selection,
    )


def _draw_years(library: Library, world: World, indicator: Indicator, frame: pd.DataFrame, lang: str, look: Look) -> Drawing:
    """One column a year of carats or of value, the members' share above the first and the newest complete one."""
    parts = _split(frame, library.members, world.named, "value")
    shares = read_sums(library, indicator.id)["share"]
    marks = {y: format_share(lang, shares[y]) for y in (int(shares.index.min()), world.complete)}
    factor = choose_factor(float(frame["world"].max()))
    drawn = replace(indicator, decimals=2)
    unit = scale_unit(lang, unit_label(library, lang, indicator.unit), factor)
    what = indicator_title(lang, indicator)
    return Drawing(
        draw_stacked_years(parts, drawn, lang, look, parts=_parts(lang, world), factor=factor, marks=marks),
        _tell_years(library, indicator.id, what, world, lang),
        heading=translate(lang, "**{title}** {unit}", title=what, unit=lower_first(unit)),
    )


def _tell_years(library: Library, indicator: str, what: str, world: World, lang: str) -> str:
    share = read_sums(library, indicator).loc[: world.complete, "share"]
    return translate(
        lang,
        "Stacked columns, one a year: {what}. The members’ share was lowest in {low_year} ({low}) and highest in {high_year} ({high}).",
        what=what,
        low_year=str(share.idxmin()),
        low=format_share(lang, share.min()),
        high_year=str(share.idxmax()),
        high=format_share(lang, share.max()),
    )
