"""Who digs: artisanal and industrial carats as filed, and the few counts of diggers, each with its source and year."""

from dataclasses import dataclass

import pandas as pd

from indicators.charts.stacked import Part, draw_stacked_rows
from indicators.charts.theme import Look
from indicators.charts.words import format_share
from indicators.data import Library
from indicators.i18n import country_name, format_list, format_number, translate, translate_context
from indicators.panels.diamond_words import CARATS, source_link
from indicators.panels.model import Drawing, Link, Panel, Selection, register_panel
from indicators.panels.texts import edition_words

ARTISANAL, INDUSTRIAL = "kp.artisanal_carats", "kp.industrial_carats"
DIGGERS = ("diamond_diggers", "diamond_diggers_registered")


@dataclass(frozen=True)
class Split:
    """The newest filing of a country by kind of mining; a kind that is not filed is missing, never zero."""

    country: str
    year: int
    total: float
    artisanal: float | None
    industrial: float | None

    @property
    def is_split(self) -> bool:
        """Whether both kinds were filed."""
        return self.artisanal is not None and self.industrial is not None


def find_splits(library: Library) -> list[Split]:
    """Return the members' newest filings by kind, those with both kinds first, then the artisanal, then the industrial ones."""
    keys = ["country", "year"]
    frames = [library.observations(i)[[*keys, "value"]] for i in (ARTISANAL, INDUSTRIAL)]
    both = frames[0].merge(frames[1], on=keys, how="outer", suffixes=("_artisanal", "_industrial"))
    rows = both.merge(library.observations(CARATS)[[*keys, "value"]], on=keys, how="left")
    rows = rows[rows["country"].isin(library.members) & (rows["value"] > 0)].sort_values("year")
    splits = [
        Split(r.country, int(r.year), float(r.value), _known(r.value_artisanal), _known(r.value_industrial))
        for r in rows.drop_duplicates("country", keep="last").itertuples()
    ]
    return sorted(splits, key=lambda s: (not s.is_split, s.artisanal is None, -s.total))


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


@register_panel("diamond_mining_kind")
def build_diamond_mining_kind(library: Library, selection: Selection, lang: str, look: Look) -> Panel:
    """One bar a country: the part dug by hand and the part of large mines, in the newest filing that tells."""
    splits = find_splits(library)
    indicators = tuple(library.catalog.find_indicator(i) for i in (ARTISANAL, INDUSTRIAL))
    frames = [library.observations(i) for i in indicators]
    return Panel(
        name="diamond_mining_kind",
        title=_state(splits, lang),
        subtitle=translate(
            lang,
            "Share of the carats of the newest filing that tells, with its year. The split is filed since {first} only.",
            first=str(int(min(f["year"].min() for f in frames))),
        ),
        drawings=(_draw(splits, lang, look),),
        rows=pd.concat(
            [f[f["country"].isin(library.members)].assign(indicator=i.id) for f, i in zip(frames, indicators, strict=True)],
            ignore_index=True,
        ),
        indicators=indicators,
        datasets=tuple(library.catalog.find_dataset(d) for d in ("kp", "asm")),
        notes=_notes(splits, lang),
        listing=_list(library, splits, lang, compact=look.compact),
        selection=selection,
    )


def _draw(splits: list[Split], lang: str, look: Look) -> Drawing:
    names = {
        s.country: translate(lang, "{country}, {year}", country=country_name(lang, s.country), year=str(s.year)) for s in splits
    }
    drawn = pd.DataFrame(
        [
            {"row": names[s.country], "part": part, "value": value / s.total}
            for s in splits
            for part, value in (("artisanal", s.artisanal), ("industrial", s.industrial))
            if value is not None
        ]
    )
    parts = [
        Part("artisanal", translate(lang, "artisanal and small-scale")),
        Part("industrial", translate(lang, "industrial")),
    ]
    told = [
        translate(
            lang, "{filing} {share} artisanal", filing=names[s.country], share=format_share(lang, (s.artisanal or 0) / s.total)
        )
        for s in splits
        if s.artisanal is not None
    ]
    alt = translate(
        lang, "Stacked bars by country: {values}; the other bars are industrial alone.", values=format_list(lang, told)
    )
    return Drawing(draw_stacked_rows(drawn, None, lang, look, parts=parts, rows=[names[s.country] for s in splits]), alt)


def _state(splits: list[Split], lang: str) -> str:
    divided = [s for s in splits if s.is_split]
    words = {"single": str(len(splits) - len(divided)), "count": str(len(splits))}
    if not divided:
        return translate(lang, "{single} of {count} members file carats of one kind of mining only", **words)
    top = max(divided, key=lambda s: s.artisanal or 0)
    return translate(
        lang,
        "{country}: {share} of the carats of {year} were filed as artisanal; {single} of {count} members file one kind only",
        country=country_name(lang, top.country),
        share=format_share(lang, (top.artisanal or 0) / top.total),
        year=str(top.year),
        **words,
    )


def _notes(splits: list[Split], lang: str) -> tuple[str, ...]:
    lone = format_list(lang, [country_name(lang, s.country) for s in splits if s.artisanal is None])
    return (
        translate(
            lang,
            "A country that files one kind only does not thereby say that the other is absent. No artisanal carat is filed for: {countries}.",
            countries=lone,
        ),
        translate(
            lang,
            "Few sources count the people who dig. Each count has its own year and meaning: do not add them, rank them or join them "
            "to a line.",
        ),
    )


def _list(library: Library, splits: list[Split], lang: str, *, compact: bool) -> pd.DataFrame:
    """The filings, with every count of diamond diggers that is held for the country."""
    findings = library.table("asm", "findings")
    findings = findings[findings["measure"].isin(DIGGERS)]
    counts: dict[str, list[str | Link]] = {}
    for row in findings.itertuples():
        number = format_number(lang, float(row.figure))
        counts.setdefault(str(row.country), []).extend(
            [
                number,
                source_link(str(row.source_url), edition_words(lang, str(row.source))),
                translate_context(lang, "note", str(row.remark)),
            ]
        )
    none = translate(lang, "no count found")
    if compact:
        told = [
            (
                translate(lang, "Artisanal carats: {carats}", carats=_carats(s.artisanal, lang)),
                translate(lang, "Industrial carats: {carats}", carats=_carats(s.industrial, lang)),
                translate(lang, "People said to dig: {count}", count=counts.get(s.country, [none])[0]),
                *counts.get(s.country, [none])[1:],
            )
            for s in splits
        ]
        return pd.DataFrame(
            {
                translate(lang, "Country"): [(country_name(lang, s.country), str(s.year)) for s in splits],
                translate(lang, "Who digs"): told,
            }
        )
    return pd.DataFrame(
        {
            translate(lang, "Country"): [(country_name(lang, s.country), str(s.year)) for s in splits],
            translate(lang, "Artisanal carats"): [_carats(s.artisanal, lang) for s in splits],
            translate(lang, "Industrial carats"): [_carats(s.industrial, lang) for s in splits],
            translate(lang, "People said to dig for diamonds"): [tuple(counts.get(s.country, [none])) for s in splits],
        }
    )


def _carats(value: float | None, lang: str) -> str:
    return translate(lang, "not filed") if value is None else format_number(lang, value)
