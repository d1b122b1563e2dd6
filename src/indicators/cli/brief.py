"""Command `brief`: the two-page country briefing as PDF."""

from datetime import date
from pathlib import Path

import click

from indicators.cli.countries import find_members
from indicators.cli.language import lang_option
from indicators.cli.output import check_out
from indicators.cli.progress import show_progress
from indicators.data import Library
from indicators.data.writing import write_bytes
from indicators.errors import UnknownNameError
from indicators.export import write_briefing
from indicators.i18n import translate


@click.command()
@click.argument("country")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), callback=check_out, help="The PDF file to write."
)
@lang_option
def brief(country: str, out: Path, lang: str) -> None:
    """Write the two-page briefing of a country of the coalition."""
    library = Library()
    (code,) = find_members(library, [country.strip()], lang)
    if out.suffix.lower() != ".pdf":
        raise UnknownNameError("A briefing is a PDF: let the name {name} end in .pdf.", name=out.name)
    with show_progress(out.name) as report:
        briefing = write_briefing(library, code, lang, date.today(), report)
    write_bytes(out, briefing.pdf)
    for sentence in briefing.missing:
        click.echo(sentence, err=True)
    click.echo(translate(lang, "Written: {file}", file=out.name))
