"""What changed in the newest year, only where it is more than the publisher's uncertainty."""

from dataclasses import dataclass

import pandas as pd

from indicators.data import Library
from indicators.i18n import country_name, format_signed, translate
from indicators.panels.texts import indicator_title, short_name

DATASET = "wgi_estimate"
QUANTILE = 1.645
MOST = 6


@dataclass(frozen=True)
class News:
    """A finding and its lines."""

    title: str
    subtitle: str
    lines: tuple[str, ...]


def find_clear_changes(library: Library, span: int) -> pd.DataFrame:
    """Return member, indicator, old and new value where |Δ| > 1.645·√(se₁² + se₂²) over `span` years."""
    records = []
    for indicator in library.catalog.find_dataset(DATASET).indicators.values():
        frame = library.observations(indicator)
        newest = int(frame["year"].max())
        part = frame[frame["country"].isin(library.members) & frame["year"].isin([newest, newest - span])]
        wide = part.pivot(index="country", columns="year", values=["value", "stderr"]).dropna()
        for country, row in wide.iterrows():
            delta = row["value", newest] - row["value", newest - span]
            error = (row["stderr", newest] ** 2 + row["stderr", newest - span] ** 2) ** 0.5
            if abs(delta) > QUANTILE * error:
                records.append(
                    {"country": country, "indicator": indicator.id, "delta": delta, "year": newest, "before": newest - span}
                )
    return pd.DataFrame(records, columns=["country", "indicator", "delta", "year", "before"])


def find_news(library: Library, lang: str) -> News:
    """Return what changed against the previous year, and over ten years, beyond the intervals."""
    one, ten = find_clear_changes(library, 1), find_clear_changes(library, 10)
    dataset = library.catalog.find_dataset(DATASET)
    total = len(library.members) * len(dataset.indicators)
    if one.empty:
        title = translate(lang, "No governance score of the 13 moved beyond its interval in the newest year")
    else:
        title = translate(
            lang,
            "{count} of {total} governance scores moved beyond their interval in the newest year",
            count=str(len(one)),
            total=str(total),
        )
    subtitle = translate(
        lang,
        "Over ten years {count} of {total} did; the largest are listed. {source}.",
        count=str(len(ten)),
        total=str(total),
        source=short_name(dataset),
    )
    rows = pd.concat([one, ten]).sort_values("delta", key=lambda s: -s.abs()).head(MOST)
    lines = tuple(
        translate(
            lang,
            "{country}, {indicator}: {delta} between {before} and {year}",
            country=country_name(lang, row.country),
            indicator=indicator_title(lang, library.catalog.find_indicator(row.indicator)),
            delta=format_signed(lang, row.delta, 2),
            before=str(row.before),
            year=str(row.year),
        )
        for row in rows.itertuples()
    )
    return News(title, subtitle, lines)
