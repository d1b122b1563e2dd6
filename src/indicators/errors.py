"""The errors that people may read. Each message names the thing and the remedy, and can be said in every language."""

from collections.abc import Mapping
from types import MappingProxyType


class Clause:
    """A message with its values, kept apart so that it can be translated; in a message it may stand as a value.

    >>> str(Clause("{file} is missing", file="a.csv"))
    'a.csv is missing'
    """

    def __init__(self, message: str, /, **values: object) -> None:
        self.message = message
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        return self.message.format(**self.values) if self.values else self.message


class IndicatorsError(Exception):
    """Base of every error that is shown to a person as one sentence.

    Write the message as a literal and give what differs as values: `DataError("{file} is empty.", file=name)`.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        self.clause = Clause(message, **values)
        super().__init__(str(self.clause))


class DataError(IndicatorsError):
    """A file of `data/` is missing, unreadable or breaks its own description."""

    def __init__(self, message: str, path: str = "", /, **values: object) -> None:
        super().__init__(message, **values)
        self.path = path


class UnknownNameError(IndicatorsError):
    """Somebody asked for an indicator, country, year or mineral that does not exist."""


class DrawingError(IndicatorsError):
    """A figure holds something that the writer of pictures does not know."""
