"""The option `--out`: where a command writes. A folder that is not there is asked for, not made: a slip would hide the file."""

from pathlib import Path

import click

from indicators.errors import UnknownNameError


def check_out(_ctx: click.Context, _option: click.Parameter, value: Path) -> Path:
    """Return the path to write when the folder above it is there.

    Raises:
        UnknownNameError: it is not.
    """
    folder = value.absolute().parent
    if not folder.is_dir():
        raise UnknownNameError("There is no folder {folder}: make it first, or name another.", folder=folder)
    return value
