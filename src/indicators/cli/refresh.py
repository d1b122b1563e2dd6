"""Command `refresh`: a new edition of a dataset, written whole or not at all."""

from datetime import date
from pathlib import Path

import click

from indicators.data import Library
from indicators.data.dictionary import write_documents
from indicators.paths import DATA, ROOT

LARGEST = 5


@click.command()
@click.argument("dataset")
@click.option(
    "--from", "files", multiple=True, type=click.Path(path_type=Path), help="A file at hand; repeat it for several pages."
)
@click.option("--edition", default="", help="Name of the edition, where the file does not say it.")
@click.option("--next-expected", default="", help="When the publisher's next edition is due, YYYY-MM-DD.")
def refresh(dataset: str, files: tuple[Path, ...], edition: str, next_expected: str) -> None:
    """Take over a publisher's new edition: compare, check, write it whole or not at all."""
    from indicators.curate.refresh import find_adapter, refresh_dataset
    from indicators.curate.refresh.answers import read_answer
    from indicators.curate.refresh.run import list_changes

    adapter = find_adapter(dataset)
    if not files and adapter.addresses:
        click.echo(f"Fetching {dataset} from {adapter.page} …", err=True)
    answers = [read_answer(path) for path in files]
    today = date.today().isoformat()
    outcome = refresh_dataset(dataset, answers, DATA, today, edition=edition, next_expected=next_expected)
    click.echo(list_changes(outcome).to_string(index=False))
    for comparison in outcome.comparisons:
        for r in comparison.largest[:LARGEST]:
            click.echo(f"  revised: {comparison.table} {r.country} {r.year}: {r.before:g} → {r.after:g}")
    for note in outcome.notes:
        click.echo(note)
    if not outcome.written:
        click.echo(f"Nothing new: {dataset} stays at {outcome.edition}, version {outcome.version}.")
        return
    write_documents(Library(), ROOT)
    click.echo(f"Written: {dataset}, {outcome.edition}, version {outcome.version}. Add a line under Data in CHANGELOG.md.")
