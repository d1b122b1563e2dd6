"""The workbook of Transparency International, with its quirks and its damages."""

from pathlib import Path

import pytest

from indicators.curate.refresh import refresh_dataset
from indicators.curate.refresh.answers import Answer
from indicators.data.checks import check_all
from indicators.errors import DataError
from refresh.formats import fingerprint, read_held, write_workbook

TODAY = "2026-11-25"
CPI_HEAD = [
    ["Corruption Perceptions Index 2026: Global Scores"],
    ["EMBARGOED UNTIL 09.02.2027"],
    [],
    [
        "Country / Territory",
        "ISO3",
        "Year",
        "Region",
        "CPI score",
        "Rank",
        "Standard error",
        "Number of sources",
        "Lower CI",
        "Upper CI",
    ],
]


def _cpi_rows(root: Path) -> list[list[object]]:
    held = read_held(root, "ti_cpi", "score")
    return [
        [
            "",
            r.country,
            int(r.year),
            "SSA",
            float(r.value),
            float(r.rank),
            float(r.stderr),
            int(r.n_sources),
            float(r.lower),
            float(r.upper),
        ]
        for r in held.itertuples()
    ]


def test_cpi_workbook_with_its_quirks(root: Path):
    rows = _cpi_rows(root)
    assert not refresh_dataset("ti_cpi", [write_workbook("CPI Historical", [*CPI_HEAD, *rows])], root, TODAY).written
    new = [["", r[1], 2026, "SSA", 27.0, 140.0, 2.5, 7, 23.0, 31.0] for r in rows if r[2] == 2025]
    outcome = refresh_dataset("ti_cpi", [write_workbook("CPI Historical", [*CPI_HEAD, *rows, *new])], root, TODAY)
    assert outcome.edition == "CPI 2026 (9 February 2027)"
    assert outcome.comparisons[0].new_years == (2026,)
    assert read_held(root, "ti_cpi", "score").query("year == '2026' and country == 'GIN'").iloc[0]["value"] == "27"
    assert check_all(root, ["ti_cpi"]).problems == ()


def test_cpi_decimal_commas_and_renamed_columns(root: Path):
    before = fingerprint(root)
    comma = [[*r[:4], f"{r[4]:.1f}".replace(".", ","), *r[5:]] for r in _cpi_rows(root)]
    with pytest.raises(DataError, match="decimal commas: export it with decimal points"):
        refresh_dataset("ti_cpi", [write_workbook("CPI Historical", [*CPI_HEAD, *comma])], root, TODAY)
    renamed = [[("Score" if c == "CPI score" else c) for c in CPI_HEAD[3]]]
    with pytest.raises(DataError, match="lacks the column CPI score"):
        refresh_dataset("ti_cpi", [write_workbook("CPI Historical", [*CPI_HEAD[:3], *renamed, *_cpi_rows(root)])], root, TODAY)
    with pytest.raises(DataError, match="has no sheet “CPI Historical”"):
        refresh_dataset("ti_cpi", [write_workbook("Sheet1", _cpi_rows(root))], root, TODAY)
    whole = write_workbook("CPI Historical", [*CPI_HEAD, *_cpi_rows(root)])
    with pytest.raises(DataError, match="is not a complete workbook"):
        refresh_dataset("ti_cpi", [Answer("cpi.xlsx", whole.content[: len(whole.content) // 2])], root, TODAY)
    assert fingerprint(root) == before
