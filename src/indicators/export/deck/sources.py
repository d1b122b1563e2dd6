"""Where the figures of slides come from: the line below each, the paragraph on the last, the speaker's notes."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.catalog import Dataset, Indicator
from indicators.data import Library
from indicators.i18n import join_clauses, translate, translate_context
from indicators.panels import Panel
from indicators.panels.texts import caveat_texts, short_name, source_line

MOST_NOTES = 4


def join_sources(lang: str, datasets: Sequence[Dataset], indicators: Sequence[Indicator] = ()) -> str:
    """Return publisher and edition of the datasets in one line, one alone with its licence; the notes have every full line."""
    held = list({d.name: d for d in datasets}.values())
    if not held:
        return ""
    shown = [_write_alone(lang, held[0], indicators)] if len(held) == 1 else name_sources(lang, held, indicators)
    return translate(lang, "Source: {source}", source=" | ".join(shown))


def _write_alone(lang: str, dataset: Dataset, indicators: Sequence[Indicator]) -> str:
    """The full line of a dataset, with the edition of the indicators where it holds several."""
    own = {i.edition for i in indicators if i.dataset == dataset.name and i.edition}
    return source_line(lang, replace(dataset, edition=own.pop()) if len(own) == 1 else dataset)


def name_sources(lang: str, datasets: Sequence[Dataset], indicators: Sequence[Indicator] = ()) -> tuple[str, ...]:
    """Return publisher and edition of each dataset; the edition of the indicators where a dataset holds several."""
    names = []
    for dataset in datasets:
        own = {i.edition for i in indicators if i.dataset == dataset.name}
        names.append(short_name(lang, dataset, own.pop() if len(own) == 1 else ""))
    return tuple(dict.fromkeys(names))


def join_all_sources(lang: str, named: Sequence[str]) -> str:
    """Return the paragraph that names every source of the slides once."""
    names = list(dict.fromkeys(named))
    return translate(lang, "Sources of all slides: {sources}.", sources=join_clauses(lang, names)) if names else ""


def write_notes(library: Library, lang: str, panel: Panel) -> tuple[str, ...]:
    """Return what the speaker should know: definitions, reading help, caveats, sources."""
    notes = [panel.subtitle]
    for indicator in panel.indicators[:MOST_NOTES]:
        title = translate_context(lang, "indicator", indicator.title)
        told = translate_context(lang, "description", indicator.description)
        notes.append(translate(lang, "{name}: {value}", name=title, value=told))
    notes += [n for n in panel.notes if n]
    ids = [c for i in panel.indicators[:MOST_NOTES] for c in i.caveats] or [c for d in panel.datasets for c in d.caveats]
    notes += [f"{title}. {text}" for title, text in caveat_texts(library, lang, ids)[:MOST_NOTES]]
    notes += [d.alt for d in panel.drawings[:2]]
    notes += [f"{source_line(lang, d)} · {d.url}" for d in panel.datasets]
    return tuple(dict.fromkeys(notes))


def list_all_sources(library: Library, lang: str) -> list[str]:
    """Return the full line of every dataset that the fixed slides draw from."""
    named = ("wgi_estimate", "usgs_mcs", "world_mining_data", "kp", "eiti", "eu_criticality", "undp_hdr", "events")
    held = [library.catalog.datasets[n] for n in named if n in library.catalog.datasets]
    return [f"{source_line(lang, d)} · {d.url}" for d in held]
