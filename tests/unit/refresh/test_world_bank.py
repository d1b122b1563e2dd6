"""The refresh of the governance scores, from an answer of the World Bank's interface in its real format."""

import json
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog import Change, ChangeKind
from indicators.curate.refresh import refresh_dataset
from indicators.curate.refresh.answers import Answer, check_answer
from indicators.curate.refresh.lacks import find_lacks
from indicators.data import Library
from indicators.data.checks import check_all
from indicators.errors import DataError
from refresh.formats import fingerprint, list_api_rows, read_held, write_pages

TODAY = "2026-11-25"


def test_the_2026_update_adds_a_year_with_intervals_as_a_new_edition(root: Path):
    outcome = refresh_dataset("wgi", [write_pages(list_api_rows(root))], root, TODAY)
    assert outcome.written
    assert outcome.version == "1.1.0"
    assert Library(root).catalog.find_dataset("wgi").changes == (Change("1.1.0", (ChangeKind.YEARS,)),)
    assert outcome.edition == "2026 update (1996–2025), interface of 2026-09-18"
    assert all(c.new_years == (2025,) for c in outcome.comparisons)
    library = Library(root)
    indicator = library.catalog.find_indicator("wgi.rule_of_law")
    assert indicator.interval_level == 0.90
    assert library.dataset_of(indicator).accessed == TODAY
    assert library.dataset_of(indicator).next_expected == "2027-09-30"
    assert "wgi_no_interval" not in library.dataset_of(indicator).caveats
    frame = library.observations(indicator)
    own = frame[(frame["country"] == "GIN") & (frame["year"] == 2025)].iloc[0]
    before = frame[(frame["country"] == "GIN") & (frame["year"] == 2024)].iloc[0]
    assert own["value"] == pytest.approx(before["value"] + 0.5)
    assert own["lower"] == pytest.approx(own["value"] - 3)
    assert own["upper"] == pytest.approx(own["value"] + 3)
    assert check_all(root, ["wgi"]).problems == ()


def test_the_same_edition_again_changes_nothing(root: Path):
    answer = write_pages(list_api_rows(root))
    refresh_dataset("wgi", [answer], root, TODAY)
    before = fingerprint(root)
    assert not refresh_dataset("wgi", [answer], root, "2026-12-01").written
    assert fingerprint(root) == before


def _cut(rows: list[dict[str, object]]) -> Answer:
    return Answer("answer.json", write_pages(rows).content[:-4000])


def _without(rows: list[dict[str, object]], country: str) -> list[dict[str, object]]:
    return [r for r in rows if r["countryiso3code"] != country]


def _recode(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**r, "countryiso3code": "ZAR"} if r["countryiso3code"] == "COD" else r for r in rows]


def _rename(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {**r, "indicator": {"id": str(r["indicator"]["id"]).replace("SC_LB", "LOW"), "value": ""}}  # type: ignore[index]
        for r in rows
    ]


