"""The other publishers' formats: a new year and every damage are seen."""

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
from refresh.formats import fingerprint, read_held, write_pages
from tables import MEMBERS

TODAY = "2026-11-25"


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


def test_what_cannot_be_refreshed_says_so(root: Path, tmp_path: Path):
    with pytest.raises(UnknownNameError, match="rsf cannot be refreshed by itself"):
        refresh_dataset("rsf", [], root, TODAY)
    with pytest.raises(DataError, match="has no address to fetch from"):
        refresh_dataset("vdem", [], root, TODAY)
    with pytest.raises(DataError, match=r"nothing.csv cannot be read"):
        read_answer(tmp_path / "nothing.csv")
