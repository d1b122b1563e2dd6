"""Commands: list, get, risk, check, curate, seal, messages. Bad input: one sentence, exit status 2, nothing written."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from indicators import __version__
from indicators.cli.answers import add_unit, describe_indicator, list_rows, state_check, translate_notes
from indicators.cli.brief import brief
from indicators.cli.countries import split_list
from indicators.cli.deck import deck
from indicators.cli.language import lang_option, remember_language, spoken_language
from indicators.cli.printing import print_frame
from indicators.cli.refresh import refresh
from indicators.cli.risk import risk
from indicators.cli.selection import select_rows
from indicators.cli.site import site
from indicators.cli.usage import explain_usage
from indicators.data import Library
from indicators.data.checks import check_all
from indicators.data.dictionary import write_documents
from indicators.data.sealing import seal_all
from indicators.errors import IndicatorsError
from indicators.i18n import format_date, translate, translate_clause, translate_error
from indicators.panels.catalogue import list_overdue
from indicators.paths import DATA, ROOT


class Commands(click.Group):
    """Turns errors, our own and those of a wrong call, into one sentence on standard error and exit status 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        remember_language(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except IndicatorsError as error:
            click.echo(translate_error(spoken_language(ctx), error), err=True)
        except click.UsageError as error:
            click.echo(translate_clause(spoken_language(ctx), explain_usage(error)), err=True)
        ctx.exit(2)


@click.group(cls=Commands)
@click.version_option(__version__)
def main() -> None:
    """Figures on governance and minerals of the diamond coalition's countries."""


@main.command("list")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@lang_option
def list_command(form: str, lang: str) -> None:
    """List every indicator with unit, years and publisher."""
    print_frame(list_rows(Library(), lang), form, lang)


@main.command()
@click.argument("indicator_id")
@click.option("--country", "countries", multiple=True, help="ISO3 codes, separated by commas.")
@click.option("--year", default="", help="A year, or first:last.")
@click.option("--mineral", "minerals", multiple=True, help="Mineral ids, separated by commas.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@lang_option
def get(indicator_id: str, countries: tuple[str, ...], year: str, minerals: tuple[str, ...], form: str, lang: str) -> None:
    """Print the figures of one indicator."""
    library = Library()
    indicator = library.catalog.find_indicator(indicator_id)
    rows = select_rows(library, indicator, split_list(countries), year, split_list(minerals), lang)
    found = translate_notes(rows, lang)
    unit, frame = add_unit(library, indicator, found, lang, always=form == "csv")
    head = describe_indicator(library, indicator, unit, lang)
    if form == "json":
        rows = json.loads(frame.to_json(orient="records"))
        click.echo(json.dumps({"indicator": head, "rows": rows}, ensure_ascii=False, indent=2))
        return
    if form == "table":
        click.echo(f"{head['title']} [{unit}] · {head['publisher']}, {head['edition']} · {head['licence']}")
    if form == "table" and not head["redistribute"]:
        click.echo(translate(lang, "The publisher’s terms do not let these figures be handed on as a file."))
    elif not head["redistribute"]:
        terms = translate(
            lang, "{publisher}: terms do not let these figures be handed on as a file.", publisher=head["publisher"]
        )
        click.echo(f"# {terms}")
    print_frame(frame, form, lang)


main.add_command(deck)
main.add_command(risk)
main.add_command(site)


@main.command()
@click.argument("datasets", nargs=-1)
@lang_option
def check(datasets: tuple[str, ...], lang: str) -> None:
    """Check every file against its description; exit status 1 when a rule is broken."""
    library = Library()
    for name in datasets:
        if name not in library.catalog.broken:
            library.catalog.find_dataset(name)
    report = check_all(DATA, list(datasets))
    for problem in report.problems:
        rule, remedy = translate_clause(lang, problem.rule), translate_clause(lang, problem.remedy)
        click.echo(translate(lang, "{place} {rule}: {remedy}", place=problem.place, rule=rule, remedy=remedy), err=True)
    click.echo(state_check(report, lang))
    for dataset in (d for d in list_overdue(library, date.today()) if not datasets or d.name in datasets):
        day = format_date(lang, str(dataset.next_expected))
        click.echo(translate(lang, "A newer edition of {dataset} was due on {date}.", dataset=dataset.name, date=day))
    sys.exit(1 if report.problems else 0)


@main.command()
def seal() -> None:
    """Complete every descriptor from its files and rewrite the licence list and the dictionary (`make data`)."""
    names = seal_all(DATA)
    write_documents(Library(), ROOT)
    click.echo(f"{len(names)} descriptors sealed; DATA_LICENSES.md and docs/dictionary.md rewritten.")


@main.command(hidden=True)
def messages() -> None:
    """Bring the catalogues for translators in step with source and data (`make messages`)."""
    from indicators.cli.messages import update_catalogues

    changed = update_catalogues(Library())
    click.echo("\n".join(str(p.relative_to(ROOT)) for p in changed) or "Every catalogue is up to date.")


@main.command()
@click.argument("dataset")
@click.option("--from", "sources", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def curate(dataset: str, sources: Path) -> None:
    """Rebuild a dataset from reference extracts."""
    from indicators.curate import curate_dataset

    for resource, rows in curate_dataset(dataset, sources, DATA).items():
        click.echo(f"{dataset}.{resource}: {rows:,} rows")


main.add_command(refresh)
main.add_command(brief)
