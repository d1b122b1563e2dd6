"""The errors that people may read. Each message names the thing and the remedy."""


class IndicatorsError(Exception):
    """Base of every error that is shown to a person as one sentence."""


class DataError(IndicatorsError):
    """A file of `data/` is missing, unreadable or breaks its own description."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class UnknownNameError(IndicatorsError):
    """Somebody asked for an indicator, country, year or mineral that does not exist."""


class MissingToolError(IndicatorsError):
    """A program that is needed for this output (a browser, say) is not installed."""
