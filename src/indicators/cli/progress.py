"""Progress of long work, on a terminal only: files and other programs get what a command answers and nothing else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from indicators.export.steps import Step

LENGTH = 1000


@contextmanager
def show_progress(label: str) -> Iterator[Step]:
    """Draw a bar on standard error that grows with each step reported; it is full when the work is done."""
    with click.progressbar(length=LENGTH, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        reached = 0

        def report(done: int, steps: int) -> None:
            nonlocal reached
            now = done * LENGTH // steps
            bar.update(now - reached)
            reached = now

        yield report
        bar.update(LENGTH - reached)
