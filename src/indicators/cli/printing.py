"""How the commands print a frame: as JSON, as CSV, or as a table for the eye."""

import csv
import io

import click
import pandas as pd

from indicators.cli.language import column_word
from indicators.export import neutralise
from indicators.i18n import DEFAULT_LANGUAGE


def print_frame(frame: pd.DataFrame, form: str, lang: str = DEFAULT_LANGUAGE) -> None:
    """Print a frame; a gap is null in JSON, an empty cell in CSV and a dash in the table, whose headings are words."""
    if form == "json":
        click.echo(frame.to_json(orient="records", force_ascii=False, indent=2))
    elif form == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows([["" if pd.isna(v) else neutralise(v) for v in row] for row in frame.itertuples(index=False)])
        click.echo(buffer.getvalue(), nl=False)
    else:
        shown = frame.rename(columns=lambda c: column_word(lang, str(c)))
        click.echo(shown.to_string(index=False, na_rep="–"))
