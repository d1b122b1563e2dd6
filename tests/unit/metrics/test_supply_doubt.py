"""Doubts about printed inputs are read from flags and notes, nothing else."""

import pandas as pd

from indicators.metrics import find_input_doubts


def test_each_kind_is_found_once_and_ordered():
    shares = pd.DataFrame(
        [
            ("X", "extraction", "global", "CHN", "Table A of the same study prints 44%"),
            ("X", "extraction", "eu_sourcing", "DEU", 'corrupt: printed "6" without a percent sign'),
            ("X", "extraction", "eu_sourcing", "FRA", "second transcription prints t=0.8"),
            ("X", "extraction", "eu_sourcing", "ITA", "second transcription prints no t here (that is 1)"),
            ("Y", "processing", "eu_sourcing", "BEL", "suspect: the EU rows repeat the global rows, rounded"),
            ("Z", "processing", "global", "PER", "censored: printed <0.1%"),
        ],
        columns=["material", "stage", "scope", "country", "note"],
    )
    totals = pd.DataFrame(
        {"material": ["X"], "stage": "extraction", "scope": "global", "sum_listed_pct": "91", "flag": "rows missing"}
    )
    parameters = pd.DataFrame(
        {
            "material": ["Y", "Z"],
            "stage": "processing",
            "note": ["suspect: global supply only, although import reliance is 0", "row printed twice, identical: kept once"],
        }
    )
    found = find_input_doubts(shares, totals, parameters)
    assert [(d.material, d.kind, d.country, d.detail, d.count) for d in found] == [
        ("X", "rows_missing", "", "91", 1),
        ("X", "unreadable_share", "DEU", "", 1),
        ("X", "other_trade_parameter", "", "", 2),
        ("X", "other_share", "CHN", "44", 1),
        ("Y", "repeated_rows", "", "", 1),
        ("Y", "parameter", "", "suspect: global supply only, although import reliance is 0", 1),
    ]
