"""How the commands print a frame: as JSON, as CSV, or as a table for the eye."""

import csv
import io

import click
import pandas as pd

from indicators.export import neutralise


def print_frame(frame: pd.DataFrame, form: str) -> None:
    """Print a frame; a gap is null in JSON, an empty cell in CSV and a dash in the table."""
    if form == "json":
        click.echo(frame.to_json(orient="records", force_ascii=False, indent=2))
    elif form == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows([["" if pd.isna(v) else neutralise(v) for v in row] for row in frame.itertuples(index=False)])
        click.echo(buffer.getvalue(), nl=False)
    else:
        click.echo(frame.to_string(index=False, na_rep="–"))
