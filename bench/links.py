"""Links that nobody would write: right, wrong, foreign and hostile values in any mixture, the same for the same seed."""

from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode

from indicators.data import Library
from indicators.export.deck.model import TOPICS
from indicators.ui.links import WORDS
from indicators.ui.registry import PAGES

HOSTILE = (
    *(
        "",
        " ",
        ",",
        ",,,",
        "0",
        "-1",
        "²",
        "٣",
        "nan",
        "inf",
        "1e309",
        "2024.5",
        "99999999999999999999",
        "true",
        "TRUE",
        "None",
        "null",
    ),
    *(
        "<script>alert(1)</script>",
        "'; DROP TABLE x;--",
        "../../etc/passwd",
        "%00",
        "\x00",
        "\u202e",
        "💎" * 40,
        "x" * 3000,
        "{0}",
        "{country}",
    ),
    *(
        "$(id)",
        "`id`",
        "=1+1",
        "GIN,GIN,GIN",
        "gin",
        " GIN ",
        "WLD",
        "OTH",
        "GIN;BWA",
        "a:b:c",
        ":",
        "wgi_estimate.",
        ".score",
        "$x$",
        "[a](b)",
    ),
)
RIGHT, HOSTILE_SHARE = 0.62, 0.3
LANGUAGES = ("en", "fr", "pt", "xx", "fr-CM", "")


@dataclass(frozen=True)
class Link:
    """One address of the app."""

    page: str
    query: dict[str, str]

    @property
    def text(self) -> str:
        """The query as a browser sends it."""
        return urlencode(self.query)


class LinkMaker:
    """Makes links from the names that the data really hold."""

    def __init__(self, library: Library, seed: int) -> None:
        self.choose = Random(seed)
        members = list(library.members)
        ids = list(library.catalog.indicators)
        years = [str(y) for y in range(1990, 2027)]
        self.right: dict[str, list[str]] = {
            "country": members,
            "place": members,
            "supplier": list(library.sovereign),
            "indicator": ids,
            "governance": ids,
            "year": years,
            "first": years,
            "last": years,
            "mineral": list(library.table("reference", "minerals")["mineral"]),
            "dataset": list(library.catalog.datasets),
            "material": sorted(set(library.table("eu_criticality", "parameters")["material"])),
            "category": sorted(set(library.table("events", "events")["category"].dropna())),
            "event": list(library.table("events", "events")["id"]),
            "zoom": ["true", "false"],
            "share": ["0", "0.25", "1"],
            "score": ["-2.5", "0", "2.5"],
            "recycling": ["0", "0.5", "1"],
            "reliance": ["0", "0.5", "1"],
            "version": ["2026-11-25-b8fd10a8", "2025-01-31-00000000,kp-0.9.0,events-1.0.1,gone-1.0.0", "2026-13-01-b8fd10a8"],
            **{key: list(words) for key, words in WORDS.items()},
        }

    def make(self, page: str | None = None) -> Link:
        """Return a link to a page, or to any."""
        spec = next(p for p in PAGES if p.name == page) if page else self.choose.choice(PAGES)
        keys = [*spec.picks, *self.choose.sample(sorted(self.right), 3), "countries", "parts", "unknown"]
        query = {key: self._value(key) for key in dict.fromkeys(keys) if self.choose.random() < RIGHT}
        if self.choose.random() < RIGHT:
            query["lang"] = self.choose.choice(LANGUAGES)
        return Link(spec.name, query)

    def _value(self, key: str) -> str:
        if self.choose.random() < HOSTILE_SHARE or key == "unknown":
            return self.choose.choice(HOSTILE)
        if key == "countries":
            return ",".join(self.choose.sample(self.right["country"], self.choose.randint(0, 8)))
        if key == "topics":
            return ",".join(self.choose.sample(TOPICS, self.choose.randint(0, len(TOPICS))))
        if key == "parts":
            chosen = self.choose.sample(self.right["indicator"], self.choose.randint(0, 14))
            return ",".join(f"{i}:{self.choose.choice(('1', '0.5', '10', '11', '-1', ''))}" for i in chosen)
        return self.choose.choice(self.right.get(key, HOSTILE))
