"""The other publishers' formats: a held edition read back from its format changes nothing; a new year and every damage are seen."""

import json
from pathlib import Path

import pandas as pd
import pytest

from indicators.curate.refresh import refresh_dataset
from indicators.curate.refresh.answers import Answer, read_answer
from indicators.curate.refresh.conflict import TOTAL, TYPES
from indicators.curate.refresh.eiti import PRODUCT, REVENUE
from indicators.curate.wdi import CODES
from indicators.data.checks import check_all
from indicators.errors import DataError, UnknownNameError
from refresh.formats import fingerprint, read_held, write_pages, write_workbook
from tables import MEMBERS

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


def _ucdp_file(root: Path) -> pd.DataFrame:
    codes = read_held(root, "ucdp", "countries").set_index("country")["code"]
    total = read_held(root, "ucdp", "organized_violence_deaths")
    frame = pd.DataFrame({"country_id_cy": total["country"].map(codes), "country_cy": total["country"], "year_cy": total["year"]})
    for column, name in zip(("value", "lower", "upper"), TOTAL.values(), strict=True):
        frame[name] = total[column].where(total[column] != "", total["value"])
    for table, name in TYPES.items():
        frame[name] = read_held(root, "ucdp", table)["value"]
    return frame


def test_ucdp_file(root: Path):
    frame = _ucdp_file(root)
    new = frame[frame["year_cy"] == "2024"].assign(year_cy="2025")
    text = pd.concat([frame, new]).to_csv(index=False)
    outcome = refresh_dataset("ucdp", [Answer("organizedviolencecy-261.csv".replace("261", "26_1"), text.encode())], root, TODAY)
    assert outcome.edition == "version 26.1"
    assert all(c.new_years == (2025,) for c in outcome.comparisons)
    assert check_all(root, ["ucdp"]).problems == ()


def test_ucdp_types_that_do_not_add_up_and_foreign_encoding(root: Path):
    before = fingerprint(root)
    frame = _ucdp_file(root)
    wrong = frame.assign(**{TYPES["one_sided_deaths"]: "7"})
    with pytest.raises(DataError, match="do not add up to the total"):
        refresh_dataset("ucdp", [Answer("x.csv", wrong.to_csv(index=False).encode())], root, TODAY)
    garbled = frame.assign(country_cy="Côte d’Ivoire").to_csv(index=False).encode("cp1252")
    with pytest.raises(DataError, match="is not UTF-8"):
        refresh_dataset("ucdp", [Answer("x.csv", garbled)], root, TODAY)
    with pytest.raises(DataError, match="lacks the column year_cy"):
        refresh_dataset(
            "ucdp", [Answer("x.csv", frame.rename(columns={"year_cy": "year"}).to_csv(index=False).encode())], root, TODAY
        )
    assert fingerprint(root) == before


def test_vdem_file(root: Path):
    names = {"liberal_democracy": "v2x_libdem", "electoral_democracy": "v2x_polyarchy", "civil_liberties": "v2x_civlib"}
    parts = [read_held(root, "vdem", t).set_index(["country", "year"])["value"].rename(c) for t, c in names.items()]
    frame = pd.concat(parts, axis=1).reset_index().rename(columns={"country": "country_text_id"})
    newest = frame["year"].max()
    new = frame[frame["year"] == newest].assign(year=str(int(newest) + 1))
    answer = Answer("V-Dem-CY-Core-v17.csv", pd.concat([frame, new]).to_csv(index=False).encode())
    outcome = refresh_dataset("vdem", [answer], root, TODAY)
    assert outcome.edition == "version 17"
    assert all(c.new_years == (int(newest) + 1,) for c in outcome.comparisons)


def test_hdr_file_in_the_windows_encoding(root: Path):
    tables = {t: read_held(root, "undp_hdr", t) for t in ("hdi", "ihdi", "gii")}
    wide = pd.concat(
        [
            t.assign(column=name + "_" + t["year"]).pivot(index="country", columns="column", values="value")
            for name, t in tables.items()
        ],
        axis=1,
    ).fillna("")
    wide["hdi_2023"] = wide["hdi_2022"]
    ranks = tables["hdi"].query("year == '2022'").set_index("country")["rank"]
    wide = wide.assign(hdi_rank_2022=wide.index.map(ranks), country="Côte d’Ivoire").reset_index(names="iso3")
    answer = Answer("HDR_Composite_indices.csv", wide.to_csv(index=False).encode("cp1252", errors="replace"))
    outcome = refresh_dataset("undp_hdr", [answer], root, TODAY, edition="HDR 2026")
    changed = {c.table: c for c in outcome.comparisons}
    assert changed["undp_hdr.hdi"].new_years == (2023,)
    assert changed["undp_hdr.gii"].is_same
    medians = read_held(root, "undp_hdr", "medians")
    assert set(medians["indicator"]) == {"hdi", "ihdi", "gii", "hdi_2025"}
    assert check_all(root, ["undp_hdr"]).problems == ()


