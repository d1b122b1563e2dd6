"""What the person who runs the server may choose, read from the environment once at the start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import IndicatorsError

HOSTS = "INDICATORS_HOSTS"
EMBED = "INDICATORS_EMBED"
LIGHT = "INDICATORS_LIGHT"
CACHE = "INDICATORS_CACHE"
OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d{1,5})?")


class SettingError(IndicatorsError):
    """An environment variable holds something that the server cannot use."""


@dataclass(frozen=True)
class Settings:
    """The choices of one server.

    Attributes:
        hosts: names under which the server answers; empty means any name.
        embedders: sites that may show the dashboard in a frame.
        light: folder of the light edition; None when there is none.
        cache: folder where packed files are kept.
    """

    hosts: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()
    light: Path | None = None
    cache: Path = Path("cache")


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment.

    Raises:
        SettingError: a host name or site is malformed; the message names the variable.
    """
    light = Path(environ[LIGHT]) if environ.get(LIGHT) else None
    return Settings(
        hosts=_read_words(environ, HOSTS, _HOST, "a host name such as minerals.example.org"),
        embedders=_read_words(environ, EMBED, _ORIGIN, "a site such as https://example.org"),
        light=light if light is not None and light.is_dir() else None,
        cache=_find_cache(environ),
    )


def _read_words(environ: Mapping[str, str], name: str, shape: re.Pattern[str], example: str) -> tuple[str, ...]:
    words = tuple(w.lower() for w in re.split(r"[\s,]+", environ.get(name, "")) if w)
    for word in words:
        if not shape.fullmatch(word):
            raise SettingError(f"{name} holds “{word}”, which is not {example}. Separate several with commas.")
    return words


def _find_cache(environ: Mapping[str, str]) -> Path:
    if environ.get(CACHE):
        return Path(environ[CACHE])
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "indicators"
