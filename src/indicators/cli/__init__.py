"""The console script `indicators`."""

from indicators.cli.commands import main

__all__ = ["main"]
