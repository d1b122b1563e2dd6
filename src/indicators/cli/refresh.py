"""Command `refresh`: a new edition of a dataset, written whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pandas as pd

from indicators.cli.countries import find_members, split_list
from indicators.cli.language import lang_option
from indicators.data import Library
from indicators.data.dictionary import write_documents
from indicators.i18n import format_number, translate, translate_clause, translate_context
from indicators.paths import DATA, ROOT

if TYPE_CHECKING:
    from indicators.curate.refresh import Outcome

LARGEST = 5
NONE = "–"


@click.command()
@click.argument("dataset")
@click.option(
    "--from", "files", multiple=True, type=click.Path(path_type=Path), help="A file at hand; repeat it for several pages."
)
@click.option("--edition", default="", help="Name of the edition, where the file does not say it.")
@click.option("--next-expected", default="", help="When the publisher's next edition is due, YYYY-MM-DD.")
@click.option("--without", multiple=True, help="ISO3 codes of members that the new year may lack, separated by commas.")
@lang_option
def refresh(dataset: str, files: tuple[Path, ...], edition: str, next_expected: str, without: tuple[str, ...], lang: str) -> None:
    """Take over a publisher's new edition: compare, check, write it whole or not at all."""
    from indicators.curate.refresh import find_adapter, refresh_dataset
    from indicators.curate.refresh.answers import read_answer

    adapter = find_adapter(dataset)
    if not files and adapter.addresses:
        click.echo(translate(lang, "Fetching {dataset} from {page} …", dataset=dataset, page=adapter.page), err=True)
    answers = [read_answer(path) for path in files]
    today = date.today().isoformat()
    accepted = find_members(Library(), split_list(without), lang)
    outcome = refresh_dataset(dataset, answers, DATA, today, edition=edition, next_expected=next_expected, without=accepted)
    if outcome.written:
        write_documents(Library(), ROOT)
    click.echo("\n".join(describe_outcome(outcome, lang)))


def describe_outcome(outcome: "Outcome", lang: str) -> list[str]:
    """Return what a refresh found and did, line by line."""
    lines = [_tabulate(outcome, lang).to_string(index=False)]
    for comparison in outcome.comparisons:
        for r in comparison.largest[:LARGEST]:
            words = {"table": comparison.table, "country": r.country, "year": str(r.year)}
            before, after = _write(lang, r.before), _write(lang, r.after)
            lines.append(
                "  "
                + translate(lang, "revised: {table} {country} {year}: {before} → {after}", before=before, after=after, **words)
            )
    lines += [translate_clause(lang, note) for note in outcome.notes]
    words = {"dataset": outcome.dataset, "edition": outcome.edition, "version": outcome.version}
    if outcome.written:
        return [
            *lines,
            translate(lang, "Written: {dataset}, {edition}, version {version}. Add a line under Data in CHANGELOG.md.", **words),
        ]
    return [*lines, translate(lang, "Nothing new: {dataset} stays at {edition}, version {version}.", **words)]


def _write(lang: str, value: float) -> str:
    """A figure with as many decimals as six digits leave it."""
    shown = f"{value:g}"
    return shown if "e" in shown else format_number(lang, value, len(shown.partition(".")[2]))


def _tabulate(outcome: "Outcome", lang: str) -> pd.DataFrame:
    """One row a table: what changed."""

    def count(number: int) -> str:
        return format_number(lang, number)

    def listed(items: Sequence[object]) -> str:
        return ", ".join(map(str, items)) or NONE

    found = outcome.comparisons
    return pd.DataFrame(
        {
            translate_context(lang, "column", "table"): [c.table for c in found],
            translate_context(lang, "column", "rows"): [f"{count(c.rows_before)} → {count(c.rows_after)}" for c in found],
            translate_context(lang, "column", "new years"): [listed(c.new_years) for c in found],
            translate_context(lang, "column", "revised"): [
                translate(lang, "{count} of {total}", count=count(c.revised), total=count(c.common)) for c in found
            ],
            translate_context(lang, "column", "new countries"): [listed(c.new_countries) for c in found],
            translate_context(lang, "column", "lost countries"): [listed(c.lost_countries) for c in found],
        }
    )