def _kp_rows(*filings: tuple[object, ...]) -> list[list[object]]:
    head = [
        "Country Name",
        "Year",
        "Quarter",
        "Trade Type",
        "Production Type",
        "Carat",
        "US Value",
        "Public",
        "Created",
        "Last Modified",
    ]
    return [head, *[[n, y, h, "Production", "LSM", c, v, "Public", "", ""] for n, y, h, c, v in filings]]


def test_kp_year_is_taken_only_when_both_halves_are_filed(root: Path):
    rows = _kp_rows(
        ("Sierra Leone", 2025, 1, 100000.0, 20000000.0),
        ("Sierra Leone", 2025, 2, 150000.0, 30000000.0),
        ("Angola", 2025, 1, 5000000.0, 700000000.0),
    )
    outcome = refresh_dataset(
        "kp", [write_workbook("Production of Diamonds", rows, "kp.xlsx")], root, TODAY, edition="KP database, November 2026"
    )
    waiting, lacking = map(str, outcome.notes)
    assert waiting == "Only one half-year is filed for AGO 2025: left out until the year is complete."
    assert lacking.startswith(
        "No value in 2025, though 2024 has one: AGO, BWA, CIV, COD, LBR, LSO, TZA, ZWE, COG, GHA, NAM, AUS and others, "
    )
    carats = read_held(root, "kp", "production_carats").query("year == '2025'")
    assert dict(zip(carats["country"], carats["value"], strict=True)) == {"SLE": "250000", "WLD": "250000"}
    price = read_held(root, "kp", "value_per_carat").query("year == '2025' and country == 'SLE'")
    assert price.iloc[0]["value"] == "200"
    doubtful = read_held(root, "kp", "production_carats").query("country == 'GIN' and year == '2007'")
    assert doubtful.iloc[0]["obs_status"] == "U"
    assert check_all(root, ["kp"]).problems == ()


def test_kp_unknown_name_stops_it(root: Path):
    before = fingerprint(root)
    with pytest.raises(DataError, match=r"names Zaire, which countries\.csv does not map"):
        refresh_dataset("kp", [write_workbook("Production of Diamonds", _kp_rows(("Zaire", 2025, 1, 1.0, 1.0)))], root, TODAY)
    assert fingerprint(root) == before


def _usgs_file(root: Path) -> pd.DataFrame:
    """Return the figures of the edition we hold, in the publisher's format, each a year later."""
    series = read_held(root, "usgs_mcs", "series")
    codes = (
        read_held(root, "usgs_mcs", "countries").query("country != ''").drop_duplicates("country").set_index("country")["code"]
    )
    parts = []
    for s in series.itertuples():
        if s.measure.endswith(("_fe", "_cr2o3")) or (
            (s.mineral, s.basis) == ("chromium", "ore, gross weight") and s.measure == "reserves"
        ):
            continue
        held = read_held(root, "usgs_mcs", s.measure).query(f"mineral == '{s.mineral}' and edition == 'MCS 2026'")
        figures = pd.to_numeric(held["value"]) / int(s.factor)
        parts.append(
            pd.DataFrame(
                {
                    "MCS chapter": s.chapter,
                    "Section": "World Mine Production and Reserves",
                    "Commodity": s.commodity,
                    "Country": held["country"].map(codes),
                    "Statistics": s.statistics,
                    "Statistics_detail": s.detail,
                    "Unit": s.unit,
                    "Year": (held["year"].astype(int) + 1).astype(str),
                    "Value": ["W" if pd.isna(v) else f"{v:,.10g}" for v in figures],
                    "Notes": ["Estimated." if q == "E" else "" for q in held["obs_status"]],
                }
            )
        )
    frame = pd.concat(parts, ignore_index=True)
    cobalt = (frame["Commodity"] == "Cobalt") & (frame["Statistics_detail"] == "Mine production") & (frame["Year"] == "2026")
    frame.loc[cobalt & (frame["Country"] == "Congo (Kinshasa)"), "Value"] = "240,000"
    frame.loc[cobalt & frame["Country"].str.startswith("World"), ["Statistics_detail", "Value"]] = [
        "Mine production: rounded",
        ">300,000",
    ]
    return frame


def test_usgs_release_replaces_years_and_keeps_what_it_replaced(root: Path):
    held = (
        read_held(root, "usgs_mcs", "mine_production")
        .query("country == 'COD' and mineral == 'cobalt' and year == '2025'")
        .iloc[0]
    )
    assert held["value"] == "230000"
    frame = _usgs_file(root)
    answer = Answer("MCS2027_Commodities_Data.csv", frame.to_csv(index=False).encode("cp1252"))
    outcome = refresh_dataset("usgs_mcs", [answer], root, TODAY)
    assert outcome.edition.endswith("–2027")
    mine = read_held(root, "usgs_mcs", "mine_production").query("country == 'COD' and mineral == 'cobalt'").set_index("year")
    assert mine.loc["2026", ["value", "edition"]].tolist() == ["240000", "MCS 2027"]
    assert mine.loc["2025", "edition"] == "MCS 2027"
    assert mine.loc["2024", "edition"] == "MCS 2026"
    earlier = read_held(root, "usgs_mcs", "earlier_editions")
    kept = earlier.query("country == 'COD' and mineral == 'cobalt' and year == '2025' and measure == 'mine_production'")
    assert kept.iloc[0][["value", "edition"]].tolist() == ["230000", "MCS 2026"]
    world = (
        read_held(root, "usgs_mcs", "mine_production")
        .query("country == 'WLD' and mineral == 'cobalt' and year == '2026'")
        .iloc[0]
    )
    assert world[["value", "obs_status"]].tolist() == ["300000", "U"]
    assert check_all(root, ["usgs_mcs"]).problems == ()