DAMAGES = {
    "cut": (_cut, "is not complete JSON"),
    "a web page": (
        lambda _: Answer("answer.json", b"<!DOCTYPE html><html><body>Service unavailable</body></html>"),
        "is a web page",
    ),
    "empty": (lambda _: Answer("answer.json", b""), "is empty"),
    "an error message": (
        lambda _: Answer("answer.json", json.dumps([{"message": [{"id": "120", "value": "Invalid format"}]}]).encode()),
        "answered “Invalid format” in place of figures",
    ),
    "a page is missing": (lambda rows: write_pages(rows, pages=2), "1 of 2 pages"),
    "rows are missing": (lambda rows: write_pages(rows[:-5], total=len(rows)), "is cut"),
    "a country is dropped": (lambda rows: write_pages(_without(rows, "SLE")), "SLE would be lost"),
    "a code changed": (lambda rows: write_pages(_recode(rows)), "COD would be lost"),
    "a series is renamed": (lambda rows: write_pages(_rename(rows)), "holds no value of GOV_WGI_VA.SC_LB"),
    "a key stands twice": (lambda rows: write_pages([*rows, rows[0]]), "two rows carry the key"),
    "an older edition": (lambda rows: write_pages([r for r in rows if int(str(r["date"])) < 2024]), "it is an older edition"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named_and_nothing_is_written(root: Path, damage: str):
    make, words = DAMAGES[damage]
    before, answer = fingerprint(root), make(list_api_rows(root))
    with pytest.raises(DataError, match=words):
        refresh_dataset("wgi", [check_answer(answer)], root, TODAY)
    assert fingerprint(root) == before
    assert [p.name for p in root.parent.iterdir()] == ["data"]


def test_another_scale_stops_it(root: Path):
    before = fingerprint(root)
    rows = list_api_rows(root, change=lambda name, country, year, value: value / 20 - 2.5)
    with pytest.raises(DataError, match="the scale or the method changed"):
        refresh_dataset("wgi", [write_pages(rows)], root, TODAY)
    assert fingerprint(root) == before


def test_a_score_outside_its_scale_stops_it(root: Path):
    rows = list_api_rows(root, change=lambda name, country, year, value: 140.0 if (country, year) == ("GIN", 2025) else value)
    before = fingerprint(root)
    with pytest.raises(DataError, match="above the maximum 100"):
        refresh_dataset("wgi", [write_pages(rows)], root, TODAY)
    assert fingerprint(root) == before


def test_a_revised_value_is_counted_and_named(root: Path):
    held = read_held(root, "wgi", "rule_of_law").query("country == 'GIN' and year == '2020'").iloc[0]
    rows = list_api_rows(
        root,
        change=lambda name, country, year, value: value + 2 if (name, country, year) == ("rule_of_law", "GIN", 2020) else value,
    )
    outcome = refresh_dataset("wgi", [write_pages(rows)], root, TODAY)
    changed = next(c for c in outcome.comparisons if c.table == "wgi.rule_of_law")
    assert changed.revised == 1
    assert (changed.largest[0].country, changed.largest[0].year) == ("GIN", 2020)
    assert changed.largest[0].before == pytest.approx(float(held["value"]))
    assert changed.largest[0].after == pytest.approx(float(held["value"]) + 2)


def test_a_full_disk_leaves_the_old_edition(root: Path, monkeypatch: pytest.MonkeyPatch):
    before = fingerprint(root)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    answer = write_pages(list_api_rows(root))
    monkeypatch.setattr("indicators.data.writing.os.fsync", fail)
    with pytest.raises(DataError, match="No space left"):
        refresh_dataset("wgi", [answer], root, TODAY)
    monkeypatch.undo()
    assert fingerprint(root) == before
    assert [p.name for p in root.parent.iterdir()] == ["data"]


def test_a_failed_swap_puts_the_old_folder_back(root: Path, monkeypatch: pytest.MonkeyPatch):
    before = fingerprint(root)
    real = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if ".refresh-" in str(self) and not self.name.endswith(".old"):
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(DataError, match="the old edition stands"):
        refresh_dataset("wgi", [write_pages(list_api_rows(root))], root, TODAY)
    monkeypatch.undo()
    assert fingerprint(root) == before


def _lacking(root: Path, *pairs: tuple[str, str]) -> Answer:
    """The answer with the year 2025, in which some scores of some countries are null."""
    return write_pages(
        list_api_rows(root, lambda name, country, year, value: None if year == 2025 and (name, country) in pairs else value)
    )


def test_a_new_year_without_a_member_stops_until_it_is_accepted_by_name(root: Path):
    """2025 for everyone but Guinea, which has every year before."""
    answer = _lacking(root, ("rule_of_law", "GIN"), ("control_of_corruption", "GIN"))
    before = fingerprint(root)
    with pytest.raises(DataError) as caught:
        refresh_dataset("wgi", [answer], root, TODAY)
    assert str(caught.value) == (
        "No value in 2025, though 2024 has one: GIN (wgi.rule_of_law, wgi.control_of_corruption). "
        "If the publisher gives no value, accept that with --without GIN. Nothing was written."
    )
    assert fingerprint(root) == before
    outcome = refresh_dataset("wgi", [answer], root, TODAY, without=("GIN",))
    assert outcome.written
    assert "No value in 2025, though 2024 has one: GIN (wgi.rule_of_law, wgi.control_of_corruption)." in map(str, outcome.notes)


def test_a_new_year_without_a_peer_names_it_and_is_written(root: Path):
    outcome = refresh_dataset("wgi", [_lacking(root, ("rule_of_law", "GHA"))], root, TODAY)
    assert outcome.written
    assert tuple(map(str, outcome.notes)) == ("No value in 2025, though 2024 has one: GHA (wgi.rule_of_law).",)


def test_a_member_whose_newest_held_year_is_withdrawn_stops_it(root: Path):
    rows = list_api_rows(root, lambda name, country, year, value: None if (country, year) == ("SLE", 2024) else value)
    with pytest.raises(DataError, match=r"No value in 2024, where our edition has one: SLE \(wgi"):
        refresh_dataset("wgi", [write_pages(rows)], root, TODAY)


def test_a_survey_that_comes_and_goes_does_not_stop_it():
    """Guinea was surveyed in 2022 and 2024, Sierra Leone every year: 2025 lacks both, and only one is expected."""
    rows = [("GIN", 2022), ("GIN", 2024), *(("SLE", year) for year in (2022, 2023, 2024)), ("GHA", 2023)]
    old = pd.DataFrame(rows, columns=["country", "year"]).assign(value=1.0)
    new = pd.concat([old, pd.DataFrame({"country": ["GHA"], "year": 2025, "value": 1.0})])
    lacks = find_lacks("wdi.poverty", old, new)
    assert [(x.year, sorted(x.countries), sorted(x.expected)) for x in lacks] == [(2025, ["GIN", "SLE"], ["SLE"])]
