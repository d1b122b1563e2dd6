"""The command `site`: the light edition as a folder of plain HTML."""

import logging
import os
from pathlib import Path

import click

from indicators.cli.output import check_out
from indicators.cli.progress import show_progress
from indicators.data import Library
from indicators.export.site.building import build_site


@click.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    callback=check_out,
    help="Folder; an earlier edition in it is kept as an older one.",
)
@click.option("--base", default="", help="Public address of the folder, for absolute links and the sitemap.")
@click.option("--app", envvar="INDICATORS_APP", default="", help="Public address of the interactive edition, to link to it.")
@click.option("--verbose", is_flag=True, help="Say which panels are left out.")
def site(out: Path, base: str, app: str, verbose: bool) -> None:
    """Write the dashboard as plain HTML that needs no script, in every language."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
    address = f"{base.rstrip('/')}/" if base else ""
    with show_progress(str(out)) as report:
        count = build_site(Library(), out.resolve(), base=address, app=app, workers=os.cpu_count() or 1, report=report)
    click.echo(f"{count} files in {out}")