def test_usgs_unit_or_series_that_changed(root: Path):
    before = fingerprint(root)
    frame = _usgs_file(root)
    cobalt = frame["Commodity"] == "Cobalt"
    changed = frame.assign(Unit=frame["Unit"].mask(cobalt & frame["Statistics_detail"].eq("Mine production"), "kilograms"))
    with pytest.raises(DataError, match="cobalt mine_production in kilograms instead of metric tons"):
        refresh_dataset("usgs_mcs", [Answer("MCS2027.csv", changed.to_csv(index=False).encode())], root, TODAY)
    with pytest.raises(DataError, match="holds no cobalt mine_production"):
        refresh_dataset("usgs_mcs", [Answer("MCS2027.csv", frame[~cobalt].to_csv(index=False).encode())], root, TODAY)
    with pytest.raises(DataError, match="does not say the edition"):
        refresh_dataset("usgs_mcs", [Answer("data.csv", frame.to_csv(index=False).encode())], root, TODAY)
    assert fingerprint(root) == before


def test_eiti_answer(root: Path):
    lines = [
        {"commodity": REVENUE, "value": "250000000", "unit": "USD"},
        {"commodity": PRODUCT, "value": "4000000000", "unit": "USD"},
    ]
    odd = [{"commodity": REVENUE, "value": "9000000000", "unit": "USD"}, lines[1]]
    content = [{"iso3": "SLE", "label": "Sierra Leone", "reports": {"2025": lines}}, {"iso3": "GIN", "reports": {"2025": odd}}]
    outcome = refresh_dataset("eiti", [Answer("a.json", json.dumps(content).encode())], root, TODAY, edition="interface of 2026")
    assert str(outcome.notes[0]) == "Left out, above 70% of the product stated: GIN 2025."
    table = read_held(root, "eiti", "revenue_extractives").query("year == '2025'")
    assert list(zip(table["country"], table["value"], strict=True)) == [("SLE", "250000000")]
    with pytest.raises(DataError, match="is no list of implementing countries"):
        refresh_dataset("eiti", [Answer("a.json", b'{"data": "moved"}')], root, TODAY)


def test_wdi_answer(root: Path):
    rows = [
        {"indicator": {"id": code}, "countryiso3code": r.country, "date": r.year, "value": float(r.value)}
        for code, name in CODES.items()
        for r in read_held(root, "wdi", name).itertuples()
    ]
    new = {"indicator": {"id": "SP.POP.TOTL"}, "countryiso3code": "GIN", "date": "2027", "value": 16000000.0}
    empty = {"indicator": {"id": "SP.POP.TOTL"}, "countryiso3code": "SLE", "date": "2027", "value": None}
    answer = write_pages([*rows, new, empty])
    with pytest.raises(DataError, match=r"No value in 2027, though 2025 has one: AGO, BEL, .* \(wdi\.population\)"):
        refresh_dataset("wdi", [answer], root, TODAY)
    outcome = refresh_dataset("wdi", [answer], root, TODAY, without=MEMBERS)
    changed = {c.table: c.new_years for c in outcome.comparisons}
    assert changed["wdi.population"] == (2027,)
    population = read_held(root, "wdi", "population").query("year == '2027'")
    assert list(population["country"]) == ["GIN"]


def test_an_edition_without_a_name_is_asked_for(root: Path):
    rows = _kp_rows(("Sierra Leone", 2025, 1, 1.0, 200.0), ("Sierra Leone", 2025, 2, 1.0, 200.0))
    before = fingerprint(root)
    with pytest.raises(DataError, match="Give --edition"):
        refresh_dataset("kp", [write_workbook("Production of Diamonds", rows)], root, TODAY)
    assert fingerprint(root) == before


def test_what_cannot_be_refreshed_says_so(root: Path, tmp_path: Path):
    with pytest.raises(UnknownNameError, match="rsf cannot be refreshed by itself"):
        refresh_dataset("rsf", [], root, TODAY)
    with pytest.raises(DataError, match="has no address to fetch from"):
        refresh_dataset("vdem", [], root, TODAY)
    with pytest.raises(DataError, match=r"nothing.csv cannot be read"):
        read_answer(tmp_path / "nothing.csv")
