"""The command `deck`: slides as HTML, PPTX or PDF, by the ending of the file."""

import logging
from pathlib import Path

import click

from indicators.cli.countries import find_members, split_list
from indicators.cli.language import lang_option
from indicators.cli.output import check_out
from indicators.cli.progress import show_progress
from indicators.data import Library
from indicators.data.writing import write_bytes
from indicators.errors import UnknownNameError
from indicators.export.deck.document import write_html
from indicators.export.deck.model import TOPICS
from indicators.export.deck.planning import build_slides, plan_deck
from indicators.export.deck.printed import write_pdf
from indicators.export.deck.slides import write_pptx
from indicators.i18n import format_number, translate, translate_plural

WRITERS = {
    ".html": lambda slides, lang: write_html(slides, lang).encode("utf-8"),
    ".pptx": write_pptx,
    ".pdf": write_pdf,
}


@click.command()
@click.option("--countries", multiple=True, required=True, help="ISO3 codes, separated by commas.")
@click.option("--topics", multiple=True, help=f"Fixed slides in their order, separated by commas: {', '.join(TOPICS)}.")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    callback=check_out,
    help="File ending in .html, .pptx or .pdf.",
)
@click.option("--app", envvar="INDICATORS_APP", default="", help="Public address of the interactive edition, for the QR code.")
@lang_option
def deck(countries: tuple[str, ...], topics: tuple[str, ...], out: Path, app: str, lang: str) -> None:
    """Write slides on some countries: one HTML file, PPTX with native charts, or PDF."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    library = Library()
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise UnknownNameError("“{name}” ends in none of .html, .pptx and .pdf.", name=out.name)
    codes = find_members(library, split_list(countries), lang)
    chosen = split_list(topics)
    for topic in chosen:
        if topic not in TOPICS:
            raise UnknownNameError("“{name}” is no slide. Known: {known}.", name=topic, known=", ".join(TOPICS))
    plan = plan_deck(library, codes, tuple(chosen) or TOPICS)
    with show_progress(out.name) as report:
        slides = build_slides(library, lang, plan, app=app, report=lambda done, steps: report(done, steps + 1))
        content = writer(slides, lang)
    write_bytes(out, content)
    size = translate(lang, "{number} MB", number=format_number(lang, len(content) / 1e6, 1))
    if not app:
        click.echo(translate(lang, "The QR code leads to this machine only: name the public address with --app."), err=True)
    words = {"n": len(slides), "file": str(out), "size": size}
    click.echo(translate_plural(lang, "{n} slide in {file} ({size})", "{n} slides in {file} ({size})", len(slides), **words))
