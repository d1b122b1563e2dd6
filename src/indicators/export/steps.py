"""How long work tells its steps to whoever waits for it."""

from collections.abc import Callable

Step = Callable[[int, int], None]
"""Called after each step with the steps done and all steps."""


def report_nothing(_done: int, _steps: int) -> None:
    """Tell nobody."""
